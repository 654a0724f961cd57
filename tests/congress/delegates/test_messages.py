"""Every problem with delegates is worded in both languages, with the same blanks."""

import re
from pathlib import Path

import pytest

import congress.delegates.messages
import congress.terms.messages
from tally.problems import Message

ALL = {**congress.delegates.messages.MESSAGES, **congress.terms.messages.MESSAGES}


@pytest.mark.parametrize("code", ALL)
def test_both_languages_say_the_same(code: str) -> None:
    message: Message = ALL[code]
    assert message.vi
    assert message.en
    assert bool(message.fix_vi) == bool(message.fix_en)
    for vi, en in ((message.vi, message.en), (message.fix_vi, message.fix_en)):
        assert set(re.findall(r"\{(\w+)\}", vi)) == set(re.findall(r"\{(\w+)\}", en))


def test_every_code_is_used_and_every_code_used_has_words() -> None:
    package = Path(congress.delegates.messages.__file__).parents[1]
    sources = [path for name in ("delegates", "terms", "cli") for path in (package / name).glob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources if not path.name.endswith("messages.py"))
    assert set(ALL) - set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', text)) == set()
    own = [path for path in sources if path.parent.name in ("delegates", "terms")]
    used = {code for path in own for code in re.findall(r'problem\(\s*"([A-Z_]+)"', path.read_text(encoding="utf-8"))}
    assert used <= set(ALL)
