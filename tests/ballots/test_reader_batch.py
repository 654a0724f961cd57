"""Many pages: one row a sheet, in order, whatever the number of workers; nothing is lost or counted twice."""

import csv
import multiprocessing
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from ballot_contests import OTHER_KEY
from reader_samples import Sheet, cat, cross, layout_of, printed, tilted

from ballots.layout import Layout
from ballots.reader import inputs_of, read_files, reading_of, write_review
from ballots.readfile import load, to_csv
from ballots.record import BallotRecord
from tally.problems import UnreadableError

LAYOUT = layout_of("agree")


def scan(
    folder: Path, name: str, row: str | None = None, option: str = "yes", noise: int = 0, **changed: object
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    sheet = Sheet("agree", **changed)
    if row:
        x, y, w, h = sheet.box(row, option)
        cross(sheet, (x + noise % 5 * 0.4 - 0.8, y + noise // 5 * 0.4 - 0.8, w, h))
    if noise:
        grain = np.random.default_rng(noise).normal(0, 2, sheet.picture.shape)
        sheet.picture = np.clip(sheet.picture + grain, 0, 255).astype(np.uint8)
    path = folder / name
    cv2.imwrite(str(path), sheet.picture)
    return path


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scans")
    for number in range(1, 21):
        scan(folder, f"s{number}.png", f"c{(number - 1) % 15 + 1:02d}", noise=number)
    cv2.imwrite(str(folder / "s21.png"), cat())
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_records_stand_in_the_order_given_whatever_the_number_of_workers(scans: Path, workers: int) -> None:
    records = read_files(LAYOUT, [scans], batch="b7", workers=workers)
    assert [record.ballot for record in records] == [f"b7-{number:04d}" for number in range(1, 22)]
    assert [record.source for record in records] == [f"s{number}.png" for number in range(1, 22)]
    assert [record.position for record in records] == list(range(1, 22))
    for number, record in enumerate(records[:20]):
        assert (record.status, record.why) == ("read", ())
        assert {row for row, cell in record.cells.items() if cell} == {f"c{number % 15 + 1:02d}"}
    assert (records[20].status, records[20].problem) == ("rejected", "NOT_A_BALLOT")


def test_a_killed_worker_loses_no_page(scans: Path) -> None:
    killed: list[int] = []

    def kill_once(_: int) -> None:
        children = multiprocessing.active_children()
        if not killed and children:
            killed.append(children[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    records = read_files(LAYOUT, [scans], workers=2, on_page=kill_once)
    assert killed
    assert records == read_files(LAYOUT, [scans], workers=1)


def test_every_page_is_reported_to_the_progress_bar(scans: Path) -> None:
    for workers in (1, 2):
        seen: list[int] = []
        read_files(LAYOUT, [scans], workers=workers, on_page=seen.append)
        assert sum(seen) == 21


def test_the_same_file_twice_is_a_duplicate(tmp_path: Path) -> None:
    first = scan(tmp_path, "a.png", "c01", noise=1)
    (tmp_path / "b.png").write_bytes(first.read_bytes())
    records = read_files(LAYOUT, [tmp_path])
    assert [(record.status, record.problem) for record in records] == [("read", ""), ("rejected", "DUPLICATE")]
    assert "1-0001" in records[1].why[0]


def test_the_same_serial_twice_is_a_duplicate(tmp_path: Path) -> None:
    layout = layout_of("agree", identity="serial")
    scan(tmp_path, "a.png", "c01", noise=1, identity="serial")
    scan(tmp_path, "b.png", "c02", noise=2, identity="serial")
    records = read_files(layout, [tmp_path])
    assert [(record.status, record.problem) for record in records] == [("read", ""), ("rejected", "DUPLICATE")]


def test_a_blank_back_is_listed_with_its_sheet_and_takes_no_position(tmp_path: Path) -> None:
    paper = np.full((2339, 1654), 246, np.uint8)
    scan(tmp_path, "1.png", "c01", noise=1)
    cv2.imwrite(str(tmp_path / "2.png"), paper)
    scan(tmp_path, "3.png", "c02", noise=2)
    records = read_files(LAYOUT, [tmp_path])
    assert [(record.ballot, record.position, record.problem) for record in records] == [
        ("1-0001", 1, ""), ("1-0001b", 1, "NOT_A_BALLOT"), ("1-0002", 2, ""),
    ]  # fmt: skip


def two_sided(folder: Path, order: list[tuple[int, str]]) -> Layout:
    folder.mkdir(exist_ok=True)
    for number, (page, row) in enumerate(order, 1):
        sheet = Sheet("strike", 45, page=page)
        if row:
            x, y, w, h = sheet.box(row, "name")
            sheet.line([(x - 1, y + h * 0.52), (x + w + 1, y + h * 0.52)])
        grain = np.random.default_rng(number).normal(0, 2, sheet.picture.shape)
        cv2.imwrite(str(folder / f"{number}.png"), np.clip(sheet.picture + grain, 0, 255).astype(np.uint8))
    return layout_of("strike", 45)


def test_front_and_back_make_one_ballot_in_either_order(tmp_path: Path) -> None:
    layout = two_sided(tmp_path, [(0, "c02"), (1, "c45"), (1, ""), (0, "c01")])
    assert len(layout.pages) == 2
    records = read_files(layout, [tmp_path])
    struck = [sorted(row for row, cell in record.cells.items() if cell == "x") for record in records]
    assert [record.status for record in records] == ["read", "read"]
    assert struck == [["c02", "c45"], ["c01"]]
    assert [record.page for record in records] == [1, 1]


def test_a_front_without_its_back_goes_to_people_with_the_missing_cells_open(tmp_path: Path) -> None:
    layout = two_sided(tmp_path, [(0, "c02"), (0, "c03"), (1, "")])
    first, second = read_files(layout, [tmp_path])
    assert (first.status, second.status) == ("review", "read")
    assert first.cells["c45"] == "?"
    assert first.cells["c02"] == "x"
    assert "PAGE_MISSING" in first.why[0]


def test_a_broken_file_stops_the_reading_unless_told_to_go_on(tmp_path: Path) -> None:
    whole = scan(tmp_path, "1.png", "c01", noise=1).read_bytes()
    (tmp_path / "2.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "3.pdf").write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(UnreadableError) as error:
        read_files(LAYOUT, [tmp_path])
    assert len(error.value.problems) == 2
    records = read_files(LAYOUT, [tmp_path], keep_going=True)
    assert [record.problem for record in records] == ["", "UNREADABLE_FILE", "UNREADABLE_FILE"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as error:
        inputs_of([tmp_path], keep_going=False)
    assert error.value.problems[0].code == "SCAN_NONE"


def test_one_bad_page_never_stops_a_batch(tmp_path: Path) -> None:
    good = scan(tmp_path, "a.png", "c01", noise=1)
    data = bytearray(cv2.imencode(".jpg", cv2.imread(str(good), 0))[1].tobytes())
    rng = np.random.default_rng(4)
    for number in range(25):
        broken = bytearray(data)
        for at in rng.integers(300, len(broken) - 2, 40):
            broken[at] = int(rng.integers(0, 255))
        (tmp_path / f"b{number}.jpg").write_bytes(bytes(broken))
    records = read_files(LAYOUT, [tmp_path], keep_going=True)
    assert len(records) == 26
    assert records[0].status == "read"
    for record in records[1:]:
        certain = {row for row, cell in record.cells.items() if cell == "yes" and record.status == "read"}
        assert certain <= {"c01"}


def test_pictures_of_doubtful_places_are_written_with_their_list(tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    sheet = Sheet("agree")
    x, y, w, h = sheet.box("c03", "yes")
    sheet.dot(x + w / 2, y + h / 2, 0.9)
    cross(sheet, (60, 280, 4, 4))
    cv2.imwrite(str(folder / "a.png"), sheet.picture)
    reading = reading_of(LAYOUT, [folder], lang="en")
    review = tmp_path / "review"
    review.mkdir()
    (review / "old.png").write_bytes(b"")
    (review / "holiday.png").write_bytes(b"")
    (review / "review.csv").write_text("ballot,picture\n1-0001,old.png\n1-0002,../a.png\n")
    write_review(review, reading)
    assert (folder / "a.png").is_file()
    assert not (review / "old.png").exists()
    (review / "holiday.png").unlink()
    columns, *rows = csv.reader((review / "review.csv").read_text(encoding="utf-8").splitlines())
    assert ",".join(columns) == "ballot,candidate,value,by,reason,reading,why,picture,source,page"
    dot = [
        "1-0001",
        "c03",
        "",
        "",
        "",
        "?",
        "MARK_DOT c03: only a dot in the box `yes`",
        "1-0001-c03.png",
        "a.png",
        "1",
    ]
    assert rows[0] == dot
    assert rows[1][:6] == ["1-0001", "", "", "", "", ""]
    assert rows[1][6].startswith("STRAY_INK: ")
    assert rows[1][7] == "1-0001-side-1-ink-2.png"
    pictures = {path.name for path in review.glob("*.png")}
    assert pictures == {row[7] for row in rows}
    for name in pictures:
        picture = cv2.imread(str(review / name), cv2.IMREAD_GRAYSCALE)
        assert picture is not None
        assert picture.min() < 120 < picture.max()


def test_the_read_file_comes_back_as_it_was_written(tmp_path: Path, scans: Path) -> None:
    records = read_files(LAYOUT, [scans])
    path = tmp_path / "read.csv"
    path.write_text(to_csv(records, LAYOUT.candidates, scores=True), encoding="utf-8")
    back = load(path)
    assert back.candidates == LAYOUT.candidates
    assert back.columns[:8] == ("ballot", "source", "page", "batch", "position", "status", "problem", "why")
    assert [row["ballot"] for row in back.rows] == [record.ballot for record in records]
    assert float(back.rows[0]["score:c01:yes"]) >= 0.5
    assert float(back.rows[0]["score:c01:no"]) <= 0.2


def test_a_page_signed_by_another_is_listed_and_not_counted(tmp_path: Path) -> None:
    scan(tmp_path, "a.png", "c01", key=OTHER_KEY)
    (record,) = read_files(LAYOUT, [tmp_path])
    assert (record.status, record.problem, set(record.cells.values())) == ("rejected", "BAD_SIGNATURE", set())
    assert printed("agree", 15).is_dir()


def again(sheet: Sheet, seed: int) -> np.ndarray:
    """The sheet as another pass of the scanner has it."""
    grain = np.random.default_rng(seed).normal(0, 3, sheet.picture.shape)
    return np.clip(tilted(sheet.picture, 0.4 * seed, shift=2.0 * seed) + grain, 0, 255).astype(np.uint8)


ROWS = ("c02", "c03", "c05", "c07")


def crossed(rows: Sequence[str], shift: float = 0.0) -> Sheet:
    sheet = Sheet("agree")
    for row in rows:
        x, y, w, h = sheet.box(row, "yes")
        cross(sheet, (x + shift, y - shift / 2, w, h))
    return sheet


def read_again(folder: Path, first: Sheet, other: Sheet) -> list[BallotRecord]:
    """`first`, `other`, and `first` once more."""
    for number, picture in enumerate((again(first, 1), again(other, 2), again(first, 3))):
        cv2.imwrite(str(folder / f"{number}.png"), picture)
    return read_files(LAYOUT, [folder], lang="en")


def test_an_identical_ballot_scanned_twice_goes_to_people(tmp_path: Path) -> None:
    records = read_again(tmp_path, crossed(ROWS), crossed(ROWS, shift=0.6))
    assert [record.status for record in records] == ["read", "read", "review"]
    assert records[2].why == ("SAME_SHEET: may be the same sheet as ballot 1-0001, scanned twice",)


def test_few_marks_alike_are_no_ground_to_doubt_a_ballot(tmp_path: Path) -> None:
    records = read_again(tmp_path, crossed(ROWS[:3]), crossed(ROWS[:3], shift=0.6))
    assert [record.status for record in records] == ["read", "read", "read"]


def test_unmarked_identical_ballots_are_all_counted(tmp_path: Path) -> None:
    for number in range(3):
        cv2.imwrite(str(tmp_path / f"{number}.png"), again(Sheet("agree"), number + 1))
    assert [record.status for record in read_files(LAYOUT, [tmp_path])] == ["read"] * 3
