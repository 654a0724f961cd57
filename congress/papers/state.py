"""What the journal knows of the papers printed: of which files each was made, and whether those still stand."""

from collections.abc import Iterable, Mapping

from congress.cited import recorded_files
from congress.elections.state import round_name, rounds_of
from congress.journal import Entry
from congress.messages import problem
from tally.problems import Place, Problem

PRINTED = "papers"
CONGRESS_MINUTES = "congress-minutes"

MadeOf = Mapping[str, str]
"""Name and SHA-256 of each recorded file a paper was made of; empty where a file was not there that would have been
used."""


def made_of(entries: Iterable[Entry]) -> dict[tuple[str, int], dict[str, MadeOf]]:
    """Election and round (empty and 0: the congress) → kind of paper → of what it was made last."""
    found: dict[tuple[str, int], dict[str, MadeOf]] = {}
    for entry in entries:
        if entry.action == PRINTED:
            found.setdefault((entry.election, entry.round), {}).update(entry.payload["made_of"])
    return found


def papers_folder(election: str, round_: int) -> str:
    return f"papers/{round_name(election, round_)}" if election else "proceedings"


def overtaken_papers(entries: list[Entry]) -> list[Problem]:
    """Papers made of something that has changed since: one problem for each round, and one for the congress."""
    files = recorded_files(entries)
    rounds = rounds_of(entries)
    stale = {known.result_name for known in rounds.values() if known.outcome and not known.has_current_result}
    found = []
    for (election, round_), papers in made_of(entries).items():
        old = [kind for kind, sources in papers.items() if _has_changed(sources, files, stale)]
        place = Place(file=papers_folder(election, round_))
        if old and election:
            found.append(problem("PAPERS_OUT_OF_DATE", place, id=election, round=round_, kinds=", ".join(old)))
        elif old:
            found.append(problem("CONGRESS_MINUTES_OUT_OF_DATE", place))
    return found


def _has_changed(sources: MadeOf, files: Mapping[str, str], stale: set[str]) -> bool:
    return any(name in stale or files.get(name, "") != digest for name, digest in sources.items())
