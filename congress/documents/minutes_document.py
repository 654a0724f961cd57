"""From a result file to the minutes on paper: one model, printed as PDF or as an editable Word file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ballots.files import write_bytes
from congress.documents.format import layout_for
from congress.documents.minutes import counting_minutes
from congress.documents.render_html import render_html
from congress.documents.resultfile import ResultFile, read_result
from congress.i18n import _, language, set_language
from congress.messages import problem
from tally.problems import Lang, UnreadableError

TEMPLATE = "counting_minutes.html"
KINDS = (".pdf", ".docx")


def write_minutes(result: Path, output: Path, lang: Lang | None = None) -> None:
    """The minutes of the result file `result` into `output`, PDF or Word by its ending.

    UnreadableError: another ending, or no readable result file; InvalidError: a result file that is wrong.
    """
    kind = document_kind(output.name)
    source = read_result(result)
    write_bytes(output, minutes_bytes(source, kind, lang or language()))


def document_kind(name: str) -> str:
    """`.pdf` or `.docx`. UnreadableError on any other ending."""
    kind = Path(name).suffix.lower()
    if kind not in KINDS:
        raise UnreadableError(problem("DOCUMENT_TYPE", name=name))
    return kind


def minutes_bytes(source: ResultFile, kind: str, lang: Lang) -> bytes:
    """The minutes of `source` as a file of `kind`; the same bytes whenever and wherever they are made."""
    layout = layout_for(source.result.regulation)
    with _speaking(lang):
        html = render_html(TEMPLATE, counting_minutes(source, layout, lang), layout)
        draft = _("DRAFT FOR EDITING")
    if kind == ".docx":
        from congress.documents.render_docx import docx_of

        return docx_of(html, layout, draft)
    from congress.documents.render_pdf import Attached, pdf_of

    attached = Attached("result.json", source.data, "congress-result/1")
    return pdf_of(html, source.data, [attached], layout.font)


@contextmanager
def _speaking(lang: Lang) -> Iterator[None]:
    """The document's own language, whatever the messages are in."""
    before = language()
    set_language(lang)
    try:
        yield
    finally:
        set_language(before)
