"""The codes of a result in the words a document prints."""

from typing import Protocol

from congress.documents.basis import article_words
from congress.i18n import _
from tally.problems import Lang
from tally.result import Result


class Turn(Protocol):
    """A round of an election and its mode."""

    @property
    def round(self) -> int: ...
    @property
    def mode(self) -> str: ...


def ground_words(code: str, form: str = "") -> str:
    """Why a ballot is invalid (QĐ 190-QĐ/TW Đ15); a ballot of a confidence vote has three boxes in a row."""
    if code == "ALL_ROWS_UNUSABLE" and form == "confidence":
        return _("not exactly one box marked for any person on the list")
    return {
        "NOT_ISSUED": _("not issued by the counting committee"),
        "OVERVOTE": _("votes for more people than there are seats"),
        "NONE": _("votes for nobody on a list of several people"),
        "ONE_BOTH_OR_NEITHER": _("both boxes marked, or neither, where one person stands"),
        "ALL_ROWS_UNUSABLE": _("both boxes marked, or neither, for every person on the list"),
        "OUTSIDE_NAME": _("votes for a person outside the adopted list"),
        "MARKED": _("a distinguishing mark"),
        "TWO_INKS": _("two or more inks"),
        "SIGNED": _("a signature or added writing"),
    }.get(code, code)


def subtraction_words(reason: str) -> str:
    """Who is taken off the number summoned, and why (QĐ 190-QĐ/TW Đ30)."""
    return {
        "committee_absent": _("committee members of the convening level absent for the whole congress"),
        "absent_no_alternate": _("official delegates absent for the whole congress with no alternate in their place"),
        "temporary_elsewhere": _("members introduced to temporary Party activity elsewhere"),
        "exempt_absent": _("members exempted from work and activity, and absent"),
        "suspended": _("members suspended from Party activity"),
        "prosecuted": _("members under criminal proceedings or in custody"),
        "excused_all": _("official members absent for the whole congress for a good reason that was agreed"),
    }.get(reason, reason)


def people_words(body: str) -> str:
    """What the people who vote are called."""
    return {
        "delegates": _("official delegates"),
        "members": _("official Party members"),
        "meeting": _("members of the body"),
        "voters": _("voters"),
        "shares": _("shareholders"),
    }.get(body, _("people with a vote"))


def base_words(kind: str, body: str, *, reduced: bool = False) -> str:
    """What every share is a share of; follows the number. `reduced`: people were taken off those summoned, and the
    paper does not say whom: it is not the number of all who were summoned."""
    if kind == "summoned" and reduced:
        return {
            "delegates": _("official delegates summoned who count for the base"),
            "members": _("official Party members summoned who count for the base"),
        }.get(body, _("members summoned who count for the base"))
    if kind == "summoned":
        return {
            "delegates": _("official delegates summoned"),
            "members": _("official Party members summoned"),
        }.get(body, _("members summoned"))
    return {
        "present": _("people present"),
        "returned": _("ballots returned"),
        "valid": _("valid ballots"),
        "registered": _("registered voters"),
        "shares": _("voting shares present"),
    }[kind]


def verdict_words(verdict: str, *, elects: bool = True) -> str:
    """`elects`: whether people are elected by this vote, or chosen in a step."""
    if verdict == "not_elected" and not elects:
        return _("Not chosen")
    return {
        "elected": _("Elected"),
        "not_elected": _("Not elected"),
        "tied": _("Tied at the last seat"),
        "alternate": _("Alternate"),
        "not_seated": _("Passed, no seat left"),
        "chosen": _("Chosen"),
        "forward": _("Goes to the next step"),
        "class_1": _("More than half low"),
        "class_2": _("Two thirds or more low"),
        "none": _("–"),
    }[verdict]


def form_words(form: str) -> str:
    return {
        "strike": _("names not voted for are struck through"),
        "agree": _("agree or do not agree is marked for each person"),
        "confidence": _("high, medium or low confidence is marked for each person"),
        "points": _("votes are divided freely among the people on the list"),
    }.get(form, form)


def round_words(subject: Turn) -> str:
    """Printed under the title when this is not simply the first round."""
    mode = {
        "revote": _("re-vote among people with equal votes"),
        "additional": _("additional election"),
        "repeat": _("repeated election"),
    }.get(subject.mode, "")
    turn = _("round {number}").format(number=subject.round) if subject.round > 1 else ""
    both = ", ".join(part for part in (mode, turn) if part)
    return f"({both[0].upper()}{both[1:]})" if both else ""


def next_words(result: Result, names: dict[str, str], lang: Lang) -> str:
    """What happens next, in a sentence."""
    step = result.next
    people = ", ".join(names[one] for one in step.candidates)
    text = {
        "none": _("No further vote is needed."),
        "revote": _("A re-vote is held among {people} for {seats} seat(s); the higher vote wins, half is not needed."),
        "another_round": _("Another round is held for {seats} seat(s)."),
        "congress_decides": _("{seats} seat(s) remain to be filled; the congress decides whether to vote again."),
        "repeat": _("The election is to be held again."),
        "hold": _("The election is held until the superior body has given its opinion."),
        "stop": _("The election ends here; {seats} seat(s) stay unfilled."),
    }[step.action].format(people=people, seats=step.seats)
    article = article_words(result, step.clause, lang)
    return f"{text.removesuffix('.')} ({article})." if article else text
