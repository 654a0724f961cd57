"""How many more names than seats a list may have (số dư), from the regulation's clauses."""

from dataclasses import dataclass
from os.path import relpath
from pathlib import Path

from congress.planning.hints import hint
from congress.planning.messages import problem
from congress.planning.rules import SlateRules
from congress.tomlfile import read_toml
from tally.lists import SurplusBounds, surplus_bounds
from tally.problems import InvalidError, Place, Problem
from tally.regulation import Regulation, builtin_ids, load_builtin, parse_regulation, source_of


@dataclass(frozen=True)
class Surplus:
    """The surplus decided or taken by default, its bounds (None: the regulation sets none), and where they stand."""

    people: int
    default: bool
    bounds: SurplusBounds | None
    source: str


def regulation_of(rules: SlateRules, rules_file: Path) -> Regulation:
    """The profile the rules name: built in, or a file beside the rules."""
    name = rules.regulation
    if not name.endswith(".toml"):
        if name not in builtin_ids():
            raise InvalidError(problem("RULES_REGULATION", Place(rules_file.name, at="regulation"), value=name,
                                       **hint(name, builtin_ids())))  # fmt: skip
        return load_builtin(name)
    path = rules_file.parent / name
    return parse_regulation(read_toml(path), path.name)


def regulation_from(folder: Path, rules: SlateRules, rules_file: Path) -> str:
    """The regulation as a contest file in `folder` has to name it."""
    name = rules.regulation
    return name if not name.endswith(".toml") else relpath((rules_file.parent / name).resolve(), folder.resolve())


def surplus_of(rules: SlateRules, regulation: Regulation, rules_file: Path) -> tuple[Surplus, list[Problem]]:
    """The surplus, with notes about it. Raises InvalidError for an unknown kind."""
    place = Place(rules_file.name, at="surplus")
    kinds = [kind.id for kind in regulation.kind]
    if kinds and rules.kind not in kinds:
        at = Place(rules_file.name, at="kind")
        raise InvalidError(problem("RULES_KIND", at, value=rules.kind, **hint(rules.kind, kinds)))
    bounds = surplus_bounds(regulation, rules.kind, rules.seats)
    tenth = -(-rules.seats // 10)
    people = rules.surplus if rules.surplus is not None else min(tenth, bounds.most) if bounds else tenth
    found = Surplus(people, rules.surplus is None, bounds, _source(regulation, bounds))
    return found, _notes(place, rules.seats, found)


def _source(regulation: Regulation, bounds: SurplusBounds | None) -> str:
    clause = next((clause for clause in regulation.clause if bounds and clause.id == bounds.clause), None)
    return source_of(regulation, clause) if clause else regulation.source


def _notes(place: Place, seats: int, found: Surplus) -> list[Problem]:
    values = {"people": found.people, "seats": seats, "source": found.source}
    notes = [problem("SURPLUS_DEFAULT", place, **values)] if found.default else []
    bounds = found.bounds
    if bounds is None:
        return notes
    if found.people > bounds.most:
        notes.append(problem("SURPLUS_ABOVE", place, most=bounds.most, **values))
    elif found.people < bounds.least:
        notes.append(problem("SURPLUS_NONE", place, **values))
    elif bounds.high and not bounds.low <= found.people <= bounds.high:
        notes.append(problem("SURPLUS_OUTSIDE_BAND", place, band=bounds.band, **values))
    return notes
