"""Reading the small TOML files people write: whole, or with every fault named."""

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from congress.planning.messages import problem
from tally.problems import Place, UnreadableError

MAX_BYTES = 2_000_000


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file, its decimals exact. Raises UnreadableError where it is missing or no TOML."""
    from decimal import Decimal

    place = Place(file=path.name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(problem("FILE_UNREADABLE", place, why=f"> {MAX_BYTES} bytes"))
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UnreadableError(problem("FILE_UNREADABLE", place, why=error.strerror or str(error))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(problem("TOML_BROKEN", place, why=str(error))) from error


def hint(word: str, known: Iterable[str]) -> dict[str, str]:
    """The values `near_vi` and `near_en` of a message about an unknown word: the known word most like it, if any."""
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return {"near_vi": f" Có phải «{near[0]}»?", "near_en": f" Did you mean “{near[0]}”?"}
    listed = ", ".join(names[:40])
    return {"near_vi": f" Các giá trị được dùng: {listed}.", "near_en": f" Known: {listed}."}
