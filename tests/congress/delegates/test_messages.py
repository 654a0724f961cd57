"""Every problem with delegates is worded in both languages, with the same blanks."""

import re

import pytest

from congress.delegates.messages import MESSAGES


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same(code: str) -> None:
    message = MESSAGES[code]
    assert message.vi
    assert message.en
    assert bool(message.fix_vi) == bool(message.fix_en)
    for vi, en in ((message.vi, message.en), (message.fix_vi, message.fix_en)):
        assert set(re.findall(r"\{(\w+)\}", vi)) == set(re.findall(r"\{(\w+)\}", en))
