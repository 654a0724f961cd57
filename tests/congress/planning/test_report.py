"""The slate report: the same facts as the files, everything in words, nothing run."""

from pathlib import Path

import pypdfium2
import pytest
from planning_samples import csv_file

from congress.i18n import _, set_language
from congress.planning.command import MadeSlate, make_slate
from congress.planning.report import report_model

EXAMPLE = Path(__file__).parents[3] / "examples" / "dai-hoi-tinh"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeSlate:
    folder = tmp_path_factory.mktemp("slate")
    return make_slate(EXAMPLE / "planning.xlsx", EXAMPLE / "slate.toml", folder)


@pytest.fixture(scope="module")
def text(made: MadeSlate) -> str:
    document = pypdfium2.PdfDocument(next(path for path in made.files if path.suffix == ".pdf"))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_every_person_of_the_input_is_in_the_report(made: MadeSlate, text: str) -> None:
    missing = [s.person.name for s in made.plan.standings if s.person.name not in text]
    assert missing == []


def test_the_list_the_structure_and_the_reasons_are_those_of_the_plan(made: MadeSlate) -> None:
    model = report_model(made.plan, "planning.xlsx", "vi")
    assert [row.id for row in model.people] == [person.id for person in made.plan.slate.people]
    assert model.checks[0].found == "5 (25,00%)"
    assert {left.id for left in model.excluded} == {s.person.id for s in made.plan.standings if s.status == "excluded"}
    assert next(left for left in model.excluded if left.id == "p053").reasons == ["Xin rút"]
    assert [other.number for other in model.others] == [2, 3]
    assert all(len(other.out) == len(other.in_) >= 1 for other in model.others)


def test_the_source_of_the_retirement_ages_is_printed_as_not_checked(made: MadeSlate, text: str) -> None:
    warning = _("This table was not checked against the text of the decree.")
    assert report_model(made.plan, "planning.xlsx", "vi").retirement.endswith(warning)
    assert "135/2020" in text


def test_the_report_is_printed_in_english_too(tmp_path: Path) -> None:
    set_language("en")
    try:
        found = make_slate(EXAMPLE / "planning.xlsx", EXAMPLE / "slate.toml", tmp_path, lang="en")
        model = report_model(found.plan, "planning.xlsx", "en")
    finally:
        set_language("vi")
    assert model.checks[0].words == "met"
    assert model.checks[0].found == "5 (25.00%)"


def test_markup_in_the_data_is_printed_and_not_obeyed(tmp_path: Path) -> None:
    unit = '"<img src=""file:///etc/passwd""><b>A</b>"'
    people = csv_file(tmp_path / "a.csv", f"id,name,unit\np1,Nguyễn Văn An,{unit}\np2,Lê Bình,B\n")
    rules = 'regulation = "party-2024"\nkind = "secretary"\ntitle = "<i>Bầu</i>"\nseats = 1\nsurplus = 0\n'
    made = make_slate(people, csv_file(tmp_path / "s.toml", rules), tmp_path / "out")
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "report.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "<i>Bầu</i>" in text
    assert '<img src="file:///etc/passwd"><b>A</b>' in text.replace(" ", "").replace("<imgsrc", "<img src")
    assert made.plan.surplus.people == 0
