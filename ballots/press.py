"""The press: lays a contest out once, stamps the copies, and writes the folder that the hall prints from."""

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.code import SERIAL_BYTES, Payload, make, side_mm
from ballots.copies import Side, codes_of, write_identical, write_numbered
from ballots.files import MODE, write_bytes, write_text
from ballots.keys import public_text
from ballots.layout import Layout, LayoutPage
from ballots.messages import problem
from ballots.stock import STOCKS, Stock
from ballots.style import Gettext, style_of, where_needed
from ballots.typeset import Typeset, typeset
from ballots.workfolder import making
from tally.contest import Contest, Form, Identity
from tally.problems import InvalidError, Place, UnreadableError

COPIES_A_FILE: Final = 5_000
"""An office printer takes no more at a time."""
MOST_COPIES: Final = 1_000_000
MOST_SIDES: Final[dict[Identity, int]] = {"shared": 2, "serial": 200}
"""Identical sheets could not be put together again: they are one sheet."""
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
    version: int = 1,
) -> Layout:
    """Writes `ballots.pdf` (above 5,000 copies `ballots-001.pdf`, …), `layout.json` and `specimen.png` into `folder`.

    Ballots of an earlier printing in the folder are replaced, all together; other files are left alone. Identical
    ballots printed twice with the same key are the same bytes; of
    another `version`, which counts the printings that took the place of a withdrawn one, they have another style hash,
    so that the reader rejects the withdrawn ones. Raises UnreadableError for a number of copies that
    cannot be meant and for a folder that cannot be written, InvalidError for a list that does not fit.
    """
    check_copies(copies)
    folder = folder.resolve()
    _check_folder(folder)
    laid_out = lay_out(contest, form, gettext, version)
    layout = _layout(contest, form, laid_out, key, list_decided, version)
    try:
        with making(folder) as beside:
            _write(beside, laid_out, layout, copies, key, on_progress or (lambda _: None))
            _move(beside, folder)
    except OSError as error:
        raise UnreadableError(problem("FOLDER_UNWRITABLE", Place(file=str(folder)), detail=error.strerror)) from error
    return layout


def check_copies(copies: int) -> None:
    """Raises UnreadableError for a number of ballots that cannot be meant."""
    if not 1 <= copies <= MOST_COPIES:
        raise UnreadableError(
            problem(
                "COPIES_COUNT", copies=copies, most_vi=f"{MOST_COPIES:,}".replace(",", "."), most_en=f"{MOST_COPIES:,}"
            )
        )


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UnreadableError(problem("FOLDER_IS_FILE", Place(file=str(folder))))
    others = sorted(path.name for path in folder.glob("*.pdf") if not OWN_PDF.fullmatch(path.name))
    if others:
        raise UnreadableError(problem("FOLDER_OTHER_PDF", Place(file=str(folder)), names=", ".join(others[:5])))


def lay_out(contest: Contest, form: Form, gettext: Gettext, version: int = 1) -> Typeset:
    """The pages of `contest`'s ballot, without codes: what every copy shares. Raises as `print_ballots` does.

    A list too long for its sheet is set in two columns; where that is not enough, birth dates and notes are printed
    only beside names that stand on it twice.
    """
    sample = Payload(contest.id, contest.round, 1, 1, "00" * 12, contest.test, _sample_serial(contest.identity))
    stock = _stock(contest)
    code_mm = side_mm(make(sample, Ed25519PrivateKey.from_private_bytes(bytes(32))), stock.module)
    sides, refused = MOST_SIDES[contest.identity], []
    for tried, columns in _from_roomy_to_tight(contest, form):
        try:
            made = typeset(style_of(tried, form, gettext, version), stock, code_mm, gettext, sides, columns)
            return replace(made, details_left_out=tried is not contest)
        except InvalidError as error:
            if {found.code for found in error.problems} != {"LIST_TOO_LONG"}:
                raise
            refused.append(error)
    raise refused[0]


def _from_roomy_to_tight(contest: Contest, form: Form) -> Iterator[tuple[Contest, int | None]]:
    """The contest with what its ballot shows of each person, and the columns it is set in."""
    asked = contest.ballot.columns
    two = asked is None and any(density.columns == 2 for density in _stock(contest).densities[form])
    bare = contest.model_copy(update={"candidate": where_needed(contest.candidate)})
    for shown in (contest, bare) if bare.candidate != contest.candidate else (contest,):
        yield from ((shown, columns) for columns in ((asked, 2) if two else (asked,)))


def _stock(contest: Contest) -> Stock:
    return STOCKS[contest.ballot.paper, contest.ballot.large]


def _sample_serial(identity: Identity) -> str:
    return "00" * SERIAL_BYTES if identity == "serial" else ""


def _layout(
    contest: Contest, form: Form, laid_out: Typeset, key: Ed25519PrivateKey, list_decided: str, version: int
) -> Layout:
    layout = Layout(
        schema="ballot-layout/1", contest=contest.id,
        round=contest.round, style=laid_out.style, form=form, test=contest.test,
        public_key=public_text(key), pages=laid_out.pages, title=contest.title, seats=contest.seats,
        identity=contest.identity, stamp=_stock(contest).stamp, list_decided=list_decided, version=version,
        details_left_out=laid_out.details_left_out,
    )  # fmt: skip
    return layout.model_copy(update={"pages": _with_blanks(laid_out, layout, key)})


def _with_blanks(laid_out: Typeset, layout: Layout, key: Ed25519PrivateKey) -> tuple[LayoutPage, ...]:
    """The pages with pictures of themselves as printed, codes and all (of numbered ballots, a code of no ballot)."""
    with TemporaryDirectory() as scratch:
        one = Path(scratch) / "one.pdf"
        write_identical(one, laid_out.pdf, _sides(layout, key, _sample_serial(layout.identity)), 1)
        pdf = one.read_bytes()
    pictures = (base64.b64encode(_png(pdf, number, BLANK_DPI)).decode("ascii") for number in range(len(layout.pages)))
    return tuple(
        page.model_copy(update={"blank": picture, "blank_dpi": BLANK_DPI})
        for page, picture in zip(layout.pages, pictures, strict=True)
    )


def _png(pdf: bytes, page: int, dpi: int) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        image: Any = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    buffer = BytesIO()
    image.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


def _sides(layout: Layout, key: Ed25519PrivateKey, serial: str = "") -> list[Side]:
    return [Side(page, code) for page, code in zip(layout.pages, codes_of(layout, key, serial), strict=True)]


def _write(
    folder: Path, laid_out: Typeset, layout: Layout, copies: int, key: Ed25519PrivateKey, on_progress: Progress
) -> None:
    files = {folder / name: count for name, count in _file_counts(copies).items()}
    if layout.identity == "serial":
        write_numbered(files, laid_out.pdf, layout, key, on_progress)
    else:
        sides = _sides(layout, key)
        for path, count in files.items():
            write_identical(path, laid_out.pdf, sides, count)
            on_progress(count)
    write_bytes(folder / "specimen.png", _png(laid_out.specimen, 0, SPECIMEN_DPI))
    write_text(folder / "layout.json", layout.model_dump_json(by_alias=True, indent=1) + "\n")


def _file_counts(copies: int) -> dict[str, int]:
    """The PDF files of `copies` ballots, each with its number of ballots."""
    if copies <= COPIES_A_FILE:
        return {"ballots.pdf": copies}
    starts = range(0, copies, COPIES_A_FILE)
    return {f"ballots-{number:03d}.pdf": min(COPIES_A_FILE, copies - start) for number, start in enumerate(starts, 1)}


def _move(beside: Path, folder: Path) -> None:
    """The new files take the place of the old ones; `layout.json` goes last: with it the printing is complete."""
    folder.mkdir(exist_ok=True)
    (folder / "layout.json").unlink(missing_ok=True)
    for old in [path for path in folder.iterdir() if OWN_PDF.fullmatch(path.name)]:
        old.unlink()
    for path in sorted(beside.iterdir(), key=lambda path: path.name == "layout.json"):
        path.chmod(MODE)
        path.replace(folder / path.name)
