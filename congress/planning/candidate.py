"""What the contest file, and with it the ballot, says of a person of the planning list."""

from typing import Any

from congress.planning.people import Person

_LONGEST_NOTE = 500


def candidate_values(person: Person) -> dict[str, Any]:
    """The `[[candidate]]` of a person. `born` is a whole date; of a date known in part the note says what is known."""
    values: dict[str, Any] = {"id": person.id, "name": person.name}
    if person.born and person.born.exact:
        values["born"] = person.born.exact
    partial = f"sinh {person.born}" if person.born and not person.born.exact else ""
    if note := "; ".join(part for part in (partial, post_and_unit(person)) if part):
        values["note"] = note if len(note) <= _LONGEST_NOTE else note[: _LONGEST_NOTE - 1] + "…"
    return values


def post_and_unit(person: Person) -> str:
    return ", ".join(dict.fromkeys(part for part in (person.post, person.unit) if part))
