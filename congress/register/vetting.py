"""The vetting file of a person (hồ sơ thẩm định): checklist, opinions asked and received, conclusion; the counts."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from congress.register.register import Register, Row
from congress.register.units import day
from tally.problems import Lang

_TABLES = ("vetting", "opinions", "conclusions")


@dataclass(frozen=True)
class Item:
    id: str
    vi: str
    en: str

    def words(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en


@cache
def checklist() -> tuple[Item, ...]:
    return tuple(Item(**one) for one in _data()["item"])


def wait_days() -> int:
    """After so many days an opinion that was asked for and has not come is late."""
    return int(_data()["wait_days"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "vetting.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class VettingFile:
    """`items`: each item of the checklist, then those entered beyond it, with its row (None: nothing entered)."""

    person: str
    items: tuple[tuple[str, Row | None], ...]
    opinions: tuple[Row, ...]
    late: tuple[Row, ...]
    conclusion: Row | None

    @property
    def complete(self) -> bool:
        return all(row is not None and row["state"] == "ok" for _, row in self.items)


def file_of(register: Register, person: str, on: date) -> VettingFile:
    rows = {row["item"]: row for row in register.of_person("vetting", person)}
    known = [item.id for item in checklist()]
    names = [*known, *sorted(name for name in rows if name not in known)]
    opinions = sorted(register.of_person("opinions", person), key=lambda row: row["body"])
    conclusions = sorted(register.of_person("conclusions", person), key=_decided)
    return VettingFile(
        person=person,
        items=tuple((name, rows.get(name)) for name in names),
        opinions=tuple(opinions),
        late=tuple(row for row in opinions if _is_late(row, on)),
        conclusion=conclusions[-1] if conclusions else None,
    )


def _decided(row: Row) -> date:
    found = day(row["date"])
    return found.earliest if found else date.min


def _is_late(row: Row, on: date) -> bool:
    asked = day(row["asked"])
    return asked is not None and not row["received"] and asked.latest + timedelta(days=wait_days()) < on


def people_vetted(register: Register) -> list[str]:
    """Everybody of whom a vetting file was begun."""
    return sorted({row["person"] for table in _TABLES for row in register.rows(table).values()})


def counts(files: Sequence[VettingFile]) -> dict[str, int]:
    """The figures of the periodic report."""
    conclusions = [one.conclusion["conclusion"] for one in files if one.conclusion]
    return {
        "files": len(files),
        "complete": sum(one.complete for one in files),
        "opinions_asked": sum(bool(row["asked"]) for one in files for row in one.opinions),
        "opinions_received": sum(bool(row["received"]) for one in files for row in one.opinions),
        "opinions_late": sum(len(one.late) for one in files),
        "eligible": conclusions.count("eligible"),
        "not_eligible": conclusions.count("not_eligible"),
        "postponed": conclusions.count("postponed"),
        "without_conclusion": len(files) - len(conclusions),
    }
