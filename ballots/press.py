"""The press: lays a contest out once, stamps the copies, and writes the folder that the hall prints from."""

import base64
import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.code import SERIAL_BYTES, Payload, make, modules, modules_fast, side_mm
from ballots.copies import serials, write_copies
from ballots.files import write_bytes, write_text
from ballots.keys import public_text
from ballots.layout import Layout, LayoutPage
from ballots.messages import problem
from ballots.style import Gettext, style_of
from ballots.typeset import STAMP, Typeset, typeset
from tally.contest import Contest, Form
from tally.problems import Place, UnreadableError

COPIES_A_FILE: Final = 5_000
MOST_COPIES: Final = 1_000_000
MOST_SIDES: Final = {"shared": 2, "serial": 20}
BLANK_DPI: Final = 200
SPECIMEN_DPI: Final = 130
OWN_PDF: Final = re.compile(r"ballots(-\d+)?\.pdf")

Progress = Callable[[int], None]
"""Called with the number of ballots done since the last call."""


def print_ballots(
    contest: Contest,
    form: Form,
    copies: int,
    folder: Path,
    key: Ed25519PrivateKey,
    gettext: Gettext,
    on_progress: Progress | None = None,
    list_decided: str = "",
) -> Layout:
    """Writes `ballots.pdf` (above 5,000 copies `ballots-001.pdf`, …), `layout.json` and `specimen.png` into `folder`.

    Ballots of an earlier printing in the folder are replaced, all together; other files are left alone. Identical
    ballots printed twice with the same key are the same bytes. Raises UnreadableError for a number of copies that
    cannot be meant and for a folder that cannot be written, InvalidError for a list that does not fit.
    """
    check_copies(copies)
    _check_folder(folder)
    laid_out = lay_out(contest, form, gettext)
    layout = _layout(contest, form, laid_out, key, list_decided)
    try:
        beside = _beside(folder)
        try:
            _write(beside, laid_out, layout, contest, copies, key, on_progress or (lambda _: None))
            _move(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise UnreadableError(
            problem("FOLDER_UNWRITABLE", Place(file=str(folder)), detail=error.strerror or "")
        ) from error
    return layout


def check_copies(copies: int) -> None:
    """Raises UnreadableError for a number of ballots that cannot be meant."""
    if not 1 <= copies <= MOST_COPIES:
        raise UnreadableError(problem("COPIES_COUNT", copies=copies, most=MOST_COPIES))


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UnreadableError(problem("FOLDER_UNWRITABLE", Place(file=str(folder)), detail="not a folder"))
    others = sorted(path.name for path in folder.glob("*.pdf") if not OWN_PDF.fullmatch(path.name))
    if others:
        raise UnreadableError(problem("FOLDER_OTHER_PDF", Place(file=str(folder)), names=", ".join(others[:5])))


def lay_out(contest: Contest, form: Form, gettext: Gettext) -> Typeset:
    """The pages of `contest`'s ballot, without codes: what every copy shares."""
    sample = Payload(
        contest.id, contest.round, 1, 1, "00" * 12, contest.test, "00" * 8 if contest.identity == "serial" else ""
    )
    code_mm = side_mm(make(sample, Ed25519PrivateKey.from_private_bytes(bytes(32))))
    return typeset(style_of(contest, form, gettext), code_mm, gettext, MOST_SIDES[contest.identity])


def sample_serial(identity: str) -> str:
    return "00" * SERIAL_BYTES if identity == "serial" else ""


def _layout(contest: Contest, form: Form, laid_out: Typeset, key: Ed25519PrivateKey, list_decided: str) -> Layout:
    layout = Layout(
        contest=contest.id, round=contest.round, style=laid_out.style, form=form, test=contest.test,
        public_key=public_text(key), pages=laid_out.pages, title=contest.title, seats=contest.seats,
        identity=contest.identity, stamp=STAMP, list_decided=list_decided,
    )  # fmt: skip
    return layout.model_copy(update={"pages": _with_blanks(laid_out, layout, key)})


def _with_blanks(laid_out: Typeset, layout: Layout, key: Ed25519PrivateKey) -> tuple[LayoutPage, ...]:
    """The pages with pictures of themselves as printed, codes and all (for serials: the space of the code)."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as scratch:
        one = Path(scratch) / "one.pdf"
        write_copies(one, laid_out.pdf, laid_out.pages, 1, _codes(layout, key, sample_serial(layout.identity)))
        return tuple(
            page.model_copy(
                update={
                    "blank": base64.b64encode(_png(one.read_bytes(), number, BLANK_DPI)).decode("ascii"),
                    "blank_dpi": BLANK_DPI,
                }
            )
            for number, page in enumerate(laid_out.pages)
        )


def _png(pdf: bytes, page: int, dpi: int) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        image: Any = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    buffer = BytesIO()
    image.save(buffer, "PNG", dpi=(dpi, dpi), optimize=True)
    return buffer.getvalue()


def _payload(layout: Layout, page: int, serial: str = "") -> Payload:
    return Payload(layout.contest, layout.round, page, len(layout.pages), layout.style, layout.test, serial)


def _codes(layout: Layout, key: Ed25519PrivateKey, serial: str = "") -> list[Any]:
    return [modules(make(_payload(layout, page, serial), key)) for page in range(1, len(layout.pages) + 1)]


def _serial_codes(layout: Layout, key: Ed25519PrivateKey, batch: tuple[str, ...]) -> Iterator[list[Any]]:
    for serial in batch:
        yield [modules_fast(make(_payload(layout, page, serial), key)) for page in range(1, len(layout.pages) + 1)]


def _write(
    folder: Path,
    laid_out: Typeset,
    layout: Layout,
    contest: Contest,
    copies: int,
    key: Ed25519PrivateKey,
    on_progress: Progress,
) -> None:
    names = _file_names(copies)
    if contest.identity == "serial":
        for name, batch in zip(names, _batches(serials(copies)), strict=True):
            write_copies(folder / name, laid_out.pdf, layout.pages, _serial_codes(layout, key, batch), ())
            on_progress(len(batch))
    else:
        codes = _codes(layout, key)
        for number, name in enumerate(names):
            count = min(COPIES_A_FILE, copies - number * COPIES_A_FILE)
            write_copies(folder / name, laid_out.pdf, layout.pages, count, codes)
            on_progress(count)
    write_bytes(folder / "specimen.png", _png(laid_out.specimen, 0, SPECIMEN_DPI))
    write_text(folder / "layout.json", layout.model_dump_json(by_alias=True, indent=1) + "\n")


def _batches(items: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(items[start : start + COPIES_A_FILE]) for start in range(0, len(items), COPIES_A_FILE))


def _file_names(copies: int) -> list[str]:
    files = -(-copies // COPIES_A_FILE)
    return ["ballots.pdf"] if files == 1 else [f"ballots-{number:03d}.pdf" for number in range(1, files + 1)]


def _beside(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))


def _move(beside: Path, folder: Path) -> None:
    """The new files take the place of the old ones; `layout.json` goes last: with it the printing is complete."""
    folder.mkdir(exist_ok=True)
    new = sorted(beside.iterdir(), key=lambda path: path.name == "layout.json")
    (folder / "layout.json").unlink(missing_ok=True)
    for old in [path for path in folder.iterdir() if OWN_PDF.fullmatch(path.name)]:
        old.unlink()
    for path in new:
        path.chmod(0o644)
        path.replace(folder / path.name)
