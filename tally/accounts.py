"""The paper accounts of a contest: figures that cannot be (F…, refused) and figures to look at again (W…)."""

from collections.abc import Iterator

from tally.clauses import GroundClause
from tally.contest import Accounts, Contest, Electorate
from tally.count import Count
from tally.messages import problem
from tally.problems import Place, Problem
from tally.result import Base

MANY_PERCENT = 3
MANY_LEAST = 3
"""Invalid ballots, and rows unusable for one person, are remarked on from so many percent, and from so many ballots."""

UNITS = (("phiếu hợp lệ", "valid ballots"), ("cổ phần của các phiếu hợp lệ", "shares of valid ballots"))
"""What the rows of a person are counted in: ballots, or the shares they bear."""


def account_faults(contest: Contest, base: Base, count: Count) -> list[Problem]:
    """Every figure that contradicts another. The order is that of the paper: printed, issued, returned, sorted."""
    return [*_paper_faults(contest, base), *_pile_faults(contest, count)]


def stated_faults(contest: Contest) -> list[Problem]:
    """Every contradiction among the figures that `contest` itself states, before any ballot is counted."""
    return [*_paper_faults(contest, None), *_stated_pile_faults(contest.accounts)]


def stated_warnings(paper: Accounts) -> list[Problem]:
    """Figures stated that can be, but that people should look at."""
    return [*_left_over_warnings(paper), *_sorted_warnings(paper.valid, paper.invalid or 0, paper.returned)]


def _paper_faults(contest: Contest, base: Base | None) -> Iterator[Problem]:
    paper, people = contest.accounts, contest.electorate or Electorate(body="voters")
    present = people.present if people.present is not None else people.voted
    net = None if paper.issued is None else paper.issued - (paper.spoiled or 0)
    summoned = people.summoned if people.summoned is not None else people.registered
    if _over(paper.issued, paper.printed):
        yield problem("F07", Place(at="accounts.issued"), issued=paper.issued, printed=paper.printed)
    if paper.unused is not None and _over((paper.issued or 0) + paper.unused, paper.printed):
        values = {"issued": paper.issued or 0, "unused": paper.unused, "printed": paper.printed}
        yield problem("F19", Place(at="accounts.unused"), **values)
    if _over(paper.spoiled, paper.issued):
        yield problem("F13", Place(at="accounts.spoiled"), spoiled=paper.spoiled, issued=paper.issued)
    if _over(paper.returned, paper.issued):
        yield problem("F01", Place(at="accounts.returned"), returned=paper.returned, issued=paper.issued)
    if _over(present, summoned):
        yield problem("F14", Place(at="electorate"), present=present, summoned=summoned)
    elif base and base.kind == "summoned" and _over(present, base.value):
        yield problem("F09", Place(at="electorate.present"), present=present, base=base.value)
    if contest.electorate and contest.electorate.body != "shares":
        if _over(net, present):
            yield problem("F08", Place(at="accounts.issued"), issued=net, present=present)
        if _over(paper.returned, present):
            yield problem("F10", Place(at="accounts.returned"), returned=paper.returned, present=present)


def _stated_pile_faults(paper: Accounts) -> Iterator[Problem]:
    if None not in (paper.returned, paper.valid, paper.invalid) and (paper.valid or 0) + (paper.invalid or 0) != (
        paper.returned
    ):
        place = Place(at="accounts.returned")
        yield problem("F02", place, valid=paper.valid, invalid=paper.invalid, returned=paper.returned)
    by_ground = sum(paper.invalid_by_ground.values())
    if paper.invalid_by_ground and paper.invalid is not None and by_ground != paper.invalid:
        yield problem("F11", Place(at="accounts.invalid_by_ground"), sum=by_ground, invalid=paper.invalid)


def _pile_faults(contest: Contest, count: Count) -> Iterator[Problem]:
    paper = contest.accounts
    shares = contest.electorate.shares if contest.electorate else None
    if _over(count.weight or None, shares) and contest.electorate and contest.electorate.body == "shares":
        yield problem("F18", Place(at="electorate.shares"), weight=count.weight, shares=shares)
    rows = count.counted + count.unresolved
    if paper.returned is not None and (rows > paper.returned or (rows < paper.returned and not count.unopened)):
        yield problem("F06", Place(at="accounts.returned"), rows=rows, returned=paper.returned)
    if count.unresolved:
        return
    for key, stated, counted in (("valid", paper.valid, count.valid), ("invalid", paper.invalid, count.invalid)):
        if stated is not None and stated != counted:
            yield problem("F15", Place(at=f"accounts.{key}"), key=f"accounts.{key}", stated=stated, counted=counted)
    for ground, stated in paper.invalid_by_ground.items():
        counted = count.by_ground.get(ground, 0)
        key = f"accounts.invalid_by_ground.{ground}"
        if stated != counted:
            yield problem("F15", Place(at=key), key=key, stated=stated, counted=counted)


def totals_faults(
    contest: Contest, count: Count, grounds: tuple[GroundClause, ...], *, weighted: bool
) -> list[Problem]:
    """Hand-tallied totals that no set of ballots can give. Shares are held against all shares, not against ballots."""
    if weighted:
        return [*_stated_pile_faults(contest.accounts), *_share_faults(contest, count)]
    finders: set[str] = {one.finder for one in grounds if one.counts_as == "invalid"}
    return [*_stated_pile_faults(contest.accounts), *_row_faults(contest, count), *_sum_faults(contest, count, finders)]


def _share_faults(contest: Contest, count: Count) -> Iterator[Problem]:
    """Votes beyond what all shares together can give."""
    shares = contest.electorate.shares if contest.electorate else None
    total = sum(count.votes.values())
    if shares is not None and total > shares * contest.seats:
        yield problem("F04", sum=total, most=shares * contest.seats)


def _row_faults(contest: Contest, count: Count) -> Iterator[Problem]:
    for one in contest.candidate:
        votes, against, unusable = count.votes[one.id], count.against[one.id], count.unusable[one.id]
        place = Place(at=one.id, subject=one.name)
        if votes > count.valid:
            yield problem("F03", place, name=one.name, votes=votes, valid=count.valid)
        elif against is not None and unusable is not None and votes + against + unusable != count.valid:
            total = votes + against + unusable
            yield problem("F05", place, name=one.name, sum=total, valid=count.valid)


def _sum_faults(contest: Contest, count: Count, finders: set[str]) -> Iterator[Problem]:
    total, names = sum(count.votes.values()), len(contest.candidate)
    unusable = sum(number or 0 for number in count.unusable.values())
    if "too_many" in finders and total > count.valid * contest.seats:
        yield problem("F04", sum=total, most=count.valid * contest.seats)
    if "none_chosen" in finders and total < count.valid:
        yield problem("F12", sum=total, valid=count.valid)
    unclear = finders & {"one_row_unclear", "all_rows_unclear"}
    if unclear and unusable > count.valid * (names - 1):
        yield problem("F16", sum=unusable, most=count.valid * (names - 1))


def account_warnings(contest: Contest, count: Count) -> list[Problem]:
    """Figures that can be, but that people should look at before announcing."""
    return list(_warnings(contest, count))


def _warnings(contest: Contest, count: Count) -> Iterator[Problem]:
    yield from _left_over_warnings(contest.accounts)
    yield from _sorted_warnings(count.valid, count.invalid, count.counted)
    if count.valid and not count.levels:
        for one in contest.candidate:
            if count.votes[one.id] == 0:
                yield problem("W04", name=one.name)
    for one in contest.candidate:
        unusable = count.unusable[one.id] or 0
        if unusable >= MANY_LEAST and unusable * 100 >= count.valid_weight * MANY_PERCENT:
            of_vi, of_en = UNITS[contest.electorate is not None and contest.electorate.body == "shares"]
            words = {"unusable": unusable, "valid": count.valid_weight, "of_vi": of_vi, "of_en": of_en}
            yield problem("W20", name=one.name, **words)
    if count.over_seats:
        yield problem("W07", count=count.over_seats)
    if count.listed:
        kinds = ", ".join(f"{code}: {number}" for code, number in count.listed.items())
        yield problem("W15", count=sum(count.listed.values()), kinds=kinds)


def _left_over_warnings(paper: Accounts) -> Iterator[Problem]:
    if paper.printed is not None and paper.issued is not None and paper.unused is not None:
        missing = paper.printed - paper.issued - paper.unused
        if missing > 0:
            values = {"printed": paper.printed, "issued": paper.issued, "unused": paper.unused}
            yield problem("W24", Place(at="accounts.unused"), **values, missing=missing)
    if paper.issued is not None and paper.returned is not None and paper.spoiled:
        net = paper.issued - paper.spoiled
        if paper.returned > net:
            yield problem("W05", Place(at="accounts.spoiled"), returned=paper.returned, net=net)


def _sorted_warnings(valid: int | None, invalid: int, returned: int | None) -> Iterator[Problem]:
    if valid == 0:
        yield problem("W03")
    if returned is not None and invalid >= MANY_LEAST and invalid * 100 >= returned * MANY_PERCENT:
        yield problem("W02", invalid=invalid, returned=returned)


def _over(part: int | None, whole: int | None) -> bool:
    return part is not None and whole is not None and part > whole
