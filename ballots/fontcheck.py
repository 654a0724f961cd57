"""Which letters of a page a font lacks."""

from typing import Any


def families(document: Any) -> set[str]:
    """The families that WeasyPrint's `document` was drawn in. They are known only once its letters are drawn."""
    return {_family(font) for font in document.fonts.values()}


def letters_lacking(document: Any, family: str) -> list[str]:
    """The letters of `document`, drawn, that stand in another family than `family` or in none, in order; what does not
    show as a letter by its number (U+2003)."""
    drawn = {
        letter
        for font in document.fonts.values()
        if _family(font) != family
        for text in font.to_unicode.values()
        for letter in text
    }
    hollow = {chr(code) for font in document.fonts.values() for code in font.missing}
    return [one if one.isprintable() and one.strip() else f"U+{ord(one):04X}" for one in sorted(drawn | hollow)]


def _family(font: Any) -> str:
    return font.family.decode() if isinstance(font.family, bytes) else str(font.family)
