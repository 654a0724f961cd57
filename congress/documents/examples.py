"""Invented inputs that show what a document looks like: contests, and their results by the same count as real ones."""

from collections.abc import Callable
from typing import Any

from tally.contest import Contest
from tally.engine import Totals, compute_totals
from tally.regulation import load_builtin
from tally.result import result_json

Values = dict[str, Any]

FAMILIES = ("Lò", "Hoàng", "Trần", "Nguyễn", "Vi", "Phạm", "Lê", "Đỗ", "Nông", "Bùi")
MIDDLES = ("Văn", "Thị", "Đình", "Minh", "Thanh", "Xuân", "Quốc")
GIVENS = ("An", "Ánh", "Bảo", "Cường", "Diệp", "Đức", "Hà", "Hải", "Hiếu", "Hồng", "Kiên", "Mai", "Thảo")
LONG_NAME = "Công Tằng Tôn Nữ Huyền Thanh Phương Thảo Nguyên Hương Giang"
LONG_NOTE = (
    "; Ủy viên Ban Thường vụ, Phó Trưởng Ban Tuyên giáo và Dân vận Đảng ủy, Chủ nhiệm Văn phòng; "
    "Hội Liên hiệp Phụ nữ và Hội Nông dân xã cùng giới thiệu"
)
EXTREME_PEOPLE = 200
EVENT: Values = {
    "superior": "ĐẢNG BỘ TỈNH SÔNG MÂY",
    "organisation": "ĐẢNG BỘ XÃ SUỐI TRONG",
    "congress": "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ II",
    "term": "2025-2030",
    "place": "Suối Trong",
    "date": "2025-07-08",
    "closed_at": "16:05",
    "document_no": "02",
    "officer": [
        {"role": "counting_head", "name": "Mạc Thị Khuê"},
        {"role": "counting_member", "name": "Đinh Công Trứ"},
        {"role": "presidium", "name": "Quách Hữu Tường"},
    ],
}
STATE_EVENT: Values = {
    "superior": "ỦY BAN BẦU CỬ XÃ SUỐI TRONG",
    "congress": "TỔ BẦU CỬ SỐ 3",
    "place": "Suối Trong",
    "date": "2026-03-15",
    "closed_at": "21:30",
    "officer": [
        {"role": "counting_head", "name": "Mạc Thị Khuê"},
        {"role": "secretary", "name": "Đinh Công Trứ"},
        {"role": "witness", "name": "Giàng Thị Sua"},
        {"role": "witness", "name": "Quách Hữu Tường"},
    ],
}


def _people(count: int, *, long: bool = False) -> list[Values]:
    """`count` invented people in ballot order."""
    return [
        {
            "id": f"c{place:03d}",
            "name": " ".join(
                part
                for part in (
                    FAMILIES[place * 3 % len(FAMILIES)],
                    LONG_NAME if long else MIDDLES[place * 5 % len(MIDDLES)],
                    GIVENS[place * len(GIVENS) // (count + 1)],
                )
                if part
            ),
            "born": f"{1966 + place % 24}-{1 + place % 12:02d}-{1 + place % 27:02d}",
            "note": ("Tham gia lần đầu" if place % 3 == 0 else "Tái cử") + (LONG_NOTE if long else ""),
        }
        for place in range(1, count + 1)
    ]


def _contest(people: list[Values], **changes: Any) -> Values:
    return {
        "id": "bch",
        "title": "Bầu Ban Chấp hành Đảng bộ xã Suối Trong khóa II, nhiệm kỳ 2025-2030",
        "regulation": "party-2024",
        "kind": "committee",
        "form": "strike",
        "seats": 15,
        "event": EVENT,
        "electorate": {
            "body": "delegates",
            "summoned": 150,
            "present": 145,
            "subtract": [{"reason": "committee_absent", "count": 2}, {"reason": "absent_no_alternate", "count": 3}],
        },
        "accounts": {
            "printed": 160,
            "issued": 145,
            "spoiled": 1,
            "returned": 144,
            "valid": 142,
            "invalid": 2,
            "invalid_by_ground": {"OVERVOTE": 1, "SIGNED": 1},
        },
        "candidate": people,
    } | changes


def _minimal() -> Values:
    """One person, agree or not."""
    return _contest(
        _people(1),
        id="bi-thu",
        title="Bầu Bí thư Chi bộ Thôn Hạ, nhiệm kỳ 2025-2030",
        kind="secretary",
        form="agree",
        seats=1,
        electorate={"body": "members", "summoned": 17, "present": 17},
        accounts={"issued": 17, "returned": 17, "valid": 17, "invalid": 0},
    )


def _extreme() -> Values:
    """Two hundred people with names of sixty letters, every ground of invalid ballots."""
    grounds = ("NOT_ISSUED", "OVERVOTE", "NONE", "OUTSIDE_NAME", "MARKED", "TWO_INKS", "SIGNED")
    by_ground = {code: 10 + place for place, code in enumerate(grounds)}
    invalid = sum(by_ground.values())
    members = [{"role": "counting_member", "name": f"{LONG_NAME} {given}"} for given in GIVENS for _time in range(7)]
    return _contest(
        _people(EXTREME_PEOPLE, long=True),
        event=EVENT | {"officer": EVENT["officer"] + members},
        seats=EXTREME_PEOPLE - 1,
        electorate={"body": "delegates", "summoned": 1600, "present": 1590},
        accounts={
            "printed": 1650,
            "issued": 1590,
            "returned": 1590,
            "valid": 1590 - invalid,
            "invalid": invalid,
            "invalid_by_ground": by_ground,
        },
    )


def _missing() -> Values:
    """Nothing that may be absent."""
    people = [{"id": one["id"], "name": one["name"]} for one in _people(17)]
    return _contest(
        people,
        event={},
        electorate={"body": "delegates", "summoned": 150},
        accounts={"returned": 144, "valid": 142, "invalid": 2},
    )


def _state() -> Values:
    """A State election, on papers of the State's own format."""
    return _contest(
        _people(7),
        id="hdnd",
        title="Bầu đại biểu Hội đồng nhân dân xã Suối Trong, đơn vị bầu cử số 2",
        regulation="state-2025",
        kind="peoples-council",
        seats=4,
        event=STATE_EVENT,
        electorate={"body": "voters", "registered": 1120, "voted": 1108},
        accounts={
            "printed": 1200,
            "issued": 1110,
            "spoiled": 2,
            "returned": 1108,
            "valid": 1101,
            "invalid": 7,
            "invalid_by_ground": {"OVERVOTE": 6, "NONE": 1},
        },
    )


EXAMPLES: dict[str, Callable[[], Values]] = {
    "minimal": _minimal,
    "typical": lambda: _contest(_people(17)),
    "extreme": _extreme,
    "test": lambda: _contest(_people(17), test=True),
    "missing": _missing,
    "state": _state,
}


def example_contest(name: str) -> Contest:
    """The contest of the example `name`, a key of `EXAMPLES`."""
    return Contest.model_validate(EXAMPLES[name]())


def example_result(name: str) -> bytes:
    """The result file of the example `name`: most people pass, the last ones do not."""
    contest = example_contest(name)
    valid, listed = contest.accounts.valid or 0, len(contest.candidate)
    votes = {one.id: _votes(place, listed, valid, contest.seats) for place, one in enumerate(contest.candidate)}
    totals = {one: Totals(count, valid - count, 0) for one, count in votes.items()}
    return result_json(compute_totals(contest, load_builtin(contest.regulation), totals)).encode()


def _votes(place: int, listed: int, valid: int, seats: int) -> int:
    """Votes that stay below what the ballots together can give; each person another number where that is possible."""
    if listed == 1:
        return valid - 1
    turn = place * 11 % listed
    return valid * seats // listed - turn * (valid * seats // listed) // (2 * listed)
