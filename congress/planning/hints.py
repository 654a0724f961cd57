"""A hint at what was probably meant by an unknown word."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 40


def hint(word: str, known: Iterable[str]) -> dict[str, str]:
    """The values `near_vi` and `near_en` of a message about an unknown word: the known word most like it, if any."""
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return {"near_vi": f" Có phải «{near[0]}»?", "near_en": f" Did you mean “{near[0]}”?"}
    listed = ", ".join(names[:_SHOWN]) + (f", … (+{len(names) - _SHOWN})" if len(names) > _SHOWN else "")
    return {"near_vi": f" Các giá trị được dùng: {listed}.", "near_en": f" Known: {listed}."}
