"""The slate report: the same facts as the files, everything in words, nothing run."""

from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from planning_samples import csv_file

from congress.i18n import _, set_language
from congress.planning.command import MadeSlate, make_slate
from congress.planning.report import report_model
from congress.planning.solve import Price, Worth
from congress.planning.structure import price_words, rows_of

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


def test_the_charts_count_everybody_on_the_list_once_and_show_the_targets(made: MadeSlate) -> None:
    charts = {chart.title: chart.bars for chart in report_model(made.plan, "planning.xlsx", "vi").charts}
    ages, sexes, ethnicities, sectors, renewal = charts.values()
    for bars in (ages, sexes, ethnicities[1:], sectors, renewal):
        assert sum(bar.count for bar in bars) == len(made.plan.slate.people)
    assert [(bar.label, bar.asked) for bar in ages] == [
        ("dưới 42", "≥ 2"), ("42–52", "≥ 8, ≤ 12"), ("từ 53 trở lên", ""), ("chưa rõ", ""),
    ]  # fmt: skip
    assert sexes[0].asked == "≥ 3"
    assert ethnicities[0].asked == "≥ 3"
    assert max(bar.width for bars in charts.values() for bar in bars) <= 100


def price(now: tuple[int, int], without: tuple[int, int], kept: tuple[int, int] | None, missed: bool) -> str:
    worths = [Worth(Fraction(one[0]), one[1]) if one else None for one in (now, without, kept)]
    return price_words(Price(0, worths[0], worths[1], worths[2], missed))


def test_what_a_target_costs_in_words() -> None:
    set_language("en")
    try:
        assert price((0, 9), (0, 9), (0, 9), missed=False) == "costs nothing"
        assert price((0, 9), (0, 12), (0, 9), missed=False) == "without it: points +3"
        said = price((2, 9), (1, 8), (4, 7), missed=True)
        gain, loss = (
            f"shortfall of the other targets {one}, points {two}" for one, two in (("−1", "−1"), ("+2", "−2"))
        )
        assert said == f"without it: {gain}; met: {loss}"
        assert price((0, 9), (0, 9), None, missed=True).endswith("cannot be met together with the hard rules")
    finally:
        set_language("vi")


def test_a_target_for_each_unit_is_one_row_that_names_those_missed(tmp_path: Path) -> None:
    people = "id,name,unit\n" + "".join(f"p{n},Người {'ABCDEF'[n]},Sở {n % 3}\n" for n in range(6))
    rules = 'regulation = "party-2024"\nkind = "secretary"\ntitle = "Bầu"\nseats = 2\nsurplus = 0\n'
    target = '[[target]]\nwho = "unit:*"\nat_least = 1\n'
    files = csv_file(tmp_path / "a.csv", people), csv_file(tmp_path / "s.toml", rules + target)
    (row,) = rows_of(make_slate(*files, tmp_path / "out").plan)
    assert (row.who, row.standing) == ("mỗi đơn vị", "not_met")
    assert row.found.startswith("2 trên 3; chưa đạt: đơn vị Sở ")
