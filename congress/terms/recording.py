"""The list of units and each unit's state, in the journal with who and when."""

import csv
import datetime
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from congress.custody import Act, copied, drafting, read_entries, record, verified
from congress.delegates.tables import TableRow, read_table
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.planning.dates import DateError, parse_date
from congress.planning.words import same
from congress.storage import sha256_of
from congress.terms.messages import problem
from congress.terms.milestones import STATES, State, Term, read_term, shipped_term
from congress.terms.standing import Progress, Unit, progress_of
from congress.workspace import Workspace
from tally.problems import InvalidError, Place, Problem, StopError, UnreadableError

UNITS, TERM = "term/units.csv", "term/term.toml"
HEADINGS: Mapping[str, str] = {
    "id": r"id|ma( so)?( don vi)?",
    "unit": r"(ten )?(don vi|dang bo|chi bo|to chuc dang)( truc thuoc)?|unit|name",
    "level": r"cap( don vi| dang bo)?|loai hinh|level",
    "planned": r"(ngay |thoi gian )?(du kien|to chuc)( dai hoi)?( du kien)?|planned",
}
_COLUMNS = ("id", "unit", "level", "planned")


def import_units(workspace: Workspace, path: Path, by: str, own_term: Path | None = None) -> tuple[int, bool]:
    """Takes the list of units in (and the committee's own milestones); returns how many, and whether anything is new.

    Raises InvalidError with every fault, StopError `TERM_UNITS_LOST`.
    """
    entries = read_entries(workspace)
    with drafting(workspace) as folder:
        files = {}
        term = read_known_term(workspace, entries)
        if own_term:
            files[TERM] = copied(own_term, folder)
            term = read_term(files[TERM])
        units = read_units(copied(path, folder), term)
        made = folder / "units.csv"
        made.write_text(_text(units), encoding="utf-8", newline="")
        files[UNITS] = made
        hashes = {name: sha256_of(file) for name, file in files.items()}
        lists = [entry for entry in entries if entry.action == "term_units"]
        standing = {name: digest for entry in lists for name, digest in entry.payload["files"].items()}
        if all(standing.get(name) == digest for name, digest in hashes.items()):
            return len(units), False
        named = {entry.payload["unit"] for entry in entries if entry.action == "term_state"}
        if lost := sorted(named - {unit.id for unit in units}):
            raise StopError(problem("TERM_UNITS_LOST", Place(file=path.name), units=", ".join(lost)))

        def decide(now: list[Entry]) -> Act:
            if len([entry for entry in now if entry.action == "term_units"]) != len(lists):
                raise overtaken(UNITS)
            return Act("term_units", {"from": path.name, "units": len(units)}, f"term_units:{len(lists) + 1}")

        record(workspace, by, decide, files)
    return len(units), True


def read_units(path: Path, term: Term) -> tuple[Unit, ...]:
    """Raises InvalidError with every fault, cell by cell."""
    faults: list[Problem] = []
    table = read_table(path, HEADINGS, ("unit", "level"))
    units = [unit for row in table.rows if (unit := _unit(row, term, faults))]
    for place, unit in enumerate(units):
        if any(same(unit.name, other.name) or unit.id == other.id for other in units[:place]):
            faults.append(problem("TERM_UNIT_TWICE", Place(file=path.name, subject=unit.name), unit=unit.name))
    if faults:
        raise InvalidError(faults)
    return tuple(units)


def _unit(row: TableRow, term: Term, faults: list[Problem]) -> Unit | None:
    name, said, planned = row.text("unit"), row.text("level"), row.text("planned")
    if not name:
        faults.append(problem("TERM_UNIT_NAME", row.place()))
        return None
    level = term.level_named(said)
    if level is None:
        known = ", ".join(one.id for one in term.level)
        faults.append(problem("TERM_LEVEL", row.place("level"), value=said or "–", known=known))
    day = None
    if planned:
        try:
            day = parse_date(planned).exact
        except DateError:
            day = None
        if day is None:
            faults.append(problem("TERM_DATE", row.place("planned"), value=planned))
    return Unit(row.text("id") or name, name, level.id if level else "", day)


def _text(units: Iterable[Unit]) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows((unit.id, unit.name, unit.level, unit.planned or "") for unit in units)
    return written.getvalue()


def read_known_term(workspace: Workspace, entries: list[Entry]) -> Term:
    """The committee's own milestones where it brought some, else those of the program."""
    digest = next(
        (
            e.payload["files"][TERM]
            for e in reversed(entries)
            if e.action == "term_units" and TERM in e.payload["files"]
        ),
        "",
    )
    return read_term(verified(workspace, TERM, digest)) if digest else shipped_term()


def read_progress(workspace: Workspace, entries: list[Entry] | None = None) -> tuple[Term, dict[str, Progress]]:
    """Raises StopError `TERM_NO_UNITS`."""
    known = read_entries(workspace) if entries is None else entries
    lists = [entry for entry in known if entry.action == "term_units"]
    if not lists:
        raise StopError(problem("TERM_NO_UNITS"))
    path = verified(workspace, UNITS, lists[-1].payload["files"][UNITS])
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    units = [
        Unit(
            row["id"],
            row["unit"],
            row["level"],
            datetime.date.fromisoformat(row["planned"]) if row["planned"] else None,
        )
        for row in rows
    ]
    return read_known_term(workspace, known), progress_of(units, known)


def found(known: Mapping[str, Progress], said: str) -> Progress:
    """The unit of this id or name. Raises UnreadableError `TERM_UNIT_UNKNOWN`."""
    one = known.get(said) or next((one for one in known.values() if same(one.unit.name, said)), None)
    if one is None:
        raise UnreadableError(problem("TERM_UNIT_UNKNOWN", Place(subject=said[:80]), unit=said[:80]))
    return one


def set_state(
    workspace: Workspace, said: str, state: State, on: datetime.date, by: str, *, note: str = "",
    today: datetime.date | None = None,
) -> tuple[Progress, bool]:  # fmt: skip
    """Records that a unit reached `state` on a day; returns how far it is, and whether that is new.

    Raises InvalidError `TERM_FUTURE`, `TERM_ORDER` for a day that cannot be, StopError `TERM_BACK` where the unit was
    further already and no `note` says why it goes back.
    """
    if on > (today or datetime.date.today()):
        raise InvalidError(problem("TERM_FUTURE", Place(subject=said), day=on.strftime("%d/%m/%Y")))

    def decide(entries: list[Entry]) -> Act | None:
        _term, known = read_progress(workspace, entries)
        one = found(known, said)
        place, at = STATES.index(state), STATES.index(one.state)
        before = [reached.on for earlier, reached in one.reached.items() if STATES.index(earlier) < place]
        if before and max(before) > on:
            days = {"day": on.strftime("%d/%m/%Y"), "before": max(before).strftime("%d/%m/%Y")}
            raise InvalidError(problem("TERM_ORDER", Place(subject=one.unit.name), **days))
        if place == at and (not one.reached or one.reached[state].on == on):
            return None
        if place <= at and not note.strip():
            raise StopError(problem("TERM_BACK", Place(subject=one.unit.name), state=one.state))
        number = sum(entry.action == "term_state" for entry in entries) + 1
        payload = {"unit": one.unit.id, "state": state, "on": on.isoformat(), "note": note.strip()}
        return Act("term_state", payload, f"term_state:{number}")

    new = record(workspace, by, decide)
    return found(read_progress(workspace)[1], said), new is not None
