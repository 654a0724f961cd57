"""The slate report: what was asked, the list, the structure, everyone left out with the reason, the other lists."""

from fractions import Fraction

from pydantic import BaseModel, ConfigDict

from congress.i18n import _
from congress.planning.candidate import post_and_unit
from congress.planning.charts import Chart, charts_of
from congress.planning.finding import clauses
from congress.planning.people import Person
from congress.planning.retirement import age_on, retirement_table
from congress.planning.rules import Eligibility, SlateRules
from congress.planning.screen import LEVEL_WORDS
from congress.planning.slatefiles import reasons
from congress.planning.slating import Plan, Slate, points
from congress.planning.standing_tests import THEORY_WORDS
from congress.planning.structure import StructureRow, percent, rows_of, standing_words, structure_rows
from tally.problems import Lang, Problem


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class PersonRow(Part):
    order: int
    id: str
    name: str
    born: str
    age: str
    sex: str
    ethnicity: str
    post: str
    standing: str
    points: int
    fixed: bool


class CheckRow(Part):
    who: str
    asked: str
    kind: str
    found: str
    standing: str
    words: str
    cost: str


class LeftOut(Part):
    id: str
    name: str
    born: str
    post: str
    reasons: list[str]


class OtherSlate(Part):
    number: int
    out: list[str]
    in_: list[str]
    cost: str
    not_met: list[str]


class Note(Part):
    code: str
    where: str
    text: str
    fix: str


class ReportModel(Part):
    lang: str
    title: str
    organisation: str
    superior: str
    source: str
    facts: list[tuple[str, str]]
    tests: list[str]
    people: list[PersonRow]
    checks: list[CheckRow]
    charts: list[Chart]
    cost: str
    excluded: list[LeftOut]
    undecided: list[LeftOut]
    reserve: list[LeftOut]
    others: list[OtherSlate]
    notes: list[Note]
    retirement: str


def report_pdf(plan: Plan, source: str, lang: Lang) -> bytes:
    from congress.documents.format import party_format
    from congress.documents.render_html import render_html
    from congress.documents.render_pdf import pdf_of

    layout = party_format()
    html = render_html("slate_report.html", report_model(plan, source, lang), layout)
    return pdf_of(html, html.encode())


def report_model(plan: Plan, source: str, lang: Lang) -> ReportModel:
    rules = plan.rules
    event = rules.event
    return ReportModel(
        lang=lang,
        title=rules.title,
        organisation=event.organisation if event else "",
        superior=event.superior if event else "",
        source=source,
        facts=_facts(plan),
        tests=tests_in_words(rules.eligibility, lang),
        people=[_person_row(number, person, plan) for number, person in enumerate(plan.slate.people, start=1)],
        checks=[_check_row(row) for row in rows_of(plan)],
        charts=charts_of(plan),
        cost=_number(plan.slate.cost),
        excluded=_left_out(plan, "excluded", lang),
        undecided=_left_out(plan, "undecided", lang),
        reserve=_left_out(plan, "reserve", lang),
        others=[_other(number, slate, plan) for number, slate in enumerate(plan.slates[1:], start=2)],
        notes=[_note(note, lang) for note in plan.notes],
        retirement=_retirement(rules),
    )


def _facts(plan: Plan) -> list[tuple[str, str]]:
    rules = plan.rules
    found = [
        (_("Seats"), str(rules.seats)),
        (
            _("Surplus"),
            f"{plan.surplus.people} ({percent(Fraction(plan.surplus.people, rules.seats))}; {plan.surplus.source})",
        ),
        (_("People on the list"), str(len(plan.slate.people))),
        (_("People in the planning list"), str(len(plan.standings))),
    ]
    if rules.reference_date:
        found.append((_("Ages counted on"), rules.reference_date.strftime("%d/%m/%Y")))
    if rules.young_under:
        found.append((_("Young means under"), str(rules.young_under)))
    return found


def tests_in_words(tests: Eligibility, lang: Lang) -> list[str]:
    """Each test switched on, in words, with its clause and whether that was compared with the official text."""
    known = clauses()
    found = []
    for test in tests.switched_on:
        clause = known[test]
        warning = _("not compared with the official text") if clause.confidence == "unverified" else ""
        found.append(f"{test_words(test, tests, lang)} {_in_brackets(clause.text, warning)}")
    return found


def _in_brackets(*parts: str) -> str:
    return f"({'; '.join(part for part in parts if part)})"


def test_words(test: str, tests: Eligibility, lang: Lang) -> str:
    """What a test asks, in a sentence."""
    pick = 0 if lang == "vi" else 1
    level = LEVEL_WORDS[tests.evaluations_at_least][pick] if tests.evaluations_at_least is not None else ""
    theory = THEORY_WORDS[tests.theory_at_least][pick] if tests.theory_at_least is not None else ""
    words = {
        "months_left_first": _("New members: at least {months} months of work left.").format(
            months=tests.months_left_first
        ),
        "months_left_again": _("Incumbents: at least {months} months of work left.").format(
            months=tests.months_left_again
        ),
        "evaluations_at_least": _("Each of the last three years evaluated at least: {level}.").format(level=level),
        "no_discipline_in_force": _("No discipline in force."),
        "discipline_windows": _("The wait after discipline is over."),
        "terms_at_most": _("At most {terms} terms in a row, the coming one among them.").format(
            terms=tests.terms_at_most
        ),
        "theory_at_least": _("Political theory at least: {level}.").format(level=theory),
        "training": _("Attended: {courses}.").format(courses="; ".join(tests.training)),
        "official_months_at_least": _("Official Party member for at least {months} months.").format(
            months=tests.official_months_at_least
        ),
    }
    return words[test]


def _retirement(rules: SlateRules) -> str:
    if not rules.eligibility.tests_months:
        return ""
    table = retirement_table()
    text = _("Retirement ages: {source}.").format(source=table.source)
    warning = "" if table.confidence == "verified" else _("This table was not checked against the text of the decree.")
    return f"{text} {warning}".strip()


def _person_row(order: int, person: Person, plan: Plan) -> PersonRow:
    return PersonRow(
        order=order,
        id=person.id,
        name=person.name,
        born=str(person.born or "–"),
        age=_age(person, plan.rules),
        sex=_sex(person),
        ethnicity=person.ethnicity or "–",
        post=post_and_unit(person) or "–",
        standing="–" if person.incumbent is None else _("incumbent") if person.incumbent else _("new"),
        points=points(person, plan.rules),
        fixed=person.id in plan.rules.fixed,
    )


def _age(person: Person, rules: SlateRules) -> str:
    if person.born is None or rules.reference_date is None:
        return "–"
    low, high = age_on(person.born, rules.reference_date)
    return str(low) if low == high else f"{low}–{high}"


def _sex(person: Person) -> str:
    return "–" if person.sex is None else _("woman") if person.sex == "female" else _("man")


def _check_row(row: StructureRow) -> CheckRow:
    return CheckRow(
        who=row.who,
        asked=row.asked,
        kind=_("hard") if row.hard else _("wished for"),
        found=row.found,
        standing=row.standing,
        words=standing_words(row.standing),
        cost=row.cost,
    )


def _left_out(plan: Plan, status: str, lang: Lang) -> list[LeftOut]:
    return [
        LeftOut(
            id=standing.person.id,
            name=standing.person.name,
            born=str(standing.person.born or "–"),
            post=post_and_unit(standing.person) or "–",
            reasons=[_sentence(reason, lang) for reason in reasons(standing)],
        )
        for standing in plan.standings
        if standing.status == status
    ]


def _sentence(reason: Problem, lang: Lang) -> str:
    text = reason.text(lang)
    return text[:1].upper() + text[1:]


def _other(number: int, slate: Slate, plan: Plan) -> OtherSlate:
    first, this = ({person.id for person in one.people} for one in (plan.slate, slate))
    return OtherSlate(
        number=number,
        out=[person.name for person in plan.slate.people if person.id not in this],
        in_=[person.name for person in slate.people if person.id not in first],
        cost=_number(slate.cost),
        not_met=[
            f"{row.who}: {row.found}" for row in structure_rows(slate.checks, plan.rules) if row.standing != "met"
        ],
    )


def _number(value: Fraction) -> str:
    return str(value)


def _note(note: Problem, lang: Lang) -> Note:
    place = note.place
    where = " · ".join(part for part in (place.file, place.sheet, place.at, place.subject) if part)
    return Note(code=note.code, where=where, text=note.text(lang), fix=note.fix(lang))
