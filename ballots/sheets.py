"""Pages → ballots: fronts and backs put together, blank backs and duplicates told apart, each sheet in its position."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ballots.layout import Layout
from ballots.messages import problem
from ballots.pagereader import PageReading
from ballots.pages import PageRef
from ballots.record import BallotRecord, Rejection
from ballots.traces import Trace, Traces, trace_of
from tally.problems import Lang, Problem


@dataclass(frozen=True)
class Picture:
    """A doubtful place for people to look at, the reason in words; `candidate` is empty for ink elsewhere, `png` is the
    picture or the file it was put into.

    `side` is the page of the ballot it is on, `source` and `page` the picture it was cut out of.
    """

    candidate: str
    reading: str
    why: str
    png: bytes | Path
    side: int
    source: str
    page: int


@dataclass(frozen=True)
class ReadBallot:
    """A row of the read file with the pictures of its doubtful places, and what its sheet is known again by."""

    record: BallotRecord
    pictures: tuple[Picture, ...] = ()
    trace: Trace | None = None


@dataclass(frozen=True)
class _Sheet:
    refs: tuple[PageRef, ...]
    readings: tuple[PageReading, ...]

    @property
    def ref(self) -> PageRef:
        """The side that came first out of the scanner."""
        return self.refs[0]


def ballots_of(
    layout: Layout,
    pages: Sequence[PageRef],
    readings: Sequence[PageReading],
    *,
    batch: str,
    lang: Lang,
    earlier: Iterable[Trace] = (),
) -> list[ReadBallot]:
    """One row a sheet, in order. A ballot's id is its batch and its position (4 digits); a blank back stands with the
    sheet before it and takes no position of its own. `earlier`: the sheets of other batches, none of which may count
    again."""
    ballots: list[ReadBallot] = []
    seen = Traces(earlier)
    position = blanks = 0
    for sheet in _sheets(layout, pages, readings):
        first = sheet.readings[0]
        if first.blank:
            blanks += 1
            suffix = "b" if blanks == 1 else f"b{blanks}"
            name = f"{batch}-{position:04d}{suffix}"
            ballots.append(_rejected(name, sheet, batch, max(position, 1), "NOT_A_BALLOT", first.doubts, lang))
            continue
        position, blanks = position + 1, 0
        name = f"{batch}-{position:04d}"
        ballots.append(_ballot(layout, name, sheet, batch, position, seen, lang))
    return ballots


def _sheets(layout: Layout, pages: Sequence[PageRef], readings: Sequence[PageReading]) -> Iterator[_Sheet]:
    """Puts the sides of one sheet together: neighbours in the scan, different pages of the layout, the same serial."""
    at = 0
    while at < len(pages):
        taken = [readings[at]]
        while at + len(taken) < len(pages) and _goes_with(layout, taken, readings[at + len(taken)]):
            taken.append(readings[at + len(taken)])
        yield _Sheet(tuple(pages[at : at + len(taken)]), tuple(taken))
        at += len(taken)


def _goes_with(layout: Layout, taken: Sequence[PageReading], following: PageReading) -> bool:
    if len(taken) >= len(layout.pages) or taken[0].problem or following.problem:
        return False
    return following.page not in {reading.page for reading in taken} and following.serial == taken[0].serial


def _ballot(
    layout: Layout, name: str, sheet: _Sheet, batch: str, position: int, seen: Traces, lang: Lang
) -> ReadBallot:
    first = sheet.readings[0]
    if first.problem:
        return _rejected(name, sheet, batch, position, first.problem, first.doubts, lang)
    cells = dict.fromkeys(layout.candidates, "?")
    for reading in sheet.readings:
        cells.update(reading.cells)
    trace = trace_of(layout, name, sheet.readings, cells)
    same, alike = seen.same(trace), seen.alike(trace)
    seen.add(trace)
    if same:
        doubt = problem("DUPLICATE", first=same)
        again = _rejected(name, sheet, batch, position, "DUPLICATE", (doubt,), lang)
        return replace(again, trace=replace(trace, twin=same))
    doubts = [doubt for reading in sheet.readings for doubt in reading.doubts]
    missing = sorted(set(range(1, len(layout.pages) + 1)) - {reading.page for reading in sheet.readings})
    if missing:
        doubts.append(problem("PAGE_MISSING", pages=", ".join(str(page) for page in missing)))
    if alike:
        doubts.append(problem("SAME_SHEET", first=alike))
    record = BallotRecord(
        ballot=name,
        source=sheet.ref.source,
        page=sheet.ref.page,
        batch=batch,
        position=position,
        status="review" if doubts else "read",
        why=tuple(in_words(doubt, lang) for doubt in doubts),
        cells=cells,
        scores={key: score for reading in sheet.readings for key, score in reading.scores.items()},
    )
    return ReadBallot(record, tuple(_pictures(sheet, lang)), replace(trace, twin=alike))


def _pictures(sheet: _Sheet, lang: Lang) -> Iterator[Picture]:
    for ref, reading in zip(sheet.refs, sheet.readings, strict=True):
        for crop in reading.crops:
            why = in_words(crop.why, lang)
            yield Picture(crop.candidate, crop.reading, why, crop.picture, reading.page, ref.source, ref.page)


def _rejected(
    name: str, sheet: _Sheet, batch: str, position: int, verdict: Rejection | str, doubts: Sequence[Problem], lang: Lang
) -> ReadBallot:
    why = tuple(in_words(doubt, lang) for doubt in doubts)
    return ReadBallot(
        BallotRecord(name, sheet.ref.source, sheet.ref.page, batch, position, "rejected", problem=verdict, why=why)
    )


def in_words(doubt: Problem, lang: Lang) -> str:
    """`STRIKE_UNDER c03: a line under the name`."""
    subject = f" {doubt.place.subject}" if doubt.place.subject else ""
    return f"{doubt.code}{subject}: {doubt.text(lang)}"
