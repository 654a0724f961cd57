"""What the journal knows of a congress, as a proceedings file: its elections, each result by file and SHA-256."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congress.custody import read_entries, verified
from congress.documents.making import speaking
from congress.elections.state import Round, rounds_of
from congress.elections.steps import out_of_date
from congress.i18n import _
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.state import ListRecord, list_record
from congress.process.steps import STEP
from congress.tomlfile import toml_string, toml_text
from congress.versions import contest_version
from congress.workspace import Workspace
from tally.contest import Contest
from tally.problems import Place, Problem, StopError

_EVENT = ("superior", "organisation", "congress", "term", "place", "date")
_SIGNERS = ("presidium", "secretary")


@dataclass(frozen=True)
class Draft:
    """`left_out`: the rounds that are not in it, and why."""

    text: str
    left_out: tuple[Problem, ...]


@dataclass(frozen=True)
class _Vote:
    """A round that was counted, and its contest."""

    known: Round
    contest: Contest
    listed: ListRecord
    decision: str


def draft_proceedings(workspace: Workspace, folder: Path) -> Draft:
    """The draft, its files named from `folder`. Raises StopError where a result is no more that of what it was computed
    from, and where there is no result at all."""
    entries = read_entries(workspace)
    steps = {one.payload["election"] for one in entries if one.action == STEP}
    rounds = [one for one in rounds_of(entries).values() if one.contest and one.election not in steps]
    stale = [found for one in rounds if not one.has_current_result for found in out_of_date(one)]
    if stale := [one for one in stale if one.code == "RESULT_OUT_OF_DATE"]:
        raise StopError(stale)
    votes = [_vote(workspace, entries, one) for one in rounds if one.outcome]
    test = bool(votes) and all(one.contest.test for one in votes)
    told = sorted((one for one in votes if one.contest.test == test), key=_counted_at)
    if not told:
        raise StopError(problem("PROCEEDINGS_NO_ELECTION"))
    left_out = [_left_out(one, "chưa có kết quả", "it has no result yet") for one in rounds if not one.outcome]
    left_out += [
        _left_out(one.known, "là bầu thử", "it is a test election") for one in votes if one.contest.test != test
    ]
    with speaking(workspace.settings.language):
        return Draft(_text(workspace, told, folder, test=test), tuple(left_out))


def _vote(workspace: Workspace, entries: Sequence[Entry], known: Round) -> _Vote:
    mine = (one for one in entries if (one.election, one.round) == (known.election, known.round))
    decision = next((str(one.payload["decision"]) for one in mine if one.action == "round"), "")
    verified(workspace, known.result_name, known.result_hash)
    listed = list_record(entries, known.election) if known.round == 1 else ListRecord()
    return _Vote(known, contest_version(workspace, known, known.contest), listed, decision)


def _counted_at(one: _Vote) -> str:
    return one.known.outcome.at if one.known.outcome else ""


def _left_out(known: Round, why_vi: str, why_en: str) -> Problem:
    values = {"id": known.election, "round": known.round, "why_vi": why_vi, "why_en": why_en}
    return problem("PROCEEDINGS_LEFT_OUT", Place(subject=known.election), **values)


def _text(workspace: Workspace, told: Sequence[_Vote], folder: Path, *, test: bool) -> str:
    settings = workspace.settings
    title = settings.title or settings.congress or told[0].contest.event.congress or "…"
    return "\n".join((
        "# " + _("The proceedings of the congress, for its minutes. What the journal knows stands here."),
        "# " + _("Fill in the rest: take the # away and write over the dots."),
        "# " + _("Then: congress proceedings minutes FILE.toml"),
        "",
        f"title = {toml_string(title)}",
        f"regulation = {toml_string(told[-1].contest.regulation)}",
        *(["test = true"] if test else []),
        '# opened_at = "07:30"',
        "",
        "[event]",
        toml_text(_event(workspace, told)).rstrip(),
        '# closed_at = "16:05"',
        *_officers(told),
        "",
        "[electorate]",
        *_electorate(told),
        *_opening(told),
        "",
        "[[part]]",
        "heading = " + toml_string(_("Elections")),
        *(line for one in told for line in _items(one, workspace, folder)),
        *_chapter(_("Closing"), _("The congress adopts its resolution."), ()),
    )) + "\n"  # fmt: skip


def _event(workspace: Workspace, told: Iterable[_Vote]) -> dict[str, Any]:
    """The settings of the folder; what they leave blank, from the first contest that has it."""
    sources = [workspace.settings, *(one.contest.event for one in told)]
    values = {key: next((value for one in sources if (value := getattr(one, key))), None) for key in _EVENT}
    return {key: value for key, value in values.items() if value}


def _people(told: Iterable[_Vote], role: str) -> list[str]:
    names = [officer.name for one in told for officer in one.contest.event.officer if officer.role == role]
    return list(dict.fromkeys(names))


def _officers(told: Sequence[_Vote]) -> list[str]:
    lines = []
    for role in _SIGNERS:
        for name in _people(told, role):
            lines += ["[[event.officer]]", f"role = {toml_string(role)}", f"name = {toml_string(name)}"]
        if not _people(told, role):
            lines += ["# [[event.officer]]", f"# role = {toml_string(role)}", '# name = "…"']
    return lines


def _electorate(told: Sequence[_Vote]) -> list[str]:
    """Numbers that are the same at every election; where they are not, each is told for people to choose."""
    people = [one.contest.electorate for one in told if one.contest.electorate]
    body = people[0].body if people else "delegates"
    lines = [f"body = {toml_string(body)}"]
    for key in ("summoned", "present"):
        found = [getattr(one, key) for one in people if getattr(one, key) is not None]
        if len(set(found)) == 1:
            lines.append(f"{key} = {found[0]}")
        else:
            at_each = ", ".join(str(count) for count in found) or "…"
            lines.append(f"# {key} = …   # " + _("at the elections: {counts}").format(counts=at_each))
    return lines


def _opening(told: Sequence[_Vote]) -> list[str]:
    """Who led the congress is known, not how and when it was elected."""
    presidium, secretaries = (_people(told, role) for role in _SIGNERS)
    counting = [*_people(told, "counting_head"), *_people(told, "counting_member")]
    return [
        *_chapter(
            _("Opening, and the bodies that lead the congress"), _("The congress elects the presidium:"), presidium
        ),
        *_item(_("The congress elects the secretariat:"), secretaries),
        *_item(_("The congress elects the counting committee:"), counting),
    ]


def _chapter(heading: str, text: str, people: Sequence[str]) -> list[str]:
    return ["", "# [[part]]", f"# heading = {toml_string(heading)}", *_item(text, people)]


def _item(text: str, people: Sequence[str]) -> list[str]:
    named = [f"# people = [{', '.join(toml_string(one) for one in people)}]"] if people else []
    vote = "# vote = { for = …, against = …, abstain = … }"
    return ["#", "# [[part.item]]", '# at = "…"', f"# text = {toml_string(text)}", *named, vote]


def _items(one: _Vote, workspace: Workspace, folder: Path) -> list[str]:
    lines: list[str] = []
    if one.decision:
        lines += _said(_("The congress decides: {decision}").format(decision=one.decision))
    if one.listed.state == "adopted":
        text = _("The congress adopts the number and the list ({count} people): {title}.")
        hands = {"for": one.listed.adoption["agree"], "present": one.listed.adoption["present"]}
        lines += _said(text.format(count=len(one.contest.candidate), title=one.contest.title), hands)
    lines += [
        "",
        "[[part.item]]",
        '# at = "…"',
        f"result = {toml_string(_from(folder, workspace.root / one.known.result_name))}",
        f"sha256 = {toml_string(one.known.result_hash)}",
    ]
    if one.known.closed:
        lines += _said(_("The congress does not vote again: {reason}").format(reason=one.known.closed))
    return lines


def _said(text: str, hands: Mapping[str, int] | None = None) -> list[str]:
    vote = ", ".join(f"{key} = {count}" for key, count in (hands or {}).items())
    return [
        "",
        "[[part.item]]",
        '# at = "…"',
        f"text = {toml_string(text)}",
        *([f"vote = {{ {vote} }}"] if vote else []),
    ]


def _from(folder: Path, file: Path) -> str:
    return Path(os.path.relpath(file, folder.resolve())).as_posix()
