"""Long names of bodies in the head stand in lines of nearly equal length, never with a last word alone."""

import time

import pytest

from congress.documents.examples import example_contest
from congress.documents.format import DocumentFormat, layout_for
from congress.documents.frame import head_of
from congress.documents.headlines import broken


def head(issuer: str, layout: DocumentFormat) -> tuple[str, ...]:
    return broken(issuer, layout.page.text_width * layout.head_left["vi"] / 100, layout.size.issuer, bold=True)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("BAN KIỂM PHIẾU", ("BAN KIỂM PHIẾU",)),
        ("ĐẠI HỘI ĐẠI BIỂU LẦN THỨ II", ("ĐẠI HỘI ĐẠI BIỂU LẦN THỨ II",)),
        ("Ban Thẩm tra tư cách đại biểu", ("Ban Thẩm tra", "tư cách đại biểu")),
        ("X" * 60, ("X" * 60,)),
    ],
)
def test_a_name_takes_as_few_lines_as_it_needs(name: str, lines: tuple[str, ...]) -> None:
    assert head(name, layout_for("party-2024")) == lines


def test_a_name_far_too_wide_for_any_head_is_left_as_it_is_at_once() -> None:
    words, before = " ".join(["Ban"] * 250), time.perf_counter()
    assert head(words, layout_for("party-2024")) == (words,)
    assert time.perf_counter() - before < 0.5


def test_the_state_head_has_its_long_superior_body_in_two_even_lines() -> None:
    layout, contest = layout_for("state-2025"), example_contest("state")
    made = head_of("state-2025", contest.event, layout, "vi", symbol="BB", signed="minutes", number="", day=None)
    assert made.above == ("ỦY BAN BẦU CỬ", "XÃ SUỐI TRONG")
