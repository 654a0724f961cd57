"""Result files for the tests of documents, as plain dictionaries of the schema congress-result/1."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Document = dict[str, Any]

NAMES = (
    "Lò Văn An", "Hoàng Thị Ánh", "Trần Quốc Bảo", "Nguyễn Đình Cường", "Vi Thị Diệp", "Phạm Minh Đức", "Lê Thị Hà",
    "Đỗ Xuân Hải", "Nông Văn Hiếu", "Bùi Thị Hồng", "Vũ Mạnh Hùng", "Ngô Thanh Huyền", "Đặng Trung Kiên",
    "Lường Thị Lan", "Cao Văn Lâm", "Phan Thị Mai", "Trịnh Hoài Nam", "Quàng Văn Pâng", "Dương Thị Thảo", "Hà Huy Tùng",
)  # fmt: skip
EVENT: Document = {
    "superior": "BAN CHẤP HÀNH TRUNG ƯƠNG",
    "organisation": "ĐẢNG BỘ TỈNH SÔNG MÂY",
    "congress": "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ V",
    "term": "2025-2030",
    "place": "Sông Mây",
    "date": "2025-02-05",
    "closed_at": "16:40",
    "document_no": "07",
    "officer": [
        {"role": "counting_head", "name": "Mai Xuân Thịnh"},
        {"role": "counting_member", "name": "Tạ Thị Yến"},
        {"role": "presidium", "name": "Chu Đức Thọ"},
    ],
}


def share(votes: int, base: int) -> str | None:
    if base == 0:
        return None
    return str((Decimal(votes * 100) / base).quantize(Decimal("0.01"), ROUND_HALF_UP))


def candidates(votes: list[int], names: list[str], *, base: int, needed: int, valid: int, seats: int) -> list[Document]:
    """Rows of the candidates in ballot order, the verdicts by votes alone (no ties at the cut)."""
    rank = {count: 1 + sum(other > count for other in votes) for count in votes}

    def verdict(count: int) -> str:
        return "not_elected" if count < needed else "elected" if rank[count] <= seats else "not_seated"

    return [
        {
            "id": f"c{place:03d}", "name": name, "votes": count, "against": valid - count, "unusable": 0,
            "share": share(count, base), "rank": rank[count], "margin": count - needed, "verdict": verdict(count),
            "clause": "QĐ 190-QĐ/TW, Đ30.2",
        }
        for place, (name, count) in enumerate(zip(names, votes, strict=True), 1)
    ]  # fmt: skip


def result(people: list[Document], **changes: Any) -> Document:
    """A result around the rows of `people`; `changes` replace whole keys."""
    by_rank = sorted(people, key=lambda one: one["rank"])
    elected = [one["id"] for one in by_rank if one["verdict"] == "elected"]
    seats = changes.get("seats", 18)
    document: Document = {
        "schema": "congress-result/1", "contest": "bch", "regulation": "party-2024",
        "title": "Bầu Ban Chấp hành Đảng bộ tỉnh Sông Mây khóa V, nhiệm kỳ 2025-2030", "seats": seats,
        "kind": "committee", "form": "strike", "round": 1, "mode": "normal", "test": False, "event": EVENT,
        "electorate": {
            "body": "delegates", "summoned": 356, "present": 349,
            "subtract": [{"reason": "committee_absent", "count": 2}, {"reason": "absent_no_alternate", "count": 4}],
        },
        "base": {
            "kind": "summoned", "value": 350, "summoned": 356,
            "subtractions": [{"reason": "committee_absent", "count": 2}, {"reason": "absent_no_alternate", "count": 4}],
        },
        "needed": 176,
        "ballots": {
            "printed": 360, "issued": 348, "spoiled": 3, "returned": 347, "valid": 342, "invalid": 5,
            "invalid_by_ground": {"OVERVOTE": 3, "NONE": 1, "SIGNED": 1},
        },
        "candidates": people, "elected": elected, "alternates": [], "tied": [], "short": seats - len(elected),
        "next": {"action": "none", "seats": 0, "candidates": [], "clause": ""},
        "recognised": True, "errors": [], "warnings": [],
    }  # fmt: skip
    return document | changes


def typical(**changes: Any) -> Document:
    """Twenty people for eighteen seats; seventeen pass, the next has exactly half of the base."""
    votes = [341, 338, 335, 333, 331, 330, 329, 328, 320, 318, 310, 305, 301, 290, 281, 270, 255, 175, 131, 74]
    people = candidates(votes, list(NAMES), base=350, needed=176, valid=342, seats=18)
    for place, one in enumerate(people):
        one["born"] = f"19{60 + place}-03-{place + 1:02d}"
        one["note"] = "Tái cử" if place % 3 else ""
    step = {"action": "congress_decides", "seats": 1, "candidates": [], "clause": "QĐ 190-QĐ/TW, Đ30"}
    warning = {
        "code": "CLAUSE_UNVERIFIED",
        "vi": "Điều khoản chưa đối chiếu văn bản gốc.",
        "en": "The clause was not checked against the text.",
    }
    return result(people, **({"next": step, "warnings": [warning]} | changes))


def minimal() -> Document:
    """One person, agree or not, nothing that may be absent."""
    people = candidates([13], ["Nghiêm Thị Bích Hằng"], base=17, needed=9, valid=15, seats=1)
    base = {"kind": "summoned", "value": 17, "summoned": 17, "subtractions": []}
    ballots = {"returned": 17, "valid": 15, "invalid": 2, "invalid_by_ground": {"ONE_BOTH_OR_NEITHER": 2}}
    return result(
        people, seats=1, form="agree", kind="secretary", title="Bầu Bí thư Chi bộ", base=base, needed=9,
        ballots=ballots, event={}, electorate={}, short=0,
    )  # fmt: skip


def extreme() -> Document:
    """Sixty long names, all nine grounds and three of another regulation, long titles."""
    names = [f"{NAMES[place % 20]} Tôn Nữ Công Huyền Thị Thanh Phương Nguyễn Hoàng {place}" for place in range(60)]
    votes = [1500 - 7 * place for place in range(60)]
    people = candidates(votes, names, base=1587, needed=794, valid=1512, seats=55)
    for one in people:
        one["note"] = "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo và Dân vận, Chủ nhiệm Văn phòng cấp ủy"
        one["born"] = "1971-12-31"
    codes = [
        "NOT_ISSUED", "OVERVOTE", "NONE", "ONE_BOTH_OR_NEITHER", "ALL_ROWS_UNUSABLE", "OUTSIDE_NAME", "MARKED",
        "TWO_INKS", "SIGNED", "GROUND_X", "GROUND_Y", "GROUND_Z",
    ]  # fmt: skip
    by_ground = {code: place + 1 for place, code in enumerate(codes)}
    ballots = {"printed": 1650, "issued": 1590, "spoiled": 0, "returned": 1590, "valid": 1512, "invalid": 78,
               "invalid_by_ground": by_ground}  # fmt: skip
    base = {"kind": "summoned", "value": 1587, "summoned": 1600,
            "subtractions": [{"reason": "absent_no_alternate", "count": 13}]}  # fmt: skip
    electorate = {"body": "delegates", "summoned": 1600, "present": 1590, "subtract": base["subtractions"]}
    title = "Bầu Ban Chấp hành Đảng bộ tỉnh hợp nhất " + "và các cơ quan trực thuộc " * 6 + "nhiệm kỳ 2025-2030"
    return result(
        people, seats=55, ballots=ballots, base=base, electorate=electorate, needed=794, title=title, short=0,
        event=EVENT | {"organisation": "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG, CHÍNH QUYỀN VÀ ĐOÀN THỂ TỈNH SÔNG MÂY HỢP NHẤT"},
    )  # fmt: skip


def tie() -> Document:
    """Seven seats, six elected, two with equal votes at the last seat (EXAMPLES C3)."""
    votes = [95, 90, 88, 80, 75, 70, 66, 66, 60]
    people = candidates(votes, list(NAMES[:9]), base=100, needed=51, valid=100, seats=6)
    for one in people:
        one["verdict"] = {66: "tied", 60: "not_seated"}.get(one["votes"], "elected")
    base = {"kind": "summoned", "value": 100, "summoned": 100, "subtractions": []}
    ballots = {"issued": 100, "returned": 100, "valid": 100, "invalid": 0, "invalid_by_ground": {}}
    step = {"action": "revote", "seats": 1, "candidates": ["c007", "c008"], "clause": "QĐ 190-QĐ/TW, Đ30"}
    return result(
        people, seats=7, base=base, ballots=ballots, needed=51, tied=["c007", "c008"], short=0, next=step,
        electorate={"body": "meeting", "summoned": 100, "present": 100}, round=2,
    )  # fmt: skip


def hostile() -> Document:
    """Names and titles that try to be something else."""
    document = typical(title="<script>alert(1)</script> & <img src='file:///etc/passwd'>")
    document["candidates"][0]["name"] = "<b>An</b> & {{ 7*7 }} {% raw %} {0} %s"
    document["candidates"][1]["name"] = "שלום \u202eabc\u202c"
    document["candidates"][2]["name"] = "A" * 200
    document["candidates"][3]["note"] = "]]></td></table><h1>HACK</h1>"
    return document


ALL = {
    "minimal": minimal, "typical": typical, "extreme": extreme, "tie": tie, "hostile": hostile,
    "test": lambda: typical(test=True), "blanks": lambda: typical(event={}, electorate={}),
}  # fmt: skip
