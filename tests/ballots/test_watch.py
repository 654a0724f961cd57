"""A folder being filled by a scanner: what was read on the way is what reading the folder afterwards says."""

import multiprocessing
import os
import pty
import signal
import subprocess
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image
from reader_samples import Sheet, cross, layout_of, printed
from running import PROGRAM, congress

from ballots.reader import pictures_for, reading_of, write_review
from ballots.watch import REFUSE_SECONDS, Watched, watch
from tally.problems import Problem

LAYOUT = layout_of("agree")


def sheet(number: int, *, doubtful: bool = False) -> np.ndarray:
    drawn = Sheet("agree")
    x, y, w, h = drawn.box(f"c{number % 15 + 1:02d}", "yes")
    if doubtful:
        drawn.dot(x + w / 2, y + h / 2, 0.9)
    else:
        cross(drawn, (x + number % 5 * 0.3 - 0.6, y + number // 5 * 0.2 - 0.4, w, h))
    grain = np.random.default_rng(number).normal(0, 2, drawn.picture.shape)
    return np.asarray(np.clip(drawn.picture + grain, 0, 255), np.uint8)


def jpeg(number: int, **how: bool) -> bytes:
    return bytes(cv2.imencode(".jpg", sheet(number, **how), [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes())


def many_pages(kind: str, *numbers: int) -> bytes:
    first, *others = [Image.fromarray(sheet(number)) for number in numbers]
    buffer = BytesIO()
    first.save(buffer, kind, save_all=True, append_images=others, resolution=200, dpi=(200, 200))
    return buffer.getvalue()


@pytest.fixture(scope="module")
def scans() -> list[bytes]:
    return [jpeg(number) for number in range(12)]


def in_pieces(path: Path, data: bytes, pause: float) -> None:
    """As a slow scanner, or a slow network, writes a file."""
    with path.open("wb") as file:
        for start in range(0, len(data), len(data) // 3 + 1):
            file.write(data[start : start + len(data) // 3 + 1])
            file.flush()
            time.sleep(pause)


def watched_while(fill: Callable[[], None], folder: Path, **options: Any) -> Watched:
    """What was read while `fill` filled the folder."""
    watched, full = Watched(), Event()

    def filling() -> None:
        try:
            fill()
        finally:
            full.set()

    thread = Thread(target=filling)
    thread.start()
    watch(LAYOUT, [folder], watched, **{"workers": 1, "told_to_end": full.wait, **options})
    thread.join()
    return watched


def test_files_written_slowly_or_over_again_are_read_as_they_end_up(tmp_path: Path, scans: list[bytes]) -> None:
    half = scans[3][: len(scans[3]) // 2]

    def fill() -> None:
        (tmp_path / "scan10.jpg").write_bytes(scans[0])
        (tmp_path / "scan2.jpg").write_bytes(half)
        (tmp_path / "notes.txt").write_text("no scan")
        in_pieces(tmp_path / "scan3.pdf", many_pages("PDF", 4, 5), 1.3)
        in_pieces(tmp_path / "scan4.tif", many_pages("TIFF", 6, 7), 1.3)
        (tmp_path / "scan10.jpg").write_bytes(scans[1])
        (tmp_path / "scan2.jpg").write_bytes(scans[3])

    watched = watched_while(fill, tmp_path)
    assert not watched.refused.keys() - {tmp_path / "scan2.jpg", tmp_path / "scan3.pdf", tmp_path / "scan4.tif"}
    known = watched.unchanged()
    assert len(known) == 6
    afterwards = reading_of(LAYOUT, [tmp_path])
    assert reading_of(LAYOUT, [tmp_path], known=known) == afterwards
    assert [(record.source, record.page, record.status) for record in afterwards.records] == [
        ("scan2.jpg", 1, "read"), ("scan3.pdf", 1, "read"), ("scan3.pdf", 2, "read"), ("scan4.tif", 1, "read"),
        ("scan4.tif", 2, "read"), ("scan10.jpg", 1, "read"),
    ]  # fmt: skip
    assert afterwards.records[-1].cells["c02"] == "yes"


def test_a_file_changed_after_the_watch_is_read_again(tmp_path: Path, scans: list[bytes]) -> None:
    (tmp_path / "a.jpg").write_bytes(scans[0])
    (tmp_path / "b.jpg").write_bytes(scans[1])
    watched = watched_while(lambda: time.sleep(1.5), tmp_path)
    assert len(watched.unchanged()) == 2
    (tmp_path / "a.jpg").write_bytes(scans[2])
    (tmp_path / "b.jpg").unlink()
    assert watched.unchanged() == {}
    (record,) = reading_of(LAYOUT, [tmp_path], known=watched.unchanged()).records
    assert [row for row, cell in record.cells.items() if cell] == ["c03"]


def test_people_hear_once_of_a_file_that_stays_broken_and_the_others_go_on(tmp_path: Path, scans: list[bytes]) -> None:
    heard: list[str] = []

    def hear(problems: list[Problem]) -> None:
        heard.extend(problem.code for problem in problems)

    def fill() -> None:
        (tmp_path / "1.jpg").write_bytes(scans[1][:-4000])
        time.sleep(REFUSE_SECONDS + 2.5)
        (tmp_path / "2.jpg").write_bytes(scans[2])

    watched = watched_while(fill, tmp_path, on_refused=hear)
    assert heard == ["SCAN_BROKEN"]
    assert [ref.path.name for ref in watched.unchanged()] == ["2.jpg"]


def test_it_ends_by_itself_only_after_the_first_page(tmp_path: Path, scans: list[bytes]) -> None:
    def fill() -> None:
        time.sleep(3)
        (tmp_path / "1.jpg").write_bytes(scans[1])

    def waits(seconds: float) -> bool:
        time.sleep(seconds)
        return False

    assert len(watched_while(fill, tmp_path, idle=2.0, told_to_end=waits).unchanged()) == 1


def test_the_first_ctrl_c_ends_it_and_the_second_is_passed_on(tmp_path: Path, scans: list[bytes]) -> None:
    (tmp_path / "1.jpg").write_bytes(scans[1])

    def interrupt(seconds: float) -> bool:
        time.sleep(seconds)
        raise KeyboardInterrupt

    watched = Watched()
    watch(LAYOUT, [tmp_path], watched, workers=1, told_to_end=interrupt)
    assert len(watched.unchanged()) == 1

    def press_again(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(LAYOUT, [tmp_path], Watched(), workers=1, told_to_end=interrupt, on_page=press_again)


def test_a_killed_worker_loses_no_page(tmp_path: Path, scans: list[bytes]) -> None:
    for number, data in enumerate(scans * 2):
        (tmp_path / f"{number}.jpg").write_bytes(data)
    killed: list[int] = []

    def kill_once(_: int) -> None:
        children = multiprocessing.active_children()
        if not killed and children:
            killed.append(children[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    watched = watched_while(lambda: time.sleep(1.2), tmp_path, workers=2, on_page=kill_once)
    assert killed
    assert len(watched.unchanged()) == 2 * len(scans)
    assert reading_of(LAYOUT, [tmp_path], known=watched.unchanged()) == reading_of(LAYOUT, [tmp_path])


def test_pictures_put_aside_on_the_way_are_those_of_a_reading_in_one_go(tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(jpeg(number, doubtful=number != 1))
    write_review(tmp_path / "whole", reading_of(LAYOUT, [folder]))
    with pictures_for(tmp_path / "aside") as keep:
        write_review(tmp_path / "aside", reading_of(LAYOUT, [folder], keep=keep))
    whole, aside = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("whole", "aside")
    )
    assert len(whole) == 3
    assert aside == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aside", "scans", "whole"]
    with pictures_for(None) as keep:
        reading = reading_of(LAYOUT, [folder], keep=keep)
    assert reading.records == reading_of(LAYOUT, [folder]).records
    assert not any(ballot.pictures for ballot in reading.ballots)


# ---- the command


def watching(cwd: Path, *options: str, **how: Any) -> subprocess.Popen[bytes]:
    layout = printed("agree") / "layout.json"
    command = [PROGRAM, "--lang", "en", "ballots", "read", layout, "pile", "-o", "READ.csv", "--watch", *options]
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.Popen([str(part) for part in command], cwd=cwd, env=environment, **how)


def check_same_as_afterwards(cwd: Path, pages: int) -> None:
    again = congress("ballots", "read", printed("agree") / "layout.json", "pile", "-o", "AGAIN.csv", cwd=cwd)
    assert again.returncode == 0
    assert (cwd / "READ.csv").read_bytes() == (cwd / "AGAIN.csv").read_bytes()
    assert len((cwd / "READ.csv").read_text(encoding="utf-8").splitlines()) == pages + 1


def test_the_command_ends_after_an_idle_time(tmp_path: Path, scans: list[bytes]) -> None:
    (tmp_path / "pile").mkdir()
    process = watching(tmp_path, "--idle", "3", stderr=subprocess.PIPE)
    for number, data in enumerate(scans[:5]):
        in_pieces(tmp_path / "pile" / f"{number}.jpg", data, 0.2)
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 0
    assert "Watching pile" in said
    assert "after 5 pages" in said
    check_same_as_afterwards(tmp_path, 5)


def test_enter_ends_the_command_when_the_last_file_is_whole(tmp_path: Path, scans: list[bytes]) -> None:
    (tmp_path / "pile").mkdir()
    terminal, keyboard = pty.openpty()
    process = watching(tmp_path, stdin=keyboard, stderr=subprocess.PIPE)
    (tmp_path / "pile" / "0.jpg").write_bytes(scans[0])
    slow = Thread(target=in_pieces, args=(tmp_path / "pile" / "1.jpg", scans[1], 0.8))
    slow.start()
    os.write(terminal, b"\n")
    process.communicate(timeout=60)
    slow.join()
    assert process.returncode == 0
    check_same_as_afterwards(tmp_path, 2)


def test_ctrl_c_ends_the_command_and_a_broken_file_stops_it_unless_told_to_go_on(
    tmp_path: Path, scans: list[bytes]
) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "0.jpg").write_bytes(scans[0])
    (tmp_path / "pile" / "1.jpg").write_bytes(scans[1][:-3000])
    for options, status in (((), 2), (("--keep-going",), 0)):
        process = watching(
            tmp_path, *options, stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background would ignore it
        )  # fmt: skip
        assert process.stderr
        while b"Watching" not in (said := process.stderr.readline()):
            assert said
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1].decode()
        assert (process.returncode, "Traceback" in said) == (status, False)
        assert (tmp_path / "READ.csv").exists() == (status == 0)
    assert "UNREADABLE_FILE" in (tmp_path / "READ.csv").read_text(encoding="utf-8")


def test_idle_without_watch_is_wrong_usage(tmp_path: Path) -> None:
    layout = printed("agree") / "layout.json"
    assert congress("ballots", "read", layout, ".", "-o", "READ.csv", "--idle", "5", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "READ.csv").exists()


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    layout = printed("agree") / "layout.json"
    said = congress("ballots", "read", layout, "nowhere", "-o", "READ.csv", "--watch", cwd=tmp_path)
    assert said.returncode == 2
    assert "SCAN_MISSING" in said.stderr
