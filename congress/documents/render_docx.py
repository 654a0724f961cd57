"""HTML of a document → an editable Word file of the same content in the same order, marked as a draft."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from congress.documents.format import DocumentFormat, on_its_side
from congress.documents.htmltree import Node, tree_of

NO_CLOCK = (1980, 1, 1, 0, 0, 0)
SIZE_OF_CLASS = {
    "above": "superior", "issuer": "issuer", "number": "number", "party": "title", "motto": "motto",
    "day": "place_date", "summary": "summary", "authority": "signature", "post": "signature", "name": "signature",
}  # fmt: skip
BOLD = frozenset({"issuer", "party", "motto", "summary", "authority", "name"})
ITALIC = frozenset({"day"})
CENTRED = frozenset(
    {"above", "issuer", "number", "party", "motto", "day", "summary", "authority", "post", "name", "room"}
)
UPPER = frozenset({"above", "issuer"})
SIGNATURE_ROOM_LINES = 3
SIGNATURE_SPACE = 5
"""Millimetres above a row of signatures."""
ROWS_HELD = 3
PICTURE_HEIGHT = 120
"""Millimetres."""


def docx_of(
    html: str, layout: DocumentFormat, draft: str, pictures: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """The Word file of `html` (made by our own templates), with `draft` on every page. The same bytes every time.

    `pictures`: PNG by name; an `img` names one after `picture:`.
    """
    word = Document()
    body = tree_of(html)
    if "lying" in body.classes:
        layout = on_its_side(layout)
    _set_page(word, layout)
    _margins(word, body, layout, draft)
    for element in body.elements:
        if "keep" in element.classes:
            _hold_last(word)
        _block(word, element, layout, pictures, keep=False)
    word.add_paragraph()  # Word wants a paragraph after a last table
    title = " – ".join(node.text for node in body.find("h1"))
    word.core_properties.title = title
    word.core_properties.author = word.core_properties.comments = ""
    written = BytesIO()
    word.save(written)
    return _without_clock(written.getvalue())


def _hold_last(word: Any) -> None:
    """What stands last goes to the next page with what follows: of a table its last rows."""
    last = [one for one in word.element.body if one.tag in (qn("w:p"), qn("w:tbl"))][-1]
    held = last.findall(qn("w:tr"))[-ROWS_HELD:] if last.tag == qn("w:tbl") else [last]
    for one in held:
        for paragraph in one.iter(qn("w:p")):
            Paragraph(paragraph, word).paragraph_format.keep_with_next = True


def _without_clock(data: bytes) -> bytes:
    """The same archive with every entry's time set to one value."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, NO_CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return written.getvalue()


def _set_page(word: Any, layout: DocumentFormat) -> None:
    section, page = word.sections[0], layout.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = layout.word_font, Pt(layout.size.body)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), layout.word_font)
    normal.element.rPr.rFonts.set(qn("w:cs"), layout.word_font)
    spacing = normal.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Mm(0), Mm(0), layout.space.line


def _margins(word: Any, body: Node, layout: DocumentFormat, draft: str) -> None:
    """Header and footer of the first page and of the others: draft mark, banner, page number, hash."""
    section = word.sections[0]
    above = [draft, *_placed(body, "header")]
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        line = header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if numbered:
            _field(line, "PAGE", layout.size.page_number)
            line = header.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(line, " – ".join(above), layout.size.banner, bold=True)
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(line, " ".join(_placed(body, "footer")), layout.size.footer)


def _placed(body: Node, place: str) -> list[str]:
    return [_plain(node.text) for node in body.elements if node.attributes.get("data-place") == place]


def _block(container: Any, node: Node, layout: DocumentFormat, pictures: Mapping[str, bytes], *, keep: bool) -> None:
    if "data-place" in node.attributes:
        return
    if {"head", "signatures"} & node.classes:
        _columns(container, node, layout, keep=keep)
    elif node.tag == "table":
        _table(container, node, layout, keep=keep)
    elif node.tag == "img":
        picture = BytesIO(pictures[node.attributes["src"].removeprefix("picture:")])
        paragraph = container.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run().add_picture(picture, height=Mm(PICTURE_HEIGHT))
    elif node.tag in ("p", "h1", "h2"):
        _paragraph(container.add_paragraph(), node, layout, keep=keep)
    else:
        for child in node.elements:
            _block(container, child, layout, pictures, keep=keep or "keep" in node.classes)


def _paragraph(paragraph: Any, node: Node, layout: DocumentFormat, *, keep: bool) -> None:
    classes, setting = node.classes, paragraph.paragraph_format
    heading = node.tag in ("h1", "h2")
    setting.keep_with_next = keep or heading or "lead" in classes
    setting.keep_together = keep
    if node.tag == "h1" or CENTRED & classes or "centred" in classes:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if "blanks" in classes else WD_ALIGN_PARAGRAPH.JUSTIFY
        setting.first_line_indent, setting.space_before = Mm(layout.space.indent), Mm(layout.space.paragraph)
    if node.tag == "h1":
        setting.space_before = Mm(8)
    if "room" in classes:
        for _line in range(SIGNATURE_ROOM_LINES):
            paragraph.add_run().add_break()
    _inline(paragraph, node, layout, _size(node, layout), bold=heading or bool(BOLD & classes))


def _size(node: Node, layout: DocumentFormat) -> float:
    if node.tag == "h1":
        return layout.size.document_type
    return next(
        (float(getattr(layout.size, SIZE_OF_CLASS[one])) for one in node.classes if one in SIZE_OF_CLASS),
        layout.size.body,
    )


def _inline(paragraph: Any, node: Node, layout: DocumentFormat, size: float, *, bold: bool) -> None:
    for child in node.children:
        if isinstance(child, Node) and child.tag == "br":
            paragraph.add_run().add_break()
        elif isinstance(child, Node):
            _inline(paragraph, child, layout, size, bold=bold or child.tag in ("b", "th"))
        elif text := _plain(child):
            text = text.upper() if UPPER & node.classes else text
            run = _run(paragraph, text, size, bold=bold)
            run.italic = bool(ITALIC & node.classes) or None


def _plain(text: str) -> str:
    """White space as HTML shows it; characters that a Word file cannot hold become a replacement sign."""
    return (
        re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", re.sub(r"[ \t\r\n]+", " ", text))
        if text.strip()
        else ""
    )


def _run(paragraph: Any, text: str, size: float, *, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold or None
    return run


def _field(paragraph: Any, instruction: str, size: float) -> None:
    """A field that Word fills in, for one the page number."""
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = _run(paragraph, "", size)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _columns(container: Any, node: Node, layout: DocumentFormat, *, keep: bool) -> None:
    """Blocks side by side, as a table without lines."""
    sides = node.elements
    table = container.add_table(rows=1, cols=len(sides))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _unbroken(table.rows[0])
    table.autofit = False
    for cell, side in zip(table.rows[0].cells, sides, strict=True):
        cell.width = Mm(layout.page.text_width / len(sides))
        for place, element in enumerate(side.elements):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _paragraph(paragraph, element, layout, keep=keep)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            setting = paragraph.paragraph_format
            setting.first_line_indent, setting.line_spacing = Mm(0), 1.0
            if place == 0 and "signatures" in node.classes:
                setting.space_before = Mm(SIGNATURE_SPACE)
            if element.find("span"):
                for run in paragraph.runs:
                    run.underline = True


def _table(container: Any, node: Node, layout: DocumentFormat, *, keep: bool) -> None:
    rows = node.find("tr")
    ruled = "counts" not in node.classes
    table = container.add_table(rows=len(rows), cols=max(len(row.elements) for row in rows))
    table.autofit = False
    if ruled:
        table.style = "Table Grid"
    widths = _widths(rows[0], layout)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    size = layout.size.table if ruled else layout.size.body
    heads = len(node.find("thead")[0].find("tr")) if node.find("thead") else 0
    for place, (row, line) in enumerate(zip(rows, table.rows, strict=True)):
        _unbroken(line)
        if place < heads:
            _repeated(line)
        for cell, element, width in zip(line.cells, row.elements, widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing = 1.0
            paragraph.paragraph_format.keep_with_next = keep or place < heads
            paragraph.paragraph_format.left_indent = Mm(8) if "deep" in element.classes else None
            if element.tag == "th" or {"n", "c"} & element.classes:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if ruled else WD_ALIGN_PARAGRAPH.RIGHT
            _inline(paragraph, element, layout, size, bold=element.tag == "th")


def _widths(row: Node, layout: DocumentFormat) -> list[float]:
    """Millimetres of each column; those without a width of their own share what is left."""
    known = layout.column.model_dump()
    named = [{one.removeprefix("w-").replace("-", "_") for one in cell.classes} & known.keys() for cell in row.elements]
    own = [known[names.pop()] if names else 0.0 for names in named]
    free = own.count(0.0)
    return [width or (layout.page.text_width - sum(own)) / free for width in own]


def _unbroken(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeated(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
