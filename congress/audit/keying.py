"""The drawn ballots typed at the terminal by those who read them, with the line of the keying program."""

from collections.abc import Callable
from pathlib import Path

from ballots.files import write_text
from ballots.readfile import csv_rows, rows_to_csv
from congress.audit.basis import basis_of
from congress.audit.drawing import check_in_force, form_of, require_same_count
from congress.audit.state import MISSING, memory_name
from congress.custody import PENDING, read_entries, within_pending
from congress.i18n import _, language
from congress.journal import person
from congress.keying.ballot import in_short, rules_of, votes_row
from congress.keying.grammar import grammar
from congress.keying.line import Keyed, LineError, Paper, parse
from congress.messages import problem
from congress.workspace import Workspace
from tally.problems import Place, StopError

GONE, BACK = "m", "u"
Ask = Callable[[str], str | None]
Tell = Callable[[str], None]


def key_list(workspace: Workspace, election: str, round_: int, by: str, ask: Ask, tell: Tell) -> Path | None:
    """Asks for one ballot of the last list after the other; returns the filled-in list, or None where it was left off.

    Each line is on the disk before the next is asked for; the same command goes on where it was left off. `ask` gives
    the line typed, None at the end of input; `by` is whoever reads. Raises StopError as `finding.found` does.
    """
    by = person(by)
    check = check_in_force(read_entries(workspace), election, round_)
    basis = basis_of(workspace, election, round_, by)
    require_same_count(basis.known, check)
    if not check.waits:
        raise StopError(problem("AUDIT_ALL_READ", Place(subject=election), id=election))
    memory = memory_name(election, round_, len(check.lists))
    kept = workspace.root / PENDING / memory
    columns, rows = csv_rows(kept) if kept.is_file() else form_of(basis, check)
    rules = rules_of(basis.contest, basis.regulation)
    for line in (*grammar(rules), _("m: no such sheet lies there   u: the ballot before again   Ctrl-D: stop")):
        tell(line)
    number = 0
    while number < len(rows):
        row = rows[number]
        if row["by"]:
            number += 1
            continue
        left = sum(not one["by"] for one in rows)
        prompt = _("Batch {batch}, sheet {sheet} ({left} left): ")
        typed = ask(prompt.format(batch=row["batch"], sheet=row["position"], left=left))
        if typed is None:
            return None
        if typed.strip().lower() == BACK:
            number = max(0, number - 1)
            rows[number].update(dict.fromkeys((*rules.paper.ids, "by", "problem"), ""))
        elif (keyed := _keyed(typed, rules.paper, tell)) is None:
            continue
        else:
            row.update({**votes_row(keyed, rules), "by": by})
            tell(row["problem"] if keyed.problem == MISSING else in_short(keyed, rules))
        _keep(workspace, memory, rows_to_csv(columns, rows))
    return kept


def _keep(workspace: Workspace, memory: str, text: str) -> None:
    within_pending(workspace, lambda pending: write_text(pending / memory, text))


def _keyed(typed: str, paper: Paper, tell: Tell) -> Keyed | None:
    if typed.strip().lower() == GONE:
        return Keyed({}, MISSING)
    try:
        return parse(typed, paper)
    except LineError as error:
        for one in error.problems:
            tell(f"{one.text(language())} {one.fix(language())}".strip())
        return None
