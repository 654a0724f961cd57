"""Invented courses of elections and of a congress, that show what their papers look like."""

import tempfile
from pathlib import Path
from typing import Any

from congress.documents.coursefile import Course, CourseFile, course_of
from congress.documents.examples import example_contest, example_result
from congress.documents.proceedingsfile import Proceedings, ProceedingsFile, proceedings_of
from congress.planning.dates import PartialDate
from congress.planning.people import Person
from congress.tomlfile import toml_text

UNITS = ("Văn phòng Đảng ủy", "Chi bộ Thôn Hạ", "Chi bộ Trường Trung học cơ sở", "Ban Chỉ huy Quân sự xã")
POSTS = ("Bí thư Chi bộ", "Phó Chủ tịch Ủy ban nhân dân xã", "Hiệu trưởng", "Chủ tịch Hội Phụ nữ xã")
Values = dict[str, Any]


def example_course(example: str) -> CourseFile:
    """The course of the election of that example, with its result; the papers of the list leave the result aside."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "result.json").write_bytes(example_result(example))
        raw = _course(example)
        said = Course.model_validate(raw)
        known = course_of(said, toml_text(raw).encode(), "course.toml", Path(folder))
    if example == "missing":
        return known
    known.biographies.update({one.id: _person(place, one.id, one.name) for place, one in enumerate(known.candidates)})
    return known


def _course(example: str) -> Values:
    contest = example_contest(example)
    if example == "missing":
        return {"result": "result.json"}
    present = (contest.electorate.present if contest.electorate else None) or 0
    everyone = {"for": present, "against": 0, "abstain": 0}
    hands: Values = {}
    if present:
        hands = {"number": everyone, "list": {"for": present - 2, "against": 1, "abstain": 1}, "committee": everyone}
    nominations: list[Values] = [
        {"name": one.name, "by": "committee", "listed": True, **({"born": one.born} if one.born else {})}
        for one in contest.candidate
    ]
    if example != "minimal":
        nominations[-1] |= {"by": "floor", "proposer": "Đoàn đại biểu Chi bộ Thôn Hạ", "consent": True}
        nominations[-1] |= {"support": present * 2 // 5} if present else {}
        for name, by, extra in (
            ("Lường Văn Páo", "floor", {"withdraws": True, "reason": "Lý do sức khỏe", "presidium": "agrees",
                                        "consent": True, **({"vote": everyone} if present else {})}),
            ("Đèo Thị Inh", "self", {"consent": True, **({"support": present // 4} if present else {})}),
        ):  # fmt: skip
            nominations.append({"name": name, "by": by, "listed": False, **extra})
    return {
        "result": "result.json",
        "opened_at": "13:30",
        **hands,
        "nomination": nominations,
        "remark": ["Không có khiếu nại về cuộc bầu cử."],
    }


def _person(place: int, identifier: str, name: str) -> Person:
    return Person(
        id=identifier,
        name=name,
        born=PartialDate(1968 + place % 20, 1 + place % 12, 1 + place % 27),
        sex="female" if place % 3 else "male",
        ethnicity=("Kinh", "Thái", "Mông", "Tày")[place % 4],
        religion="Không" if place % 2 else "",
        home=("Suối Trong, Sông Mây", "Bản Nà Ó, Suối Trong, Sông Mây")[place % 2],
        joined=PartialDate(1995 + place % 15, 3, 2),
        official=PartialDate(1996 + place % 15, 3, 2),
        education=("Cử nhân Luật", "Thạc sĩ Quản lý công", "Kỹ sư Nông học")[place % 3],
        theory=("Cao cấp", "Trung cấp")[place % 2],
        post=POSTS[place % 4],
        unit=UNITS[place % 4],
        incumbent=bool(place % 2),
    )


def example_proceedings(example: str) -> ProceedingsFile:
    """A congress with the election of that example."""
    contest = example_contest(example)
    raw = _proceedings(example)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "result.json").write_bytes(example_result(example))
        said = Proceedings.model_validate(raw | {"event": contest.event, "electorate": contest.electorate})
        return proceedings_of(said, toml_text(raw).encode(), "proceedings.toml", Path(folder))


def _proceedings(example: str) -> Values:
    contest = example_contest(example)
    present = (contest.electorate.present if contest.electorate else None) or 0
    everyone = {"for": present, "against": 0, "abstain": 0}
    people = [one.name for one in contest.event.officer if one.role in ("presidium", "secretary", "counting_head")]
    election = {"text": "Đại hội tiến hành bầu cử.", "result": "result.json"}
    if example in ("minimal", "missing"):
        parts = [{"heading": "Bầu cử", "item": [{"result": "result.json"}]}]
    else:
        speeches = [
            {"at": f"{8 + at % 32 // 4:02d}:{at % 4 * 15:02d}",
             "text": f"Đại biểu {UNITS[at % 4]} tham luận về công tác xây dựng Đảng và phát triển kinh tế - xã hội."}
            for at in range(480 if example == "extreme" else 3)
        ]  # fmt: skip
        parts = [
            {"heading": "Bầu các cơ quan điều hành đại hội", "item": [
                {"at": "07:40", "text": "Đại hội bầu Đoàn Chủ tịch:", "people": people, "vote": everyone}]},
            {"heading": "Báo cáo và tham luận", "item": speeches},
            *([{"heading": "Thảo luận", "item": speeches}] if example == "extreme" else []),
            {"heading": "Bầu cử", "item": [election]},
            {"heading": "Thông qua Nghị quyết đại hội", "item": [
                {"text": "Đại hội biểu quyết thông qua Nghị quyết.", "vote": everyone}]},
        ]  # fmt: skip
    return {
        "title": "Đại hội đại biểu Đảng bộ xã Suối Trong lần thứ II",
        "regulation": contest.regulation,
        "test": contest.test,
        **({} if example == "missing" else {"opened_at": "07:30"}),
        "part": parts,
    }
