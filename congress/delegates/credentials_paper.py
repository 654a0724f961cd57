"""The credentials report on paper: figures in words, tables with shares of a stated base, and a sheet of charts."""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO

from pydantic import BaseModel, ConfigDict

from congress.delegates.credentials import Credentials, CredentialsFile, Extreme, Line, Table, Years
from congress.delegates.roll import ground_words
from congress.documents.format import DocumentFormat, layout_for
from congress.documents.frame import head_of, signatures
from congress.documents.making import speaking
from congress.documents.model import CountLine, Official, Paper, Part
from congress.documents.render_docx import docx_of
from congress.documents.render_html import render_html
from congress.documents.render_pdf import pdf_of
from congress.documents.sources import Carried
from congress.documents.words import clock_time, dotted, long_date, number, percent
from congress.i18n import _
from congress.shares import share
from tally.problems import Lang

CHARTS = "charts.png"
_CHART_DPI = 200
_CHARTED = ("kind", "sex", "ethnicity", "age", "party_age", "education", "theory")


class FigureRow(Part):
    words: str
    summoned: str
    summoned_share: str
    present: str
    present_share: str


class FigureTable(Part):
    title: str
    rows: tuple[FigureRow, ...]


class UnqualifiedRow(Part):
    number: str
    name: str
    unit: str
    why: str


class CredentialsReport(Paper):
    """`base_summoned`, `base_present`: what the shares are of. `facts`: sentences below the tables."""

    time: str
    opening: str
    officials: tuple[Official, ...]
    counts: tuple[CountLine, ...]
    base_summoned: str
    base_present: str
    composition: FigureTable
    tables: tuple[FigureTable, ...]
    facts: tuple[str, ...]
    qualified: str
    unqualified: tuple[UnqualifiedRow, ...]
    picture: str
    has_charts: bool


class ChartBar(Part):
    words: str
    figure: str
    width: str


class ChartPanel(Part):
    title: str
    bars: tuple[ChartBar, ...]


class ChartSheet(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang
    caption: str
    left: tuple[ChartPanel, ...]
    right: tuple[ChartPanel, ...]


def report_bytes(source: CredentialsFile, suffix: str, lang: Lang, doc_number: str = "") -> bytes:
    """The report as `.pdf` (with the figures inside) or `.docx`; the same bytes for the same figures."""
    layout = layout_for(source.credentials.regulation)
    with speaking(lang):
        pictures = {CHARTS: charts_png(source.credentials, lang)}
        html = render_html("credentials_report.html", report(source, layout, lang, doc_number), layout)
        draft = _("DRAFT FOR EDITING")
    if suffix == ".docx":
        return docx_of(html, layout, draft, pictures)
    attached = Carried("credentials.json", source.data, "congress-credentials/1")
    return pdf_of(html, source.data, [attached], layout.font, pictures)


def report(source: CredentialsFile, layout: DocumentFormat, lang: Lang, doc_number: str = "") -> CredentialsReport:
    said = source.credentials
    event = said.event
    tables = {table.name: _figures(table, said, lang) for table in said.tables if _says_something(table)}
    return CredentialsReport(
        lang=lang,
        test=False,
        unofficial=False,
        head=head_of(
            said.regulation, event, layout, lang, symbol="BC", signed="credentials", number=doc_number, day=event.date
        ),
        title=event.congress or said.title or dotted(),
        round_words="",
        committee=_("the credentials committee"),
        day=long_date(event.date, lang),
        place=event.place or dotted(),
        signatures=signatures(event, layout, lang, "credentials"),
        sha256=source.sha256,
        made_from=_("SHA-256 of the credentials figures"),
        time=_time(said, lang),
        opening=long_date(said.opened, lang),
        officials=tuple(
            Official(name=one.name, duty=_("head") if one.role == "credentials_head" else _("member"))
            for one in event.officer
            if one.role.startswith("credentials")
        ),
        counts=_counts(said, lang),
        base_summoned=number(said.summoned, lang),
        base_present=number(said.present, lang),
        composition=tables.pop("kind"),
        tables=tuple(tables.values()),
        facts=_facts(said, lang),
        qualified=_qualified(said, lang),
        unqualified=tuple(
            UnqualifiedRow(
                number=number(place, lang),
                name=one.name,
                unit=one.unit,
                why=f"{ground_words(one.ground)}; {one.reason}",
            )
            for place, one in enumerate(said.unqualified, 1)
        ),
        picture=CHARTS,
        has_charts=said.summoned > 0,
    )


def _says_something(table: Table) -> bool:
    """A table of which the list says nothing at all is left out, but for the composition."""
    return table.name == "kind" or any(line.summoned for line in table.lines if line.key != "unknown")


def _time(said: Credentials, lang: Lang) -> str:
    moment = said.at + timedelta(minutes=said.offset)
    return f"{clock_time(moment.strftime('%H:%M'), lang)}, {long_date(moment.date(), lang)}"


def _counts(said: Credentials, lang: Lang) -> tuple[CountLine, ...]:
    lines = [
        (_("Official delegates summoned"), said.summoned),
        (_("of them alternates who took a delegate's seat"), said.replacing),
        (_("Delegates present"), said.present),
        (_("Absent for the whole congress"), said.absent),
        (_("Not come yet"), said.unseen),
        (_("Came, and left the hall"), said.left),
    ]
    shown = [(words, count) for place, (words, count) in enumerate(lines) if count or place in (0, 2, 3)]
    return tuple(CountLine(words=words, count=number(count, lang)) for words, count in shown)


def _figures(table: Table, said: Credentials, lang: Lang) -> FigureTable:
    rows = (
        FigureRow(
            words=line_words(table.name, line),
            summoned=number(line.summoned, lang),
            summoned_share=percent(share(line.summoned, said.summoned), lang),
            present=number(line.present, lang),
            present_share=percent(share(line.present, said.present), lang),
        )
        for line in table.lines
    )
    return FigureTable(title=table_words(table.name), rows=tuple(rows))


def table_words(name: str) -> str:
    return {
        "kind": _("How they became delegates"),
        "sex": _("Sex"),
        "ethnicity": _("Ethnicity"),
        "religion": _("Religion"),
        "age": _("Age"),
        "party_age": _("Years in the Party"),
        "education": _("Professional education"),
        "theory": _("Political theory"),
        "committee": _("Members of Party committees"),
        "standing": _("Committee members in office"),
        "discipline": _("Discipline"),
        "honours": _("Honours"),
        "complaint": _("Complaints"),
    }.get(name, name)


def line_words(table: str, line: Line) -> str:
    if line.key == "other":
        return line.other
    if line.key == "band":
        return _band(table, line)
    return {
        "ex_officio": _("Ex officio"),
        "elected": _("Elected by the units"),
        "appointed": _("Appointed"),
        "male": _("Men"),
        "female": _("Women"),
        "kinh": _("Kinh"),
        "minority": _("Ethnic minorities"),
        "religion": _("With a religion"),
        "no_religion": _("Without a religion"),
        "doctor": _("Doctors"),
        "master": _("Masters"),
        "university": _("University"),
        "college": _("College"),
        "intermediate": _("Intermediate"),
        "primary": _("Primary vocational"),
        "bachelor": _("Bachelor of political theory"),
        "advanced": _("Advanced"),
        "elementary": _("Elementary"),
        "incumbent": _("In office"),
        "first_time": _("For the first time"),
        "discipline": _("With a disciplinary record"),
        "no_discipline": _("Without one"),
        "honours": _("With honours"),
        "complaint": _("With a complaint about them"),
        "unknown": _("The list does not say"),
    }.get(line.key, line.key)


def _band(table: str, line: Line) -> str:
    if not line.low:
        return _("Under {years}").format(years=line.high + 1)
    if line.high >= 200:
        words = _("{years} and more") if table == "party_age" else _("Over {years}")
        return words.format(years=line.low if table == "party_age" else line.low - 1)
    return _("{low} to {high}").format(low=line.low, high=line.high)


def _facts(said: Credentials, lang: Lang) -> tuple[str, ...]:
    ages, members = said.age, said.party_age
    found = []
    if ages.average:
        found.append(_average(_("Average age: {average} (of {known} delegates)."), ages, lang))
        found.append(_("Youngest: {people}.").format(people=_people(ages.least, lang)))
        found.append(_("Oldest: {people}.").format(people=_people(ages.most, lang)))
    if members.average:
        found.append(_average(_("Average years in the Party: {average} (of {known} delegates)."), members, lang))
        found.append(_("Longest in the Party: {people}.").format(people=_people(members.most, lang, joined=True)))
    if ages.unknown:
        text = _("Of {count} delegates the list does not say the age in years.")
        found.append(text.format(count=number(ages.unknown, lang)))
    return tuple(found)


def _average(words: str, years: Years, lang: Lang) -> str:
    average = str(years.average).replace(".", ",") if lang == "vi" else years.average
    return words.format(average=average, known=number(years.known, lang))


def _people(people: tuple[Extreme, ...], lang: Lang, *, joined: bool = False) -> str:
    words = _("{name} ({unit}), {years} years, joined {born}") if joined else _("{name} ({unit}), {years}, born {born}")
    return "; ".join(words.format(name=one.name, unit=one.unit, years=one.years, born=one.born) for one in people)


def _qualified(said: Credentials, lang: Lang) -> str:
    whole = said.listed
    text = _("Qualified: {good} of {whole} ({good_share}). Not qualified: {bad} ({bad_share}).")
    return text.format(
        good=number(said.summoned, lang),
        whole=number(whole, lang),
        good_share=percent(share(said.summoned, whole), lang),
        bad=number(len(said.unqualified), lang),
        bad_share=percent(share(len(said.unqualified), whole), lang),
    )


def _unqualified(said: Credentials, lang: Lang) -> tuple[UnqualifiedRow, ...]:
    return tuple(
        UnqualifiedRow(
            number=number(place, lang),
            name=one.name,
            unit=one.unit,
            why=f"{ground_words(one.ground)}; {one.reason}",
        )
        for place, one in enumerate(said.unqualified, 1)
    )


# ---- charts


def charts_png(said: Credentials, lang: Lang) -> bytes:
    """One picture, the same in the PDF and in the Word file."""
    import pypdfium2

    layout = layout_for(said.regulation)
    html = render_html("credentials_charts.html", _sheet(said, lang), layout)
    with pypdfium2.PdfDocument(pdf_of(html, html.encode(), (), layout.font)) as pdf:
        image = pdf[0].render(scale=_CHART_DPI / 72, grayscale=True).to_pil()
    written = BytesIO()
    image.save(written, "PNG", dpi=(_CHART_DPI, _CHART_DPI))
    return written.getvalue()


def _sheet(said: Credentials, lang: Lang) -> ChartSheet:
    tables: Mapping[str, Table] = {table.name: table for table in said.tables if _says_something(table)}
    panels = [_panel(tables[name], said, lang) for name in _CHARTED if name in tables]
    half = _half(panels)
    caption = _("Official delegates summoned: {count} = 100 %").format(count=number(said.summoned, lang))
    return ChartSheet(lang=lang, caption=caption, left=tuple(panels[:half]), right=tuple(panels[half:]))


def _half(panels: list[ChartPanel]) -> int:
    """Where the second column begins, so that both are about as long."""
    lengths = [len(panel.bars) + 2 for panel in panels]
    return min(range(len(panels) + 1), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))


def _panel(table: Table, said: Credentials, lang: Lang) -> ChartPanel:
    bars = []
    for line in table.lines:
        part = share(line.summoned, said.summoned)
        figure = f"{number(line.summoned, lang)} ({percent(part, lang)})"
        bars.append(ChartBar(words=line_words(table.name, line), figure=figure, width=part or "0"))
    return ChartPanel(title=table_words(table.name), bars=tuple(bars))
