"""The files of a review of the plan: proposals and posts as CSV, the report as PDF."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ballots.files import replacing
from congress.i18n import _
from congress.planning.candidate import post_and_unit
from congress.planning.finding import clauses
from congress.planning.report import tests_in_words
from congress.planning.review import PROPOSALS, PostCount, Proposal, Review, Reviewed, proposal_reasons
from congress.planning.slatefiles import NOTES, csv_text, notes_text
from congress.planning.structure import StructureRow, standing_words, structure_rows
from tally.problems import Lang

PEOPLE, POSTS, REPORT = "review.csv", "posts.csv", "review.pdf"


def proposal_words(proposal: Proposal) -> str:
    words: dict[Proposal, str] = {
        "keep": _("stays in the plan"),
        "ageing": _("ages out"),
        "take_out": _("take out"),
        "undecided": _("undecided"),
        "add": _("may be added"),
        "none": _("not planned"),
    }
    return words[proposal]


def post_words(post: PostCount) -> str:
    return {"ok": _("in order"), "few": _("too few"), "many": _("too many")}[post.standing]


def write_review(folder: Path, found: Review, source: str, lang: Lang) -> list[Path]:
    """Writes the files; each takes its place when it is whole."""
    files = {
        PEOPLE: people_text(found, lang).encode(),
        POSTS: posts_text(found).encode(),
        NOTES: notes_text(found.notes, lang).encode(),
        REPORT: report_pdf(found, source, lang),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        with replacing(folder / name) as beside:
            beside.write_bytes(data)
    return [folder / name for name in files]


def people_text(found: Review, lang: Lang) -> str:
    header = ("id", "name", "proposal", "reasons", "clauses", "planned_posts", "born", "sex", "post", "unit", "cell")
    rows = (
        (
            one.person.id, one.person.name, one.proposal,
            " | ".join(reason.text(lang) for reason in proposal_reasons(one, found.rules)),
            " | ".join(_clauses(one)), "; ".join(one.person.planned_posts), one.person.born or "", one.person.sex or "",
            one.person.post, one.person.unit, one.person.place.at,
        )
        for one in found.people
    )  # fmt: skip
    return csv_text(header, rows)


def _clauses(one: Reviewed) -> list[str]:
    tests = [finding.test for finding in (*one.findings, *one.horizon) if finding.verdict != "pass"]
    return list(dict.fromkeys(clauses()[test].text for test in tests))


def posts_text(found: Review) -> str:
    header = ("post", "planned", "left", "at_least", "at_most", "standing")
    return csv_text(header, ((p.name, p.planned, p.left, p.at_least, p.at_most, p.standing) for p in found.posts))


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class ShareRow(Part):
    who: str
    asked: str
    before: str
    after: str
    standing: str
    words: str


class PersonRow(Part):
    id: str
    name: str
    born: str
    post: str
    planned: str
    reasons: list[str]
    clauses: list[str]


class Section(Part):
    title: str
    people: list[PersonRow]


class PostRow(Part):
    name: str
    planned: int
    left: int
    bounds: str
    standing: str
    words: str


class ReviewModel(Part):
    lang: str
    title: str
    source: str
    reference: str
    horizon: int
    tests: list[str]
    counts: list[tuple[str, int]]
    shares: list[ShareRow]
    posts: list[PostRow]
    sections: list[Section]
    stays: list[str]


def report_pdf(found: Review, source: str, lang: Lang) -> bytes:
    from congress.documents.format import party_format
    from congress.documents.render_html import render_html
    from congress.documents.render_pdf import pdf_of

    html = render_html("plan_review.html", review_model(found, source, lang), party_format())
    return pdf_of(html, html.encode())


def review_model(found: Review, source: str, lang: Lang) -> ReviewModel:
    rules = found.rules
    return ReviewModel(
        lang=lang,
        title=rules.title,
        source=source,
        reference=rules.reference_date.strftime("%d/%m/%Y") if rules.reference_date else "–",
        horizon=rules.horizon_months,
        tests=tests_in_words(rules.eligibility, lang),
        counts=[(proposal_words(proposal), len(found.of(proposal))) for proposal in PROPOSALS],
        shares=share_rows(found),
        posts=[
            PostRow(name=post.name, planned=post.planned, left=post.left, bounds=f"{post.at_least}–{post.at_most}",
                    standing=post.standing, words=post_words(post))
            for post in found.posts
        ],
        sections=[
            Section(title=_sentence(proposal_words(p)), people=[_row(one, found, lang) for one in found.of(p)])
            for p in ("take_out", "ageing", "undecided", "add")
        ],
        stays=[f"{one.person.name} ({one.person.id})" for one in found.of("keep")],
    )  # fmt: skip


def share_rows(found: Review) -> list[ShareRow]:
    """The plan as it is and as it would be, against each target."""
    rules = found.rules
    later = structure_rows(found.after, rules)
    earlier: dict[tuple[str, str], StructureRow] = {
        (row.who, row.side): row for row in structure_rows(found.before, rules)
    }
    return [
        ShareRow(
            who=row.who,
            asked=row.asked,
            before=earlier[row.who, row.side].found if (row.who, row.side) in earlier else "–",
            after=row.found,
            standing=row.standing,
            words=standing_words(row.standing),
        )
        for row in later
    ]


def _row(one: Reviewed, found: Review, lang: Lang) -> PersonRow:
    return PersonRow(
        id=one.person.id,
        name=one.person.name,
        born=str(one.person.born or "–"),
        post=post_and_unit(one.person) or "–",
        planned="; ".join(one.person.planned_posts) or "–",
        reasons=[_sentence(reason.text(lang)) for reason in proposal_reasons(one, found.rules)],
        clauses=_clauses(one),
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
