"""Ballots that wait for people: doubtful ones, and those (or files of them) that no machine could read."""

from collections.abc import Iterable

from ballots.record import TO_BE_KEYED


def waiting(rows: Iterable[tuple[str, str]]) -> int:
    """How many of the ballots, each its status and problem in the read file, are still to be decided or keyed."""
    return sum(status == "review" or (status == "rejected" and problem in TO_BE_KEYED) for status, problem in rows)
