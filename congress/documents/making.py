"""Any document of `kinds.KINDS`: its source read, its model filled, printed as PDF or as an editable Word file."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from congress.documents.contestsource import ContestFile, contest_source, read_contest_source
from congress.documents.format import layout_for
from congress.documents.kinds import BOTH, KINDS, Kind
from congress.documents.recordfile import RecordFile, read_record
from congress.documents.render_html import render_html
from congress.documents.resultfile import ResultFile, parse_result, read_result
from congress.i18n import _, language, set_language
from congress.messages import problem
from tally.problems import InvalidError, Lang, UnreadableError
from tally.regulation import load_builtin

Source = ResultFile | ContestFile | RecordFile


_READERS: Mapping[str, Callable[[Path], Source]] = {
    "result": read_result,
    "contest": read_contest_source,
    "record": read_record,
}
_CARRIED = {
    ResultFile: ("result.json", "congress-result/1"),
    ContestFile: ("contest.toml", "contest file"),
    RecordFile: ("record.json", "congress-record/1"),
}
"""What a document carries inside, by what it was made from: the name there, and what it is."""


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
    """The file a document of `kind` is made from. Raises what reading a result, a contest or a record raises."""
    return _READERS[kind.reads](path)


def example_source(kind: Kind, example: str) -> Source:
    """The example input of that name, a key of `EXAMPLES`. UnreadableError where there is none."""
    from congress.documents.examples import EXAMPLES, example_contest, example_result

    if example not in EXAMPLES:
        raise UnreadableError(problem("EXAMPLE_UNKNOWN", name=example, known=", ".join(EXAMPLES)))
    if kind.reads == "result":
        return parse_result(example_result(example), f"{example}.json")
    contest = example_contest(example)
    if kind.reads == "record":
        from congress.documents.example_records import example_record

        return example_record(next(name for name, one in KINDS.items() if one is kind), contest)
    return contest_source(contest, load_builtin(contest.regulation), contest.model_dump_json().encode())


def document_bytes(name: str, source: Source, suffix: str, lang: Lang) -> bytes:
    """The document `name` of `source` as a file of `suffix`; the same bytes whenever and wherever it is made.

    InvalidError: a ballot form the document has no place for, or letters the font lacks.
    """
    kind = kind_named(name)
    form = _form(source)
    if form in kind.not_for:
        raise InvalidError(problem("DOCUMENT_NOT_FOR_FORM", name=name, form=form))
    if isinstance(source, RecordFile) and source.record.kind != name:
        raise InvalidError(problem("RECORD_KIND", name=name, kind=source.record.kind))
    layout = layout_for(_regulation(source))
    with speaking(lang):
        html = render_html(kind.template, kind.fill(source, layout, lang), layout)
        pictures = kind.pictures(source)
        draft = _("DRAFT FOR EDITING")
    if suffix == ".docx":
        from congress.documents.render_docx import docx_of

        return docx_of(html, layout, draft, pictures)
    from congress.documents.render_pdf import Attached, pdf_of

    attached = Attached(_CARRIED[type(source)][0], source.data, _CARRIED[type(source)][1])
    return pdf_of(html, source.data, [attached], layout.font, pictures)


def _form(source: Source) -> str:
    if isinstance(source, RecordFile):
        return ""
    return source.result.form if isinstance(source, ResultFile) else source.form


def _regulation(source: Source) -> str:
    """The id of the regulation by which the paper is set."""
    if isinstance(source, RecordFile):
        return source.record.regulation
    return source.result.regulation if isinstance(source, ResultFile) else source.contest.regulation


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """The document's own language, whatever the messages are in."""
    before = language()
    set_language(lang)
    try:
        yield
    finally:
        set_language(before)
