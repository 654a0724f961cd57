"""The register in a congress folder: every change of it, and every reading into a file, is an entry of the journal.

Each table is a file `register/TABLE.csv`, and each version of it stands under `versions/`. An entry of a change names
who, why, and for every field the old and the new value; rows that came or went as a whole are named by their keys, and
are in the version of the file that the entry records. An entry of an export names who, why, which fields of whom.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congress.cited import recorded_files
from congress.custody import Act, drafting, read_entries, record, verified
from congress.journal import Entry
from congress.planning.hints import hint
from congress.planning.slatefiles import as_written, csv_text
from congress.planning.values import UnreadableCellError
from congress.register.messages import cell_problem, problem
from congress.register.register import Change, Register, Row, applied, differences, whole_row
from congress.register.tables import BY_NAME, TABLES
from congress.register.values import NoChoiceError
from congress.tomlfile import toml_text
from congress.workspace import Workspace
from tally.problems import InvalidError, Place, StopError, UnreadableError

FOLDER = "register"
MAPPINGS = f"{FOLDER}/mappings"
CHANGED, EXPORTED = "register", "register_export"


def file_of(table: str) -> str:
    return f"{FOLDER}/{table}.csv"


def load(workspace: Workspace, entries: Sequence[Entry] | None = None) -> Register:
    """The register as recorded; empty where there is none. Raises StopError where a file was changed by hand."""
    files = recorded_files(read_entries(workspace) if entries is None else entries)
    return Register({
        table.name: _rows(verified(workspace, file_of(table.name), files[file_of(table.name)]), table.name)
        for table in TABLES if file_of(table.name) in files
    })  # fmt: skip


def require(register: Register) -> None:
    if not any(register.rows(table.name) for table in TABLES):
        raise StopError(problem("REGISTER_EMPTY"))


def _rows(path: Path, table: str) -> dict[str, Row]:
    text = path.read_text(encoding="utf-8")
    rows = [
        {name: as_written(value) for name, value in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]
    return {BY_NAME[table].key_of(row): whole_row(BY_NAME[table], row) for row in rows}


def table_text(register: Register, table: str) -> str:
    """A table as its file holds it: every column, rows by key."""
    names = BY_NAME[table].names
    rows = register.rows(table)
    return csv_text(names, ([rows[key][name] for name in names] for key in sorted(rows)))


@dataclass(frozen=True)
class Proposed:
    """What an import would change; nothing is written yet."""

    before: Register
    after: Register
    changes: tuple[Change, ...]


def propose(
    workspace: Workspace,
    rows: Mapping[str, Iterable[Row]],
    *,
    whole: Collection[str] = (),
    before: Register | None = None,
) -> Proposed:
    """`before`: the register that `rows` were read against, where that is not the one of now."""
    before = before or load(workspace)
    taken = {name: list(found) for name, found in rows.items()}
    changes = tuple(differences(before, taken, whole))
    return Proposed(before, applied(before, taken, changes), changes)


def ids_given(entries: Iterable[Entry]) -> frozenset[str]:
    """Every id a person of the register ever had, though the record is gone."""
    changes = [entry.payload for entry in entries if entry.action == CHANGED]
    return frozenset(id_ for said in changes for kind in ("added", "removed") for id_ in said[kind].get("people", ()))


def propose_edit(workspace: Workspace, table: str, key: str, column: str, value: str) -> Proposed:
    """One field of one record. Raises InvalidError for a table, a key, a column or a value that cannot be."""
    if table not in BY_NAME:
        raise InvalidError(problem("REGISTER_NO_TABLE", value=table, **hint(table, BY_NAME)))
    register = load(workspace)
    rows = register.rows(table)
    if key not in rows:
        raise InvalidError(
            problem("REGISTER_NO_ROW", Place(table), table=BY_NAME[table].vi, key=key, **hint(key, rows))
        )
    if column not in BY_NAME[table].names:
        known = BY_NAME[table].names
        raise InvalidError(
            problem("REGISTER_NO_COLUMN", Place(table), table=table, value=column, **hint(column, known))
        )
    if column in BY_NAME[table].key:
        raise InvalidError(problem("REGISTER_KEY_FIXED", Place(table), column=column))
    try:
        said = BY_NAME[table].column(column).read(value) if value.strip() else ""
    except UnreadableCellError as error:
        place = Place(table, at=key)
        choice = error if isinstance(error, NoChoiceError) else None
        raise InvalidError(cell_problem(place, value, column, error.code, choice)) from error
    return propose(workspace, {table: [{**rows[key], column: said}]})


def commit(
    workspace: Workspace,
    proposed: Proposed,
    by: str,
    reason: str,
    *,
    source: str = "",
    mapping: Mapping[str, Any] | None = None,
) -> Entry | None:
    """Writes the changes into the register and the journal. `mapping` is kept beside, under the name of the source.

    Raises StopError `REGISTER_CHANGED` where the register is no longer the one the changes were seen against.
    """
    reason = _reason(reason)
    touched = sorted({change.table for change in proposed.changes})
    if not touched:
        return None
    names = {table: file_of(table) for table in touched}
    with drafting(workspace) as folder:
        files: dict[str, Path] = {}
        number = _next_number(read_entries(workspace))
        for table, name in names.items():
            text = table_text(proposed.after, table)
            for target in (name, f"versions/register-{table}.v{number}.csv"):
                files[target] = _written(folder, target, text)
        if mapping:
            target = mapping_name(source)
            files[target] = _written(folder, target, toml_text(mapping))
        payload = {
            "reason": reason,
            "source": source,
            "changed": [
                {"table": c.table, "key": c.key, "field": c.field, "old": c.old, "new": c.new}
                for c in proposed.changes if c.kind == "change"
            ],
            "added": _keys(proposed.changes, "add"),
            "removed": _keys(proposed.changes, "remove"),
        }  # fmt: skip

        def decide(now: list[Entry]) -> Act:
            if _next_number(now) != number or load(workspace, now) != proposed.before:
                raise StopError(problem("REGISTER_CHANGED"))
            return Act(CHANGED, payload, f"register:{number}")

        return record(workspace, by, decide, files)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise UnreadableError(problem("REGISTER_NEEDS_REASON"))
    return reason.strip()


def _next_number(entries: Iterable[Entry]) -> int:
    return sum(entry.action == CHANGED for entry in entries) + 1


def _keys(changes: Iterable[Change], kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for change in changes:
        if change.kind == kind:
            found.setdefault(change.table, []).append(change.key)
    return found


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name.replace("/", "+")
    path.write_text(text, encoding="utf-8", newline="")
    return path


def mapping_name(source: str) -> str:
    return f"{MAPPINGS}/{Path(source).stem}.toml"


def kept_mapping(workspace: Workspace, source: str) -> Path | None:
    """The mapping an earlier import of a file of this name used."""
    path = workspace.root / mapping_name(source)
    return path if path.is_file() else None


def exported(
    workspace: Workspace, by: str, reason: str, table: str, fields: Sequence[str], people: Sequence[str], target: str
) -> None:
    """Enters into the journal that the fields of these people were read out."""
    reason = _reason(reason)

    def decide(now: list[Entry]) -> Act:
        number = sum(entry.action == EXPORTED for entry in now) + 1
        payload = {"reason": reason, "table": table, "fields": list(fields), "people": list(people), "to": target}
        return Act(EXPORTED, payload, f"register-export:{number}")

    record(workspace, by, decide)


@dataclass(frozen=True)
class Touch:
    """One time somebody changed or read a person's record."""

    at: str
    by: str
    reason: str
    what: str
    details: tuple[str, ...]


def history(entries: Iterable[Entry], person: str) -> list[Touch]:
    """Who has changed or read the record of a person, oldest first."""
    kinds: Mapping[str, Callable[[Entry, str], tuple[str, ...]]] = {CHANGED: _changed_of, EXPORTED: _read_of}
    found = []
    for entry in entries:
        details = kinds[entry.action](entry, person) if entry.action in kinds else ()
        if details:
            found.append(Touch(entry.at, entry.by, str(entry.payload.get("reason", "")), entry.action, details))
    return found


def _changed_of(entry: Entry, person: str) -> tuple[str, ...]:
    def mine(table: str, key: str) -> bool:
        return Change(table, key, "change").person == person

    details = [
        f"{c['table']} {c['key']}: {c['field']}: {c['old'] or '–'} → {c['new'] or '–'}"
        for c in entry.payload.get("changed", []) if mine(c["table"], c["key"])
    ]  # fmt: skip
    for sign, kind in (("+", "added"), ("−", "removed")):
        for table, keys in entry.payload.get(kind, {}).items():
            details += [f"{sign} {table} {key}" for key in keys if mine(table, key)]
    return tuple(details)


def _read_of(entry: Entry, person: str) -> tuple[str, ...]:
    if person not in entry.payload.get("people", []):
        return ()
    return (f"{entry.payload['table']}: {', '.join(entry.payload['fields'])} → {entry.payload['to']}",)
