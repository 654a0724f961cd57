"""Ballots released and withdrawn. Only one version of a round's ballots is ever in use (a second one could be counted
as the first): another version is refused until the first is withdrawn, with a reason."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ballots.keys import default_key_path, signing_key
from ballots.layout import Layout
from ballots.layoutfile import read_layout
from ballots.messages import problem as ballots_problem
from ballots.press import check_copies, print_ballots
from congress.contestfile import regulation_of
from congress.custody import Act, drafting, read_entries, record, verified
from congress.elections.state import Release, Round, contest_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.i18n import catalogue
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.state import require_settled
from congress.printing import as_laid_out, print_order
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.problems import Place, Problem, StopError, UnreadableError

_LONGEST_REASON = 500


@dataclass(frozen=True)
class Printed:
    """The version in use; `new` is false where the same printing had been done before."""

    release: Release
    new: bool
    warnings: tuple[Problem, ...]


def print_release(
    workspace: Workspace,
    election: str,
    round_: int,
    copies: int,
    by: str,
    *,
    key_file: Path | None = None,
    list_decided: str = "",
    more: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> Printed:
    """Prints ballots and releases their version.

    The same number of copies of the version in use, asked for again, is the same command repeated, unless `more` says
    that they are wanted on top of those. Raises StopError `OTHER_VERSION_OUT` where another version is in use,
    `PRINTED_BEFORE` for another number without `more`; `LIST_NOT_YET_ADOPTED` or `LIST_NOT_THE_ADOPTED` where its list
    is under way or is another than the one adopted.
    """
    check_copies(copies)
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require("print", known)
    require_settled(entries, contest)
    where = key_file or default_key_path()
    if workspace.root in where.resolve().parents:
        raise UnreadableError(ballots_problem("KEY_BESIDE_BALLOTS", Place(file=where.name)))
    regulation = regulation_of(contest, workspace.root / "contests")
    order = print_order(contest, regulation, contest_name(election, round_), list_decided)
    gettext = catalogue(workspace.settings.language).gettext
    with drafting(workspace) as folder:
        made = folder / "ballots"
        layout = print_ballots(
            order.contest,
            order.form,
            copies,
            made,
            signing_key(where),
            gettext,
            on_progress,
            order.list_decided,
            version=_number(known)[0],
        )

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("print", standing)
            require_settled(now, contest)
            if standing.contest != known.contest or _number(standing) != _number(known):
                raise overtaken(election)
            if standing.released:
                _require_same_version(workspace, standing, standing.released, layout)
                if not more and _is_repeated(standing, standing.released, copies):
                    return None
            return _act(known, layout, copies, order.list_decided)

        files = {f"{_folder(known)}/{path.name}": path for path in made.iterdir()}
        new = record(workspace, by, decide, files)
    counting = _counting_begun(known) if new else []
    return Printed(
        _in_use(workspace, election, round_),
        new is not None,
        (*order.warnings, *as_laid_out(layout, contest_name(election, round_)), *counting),
    )


def _is_repeated(known: Round, release: Release, copies: int) -> bool:
    """Whether so many were the last printing, or all of them. Another number is not added by itself: StopError."""
    if copies in (release.last_copies, release.copies):
        return True
    values = {"printed": release.copies, "copies": copies, "id": known.election, "round": known.round}
    raise StopError([problem("PRINTED_BEFORE", Place(subject=known.election), **values), *_counting_begun(known)])


def _counting_begun(known: Round) -> list[Problem]:
    if not known.batches and known.totals is None:
        return []
    return [problem("COUNTING_BEGUN", Place(subject=known.election), id=known.election, round=known.round)]


def _act(known: Round, layout: Layout, copies: int, list_decided: str) -> Act:
    version, run = _number(known)
    payload = {
        "version": version,
        "run": run,
        "copies": copies,
        "style": layout.style,
        "contest": known.contest,
        "list_decided": list_decided,
        "layout": known.released.layout if known.released else f"{_folder(known)}/layout.json",
    }
    return Act("print", payload, f"print:{known.election}:{known.round}:{version}:{run}", known.election, known.round)


def withdraw_release(workspace: Workspace, election: str, round_: int, reason: str, by: str) -> Release:
    """Takes the version in use out of use. What was counted with it must have been withdrawn before."""
    reason = given_reason(reason)

    def decide(now: list[Entry]) -> Act | None:
        known = round_of(now, election, round_)
        if known.released is None and known.releases and known.releases[-1].withdrawn == reason:
            return None
        require("withdraw_print", known)
        version = known.releases[-1].version
        payload = {"version": version, "style": known.releases[-1].style, "reason": reason}
        return Act("withdraw_print", payload, f"withdraw_print:{election}:{round_}:{version}", election, round_)

    record(workspace, by, decide)
    return round_of(read_entries(workspace), election, round_).releases[-1]


def given_reason(reason: str) -> str:
    """A reason in words. Raises UnreadableError `REASON_MISSING`."""
    tidy = " ".join(unicodedata.normalize("NFC", reason).split())
    if not tidy or len(tidy) > _LONGEST_REASON or not tidy.isprintable():
        raise UnreadableError(problem("REASON_MISSING"))
    return tidy


def released_layout(workspace: Workspace, known: Round, release: Release) -> Layout:
    """The layout that ballots of `release` are read with, known to be the one recorded."""
    return read_layout(verified(workspace, release.layout, known.files[release.layout]))


def _require_same_version(workspace: Workspace, known: Round, release: Release, layout: Layout) -> None:
    printed = released_layout(workspace, known, release)
    place = Place(subject=known.election)
    if layout.style != release.style:
        values = {"old": release.style[:12], "new": layout.style[:12], "version": release.version}
        raise StopError(problem("OTHER_VERSION_OUT", place, id=known.election, round=known.round, **values))
    if layout.public_key != printed.public_key:
        raise StopError(problem("OTHER_KEY", place, id=known.election, round=known.round))


def _in_use(workspace: Workspace, election: str, round_: int) -> Release:
    release = round_of(read_entries(workspace), election, round_).released
    if release is None:
        raise overtaken(election)
    return release


def _number(known: Round) -> tuple[int, int]:
    """Version and print run of what is printed next."""
    if known.released:
        return known.released.version, known.released.runs + 1
    return len(known.releases) + 1, 1


def _folder(known: Round) -> str:
    version, run = _number(known)
    folder = f"ballots/{round_name(known.election, known.round)}-v{version}"
    return folder if run == 1 else f"{folder}/more-{run}"
