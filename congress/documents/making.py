"""Any document of `kinds.KINDS`: its source read, its model filled, printed as PDF or as an editable Word file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congress.documents.format import layout_for
from congress.documents.kinds import BOTH, KINDS, Kind
from congress.documents.render_html import render_html
from congress.documents.signature_fields import place_words
from congress.documents.sources import SOURCES, Source
from congress.i18n import LANGUAGES, _, language, set_language
from congress.messages import problem
from tally.problems import InvalidError, Lang, Place, UnreadableError


def kind_named(name: str) -> Kind:
    """UnreadableError where there is no such document."""
    if name not in KINDS:
        raise UnreadableError(problem("DOCUMENT_UNKNOWN", name=name, known=", ".join(KINDS)))
    return KINDS[name]


def document_kind(name: str, made_as: tuple[str, ...] = BOTH) -> str:
    """The ending of `name`. UnreadableError on one that is no document's, or that this one is not made as."""
    suffix = Path(name).suffix.lower()
    if suffix not in made_as:
        code = "DOCUMENT_TYPE" if made_as == BOTH else "DOCUMENT_NOT_MADE_AS"
        raise UnreadableError(problem(code, name=name, known=", ".join(made_as)))
    return suffix


def read_source(kind: Kind, path: Path) -> Source:
    """The file a document of `kind` is made from. UnreadableError where its name ends as that of another kind of file;
    raises what reading such a file raises."""
    suffix = path.suffix.lower()
    if suffix != SOURCES[kind.reads].suffix and suffix in {one.suffix for one in SOURCES.values()}:
        name = next(name for name, one in KINDS.items() if one is kind)
        needs = {}
        for lang in LANGUAGES.values():
            with speaking(lang):
                needs[f"needs_{lang}"] = SOURCES[kind.reads].words()
        raise UnreadableError(problem("DOCUMENT_OTHER_SOURCE", Place(file=path.name), kind=name, **needs))
    return SOURCES[kind.reads].read(path)


def example_source(kind: Kind, example: str) -> Source:
    """The example input of that name, a key of `EXAMPLES`. UnreadableError where there is none."""
    from congress.documents.examples import EXAMPLES

    if example not in EXAMPLES:
        raise UnreadableError(problem("EXAMPLE_UNKNOWN", name=example, known=", ".join(EXAMPLES)))
    document = next(name for name, one in KINDS.items() if one is kind)
    return SOURCES[kind.reads].example_of(example, document)


def document_bytes(name: str, source: Source, suffix: str, lang: Lang) -> bytes:
    """The document `name` of `source` as a file of `suffix`; the same bytes whenever and wherever it is made.

    InvalidError: a ballot form the document has no place for, or letters the font lacks.
    """
    kind = kind_named(name)
    if source.ballot_form in kind.not_for:
        raise InvalidError(problem("DOCUMENT_NOT_FOR_FORM", name=name, form=source.ballot_form))
    if source.only_kind not in ("", name):
        raise InvalidError(problem("RECORD_KIND", name=name, kind=source.only_kind))
    layout = layout_for(source.regulation_id)
    with speaking(lang):
        model = kind.fill(source, layout, lang)
        html = render_html(kind.template, model, layout)
        pictures = kind.pictures(source)
        draft = _("DRAFT FOR EDITING")
    if suffix == ".docx":
        from congress.documents.render_docx import docx_of

        return docx_of(html, layout, draft, pictures)
    if suffix == ".png":
        from congress.documents.render_png import png_of

        return png_of(html, layout.font)
    from congress.documents.render_pdf import pdf_of

    signers = {one.key: place_words(one.authority, one.name) for row in model.signatures for one in row if one.key}
    carried = source.carried
    return pdf_of(html, b"".join(one.data for one in carried), carried, layout.font, pictures, signers)


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """The document's own language, whatever the messages are in."""
    before = language()
    set_language(lang)
    try:
        yield
    finally:
        set_language(before)
