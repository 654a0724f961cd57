"""The credentials report: every figure of the delegates summoned and present, adding up, on paper and as a file."""

import datetime
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from delegate_lists import BY, workspace_with_list
from hypothesis import given
from hypothesis import strategies as st
from running import congress_here

from congress.custody import read_entries
from congress.delegates.arrivals import Presence, Whereabouts, check_in, mark_absent, read_presence
from congress.delegates.changing import bar, replace_by
from congress.delegates.credentials import (
    Credentials,
    CredentialsFile,
    credentials_of,
    file_bytes,
    read_credentials,
)
from congress.delegates.credentials_paper import report, report_bytes
from congress.delegates.people import KINDS, Delegate
from congress.delegates.reporting import Asked, bands_of, make_report
from congress.delegates.roll import Change, Roll, Seat, changed, read_roll
from congress.documents.format import party_format
from congress.documents.making import speaking
from congress.documents.recordfile import Journal
from congress.planning.dates import PartialDate
from congress.shares import share
from congress.workspace import Workspace
from tally.contest import Event, Officer
from tally.problems import InvalidError, ToolkitError

OPENED = datetime.date(2025, 7, 15)
HEAD = "Quản Thị Sim"


def figures(roll: Roll, presence: Presence) -> Credentials:
    event = Event(congress="ĐẠI HỘI ĐẢNG BỘ XÃ THỬ", officer=(Officer(role="credentials_head", name=HEAD),))
    return credentials_of(
        roll, presence, title="", regulation="party-2024", event=event, opened=OPENED,
        at=datetime.datetime(2025, 7, 15, 1, tzinfo=datetime.UTC), offset=420, bands=(42, 52),
        journal=Journal(entries=1, head="00"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = workspace_with_list(tmp_path_factory.mktemp("credentials"))
    bar(workspace, "b1", "charged", "QĐ số 5", BY)
    replace_by(workspace, "a1", "a3", "ốm", BY)
    roll = read_roll(workspace)
    mark_absent(workspace, roll.seats["u1"], "ốm", BY)
    for one in ("u2", "a3", "c1"):
        check_in(workspace, roll.seats[one], BY, "1", "badge")
    return workspace


@pytest.fixture(scope="module")
def said(made: Workspace) -> Credentials:
    return figures(read_roll(made), read_presence(made))


def lines(said: Credentials, name: str) -> dict[str, tuple[int, int]]:
    table = next(table for table in said.tables if table.name == name)
    return {line.other or (f"{line.low}-{line.high}" if line.key == "band" else line.key): (line.summoned, line.present)
            for line in table.lines}  # fmt: skip


def test_every_figure_is_of_those_summoned_and_of_those_present(said: Credentials) -> None:
    """Summoned: u1, u2, a2, a3 for a1, c1; b1 is barred. Present: u2, a3, c1; u1 absent, a2 not come."""
    assert (said.listed, said.summoned, said.present, said.absent, said.unseen, said.replacing) == (6, 5, 3, 1, 1, 1)
    assert lines(said, "kind") == {"ex_officio": (2, 1), "elected": (2, 1), "appointed": (1, 1)}
    assert lines(said, "sex") == {"male": (3, 2), "female": (2, 1)}
    assert lines(said, "ethnicity") == {"kinh": (3, 2), "minority": (2, 1)}
    assert lines(said, "age") == {"0-41": (2, 1), "42-52": (1, 1), "53-200": (2, 1)}
    assert lines(said, "education")["master"] == (1, 0)
    assert lines(said, "education")["intermediate"] == (1, 1)
    assert lines(said, "theory")["unknown"] == (1, 1)
    assert lines(said, "committee") == {"Đảng ủy viên": (2, 1)}
    assert lines(said, "honours") == {"honours": (1, 1)}
    assert lines(said, "complaint") == {"complaint": (1, 0)}
    assert lines(said, "discipline") == {"no_discipline": (5, 3), "discipline": (0, 0)}
    assert [(one.name, one.ground, one.reason) for one in said.unqualified] == [("Liêu Văn Khởi", "charged", "QĐ số 5")]


def test_an_alternate_barred_is_unqualified_only_where_the_alternate_held_a_seat(made: Workspace) -> None:
    roll, presence = read_roll(made), read_presence(made)
    for who in ("a3", "a4"):  # a3 sits for a1
        roll = changed(roll, Change("bar", who, "QĐ số 6", BY, "", ground="suspended"))
    found = figures(roll, presence)
    assert (found.listed, found.summoned, found.replacing) == (6, 4, 0)
    assert [one.name for one in found.unqualified] == ["Hứa Văn Gạch", "Liêu Văn Khởi"]


def test_ages_are_completed_on_the_day_and_the_youngest_and_oldest_named(said: Credentials) -> None:
    # 57, 50, 34, 39, 55 years: 235 / 5
    assert (said.age.average, said.age.known, said.age.unknown) == ("47.0", 5, 0)
    assert [(one.name, one.years) for one in said.age.least] == [("Giáp Thị Én", 34)]
    assert [(one.name, one.years) for one in said.age.most] == [("Bạch Văn Chót", 57)]
    assert [one.name for one in said.party_age.most] == ["Bạch Văn Chót"]


@pytest.mark.parametrize(
    ("born", "years"),
    [
        (PartialDate(1975, 7, 14), 50), (PartialDate(1975, 7, 15), 50), (PartialDate(1975, 7, 16), 49),
        (PartialDate(1975, 6), 50), (PartialDate(1975, 7), None), (PartialDate(1975, 8), 49), (PartialDate(1975), None),
        (PartialDate(2030), None), (None, None),
    ],
)  # fmt: skip
def test_an_age_is_told_only_where_the_birth_date_tells_it(born: PartialDate | None, years: int | None) -> None:
    roll = Roll(1, "", {"x": Seat(Delegate(1, "x", "Một", "A", "elected", born=born), "official")})
    found = figures(roll, Presence()).age
    assert found.average == (None if years is None else f"{years}.0")
    assert found.unknown == (years is None)


def test_equally_old_people_are_all_named() -> None:
    same = PartialDate(1960, 1, 2)
    born = (("x", "Bình", same), ("y", "An", same), ("z", "Cúc", PartialDate(1960, 1, 3)))
    seats = {
        id_: Seat(Delegate(number, id_, name, "A", "elected", born=when), "official")
        for number, (id_, name, when) in enumerate(born, 1)
    }
    assert [one.name for one in figures(Roll(1, "", seats), Presence()).age.most] == ["An", "Bình"]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 8, "12.50"),
        (1, 800, "0.13"),
        (0, 5, "0.00"),
        (5, 5, "100.00"),
        (0, 0, None),
    ],
)
def test_shares_have_two_decimals_half_up(part: int, whole: int, expected: str | None) -> None:
    assert share(part, whole) == expected


dates = st.none() | st.builds(PartialDate, st.integers(1940, 2007), st.integers(0, 12), st.just(0))
words = st.sampled_from(("", "Đại học", "Thạc sĩ Luật", "Sư phạm", "TS. Y học", "12/12", "Cao cấp", "Khác"))
people = st.lists(
    st.builds(
        Delegate, number=st.integers(1, 99), id=st.uuids().map(str), name=st.just("Một"), unit=st.just("A"),
        kind=st.sampled_from(KINDS), born=dates, joined=dates, sex=st.sampled_from(("male", "female", None)),
        ethnicity=st.sampled_from(("", "Kinh", "Tày")), religion=st.sampled_from(("", "Không", "Phật giáo")),
        education=words, theory=words, honours=words, committee=words, complaint=words,
        discipline=st.sampled_from((None, "", "Khiển trách")), incumbent=st.sampled_from((None, True, False)),
    ),
    max_size=8,
)  # fmt: skip


@given(people, st.integers(0, 255), st.integers(0, 255))
def test_every_table_adds_up_to_its_base_whatever_the_list_says(
    delegates: list[Delegate], here: int, barred: int
) -> None:
    seats = {one.id: Seat(one, "barred" if barred >> place & 1 else "official") for place, one in enumerate(delegates)}
    presence = Presence({one.id: Whereabouts("in") for place, one in enumerate(delegates) if here >> place & 1})
    found = figures(Roll(1, "", seats), presence)  # the model itself refuses what does not add up
    for table in found.tables:
        if table.whole:
            assert sum(line.summoned for line in table.lines) == found.summoned
            assert sum(line.present for line in table.lines) == found.present
        assert all(line.present <= line.summoned for line in table.lines)


# ---- the file and the papers


def test_the_figures_are_read_back_and_altered_ones_refused(said: Credentials, tmp_path: Path) -> None:
    path = tmp_path / "credentials.json"
    path.write_bytes(file_bytes(said))
    assert read_credentials(path).credentials == said
    for key, value in (("present", 4), ("summoned", -1), ("surprise", 1)):
        data = json.loads(file_bytes(said))
        data[key] = value
        path.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(InvalidError):
            read_credentials(path)
    for wrong in (b"[]", b"{", b"\xff", b'{"a":1,"a":1}'):
        path.write_bytes(wrong)
        with pytest.raises(ToolkitError):
            read_credentials(path)


def test_pdf_and_word_file_print_the_same_figures(said: Credentials) -> None:
    import pypdfium2

    source = CredentialsFile(file_bytes(said), said)
    with pypdfium2.PdfDocument(report_bytes(source, ".pdf", "vi", "07")) as pdf:
        printed = " ".join(page.get_textpage().get_text_range() for page in pdf)
    word = zipfile.ZipFile(io.BytesIO(report_bytes(source, ".docx", "vi", "07")))
    written = word.read("word/document.xml").decode()
    for text in ("BAN THẨM TRA", "TƯ CÁCH ĐẠI BIỂU", "60,00%", "33,33%", HEAD, "Liêu Văn Khởi", "47,0"):
        assert text in printed.replace("\r\n", " "), text
        assert text in written, text
    assert any(name.startswith("word/media/") for name in word.namelist()), "the charts"
    assert report_bytes(source, ".docx", "vi", "07") == report_bytes(source, ".docx", "vi", "07")


def test_what_the_list_never_says_is_no_table(said: Credentials) -> None:
    with speaking("en"):
        paper = report(CredentialsFile(file_bytes(said), said), party_format(), "en")
    titles = [table.title for table in paper.tables]
    assert ("Religion" in titles, "Sex" in titles) == (False, True)
    assert paper.base_summoned == "5"


def test_a_report_of_the_folder_is_recorded_with_its_figures(made: Workspace, tmp_path: Path) -> None:
    shutil.copytree(made.root, tmp_path / "c")
    workspace = Workspace(tmp_path / "c", made.settings)
    names = make_report(workspace, Asked(head=HEAD, bands=bands_of("40,50")), BY)
    assert [name.rpartition(".")[2] for name in names] == ["json", "pdf", "docx"]
    assert all((workspace.root / name).is_file() for name in names)
    entry = read_entries(workspace)[-1]
    assert (entry.action, entry.payload["present"], sorted(entry.payload["files"])) == ("credentials", 3, sorted(names))
    status, _said = congress_here(
        "delegates", "report", "--from", workspace.root / names[0], "-o", "again.docx", cwd=tmp_path
    )
    assert (status, (tmp_path / "again.docx").is_file()) == (0, True)


@pytest.mark.parametrize("bands", ["", "42", "52,42", "a,b", "17,30", "42,101"])
def test_bands_that_cannot_be_are_refused(bands: str) -> None:
    with pytest.raises(InvalidError):
        bands_of(bands)


def test_without_a_date_of_the_opening_no_age_is_made_up(made: Workspace) -> None:
    undated = Workspace(made.root, made.settings.model_copy(update={"date": None}))
    with pytest.raises(InvalidError) as refused:
        make_report(undated, Asked(), BY)
    assert [one.code for one in refused.value.problems] == ["CREDENTIALS_NO_DATE"]
