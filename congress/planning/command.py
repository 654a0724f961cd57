"""The whole of `congress slate` as one call: files in, files out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congress.planning.importing import import_people
from congress.planning.report import report_pdf
from congress.planning.rules import needed_fields, read_rules
from congress.planning.slatefiles import read_kept_ids, write_plan
from congress.planning.slating import Plan, make_plan
from congress.planning.surplus import regulation_from, regulation_of, surplus_of
from tally.problems import Lang, Problem


@dataclass(frozen=True)
class MadeSlate:
    plan: Plan
    files: tuple[Path, ...]


STEPS = 4


def make_slate(
    planning: Path,
    rules_file: Path,
    folder: Path,
    *,
    mapping: Mapping[str, Any] | None = None,
    lang: Lang = "vi",
    advance: Callable[[int], object] = lambda _: None,
    tell: Callable[[Sequence[Problem]], object] = lambda _: None,
) -> MadeSlate:
    """Reads the planning list and the slate rules, writes the slate's files into `folder`, returns the plan.

    `advance` is told of each of the `STEPS` done: read, chosen, report laid out, written. `tell` gets the notes on the
    data as soon as it is read, so that they are known where no slate can be made too.
    Raises UnreadableError, InvalidError or StopError with every problem; then nothing is written.
    """
    rules, tables = read_rules(rules_file)
    profile = regulation_of(rules, rules_file)
    surplus, notes = surplus_of(rules, profile, rules_file)
    imported = import_people(
        planning,
        required=needed_fields(rules),
        mapping=mapping,
        kept=read_kept_ids(folder),
        reference=rules.reference_date,
    )
    tell(imported.notes)
    advance(1)
    plan = make_plan(imported, rules, surplus, notes, rules_file.name)
    advance(1)
    named = regulation_from(folder, rules, rules_file)
    report = report_pdf(plan, planning.name, lang)
    advance(1)
    files = tuple(write_plan(folder, plan, tables, named, profile, report, lang))
    advance(1)
    return MadeSlate(plan, files)
