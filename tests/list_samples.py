"""A congress folder with a list of eleven for ten seats, and the commands on it."""

import json
from pathlib import Path
from typing import Any

from click.testing import Result
from typer.testing import CliRunner

from congress.cli.app import app
from congress.i18n import set_language
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create
from tally.problems import Lang

NAMES = ("Nguyễn Văn An", "Lê Thị Bé", "Trần Văn Cả", "Đỗ Thị Dung", "Vũ Văn Em", "Bùi Thị Gái", "Hồ Văn Hai",
         "Lý Thị Kim", "Mai Văn Lợi", "Ngô Thị Mận", "Phan Văn Nam")  # fmt: skip
ROLL = """id,name,unit,kind,born,number
u1,Nguyễn Văn An,Huyện ủy,ex_officio,,1
u2,Cao Văn Triệu,Huyện ủy,ex_officio,,2
d1,Lưu Thị Thảo,Xã Hạ,elected,1/2/1980,3
d2,Lưu Thị Thảo,Xã Thượng,elected,3/4/1981,4
d3,Đinh Văn Phú,Xã Hạ,elected,,5
d4,Tô Văn Dự,Xã Hạ,alternate,,6
"""


def contest(names: tuple[str, ...] = NAMES, extra: str = "", seats: int = 10, event: str = "") -> str:
    head = (
        f'id = "bch"\ntitle = "Bầu BCH"\nregulation = "party-2024"\nseats = {seats}\nkind = "committee"\ntest = true\n'
    )
    electorate = '[electorate]\nbody = "delegates"\nsummoned = 100\npresent = 100\n'
    people = "".join(f'[[candidate]]\nid = "c{n:02d}"\nname = "{name}"\n' for n, name in enumerate(names, start=1))
    return head + extra + event + electorate + people


def folder(tmp_path: Path, text: str) -> Workspace:
    workspace = create(tmp_path / "ws", settings=Settings(title="A"), by="Tấn")
    (tmp_path / "bch.toml").write_text(text, encoding="utf-8")
    import_files(workspace, [tmp_path / "bch.toml"], "Tấn")
    return workspace


def run(here: Workspace, *arguments: object, election: str = "bch", lang: Lang = "en") -> Result:
    set_language(lang)
    try:
        given = ["election", election, *map(str, arguments), "--workspace", str(here.root)]
        return CliRunner().invoke(app, [*given, "--as", "Lan"], env={"COLUMNS": "300"})
    finally:
        set_language("vi")


def done(here: Workspace, *arguments: object) -> Result:
    result = run(here, "list", *arguments)
    assert result.exit_code == 0, result.stderr
    return result


def shown(here: Workspace) -> dict[str, Any]:
    return json.loads(done(here, "show", "--json").stdout)


def approved(here: Workspace) -> None:
    done(here, "submit", "--document", "TTr 05")
    done(here, "approve", "--document", "CV 12")


def nominated(here: Workspace, name: str, agree: int = 60, *options: str) -> str:
    done(here, "nominate", name, "--consent", "--born", "1/2/1975", *options)
    id_ = list(shown(here)["nominees"])[-1]["id"]
    done(here, "support", id_, "--agree", agree, "--attending", 100)
    return str(id_)


def counted(here: Workspace, election: str, votes: dict[str, int]) -> None:
    """Counts an opinion ballot of a hundred by hand."""
    lines = [f"{id_},{many},{100 - many},0" for id_, many in votes.items()]
    totals = here.root.parent / f"{election}.csv"
    totals.write_text("\n".join(["candidate,votes,against,unusable", *lines]) + "\n", encoding="utf-8")
    step = ("accounts", "--printed", 100, "--issued", 100, "--spoiled", 0, "--unused", 0, "--returned", 100)
    assert run(here, *step, "--valid", 100, "--invalid", 0, election=election).exit_code == 0
    assert run(here, "totals", totals, election=election).exit_code == 0
    result = run(here, "result", election=election)
    assert result.exit_code == 0, result.stderr


def checked(here: Workspace) -> str:
    """What `congress check` says."""
    result = CliRunner().invoke(app, ["check", "-w", str(here.root)], env={"COLUMNS": "300"})
    return result.stdout + result.stderr
