"""Writing a file: whole or not at all, and a device stays a device."""

import os
from pathlib import Path

import pytest

from ballots.files import replacing, write_text


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "f.txt", "một")
    write_text(tmp_path / "a" / "f.txt", "hai")
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "a").iterdir()] == ["hai"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write_text(tmp_path / "f.txt", "old")

    def fail() -> None:
        with replacing(tmp_path / "f.txt") as beside:
            beside.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_text(pipe, "text")
        assert os.read(reader, 100) == b"text"
        assert pipe.is_fifo()
    finally:
        os.close(reader)
