"""Every text for people has its Vietnamese, with the same blanks to fill, and the compiled catalogue is current."""

import re

import catalogue
import pytest

from tally.problems import Message

STORED = catalogue.stored()
BLANK = re.compile(r"\{(\w*)[^{}]*\}")


def blanks(text: str) -> set[str]:
    """The names to be filled in; `near_vi` and `near_en` hold the same thing in the two languages."""
    return {name.removesuffix("_vi").removesuffix("_en") for name in BLANK.findall(text)}


def test_every_text_in_code_and_templates_is_translated() -> None:
    texts = [message.id for message in catalogue.extracted() if message.id]
    assert len(texts) > 50
    untranslated = [text for text in texts if text not in STORED or not STORED[text].string]
    assert untranslated == []


def test_translations_keep_the_blanks_of_their_source() -> None:
    different = [message.id for message in STORED if message.id and blanks(message.id) != blanks(message.string)]
    assert different == []


def test_the_compiled_catalogue_is_made_from_the_stored_one() -> None:
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.stored()), "run: make messages"


def message_tables() -> dict[str, dict[str, Message]]:
    import ballots.messages
    import congress.messages
    import tally.messages

    return {table.__name__: table.MESSAGES for table in (tally.messages, ballots.messages, congress.messages)}


@pytest.mark.parametrize("table", message_tables())
def test_coded_problems_are_worded_in_both_languages_with_the_same_blanks(table: str) -> None:
    messages = message_tables()[table]
    assert messages
    for code, message in messages.items():
        assert message.vi, code
        assert message.en, code
        assert bool(message.fix_vi) == bool(message.fix_en), code
        for vi, en in ((message.vi, message.en), (message.fix_vi, message.fix_en)):
            assert blanks(vi) == blanks(en), code
