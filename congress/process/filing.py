"""The whole file of a process in one folder: a list of its steps, and every recorded file of each."""

from collections.abc import Sequence
from pathlib import Path

from ballots.files import PRIVATE, private_folder, replacing, write_text
from congress.custody import verified
from congress.journal import Entry
from congress.planning.slatefiles import csv_text
from congress.process.steps import Process, files_of, process_of
from congress.workspace import Workspace
from tally.problems import Lang

OVERVIEW = "steps.csv"


def write_file(workspace: Workspace, entries: Sequence[Entry], id_: str, folder: Path, lang: Lang) -> list[Path]:
    """Copies what the journal has of the process, each file checked against its hash; all of it for its owner alone."""
    process = process_of(workspace, entries, id_)
    made = [folder / OVERVIEW]
    private_folder(folder)
    write_text(made[0], overview(process, lang), PRIVATE)
    for name, (source, digest) in sorted(files_of(process, entries).items()):
        target = folder / name
        private_folder(target.parent)
        with replacing(target, PRIVATE) as beside:
            beside.write_bytes(verified(workspace, source, digest).read_bytes())
        made.append(target)
    return made


def overview(process: Process, lang: Lang) -> str:
    header = ("step", "meeting", "public", "on", "summoned", "present", "list", "goes_on", "election", "by", "at")
    rows = []
    for taken in process.taken:
        step = process.steps[taken.number - 1]
        names = {person.id: f"{person.name} ({person.id})" for person in taken.people}
        rows.append((
            taken.number, step.words(lang), "yes" if step.public else "NOT PUBLIC", taken.day,
            taken.summoned,
            taken.present, "; ".join(names.values()), "; ".join(names[one] for one in taken.goes_on or ()),
            taken.election, taken.by, taken.at,
        ))  # fmt: skip
    return csv_text(header, rows)
