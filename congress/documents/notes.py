"""The errors and warnings of a result as signed papers say them: with articles, never with ids or keys of files.

What staff are advised to do about them is for the screen, before anything is signed.
"""

from congress.documents.basis import article_words
from congress.i18n import _
from tally.problems import Lang
from tally.result import ClauseLine, Finding, Result

UNVERIFIED = "W01"
"""The finding whose own words name clauses by their ids, for the person at the terminal."""


def note_words(result: Result, lang: Lang) -> tuple[str, ...]:
    """One note a finding, errors first."""
    return tuple(_note(result, finding, lang) for finding in (*result.errors, *result.warnings))


def _note(result: Result, finding: Finding, lang: Lang) -> str:
    unverified = [line for line in result.clauses if line.confidence == "unverified"]
    if finding.code == UNVERIFIED and unverified:
        return _("The result rests on provisions not yet compared with the official text: {provisions}.").format(
            provisions="; ".join(_provision(result, line, lang) for line in unverified)
        )
    return finding.vi if lang == "vi" else finding.en  # what to do about it is for the staff, not for a signed paper


def _provision(result: Result, line: ClauseLine, lang: Lang) -> str:
    """The sentence of the clause and where it stands: “…” (khoản 2 Điều 30)."""
    sentence = (line.vi if lang == "vi" else line.en).rstrip(".")
    place = article_words(result, line.id, lang)
    return f"“{sentence}” ({place})" if place else f"“{sentence}”"
