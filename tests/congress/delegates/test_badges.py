"""Badges: codes that are signed, of this congress, and never a ballot's; a badge made anew ends the earlier one."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from delegate_lists import BY, LIST, list_file, workspace_with_list
from hypothesis import given
from hypothesis import strategies as st

from ballots import code as ballot_code
from ballots.code import Payload
from congress.custody import read_entries
from congress.delegates import badge_code
from congress.delegates.badge_code import Badge, ForeignCodeError, ForgedCodeError
from congress.delegates.badges import Issued, issue_badges, issued_of, seat_of
from congress.delegates.changing import bar, bring_list, replace_by
from congress.delegates.roll import Roll, read_roll
from congress.workspace import Workspace
from tally.problems import InvalidError, StopError, ToolkitError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
BADGE = Badge("0123456789abcdef", 17, 1)
badges = st.builds(Badge, st.binary(min_size=8, max_size=8).map(bytes.hex), st.integers(0, 65535), st.integers(0, 255))


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


@given(badges)
def test_a_code_says_what_was_put_in_and_is_digits_only(badge: Badge) -> None:
    text = badge_code.make(badge, KEY)
    assert badge_code.verified(text, KEY.public_key()) == badge
    assert len(text) == 186
    assert text.isdecimal()


@given(st.integers(0, 185), st.integers(1, 9))
def test_one_digit_changed_anywhere_is_no_badge_or_forged(place: int, more: int) -> None:
    text = badge_code.make(BADGE, KEY)
    altered = text[:place] + str((int(text[place]) + more) % 10) + text[place + 1 :]
    with pytest.raises((ForeignCodeError, ForgedCodeError)):
        badge_code.verified(altered, KEY.public_key())


def test_a_badge_signed_with_another_key_is_forged() -> None:
    with pytest.raises(ForgedCodeError):
        badge_code.verified(badge_code.make(BADGE, OTHER), KEY.public_key())


def test_a_badge_is_no_ballot_and_a_ballot_no_badge_even_under_one_key() -> None:
    badge = badge_code.make(BADGE, KEY)
    ballot = ballot_code.make(Payload("bch", 1, 1, 1, "00" * 12), KEY)
    with pytest.raises(ballot_code.ForeignCodeError):
        ballot_code.read(badge, KEY.public_key())
    with pytest.raises(ForeignCodeError):
        badge_code.verified(ballot, KEY.public_key())
    with pytest.raises(InvalidError) as refused:
        seat_of(ballot, Roll(), Issued("00" * 8))
    assert codes(refused.value) == ["BADGE_IS_BALLOT"]


@pytest.mark.parametrize("text", ["", "11", "1" * 185, "1" * 187, "12" + "0" * 184, "11" + "9" * 184, "11" + "0" * 184])
def test_other_digits_are_no_badge(text: str) -> None:
    with pytest.raises(ForeignCodeError):
        badge_code.said(text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path]:
    folder = tmp_path_factory.mktemp("badges")
    workspace = workspace_with_list(folder)
    bar(workspace, "b1", "charged", "khởi tố", BY)
    issue_badges(workspace, BY, key_file=folder / "badge.pem")
    return workspace, folder / "badge.pem"


def scanned(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [
            code.text for page in pdf for code in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        ]  # fmt: skip


def test_the_printed_badges_are_scanned_back_to_their_people(made: tuple[Workspace, Path]) -> None:
    workspace, _key = made
    roll, issued = read_roll(workspace), issued_of(read_entries(workspace))
    found = [seat_of(text, roll, issued).id for text in scanned(workspace.root / "badges/badges-1.pdf")]
    assert sorted(found) == ["a1", "a2", "a3", "a4", "b2", "c1", "u1", "u2"]  # nobody barred


def test_a_screen_reader_is_told_whose_code_each_picture_is(made: tuple[Workspace, Path]) -> None:
    workspace, _key = made
    with pikepdf.open(workspace.root / "badges/badges-1.pdf") as pdf:
        told = [
            str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    assert len(set(told)) == 8
    assert all(one.startswith("Mã của thẻ số ") for one in told)


def test_the_key_stands_elsewhere_and_only_its_owner_reads_it(made: tuple[Workspace, Path]) -> None:
    workspace, key = made
    assert key.stat().st_mode & 0o777 == 0o600
    secret = key.read_bytes()
    assert not any(secret in path.read_bytes() for path in workspace.root.rglob("*") if path.is_file())


def test_badges_made_again_are_the_same_and_one_made_anew_ends_the_earlier(
    made: tuple[Workspace, Path], tmp_path: Path
) -> None:
    workspace, key = made
    before = scanned(workspace.root / "badges/badges-1.pdf")
    entries = len(read_entries(workspace))
    assert issue_badges(workspace, BY, key_file=key) == ("badges/badges-1.pdf", 8)
    assert len(read_entries(workspace)) == entries
    with pytest.raises(StopError) as stopped:
        issue_badges(workspace, BY, only=["a1"], key_file=key)
    assert codes(stopped.value) == ["BADGE_REASON"]
    replace_by(workspace, "b1", "b2", "thay", BY)
    name, count = issue_badges(workspace, BY, only=["b2"], reason="thành chính thức", key_file=key)
    roll, issued = read_roll(workspace), issued_of(read_entries(workspace))
    assert count == 1
    assert [seat_of(text, roll, issued).id for text in scanned(workspace.root / name)] == ["b2"]
    refused = []
    for text in before:
        try:
            seat_of(text, roll, issued)
        except InvalidError as error:
            refused += codes(error)
    assert refused == ["BADGE_WITHDRAWN"]


def test_what_is_no_good_badge_here_is_refused_in_words(made: tuple[Workspace, Path]) -> None:
    workspace, _key = made
    roll, issued = read_roll(workspace), issued_of(read_entries(workspace))
    cases = {
        badge_code.make(Badge(issued.congress, 1, 1), OTHER): "BADGE_FORGED",
        badge_code.make(Badge("00" * 8, 1, 1), KEY): "BADGE_OTHER_CONGRESS",
        "8934567890123": "BADGE_NO_BADGE",
        "PS1ABC": "BADGE_IS_BALLOT",
    }
    for text, code in cases.items():
        with pytest.raises(InvalidError) as refused:
            seat_of(text, roll, issued)
        assert codes(refused.value) == [code]


def test_another_key_stops_until_all_badges_are_made_anew(tmp_path: Path) -> None:
    workspace = workspace_with_list(tmp_path)
    issue_badges(workspace, BY, key_file=tmp_path / "one.pem")
    old = scanned(workspace.root / "badges/badges-1.pdf")[0]
    for only in ((), ("a1",)):
        with pytest.raises(StopError) as stopped:
            issue_badges(workspace, BY, only=only, reason="x" if only else "", key_file=tmp_path / "two.pem")
        assert codes(stopped.value) == ["BADGE_OTHER_KEY"]
    name, count = issue_badges(workspace, BY, reason="mất khóa", key_file=tmp_path / "two.pem")
    roll, issued = read_roll(workspace), issued_of(read_entries(workspace))
    assert len({seat_of(text, roll, issued).id for text in scanned(workspace.root / name)}) == count == 9
    with pytest.raises(InvalidError) as refused:
        seat_of(old, roll, issued)
    assert codes(refused.value) == ["BADGE_WITHDRAWN"]


def test_a_number_on_a_badge_never_becomes_another_persons(tmp_path: Path) -> None:
    workspace = workspace_with_list(tmp_path)

    def bring(*numbers: tuple[str, str], without: str = "", reason: str = "mới") -> None:
        said = dict(numbers)
        head, headings, *rows = LIST.splitlines()
        kept = [row for row in rows if not without or f",{without}," not in row]
        lines = [head, headings + ",Số đại biểu", *(f"{row},{said.get(row.split(',')[1], '')}" for row in kept)]
        bring_list(workspace, list_file(tmp_path, "\n".join(lines)), BY, reason=reason)

    bring(("a1", "4"), ("a2", "3"))  # no badge is out
    issue_badges(workspace, BY, key_file=tmp_path / "one.pem")
    for numbers in [(("a1", "3"), ("a2", "4")), (("a1", "50"), ("a2", "4"))]:
        with pytest.raises(StopError) as stopped:
            bring(*numbers)
        assert codes(stopped.value) == ["NUMBER_ON_BADGE"]
    bring(("a1", "50"))
    bring(without="b2")
    with pytest.raises(StopError) as stopped:
        bring(("a2", "4"), without="b2")
    assert codes(stopped.value) == ["NUMBER_ON_BADGE"]  # given up by a1, yet on a1's old badge
    bring()
    assert read_roll(workspace).seats["b2"].delegate.number == 10  # not 4
