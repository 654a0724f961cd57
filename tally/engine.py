"""From votes to the result: one function for ballots, one for hand-tallied totals, the same object out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from tally.accounts import account_faults, account_warnings, totals_faults
from tally.bounds import classes_could_change, could_change
from tally.clauses import (
    BaseClause,
    ClassesClause,
    Clause,
    GroundClause,
    QuorumClause,
    Regulation,
    RoundingClause,
    TurnoutClause,
)
from tally.confidence import classify
from tally.contest import Contest, Form
from tally.count import Count, count_ballots, grounds_for, is_weighted
from tally.electorate import base_of, percent, quorum_problems, turned_out, votes_needed
from tally.lists import check_list, prescribed_form
from tally.messages import problem
from tally.official import finding, with_counts
from tally.outcome import Outcome, Rules, decide, not_recognised, rules_for
from tally.problems import InvalidError, Place, Problem, StopError
from tally.regulation import clause_for, forms_of, prescribed_form_clause, setting_of, source_of, with_settings
from tally.result import Ballots, Base, CandidateResult, ClauseLine, CountsDone, Result

NAMED = 20
"""So many undecided ballots are named in a message; the rest are counted."""


@dataclass(frozen=True)
class Totals:
    """One candidate's hand-tallied figures, in ballots. None: not told."""

    votes: int
    against: int | None = None
    unusable: int | None = None


@dataclass(frozen=True)
class _Case:
    """What is known of a contest before its votes."""

    contest: Contest
    regulation: Regulation
    form: Form
    base: BaseClause
    rounding: RoundingClause
    rules: Rules
    grounds: tuple[GroundClause, ...]
    turnout: TurnoutClause | None
    quorum: QuorumClause | None
    classes: ClassesClause | None


def compute(
    contest: Contest, regulation: Regulation, votes: pl.LazyFrame | pl.DataFrame, *, unresolved: bool = False
) -> Result:
    """The result of ballots: columns `ballot`, `problem`, one per candidate id, perhaps `status`.

    Raises InvalidError for unknown codes or a missing base, StopError for accounts that contradict the ballots and
    for undecided ballots. `unresolved` lets undecided ballots stand; the result then says whether they could change
    who is elected.
    """
    case = _case(contest, regulation)
    count = count_ballots(votes, contest, case.regulation, case.form)
    if (count.unresolved or count.unopened) and not unresolved:
        raise StopError(_undecided(count))
    return _result(case, count, [])


def compute_totals(contest: Contest, regulation: Regulation, totals: Mapping[str, Totals]) -> Result:
    """The result of hand-tallied totals (candidate id → figures), with `valid` and `invalid` in the contest's accounts.

    Raises InvalidError for what is missing or unknown, StopError for figures that no set of ballots can give.
    """
    case = _case(contest, regulation)
    if case.classes:
        raise InvalidError(problem("TOTALS_NOT_FOR_FORM", Place(at="form"), form=case.form))
    count = _count_of_totals(case, totals)
    weighted = is_weighted(contest, case.form)
    return _result(case, count, totals_faults(contest, count, case.grounds, weighted=weighted))


def _case(contest: Contest, regulation: Regulation) -> _Case:
    regulation = with_settings(regulation, contest.settings)
    form = prescribed_form(contest, regulation)
    if form not in forms_of(regulation):
        forms = ", ".join(forms_of(regulation))
        raise InvalidError(
            problem("FORM_NOT_COUNTED", Place(at="form"), form=form, regulation=regulation.id, known=forms)
        )
    setting = setting_of(contest, form)
    base = clause_for(regulation, BaseClause, setting)
    rounding = clause_for(regulation, RoundingClause, setting)
    if base is None and contest.electorate is None:
        raise InvalidError(problem("BASE_MISSING", Place(at="electorate"), key="electorate"))
    if base is None or rounding is None:
        detail = f"body={setting.body}"
        mechanism = "base" if base is None else "rounding"
        raise InvalidError(problem("CLAUSE_MISSING", regulation=regulation.id, mechanism=mechanism, detail=detail))
    if form == "points" and base.base != "shares":
        raise InvalidError(problem("POINTS_NEED_SHARES", Place(at="electorate.body"), body=setting.body or "–"))
    known = set(base.subtract)
    unknown = [one for one in (contest.electorate.subtract if contest.electorate else ()) if one.reason not in known]
    if unknown:
        words = {"body": setting.body, "known": ", ".join(base.subtract) or "(—)"}
        raise InvalidError([problem("REASON_UNKNOWN", reason=one.reason, **words) for one in unknown])
    rules = rules_for(regulation, contest, form)
    return _Case(
        contest=contest,
        regulation=regulation,
        form=form,
        base=base,
        rounding=rounding,
        rules=rules,
        grounds=grounds_for(regulation, contest, form),
        turnout=clause_for(regulation, TurnoutClause, setting),
        quorum=clause_for(regulation, QuorumClause, setting),
        classes=clause_for(regulation, ClassesClause, setting),
    )


def _undecided(count: Count) -> list[Problem]:
    problems = []
    if count.unresolved:
        problems.append(problem("UNRESOLVED_BALLOTS", count=count.unresolved, which=_named(count.unresolved_ids)))
    if count.unopened:
        problems.append(problem("W13", which=_named(count.unopened)))
    return problems


def _named(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:NAMED]) + (f" … (+{len(listed) - NAMED})" if len(listed) > NAMED else "")


def _count_of_totals(case: _Case, totals: Mapping[str, Totals]) -> Count:
    paper, ids = case.contest.accounts, [one.id for one in case.contest.candidate]
    problems = [
        problem("BASE_MISSING", Place(at=f"accounts.{key}"), key=f"accounts.{key}")
        for key in ("valid", "invalid")
        if getattr(paper, key) is None
    ]
    problems += [problem("TOTAL_MISSING", Place(at=one.id, subject=one.name), name=one.name)
                 for one in case.contest.candidate if one.id not in totals]  # fmt: skip
    problems += [problem("TOTAL_UNKNOWN", Place(at=name), id=name) for name in totals if name not in ids]
    problems += [problem("TOTAL_NEGATIVE", Place(at=name), id=name) for name, row in totals.items()
                 if min(row.votes, row.against or 0, row.unusable or 0) < 0]  # fmt: skip
    codes = list(dict.fromkeys(clause.code for clause in case.grounds))
    problems += [
        problem("GROUND_UNKNOWN", Place(at=f"accounts.invalid_by_ground.{ground}"), ground=ground,
                regulation=case.regulation.id, known=", ".join(codes))
        for ground in paper.invalid_by_ground if ground not in codes
    ]  # fmt: skip
    if problems or paper.valid is None or paper.invalid is None:
        raise InvalidError(problems)
    every_row_clear = case.form == "strike" or any(one.finder == "one_row_unclear" for one in case.grounds)
    rows = {name: _completed(totals[name], paper.valid, every_row_clear=every_row_clear) for name in ids}
    return Count(
        valid=paper.valid,
        invalid=paper.invalid,
        by_ground={code: paper.invalid_by_ground[code] for code in codes if paper.invalid_by_ground.get(code)},
        votes={name: row.votes for name, row in rows.items()},
        against={name: row.against for name, row in rows.items()},
        unusable={name: row.unusable for name, row in rows.items()},
        valid_weight=paper.valid,
    )


def _completed(row: Totals, valid: int, *, every_row_clear: bool) -> Totals:
    """What follows from the other figures is filled in; what does not stays unknown."""
    against, unusable = row.against, row.unusable
    if every_row_clear:
        unusable = unusable or 0
    if against is None and unusable is not None:
        against = max(0, valid - row.votes - unusable)
    if unusable is None and against is not None:
        unusable = max(0, valid - row.votes - against)
    return Totals(row.votes, against, unusable)


def _result(case: _Case, count: Count, faults: list[Problem]) -> Result:
    contest = case.contest
    returned = contest.accounts.returned if contest.accounts.returned is not None else count.counted + count.unresolved
    if count.unopened:
        more = max(count.unresolved, returned - count.counted)
        known = contest.accounts.returned is not None and not is_weighted(contest, case.form)
        count = replace(count, unresolved=more, undecided_weight=more if known else None)
    base = base_of(contest, case.base, returned=returned, valid=count.valid)
    no_quorum, quorum_unknown = quorum_problems(contest, case.quorum)
    told = {one.code for one in faults}
    told |= {"F06"} if "F02" in told else set()  # What F02 says of totals, F06 says of rows.
    faults = [*no_quorum, *faults, *(one for one in account_faults(contest, base, count) if one.code not in told)]
    if faults:
        raise StopError(faults)
    needed = votes_needed(base.value, case.rules.threshold)
    outcome = _outcome(case, count, base, needed)
    used = _clauses_used(case, count, outcome)
    warnings = [
        *quorum_unknown,
        *_open_warnings(case, count, outcome, base),
        *account_warnings(contest, count),
        *check_list(contest, case.regulation),
        *_legal_warnings(case, used),
    ]
    result = Result(
        contest=contest.id,
        regulation=case.regulation.id,
        title=contest.title,
        seats=contest.seats,
        round=contest.round,
        mode=contest.mode,
        test=contest.test,
        event=contest.event.model_dump(mode="json"),
        base=base,
        needed=needed,
        ballots=_ballots(contest, count, returned),
        candidates=_candidates(case, count, outcome, base, needed),
        elected=outcome.elected,
        alternates=outcome.alternates,
        tied=outcome.tied,
        short=outcome.short,
        next=outcome.next,
        recognised=outcome.recognised,
        warnings=tuple(finding(one) for one in warnings),
        kind=contest.kind,
        form=case.form,
        alternates_wanted=contest.alternates,
        electorate=contest.electorate.model_dump(mode="json") if contest.electorate else {},
        clauses=tuple(_clause_line(case, one) for one in used),
    )
    return with_counts(result, CountsDone(required=contest.count.required))


def _outcome(case: _Case, count: Count, base: Base, needed: int) -> Outcome:
    if case.classes:
        return classify(case.contest, count.levels, base.value, case.classes)
    if case.turnout and not turned_out(case.contest, case.turnout):
        return not_recognised(case.contest, case.turnout)
    return decide(case.contest, count.votes, needed, case.rules)


def _ballots(contest: Contest, count: Count, returned: int) -> Ballots:
    return Ballots(
        issued=contest.accounts.issued,
        returned=returned,
        valid=count.valid,
        invalid=count.invalid,
        invalid_by_ground=dict(count.by_ground),
        printed=contest.accounts.printed,
        spoiled=contest.accounts.spoiled,
        unused=contest.accounts.unused,
        unresolved=count.unresolved,
    )


def _candidates(case: _Case, count: Count, outcome: Outcome, base: Base, needed: int) -> tuple[CandidateResult, ...]:
    return tuple(
        CandidateResult(
            id=one.id,
            name=one.name,
            votes=(votes := count.votes[one.id]),
            against=count.against[one.id],
            unusable=count.unusable[one.id],
            share=percent(votes, base.value, case.rounding),
            rank=1 + sum(other > votes for other in count.votes.values()),
            margin=votes - needed,
            verdict=outcome.verdicts[one.id][0],
            clause=outcome.verdicts[one.id][1].id,
            born=one.born.isoformat() if one.born else None,
            note=one.note,
            levels=dict(count.levels[one.id]) if count.levels else None,
        )
        for one in case.contest.candidate
    )


def _clauses_used(case: _Case, count: Count, outcome: Outcome) -> list[Clause]:
    """The clauses the result rests on, each once, in the order of reading."""
    form = prescribed_form_clause(case.regulation, case.contest)
    grounds = [one for one in case.grounds if count.by_ground.get(one.code) or one.id in count.open_cases]
    listed: list[Clause | None] = [
        case.quorum,
        case.turnout,
        case.base,
        None if case.classes else case.rules.threshold,
        case.rules.selection,
        *[clause for _verdict, clause in outcome.verdicts.values()],
        outcome.next_clause,
        form if case.contest.form is None else None,
        *grounds,
        case.rounding,
    ]
    return list({clause.id: clause for clause in listed if clause}.values())


def _open_warnings(case: _Case, count: Count, outcome: Outcome, base: Base) -> list[Problem]:
    """Warnings about what is not settled: undecided ballots, open cases, alternates, people whose defeat stops all."""
    names = {one.id: one for one in case.contest.candidate}
    found = []
    if count.unopened:
        found.append(problem("W13", which=_named(count.unopened)))
    if count.unresolved:
        changed = _could_change(case, count, outcome, base)
        words = ", ".join(names[one].name for one in changed)
        found.append(problem("W08" if changed else "W09", count=count.unresolved, names=words))
    found += [
        problem("W06", count=count.open_cases[one.id], treated_vi="hợp lệ", treated_en="valid")
        for one in case.grounds
        if one.id in count.open_cases
    ]
    wanted, taken = case.contest.alternates, len(outcome.alternates)
    if taken < wanted and outcome.next_clause == case.rules.alternates:
        found.append(problem("W11", found=taken, wanted=wanted))
    found += [problem("W14", name=names[one].name, post=names[one].planned) for one in outcome.held]
    return found


def _could_change(case: _Case, count: Count, outcome: Outcome, base: Base) -> tuple[str, ...]:
    if not outcome.recognised:
        return ()
    if case.classes:
        return classes_could_change(case.contest, count, base, case.classes)
    finders = {one.finder for one in case.grounds if one.counts_as == "invalid"}
    return could_change(case.contest, count, base, case.rules, finders)


def _legal_warnings(case: _Case, used: list[Clause]) -> list[Problem]:
    contest, regulation = case.contest, case.regulation
    found = []
    subtracted = contest.electorate.subtract if contest.electorate else ()
    if subtracted and case.base.base != "summoned":
        found.append(problem("W19", base=case.base.base))
    day = contest.event.date
    if day and not (regulation.valid_from or day) <= day <= (regulation.valid_to or day):
        found.append(problem("W10", date=day.isoformat(), regulation=regulation.id))
    found += [
        problem("W21", date=day.isoformat(), clause=one.id)
        for one in used
        if day and not (one.valid_from or day) <= day <= (one.valid_to or day)
    ]
    if contest.decision and contest.decision.elected:
        names = ", ".join(one.name for one in contest.candidate if one.id in contest.decision.elected)
        found.append(problem("W18", names=names, by=contest.decision.by, reason=contest.decision.reason))
    if contest.settings:
        changed = [f"{name}.{key} = {value}" for name, one in contest.settings.items() for key, value in one.items()]
        changes = "; ".join(changed)
        found.append(problem("W12", changes=changes))
    unverified = [f"{one.id} ({source_of(regulation, one)})" for one in used if one.confidence == "unverified"]
    if unverified:
        found.append(problem("W01", clauses="; ".join(unverified)))
    return found


def _clause_line(case: _Case, clause: Clause) -> ClauseLine:
    return ClauseLine(
        id=clause.id,
        source=clause.source or case.regulation.source,
        article=clause.article,
        confidence=clause.confidence,
        vi=clause.vi,
        en=clause.en,
        overridden=dict(case.contest.settings.get(clause.id, {})),
    )
