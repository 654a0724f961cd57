"""The conflicts of interest in words: for the screen and as CSV."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from ballots.files import PRIVATE, write_text
from congress.planning.slatefiles import csv_text
from congress.register.conflicts import RELATION_WORDS, Conflict, Post, outside_post, rules, way_words
from congress.register.kinship import outsider_name
from congress.register.register import Register
from tally.problems import Lang


@dataclass(frozen=True)
class ConflictRow:
    id: str
    rule: str
    one: str
    other: str
    relation: str
    way: str
    decision: str


def conflict_rows(register: Register, found: Iterable[Conflict], lang: Lang) -> list[ConflictRow]:
    pick = 0 if lang == "vi" else 1
    return [
        ConflictRow(
            id=one.id,
            rule=rules()["rules"][one.rule][lang],
            one=_post(register, one.one),
            other=_post(register, one.other) if one.other else _outside(register, one),
            relation=RELATION_WORDS[one.kin.relation][pick],
            way=way_words(register, one.one.person, one.kin, lang),
            decision=f"{one.decision} ({one.decided_by})" if one.decision else "",
        )
        for one in found
    ]


def _post(register: Register, post: Post) -> str:
    unit = register.rows("units").get(post.unit, {}).get("name", post.unit)
    where = ", ".join(part for part in (post.post, post.body, unit) if part)
    return f"{register.name_of(post.person)}: {where}{' *' if post.proposed else ''}"


def _outside(register: Register, one: Conflict) -> str:
    return f"{outsider_name(one.kin.person)}: {outside_post(register, one.kin)}"


def write_conflicts(path: Path, register: Register, found: Iterable[Conflict], lang: Lang) -> None:
    """A post that is put forward is marked `*`."""
    header = ("id", "rule", "one", "other", "relation", "way", "decision")
    write_text(path, csv_text(header, (astuple(row) for row in conflict_rows(register, found, lang))), PRIVATE)
