"""The name of a regulation as documents cite it."""

from tally.problems import Lang
from tally.regulation import builtin_ids, load_builtin


def regulation_words(regulation: str, lang: Lang) -> str:
    """The full name of a profile that ships with the program; of any other, what the result file calls it."""
    if regulation not in builtin_ids():
        return regulation
    known = load_builtin(regulation)
    return known.vi if lang == "vi" else known.en
