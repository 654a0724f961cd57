"""The language of messages and documents: Vietnamese by default, English on request.

Source texts are English; `vi/LC_MESSAGES/congress.po` holds the Vietnamese. Coded problems carry both languages
themselves (`tally.problems`), since the result file prints both.
"""

import gettext
import os
from pathlib import Path

from tally.problems import Lang

_catalogues: dict[Lang, gettext.NullTranslations] = {}
_lang: Lang = "vi"


def catalogue(lang: Lang) -> gettext.NullTranslations:
    """The translations of `lang`; English is the source itself."""
    if lang not in _catalogues:
        _catalogues[lang] = (
            gettext.NullTranslations()
            if lang == "en"
            else gettext.translation("congress", localedir=Path(__file__).parent, languages=[lang])
        )
    return _catalogues[lang]


def set_language(lang: Lang) -> None:
    """Sets the language of this process, for what the command-line library says by itself too."""
    global _lang
    _lang = lang
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("congress", Path(__file__).parent)
    gettext.textdomain("congress")


def language() -> Lang:
    return _lang


def language_of(arguments: list[str]) -> Lang:
    """The language a command line asks for: `--lang` wherever it stands, else `CONGRESS_LANG`, else Vietnamese."""
    asked = os.environ.get("CONGRESS_LANG", "vi")
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if before == "--lang":
            asked = argument
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return "en" if asked.lower().startswith("en") else "vi"


def _(text: str) -> str:
    """`text` (English) in the language in use."""
    return catalogue(_lang).gettext(text) if text else ""
