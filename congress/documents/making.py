"""Any document of `kinds.KINDS`: its source read, its model filled, printed as PDF or as an editable Word file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congress.documents.contestsource import ContestFile, contest_source, read_contest_source
from congress.documents.format import layout_for
from congress.documents.kinds import BOTH, KINDS, Kind
from congress.documents.render_html import render_html
from congress.documents.resultfile import ResultFile, parse_result, read_result
from congress.i18n import _, language, set_language
from congress.messages import problem
from tally.problems import InvalidError, Lang, UnreadableError
from tally.regulation import load_builtin

Source = ResultFile | ContestFile


def kind_named(name: str) -> Kind:
    """UnreadableError where there is no such document."""
    if name not in KINDS:
        raise UnreadableError(problem("DOCUMENT_UNKNOWN", name=name, known=", ".join(KINDS)))
    return KINDS[name]


def document_kind(name: str, made_as: tuple[str, ...] = BOTH) -> str:
    """`.pdf` or `.docx`. UnreadableError on any other ending of `name`, or one the document is not made as."""
    suffix = Path(name).suffix.lower()
    if suffix not in BOTH:
        raise UnreadableError(problem("DOCUMENT_TYPE", name=name))
    if suffix not in made_as:
        raise UnreadableError(problem("DOCUMENT_PDF_ONLY", name=name))
    return suffix


def read_source(kind: Kind, path: Path) -> Source:
    """The file a document of `kind` is made from. Raises what reading a result or a contest raises."""
    return read_result(path) if kind.reads == "result" else read_contest_source(path)


def example_source(kind: Kind, example: str) -> Source:
    """The example input of that name, a key of `EXAMPLES`. UnreadableError where there is none."""
    from congress.documents.examples import EXAMPLES, example_contest, example_result

    if example not in EXAMPLES:
        raise UnreadableError(problem("EXAMPLE_UNKNOWN", name=example, known=", ".join(EXAMPLES)))
    if kind.reads == "result":
        return parse_result(example_result(example), f"{example}.json")
    contest = example_contest(example)
    return contest_source(contest, load_builtin(contest.regulation), contest.model_dump_json().encode())


def document_bytes(name: str, source: Source, suffix: str, lang: Lang) -> bytes:
    """The document `name` of `source` as a file of `suffix`; the same bytes whenever and wherever it is made.

    InvalidError: a ballot form the document has no place for, or letters the font lacks.
    """
    kind = kind_named(name)
    form = source.result.form if isinstance(source, ResultFile) else source.form
    if form in kind.not_for:
        raise InvalidError(problem("DOCUMENT_NOT_FOR_FORM", name=name, form=form))
    of_result = isinstance(source, ResultFile)
    layout = layout_for(source.result.regulation if isinstance(source, ResultFile) else source.contest.regulation)
    with speaking(lang):
        html = render_html(kind.template, kind.fill(source, layout, lang), layout)
        pictures = kind.pictures(source)
        draft = _("DRAFT FOR EDITING")
    if suffix == ".docx":
        from congress.documents.render_docx import docx_of

        return docx_of(html, layout, draft, pictures)
    from congress.documents.render_pdf import Attached, pdf_of

    attached = (
        Attached("result.json", source.data, "congress-result/1")
        if of_result
        else Attached("contest.toml", source.data, "contest file")
    )
    return pdf_of(html, source.data, [attached], layout.font, pictures)


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """The document's own language, whatever the messages are in."""
    before = language()
    set_language(lang)
    try:
        yield
    finally:
        set_language(before)
