"""What is missing or contradictory, unit by unit: a summary, and a file for each unit to be sent back to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ballots.files import PRIVATE, private_folder, replacing
from congress.i18n import _
from congress.planning.slatefiles import csv_text
from congress.planning.words import slug
from congress.register.gaps import Gap
from congress.register.register import Register
from tally.problems import Lang

_MISSING = ("GAP", "EVALUATION_ABSENT", "DISCIPLINE_OPEN", "RELATIVE_UNNAMED")
"""Codes of what is missing; the others contradict something."""

_QUOTED: dict[str, tuple[str, ...]] = {
    "JOINED_YOUNG": ("born", "joined"),
    "OFFICIAL_EARLY": ("joined", "official"),
    "DISCIPLINE_OPEN": ("awards.what", "awards.decided"),
    "EVALUATION_ABSENT": ("evaluations.year",),
    "PLANS_TOO_MANY": ("plans.term",),
    "POST_CROWDED": ("plans.post", "plans.term"),
    "RELATION_ONE_SIDED": ("relations.relation", "relations.other"),
    "RELATION_CONTRADICTS": ("relations.relation", "relations.other"),
    "RELATIVE_UNNAMED": ("relations.relation",),
    "SAME_PERSON_PERHAPS": ("born",),
}
_QUOTED_OF_TABLE = {"people": ("born", "joined", "official"), "awards": ("awards.decided", "awards.until")}
"""What `DATES_ORDER` may quote, by the table it is about."""

ALL = "gaps.csv"


@dataclass(frozen=True)
class Line:
    unit: str
    name: str
    people: int
    concerned: int
    missing: int
    contradictory: int


def summary(register: Register, found: Iterable[Gap]) -> list[Line]:
    """A line for each unit with something to mend; people without a unit of the register stand under its id."""
    by_unit: dict[str, list[Gap]] = defaultdict(list)
    for gap in found:
        by_unit[gap.unit].append(gap)
    units, people = register.rows("units"), register.rows("people")
    return [
        Line(
            unit=unit,
            name=units.get(unit, {}).get("name", "") or unit or _("no unit"),
            people=sum(row["unit"] == unit for row in people.values()),
            concerned=len({gap.person for gap in gaps if gap.person}),
            missing=sum(gap.problem.code in _MISSING for gap in gaps),
            contradictory=sum(gap.problem.code not in _MISSING for gap in gaps),
        )
        for unit, gaps in sorted(by_unit.items())
    ]


def fields_in(found: Iterable[Gap]) -> tuple[str, ...]:
    """What the findings tell of people: name, unit and finding, and every field that a text of theirs quotes."""
    quoted: dict[str, None] = {}
    for gap in found:
        code, table = gap.problem.code, gap.problem.place.file
        if code == "DATES_ORDER":
            quoted |= dict.fromkeys(_QUOTED_OF_TABLE[table])
        elif code == "NO_SUCH_ID":
            quoted[f"{table}.{gap.problem.values['column_en']}"] = None
        else:
            quoted |= dict.fromkeys(_QUOTED.get(code, ()))
    return ("name", "unit", "problem", *sorted(quoted))


def write_gaps(folder: Path, register: Register, found: Sequence[Gap], lang: Lang) -> list[Path]:
    """`gaps.csv` with everything, and `UNIT.csv` with what is of each unit."""
    by_unit: dict[str, list[Gap]] = defaultdict(list)
    for gap in found:
        by_unit[gap.unit].append(gap)
    files = {ALL: found, **{f"unit-{slug(unit) or 'none'}.csv": gaps for unit, gaps in sorted(by_unit.items())}}
    private_folder(folder)
    for name, gaps in files.items():
        with replacing(folder / name, PRIVATE) as beside:
            beside.write_text(_text(register, gaps, lang), encoding="utf-8", newline="")
    return [folder / name for name in files]


def _text(register: Register, gaps: Iterable[Gap], lang: Lang) -> str:
    header = ("unit", "person", "name", "code", "table", "key", "problem", "remedy")
    rows = (
        (gap.unit, gap.person, register.name_of(gap.person), gap.problem.code, gap.problem.place.file,
         gap.problem.place.at, gap.problem.text(lang), gap.problem.fix(lang))
        for gap in gaps
    )  # fmt: skip
    return csv_text(header, rows)
