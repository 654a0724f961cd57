"""What a vote is called on its papers: an election, an opinion ballot, a step of choosing people, a confidence vote.

Only in an election are people elected; the other votes say who has the number of votes asked for, or how much trust.
"""

from typing import Literal

from congress.documents.basis import article_words
from congress.documents.figures import HALVED_FORMS, counted
from congress.documents.format import DocumentFormat
from congress.documents.legal_words import form_words, next_words
from congress.documents.model import VoteWords
from congress.documents.words import number
from congress.i18n import _
from tally.problems import Lang
from tally.result import CandidateResult, Result

Vote = Literal["election", "opinion", "step", "confidence"]


def vote_of(result: Result, layout: DocumentFormat) -> Vote:
    vote = vote_under(result.regulation, result.form, layout)
    chosen = any(one.verdict in ("chosen", "forward") for one in result.candidates)
    return "step" if chosen and vote == "election" else vote


def vote_under(regulation: str, form: str, layout: DocumentFormat) -> Vote:
    """What a vote of that regulation and ballot form is, before there is a result."""
    if form == "confidence":
        return "confidence"
    if regulation in layout.opinions:
        return "opinion"
    return "step" if regulation in layout.steps else "election"


def vote_words(result: Result, layout: DocumentFormat, lang: Lang, base: str, base_words: str) -> VoteWords:
    """`result`: people of one name told apart in it. `base`, `base_words`: as the paper prints them."""
    vote = vote_of(result, layout)
    minutes, report = _titles(vote)
    elects = vote == "election"
    return VoteWords(
        minutes=minutes,
        report=report,
        list_heading={
            "election": _("2. Number to be elected and list of candidates"),
            "confidence": _("2. List of those on whom the vote is held"),
        }.get(vote, _("2. Number to be chosen and list of people")),
        seats=seats_words(result.seats, vote, lang),
        listed=_listed(result, vote, lang),
        list_intro=list_intro(vote),
        voters_heading=(
            _("3. Those with a vote, and the base of the result")
            if elects
            else _("3. Those who were to vote, and the base of the result")
        ),
        ballots_heading=_("4. Ballots") if elects else _("4. Ballot papers"),
        needed=_needed(result, vote, lang, base, base_words),
        share=(
            _("Share (%) of high confidence, of {base} {base_words}")
            if vote == "confidence"
            else _("Share (%) of {base} {base_words}")
        ).format(base=base, base_words=base_words),
        table_1=_("Table 1. Votes of each person, in the order of the ballot"),
        table_2=_("Table 2. People elected, from high to low")
        if elects
        else _("Table 2. People chosen, from high to low"),
        chosen_list=_("LIST OF THE PEOPLE ELECTED") if elects else _("LIST OF THE PEOPLE CHOSEN"),
        chosen_intro=_("People elected, from high to low:") if elects else _("People chosen, from high to low:"),
        nobody=_("Nobody was elected.") if elects else _("Nobody was chosen."),
        chosen_count=_chosen_count(result, vote, lang),
        conclusions=conclusions(result, vote, lang),
    )


def list_intro(vote: Vote) -> str:
    if vote == "election":
        return _("The list, in the order of the ballot:")
    return _("The people, in the order of the ballot:")


def _titles(vote: Vote) -> tuple[str, str]:
    return {
        "opinion": (_("MINUTES OF THE COUNT OF OPINION BALLOTS"), _("REPORT ON THE COUNT OF OPINION BALLOTS")),
        "confidence": (_("MINUTES OF THE COUNT OF A CONFIDENCE VOTE"), _("REPORT ON THE COUNT OF A CONFIDENCE VOTE")),
    }.get(vote, (_("MINUTES OF THE COUNT"), _("REPORT ON THE RESULT OF THE COUNT")))


def seats_words(seats: int, vote: Vote, lang: Lang) -> str:
    if vote == "confidence":
        return ""
    text = _("Number to be elected: {seats}.") if vote == "election" else _("Number to be chosen: {seats}.")
    return text.format(seats=counted(seats, lang))


def _listed(result: Result, vote: Vote, lang: Lang) -> str:
    listed, form = counted(len(result.candidates), lang), form_words(result.form)
    if vote != "election":
        return _("The list holds {listed} people; {form}.").format(listed=listed, form=form)
    surplus = len(result.candidates) - result.seats
    if surplus > 0:
        text = _("The list holds {listed} people, {surplus} more than are to be elected; {form}.")
        return text.format(listed=listed, surplus=number(surplus, lang), form=form)
    return _("The list holds {listed} people, with no surplus; {form}.").format(listed=listed, form=form)


def _needed(result: Result, vote: Vote, lang: Lang, base: str, base_words: str) -> str:
    """How many votes a person needs, with the article."""
    elects = vote == "election"
    if result.mode == "revote":
        text = _(
            "Only valid ballots give votes. Among people with equal votes the one with the higher votes is elected; "
            "more than half is not needed."
        )
    elif result.form not in HALVED_FORMS or not result.needed:
        return ""
    elif result.needed == result.base.value // 2 + 1:
        text = (
            _(
                "Only valid ballots give votes. A person needs more than half of {base} {base_words}, that is at least "
                "{needed} votes, to be elected."
            )
            if elects
            else _(
                "Only valid ballots give votes. A person needs more than half of {base} {base_words}, that is at least "
                "{needed} votes, to be chosen."
            )
        )
    else:
        text = (
            _(
                "Only valid ballots give votes. A person needs at least {needed} votes of {base} {base_words} to be "
                "elected."
            )
            if elects
            else _(
                "Only valid ballots give votes. A person needs at least {needed} votes of {base} {base_words} to be "
                "chosen."
            )
        )
    said = text.format(base=base, base_words=base_words, needed=number(result.needed, lang))
    article = _threshold_clause(result, lang)
    return f"{said.removesuffix('.')} ({article})." if article else said


def _threshold_clause(result: Result, lang: Lang) -> str:
    """The article the verdicts of those elected, or not, rest on, where they all rest on one."""
    clauses = {one.clause for one in result.candidates if one.verdict in ("elected", "chosen", "not_elected")}
    return article_words(result, clauses.pop(), lang) if len(clauses) == 1 else ""


def conclusions(result: Result, vote: Vote, lang: Lang) -> tuple[str, ...]:
    if vote == "confidence":
        return _trust(result.candidates)
    names = {one.id: one.name for one in result.candidates}
    said: list[str] = []
    if not result.recognised:
        said.append(_("The election is not recognised."))
    said.append(_chosen_count(result, vote, lang))
    if onward := [one.name for one in result.candidates if one.verdict == "forward"]:
        said.append(_("To the next step: {people}.").format(people=", ".join(onward)))
    if result.tied:
        text = (
            _("Equal votes at the last seat: {people}.")
            if vote == "election"
            else _("Equal votes at the last place: {people}.")
        )
        said.append(text.format(people=", ".join(names[one] for one in result.tied)))
    if vote != "election":
        return (*said, *next_step(result, lang))
    if result.short and result.next.seats != result.short:
        said.append(_("Seats not filled: {seats}.").format(seats=counted(result.short, lang)))
    return (*said, next_words(result, names, lang))


def _chosen_count(result: Result, vote: Vote, lang: Lang) -> str:
    text = (
        _("People elected: {elected} of {seats} to be elected.")
        if vote == "election"
        else _("People chosen: {elected} of {seats} to be chosen.")
    )
    return text.format(elected=counted(len(result.elected), lang), seats=number(result.seats, lang))


def next_step(result: Result, lang: Lang) -> tuple[str, ...]:
    """What follows a vote by which nobody is elected."""
    step = result.next
    if step.action == "none":
        return ()
    text = {
        "hold": _("The procedure is held until the superior body has given its opinion."),
        "stop": _("The procedure ends here; {seats} place(s) stay unfilled."),
        "repeat": _("The vote is to be held again."),
        "another_round": _("Another vote is held for {seats} place(s)."),
        "revote": _("Another vote is held among those with equal votes, for {seats} place(s)."),
    }.get(step.action, _("{seats} place(s) remain; the body in charge decides the next step."))
    said = text.format(seats=number(step.seats, lang))
    article = article_words(result, step.clause, lang)
    return (f"{said.removesuffix('.')} ({article})." if article else said,)


def _trust(candidates: tuple[CandidateResult, ...]) -> tuple[str, ...]:
    """Who has much low confidence (QĐ 96-QĐ/TW), by the verdicts of the result."""
    words = {
        "class_1": _("More than half and less than two thirds low confidence: {people}."),
        "class_2": _("Two thirds or more low confidence: {people}."),
    }
    said = tuple(
        text.format(people=", ".join(one.name for one in candidates if one.verdict == verdict))
        for verdict, text in words.items()
        if any(one.verdict == verdict for one in candidates)
    )
    return said or (_("Nobody has more than half low confidence."),)
