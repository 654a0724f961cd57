"""A small election in a workspace, with ballots printed, filled and scanned: made once, copied by each test."""

import shutil
from pathlib import Path

from ballots.layoutfile import read_layout
from ballots.rehearsal.fill import fill_ballots
from ballots.rehearsal.votes import read_votes
from congress.elections.closing import confirm_result
from congress.elections.paper import print_release
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create, find

ELECTION = "bch"
CONTEST = """\
id = "bch"
title = "Bầu Chi ủy khóa V"
regulation = "party-2024"
seats = 3
form = "agree"
test = true

[event]
organisation = "CHI BỘ BẾN TRE NAM"

[electorate]
body = "members"
summoned = 10
present = 9
[[electorate.subtract]]
reason = "excused_all"
count = 1

[[candidate]]
id = "c1"
name = "Đỗ Thị Ánh Hạ"
[[candidate]]
id = "c2"
name = "Lê Quang Bồi"
[[candidate]]
id = "c3"
name = "Võ Thành Mạch"
"""
ROWS = ("yes,yes,yes", "yes,no,yes", "yes,yes,no", "yes,,yes", "no,yes,yes", "yes,both,no", "yes,no,no", "yes,no,yes")
VOTES = "ballot,problem,c1,c2,c3\n" + "".join(f"b{number:02d},,{row}\n" for number, row in enumerate(ROWS, 1))
ACCOUNTS = {"issued": 9, "spoiled": 0, "returned": len(ROWS)}
BY = "Ngô Thị Đếm"
CONFIRM = (BY, "Trịnh Công Chốt")


def make(folder: Path) -> Path:
    """In `folder`: `congress`, a workspace with ballots out, `scans` of them, and `key.pem`. Returns `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bch.toml").write_text(CONTEST, encoding="utf-8")
    (folder / "votes.csv").write_text(VOTES, encoding="utf-8")
    workspace = create(folder / "congress", settings=Settings(title="Đại hội thử"), by=BY)
    import_files(workspace, [folder / "bch.toml"], BY)
    release = print_release(workspace, ELECTION, 1, 20, BY, key_file=folder / "key.pem").release
    fill(workspace, release.layout, folder / "votes.csv", folder / "scans")
    return folder


def fill(workspace: Workspace, layout: str, votes: Path, scans: Path, *, seed: int = 1, hand: str = "ordinary") -> None:
    file = workspace.root / layout
    printed = read_layout(file)
    fill_ballots(printed, file.parent, read_votes(votes, printed), scans, seed=seed, hand=hand, workers=1)


def copy(made: Path, folder: Path) -> Workspace:
    """The workspace of `made` once more, under `folder`."""
    shutil.copytree(made / "congress", folder / "congress")
    return find(folder, folder / "congress")


def fix(workspace: Workspace, round_: int = 1) -> None:
    """Two people confirm the result as it stands."""
    confirm_result(workspace, ELECTION, round_, CONFIRM, BY)
