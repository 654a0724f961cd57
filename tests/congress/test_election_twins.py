"""A sheet that stands in one batch does not count again in another, and is not lost when batches are withdrawn."""

import csv
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import scan_files
import small_election
from PIL import Image
from small_election import BY, CONTEST, ELECTION, ROWS

from ballots.layoutfile import read_layout
from ballots.pagereader import read_page
from ballots.pages import PageRef, load_page
from congress.cited import recorded_files
from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result
from congress.elections.paper import print_release
from congress.elections.scanning import scan
from congress.elections.slips import withdraw_batch
from congress.elections.state import Round, round_of
from congress.elections.withdrawing import withdraw_count
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create
from tally.problems import InvalidError, StopError


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ballots with serials: `first`, scans of sheets 1 to 8; `second`, sheets 9, 2 and 3, voted otherwise."""
    folder = tmp_path_factory.mktemp("numbered")
    (folder / "bch.toml").write_text(CONTEST.replace("test = true", 'test = true\nidentity = "serial"'))
    workspace = create(folder / "congress", settings=Settings(title="Đại hội thử"), by=BY)
    import_files(workspace, [folder / "bch.toml"], BY)
    release = print_release(workspace, ELECTION, 1, 20, BY, key_file=folder / "key.pem").release
    sheets = [f"s{number:02d},,{row}" for number, row in enumerate((*ROWS, "no,no,yes"), 1)]
    for name, kept in (("first", range(1, 9)), ("second", (2, 3, 9))):
        votes = folder / f"{name}.csv"
        votes.write_text("\n".join(["ballot,problem,c1,c2,c3", *sheets]) + "\n")
        small_election.fill(workspace, release.layout, votes, folder / name, seed=len(name))
        for path in (folder / name).iterdir():
            if int(path.stem[1:]) not in kept:
                path.unlink()
    return folder


@pytest.fixture
def workspace(numbered: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(numbered, tmp_path)


@pytest.fixture
def twice(workspace: Workspace, numbered: Path) -> Workspace:
    scan(workspace, ELECTION, 1, [numbered / "first"], "B1", BY, workers=1)
    scan(workspace, ELECTION, 1, [numbered / "second"], "B2", BY, workers=1)
    return workspace


def now(workspace: Workspace) -> Round:
    return round_of(read_entries(workspace), ELECTION, 1)


def rows(workspace: Workspace, batch: str) -> list[dict[str, str]]:
    with (workspace.root / now(workspace).batches[batch].votes).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdicts(workspace: Workspace, batch: str) -> list[str]:
    return [row["problem"] or row["status"] for row in rows(workspace, batch)]


def test_a_serial_counted_in_another_batch_is_a_duplicate_that_says_where(twice: Workspace) -> None:
    assert verdicts(twice, "B1") == ["read"] * 8
    assert verdicts(twice, "B2") == ["DUPLICATE", "DUPLICATE", "read"]
    assert [row["why"].rsplit(" ", 1)[1] for row in rows(twice, "B2")[:2]] == ["B1-0002", "B1-0003"]


def test_the_result_counts_each_sheet_once(twice: Workspace) -> None:
    enter_accounts(twice, ELECTION, 1, {"issued": 9, "returned": 9}, BY)
    result = compute_result(twice, ELECTION, 1, BY).result
    assert result.ballots.returned == 9
    assert {one.id: one.votes for one in result.candidates} == {
        f"c{number + 1}": sum(row.split(",")[number] == "yes" for row in (*ROWS, "no,no,yes")) for number in range(3)
    }


Undoing = Callable[[Workspace, Path], object]


@pytest.mark.parametrize(
    "undo",
    [
        lambda workspace, _: withdraw_count(workspace, ELECTION, 1, "B1", "quét nhầm", BY),
        lambda workspace, _: withdraw_batch(workspace, ELECTION, 1, "B1", "quét nhầm", BY),
        lambda workspace, made: scan(
            workspace, ELECTION, 1, [made / "first" / "s01.jpg"], "B1", BY, workers=1, replace="quét lại"
        ),
        lambda workspace, made: key_batch(workspace, ELECTION, 1, made / "first.csv", "B1", BY, replace="nhập tay"),
    ],
    ids=["count withdrawn", "batch withdrawn", "scanned anew", "keyed anew"],
)
def test_a_batch_whose_sheets_were_left_out_elsewhere_cannot_go_first(
    twice: Workspace, numbered: Path, undo: Undoing
) -> None:
    """Else those sheets would count nowhere."""
    before = len(read_entries(twice))
    with pytest.raises(StopError) as refused:
        undo(twice, numbered)
    (found,) = refused.value.problems
    assert (found.code, found.values["sheets"], found.values["others"]) == ("BATCH_HAS_TWINS", 2, '"B2"')
    assert len(read_entries(twice)) == before


def test_withdrawn_in_the_order_said_and_scanned_again_every_sheet_counts(twice: Workspace, numbered: Path) -> None:
    for batch in ("B2", "B1"):
        withdraw_count(twice, ELECTION, 1, batch, "quét lại", BY)
    scan(twice, ELECTION, 1, [numbered / "second"], "B2", BY, workers=1)
    scan(twice, ELECTION, 1, [numbered / "first"], "B1", BY, workers=1)
    assert verdicts(twice, "B2") == ["read"] * 3
    assert verdicts(twice, "B1") == ["read", "DUPLICATE", "DUPLICATE", *["read"] * 5]


def test_a_batch_recorded_while_another_is_read_is_known_to_it(workspace: Workspace, numbered: Path) -> None:
    def meanwhile(_pages: int) -> Callable[[int], None]:
        done: list[int] = []

        def first_page(_: int) -> None:
            if not done:
                done.append(1)
                scan(workspace, ELECTION, 1, [numbered / "first"], "B1", BY, workers=1)

        return first_page

    scan(workspace, ELECTION, 1, [numbered / "second"], "B2", BY, workers=1, on_start=meanwhile)
    assert verdicts(workspace, "B2") == ["DUPLICATE", "DUPLICATE", "read"]


def test_no_serial_and_no_mark_of_a_numbered_ballot_stands_in_the_traces(twice: Workspace, numbered: Path) -> None:
    layout = read_layout(twice.root / "ballots" / "bch-v1" / "layout.json")
    serials = {read_page(layout, load_page(PageRef(path, 1))).serial for path in (numbered / "first").iterdir()}
    assert len(serials) == 8
    for name in recorded_files(read_entries(twice)):
        text = (twice.root / name).read_bytes() if name.startswith("counts/") else b""
        assert not any(serial.encode() in text for serial in serials)
        assert not (name.endswith(".traces.jsonl") and b"yes" in text)


def test_the_same_pictures_in_another_file_are_no_further_ballots(
    printed_election: Path, scanned_election: Path, tmp_path: Path
) -> None:
    """Identical ballots, sent once as pictures and once more as a PDF of these pictures."""
    scanned = small_election.copy(scanned_election, tmp_path)
    pictures = [Image.open(path) for path in sorted((printed_election / "scans").iterdir())]
    with pikepdf.new() as document:
        for picture, path in zip(pictures, sorted((printed_election / "scans").iterdir()), strict=True):
            stored = scan_files.image(np.asarray(picture.convert("L")), path.read_bytes(), "DCTDecode")
            with pikepdf.open(BytesIO(scan_files.pdf(np.asarray(picture.convert("L")), 200, Im=stored))) as page:
                document.pages.extend(page.pages)
        document.save(tmp_path / "scan.pdf")
    with pytest.raises(InvalidError) as refused:
        scan(scanned, ELECTION, 1, [tmp_path / "scan.pdf"], "B2", BY, workers=1)
    (found,) = refused.value.problems
    assert (found.code, found.values["pages"]) == ("SCAN_NO_BALLOT", 8)
    assert "B1-0001" in str(found.values["listed"])
