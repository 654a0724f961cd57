"""The papers made from a contest file, before the count."""

from ballots.style import style_of
from congress.documents.contestsource import ContestFile
from congress.documents.figures import counted, listing
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.model import ElectionList, TallyLine, TallySheet, VotingGuide
from congress.documents.vote_words import Vote, list_intro, seats_words, vote_under
from congress.documents.words import number
from congress.i18n import _
from tally.contest import Contest, Form
from tally.problems import Lang

SQUARES = 10
BALLOTS_A_SQUARE = 5
SPECIMEN = "specimen.png"
SPECIMEN_DPI = 130


def election_list(source: ContestFile, layout: DocumentFormat, lang: Lang) -> ElectionList:
    contest = source.contest
    vote = vote_under(contest.regulation, source.form, layout)
    return ElectionList(
        **frame(
            contest,
            source.event,
            source.sha256,
            layout,
            lang,
            made_from=_("SHA-256 of the contest file"),
            symbol="DS",
            signed="list",
        ),
        heading=_("ELECTION LIST") if vote == "election" else _("LIST OF THE PEOPLE ON THE BALLOT"),
        seats=seats_words(contest.seats, vote, lang),
        intro=list_intro(vote),
        listed=_listed(contest, vote, lang),
        **listing(contest.candidate),
    )


def _listed(contest: Contest, vote: Vote, lang: Lang) -> str:
    listed, surplus = counted(len(contest.candidate), lang), len(contest.candidate) - contest.seats
    if vote != "election":
        return _("The list holds {listed} people.").format(listed=listed)
    if surplus > 0:
        text = _("The list holds {listed} people, {surplus} more than are to be elected.")
        return text.format(listed=listed, surplus=number(surplus, lang))
    return _("The list holds {listed} people, with no surplus.").format(listed=listed)


def voting_guide(source: ContestFile, layout: DocumentFormat, lang: Lang) -> VotingGuide:
    """The instruction is the ballot's own; the grounds are those of the regulation for this list."""
    from tally.count import grounds_for

    contest = source.contest
    grounds = grounds_for(source.regulation, contest, source.form)
    return VotingGuide(
        **frame(
            contest,
            source.event,
            source.sha256,
            layout,
            lang,
            made_from=_("SHA-256 of the contest file"),
            symbol="HD",
            signed="guide",
        ),
        seats=seats_words(contest.seats, vote_under(contest.regulation, source.form, layout), lang),
        instruction=style_of(contest, source.form, _).instruction,
        invalid=tuple(
            (one.vi if lang == "vi" else one.en).rstrip(".") for one in grounds if one.counts_as == "invalid"
        ),
        specimen=SPECIMEN,
    )


def specimen_picture(source: ContestFile) -> dict[str, bytes]:
    """The first side of the ballot, marked as a specimen, as a PNG."""
    from io import BytesIO

    import pypdfium2

    from ballots.press import lay_out

    laid_out = lay_out(source.contest, source.form, _)
    with pypdfium2.PdfDocument(laid_out.specimen) as pdf:
        image = pdf[0].render(scale=SPECIMEN_DPI / 72, grayscale=True).to_pil()
    written = BytesIO()
    image.save(written, "PNG", dpi=(SPECIMEN_DPI, SPECIMEN_DPI))
    return {SPECIMEN: written.getvalue()}


def tally_sheet(source: ContestFile, layout: DocumentFormat, lang: Lang) -> TallySheet:
    choices = _choices(source.form)
    lines = tuple(
        TallyLine(number=place, name=one.name, choice=choice)
        for place, one in enumerate(source.contest.candidate, 1)
        for choice in choices
    )
    return TallySheet(
        **frame(
            source.contest,
            source.event,
            source.sha256,
            layout,
            lang,
            made_from=_("SHA-256 of the contest file"),
            symbol="PK",
            signed="guide",
        ),
        squares=SQUARES,
        most=number(SQUARES * BALLOTS_A_SQUARE, lang),
        lines=lines,
        choices=len(choices) > 1,
    )


def _choices(form: Form) -> tuple[str, ...]:
    return {
        "agree": (_("Agree"), _("Do not agree")),
        "confidence": (_("High"), _("Medium"), _("Low")),
    }.get(form, ("",))
