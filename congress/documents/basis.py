"""What a document rests on: the regulation and its articles, as documents cite them."""

import re

from congress.i18n import _
from tally.clauses import RoundingClause
from tally.problems import Lang
from tally.regulation import builtin_ids, load_builtin
from tally.result import Result


def regulation_words(regulation: str, lang: Lang) -> str:
    """The full name of a profile that ships with the program; of any other, what the result file calls it."""
    if regulation not in builtin_ids():
        return regulation
    known = load_builtin(regulation)
    return known.vi if lang == "vi" else known.en


def _cited_as(regulation: str, lang: Lang) -> str:
    """The document a paper rests on: a profile for one kind of vote bears the name of the vote, not of a document."""
    if regulation not in builtin_ids():
        return regulation
    known = load_builtin(regulation)
    return (known.cited_vi if lang == "vi" else known.cited_en) or regulation_words(regulation, lang)


def rounding_of(regulation: str) -> RoundingClause | None:
    """How a profile that ships with the program rounds shares."""
    if regulation not in builtin_ids():
        return None
    return next((one for one in load_builtin(regulation).clause if isinstance(one, RoundingClause)), None)


def article_words(result: Result, clause: str, lang: Lang) -> str:
    """Where the clause of this id stands: Đ30.2 → khoản 2 Điều 30; its source where that is not the regulation itself.

    An id that the result file does not explain is printed as it is.
    """
    known = next((line for line in result.clauses if line.id == clause), None)
    if known is None:
        return clause
    return _cited(known.article, lang) if known.article else known.source


def _cited(article: str, lang: Lang) -> str:
    found = re.fullmatch(r"Đ(\d+)(?:\.(\d+))?", article)
    if not found:
        return article
    number, part = found.groups()
    if lang == "en":
        return f"Article {number}.{part}" if part else f"Article {number}"
    return f"khoản {part} Điều {number}" if part else f"Điều {number}"


def basis_words(result: Result, lang: Lang) -> str:
    """The articles this result rests on, lowest first, and the regulation's name. A whole article covers its parts."""
    articles = {line.article for line in result.clauses if line.article}
    whole = sorted((one for one in articles if one.partition(".")[0] not in articles - {one}), key=_numbers)
    name = _cited_as(result.regulation, lang)
    cited = ", ".join(_cited(one, lang) for one in whole)
    return _("{articles} of the {regulation}").format(articles=cited, regulation=name) if cited else name


def _numbers(article: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", article)]
