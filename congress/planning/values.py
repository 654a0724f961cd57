"""What the text of a cell means, field by field. Each reader returns the value or raises; none guesses."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from congress.planning.dates import DateError, parse_date
from congress.planning.people import Evaluations, Level, Sex
from congress.planning.words import clean, plain

MAX_NAME = 200


class UnreadableCellError(ValueError):
    """`code` names, in the table of messages, what is wrong with the cell."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


_MARKS = {"x", "✓", "✔", "✗", "v", "1", "•", "+", "*"}
_YES = {"co", "yes", "true", "dung", "y", "tai cu", "duong nhiem", "dang duong nhiem", "tai nhiem", "incumbent"}
_NO = {
    "khong",
    "no",
    "false",
    "0",
    "n",
    "lan dau",
    "moi",
    "tham gia lan dau",
    "tham gia moi",
    "lan dau tham gia",
    "new",
}
_SEXES: dict[str, Sex] = {
    "nam": "male", "nam gioi": "male", "male": "male", "m": "male", "ong": "male",
    "nu": "female", "nu gioi": "female", "female": "female", "f": "female", "ba": "female",
}  # fmt: skip
_LEVELS = {
    Level.excellent: r"(hoan thanh|ht) ?xuat sac( nhiem vu| nv)?|htxs(nv)?|xuat sac|xs(nv)?|excellent",
    Level.good: r"(hoan thanh|ht) ?tot( nhiem vu| nv)?|htt(nv)?|tot|t|good",
    Level.completed: r"hoan thanh( nhiem vu| nv)?|htnv|ht|completed",
    Level.failed: r"(khong|chua) hoan thanh( nhiem vu| nv)?|khtnv|kht|failed",
}
_NO_LEVEL = re.compile(r"(khong|chua|mien) (xep loai|danh gia|co)|")
_NONE = re.compile(r"khong( co| bi)?( ky luat)?|chua|0|no|none|")
_NAME = re.compile(r"[^\W_][\w .,'’ʼ\-()/]*")
_LEGACY_FONT = re.compile(r"[¨©ª«¬®¸¹µ¶·»¼½¾¡¢£¤¥¦§¯±²³°]")


def read_text(text: str) -> str:
    return clean(text)


def read_name(text: str) -> str:
    name = clean(text)
    if _LEGACY_FONT.search(name):
        raise UnreadableCellError("NAME_OLD_FONT")
    if not _NAME.fullmatch(name) or not any(letter.isalpha() for letter in name) or len(name) > MAX_NAME:
        raise UnreadableCellError("NAME_UNREADABLE")
    return name


def read_date(text: str) -> Any:
    try:
        return parse_date(clean(text))
    except DateError as fault:
        raise UnreadableCellError(fault.code) from fault


def read_sex(text: str) -> Sex:
    try:
        return _SEXES[plain(text)]
    except KeyError as error:
        raise UnreadableCellError("SEX_UNREADABLE") from error


def is_mark(text: str) -> bool:
    return clean(text).casefold() in _MARKS


def read_yes_no(text: str) -> bool:
    """`x`, có, tái cử… is yes; không, lần đầu… is no; the plain dash is no."""
    if is_mark(text) or plain(text) in _YES:
        return True
    if plain(text) in _NO or clean(text) in ("-", "–", "—"):
        return False
    raise UnreadableCellError("YES_NO_UNREADABLE")


def read_level(text: str) -> Level | None:
    """The level, or None for "chưa xếp loại" and a dash."""
    words = plain(text)
    for level, pattern in _LEVELS.items():
        if re.fullmatch(pattern, words):
            return level
    if _NO_LEVEL.fullmatch(words):
        return None
    raise UnreadableCellError("LEVEL_UNREADABLE")


def read_evaluations(text: str, years: Sequence[int]) -> Evaluations:
    """One cell with one level, or several set apart by `;`, `,`, `/` or `|`, each with or without its year.

    `years` are those the heading names; they count where there are as many values as years.
    """
    parts = [part for part in re.split(r"[;,/|\n]", clean(text.replace("\n", ";"))) if part.strip()]
    if years and len(parts) == len(years):
        return tuple(
            (year, level) for year, part in zip(years, parts, strict=True) if (level := read_level(part)) is not None
        )
    if len(years) > 1:
        raise UnreadableCellError("LEVEL_UNREADABLE")
    found = []
    for part in parts:
        dated = re.fullmatch(r"\s*(?:năm\s*)?(20\d\d)\s*[:\-–=]?\s*(.+)", part, re.IGNORECASE)
        level = read_level(dated[2] if dated else part)
        if level is not None:
            found.append((int(dated[1]) if dated else None, level))
    return tuple(found)


def read_discipline(text: str) -> str:
    """Empty where the cell says none, else the cell's words."""
    return "" if _NONE.fullmatch(plain(text)) else clean(text)


def read_posts(text: str) -> tuple[str, ...]:
    return tuple(found for part in re.split(r"[;\n]", text) if (found := clean(part)))


def read_count(text: str) -> int | None:
    """A small whole number: `2`, `02`, `2 nhiệm kỳ`; a dash or "không" is 0."""
    if found := re.fullmatch(r"(\d{1,2})(?:\.0+)?(?: nhiệm kỳ)?", clean(text).casefold()):
        return int(found[1])
    if _NONE.fullmatch(plain(text)):
        return 0
    raise UnreadableCellError("COUNT_UNREADABLE")


READERS: dict[str, Callable[[str], Any]] = {
    "name": read_name,
    "born": read_date,
    "sex": read_sex,
    "ethnicity": read_text,
    "religion": read_text,
    "home": read_text,
    "joined": read_date,
    "official": read_date,
    "education": read_text,
    "theory": read_text,
    "post": read_text,
    "unit": read_text,
    "sector": read_text,
    "planned_posts": read_posts,
    "incumbent": read_yes_no,
    "discipline": read_discipline,
    "terms": read_count,
    "training": read_posts,
    "note": read_text,
}
