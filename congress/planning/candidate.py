"""What the contest file, and with it the ballot, says of a person of the planning list."""

from typing import Any

from congress.planning.dates import PartialDate
from congress.planning.people import Person

_LONGEST_NOTE = 500


def candidate_values(person: Person) -> dict[str, Any]:
    """The `[[candidate]]` of a person. `born` is a whole date; of a date known in part the note says what is known."""
    values: dict[str, Any] = {"id": person.id, "name": person.name}
    if person.born and person.born.exact:
        values["born"] = person.born.exact
    if note := note_with_birth(person.born, post_and_unit(person)):
        values["note"] = note if len(note) <= _LONGEST_NOTE else note[: _LONGEST_NOTE - 1] + "…"
    return values


def note_with_birth(born: PartialDate | None, note: str) -> str:
    """The note, after what is known of a birth date known in part: the ballot's own field holds whole dates only."""
    partial = birth_words(born) if born and not born.exact else ""
    return "; ".join(part for part in (partial, note) if part)


def birth_words(born: PartialDate | None) -> str:
    return f"sinh {born}"


def post_and_unit(person: Person) -> str:
    return ", ".join(dict.fromkeys(part for part in (person.post, person.unit) if part))
