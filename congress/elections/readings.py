"""Page readings kept while a batch is being read, so that a scan cut off goes on where it was.

A plain file under `.pending/`, one line a page, its key the bytes of the file the page is in, the ballot style and the
program's version. It is only a memory: without it, or where a line is torn, the page is read again and says the same.
Nothing counts before the whole batch is recorded, and then the file goes.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from ballots.batch import read_pages
from ballots.layout import Layout
from ballots.pagereader import PageReading
from ballots.pages import PageRef
from congress.custody import PENDING, within_pending
from congress.elections.plainform import decoded, encoded
from congress.storage import sha256_bytes, storage_in_words
from congress.workspace import Workspace

PAGES_A_CHUNK = 16
"""What a kill costs at most, in pages read again (with worker processes, what they have in hand besides)."""


def resumable_readings(
    layout: Layout,
    pages: Sequence[PageRef],
    hashes: Mapping[Path, str],
    workspace: Workspace,
    memory: str,
    *,
    workers: int,
    on_page: Callable[[int], None] | None = None,
    pages_a_chunk: int = PAGES_A_CHUNK,
) -> list[PageReading]:
    """One reading a page, in order, as `ballots.batch.read_pages` gives them.

    Those that stand in the file `memory` of `.pending/` are not read again.
    """
    keys = [page_key(layout, hashes[page.path], page.page) for page in pages]
    known = _remembered(workspace.root / PENDING / memory, set(keys))
    if on_page:
        on_page(sum(key in known for key in keys))
    unread = [number for number, key in enumerate(keys) if key not in known]
    held: dict[str, PageReading] = {}

    def keep(read: Sequence[tuple[int, PageReading]]) -> None:
        held.update((keys[unread[number]], reading) for number, reading in read)
        if len(held) >= pages_a_chunk:
            let_go()

    def let_go() -> None:
        if held:
            _remember(workspace, memory, held)
            held.clear()

    try:
        fresh = read_pages(layout, [pages[number] for number in unread], workers=workers, on_page=on_page, on_read=keep)
    finally:
        let_go()
    known.update((keys[number], reading) for number, reading in zip(unread, fresh, strict=True))
    return [known[key] for key in keys]


def page_key(layout: Layout, file_hash: str, page: int) -> str:
    said = (version("congress-toolkit"), layout.contest, layout.round, layout.style, layout.public_key, file_hash, page)
    return sha256_bytes(json.dumps(said).encode())


def _remember(workspace: Workspace, memory: str, readings: Mapping[str, PageReading]) -> None:
    with storage_in_words(memory), within_pending(workspace, lambda pending: (pending / memory).open("a")) as file:
        for key, reading in readings.items():
            with suppress(TypeError):  # what cannot be kept exactly is read again
                text = json.dumps([key, encoded(reading)], ensure_ascii=True)
                file.write(f"\n{sha256_bytes(text.encode())} {text}")
        file.flush()
        os.fsync(file.fileno())


def _remembered(memory: Path, wanted: set[str]) -> dict[str, PageReading]:
    readings: dict[str, PageReading] = {}
    if not memory.is_file():
        return readings
    with storage_in_words(memory.name):
        lines = memory.read_text(encoding="ascii", errors="replace").splitlines()
    for line in lines:
        checksum, _, text = line.partition(" ")
        if checksum == sha256_bytes(text.encode()):
            with suppress(KeyError, TypeError, ValueError):
                key, reading = json.loads(text)
                if key in wanted:
                    readings[key] = decoded(reading)
    return readings
