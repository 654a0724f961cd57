"""Regulation profiles: loading, checking, finding the clause that holds. Profiles are data, no code names one."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import ValidationError

from tally.clauses import Applies, Clause, FormClause, GroundClause, Kind, Regulation
from tally.contest import Contest, Form
from tally.messages import problem
from tally.problems import InvalidError, Place, Problem, UnreadableError
from tally.shape import key_path, shape_problems

C = TypeVar("C", bound=Clause)

__all__ = ["Kind", "Regulation", "Setting", "builtin_ids", "clause_for", "clauses_for", "forms_of", "load_builtin",
           "parse_regulation", "prescribed_form_clause", "setting_of", "source_of"]  # fmt: skip


def builtin_ids() -> tuple[str, ...]:
    """The ids of the profiles that ship with the program."""
    folder = files("tally") / "regulations"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load_builtin(name: str) -> Regulation:
    """A profile that ships with the program. Raises UnreadableError when there is none of that id."""
    if name not in builtin_ids():
        raise UnreadableError(problem("REGULATION_UNKNOWN", regulation=name, known=", ".join(builtin_ids())))
    text = (files("tally") / "regulations" / f"{name}.toml").read_text(encoding="utf-8")
    return parse_regulation(tomllib.loads(text), f"{name}.toml")


def parse_regulation(data: Mapping[str, object], file: str) -> Regulation:
    """A checked profile. Raises InvalidError with every fault, each naming its key."""
    try:
        regulation = Regulation.model_validate(data)
    except ValidationError as error:
        raise InvalidError(shape_problems(error, Regulation, data, file)) from None
    kinds = {kind.id for kind in regulation.kind}
    faults = [*_ids_twice("kind", regulation.kind, file), *_ids_twice("clause", regulation.clause, file)]
    faults += [
        problem("CLAUSE_KIND_UNKNOWN", Place(file=file, subject=clause.id), kind=kind)
        for clause in regulation.clause
        for kind in clause.applies.kinds
        if kind not in kinds
    ]
    faults += [*_dates_reversed(regulation, "", file)]
    faults += [
        one for at, clause in enumerate(regulation.clause)
        for one in _dates_reversed(clause, key_path(("clause", at, "")), file)
    ]  # fmt: skip
    if faults:
        raise InvalidError(faults)
    return regulation


def _dates_reversed(one: Regulation | Clause, table: str, file: str) -> Iterator[Problem]:
    if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
        place = Place(file=file, at=f"{table}valid_to", subject=one.id)
        yield problem("DATES_REVERSED", place, start=one.valid_from.isoformat(), end=one.valid_to.isoformat())


def _ids_twice(table: str, entries: Sequence[Kind | Clause], file: str) -> Iterator[Problem]:
    ids = [one.id for one in entries]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield problem(
                "REGULATION_ID_TWICE", Place(file=file, at=key_path((table, index, "id"))), id=name, table=table
            )


@dataclass(frozen=True)
class Setting:
    """What a clause's `applies` looks at: the contest's own values, without the votes."""

    kind: str | None
    body: str | None
    form: Form | None
    mode: str
    several: bool
    surplus: bool


def setting_of(contest: Contest, form: Form | None) -> Setting:
    return Setting(
        kind=contest.kind,
        body=contest.electorate.body if contest.electorate else None,
        form=form,
        mode=contest.mode,
        several=len(contest.candidate) > 1,
        surplus=len(contest.candidate) > contest.seats,
    )


def clauses_for(regulation: Regulation, mechanism: type[C], setting: Setting) -> Iterator[C]:
    """The clauses of one mechanism that apply, in file order."""
    for clause in regulation.clause:
        if isinstance(clause, mechanism) and _applies(clause.applies, setting):
            yield clause


def clause_for(regulation: Regulation, mechanism: type[C], setting: Setting) -> C | None:
    """The clause of one mechanism that holds: the first that applies."""
    return next(clauses_for(regulation, mechanism, setting), None)


def _applies(applies: Applies, setting: Setting) -> bool:
    return all((
        not applies.kinds or setting.kind in applies.kinds,
        not applies.bodies or setting.body in applies.bodies,
        not applies.forms or setting.form in applies.forms,
        not applies.modes or setting.mode in applies.modes,
        applies.several is None or applies.several == setting.several,
        applies.surplus is None or applies.surplus == setting.surplus,
    ))  # fmt: skip


def prescribed_form_clause(regulation: Regulation, contest: Contest) -> FormClause | None:
    """The clause that prescribes the form for this list; None where the regulation prescribes none."""
    return clause_for(regulation, FormClause, setting_of(contest, None))


def forms_of(regulation: Regulation) -> tuple[Form, ...]:
    """The ballot forms a regulation has rules for: those it prescribes, and those its grounds of invalidity name."""
    prescribed = [one.form for one in regulation.clause if isinstance(one, FormClause)]
    judged = [form for one in regulation.clause if isinstance(one, GroundClause) for form in one.applies.forms]
    return tuple(dict.fromkeys([*prescribed, *judged]))


def source_of(regulation: Regulation, clause: Clause) -> str:
    """`QĐ 190-QĐ/TW, Đ30.2`: the text a clause comes from."""
    source = clause.source or regulation.source
    article = clause.article if clause.article != source else ""
    return ", ".join(part for part in (source, article) if part)


FIXED_KEYS = frozenset(
    {"id", "mechanism", "applies", "vi", "en", "source", "article", "confidence", "valid_from", "valid_to"}
)
"""What a contest file may not change: a clause stays what it is, only its parameters move."""


def with_settings(regulation: Regulation, settings: Mapping[str, Mapping[str, object]], file: str = "") -> Regulation:
    """The regulation with parameters of clauses replaced by a contest's own (clause id → parameter → value).

    Raises InvalidError for an unknown clause, a key that is no parameter, or a value the clause cannot have.
    """
    by_id = {clause.id: clause for clause in regulation.clause}
    problems = []
    for name, changes in settings.items():
        place = Place(file=file, at=f"settings.{name}")
        if name not in by_id:
            problems.append(problem("SETTING_CLAUSE_UNKNOWN", place, clause=name, regulation=regulation.id))
            continue
        known = sorted(set(type(by_id[name]).model_fields) - FIXED_KEYS)
        for key in changes:
            if key not in known:
                at = Place(file=file, at=f"settings.{name}.{key}")
                problems.append(problem("SETTING_KEY_FIXED", at, clause=name, key=key, known=", ".join(known)))
        try:
            parameters = {key: value for key, value in changes.items() if key in known}
            by_id[name] = type(by_id[name]).model_validate(by_id[name].model_dump() | parameters)
        except ValidationError as error:
            found = shape_problems(error, type(by_id[name]), changes, file)
            problems += [replace(p, place=replace(p.place, at=f"settings.{name}.{p.place.at}")) for p in found]
    if problems:
        raise InvalidError(problems)
    return regulation.model_copy(update={"clause": tuple(by_id.values())})
