"""What `congress check` says of the lists: whether each contest holds the list that was adopted."""

from collections.abc import Iterable, Iterator, Sequence

from congress.journal import Entry
from congress.nominations.state import list_record, unsettled
from tally.contest import Contest
from tally.problems import Problem


def about_lists(entries: Sequence[Entry], contests: Iterable[Contest]) -> Iterator[Problem]:
    """A list that is still under way is none: there is nothing wrong with it."""
    for contest in contests:
        if list_record(entries, contest.id).state == "adopted":
            yield from unsettled(entries, contest)
