"""Records that look like the same person: shown to people, never merged."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from congress.planning.words import plain
from congress.register.register import Register, Row
from congress.register.units import day

ALIKE, SURELY = 88, 96
"""How alike two names must be, of 100: with an equal birth date, and with one that may be equal."""


@dataclass(frozen=True)
class Pair:
    """`score` is how alike the names are, of 100. `why`: what else is equal, in both languages."""

    one: str
    other: str
    score: int
    why_vi: str
    why_en: str


def pairs(register: Register) -> list[Pair]:
    """Pairs of people whose names are alike and whose birth dates are, or may be, equal. The likeliest first.

    People are compared only where they share a year of birth, or where one of them has none.
    """
    from rapidfuzz import fuzz

    people = register.rows("people")
    by_year: dict[int, list[str]] = defaultdict(list)
    for id_, row in people.items():
        born = day(row["born"])
        by_year[born.year if born else 0].append(id_)
    found = []
    for year, ids in by_year.items():
        others = list(combinations(ids, 2)) if year else list(combinations(ids, 2)) + [
            (id_, other) for id_ in ids for some, rest in by_year.items() if some for other in rest
        ]  # fmt: skip
        for one, other in others:
            a, b = people[one], people[other]
            pair = _pair(a, b, fuzz.token_sort_ratio(plain(a["name"]), plain(b["name"])))
            if pair:
                found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _pair(a: Row, b: Row, likeness: float) -> Pair | None:
    score = round(likeness)
    if score < ALIKE:
        return None
    born, born_other = day(a["born"]), day(b["born"])
    equal = bool(born and born_other and born.exact and born == born_other)
    possible = not born or not born_other or (born.earliest <= born_other.latest and born_other.earliest <= born.latest)
    unit = bool(a["unit"]) and a["unit"] == b["unit"]
    if not (equal or (possible and score >= SURELY) or (possible and unit)):
        return None
    first, second = sorted((a["id"], b["id"]))
    facts = [
        ("trùng ngày sinh", "equal birth date") if equal else ("ngày sinh có thể trùng", "birth dates may be equal"),
        ("cùng đơn vị", "same unit") if unit else ("", ""),
    ]
    vi, en = (", ".join(fact[i] for fact in facts if fact[i]) for i in (0, 1))
    return Pair(first, second, score, vi, en)
