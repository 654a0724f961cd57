"""Contests of any size with invented people, for the tests of ballots."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tally.contest import Contest

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
_MIDDLE = ("Văn", "Thị", "Thị Phương", "Đức", "Quang", "Thị Hồng", "Minh", "Ngọc Bảo", "Hữu")
_GIVEN = ("Ẩn", "Ánh", "Bình", "Cường", "Đạt", "Giang", "Hương", "Khánh", "Long", "Mỹ", "Nguyệt", "Phúc", "Quỳnh")
LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Hoàng Phương Thục Quỳnh Trang Nghiêm"


def plain(text: str) -> str:
    """English, the language of the source: no translation."""
    return text


def name_of(number: int) -> str:
    return f"{_FAMILY[number * 5 % 14]} {_MIDDLE[number * 7 % 9]} {_GIVEN[number % 13]}"


def contest_of(count: int, form: str = "strike", *, names: list[str] | None = None, **changed: Any) -> Contest:
    """A contest with `count` people; with form `strike` two fewer seats than people."""
    data: dict[str, Any] = {
        "id": "bch-2025",
        "title": "Bầu Ban Chấp hành Đảng bộ tỉnh khóa XX, nhiệm kỳ 2025-2030",
        "regulation": "party-2024",
        "seats": max(1, count - 2) if form == "strike" else count,
        "form": form,
        "kind": "committee",
        "event": {
            "superior": "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "organisation": "ĐẢNG BỘ TỈNH HÒA AN",
            "congress": "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XX",
        },
        "candidate": [
            {"id": f"c{n:02d}", "name": (names or [])[n - 1] if names else name_of(n)} for n in range(1, count + 1)
        ],
    }
    return Contest.model_validate({**data, **changed})
