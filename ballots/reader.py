"""Scans → read ballots, with the pictures of what is doubtful: what `congress ballots read` does, as a function."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from types import MappingProxyType

from ballots.batch import Keep, OnPage, read_pages, whole
from ballots.files import MODE
from ballots.layout import Layout
from ballots.messages import problem
from ballots.pagereader import Crop, PageReading, read_page
from ballots.pages import Inputs, PageRef, list_pages
from ballots.readfile import csv_rows
from ballots.record import BallotRecord
from ballots.review import COLUMNS, SHOWN
from ballots.sheets import Picture, ReadBallot, ballots_of
from ballots.workfolder import making
from tally.problems import Lang, Place, UnreadableError

__all__ = ["Reading", "inputs_of", "read_files", "read_page", "reading_of", "write_review"]

NOTHING_KNOWN: Mapping[PageRef, PageReading] = MappingProxyType({})
REVIEW_COLUMNS = (*COLUMNS, *SHOWN)
"""`review.csv` is the decisions file to be filled in, with what people need to see beside each line."""


@dataclass(frozen=True)
class Reading:
    """All ballots read, the pages given, and the files of folders that hold no pages."""

    ballots: tuple[ReadBallot, ...]
    pages: int
    ignored: tuple[Path, ...]

    @property
    def records(self) -> tuple[BallotRecord, ...]:
        return tuple(ballot.record for ballot in self.ballots)


def inputs_of(sources: Sequence[Path], *, keep_going: bool) -> Inputs:
    """The pages to read. Raises UnreadableError for files that cannot be opened (unless `keep_going`) or no page."""
    inputs = list_pages(sources)
    if inputs.unreadable and not keep_going:
        raise UnreadableError(inputs.unreadable)
    if not inputs.pages:
        where = Place(file=", ".join(str(source) for source in sources))
        raise UnreadableError(problem("SCAN_NONE", where))
    return inputs


def read_files(
    layout: Layout,
    sources: Sequence[Path],
    *,
    batch: str = "1",
    workers: int = 1,
    keep_going: bool = False,
    review_folder: Path | None = None,
    on_page: OnPage | None = None,
    lang: Lang = "vi",
    inputs: Inputs | None = None,
) -> list[BallotRecord]:
    """Reads every page of `sources` (see `reading_of`); pictures of doubtful places go to `review_folder`."""
    reading = reading_of(
        layout, sources, batch=batch, workers=workers, keep_going=keep_going, on_page=on_page, lang=lang, inputs=inputs
    )
    if review_folder is not None:
        write_review(review_folder, reading)
    return list(reading.records)


def reading_of(
    layout: Layout,
    sources: Sequence[Path],
    *,
    batch: str = "1",
    workers: int = 1,
    keep_going: bool = False,
    on_page: OnPage | None = None,
    lang: Lang = "vi",
    inputs: Inputs | None = None,
    keep: Keep = whole,
    known: Mapping[PageRef, PageReading] = NOTHING_KNOWN,
) -> Reading:
    """One record a sheet, in the order given, whatever the number of workers; pages that are `known` are not read.

    Raises UnreadableError when a file cannot be opened (unless `keep_going`: then it has a row `UNREADABLE_FILE`),
    InvalidError for a layout that cannot be read with. Numbers of form `points` are left for people to key, each with
    its picture.
    """
    inputs = inputs or inputs_of(sources, keep_going=keep_going)
    unread = [page for page in inputs.pages if page not in known]
    if on_page:
        on_page(len(inputs.pages) - len(unread))
    fresh = dict(zip(unread, read_pages(layout, unread, workers=workers, keep=keep, on_page=on_page), strict=True))
    readings = [known[page] if page in known else fresh[page] for page in inputs.pages]
    broken = [doubt for reading in readings if reading.problem == "UNREADABLE_FILE" for doubt in reading.doubts]
    if broken and not keep_going:
        raise UnreadableError(broken)
    ballots = ballots_of(layout, inputs.pages, readings, batch=batch, lang=lang)
    return Reading(tuple(ballots), len(inputs.pages), inputs.ignored)


# ---- pictures for people


@contextmanager
def pictures_for(review_folder: Path | None) -> Iterator[Keep]:
    """What to keep of each reading where thousands are read: its pictures are put beside the folder for them until they
    are moved there (`write_review`), and left out where nobody wants them."""
    if review_folder is None:
        yield lambda reading: replace(reading, crops=())
        return
    numbers = count()
    with making(review_folder) as beside:

        def put(crop: Crop) -> Crop:
            path = beside / f"{next(numbers)}.png"
            if isinstance(crop.picture, bytes):
                path.write_bytes(crop.picture)
            return replace(crop, picture=path)

        yield lambda reading: replace(reading, crops=tuple(put(crop) for crop in reading.crops))


def write_review(folder: Path, reading: Reading) -> None:
    """A picture of every doubtful place, and `review.csv` listing them; written beside `folder`, then moved in, so that
    nobody meets half of it. The pictures that an earlier `review.csv` there names are replaced; no other file is."""
    with making(folder) as beside:
        rows = [
            _saved(beside, ballot.record, crop, number)
            for ballot in reading.ballots
            for number, crop in enumerate(ballot.pictures)
        ]
        (beside / "review.csv").write_text(_review_csv(rows), encoding="utf-8", newline="")
        folder.mkdir(exist_ok=True)
        _remove_earlier(folder)
        for path in sorted(beside.iterdir(), key=lambda path: path.name == "review.csv"):
            path.chmod(MODE)
            path.replace(folder / path.name)


def _remove_earlier(folder: Path) -> None:
    earlier = folder / "review.csv"
    if not earlier.is_file():
        return
    _columns, rows = csv_rows(earlier)
    for row in rows:
        name = row.get("picture", "")
        if name.endswith(".png") and Path(name).name == name:
            (folder / name).unlink(missing_ok=True)
    earlier.unlink()


def _saved(folder: Path, record: BallotRecord, crop: Picture, number: int) -> tuple[str, ...]:
    picture = f"{record.ballot}-{crop.candidate or f'side-{crop.side}-ink-{number + 1}'}.png"
    if isinstance(crop.png, Path):
        crop.png.replace(folder / picture)
    else:
        (folder / picture).write_bytes(crop.png)
    seen = (crop.reading, crop.why, picture, crop.source, str(crop.page))
    return (record.ballot, crop.candidate, "", "", "", *seen)


def _review_csv(rows: Sequence[tuple[str, ...]]) -> str:
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(REVIEW_COLUMNS)
    writer.writerows(rows)
    return table.getvalue()
