"""The README's pictures, from a demo: `python docs/make_pictures.py [DEMO]` (default `demo`; run there when absent)."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from ballots.shipped import shipped
from congress.cli.common import bar
from congress.demo import run_demo

DOCS = Path(__file__).parent
BALLOT = "b067.jpg"
WIDTH = 690
GREYS = 16
EDGE = 2


def ballot_picture(demo: Path) -> Image.Image:
    """A filled test ballot as scanned."""
    with Image.open(demo / "scans" / BALLOT) as scan:
        page = scan.convert("L")
    return page.resize((WIDTH, WIDTH * page.height // page.width), Image.Resampling.LANCZOS)


def minutes_picture(demo: Path) -> Image.Image:
    """The pages of the minutes, two by two."""
    pdf = pypdfium2.PdfDocument(demo / "result" / "minutes.pdf")
    pages = [page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil().convert("L") for page in pdf]
    width, height = pages[0].size
    rows = (len(pages) + 1) // 2
    sheet = Image.new("L", (2 * width + EDGE, rows * height + EDGE * (rows - 1)), 128)
    for place, page in enumerate(pages):
        sheet.paste(page, ((place % 2) * (width + EDGE), (place // 2) * (height + EDGE)))
    return sheet


def main(demo: Path) -> None:
    if not (demo / "result" / "minutes.pdf").exists():
        run_demo(shipped("examples") / "dai-hoi-tinh", demo, bar)
    for name, picture in (("ballot", ballot_picture(demo)), ("minutes", minutes_picture(demo))):
        picture.quantize(GREYS).save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("demo"))
