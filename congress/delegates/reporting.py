"""The credentials report of a congress folder: its figures, the PDF and the Word file, recorded in the journal."""

import datetime
import tempfile
from dataclasses import dataclass
from pathlib import Path

from congress.custody import Act, drafting, read_entries, record
from congress.delegates.arrivals import read_presence
from congress.delegates.credentials import CredentialsFile, credentials_of, file_bytes
from congress.delegates.credentials_paper import report_bytes
from congress.delegates.messages import problem
from congress.delegates.roll import read_roll
from congress.documents.recordfile import Journal
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.recording import offset_here
from congress.workspace import SETTINGS, Settings, Workspace
from tally.contest import Event, Officer
from tally.problems import InvalidError, Place

BANDS = (42, 52)
"""The middle band of ages (the directive of 2025 counts the young under 42: unverified)."""


@dataclass(frozen=True)
class Asked:
    """What the committee says of its report. `on`: the day ages are counted on, where it is not the congress's date."""

    head: str = ""
    members: tuple[str, ...] = ()
    number: str = ""
    on: datetime.date | None = None
    bands: tuple[int, int] = BANDS
    regulation: str = "party-2024"


def bands_of(text: str) -> tuple[int, int]:
    """`42,52`. Raises InvalidError `CREDENTIALS_BANDS`."""
    low, _, high = text.partition(",")
    if not (low.strip().isdecimal() and high.strip().isdecimal() and 18 <= int(low) <= int(high) <= 100):
        raise InvalidError(problem("CREDENTIALS_BANDS", bands=text[:40]))
    return int(low), int(high)


def make_report(workspace: Workspace, asked: Asked, by: str) -> tuple[str, ...]:
    """Works the figures out as they stand, and makes the papers; returns the names of the files.

    Raises InvalidError `CREDENTIALS_NO_DATE` where nothing says on which day ages are counted.
    """
    settings = workspace.settings
    opened = asked.on or settings.date
    if opened is None:
        raise InvalidError(problem("CREDENTIALS_NO_DATE", Place(file=SETTINGS)))
    entries = read_entries(workspace)
    credentials = credentials_of(
        read_roll(workspace, entries),
        read_presence(workspace),
        title=settings.title,
        regulation=asked.regulation,
        event=_event(settings, asked),
        opened=opened,
        at=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        offset=offset_here(),
        bands=asked.bands,
        journal=Journal(entries=len(entries), head=entries[-1].hash),
    )
    data = file_bytes(credentials)
    source = CredentialsFile(data, credentials)
    number = sum(entry.action == "credentials" for entry in entries) + 1
    papers = {
        ".json": data,
        **{suffix: report_bytes(source, suffix, settings.language, asked.number) for suffix in (".pdf", ".docx")},
    }
    with drafting(workspace) as folder:
        files = {}
        for suffix, content in papers.items():
            made = Path(tempfile.mkdtemp(dir=folder)) / f"credentials{suffix}"
            made.write_bytes(content)
            files[f"credentials/credentials-{number}{suffix}"] = made

        def decide(now: list[Entry]) -> Act:
            if sum(entry.action == "credentials" for entry in now) + 1 != number:
                raise overtaken("credentials")
            said = {"summoned": credentials.summoned, "present": credentials.present}
            return Act("credentials", said, f"credentials:{number}")

        record(workspace, by, decide, files)
    return tuple(files)


def _event(settings: Settings, asked: Asked) -> Event:
    officers = [Officer(role="credentials_head", name=asked.head)] if asked.head else []
    officers += [Officer(role="credentials_member", name=name) for name in asked.members]
    return Event(
        superior=settings.superior,
        organisation=settings.organisation,
        congress=settings.congress,
        term=settings.term,
        place=settings.place,
        date=settings.date,
        officer=tuple(officers),
    )
