"""The code of a ballot page: says what it was given, signed; anything else is refused, and told apart."""

import pytest
import zxingcpp
from ballot_contests import KEY, OTHER_KEY
from hypothesis import given
from hypothesis import strategies as st

from ballots.code import BadSignatureError, ForeignCodeError, Payload, make, modules, modules_fast, read

STYLE = "0123456789abcdef" * 4
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)
PAYLOADS = st.builds(
    Payload,
    contest=IDS,
    round=st.integers(1, 99),
    page=st.integers(1, 255),
    pages=st.integers(1, 255),
    style=st.binary(min_size=12, max_size=12).map(bytes.hex),
    test=st.booleans(),
    serial=st.just("") | st.binary(min_size=8, max_size=8).map(bytes.hex),
)


@given(PAYLOADS)
def test_a_code_says_what_it_was_given(payload: Payload) -> None:
    assert read(make(payload, KEY), KEY.public_key()) == payload


@given(PAYLOADS)
def test_a_code_has_only_the_letters_that_keep_it_small(payload: Payload) -> None:
    text = make(payload, KEY)
    assert text == text.upper()
    assert text.isalnum()


@given(PAYLOADS, st.integers(0, 10_000), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_changed_letter_is_never_read_as_another_ballot(payload: Payload, where: int, letter: str) -> None:
    text = make(payload, KEY)
    at = 3 + where % (len(text) - 3)
    changed = text[:at] + letter + text[at + 1 :]
    try:
        assert read(changed, KEY.public_key()) == payload
    except (BadSignatureError, ForeignCodeError):
        assert changed != text


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda data: "PB1" + data.hex().upper()))
def test_any_other_text_is_foreign_or_badly_signed(text: str) -> None:
    with pytest.raises((ForeignCodeError, BadSignatureError)):
        read(text, KEY.public_key())


def test_another_key_is_a_bad_signature_not_a_foreign_code() -> None:
    with pytest.raises(BadSignatureError):
        read(make(Payload("c", 1, 1, 1, STYLE), OTHER_KEY), KEY.public_key())


@pytest.mark.parametrize(
    "text", ["", "PB1", "https://example.org/", "PB1ABCDEFGH", "PB2" + "A" * 200, "PB1" + "A" * 2000]
)
def test_codes_of_others_are_foreign(text: str) -> None:
    with pytest.raises(ForeignCodeError):
        read(text, KEY.public_key())


def test_the_whole_style_hash_may_be_given_and_is_recognised_by_its_start() -> None:
    payload = read(make(Payload("c", 1, 1, 1, STYLE), KEY), KEY.public_key())
    assert payload.is_of_style(STYLE)
    assert not payload.is_of_style("f" + STYLE[1:])
    assert len(payload.style) >= 2 * 10


def test_identical_ballots_have_identical_codes() -> None:
    payload = Payload("bch-2025", 1, 1, 2, STYLE)
    assert make(payload, KEY) == make(payload, KEY)


@pytest.mark.parametrize("contest", ["c", "bch-2025", "x" * 64])
def test_both_writers_draw_codes_that_read_back(contest: str) -> None:
    text = make(Payload(contest, 1, 1, 2, STYLE, serial="00" * 8), KEY)
    for draw in (modules, modules_fast):
        drawn = (~draw(text)).astype("uint8").repeat(4, 0).repeat(4, 1) * 255
        framed = __import__("numpy").pad(drawn, 16, constant_values=255)
        assert [found.text for found in zxingcpp.read_barcodes(framed)] == [text]
    assert modules(text).shape == modules_fast(text).shape
