"""The translation catalogue: takes the English texts out of code and templates, renews congress.po and compiles it.

`make messages` runs this; `test_catalogue.py` checks with it that nothing is left untranslated.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "congress" / "i18n" / "vi" / "LC_MESSAGES"
PO, MO = FOLDER / "congress.po", FOLDER / "congress.mo"

METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]

# What the command-line library itself looks up when it prints help.
COMMAND_LINE_WORDS = ("Options", "Arguments", "Commands", "default: {default}", "required", "(dynamic)")


def extracted() -> Catalog:
    """Every text meant for translation, with where it stands."""
    catalogue = Catalog(locale="vi")
    for folder in ("congress", "ballots", "templates"):
        found = extract_from_dir(ROOT / folder, METHODS, {"**.html": {"trimmed": "true"}})
        for name, _line, text, comments, context in found:
            catalogue.add(text, None, locations=[(f"{folder}/{name}", None)], auto_comments=comments, context=context)
    for text in COMMAND_LINE_WORDS:
        catalogue.add(text, None, locations=[("typer", None)])
    return catalogue


def stored() -> Catalog:
    with PO.open("rb") as handle:
        return read_po(handle, locale="vi")


def compiled(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def renew() -> list[str]:
    """Brings congress.po up to the code, compiles congress.mo; returns the texts still without Vietnamese."""
    translated = {message.id: message.string for message in stored()} if PO.exists() else {}
    catalogue = extracted()
    for message in catalogue:
        message.string = translated.get(message.id, "") if message.id else message.string
    FOLDER.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as handle:
        write_po(handle, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=True)
    MO.write_bytes(compiled(stored()))
    return [str(message.id) for message in catalogue if message.id and not message.string]


if __name__ == "__main__":
    missing = renew()
    for text in missing:
        sys.stdout.write(f"untranslated: {text!r}\n")
    sys.exit(bool(missing))
