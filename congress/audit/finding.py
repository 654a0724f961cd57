"""What people read on the drawn sheets, against the records: the differences, and what the check proves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from ballots.readfile import csv_rows
from congress.audit.basis import Basis, SheetPlace, basis_of
from congress.audit.drawing import LEADING, check_in_force, require_same_count, walking_order
from congress.audit.records import Differing, reported
from congress.audit.state import FOUND, MISSING, Check, history_of, memory_name
from congress.custody import Act, copied, drafting, forget, read_entries, record, verified
from congress.documents import recordfile
from congress.documents.papers_of_records import write_papers
from congress.elections.batches import require_no_candidate
from congress.elections.sheets import is_position
from congress.elections.state import round_name
from congress.elections.steps import overtaken
from congress.journal import Entry, person
from congress.messages import problem
from congress.recording import record_of
from congress.storage import sha256_of
from congress.workspace import Workspace
from tally.count import count_ballots
from tally.handcheck import Sheet, evidence_of, order_of_draw, sheets_needed
from tally.problems import InvalidError, Place, Problem, StopError, UnreadableError
from tally.sheetvotes import votes_by_sheet


@dataclass(frozen=True)
class Verdict:
    """What the check says (`said.confirmed`: every claim is within the risk limit; else `said.enough` sheets in all
    would do if no further difference is found), the names for its words, its papers, and whether it is new."""

    said: recordfile.Check
    names: Mapping[str, str]
    papers: tuple[str, ...]
    new: bool


@dataclass(frozen=True)
class _Read:
    """One list as people filled it in: what stands on each sheet (None: not there), and who read."""

    sheets: Mapping[SheetPlace, Sheet | None]
    people: tuple[str, ...]


def found(workspace: Workspace, election: str, round_: int, file: Path, by: str) -> Verdict:
    """Records what people read on the sheets of the last list, and says what all sheets read so far prove.

    Raises InvalidError with every fault of the file, StopError where nothing was drawn, the count has changed, or
    somebody who read (`;` between several in the column `by`) is on the list of candidates.
    """
    check = check_in_force(read_entries(workspace), election, round_)
    basis = basis_of(workspace, election, round_, by)
    require_same_count(basis.known, check)
    folder_name = f"audits/{round_name(election, round_)}"
    with drafting(workspace) as folder:
        kept = copied(file, folder)
        digest = sha256_of(kept)
        if not check.waits:
            if digest == basis.known.files.get(check.found[-1] if check.found else ""):
                return _verdict(workspace, basis, check, (), new=False)
            raise StopError(problem("AUDIT_ALL_READ", Place(subject=election), id=election))
        name = f"{folder_name}/found-{len(check.found) + 1}.csv"
        drawn = order_of_draw(check.dice, basis.records)
        before = check.sizes[-2] if len(check.sizes) > 1 else 0
        read = _read(kept, file.name, basis, drawn[before : check.size])
        require_no_candidate(basis.contest, [by, *(one.strip() for name in read.people for one in name.split(";"))])
        grown = Check(check.dice, check.risk, check.inputs, check.sizes, check.lists, (*check.found, name))
        verdict = _verdict(workspace, basis, grown, (read,), new=True)
        said = record_of(basis.contest, read_entries(workspace), "check-report", check=verdict.said)
        papers = write_papers(folder, said, workspace.settings.language)
        files = {name: kept}
        files.update({f"{folder_name}/report-{len(grown.found)}{end}": path for end, path in papers.items()})
        payload = {"from": file.name, "found": name, "read": len(read.sheets), "people": list(read.people)}
        told = verdict.said
        payload |= {"differing": len(told.differences), "confirmed": told.confirmed, "enough": told.enough}

        def decide(now: list[Entry]) -> Act | None:
            history = history_of(now, election, round_)
            if history.check != check:
                raise overtaken(election)
            return Act(FOUND, payload, f"audit:{election}:{round_}:{history.acts + 1}", election, round_)

        record(workspace, by, decide, files)
    forget(workspace, memory_name(election, round_, len(check.lists)))
    papers_named = tuple(one for one in files if one != name)
    return replace(verdict, papers=papers_named)


def _verdict(workspace: Workspace, basis: Basis, check: Check, last: Sequence[_Read], *, new: bool) -> Verdict:
    """What all lists read so far prove; those before the `last` are read from the workspace again."""
    order = order_of_draw(check.dice, basis.records)[: check.size]
    before = check.found[: len(check.found) - len(last)]
    bounds = [0, *check.sizes]
    reads = [
        _read(verified(workspace, name, basis.known.files[name]), name, basis, order[bounds[at] : bounds[at + 1]])
        for at, name in enumerate(before)
    ]
    reads += last
    found_sheets = {place: sheet for read in reads for place, sheet in read.sheets.items()}
    sheets = len(basis.records)
    risks, enough = [], check.size
    for claim in basis.claims:
        overstated = [
            claim.worst if (sheet := found_sheets[at]) is None else claim.worth(basis.records[at]) - claim.worth(sheet)
            for at in order
        ]
        evidence = evidence_of(claim, basis.margins[claim], sheets, overstated)
        enough = max(enough, sheets_needed(evidence, claim, sheets, check.risk))
        risks.append((claim, evidence.risk()))
    people = tuple(dict.fromkeys(one for read in reads for one in read.people))
    differing = [
        Differing(at, basis.ballots[at], basis.records[at], found_sheets[at])
        for at in walking_order(order)
        if found_sheets[at] != basis.records[at]
    ]
    names = {one.id: one.name for one in basis.contest.candidate}
    return Verdict(reported(basis, check, people, differing, risks, enough), names, (), new)


def _read(path: Path, name: str, basis: Basis, wanted: Sequence[SheetPlace]) -> _Read:
    """A filled-in list, every fault at once: it holds each wanted sheet once, read by somebody, and no other."""
    columns, rows = csv_rows(path)
    ids = [one.id for one in basis.contest.candidate]
    lacking = [column for column in ("batch", "position", "by", "problem", *ids) if column not in columns]
    strange = [column for column in columns if column not in (*LEADING, *ids)]
    if lacking or strange:
        values = {"lacking": ", ".join(lacking) or "–", "strange": ", ".join(strange) or "–"}
        raise InvalidError(problem("AUDIT_COLUMNS", Place(file=name, at="1"), **values))
    expected = frozenset(wanted)
    placed: dict[SheetPlace, dict[str, str]] = {}
    faults: list[Problem] = []
    people: dict[str, None] = {}
    for line, row in enumerate(rows, 2):
        batch, text = row["batch"].strip(), row["position"].strip()
        at = (batch, int(text) if is_position(text) else 0)
        where = Place(file=name, at=str(line), subject=f"{batch} · {text}")
        if at not in expected or at in placed:
            code = "AUDIT_SHEET_TWICE" if at in placed else "AUDIT_SHEET_OTHER"
            faults.append(problem(code, where, batch=batch, position=text))
            continue
        placed[at] = {**row, "line": str(line)}
        try:
            people[person(row["by"])] = None
        except UnreadableError:
            faults.append(problem("AUDIT_UNREAD", where, batch=batch, position=text))
    if placed and not people:
        raise InvalidError(problem("AUDIT_ALL_UNREAD", Place(file=name)))
    faults += [
        problem("AUDIT_SHEET_LACKING", Place(file=name), batch=batch, position=at)
        for batch, at in wanted
        if (batch, at) not in placed
    ]
    if faults:
        raise InvalidError(faults)
    return _Read(_said(placed, name, basis, ids), tuple(people))


def _said(
    placed: Mapping[SheetPlace, Mapping[str, str]], name: str, basis: Basis, ids: Sequence[str]
) -> dict[SheetPlace, Sheet | None]:
    """What the cells say, by the same rules as in the count, which also tells every wrong cell and ground."""
    there = {at: row for at, row in placed.items() if row["problem"].strip().upper() != MISSING}
    cells = {
        "ballot": [f"{batch} · {at}" for batch, at in there],
        "problem": [row["problem"].strip() for row in there.values()],
        "file": [name] * len(there),
        **{one: [row[one].strip() for row in there.values()] for one in ids},
    }
    lines = pl.Series("line", [int(row["line"]) for row in there.values()], pl.UInt32)
    frame = pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String)).with_columns(lines)
    count_ballots(frame, basis.contest, basis.regulation, basis.form)
    said = votes_by_sheet(frame, basis.contest, basis.regulation, basis.form)
    return {at: said.get(f"{at[0]} · {at[1]}") for at in placed}
