"""The minutes of the congress in its folder: made of a proceedings file whose results are those that stand."""

from pathlib import Path
from typing import Any

from congress.custody import Act, copied, drafting, read_entries, record
from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes
from congress.documents.proceedingsfile import Proceedings, ProceedingsFile, proceedings_of, read_proceedings
from congress.elections.state import rounds_of
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.messages import problem
from congress.papers.state import CONGRESS_MINUTES, PRINTED, MadeOf, papers_folder
from congress.storage import sha256_of
from congress.tomlfile import toml_text
from congress.workspace import Workspace
from tally.problems import Place, StopError

NOBODY = ("", 0)
FOLDER = papers_folder(*NOBODY)
FILE = "proceedings.toml"


def print_congress_minutes(workspace: Workspace, path: Path, by: str) -> tuple[tuple[str, ...], bool]:
    """The minutes of the proceedings in `path`, as PDF and as Word file; their names, and whether they are new.

    Raises what reading such a file raises; StopError `PROCEEDINGS_FOREIGN_RESULT` for each result in it that is not
    one, as it stands, of an election of the folder.
    """
    given = read_proceedings(path)
    entries = read_entries(workspace)
    names = _standing_results(entries)
    foreign = [name for name, result in given.results.items() if result.sha256 not in names]
    if foreign:
        raise StopError([problem("PROCEEDINGS_FOREIGN_RESULT", Place(file=path.name), result=name) for name in foreign])
    used = {names[result.sha256]: result.sha256 for result in given.results.values()}
    source = _completed(given, names, workspace)
    with drafting(workspace) as folder:
        files = {f"{FOLDER}/{name}": made for name, made in _written(source, workspace, folder).items()}
        hashes = {name: sha256_of(made) for name, made in files.items()}
        number = sum(one.action == PRINTED and one.election == "" for one in entries) + 1
        files[f"versions/proceedings.v{number}.toml"] = copied(path, folder)
        new = record(workspace, by, lambda now: _act(now, used, hashes, number), files)
    return tuple(name for name in hashes if not name.endswith(FILE)), new is not None


def _standing_results(entries: list[Entry]) -> dict[str, str]:
    """SHA-256 → name of every result that is that of the counts as they stand."""
    return {known.result_hash: known.result_name for known in rounds_of(entries).values() if known.has_current_result}


def _completed(given: ProceedingsFile, names: dict[str, str], workspace: Workspace) -> ProceedingsFile:
    """The proceedings with every result named from the folder of the minutes, with its hash."""
    said: dict[str, Any] = given.proceedings.model_dump(by_alias=True, exclude_unset=True)
    for part in said["part"]:
        for item in part["item"]:
            if name := item.get("result"):
                digest = given.results[name].sha256
                item |= {"result": f"../{names[digest]}", "sha256": digest}
    data = toml_text(said).encode()
    return proceedings_of(Proceedings.model_validate(said), data, FILE, workspace.root / "results")


def _written(source: ProceedingsFile, workspace: Workspace, folder: Path) -> dict[str, Path]:
    contents = {FILE: source.data}
    for ending in KINDS[CONGRESS_MINUTES].made_as:
        contents[f"{CONGRESS_MINUTES}{ending}"] = document_bytes(
            CONGRESS_MINUTES, source, ending, workspace.settings.language
        )
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in contents}


def _act(now: list[Entry], used: MadeOf, hashes: dict[str, str], number: int) -> Act | None:
    standing = {name: digest for digest, name in _standing_results(now).items()}
    mine = [one for one in now if one.action == PRINTED and one.election == ""]
    if not used.items() <= standing.items() or len(mine) + 1 != number:
        raise overtaken(FOLDER)
    if mine and hashes.items() <= mine[-1].payload["files"].items():
        return None
    payload = {"kinds": [CONGRESS_MINUTES], "made_of": {CONGRESS_MINUTES: used}}
    return Act(PRINTED, payload, f"{PRINTED}::{number}", *NOBODY)
