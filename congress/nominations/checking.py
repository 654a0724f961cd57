"""What `congress check` says of the lists: the contest holds the one adopted, and no opinion was counted anew since."""

from collections.abc import Iterable, Iterator, Sequence

from congress.journal import Entry
from congress.nominations.ballots import opinion_ballots
from congress.nominations.messages import problem
from congress.nominations.state import list_record, unsettled
from tally.contest import Contest
from tally.problems import Place, Problem


def about_lists(entries: Sequence[Entry], contests: Iterable[Contest]) -> Iterator[Problem]:
    """A list that is still under way is none: there is nothing wrong with it."""
    for contest in contests:
        known = list_record(entries, contest.id)
        if contest.round != 1 or not known.acts:
            continue
        if known.state == "adopted":
            yield from unsettled(entries, contest)
        for ballot in opinion_ballots(entries, contest.id, known):
            if ballot.state == "recounted":
                yield problem("LIST_OPINION_RECOUNTED", Place(subject=contest.id), ballot=ballot.id, id=contest.id)
