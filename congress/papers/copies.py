"""Papers of a congress folder copied out of it, to be printed or edited elsewhere."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ballots.files import replacing
from congress.cited import cited_files, recorded_files
from congress.custody import verified
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.workspace import Workspace, mode_of
from tally.problems import Place, StopError

PRINTED_AS = (".pdf", ".docx", ".png")


def copy_out(workspace: Workspace, entries: list[Entry], files: Iterable[str], folder: Path) -> list[Path]:
    """Copies recorded files, each known to be what was recorded. Raises StopError `PAPER_COPY_EDITED` for every file
    in `folder` that would be lost: it is no form of a paper that the journal knows."""
    forms = recorded_files(entries)
    known = {digest for _name, digest in cited_files(entries)}
    targets = {name: folder / copy_name(name) for name in files if PurePosixPath(name).suffix in PRINTED_AS}
    edited = [path for path in targets.values() if path.is_file() and sha256_of(path) not in known]
    if edited:
        raise StopError([problem("PAPER_COPY_EDITED", Place(file=str(path))) for path in edited])
    for name, path in targets.items():
        with replacing(path, mode_of(name)) as beside:
            beside.write_bytes(verified(workspace, name, forms[name]).read_bytes())
    return list(targets.values())


def copy_name(name: str) -> str:
    """`papers/bch/report.pdf` → `bch-report.pdf`; `minutes/bch.pdf` → `bch-minutes.pdf`; of a hand check, whose list
    and report are not those of the election, `audits/bch/list-1.pdf` → `bch-check-list-1.pdf`."""
    path = PurePosixPath(name)
    folders = path.parent.parts
    if len(folders) == 1:
        return f"{path.stem}-{folders[0]}{path.suffix}"
    check = ("check",) if folders[0] == "audits" else ()
    return "-".join((*folders[1:], *check, path.name))
