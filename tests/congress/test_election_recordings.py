"""The record before the count, and the journal of the count as people read it."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import small_election
from running import congress
from small_election import ACCOUNTS, BY, ELECTION

from congress.custody import read_entries
from congress.documents.recordfile import read_record
from congress.documents.words import long_date
from congress.elections.accounts import enter_accounts
from congress.elections.outcome import compute_result
from congress.elections.recordings import lines_of, print_journal, zero_record
from congress.elections.withdrawing import withdraw_count
from congress.journalwords import action_words, details
from congress.program import program_hash
from congress.versions import import_files
from congress.workspace import Workspace
from tally.problems import StopError


@pytest.fixture
def printed(printed_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(printed_election, tmp_path)


@pytest.fixture
def scanned(scanned_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(scanned_election, tmp_path)


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return re.sub(r"[\s\ufffe\x02]+", "", "".join(page.get_textpage().get_text_range() for page in pages))


def test_the_record_before_the_count_names_ballot_regulation_and_program(printed: Workspace) -> None:
    papers = zero_record(printed, ELECTION, 1, BY)
    assert papers.new
    json_name, pdf, docx = papers.names
    said = read_record(printed.root / json_name).record
    entries = read_entries(printed)
    release = next(entry for entry in entries if entry.action == "print").payload
    assert said.zero
    assert (said.zero.counted, said.zero.style, said.zero.copies) == (0, release["style"], 20)
    assert said.zero.contest == release["contest"]
    assert said.program.sha256 == program_hash()
    assert said.journal.head == entries[-2].hash
    text = text_of(printed.root / pdf)
    for known in (release["style"], release["contest"], program_hash(), entries[-2].hash):
        assert known in text
    assert docx.endswith(".docx")
    again = zero_record(printed, ELECTION, 1, BY)
    assert (again.new, sorted(again.names)) == (False, sorted(papers.names))


def test_another_contest_file_needs_another_record(printed: Workspace, tmp_path: Path) -> None:
    zero_record(printed, ELECTION, 1, BY)
    changed = (
        (printed.root / "contests/bch.toml")
        .read_text(encoding="utf-8")
        .replace("[event]", '[event]\nplace = "Bến Tre"')
    )
    (tmp_path / "bch.toml").write_text(changed, encoding="utf-8")
    import_files(printed, [tmp_path / "bch.toml"], BY)
    second = zero_record(printed, ELECTION, 1, BY)
    assert second.new
    assert all("zero-2" in name for name in second.names)


def test_a_record_bears_the_day_of_the_clock_and_says_where_the_congress_is_on_another(printed: Workspace) -> None:
    path = printed.root / "contests/bch.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[event]", "[event]\ndate = 2020-01-02"), encoding="utf-8")
    papers = zero_record(printed, ELECTION, 1, BY)
    record = read_record(printed.root / papers.names[0]).record
    day = (record.at + timedelta(minutes=record.offset)).date()
    said = text_of(printed.root / papers.names[1])
    assert long_date(day, "vi").replace(" ", "") in said
    assert "2020" not in said
    [note] = papers.notes
    assert (note.code, note.values["planned"]) == ("RECORD_OTHER_DAY", "02/01/2020")
    path.write_text(text.replace("[event]", f"[event]\ndate = {day.isoformat()}"), encoding="utf-8")
    assert zero_record(printed, ELECTION, 1, BY).notes == ()


def test_once_anything_was_counted_there_is_no_such_record_even_if_it_was_withdrawn(scanned: Workspace) -> None:
    for _attempt in ("counted", "withdrawn"):
        with pytest.raises(StopError, match="STEP_NEEDS_NOTHING_COUNTED"):
            zero_record(scanned, ELECTION, 1, BY)
        if _attempt == "counted":
            withdraw_count(scanned, ELECTION, 1, "B1", "quét lại", BY)
    assert not (scanned.root / "records").exists()


def test_the_journal_on_paper_tells_every_step_with_who_and_when(scanned: Workspace) -> None:
    enter_accounts(scanned, ELECTION, 1, ACCOUNTS, BY)
    compute_result(scanned, ELECTION, 1, "Kha Văn Tính")
    papers = print_journal(scanned, ELECTION, 1, BY)
    said = read_record(scanned.root / papers.names[0]).record
    mine = [entry for entry in read_entries(scanned) if entry.election == ELECTION][:-1]
    assert [(line.seq, line.by, line.action) for line in said.lines] == [(e.seq, e.by, e.action) for e in mine]
    text = text_of(scanned.root / papers.names[1])
    assert all(one in text for one in ("B1", "KhaVănTính", said.journal.head))
    again = print_journal(scanned, ELECTION, 1, BY)
    assert (again.new, sorted(again.names)) == (False, sorted(papers.names))
    withdraw_count(scanned, ELECTION, 1, "B1", "quét lại", BY)
    assert print_journal(scanned, ELECTION, 1, BY).names[0].endswith("count-journal-2.json")


def test_nothing_in_the_readable_journal_names_a_ballot_or_a_file_of_readings(scanned: Workspace) -> None:
    entries = read_entries(scanned)
    told = json.dumps([line.said for line in lines_of(entries, ELECTION, 1)])
    ballots = [line.split(",")[0] for line in (scanned.root / "counts/bch/B1.csv").read_text().splitlines()[1:]]
    assert len(ballots) == 8
    assert not any(ballot in told for ballot in ballots)
    assert not re.search(r"[0-9a-f]{64}", told)


def test_the_steps_of_one_batch_alone(scanned: Workspace) -> None:
    enter_accounts(scanned, ELECTION, 1, ACCOUNTS, BY)
    assert [line.action for line in lines_of(read_entries(scanned), ELECTION, 1, "B1")] == ["scan"]
    assert lines_of(read_entries(scanned), ELECTION, 1, "B2") == ()


def test_every_step_has_words_and_one_of_another_program_stays_as_it_is() -> None:
    from congress.elections.state import _PLAY

    untold = [action for action in _PLAY if action_words(action) == action and action != "slate"]
    assert untold == []
    assert action_words("of-tomorrow") == "of-tomorrow"
    assert details("of-tomorrow", {"reason": "vì"}) != ""


def test_both_as_commands(printed: Workspace, tmp_path: Path) -> None:
    where = ("-w", printed.root, "--as", BY)
    drawn_up = congress("election", ELECTION, "zero", *where, cwd=tmp_path)
    assert (drawn_up.returncode, "zero-1.pdf" in drawn_up.stderr) == (0, True), drawn_up.stderr
    shown = congress("election", ELECTION, "journal", *where, cwd=tmp_path)
    assert (shown.returncode, BY in shown.stdout) == (0, True), shown.stderr
    pdf = printed.root / "records/bch/zero-1.pdf"
    verified = congress("verify", pdf, pdf.with_suffix(".json"), cwd=tmp_path)
    assert verified.returncode == 0, verified.stderr
