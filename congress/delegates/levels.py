"""How many delegates a congress of each level may have: data with its source, by term."""

from functools import cache

from congress.termdata import NamedLevel, SourcedTerm, shipped_terms


class Level(NamedLevel):
    """`least` and `most` are official delegates; `least` is 0 where the directive names no lower bound."""

    most: int
    least: int = 0


class Term(SourcedTerm):
    level: tuple[Level, ...]


@cache
def terms() -> tuple[Term, ...]:
    """The latest term first."""
    return shipped_terms(Term, "congress.delegates", "levels.toml")


def level_named(term: str, level: str) -> tuple[Term, Level] | None:
    """The level `level` of `term` (an id; empty: the latest)."""
    for one in terms():
        if term in ("", one.id):
            return next(((one, found) for found in one.level if found.id == level), None)
    return None
