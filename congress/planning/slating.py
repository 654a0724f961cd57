"""From people and rules to slates: screen everyone, choose, check the targets, and say what stands in the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from congress.planning.doubles import doubles_among, others_words
from congress.planning.hints import hint
from congress.planning.importing import Imported
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.refusal import stop
from congress.planning.rules import SlateRules
from congress.planning.screen import Finding, recent_levels, screen, verdict_of
from congress.planning.solve import Choice, Limit, Price, best, prices, shortfall
from congress.planning.surplus import Surplus
from congress.planning.targets import Bound, Check, belongs, bounds_of, check, is_each
from tally.names import ballot_order_key
from tally.problems import InvalidError, Place, Problem, StopError

Status = Literal["slate", "reserve", "excluded", "undecided"]

SLATES = 3


@dataclass(frozen=True)
class Standing:
    """One person after the screen. `barred` is the committee's reason, where it barred the person."""

    person: Person
    status: Status
    findings: tuple[Finding, ...]
    barred: str | None = None
    fixed: bool = False


@dataclass(frozen=True)
class Slate:
    """One list, in ballot order, with how it stands to each bound and what its missed targets cost."""

    people: tuple[Person, ...]
    checks: tuple[Check, ...]
    cost: Fraction


@dataclass(frozen=True)
class Plan:
    """Everything the outputs print. `standings` hold every person of the input once, in its order."""

    rules: SlateRules
    surplus: Surplus
    standings: tuple[Standing, ...]
    slates: tuple[Slate, ...]
    notes: tuple[Problem, ...]
    prices: tuple[Price, ...]
    """What each rule costs the first slate; `Price.label` is `Bound.rule`."""

    @property
    def slate(self) -> Slate:
        return self.slates[0]


def make_plan(
    imported: Imported, rules: SlateRules, surplus: Surplus, notes: Sequence[Problem], rules_file: str
) -> Plan:
    """The slates. Raises InvalidError for rules about people not in the data, StopError where no list can be made."""
    _check_named(imported.people, rules, rules_file)
    barred = {entry.id for entry in rules.barred}
    doubles = doubles_among(person for person in imported.people if person.id not in barred)
    standings = [_standing(person, rules, doubles.get(person.id, ())) for person in imported.people]
    size = rules.seats + surplus.people
    _stop_for_fixed(standings)
    pool = sorted((s.person for s in standings if s.status == "reserve"), key=_order)
    bounds = bounds_of(rules, size, imported.people)
    choice = _choice(pool, rules, bounds, size)
    chosen = _chosen(choice)
    if not chosen:
        stop(choice, pool, bounds, rules, Counter(standing.status for standing in standings), _reason_counts(standings))
    slates = tuple(
        _slate([pool[i] for i in sorted(list_)], rules, bounds, shortfall(choice, list_)) for list_ in chosen
    )
    taken = {person.id for person in slates[0].people}
    return Plan(
        rules=rules,
        surplus=surplus,
        standings=tuple(replace(s, status="slate") if s.person.id in taken else s for s in standings),
        slates=slates,
        notes=(*notes, *imported.notes, *_notes(imported.people, rules, bounds, rules_file)),
        prices=prices(choice, chosen[0]),
    )


def _order(person: Person) -> tuple[object, ...]:
    exact = person.born.exact if person.born else None
    return ballot_order_key(person.name, exact), str(person.born or ""), person.unit, person.id


def _check_named(people: Sequence[Person], rules: SlateRules, file: str) -> None:
    ids = [person.id for person in people]
    named = [("fixed", id_) for id_ in rules.fixed] + [("barred", entry.id) for entry in rules.barred]
    unknown = [
        problem("RULES_NO_SUCH_PERSON", Place(file, at=key), id=id_, **hint(id_, ids))
        for key, id_ in named
        if id_ not in ids
    ]
    if unknown:
        raise InvalidError(unknown)


def _standing(person: Person, rules: SlateRules, doubles: Sequence[Person]) -> Standing:
    barred = next((entry.reason for entry in rules.barred if entry.id == person.id), None)
    findings = screen(person, rules)
    if doubles:
        reason = problem("SAME_PERSON", person.place, others=others_words(doubles))
        findings = (*findings, Finding("same_person", "unknown", reason))
    verdict = verdict_of(findings)
    status: Status = (
        "excluded" if barred is not None or verdict == "fail" else "undecided" if verdict == "unknown" else "reserve"
    )
    return Standing(person, status, findings, barred, person.id in rules.fixed)


def _stop_for_fixed(standings: Sequence[Standing]) -> None:
    """A person the rules fix on the list and a test of the same rules keeps off it: people must settle that."""
    found = [
        problem(
            "FIXED_NOT_ELIGIBLE" if standing.status == "excluded" else "FIXED_UNDECIDED",
            standing.person.place,
            id=standing.person.id,
            reason_vi="; ".join(f.reason.text("vi") for f in standing.findings if f.verdict != "pass"),
            reason_en="; ".join(f.reason.text("en") for f in standing.findings if f.verdict != "pass"),
        )
        for standing in standings
        if standing.fixed and standing.status != "reserve"
    ]
    if found:
        raise StopError(found)


def _choice(pool: Sequence[Person], rules: SlateRules, bounds: Sequence[Bound], size: int) -> Choice:
    limits = []
    for bound in bounds:
        answers = [belongs(person, bound.who, rules) for person in pool]
        counted = (True,) if bound.side == "at_least" else (True, None)  # what is not known never counts in favour
        limits.append(
            Limit(
                label=bound.rule,
                members=frozenset(i for i, answer in enumerate(answers) if answer in counted),
                lower=bound.limit if bound.side == "at_least" else None,
                upper=bound.limit if bound.side == "at_most" else None,
                weight=None if bound.target.hard else bound.target.weight,
            )
        )
    return Choice(
        count=len(pool),
        size=size,
        fixed=frozenset(i for i, person in enumerate(pool) if person.id in rules.fixed),
        limits=tuple(limits),
        points=tuple(points(person, rules) for person in pool),
    )


def points(person: Person, rules: SlateRules) -> int:
    """The evaluations of the last three years, added up: excellent 3, good 2, completed 1; no evaluation, nothing."""
    if rules.reference_date is None:
        return sum(int(level) for _, level in person.evaluations[-3:])
    return sum(int(level) for level in recent_levels(person, rules.reference_date).values() if level is not None)


def _chosen(choice: Choice) -> list[frozenset[int]]:
    """Up to three lists, best first. A further one differs from those before in a tenth of its people, if one does."""
    apart = max(1, choice.size // 10)
    found: list[frozenset[int]] = []
    while len(found) < SLATES:
        following = None
        for distance in sorted({apart, 1}, reverse=True):
            following = best(replace(choice, unlike=tuple((before, distance) for before in found)))
            if following is not None:
                break
        if following is None:
            break
        found.append(following)
    return found


def _slate(people: Sequence[Person], rules: SlateRules, bounds: Sequence[Bound], cost: Fraction) -> Slate:
    ordered = tuple(sorted(people, key=_order))
    return Slate(ordered, tuple(check(bound, ordered, rules) for bound in bounds), cost)


def _reason_counts(standings: Sequence[Standing]) -> str:
    codes: Counter[str] = Counter()
    for standing in standings:
        if standing.barred is not None:
            codes["BARRED"] += 1
        codes.update(finding.reason.code for finding in standing.findings if finding.verdict != "pass")
    return ", ".join(f"{code} {count}" for code, count in sorted(codes.items())) or "–"


def _notes(people: Sequence[Person], rules: SlateRules, bounds: Sequence[Bound], file: str) -> list[Problem]:
    notes = []
    for who in dict.fromkeys(bound.target.who for bound in bounds):
        kind, _, name = who.partition(":")
        values = [person.unit if kind == "unit" else person.sector for person in people]
        answers = (
            [bool(value) or None for value in values] if is_each(who) else [belongs(p, who, rules) for p in people]
        )
        if kind in ("unit", "sector") and True not in answers:
            near = hint(name, [value for value in dict.fromkeys(values) if value])
            notes.append(problem("TARGET_NOBODY", Place(file, at="target"), who=who, **near))
        elif None in answers:
            notes.append(problem("TARGET_OPEN", Place(file, at="target"), who=who, count=answers.count(None)))
    by_id = {person.id: person for person in people}
    made = [by_id[id_] for id_ in (*rules.fixed, *(entry.id for entry in rules.barred)) if by_id[id_].made_id]
    notes += [problem("RULES_MADE_ID", Place(file, subject=person.name), id=person.id) for person in made]
    return notes
