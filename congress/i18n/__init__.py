"""The language of messages and documents: Vietnamese by default, English on request.

Source texts are English; `vi/LC_MESSAGES/congress.po` holds the Vietnamese. Coded problems carry both languages
themselves (`tally.problems`), since the result file prints both.
"""

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

from tally.problems import Lang

LANGUAGES: dict[str, Lang] = {"vi": "vi", "en": "en"}

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


def take_language(arguments: Sequence[str]) -> tuple[Lang, list[str]]:
    """The language a command line asks for, and the command line without that option.

    `--lang` counts wherever it stands, else `CONGRESS_LANG`, else Vietnamese. A value that is no language stays in
    the command line, to be refused with the rest.
    """
    rest: list[str] = []
    asked: Lang = "en" if os.environ.get("CONGRESS_LANG", "").lower().startswith("en") else "vi"
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name == "--lang":
            value = value if equals else next(waiting, "")
            if value in LANGUAGES:
                asked = LANGUAGES[value]
            else:
                rest += [name, value] if value else [name]
        else:
            rest.append(argument)
    return asked, rest


def _(text: str) -> str:
    """`text` (English) in the language in use."""
    return catalogue(_lang).gettext(text) if text else ""
