"""HTML of a chart → one picture, as tall as what is on it. The same bytes every time."""

from io import BytesIO

from ballots.layoutengine import HTML
from congress.documents.render_html import template_folder
from congress.documents.render_pdf import TemplateFiles, check_font
from congress.messages import problem
from tally.problems import InvalidError

DPI = 150
PIXEL = 96
"""CSS pixels in an inch."""
END = "end"
"""The element below everything that is to be seen."""


def png_of(html: str, font: str) -> bytes:
    """The PNG of `html`, whose one page is longer than what stands on it.

    InvalidError: more than one page holds, or a font the machine lacks.
    """
    import pypdfium2

    base = (template_folder() / "document.html").as_uri()
    document = HTML(string=html, base_url=base, url_fetcher=TemplateFiles({})).render()
    page = document.pages[0]
    if END not in page.anchors:
        raise InvalidError(problem("CHART_TOO_LONG"))
    written = BytesIO()
    document.write_pdf(written)
    check_font(document, font)
    below = (page.height - page.anchors[END][3]) * 72 / PIXEL
    with pypdfium2.PdfDocument(written.getvalue()) as pdf:
        image = pdf[0].render(scale=DPI / 72, crop=(0, below, 0, 0)).to_pil()
    picture = BytesIO()
    image.quantize(64).save(picture, "PNG", dpi=(DPI, DPI), optimize=True)
    return picture.getvalue()
