"""Cell text as people type it, made comparable: one form of Unicode, one kind of space, plain words without marks."""

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def clean(text: str) -> str:
    """`text` composed (NFC), without invisible characters, every run of spaces and line breaks one space."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def plain(text: str) -> str:
    """Lower-case words without Vietnamese marks or punctuation: `Ngày, tháng, năm sinh` → `ngay thang nam sinh`."""
    lowered = clean(text).casefold().replace("đ", "d")
    unmarked = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", unmarked).strip()


def same(one: str, other: str) -> bool:
    """Whether two texts are equal but for spaces, case and the form of Unicode. Marks count: Tống is not Tổng."""
    return clean(one).casefold() == clean(other).casefold()


def slug(text: str, limit: int = 40) -> str:
    """`text` as letters, digits and hyphens, fit for an id or a file name; may be empty."""
    return plain(text).replace(" ", "-")[:limit].strip("-")


def had_odd_spaces(text: str) -> bool:
    """Whether `text` holds no-break or invisible characters that the eye does not see."""
    return bool(_INVISIBLE.search(text)) or any(c in text for c in "\u00a0\u202f\u2007\u3000")


def was_decomposed(text: str) -> bool:
    return not unicodedata.is_normalized("NFC", text)
