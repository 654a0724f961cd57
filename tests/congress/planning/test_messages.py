"""The words of every code: both languages, the same values, a remedy wherever something is to be done."""

import re
from pathlib import Path
from string import Formatter

import pytest

import congress.planning
from congress.planning.messages import MESSAGES

_OF_TESTS = ("MONTHS_", "LEVEL", "DISCIPLINE_", "WINDOWS_", "TERMS_", "THEORY_", "TRAINING_", "OFFICIAL_")
REASONS = {code for code in MESSAGES if code.startswith(_OF_TESTS)} - {"LEVEL_UNREADABLE"}
WITHOUT_REMEDY = REASONS | {"SAME_PERSON", "BARRED", "FIXED", "NOT_TAKEN", "SHEET_READ", "AGES_OUT", "MAY_BE_ADDED"}
WITHOUT_REMEDY |= {"NOT_PLANNED", "POSTS_TOO_MANY"}


def values(text: str) -> set[str]:
    return {name.removesuffix("_vi").removesuffix("_en") for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_both_languages_say_the_same_values(code: str) -> None:
    message = MESSAGES[code]
    assert message.vi
    assert message.en
    assert values(message.vi) == values(message.en)
    assert values(message.fix_vi) == values(message.fix_en)
    assert bool(message.fix_vi) == bool(message.fix_en) == (code not in WITHOUT_REMEDY)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_no_english_words_need_a_plural_of_a_number(code: str) -> None:
    assert not re.search(r"\{(count|people|seats|eligible|said|low|high|most)\} (?!is )[a-z]", MESSAGES[code].en)


def test_every_code_is_used_and_every_code_used_has_words() -> None:
    folder = Path(congress.planning.__file__).parent
    sources = [path for path in folder.glob("*.py") if not path.name.endswith("messages.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in [*sources, folder.parent / "cli" / "slate.py"])
    used = set(re.findall(r'"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"', text)) | {"BARRED", "FIXED"}
    assert set(MESSAGES) - used == set()
    assert set(re.findall(r'problem\(\s*"([A-Z_0-9]+)"', text)) <= set(MESSAGES)
