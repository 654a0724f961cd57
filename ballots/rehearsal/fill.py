"""A rehearsal: ballots filled as a votes file says, scanned, and written as one JPEG a sheet side, or as the files that
office scanners write."""

import hashlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from ballots.files import write_bytes
from ballots.layout import Layout
from ballots.messages import problem
from ballots.rehearsal.draw import draw_ballot, wanted_targets
from ballots.rehearsal.hands import HANDS, pick_voter
from ballots.rehearsal.paper import blank_back
from ballots.rehearsal.prints import PrintedFile, print_of, printed_files
from ballots.rehearsal.scanfiles import KINDS, bound, file_names
from ballots.rehearsal.scanner import SCANNERS, scan, to_jpeg, wants_colour
from ballots.rehearsal.texture import Image
from ballots.rehearsal.votes import Filling
from ballots.workers import end_with_parent
from ballots.workfolder import making
from tally.problems import InvalidError, Place, UnreadableError

DPI = 200
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf"})
CHUNK = 8


@dataclass(frozen=True)
class Rehearsal:
    """All that stays the same from ballot to ballot. Small enough to be handed to every worker."""

    layout: Layout
    prints: tuple[PrintedFile, ...]
    out: Path
    seed: int
    scanner: str
    hand: str
    dpi: int
    duplex: bool

    @property
    def pictures(self) -> int:
        """Pictures of one ballot: its printed sides, and with a duplex scanner the blank back of the last."""
        pages = len(self.layout.pages)
        return pages + pages % 2 if self.duplex else pages


def fill_ballots(
    layout: Layout,
    folder_of_layout: Path,
    fillings: Sequence[Filling],
    out: Path,
    *,
    seed: int = 1,
    scanner: str = "clean",
    hand: str = "ordinary",
    dpi: int = DPI,
    duplex: bool = False,
    file_format: str = "jpeg",
    allow_official: bool = False,
    workers: int = 1,
    on_progress: Callable[[int], None] | None = None,
) -> list[Path]:
    """Fills and scans the ballots and returns the pictures written, in the order of `fillings`.

    `folder_of_layout` holds the printed `ballots.pdf`; fillings come from `read_votes` or `fillings_of`. The same seed
    gives the same files, whatever the number of `workers` (processes). `duplex` scans blank backs too. `file_format` is
    `jpeg` (one picture a side), or a key of `scanfiles.KINDS` for files of many pages. `on_progress` is called with the
    number of ballots done since its last call.

    Raises InvalidError for an official layout (unless `allow_official`), too few printed copies, or other pictures in
    `out`; UnreadableError when the print is missing.
    """
    check_choices(scanner, hand, file_format)
    check_official(layout, allow_official=allow_official)
    prints = printed_files(folder_of_layout, layout, len(fillings))
    rehearsal = Rehearsal(without_blanks(layout), prints, out, seed, scanner, hand, dpi, duplex)
    pictures = [name for filling in fillings for name in picture_names(filling.ballot, rehearsal.pictures)]
    expected = pictures if file_format == "jpeg" else file_names(len(pictures), file_format)
    check_folder(out, frozenset(expected))
    out.mkdir(parents=True, exist_ok=True)

    def fill_into(folder: Path) -> list[Path]:
        for _ in filled(replace(rehearsal, out=folder), fillings, workers):
            if on_progress:
                on_progress(1)
        return [folder / name for name in pictures]

    if file_format == "jpeg":
        return fill_into(out)
    with making(out / "scans") as folder:
        return bound(fill_into(folder), out, file_format)


def check_official(layout: Layout, *, allow_official: bool) -> None:
    """Raises InvalidError for an official layout: a rehearsal must not make pictures that could be taken for votes."""
    if not (layout.test or allow_official):
        raise InvalidError(problem("FILL_OFFICIAL_LAYOUT", contest=layout.contest))


def check_choices(scanner: str, hand: str, file_format: str = "jpeg") -> None:
    for value, known in ((scanner, SCANNERS), (hand, HANDS), (file_format, ("jpeg", *KINDS))):
        if value not in known:
            raise UnreadableError(problem("FILL_CHOICE", value=value, known=", ".join(known)))


def check_folder(out: Path, expected: frozenset[str]) -> None:
    """Pictures of another rehearsal in the same folder would be read as ballots of this one."""
    if out.exists() and not out.is_dir():
        raise UnreadableError(problem("FILL_OUT_NO_FOLDER", Place(file=str(out))))
    found = sorted(out.iterdir()) if out.is_dir() else []
    strangers = [path for path in found if path.suffix.lower() in PICTURES and path.name not in expected]
    if strangers:
        raise InvalidError(
            problem("FILL_OTHER_PICTURES", Place(file=str(out)), count=len(strangers), first=strangers[0].name)
        )


def picture_names(ballot: str, count: int) -> list[str]:
    """`<ballot>.jpg`, or `<ballot>-1.jpg`, `<ballot>-2.jpg`, … so that the sides of a sheet sort next to each other."""
    return [f"{ballot}.jpg"] if count == 1 else [f"{ballot}-{number}.jpg" for number in range(1, count + 1)]


def without_blanks(layout: Layout) -> Layout:
    return layout.model_copy(update={"pages": tuple(page.model_copy(update={"blank": ""}) for page in layout.pages)})


def filled(rehearsal: Rehearsal, fillings: Sequence[Filling], workers: int) -> Iterator[None]:
    """Fills ballot after ballot, in this process or in `workers` others."""
    if workers <= 1 or len(fillings) <= CHUNK:
        yield from map(partial(fill_one, rehearsal), range(len(fillings)), fillings)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker) as pool:
        try:
            yield from pool.map(partial(fill_one, rehearsal), range(len(fillings)), fillings, chunksize=CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start_worker() -> None:
    end_with_parent()
    cv2.setNumThreads(1)


def fill_one(rehearsal: Rehearsal, copy: int, filling: Filling) -> None:
    """Writes the pictures of one ballot; `copy` counts the printed copies from 0."""
    names = picture_names(filling.ballot, rehearsal.pictures)
    for name, picture in zip(names, pictures_of(rehearsal, copy, filling), strict=True):
        write_bytes(rehearsal.out / name, picture)


def pictures_of(rehearsal: Rehearsal, copy: int, filling: Filling) -> Iterator[bytes]:
    """The scans of one ballot's sides, as JPEG."""
    rng = ballot_rng(rehearsal.seed, filling.ballot)
    voter = pick_voter(rng, rehearsal.hand)
    colour = wants_colour(SCANNERS[rehearsal.scanner], rng)
    pages = rehearsal.layout.pages
    drawn_on = side_of_ground(rehearsal.layout, filling, rng)
    chances = rng.spawn(rehearsal.pictures)
    sheet: Image = np.empty((0, 0), np.uint8)
    for number, (page, side_rng) in enumerate(zip(pages, chances, strict=False)):
        blank = print_of(rehearsal.prints, rehearsal.layout, copy, number, rehearsal.dpi, colour)
        ground = filling.problem if filling.problem == "NOT_ISSUED" or number == drawn_on else ""
        sheet = draw_ballot(blank, page, filling.cells, side_rng, dpi=rehearsal.dpi, problem=ground, voter=voter)
        yield picture_of(sheet, rehearsal, number, side_rng)
    for back_rng in chances[len(pages) :]:
        yield picture_of(blank_back(sheet, back_rng), rehearsal, len(pages), back_rng)


def picture_of(sheet: Image, rehearsal: Rehearsal, number: int, rng: np.random.Generator) -> bytes:
    """One side, scanned; sides with an even `number` (from 0) are fronts."""
    scanned = scan(sheet, rehearsal.scanner, rng, dpi=rehearsal.dpi, front=number % 2 == 0)
    return to_jpeg(scanned, rehearsal.scanner, rng, dpi=rehearsal.dpi)


def side_of_ground(layout: Layout, filling: Filling, rng: np.random.Generator) -> int:
    """The side that bears the ground: for two inks the one with most marks, else any."""
    marks = [len(wanted_targets(page, filling.cells, np.random.default_rng(0))) for page in layout.pages]
    return int(np.argmax(marks)) if filling.problem == "TWO_INKS" else int(rng.integers(len(layout.pages)))


def ballot_rng(seed: int, ballot: str) -> np.random.Generator:
    """Each ballot has chances of its own: neither its place in the file nor the other rows change its pictures."""
    digest = hashlib.sha256(ballot.encode()).digest()
    return np.random.default_rng([seed, int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big")])
