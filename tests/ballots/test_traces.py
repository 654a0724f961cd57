"""What a sheet is known again by, from batch to batch."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from reader_samples import Sheet, cross, layout_of

from ballots.layout import Layout
from ballots.pagereader import PageReading
from ballots.pages import PageRef
from ballots.sheets import ReadBallot, ballots_of
from ballots.thresholds import SAME_MARKS, SAME_PLACE_MM
from ballots.traces import Trace, Traces, from_lines, to_lines, trace_of
from tally.problems import UnreadableError

SHARED = layout_of("agree", 5)
NUMBERED = layout_of("agree", 5, identity="serial")


def reading(rows: dict[str, str], *, serial: str = "", digest: str = "", shift: float = 0.0) -> PageReading:
    """What a page says on which each mark is a square stroke of 4 mm in its box, `shift` mm aside."""
    boxes = {(t.candidate, t.option): t.box for t in SHARED.pages[0].targets}
    drawn = [
        (x + shift, y, x + shift + 4, y + 4, 0, y + 2, 3.0)
        for x, y, _w, _h in (boxes[row, option] for row, option in rows.items())
    ]
    flat = tuple(value for stroke in drawn for value in stroke)
    cells = dict.fromkeys(SHARED.candidates, "") | rows
    return PageReading(page=1, serial=serial, digest=digest, cells=cells, drawn=flat)


def ballots(
    layout: Layout, *pages: PageReading, batch: str = "1", earlier: list[Trace] | None = None
) -> list[ReadBallot]:
    refs = [PageRef(Path("scan.pdf"), number) for number in range(1, len(pages) + 1)]
    return ballots_of(layout, refs, pages, batch=batch, lang="en", earlier=earlier or [])


def traces(read: list[ReadBallot]) -> list[Trace]:
    return [ballot.trace for ballot in read if ballot.trace]


ROWS = dict(zip(SHARED.candidates, ("yes", "no", "yes", "yes", "no"), strict=True))


def test_a_serial_of_an_earlier_batch_is_a_duplicate_that_names_batch_and_position() -> None:
    pages = [reading({}, serial=f"{number:016x}", digest=str(number)) for number in range(3)]
    first = ballots(NUMBERED, *pages, batch="B3")
    again = reading(ROWS, serial=f"{2:016x}", digest="another picture")
    (second,) = ballots(NUMBERED, again, batch="B4", earlier=traces(first))
    assert (second.record.status, second.record.problem) == ("rejected", "DUPLICATE")
    assert second.record.why == ("DUPLICATE: the same as ballot B3-0003",)
    assert second.trace
    assert second.trace.twin == "B3-0003"


def test_the_very_same_picture_in_another_file_of_another_batch_is_a_duplicate() -> None:
    first = ballots(SHARED, reading({}, digest="ab"), batch="A")
    (second,) = ballots(SHARED, reading({}, digest="ab"), batch="B", earlier=traces(first))
    assert second.record.problem == "DUPLICATE"


def test_identical_ballots_marked_alike_to_a_hair_in_two_batches_go_to_people() -> None:
    first = ballots(SHARED, reading(ROWS, digest="1"), batch="A")
    (second,) = ballots(SHARED, reading(ROWS, digest="2", shift=SAME_PLACE_MM / 2), batch="B", earlier=traces(first))
    assert (second.record.status, second.record.problem) == ("review", "")
    assert second.record.why == ("SAME_SHEET: may be the same sheet as ballot A-0001, scanned twice",)


@pytest.mark.parametrize(
    ("rows", "shift"),
    [(ROWS, SAME_PLACE_MM * 1.1), (ROWS | {"c01": "no"}, 0.0), (dict(list(ROWS.items())[: SAME_MARKS - 1]), 0.0)],
    ids=["elsewhere", "another vote", "too few marks"],
)
def test_identical_ballots_that_differ_or_say_too_little_all_count(rows: dict[str, str], shift: float) -> None:
    theirs = rows if len(rows) < len(ROWS) else ROWS
    first = ballots(SHARED, reading(theirs, digest="1"), batch="A")
    (second,) = ballots(SHARED, reading(rows, digest="2", shift=shift), batch="B", earlier=traces(first))
    assert second.record.status == "read"


def test_numbered_ballots_leave_no_trace_of_their_marks_and_no_serial_in_the_open() -> None:
    (ballot,) = ballots(NUMBERED, reading(ROWS, serial="00c0ffee00c0ffee", digest="x"))
    text = to_lines(traces([ballot]))
    assert "c0ffee" not in text
    assert "yes" not in text
    assert ballot.trace
    assert len(ballot.trace.strokes) == 0


def test_traces_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    kept = [
        trace_of(SHARED, "1-0001", [reading(ROWS, digest="1")], ROWS),
        replace(trace_of(SHARED, "1-0002", [reading({}, digest="2")], {}), twin="1-0001"),
    ]
    path = tmp_path / "traces.jsonl"
    path.write_text(to_lines(kept), encoding="ascii")
    back = from_lines(path)
    assert [(one.ballot, one.twin, one.marks, one.cells) for one in back] == [
        (one.ballot, one.twin, one.marks, one.cells) for one in kept
    ]
    assert all(np.array_equal(one.strokes, other.strokes) for one, other in zip(back, kept, strict=True))


@pytest.mark.parametrize("text", ["{", "[]\n", '["1-0001","",[],[],"AAAA"]\n', '["1-0001","",[],[],"?"]\n', "7\n"])
def test_a_broken_file_of_traces_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "traces.jsonl").write_text(text)
    with pytest.raises(UnreadableError) as caught:
        from_lines(tmp_path / "traces.jsonl")
    assert caught.value.problems[0].code == "TRACES_UNREADABLE"


def test_among_thousands_of_ballots_voted_alike_the_twin_is_found() -> None:
    """Hands differ by more than scans of one sheet do."""
    rng = np.random.default_rng(5)
    base = np.array(reading(ROWS).drawn, np.float32).reshape(-1, 7)
    cells = tuple(ROWS.values())
    seen = Traces()
    hands = [base + rng.normal(0, 0.6, base.shape).astype(np.float32) for _ in range(3000)]
    for number, strokes in enumerate(hands):
        trace = Trace(f"1-{number:04d}", (), cells, strokes)
        assert seen.alike(trace) == ""
        seen.add(trace)
    again = hands[1234] + rng.normal(0, 0.02, base.shape).astype(np.float32)
    assert seen.alike(Trace("2-0001", (), cells, again)) == "1-1234"


def test_a_sheet_read_from_its_picture_is_known_again() -> None:
    sheet = Sheet("agree", 5)
    for row, option in ROWS.items():
        cross(sheet, sheet.box(row, option))
    grain = np.random.default_rng(1).normal(0, 2, sheet.picture.shape)
    first = sheet.read()
    sheet.picture = np.clip(sheet.picture + grain, 0, 255).astype(np.uint8)
    earlier = traces(ballots(SHARED, first, batch="A"))
    (second,) = ballots(SHARED, sheet.read(), batch="B", earlier=earlier)
    assert second.trace
    assert second.trace.twin == "A-0001"
