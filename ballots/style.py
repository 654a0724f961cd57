"""A ballot style: all that the voter sees, in words, before it is laid out (QĐ 190-QĐ/TW Đ15; form A strikes names
out, form B has a box for and a box against)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from tally.contest import Candidate, Contest, Form
from tally.names import same_name

Gettext = Callable[[str], str]

OPINIONS = ("opinion", "list-cut")
"""Kinds of contest whose ballot asks for an opinion and elects nobody."""


@dataclass(frozen=True)
class Choice:
    """A printed square of each row: its cell value and the heading of its column."""

    option: str
    heading: str


@dataclass(frozen=True)
class Row:
    """One person of the list. `pieces` is the name, broken where a line may end: (text, a space follows)."""

    number: int
    candidate: str
    pieces: tuple[tuple[str, bool], ...]
    detail: str


@dataclass(frozen=True)
class Style:
    """`tags` tell ballots of one contest apart at a glance: round and paper, in words."""

    contest: str
    form: Form
    test: bool
    superior: str
    organisation: str
    congress: str
    heading: str
    tags: tuple[str, ...]
    subject: str
    facts: tuple[str, ...]
    instruction: tuple[str, ...]
    number_heading: str
    name_heading: str
    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]


def style_of(contest: Contest, form: Form, gettext: Gettext, version: int = 1) -> Style:
    """What the ballot of `contest` shows, in the language of `gettext`; rows in the file's order.

    `version` counts the printings that took the place of a withdrawn one; from the second on the ballot says which.
    """
    _ = gettext
    return Style(
        contest=contest.id,
        form=form,
        test=contest.test,
        superior=contest.event.superior,
        organisation=contest.event.organisation,
        congress=contest.event.congress,
        heading=_heading(contest, form, _),
        tags=tuple(tag for tag in (_round(contest, _), _colour(contest, _)) if tag),
        subject=_subject(contest.title),
        facts=(*_facts(contest, _), *([_("Print version {version}").format(version=version)] if version > 1 else [])),
        instruction=_instruction(contest, form, _),
        number_heading=_("No."),
        name_heading=_("Full name"),
        choices=_choices(form, _),
        rows=tuple(_row(number, person) for number, person in enumerate(contest.candidate, 1)),
    )


def _heading(contest: Contest, form: Form, _: Gettext) -> str:
    if form == "confidence":
        return _("CONFIDENCE BALLOT")
    return _("OPINION BALLOT") if contest.kind in OPINIONS else _("BALLOT")


def _round(contest: Contest, _: Gettext) -> str:
    if contest.round == 1:
        return ""
    words = {
        2: _("second round"),
        3: _("third round"),
        4: _("fourth round"),
        5: _("fifth round"),
        6: _("sixth round"),
        7: _("seventh round"),
        8: _("eighth round"),
        9: _("ninth round"),
        10: _("tenth round"),
    }
    turn = words.get(contest.round) or _("round {round}").format(round=contest.round)
    if contest.kind == "confidence":
        return _("Vote of confidence, {turn}").format(turn=turn)
    return (_("Opinion, {turn}") if contest.kind in OPINIONS else _("Election, {turn}")).format(turn=turn)


def _colour(contest: Contest, _: Gettext) -> str:
    """Said once, however the file says it (“vàng”, “màu vàng”, “phiếu màu vàng”)."""
    colour = contest.ballot.colour
    for said in ("phiếu ", "giấy ", "màu "):
        colour = colour[len(said) :] if colour.casefold().startswith(said) else colour
    return _("Colour of this ballot: {colour}").format(colour=colour) if colour else ""


def _subject(title: str) -> str:
    """The title without the word the heading already says (“Phiếu bầu”, “Bầu”)."""
    for said in ("phiếu bầu ", "bầu "):
        if title.casefold().startswith(said) and len(title) > len(said):
            rest = title[len(said) :]
            return rest[0].upper() + rest[1:]
    return title


def _facts(contest: Contest, _: Gettext) -> tuple[str, ...]:
    listed = _("On the list: {count}").format(count=len(contest.candidate))
    if contest.kind in ("confidence", *OPINIONS):
        return (listed,)
    facts = [_("To be elected: {seats}").format(seats=contest.seats), listed]
    modes = {
        "revote": _("New vote among those with equal votes"),
        "additional": _("Additional election"),
        "repeat": _("Repeated election"),
    }
    return (*facts, *([modes[contest.mode]] if contest.mode in modes else []))


def _instruction(contest: Contest, form: Form, _: Gettext) -> tuple[str, ...]:
    by_form = {
        "strike": (
            _("Draw a line through the middle of the whole name, family and given name, of each person NOT voted for."),
            _("Leave at most {seats} names. A ballot that leaves more, or leaves none, is invalid.").format(
                seats=contest.seats
            ),
        ),
        "agree": (
            _("For each person, put an X in one of the two boxes: “Agree” or “Disagree”.")
            if len(contest.candidate) > 1
            else _("Put an X in one of the two boxes: “Agree” or “Disagree”."),
        ),
        "confidence": (_("For each person, put an X in one of the three boxes."),),
        "points": (
            _("In the box of each person write the number of votes you give; their sum may not exceed your votes."),
        ),
    }
    return (*by_form[form], _("Do not sign the ballot; write and draw nothing else on it."))


def _choices(form: Form, _: Gettext) -> tuple[Choice, ...]:
    by_form = {
        "strike": (),
        "agree": (Choice("yes", _("Agree")), Choice("no", _("Disagree"))),
        "confidence": (
            Choice("high", _("High confidence")),
            Choice("medium", _("Confidence")),
            Choice("low", _("Low confidence")),
        ),
        "points": (Choice("points", _("Votes given")),),
    }
    return by_form[form]


def _row(number: int, person: Candidate) -> Row:
    details = (f"{person.born:%d/%m/%Y}" if person.born else "", person.note)
    return Row(number, person.id, tuple(_pieces(person.name)), "; ".join(detail for detail in details if detail))


def where_needed(people: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The same people, birth date and note only where two have one name."""
    names = Counter(same_name(one.name) for one in people)
    return tuple(
        one if names[same_name(one.name)] > 1 else one.model_copy(update={"born": None, "note": ""}) for one in people
    )


_PIECE_LETTERS = 12


def _pieces(name: str) -> list[tuple[str, bool]]:
    """Words; one too long for any line is cut into pieces with no space between."""
    pieces: list[tuple[str, bool]] = []
    for word in normalize("NFC", name).split():
        cut = [word[start : start + _PIECE_LETTERS] for start in range(0, len(word), _PIECE_LETTERS)]
        pieces.extend((piece, piece is cut[-1]) for piece in cut)
    return pieces
