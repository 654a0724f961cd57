"""The ballot that a line stands for, as it will count: the rules of the result itself say whether it is valid."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from congress.documents.legal_words import ground_words
from congress.i18n import _
from congress.keying.line import Keyed, Paper, line_of
from congress.keying.words import Row, marked_rows, nothing_marked
from tally.contest import Contest, Form
from tally.count import count_ballots, grounds_for, is_weighted
from tally.lists import prescribed_form
from tally.regulation import Regulation, with_settings


@dataclass(frozen=True)
class Rules:
    """What decides how a ballot counts."""

    contest: Contest
    regulation: Regulation
    form: Form
    paper: Paper


@dataclass(frozen=True)
class Shown:
    """A ballot for the eye: its rows that matter, and a line that says how it counts."""

    rows: tuple[Row, ...]
    valid: bool
    verdict: str
    ground: str = ""


def rules_of(contest: Contest, regulation: Regulation) -> Rules:
    regulation = with_settings(regulation, contest.settings)
    form = prescribed_form(contest, regulation)
    found = (one.code for one in grounds_for(regulation, contest, form) if one.finder == "people")
    ids = tuple(one.id for one in contest.candidate)
    return Rules(contest, regulation, form, Paper(ids, form, tuple(dict.fromkeys(found)), is_weighted(contest, form)))


def votes_row(keyed: Keyed, rules: Rules) -> dict[str, str]:
    """The ballot as a row of a votes file, without the columns that say where it is."""
    weight = {"weight": keyed.weight} if rules.paper.weighted else {}
    return {"problem": keyed.problem, **weight, **{one: keyed.cells.get(one, "") for one in rules.paper.ids}}


def shown(keyed: Keyed, rules: Rules) -> Shown:
    """The ballot as it will count."""
    frame = pl.DataFrame({name: [value] for name, value in {"ballot": "1", **votes_row(keyed, rules)}.items()})
    count = count_ballots(frame, rules.contest, rules.regulation, rules.form)
    rows = tuple(marked_rows(rules.contest, rules.form, keyed.cells)) if not keyed.problem else ()
    if count.invalid:
        [ground] = count.by_ground
        return Shown(
            rows, valid=False, verdict=_("INVALID: {ground}").format(ground=ground_words(ground)), ground=ground
        )
    return Shown(rows, valid=True, verdict=_verdict(rules, sum(count.votes.values()), rows))


def _verdict(rules: Rules, votes: int, rows: Sequence[Row]) -> str:
    if rules.form == "confidence":
        return _("VALID")
    if rules.form == "points":
        return _("VALID: {votes} votes given").format(votes=votes)
    text = _("VALID: votes for {votes} of {listed}, {seats} to elect")
    words = text.format(votes=votes, listed=len(rules.contest.candidate), seats=rules.contest.seats)
    return words if rows else f"{words} ({nothing_marked(rules.form)})"


def in_short(keyed: Keyed, rules: Rules) -> str:
    """One line for the sheet just keyed: `3 17 22 · VALID: …`."""
    found = shown(keyed, rules)
    return " · ".join([*([line_of(keyed, rules.paper)] if found.rows else []), found.verdict])


def ground_list(rules: Rules) -> list[str]:
    """`/1 …`: the grounds that people find on the paper, with the code to type."""
    return [f"/{number} {ground_words(code)}" for number, code in enumerate(rules.paper.grounds, 1)]
