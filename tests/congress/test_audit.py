"""The hand check in a workspace: the draw, the list to fetch, what people read, and what it proves."""

import csv
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import small_election
from running import congress

from congress.audit.basis import basis_of
from congress.audit.drawing import Drawn, checked_dice, draw, draw_more, plan_of, withdraw_draw
from congress.audit.finding import found
from congress.audit.keying import key_list
from congress.checking import check
from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result
from congress.elections.totals import enter_totals
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create
from tally.handcheck import FEW_SHEETS, fewest_wrong, order_of_draw
from tally.problems import InvalidError, StopError, UnreadableError

BY, READER = "Ngô Thị Đếm", "Kha Văn Đọc"
DICE = "316245661324516243615524"
FIVE = Fraction(1, 20)
NAMES = {"c1": "Đỗ Thị Ánh Hạ", "c2": "Lê Quang Bồi", "c3": "Võ Thành Mạch"}
CONTEST = """\
id = "bch"
title = "Bầu Ban Chấp hành"
regulation = "party-2024"
kind = "committee"
seats = 2
form = "strike"

[event]
organisation = "ĐẢNG BỘ XÃ THỬ"
place = "Thử"
date = 2025-07-08
[[event.officer]]
role = "counting_head"
name = "Ngô Thị Đếm"

[electorate]
body = "delegates"
summoned = 120
present = 100
""" + "".join(f'[[candidate]]\nid = "{one}"\nname = "{name}"\n' for one, name in NAMES.items())
CELLS = ([",,x"] * 70) + [",x,"] * 20 + ["x,,x"] * 6 + ["x,x,x"] * 2 + [",,"] * 2
"""c1 90 votes, c2 76, c3 20; four invalid: of 100, 61 needed."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("audited")
    workspace = create(folder / "congress", settings=Settings(), by=BY)
    (folder / "bch.toml").write_text(CONTEST, encoding="utf-8")
    import_files(workspace, [folder / "bch.toml"], BY)
    for batch, cells in (("B1", CELLS[:60]), ("B10", CELLS[60:80]), ("B2", CELLS[80:])):
        votes = folder / f"{batch}.csv"
        rows = [f"{batch}-{n:04d},,{row}" for n, row in enumerate(cells, 1)]
        votes.write_text("\n".join(["ballot,problem,c1,c2,c3", *rows]) + "\n", encoding="utf-8")
        key_batch(workspace, "bch", 1, votes, batch, BY)
    enter_accounts(workspace, "bch", 1, {"issued": 100, "returned": 100}, BY)
    compute_result(workspace, "bch", 1, BY)
    return workspace


@pytest.fixture
def counted(made: Workspace, tmp_path: Path) -> Workspace:
    import shutil

    shutil.copytree(made.root, tmp_path / "congress")
    return Workspace((tmp_path / "congress").resolve(), made.settings)


@pytest.fixture(scope="module")
def made_drawn(made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Drawn]:
    import shutil

    folder = tmp_path_factory.mktemp("drawn")
    shutil.copytree(made.root, folder / "congress")
    workspace = Workspace((folder / "congress").resolve(), made.settings)
    return workspace, draw(workspace, "bch", 1, BY, "3162 4566 1324 5162 4361 5524", FIVE)


@pytest.fixture
def counted_drawn(made_drawn: tuple[Workspace, Drawn], tmp_path: Path) -> tuple[Workspace, Drawn]:
    """A workspace of the test's own in which 18 sheets are drawn."""
    import shutil

    workspace, drawn = made_drawn
    shutil.copytree(workspace.root, tmp_path / "drawn" / "congress")
    return Workspace((tmp_path / "drawn" / "congress").resolve(), workspace.settings), drawn


def paper(workspace: Workspace, drawn: Drawn, changes: dict[str, str] | None = None, **columns: str) -> Path:
    """The list as people fill it in from the true ballots; `changes`: ballot → other cells."""
    with (workspace.root / drawn.listed).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        start = {"B1": 0, "B10": 60, "B2": 80}[row["batch"]]
        cells = (changes or {}).get(row["ballot"], CELLS[start + int(row["position"]) - 1])
        row.update(zip(NAMES, cells.split(","), strict=True), by=READER, **columns)
    filled = workspace.root.parent / "found.csv"
    with filled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return filled


def actions(workspace: Workspace) -> list[str]:
    return [entry.action for entry in read_entries(workspace)]


def status(workspace: Workspace) -> dict[str, Any]:
    said: list[dict[str, Any]] = json.loads(
        congress("status", "--json", "-w", workspace.root, cwd=workspace.root.parent).stdout
    )
    return said[0]


# ---- the plan and the draw


def test_the_plan_says_what_the_result_rests_on_and_records_nothing(counted: Workspace) -> None:
    before = len(read_entries(counted))
    plan = plan_of(counted, "bch", 1, BY, FIVE)
    kinds = {(claim.kind, claim.candidate): plan.basis.margins[claim] for claim in plan.basis.claims}
    assert kinds == {("passed", "c1"): 30, ("passed", "c2"): 16, ("not_passed", "c3"): 41}
    assert (plan.sheets, plan.size) == (100, 18)
    assert len(read_entries(counted)) == before


def test_a_close_result_asks_for_a_second_count_of_all(counted: Workspace, tmp_path: Path) -> None:
    contest = (
        (counted.root / "contests/bch.toml").read_text(encoding="utf-8").replace("summoned = 120", "summoned = 150")
    )
    (tmp_path / "bch.toml").write_text(contest, encoding="utf-8")
    import_files(counted, [tmp_path / "bch.toml"], BY)
    compute_result(counted, "bch", 1, BY)
    plan = plan_of(counted, "bch", 1, BY, FIVE)
    [close] = (one for one in plan.basis.claims if fewest_wrong(one, plan.basis.margins[one]) <= FEW_SHEETS)
    assert (close.candidate, plan.basis.margins[close], plan.size) == ("c2", 1, 97)


def test_the_draw_is_by_the_digits_and_the_list_says_where_and_nothing_else(
    counted_drawn: tuple[Workspace, Drawn],
) -> None:
    counted, drawn = counted_drawn
    assert list(drawn.order) == order_of_draw(DICE, drawn.plan.basis.records)[:18]
    with (counted.root / drawn.listed).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["batch"], int(row["position"])) for row in rows} == set(drawn.order)
    assert [row["batch"] for row in rows] == sorted((row["batch"] for row in rows), key=lambda one: int(one[1:]))
    assert all(row[column] == "" for row in rows for column in ("by", "problem", *NAMES))
    pdf = next(name for name in drawn.papers if name.endswith(".pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(counted.root / pdf))
    assert DICE in text.replace("\r\n", "")
    assert not any(name in text for name in NAMES.values())
    assert json.loads((counted.root / pdf).with_suffix(".json").read_text(encoding="utf-8"))["names"] == {}


def test_the_same_digits_again_change_nothing_and_others_are_refused(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, first = counted_drawn
    again = draw(counted, "bch", 1, BY, DICE, FIVE)
    assert (first.new, again.new, again.order, sorted(again.papers)) == (True, False, first.order, sorted(first.papers))
    assert actions(counted).count("audit_sample") == 1
    with pytest.raises(StopError, match="AUDIT_DRAWN"):
        draw(counted, "bch", 1, BY, "6" * 12, FIVE)
    withdraw_draw(counted, "bch", 1, "xúc xắc rơi khỏi bàn", BY)
    withdraw_draw(counted, "bch", 1, "xúc xắc rơi khỏi bàn", BY)
    assert actions(counted).count("audit_withdraw") == 1
    assert draw(counted, "bch", 1, BY, "6" * 12, FIVE).new


@pytest.mark.parametrize(("dice", "right"), [("1" * 11, False), ("1" * 12, True), ("1" * 100, True), ("1" * 101, False),
                                             ("12345678901a", False), ("１２３４５６１２３４５６", False)])  # fmt: skip
def test_digits_are_twelve_to_a_hundred_plain_ones(dice: str, right: bool) -> None:
    if right:
        assert checked_dice(dice) == dice
    else:
        with pytest.raises(UnreadableError, match="AUDIT_DICE"):
            checked_dice(dice)


@pytest.mark.parametrize(("risk", "right"), [("0", False), ("0.1", True), ("50", True), ("51", False)])
def test_the_risk_limit_is_above_nothing_and_at_most_half(counted: Workspace, risk: str, right: bool) -> None:
    if right:
        assert plan_of(counted, "bch", 1, BY, Fraction(risk) / 100).size >= 1
    else:
        with pytest.raises(UnreadableError, match="AUDIT_RISK"):
            plan_of(counted, "bch", 1, BY, Fraction(risk) / 100)


def test_a_count_without_a_record_of_each_sheet_is_not_sampled(counted: Workspace, tmp_path: Path) -> None:
    workspace = create(tmp_path / "other", settings=Settings(), by=BY)
    (tmp_path / "bch.toml").write_text(CONTEST, encoding="utf-8")
    import_files(workspace, [tmp_path / "bch.toml"], BY)
    with pytest.raises(StopError, match="STEP_NEEDS_RESULT"):
        plan_of(workspace, "bch", 1, BY, FIVE)
    totals = tmp_path / "totals.csv"
    totals.write_text("candidate,votes\nc1,90\nc2,70\nc3,20\n", encoding="utf-8")
    enter_totals(workspace, "bch", 1, totals, BY)
    enter_accounts(workspace, "bch", 1, {"issued": 100, "returned": 100, "valid": 96, "invalid": 4}, BY)
    compute_result(workspace, "bch", 1, BY)
    with pytest.raises(StopError, match="AUDIT_NO_RECORDS"):
        plan_of(workspace, "bch", 1, BY, FIVE)


def test_of_scanned_ballots_every_record_lies_where_the_scan_says(scanned_election: Path, tmp_path: Path) -> None:
    workspace = small_election.copy(scanned_election, tmp_path)
    enter_accounts(workspace, "bch", 1, small_election.ACCOUNTS, BY)
    compute_result(workspace, "bch", 1, BY)
    basis = basis_of(workspace, "bch", 1, BY)
    assert basis.ballots == {("B1", n): f"B1-{n:04d}" for n in range(1, 9)}
    for n, row in enumerate(small_election.ROWS, 1):
        votes = {f"c{at}" for at, cell in enumerate(row.split(","), 1) if cell == "yes"}
        assert basis.records["B1", n].votes == votes


# ---- what people read


def test_sheets_that_are_as_counted_prove_the_result(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    verdict = found(counted, "bch", 1, paper(counted, drawn), BY)
    assert (verdict.said.confirmed, verdict.said.differences, verdict.said.people) == (True, (), (READER,))
    assert max(Fraction(one.risk) for one in verdict.said.claims) <= FIVE
    assert {Path(name).suffix for name in verdict.papers} == {".json", ".pdf", ".docx"}
    assert read_entries(counted)[-1].payload["confirmed"] is True
    again = found(counted, "bch", 1, paper(counted, drawn), BY)
    assert (again.new, again.said) == (False, verdict.said)


def test_a_difference_enlarges_the_sample_and_both_lists_count(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    wrong = next(drawn.plan.basis.ballots[at] for at in drawn.order if "c2" in drawn.plan.basis.records[at].votes)
    verdict = found(counted, "bch", 1, paper(counted, drawn, {wrong: ",x,x"}), BY)
    assert [one.ballot for one in verdict.said.differences] == [wrong]
    assert (verdict.said.confirmed, verdict.said.enough) == (False, 31)
    with pytest.raises(UnreadableError, match="AUDIT_SIZE"):
        draw_more(counted, "bch", 1, BY, 18)
    larger = draw_more(counted, "bch", 1, BY, verdict.said.enough)
    assert (larger.order[:18], len(larger.order)) == (drawn.order, 31)
    with pytest.raises(StopError, match="AUDIT_WAITS"):
        draw_more(counted, "bch", 1, BY, 40)
    second = found(counted, "bch", 1, paper(counted, larger), BY)
    assert (second.said.confirmed, second.said.drawn, len(second.said.differences)) == (True, 31, 1)


def test_a_sheet_that_is_not_there_counts_as_the_worst(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    filled = paper(counted, drawn)
    lines = filled.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    lines[1] = ",".join([*cells[:4], "missing", "", "", ""])
    filled.write_text("\n".join(lines) + "\n", encoding="utf-8")
    verdict = found(counted, "bch", 1, filled, BY)
    assert [one.found for one in verdict.said.differences] == [None]
    assert not verdict.said.confirmed
    assert status(counted)["missing"][-1]["code"] == "AUDIT_NOT_HELD"


def test_status_asks_for_no_second_count_while_the_check_holds_or_none_was_read(
    counted_drawn: tuple[Workspace, Drawn],
) -> None:
    counted, drawn = counted_drawn
    assert status(counted)["missing"] == []
    found(counted, "bch", 1, paper(counted, drawn), BY)
    assert status(counted)["missing"] == []


def test_status_asks_to_settle_before_the_result(counted: Workspace, tmp_path: Path) -> None:
    again = tmp_path / "B2.csv"
    rows = [f"B2-{n:04d},,{row}" for n, row in enumerate([",,", *CELLS[81:]], 1)]
    again.write_text("\n".join(["ballot,problem,c1,c2,c3", *rows]) + "\n", encoding="utf-8")
    key_batch(counted, "bch", 1, again, "B2", READER, second=True)
    said = status(counted)
    assert (said["next"], said["missing"][-1]["code"]) == ("settle", "COUNTS_UNSETTLED")


def test_every_fault_of_a_list_is_told_at_once_and_nothing_is_recorded(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    filled = paper(counted, drawn)
    lines = filled.read_text(encoding="utf-8").splitlines()
    unread = lines[1].replace(READER, "")
    filled.write_text("\n".join([lines[0], unread, lines[2], lines[2], "B9,1,,x,,,,", *lines[4:]]), encoding="utf-8")
    with pytest.raises(InvalidError) as refused:
        found(counted, "bch", 1, filled, BY)
    codes = sorted(one.code for one in refused.value.problems)
    assert codes == ["AUDIT_SHEET_LACKING", "AUDIT_SHEET_OTHER", "AUDIT_SHEET_TWICE", "AUDIT_UNREAD"]
    assert actions(counted)[-1] == "audit_sample"
    filled.write_text("\n".join([lines[0], lines[1].rsplit(",", 1)[0] + ",q", *lines[2:]]))
    with pytest.raises(InvalidError, match="CELL_UNKNOWN") as unknown:
        found(counted, "bch", 1, filled, BY)
    assert unknown.value.problems[0].place.at.startswith("2:")


def test_nobody_reads_ballots_on_which_he_himself_stands(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    filled = paper(counted, drawn)
    filled.write_text(
        filled.read_text(encoding="utf-8").replace(READER, f"{READER}; LÊ QUANG BỒI", 1), encoding="utf-8"
    )
    with pytest.raises(StopError, match="NO_CANDIDATE"):
        found(counted, "bch", 1, filled, BY)
    with pytest.raises(StopError, match="NO_CANDIDATE"):
        found(counted, "bch", 1, paper(counted, drawn), "Lê Quang Bồi")
    assert actions(counted)[-1] == "audit_sample"


def test_nobody_draws_or_takes_back_a_draw_for_an_election_in_which_he_stands(
    counted_drawn: tuple[Workspace, Drawn], counted: Workspace
) -> None:
    with pytest.raises(StopError, match="NO_CANDIDATE"):
        draw(counted, "bch", 1, NAMES["c2"], DICE, FIVE)
    with pytest.raises(StopError, match="NO_CANDIDATE"):
        withdraw_draw(counted_drawn[0], "bch", 1, "gieo lại", NAMES["c2"])


def test_a_count_changed_after_the_draw_needs_a_new_one(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    enter_accounts(counted, "bch", 1, {"printed": 110}, BY)
    compute_result(counted, "bch", 1, BY)
    with pytest.raises(StopError, match="AUDIT_OTHER_COUNT"):
        found(counted, "bch", 1, paper(counted, drawn), BY)


def test_the_list_may_be_filled_in_where_it_lies_and_is_made_again_where_it_is_gone(
    counted_drawn: tuple[Workspace, Drawn],
) -> None:
    counted, drawn = counted_drawn
    form = counted.root / drawn.listed
    blank = form.read_bytes()
    form.unlink()
    draw(counted, "bch", 1, BY, DICE, FIVE)
    assert form.read_bytes() == blank
    paper(counted, drawn).replace(form)
    filled = form.read_bytes()
    draw(counted, "bch", 1, BY, DICE, FIVE)
    assert form.read_bytes() == filled
    assert check(counted.root).problems == []
    assert found(counted, "bch", 1, form, READER).said.confirmed
    assert (counted.root / "audits/bch/found-1.csv").read_bytes() == filled
    assert check(counted.root).problems == []


def test_what_was_read_is_not_replaced(counted_drawn: tuple[Workspace, Drawn]) -> None:
    counted, drawn = counted_drawn
    found(counted, "bch", 1, paper(counted, drawn), BY)
    with pytest.raises(StopError, match="AUDIT_ALL_READ"):
        found(counted, "bch", 1, counted.root / drawn.listed, BY)


# ---- typed at the terminal


def test_ballots_typed_one_by_one_are_the_same_and_go_on_where_they_were_left_off(
    counted_drawn: tuple[Workspace, Drawn],
) -> None:
    counted, drawn = counted_drawn
    with (counted.root / drawn.listed).open(encoding="utf-8", newline="") as file:
        wanted = [(row["batch"], int(row["position"])) for row in csv.DictReader(file)]
    start = {"B1": 0, "B10": 60, "B2": 80}
    lines = []
    for batch, at in wanted:
        cells = CELLS[start[batch] + at - 1].split(",")
        lines.append(" ".join(str(n) for n, cell in enumerate(cells, 1) if cell) or "0")
    told: list[str] = []
    asked: list[str] = []

    def typed(several: list[str]) -> Callable[[str], str | None]:
        waiting = iter(several)

        def ask(prompt: str) -> str | None:
            asked.append(prompt)
            return next(waiting, None)

        return ask

    assert key_list(counted, "bch", 1, READER, typed([lines[0], "99", lines[1]]), told.append) is None
    assert any("99" in line for line in told)
    with pytest.raises(InvalidError, match="AUDIT_ALL_UNREAD"):
        found(counted, "bch", 1, counted.root / drawn.listed, BY)
    file = key_list(counted, "bch", 1, READER, typed([lines[2], "u", lines[2], *lines[3:]]), told.append)
    assert len(asked) == len(lines) + 4
    assert file
    verdict = found(counted, "bch", 1, file, BY)
    assert (verdict.said.confirmed, verdict.said.differences) == (True, ())
    assert not file.exists()
    with pytest.raises(StopError, match="AUDIT_ALL_READ"):
        key_list(counted, "bch", 1, READER, typed([]), told.append)


# ---- as commands


def test_the_check_by_commands(counted: Workspace, tmp_path: Path) -> None:
    where = ("-w", counted.root, "--as", BY)
    done = congress("audit", "sample", "bch", "--dice", DICE, *where, cwd=tmp_path)
    assert (done.returncode, "18" in done.stderr) == (0, True), done.stderr
    drawn = draw(counted, "bch", 1, BY, DICE, FIVE)
    said = "".join(done.stderr.split())
    assert f"auditfoundbch{counted.root / drawn.listed}" in said
    assert "auditfoundbch--keyed" in said
    confirmed = congress("audit", "found", "bch", paper(counted, drawn), *where, cwd=tmp_path)
    assert confirmed.returncode == 0, confirmed.stderr
    assert "the result stands" in confirmed.stderr
    report = counted.root / "audits/bch/report-1"
    verified = congress("verify", report.with_suffix(".pdf"), report.with_suffix(".json"), cwd=tmp_path)
    assert verified.returncode == 0, verified.stderr
    refused = congress("audit", "found", "bch", *where, cwd=tmp_path)
    assert (refused.returncode, "AUDIT_NO_FILE" in refused.stderr) == (2, True)
    assert "--withdraw" not in refused.stderr
    refused = congress("audit", "sample", "bch", "--risk", "viele", *where, cwd=tmp_path)
    assert (refused.returncode, "AUDIT_RISK" in refused.stderr) == (2, True)
    assert congress("check", "-w", counted.root, cwd=tmp_path).returncode == 0
