"""What is missing or contradictory in the register, person by person, so that a unit can be asked to complete it."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from congress.planning.discipline import after
from congress.register.kinship import INVERSE
from congress.register.messages import problem
from congress.register.register import Register, Row
from congress.register.tables import TABLES, Table
from congress.register.twins import pairs
from congress.register.units import become, day, loops, stands
from tally.problems import Place, Problem


@dataclass(frozen=True)
class Limit:
    """A number a check goes by, and where it comes from."""

    value: int
    source: str
    confidence: Literal["verified", "unverified", "own"]

    def said(self) -> dict[str, str]:
        """The source, in both languages, for a message."""
        vi, en = {
            "verified": ("", ""),
            "unverified": (", chưa đối chiếu với văn bản chính thức", ", not compared with the official text"),
            "own": ("", ""),
        }[self.confidence]
        return {"source_vi": self.source + vi, "source_en": self.source + en}


@cache
def limits() -> Mapping[str, Limit]:
    """By name, as `gaps.toml` has them."""
    text = files("congress.register").joinpath("gaps.toml").read_text(encoding="utf-8")
    return {name: Limit(**one) for name, one in tomllib.loads(text).items()}


def _limit(name: str) -> int:
    return limits()[name].value


@dataclass(frozen=True)
class Gap:
    """One thing that is missing or contradictory. `unit` is that of the person, or the unit itself."""

    unit: str
    person: str
    problem: Problem


def gaps(register: Register, on: date) -> list[Gap]:
    """Everything, ordered by unit and person."""
    people = register.rows("people")
    found = [Gap(people.get(person, {}).get("unit", ""), person, one) for person, one in _of_people(register, on)]
    found += [Gap(unit, "", one) for unit, one in _of_units(register)]
    return sorted(found, key=lambda gap: (gap.unit, gap.person, gap.problem.code))


Found = Iterator[tuple[str, Problem]]


def _of_people(register: Register, on: date) -> Found:
    yield from _required(register)
    yield from _references(register)
    for id_, row in register.rows("people").items():
        yield from ((id_, one) for one in _dates(id_, row))
        yield from ((id_, one) for one in _unit(register, row, on))
        yield from ((id_, one) for one in _evaluations(register, id_, on))
    yield from _discipline(register)
    yield from _plans(register)
    yield from _relations(register)
    for pair in pairs(register):
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            name = register.name_of(other)
            yield one, problem("SAME_PERSON_PERHAPS", _at(register, one), other=other, name=name, why_vi=pair.why_vi,
                               why_en=pair.why_en)  # fmt: skip


def _at(register: Register, person: str, table: str = "people", key: str = "") -> Place:
    return Place(table, at=key or person, subject=register.name_of(person))


def _owner(table: Table, row: Row) -> str:
    return row.get("person", "") if table.key[0] == "person" else row.get("id", "") if table.name == "people" else ""


def _required(register: Register) -> Found:
    for table in TABLES:
        for key, row in register.rows(table.name).items():
            owner = _owner(table, row)
            for column in table.columns:
                if owner and column.required and not row[column.name]:
                    place = _at(register, owner, table.name, key)
                    yield owner, problem("GAP", place, column_vi=column.vi.lower(), column_en=column.en.lower())


def _references(register: Register) -> Found:
    for table in TABLES:
        for key, row in register.rows(table.name).items():
            owner = _owner(table, row)
            for column in table.columns:
                value = row[column.name]
                if owner and column.refers and value and value not in register.rows(column.refers):
                    words = {"column_vi": column.vi.lower(), "column_en": column.en.lower()}
                    yield owner, problem("NO_SUCH_ID", _at(register, owner, table.name, key), value=value, **words)


_ORDER = (("born", "joined", "ngày sinh", "ngày vào Đảng", "birth", "joining"),
          ("joined", "official", "ngày vào Đảng", "ngày chính thức", "joining", "official membership"))  # fmt: skip


def _dates(person: str, row: Row) -> Iterator[Problem]:
    place = Place("people", at=person, subject=row["name"])
    for first, second, first_vi, second_vi, first_en, second_en in _ORDER:
        one, other = day(row[first]), day(row[second])
        if one and other and one.earliest > other.latest:
            yield problem("DATES_ORDER", place, first=str(one), second=str(other), first_vi=first_vi,
                          second_vi=second_vi, first_en=first_en, second_en=second_en)  # fmt: skip
    born, joined, official = day(row["born"]), day(row["joined"]), day(row["official"])
    if (
        born
        and joined
        and born.earliest <= joined.latest
        and joined.latest < after(born.earliest, _limit("joining_age_months"))
    ):
        yield problem("JOINED_YOUNG", place, joined=str(joined), born=str(born))
    if joined and official and joined.earliest <= official.latest < after(joined.earliest, _limit("probation_months")):
        yield problem("OFFICIAL_EARLY", place, official=str(official), joined=str(joined))


def _unit(register: Register, row: Row, on: date) -> Iterator[Problem]:
    unit = register.rows("units").get(row["unit"])
    if unit and not stands(unit, on):
        names = [
            f"{register.rows('units').get(id_, {}).get('name', id_)} ({id_})"
            for id_ in become(register, row["unit"], on)
        ]
        until = unit["until"] or "–"
        place = Place("people", at=row["id"], subject=row["name"])
        yield problem("UNIT_ENDED", place, unit=unit["name"], until=until, now="; ".join(names))


def _evaluations(register: Register, person: str, on: date) -> Iterator[Problem]:
    held = {row["year"] for row in register.of_person("evaluations", person)}
    absent = [
        str(on.year - back) for back in range(_limit("evaluation_years"), 0, -1) if str(on.year - back) not in held
    ]
    if absent:
        yield problem("EVALUATION_ABSENT", _at(register, person, "evaluations"), years=", ".join(absent))


def _discipline(register: Register) -> Found:
    for key, row in register.rows("awards").items():
        place = _at(register, row["person"], "awards", key)
        decided, until = day(row["decided"]), day(row["until"])
        if row["kind"] == "discipline" and until is None:
            yield row["person"], problem("DISCIPLINE_OPEN", place, what=row["what"], decided=row["decided"])
        if decided and until and decided.earliest > until.latest:
            words = {"first_vi": "ngày quyết định", "second_vi": "hiệu lực đến", "first_en": "the decision",
                     "second_en": "the end of force"}  # fmt: skip
            yield row["person"], problem("DATES_ORDER", place, first=str(decided), second=str(until), **words)


def _plans(register: Register) -> Found:
    rows = register.rows("plans").values()
    posts_a_person, people_a_post = limits()["posts_a_person_at_most"], limits()["people_a_post_at_most"]
    terms = Counter((row["person"], row["term"]) for row in rows)
    for (person, term), count in terms.items():
        if count > posts_a_person.value:
            place = _at(register, person, "plans")
            yield (
                person,
                problem(
                    "PLANS_TOO_MANY",
                    place,
                    count=count,
                    term=term or "–",
                    most=posts_a_person.value,
                    **posts_a_person.said(),
                ),
            )
    posts: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        posts[row["post"].casefold(), row["unit"], row["term"]].append(row["person"])
    for (post, unit, term), people in posts.items():
        if unit and len(people) > people_a_post.value:  # a post of one unit; a committee's seats are many
            for person in people:
                place = _at(register, person, "plans")
                yield person, problem("POST_CROWDED", place, post=post, term=term, count=len(people),
                                      most=people_a_post.value, **people_a_post.said())  # fmt: skip


def _relations(register: Register) -> Found:
    rows = register.rows("relations")
    said = {(row["person"], row["other"]): row["relation"] for row in rows.values() if row["other"]}
    for key, row in rows.items():
        person, other, relation = row["person"], row["other"], row["relation"]
        place = _at(register, person, "relations", key)
        if not other and not row["other_name"]:
            yield person, problem("RELATIVE_UNNAMED", place, relation=relation)
        elif other and other in register.rows("people"):
            back = said.get((other, person))
            if back is None:
                yield person, problem("RELATION_ONE_SIDED", place, other=other, relation=relation)
            elif back != INVERSE.get(relation):
                yield person, problem("RELATION_CONTRADICTS", place, other=other, relation=relation, said=back)


def _of_units(register: Register) -> Found:
    for ring in loops(register):
        yield ring[0], problem("UNIT_LOOP", Place("units", at=ring[0]), unit=ring[0], path=" → ".join((*ring, ring[0])))
    units = register.rows("units")
    for key, row in register.rows("changes").items():
        for name in ("source", "target"):
            if row[name] not in units:
                yield row[name], problem("NO_SUCH_ID", Place("changes", at=key), value=row[name],
                                         column_vi="đơn vị", column_en="unit")  # fmt: skip
    for id_, row in units.items():
        if row["parent"] and row["parent"] not in units:
            yield id_, problem("NO_SUCH_ID", Place("units", at=id_), value=row["parent"],
                               column_vi="đơn vị cấp trên", column_en="parent")  # fmt: skip
