"""The presence of an election, frozen: who of the official delegates summoned is in the hall when it is held, and what
the base subtracts (QĐ 190-QĐ/TW Đ30).

Only who was marked absent for the whole congress, by people and with a reason, is subtracted: a member of the convening
committee as `committee_absent`, any other official delegate as `absent_no_alternate` (had an alternate taken the seat,
the seat would be that alternate's). Who has merely not come yet stays in the base.

What is recorded has numbers, and a list of people by their number; no time, no order of arrival, no desk.
"""

import csv
import hashlib
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from congress.contestfile import read_contest
from congress.custody import Act, drafting, read_entries, record
from congress.delegates.arrivals import Presence, read_presence
from congress.delegates.electorateblock import CannotReplaceError, with_electorate
from congress.delegates.messages import problem
from congress.delegates.roll import Roll, Seat, read_roll
from congress.elections.batches import require_no_candidate
from congress.elections.state import contest_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.storage import sha256_of
from congress.versions import current_contest, record_contest
from congress.workspace import Workspace
from tally.contest import Contest, Electorate, Subtraction
from tally.problems import Place, StopError

COMMITTEE, NO_ALTERNATE = "committee_absent", "absent_no_alternate"


@dataclass(frozen=True)
class Counted:
    """`people`: id, number and state of every official delegate, by number. `unseen`: neither come nor marked absent;
    `out`: were in the hall and left it."""

    electorate: Electorate
    people: tuple[tuple[int, str, str], ...]
    unseen: int
    out: int

    @property
    def words(self) -> str:
        one = self.electorate
        taken = ", ".join(f"{line.reason} {line.count}" for line in one.subtract)
        return f"summoned {one.summoned}, present {one.present}" + (f", {taken}" if taken else "")


def counted(roll: Roll, presence: Presence) -> Counted:
    """The electorate as the roll and the log have it now."""
    states = {seat.id: _state(seat, presence) for seat in roll.officials}
    tally = [*states.values()]
    subtract = tuple(
        Subtraction(reason=reason, count=tally.count(reason))
        for reason in (COMMITTEE, NO_ALTERNATE)
        if tally.count(reason)
    )
    electorate = Electorate(
        body="delegates", summoned=len(states), present=tally.count("present"), subtract=subtract
    )  # fmt: skip
    people = sorted((seat.delegate.number, seat.id, states[seat.id]) for seat in roll.officials)
    return Counted(electorate, tuple(people), tally.count("unseen"), tally.count("out"))


def _state(seat: Seat, presence: Presence) -> str:
    state = presence.of(seat.id).state
    if state == "absent":
        return COMMITTEE if seat.delegate.kind == "ex_officio" else NO_ALTERNATE
    return "present" if state == "in" else state


@dataclass(frozen=True)
class Frozen:
    """`new`: false where this very presence was frozen, and stood in the contest file, before."""

    counted: Counted
    new: bool
    file: str


def freeze(
    workspace: Workspace,
    election: str,
    round_: int,
    by: str,
    *,
    approve: Callable[[Counted, Contest], bool] = lambda _counted, _contest: True,
    replace: str = "",
) -> Frozen:
    """Freezes the presence of an election and writes it into its contest file, once `approve` has seen it.

    Raises StopError `FREEZE_NOBODY`, `FREEZE_BODY`; `FREEZE_DIFFERS`, or `FREEZE_OTHER_PEOPLE` where the figures are
    equal, where another presence is frozen and no reason is given to `replace` it; `FREEZE_NOT_ASKED` where it is not
    approved; `FREEZE_NOT_WRITTEN`; what taking a step of an election raises, for one that its result is confirmed;
    `OVERTAKEN` where another was frozen meanwhile.
    """
    contest, entries = current_contest(workspace, election, round_, by)
    require("import", round_of(entries, election, round_))
    require_no_candidate(contest, [by])
    if contest.electorate and contest.electorate.body != "delegates":
        raise StopError(problem("FREEZE_BODY", Place(subject=election), body=contest.electorate.body))
    found = counted(read_roll(workspace, entries), read_presence(workspace))
    if not found.electorate.present:
        raise StopError(problem("FREEZE_NOBODY", Place(subject=election)))
    _require_replaceable(entries, election, round_, found, replace)
    path = workspace.root / contest_name(election, round_)
    try:
        text = with_electorate(path.read_text(encoding="utf-8-sig"), found.electorate)
    except CannotReplaceError as error:
        raise StopError(problem("FREEZE_NOT_WRITTEN", Place(file=path.name))) from error
    if not approve(found, contest):
        raise StopError(problem("FREEZE_NOT_ASKED", Place(subject=election)))
    with drafting(workspace) as folder, TemporaryDirectory() as scratch:
        draft = _draft(Path(scratch), path, text, contest)
        filled = read_contest(draft)
        new, name = _record(workspace, folder, election, round_, found, replace, by)
        if filled.electorate != contest.electorate:
            record_contest(workspace, draft, filled, by)
    return Frozen(found, new, name)


def _draft(folder: Path, path: Path, text: str, contest: Contest) -> Path:
    draft = folder / path.name
    draft.write_text(text, encoding="utf-8", newline="")
    if contest.regulation.endswith(".toml"):
        shutil.copyfile(path.parent / contest.regulation, draft.parent / contest.regulation)
    return draft


def _record(
    workspace: Workspace, folder: Path, election: str, round_: int, found: Counted, replace: str, by: str
) -> tuple[bool, str]:
    made = folder / "presence.csv"
    made.write_text(_list_text(found), encoding="utf-8", newline="")
    digest = sha256_of(made)
    frozen = frozen_of(read_entries(workspace), election, round_)
    if frozen and digest in frozen[-1].payload["files"].values():
        return False, next(iter(frozen[-1].payload["files"]))
    name = f"presence/{round_name(election, round_)}{f'-{len(frozen) + 1}' if frozen else ''}.csv"

    def decide(now: list[Entry]) -> Act:
        require("import", round_of(now, election, round_))
        if len(frozen_of(now, election, round_)) != len(frozen):
            raise overtaken(election)
        _require_replaceable(now, election, round_, found, replace)
        payload = {**found.electorate.model_dump(mode="json", exclude_none=True), "unseen": found.unseen,
                   "reason": replace.strip()}  # fmt: skip
        return Act("presence", payload, f"presence:{election}:{round_}:{len(frozen) + 1}", election, round_)

    record(workspace, by, decide, {name: made})
    return True, name


def _list_text(found: Counted) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("number", "id", "state"))
    table.writerows(found.people)
    return written.getvalue()


def frozen_of(entries: list[Entry], election: str, round_: int) -> list[Entry]:
    return [one for one in entries if one.action == "presence" and (one.election, one.round) == (election, round_)]


def _require_replaceable(entries: list[Entry], election: str, round_: int, found: Counted, replace: str) -> None:
    """Another presence is one of other people, though they be as many."""
    frozen = frozen_of(entries, election, round_)
    if not frozen or replace.strip():
        return
    digest = hashlib.sha256(_list_text(found).encode()).hexdigest()
    if digest in frozen[-1].payload["files"].values():
        return
    before = {key: frozen[-1].payload[key] for key in ("summoned", "present", "subtract")}
    standing = Counted(Electorate.model_validate({"body": "delegates", **_tuples(before)}), (), 0, 0)
    if standing.words == found.words:
        raise StopError(problem("FREEZE_OTHER_PEOPLE", Place(subject=election), figures=found.words))
    values = {"before": standing.words, "after": found.words}
    raise StopError(problem("FREEZE_DIFFERS", Place(subject=election), **values))


def _tuples(before: dict[str, Any]) -> dict[str, Any]:
    return {**before, "subtract": tuple(before["subtract"])}
