"""Page readings kept while a batch is being read, so that a scan cut off goes on where it was.

A plain file under `.pending/`, one line a page, its key the bytes of the file the page is in, the ballot style and the
program's version. It is only a memory: without it, or where a line is torn, the page is read again and says the same.
Nothing counts before the whole batch is recorded, and then the file goes.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ballots.batch import read_pages
from ballots.layout import Layout
from ballots.messages import MESSAGES
from ballots.pagereader import Crop, PageReading
from ballots.pages import PageRef
from congress.storage import flushed, sha256_bytes, storage_in_words
from tally.problems import Place, Problem

PAGES_A_CHUNK = 256
"""What a kill costs at most, in pages read again; starting the worker processes costs about as much as 50 pages."""


def resumable_readings(
    layout: Layout,
    pages: Sequence[PageRef],
    hashes: Mapping[Path, str],
    memory: Path,
    *,
    workers: int,
    on_page: Callable[[int], None] | None = None,
    pages_a_chunk: int = PAGES_A_CHUNK,
) -> list[PageReading]:
    """One reading a page, in order, as `ballots.batch.read_pages` gives them; those in `memory` are not read again."""
    report = on_page or (lambda _: None)
    keys = [page_key(layout, hashes[page.path], page.page) for page in pages]
    known = _remembered(memory, set(keys))
    report(sum(key in known for key in keys))
    unread = [number for number, key in enumerate(keys) if key not in known]
    for start in range(0, len(unread), pages_a_chunk):
        chunk = unread[start : start + pages_a_chunk]
        fresh = read_pages(layout, [pages[number] for number in chunk], workers=workers, on_page=report)
        found = {keys[number]: reading for number, reading in zip(chunk, fresh, strict=True)}
        _remember(memory, found)
        known.update(found)
    return [known[key] for key in keys]


def page_key(layout: Layout, file_hash: str, page: int) -> str:
    said = (version("congress-toolkit"), layout.contest, layout.round, layout.style, layout.public_key, file_hash, page)
    return sha256_bytes(json.dumps(said).encode())


def _remember(memory: Path, readings: Mapping[str, PageReading]) -> None:
    with storage_in_words(memory.name):
        memory.parent.mkdir(exist_ok=True)
        with memory.open("a", encoding="utf-8") as file:
            for key, reading in readings.items():
                text = json.dumps({"key": key, **_plain(reading)}, ensure_ascii=True)
                file.write(f"\n{sha256_bytes(text.encode())} {text}")
        flushed(memory)


def _remembered(memory: Path, wanted: set[str]) -> dict[str, PageReading]:
    readings: dict[str, PageReading] = {}
    if not memory.is_file():
        return readings
    with storage_in_words(memory.name):
        lines = memory.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in lines:
        checksum, _, text = line.partition(" ")
        if checksum == sha256_bytes(text.encode()):
            said = json.loads(text)
            if said["key"] in wanted:
                readings[said["key"]] = _reading(said)
    return readings


def _plain(reading: PageReading) -> dict[str, Any]:
    return {
        "problem": reading.problem,
        "page": reading.page,
        "blank": reading.blank,
        "serial": reading.serial,
        "digest": reading.digest,
        "cells": reading.cells,
        "scores": [[*place, score] for place, score in reading.scores.items()],
        "doubts": [_plain_problem(doubt) for doubt in reading.doubts],
        "crops": [
            [crop.candidate, crop.reading, _plain_problem(crop.why), base64.b64encode(crop.picture).decode()]
            for crop in reading.crops
        ],
    }


def _reading(said: Mapping[str, Any]) -> PageReading:
    return PageReading(
        problem=said["problem"],
        page=said["page"],
        blank=said["blank"],
        serial=said["serial"],
        digest=said["digest"],
        cells=said["cells"],
        scores={(candidate, option): score for candidate, option, score in said["scores"]},
        doubts=tuple(_problem(doubt) for doubt in said["doubts"]),
        crops=tuple(
            Crop(candidate, reading, _problem(why), base64.b64decode(picture))
            for candidate, reading, why, picture in said["crops"]
        ),
    )


def _plain_problem(found: Problem) -> list[Any]:
    return [found.code, vars(found.place), dict(found.values)]


def _problem(said: Sequence[Any]) -> Problem:
    code, place, values = said
    return Problem(code, MESSAGES[code], Place(**place), values)
