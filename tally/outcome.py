"""Who is elected: the verdict on each candidate, the ties, the seats left, and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tally.clauses import (
    AlternatesClause,
    Applies,
    Clause,
    HoldClause,
    RankingClause,
    Regulation,
    SelectionClause,
    ShortfallClause,
    ThresholdClause,
    TieClause,
)
from tally.contest import Candidate, Contest, Form
from tally.messages import problem
from tally.problems import InvalidError, Place
from tally.regulation import clause_for, clauses_for, setting_of
from tally.result import Action, Next, Verdict


@dataclass(frozen=True)
class Rules:
    """The clauses that decide one contest."""

    threshold: ThresholdClause
    ranking: RankingClause | None
    tie: TieClause
    short: ShortfallClause | None
    alternates: AlternatesClause | None
    hold: HoldClause | None
    selection: SelectionClause | None = None


@dataclass(frozen=True)
class Outcome:
    """The verdict on each candidate with the clause it rests on; ids of those elected and taken as alternates, highest
    first; the tied, in ballot order; `short`: seats for which nobody passed."""

    verdicts: Mapping[str, tuple[Verdict, Clause]]
    elected: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    short: int = 0
    next: Next = field(default_factory=lambda: Next(action="none"))
    next_clause: Clause | None = None
    held: tuple[str, ...] = ()
    recognised: bool = True


def rules_for(regulation: Regulation, contest: Contest, form: Form) -> Rules:
    """The clauses of `regulation` for this contest. InvalidError where it has none for the threshold or ties."""
    setting = setting_of(contest, form)
    threshold = clause_for(regulation, ThresholdClause, setting)
    tie = clause_for(regulation, TieClause, setting)
    if threshold is None or tie is None:
        mechanism = "threshold" if threshold is None else "tie"
        detail = f"kind={contest.kind}, mode={contest.mode}, form={form}"
        raise InvalidError(problem("CLAUSE_MISSING", regulation=regulation.id, mechanism=mechanism, detail=detail))
    short = [one for one in clauses_for(regulation, ShortfallClause, setting) if one.from_round <= contest.round]
    most_specific = max(short, key=lambda one: (one.applies != Applies(), one.from_round), default=None)
    wanted = contest.alternates > 0
    return Rules(
        threshold=threshold,
        ranking=clause_for(regulation, RankingClause, setting),
        tie=tie,
        short=most_specific,
        alternates=_alternates_clause(regulation, contest, form) if wanted else None,
        hold=clause_for(regulation, HoldClause, setting),
        selection=clause_for(regulation, SelectionClause, setting),
    )


def _alternates_clause(regulation: Regulation, contest: Contest, form: Form) -> AlternatesClause:
    """Alternates asked for without a kind are taken by the regulation's own clause on them."""
    found = clause_for(regulation, AlternatesClause, setting_of(contest, form))
    if found is None and contest.kind is None:
        found = next((one for one in regulation.clause if isinstance(one, AlternatesClause)), None)
    if found is None:
        detail = f"kind={contest.kind}, alternates={contest.alternates}"
        place = Place(at="alternates")
        raise InvalidError(
            problem("CLAUSE_MISSING", place, regulation=regulation.id, mechanism="alternates", detail=detail)
        )
    return found


def decide(contest: Contest, votes: Mapping[str, int], needed: int, rules: Rules) -> Outcome:
    """The outcome of `votes` (candidate id → votes) where `needed` votes pass.

    InvalidError: a birth date is missing where the older wins, or a decision on a tie that does not fit the tie.
    """
    passed = _ranked([one for one in contest.candidate if votes[one.id] >= needed], votes)
    seated, tied = _decided(contest, *_seat(passed, votes, contest.seats, rules.tie), rules.tie)
    left = contest.seats - len(seated)
    placed = {one.id for one in (*seated, *tied)}
    beyond = [one for one in passed if one.id not in placed]
    taken, tied_alternates = _alternates(contest, beyond, votes, rules, open_seats=left)
    at_the_cut = tied or tied_alternates
    onward = _onward(contest, votes, rules) if not passed else []
    verdicts = _verdicts(contest, rules, passed, seated, at_the_cut, taken, onward)
    short = max(0, contest.seats - len(passed))
    step, clause, held = (
        (_step_onward(contest, onward, rules.selection), rules.selection, ())
        if onward and rules.selection
        else _next(contest, rules, verdicts, seated, taken, at_the_cut, short)
    )
    return Outcome(
        verdicts=verdicts,
        elected=tuple(one.id for one in seated),
        alternates=tuple(one.id for one in taken),
        tied=_ids(contest, at_the_cut),
        short=short,
        next=step,
        next_clause=clause,
        held=held,
    )


def not_recognised(contest: Contest, clause: Clause) -> Outcome:
    """The outcome where too few voted: nobody is elected, and the election is held again."""
    return Outcome(
        verdicts={one.id: ("not_elected", clause) for one in contest.candidate},
        short=contest.seats,
        next=Next(action="repeat", seats=contest.seats, clause=clause.id),
        next_clause=clause,
        recognised=False,
    )


def _decided(
    contest: Contest, seated: list[Candidate], tied: list[Candidate], tie: TieClause
) -> tuple[list[Candidate], list[Candidate]]:
    """The seats after the decision of the body in charge on a tie, where the contest file records one."""
    decision = contest.decision
    if decision is None:
        return seated, tied
    left = contest.seats - len(seated)
    chosen = set(decision.elected)
    if (
        tie.rule != "operator"
        or not chosen <= {one.id for one in tied}
        or not len(decision.elected) == len(chosen) == left
    ):
        names = ", ".join(one.id for one in tied) or "–"
        raise InvalidError(
            problem("DECISION_MISFIT", Place(at="decision.elected"), seats=left if tied else 0, tied=names)
        )
    return seated + [one for one in tied if one.id in chosen], []


def _onward(contest: Contest, votes: Mapping[str, int], rules: Rules) -> list[Candidate]:
    """Where nobody passed a step that selects: those with the most votes, and those level with the last of them."""
    forward = rules.selection.forward if rules.selection else 0
    ranked = _ranked([one for one in contest.candidate if votes[one.id] > 0], votes)
    if not forward or not ranked:
        return []
    cut = votes[ranked[min(forward, len(ranked)) - 1].id]
    return [one for one in ranked if votes[one.id] >= cut]


def _step_onward(contest: Contest, onward: Sequence[Candidate], clause: SelectionClause) -> Next:
    return Next(action="another_round", seats=contest.seats, candidates=_ids(contest, onward), clause=clause.id)


def _ids(contest: Contest, chosen: Iterable[Candidate]) -> tuple[str, ...]:
    """Ids in ballot order."""
    wanted = {one.id for one in chosen}
    return tuple(one.id for one in contest.candidate if one.id in wanted)


def _ranked(people: Sequence[Candidate], votes: Mapping[str, int]) -> list[Candidate]:
    """Highest votes first; equal votes in ballot order."""
    return sorted(people, key=lambda one: -votes[one.id])


def _seat(
    passed: Sequence[Candidate], votes: Mapping[str, int], seats: int, tie: TieClause
) -> tuple[list[Candidate], list[Candidate]]:
    """Those who get the seats, and those tied at the last one."""
    if len(passed) <= seats:
        return list(passed), []
    cut = votes[passed[seats - 1].id]
    if seats == 0 or votes[passed[seats].id] < cut:
        return list(passed[:seats]), []
    above = [one for one in passed if votes[one.id] > cut]
    level = [one for one in passed if votes[one.id] == cut]
    if tie.rule != "older":
        return above, level
    older, same_day = _older(level, seats - len(above))
    return above + older, same_day


def _older(level: Sequence[Candidate], seats: int) -> tuple[list[Candidate], list[Candidate]]:
    """The `seats` oldest of people with equal votes; those born on the day of the cut, where it falls between them."""
    missing = [one for one in level if one.born is None]
    if missing:
        raise InvalidError(
            [problem("BORN_MISSING", Place(at=f"candidate.{one.id}.born"), name=one.name) for one in missing]
        )
    by_age = sorted(level, key=lambda one: str(one.born))
    if by_age[seats - 1].born != by_age[seats].born:
        return by_age[:seats], []
    day = by_age[seats].born
    return [one for one in by_age[:seats] if one.born != day], [one for one in by_age if one.born == day]


def _alternates(
    contest: Contest, beyond: Sequence[Candidate], votes: Mapping[str, int], rules: Rules, *, open_seats: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Alternates are taken only when every seat is filled, so a tie at the last seat comes first."""
    if rules.alternates is None or rules.alternates.alternates != "runners_up" or open_seats:
        return [], []
    return _seat(beyond, votes, contest.alternates, rules.tie)


def _verdicts(
    contest: Contest,
    rules: Rules,
    passed: Sequence[Candidate],
    seated: Sequence[Candidate],
    tied: Sequence[Candidate],
    alternates: Sequence[Candidate],
    onward: Sequence[Candidate],
) -> dict[str, tuple[Verdict, Clause]]:
    half_needed = rules.threshold.numerator > 0
    beaten: tuple[Verdict, Clause] = (
        ("not_seated", rules.ranking or rules.threshold) if half_needed else ("not_elected", rules.threshold)
    )

    found: dict[str, tuple[Verdict, Clause]] = {one.id: ("not_elected", rules.threshold) for one in contest.candidate}
    found |= {one.id: beaten for one in passed}
    found |= {one.id: ("chosen" if rules.selection else "elected", rules.threshold) for one in seated}
    found |= {one.id: ("tied", rules.tie) for one in tied}
    if rules.selection:
        found |= {one.id: ("forward", rules.selection) for one in onward}
    if rules.alternates:
        found |= {one.id: ("alternate", rules.alternates) for one in alternates}
    return found


def _next(
    contest: Contest,
    rules: Rules,
    verdicts: Mapping[str, tuple[Verdict, Clause]],
    seated: Sequence[Candidate],
    taken: Sequence[Candidate],
    tied: Sequence[Candidate],
    short: int,
) -> tuple[Next, Clause | None, tuple[str, ...]]:
    """What comes next, the clause for it, and the planned people whose defeat stops the procedure."""
    lost = {"not_elected", "not_seated", "alternate"}
    posts = rules.hold.posts if rules.hold else ()
    held = tuple(one.id for one in contest.candidate if one.planned in posts and verdicts[one.id][0] in lost)
    if held and rules.hold:
        return Next(action="hold", seats=short, candidates=held, clause=rules.hold.id), rules.hold, held
    if tied:
        left = contest.seats - len(seated) or contest.alternates - len(taken)
        action: Action = "revote" if rules.tie.rule == "revote" else "congress_decides"
        step = Next(action=action, seats=left, candidates=_ids(contest, tied), clause=rules.tie.id)
        return step, rules.tie, ()
    if short and rules.short and not _enough(contest, len(seated), rules.short):
        elected = {one.id for one in seated}
        again = tuple(one.id for one in contest.candidate if one.id not in elected)
        names = again if rules.short.action == "another_round" else ()
        return Next(action=rules.short.action, seats=short, candidates=names, clause=rules.short.id), rules.short, ()
    missing = contest.alternates - len(taken)
    if rules.alternates and missing > 0 and not short and rules.alternates.alternates == "runners_up":
        step = Next(action="congress_decides", seats=missing, clause=rules.alternates.id)
        return step, rules.alternates, ()
    return Next(action="none"), None, ()


def _enough(contest: Contest, elected: int, clause: ShortfallClause) -> bool:
    return elected < contest.seats and (
        clause.enough_numerator < clause.enough_denominator
        and elected * clause.enough_denominator >= contest.seats * clause.enough_numerator
    )
