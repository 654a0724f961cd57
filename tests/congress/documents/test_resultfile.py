"""A result file is printed only when it is whole and does not contradict itself."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from sample_results import ALL, Document, typical
from tally_cases import contest, count, marks

from congress.documents.resultfile import parse_result, read_result
from tally.problems import InvalidError, ToolkitError, UnreadableError
from tally.result import result_json


def data(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def codes(raised: pytest.ExceptionInfo[ToolkitError]) -> set[str]:
    return {problem.code for problem in raised.value.problems}


@pytest.mark.parametrize("name", ALL)
def test_a_sound_result_is_read_with_the_hash_of_its_bytes(name: str, tmp_path: Path) -> None:
    import hashlib

    file = tmp_path / "result.json"
    file.write_bytes(data(ALL[name]()))
    assert read_result(file).sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def set_to(path: str, value: object) -> Callable[[Document], None]:
    """A change of one field, `path` with dots."""

    def change(document: Document) -> None:
        *steps, last = path.split(".")
        here: object = document
        for step in steps:
            here = here[int(step)] if isinstance(here, list) else here[step]  # type: ignore[index]
        if isinstance(here, list):
            here[int(last)] = value
        else:
            here[last] = value  # type: ignore[index]

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (set_to("ballots.valid", 341), "RESULT_SUM"),
        (set_to("ballots.invalid_by_ground", {"NONE": 4}), "RESULT_SUM"),
        (set_to("ballots.issued", 346), "RESULT_ABOVE"),
        (set_to("ballots.spoiled", -1), "RESULT_NEGATIVE"),
        (set_to("ballots.unused", -1), "RESULT_NEGATIVE"),
        (set_to("base.value", 351), "RESULT_SUM"),
        (set_to("needed", 175), "RESULT_MARGIN"),
        (set_to("candidates.0.votes", 342), "RESULT_ABOVE"),
        (set_to("candidates.0.votes", 340), "RESULT_MARGIN"),
        (set_to("candidates.0.share", "97.44"), "RESULT_SHARE"),
        (set_to("candidates.0.share", None), "RESULT_SHARE"),
        (set_to("candidates.0.share", "NaN"), "RESULT_SHARE"),
        (set_to("candidates.0.rank", 2), "RESULT_RANK"),
        (set_to("candidates.1.id", "c001"), "RESULT_ID_TWICE"),
        (set_to("candidates.17.verdict", "elected"), "RESULT_LIST"),
        (set_to("candidates.0.verdict", "not_elected"), "RESULT_VERDICT"),
        (set_to("elected", []), "RESULT_LIST"),
        (set_to("tied", ["c001"]), "RESULT_LIST"),
        (set_to("alternates", ["nobody"]), "RESULT_LIST"),
        (set_to("short", 2), "RESULT_ABOVE"),
        (set_to("recognised", False), "RESULT_NOT_RECOGNISED"),
        (set_to("next.candidates", ["nobody"]), "RESULT_UNKNOWN_ID"),
        (set_to("seats", "18"), "VALUE_KIND"),
        (set_to("zzz_unknown", 1), "KEY_UNKNOWN"),
        (set_to("event.date", "someday"), "VALUE_KIND"),
        (set_to("electorate.body", "crowd"), "VALUE_CHOICE"),
    ],
)
def test_a_contradiction_is_refused_with_its_code(change: Callable[[Document], None], code: str) -> None:
    document = json.loads(data(typical()))
    change(document)
    with pytest.raises(InvalidError) as raised:
        parse_result(data(document), "result.json")
    assert code in codes(raised)


def test_a_person_put_up_to_elected_everywhere_is_still_refused() -> None:
    document = json.loads(data(typical()))
    document["candidates"][17]["verdict"] = "elected"
    document["elected"].append("c018")
    document["short"] = 0
    with pytest.raises(InvalidError) as raised:
        parse_result(data(document), "result.json")
    assert codes(raised) == {"RESULT_VERDICT"}


def result_of_shares(form: str, weights: list[int], cells: list[list[str]]) -> Document:
    """A result of three people for two seats, where each ballot bears shares; 1,000 shares in all."""
    profile = "company-cumulative" if form == "points" else "majority"
    electorate = {"body": "shares", "shares": 1000}
    case = contest(3, 2, regulation=profile, form=form, electorate=electorate)
    votes = marks(cells).with_columns(weight=pl.Series([str(one) for one in weights]))
    document: Document = json.loads(result_json(count(case, votes)))
    return document


@pytest.mark.parametrize(
    ("form", "cells"),
    [("points", [["1200", "", ""], ["", "300", "100"]]), ("agree", [["yes", "yes", "no"], ["yes", "no", ""]]),
     ("strike", [["", "", "x"], ["", "x", ""]])],
)  # fmt: skip
def test_a_result_of_shares_is_read_whatever_the_form(form: str, cells: list[list[str]]) -> None:
    document = result_of_shares(form, [600, 400], cells)
    assert parse_result(data(document), "result.json").result.candidates[0].votes in (1200, 1000)


@pytest.mark.parametrize(("form", "votes"), [("agree", 1001), ("points", 2001)])
def test_more_votes_than_all_shares_can_give_are_refused(form: str, votes: int) -> None:
    cells = [["1200", "", ""]] if form == "points" else [["yes", "", "no"]]
    document = result_of_shares(form, [600], cells)
    document["candidates"][0] |= {"votes": votes - 1, "margin": votes - 1 - document["needed"], "unusable": 0}
    for number, refused in ((votes - 1, False), (votes, True)):
        document["candidates"][0] |= {"votes": number, "margin": number - document["needed"]}
        share = str(Decimal(number * 100) / document["base"]["value"])
        document["candidates"][0]["share"] = f"{Decimal(share):.2f}"
        if refused:
            with pytest.raises(InvalidError) as raised:
                parse_result(data(document), "result.json")
            assert codes(raised) == {"RESULT_ABOVE"}
        else:
            parse_result(data(document), "result.json")


@pytest.mark.parametrize("share", ["97.43", "97.42"])
def test_a_share_may_be_rounded_or_cut(share: str) -> None:
    document = json.loads(data(typical()))
    document["candidates"][0]["share"] = share
    assert parse_result(data(document), "result.json").result.candidates[0].share == share


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"\xff\xfe{}", b"[" * 100_000, b'{"seats": 1, "seats": 2}', b'{"base": NaN}', b"%PDF-1.7"],
    ids=["empty", "cut", "not UTF-8", "deep", "key twice", "NaN", "a PDF"],
)
def test_what_is_not_json_cannot_be_read(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as raised:
        parse_result(raw, "result.json")
    assert codes(raised) == {"RESULT_NOT_JSON"}


@pytest.mark.parametrize("document", [[], 7, {}, {"schema": "congress-result/2"}])
def test_another_schema_is_refused(document: object) -> None:
    with pytest.raises(InvalidError) as raised:
        parse_result(data(document), "result.json")
    assert codes(raised) == {"RESULT_SCHEMA"}


def test_a_missing_file_and_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(UnreadableError) as raised:
            read_result(path)
        assert codes(raised) == {"RESULT_NOT_OPENED"}
