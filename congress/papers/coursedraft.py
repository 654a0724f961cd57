"""What the journal knows of how an election went, as a course file: the rest are blanks to fill in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from congress.elections.state import FIRST, round_of
from congress.i18n import _
from congress.journal import Entry
from congress.nominations.state import PREFIX, ListRecord, Nominee, Withdrawal, digest_of, list_record
from congress.planning.candidate import note_with_birth
from congress.planning.dates import parse_date
from congress.tomlfile import toml_string, toml_text
from congress.versions import contest_version
from congress.workspace import Workspace
from tally.contest import Candidate, Contest

SLATE, PLANNING = "slate", "planning"


def known_course(workspace: Workspace, contest: Contest, entries: Sequence[Entry]) -> dict[str, Any]:
    """The keys of a course file that the journal knows. The list was made for the first round, and only once the
    congress has adopted it is it known who is on it."""
    listed = list_record(entries, contest.id) if contest.round == FIRST else ListRecord()
    known: dict[str, Any] = {}
    if cadres := cadre_list(entries, contest.id):
        known["planning"] = cadres
    if listed.state == "adopted":
        hands = {"for": listed.adoption["agree"], "present": listed.adoption["present"]}
        known |= {"number": hands, "list": hands}  # the congress adopts both in one vote
        known["nomination"] = _put_forward(workspace, contest, listed, entries)
    elif contest.round == FIRST and not listed.acts and _has_slate(entries, contest.id):
        known["nomination"] = [_of_committee(one, None, listed=True) for one in contest.candidate]
    return known


def cadre_list(entries: Iterable[Entry], election: str) -> str:
    """The planning list the slate was made from, or the only one there is; else empty."""
    entries = list(entries)
    mine = (one.payload for one in entries if one.action == SLATE and one.election == election)
    slates = [said[PLANNING][0] for said in mine if PLANNING in said]  # a list out of a process names none
    there = planning_lists(entries)
    if slates and slates[-1] in there:
        return str(slates[-1])
    return there[0] if len(there) == 1 else ""


def planning_lists(entries: Iterable[Entry]) -> list[str]:
    """The names of the planning lists in the folder."""
    mine = (one for one in entries if one.action == "import" and one.payload.get("kind") == PLANNING)
    names = {name for one in mine for name in one.payload["files"] if name.startswith("planning/")}
    return sorted(name.removeprefix("planning/") for name in names)


def _has_slate(entries: Iterable[Entry], election: str) -> bool:
    return any(one.action == SLATE and one.election == election for one in entries)


def _put_forward(
    workspace: Workspace, contest: Contest, listed: ListRecord, entries: Sequence[Entry]
) -> list[dict[str, Any]]:
    on_list = {one.id for one in contest.candidate}
    proposed = _submitted(workspace, contest, entries)
    asked = listed.withdrawals
    return [
        *(_of_committee(one, asked.get(one.id), listed=one.id in on_list) for one in proposed.candidate),
        *(_from_floor(one, asked.get(one.id), listed=one.id in on_list) for one in listed.nominees.values()),
    ]


def _submitted(workspace: Workspace, contest: Contest, entries: Sequence[Entry]) -> Contest:
    """The list as it went to the superior committee: those who withdrew later are still on it."""
    mine = [one for one in entries if one.election == contest.id]
    digest = [one.payload["list"] for one in mine if one.action == f"{PREFIX}submit"][-1]
    known = round_of(entries, contest.id, FIRST)
    name = f"contests/{contest.id}.toml"
    forms = dict.fromkeys(one.payload["files"][name] for one in mine if name in one.payload.get("files", {}))
    versions = (contest_version(workspace, known, form) for form in reversed(forms))
    return next(one for one in versions if digest_of(one) == digest)


def _of_committee(one: Candidate, asked: Withdrawal | None, *, listed: bool) -> dict[str, Any]:
    return {**_person(one.name, one.born, one.note), "by": "committee", **_withdrawn(asked), "listed": listed}


def _from_floor(one: Nominee, asked: Withdrawal | None, *, listed: bool) -> dict[str, Any]:
    born = parse_date(one.born) if one.born else None
    note = note_with_birth(born, one.note)
    said: dict[str, Any] = {**_person(one.name, born.exact if born else None, note), "by": one.how}
    if one.nominator:
        said["proposer"] = one.nominator
    if one.how == "floor" or one.consent:
        said["consent"] = one.consent
    if one.support is not None:
        said |= {"support": one.support, "attending": one.attending}
    return {**said, **_withdrawn(asked), "listed": listed}


def _person(name: str, born: Any, note: str) -> dict[str, Any]:
    return {key: value for key, value in (("name", name), ("born", born), ("note", note)) if value}


def _withdrawn(asked: Withdrawal | None) -> dict[str, Any]:
    if asked is None:
        return {}
    said: dict[str, Any] = {"withdraws": True, "reason": asked.reason}
    return said if asked.granted is None else {**said, "granted": asked.granted}


def course_text(contest: Contest, known: Mapping[str, Any], cadres: Sequence[str]) -> str:
    """The draft: what is known, and a line with `#` for what is not. `cadres`: the planning lists there are."""
    lines = [
        *_remarks(
            _("How the election {id}, round {round} went, for its papers.").format(id=contest.id, round=contest.round),
            _("What the journal knows stands here. Fill in the rest: take the # away and write over the dots;"),
            _("what is left out prints as a dotted line or is not told. Result, list and officers come by themselves."),
            _("Then: congress election {id} course FILE.toml").format(id=contest.id),
        ),
        "",
        *_planning(known, cadres),
        *_blank(_("when the election began"), 'opened_at = "13:30"'),
        *_blank(_("what was noted, one sentence each"), 'remark = ["…"]'),
        "",
        *_vote("number", _("vote by hands on the number to be elected"), known),
        *_vote("list", _("vote by hands on the election list"), known),
        *_vote("committee", _("vote by hands on the counting committee"), known),
    ]
    if "nomination" in known:
        for one in known["nomination"]:
            lines += ["", "[[nomination]]", toml_text(one).rstrip(), *_decision(one)]
    else:
        lines += [
            "",
            *_remarks(
                _("Who put each person forward (by): committee, floor (nominated at the congress) or self."),
                _("People who did not come onto the list belong here too, with listed = false."),
            ),
        ]
        for person in contest.candidate:
            said = toml_text(_of_committee(person, None, listed=True))
            lines += ["", "# [[nomination]]", *_remarks(*said.splitlines())]
    return "\n".join(lines) + "\n"


def _planning(known: Mapping[str, Any], cadres: Sequence[str]) -> list[str]:
    if "planning" in known:
        return [f"planning = {toml_string(known['planning'])}"]
    which = ", ".join(cadres) or _("none in this folder yet; bring one in with congress import")
    return _blank(_("the cadre list for the short biographies ({which})").format(which=which), 'planning = "….xlsx"')


def _vote(key: str, words: str, known: Mapping[str, Any]) -> list[str]:
    """In one line, since what stands below a table's heading would belong to that table."""
    if key not in known:
        return _blank(words, f"{key} = {{ for = …, against = …, abstain = … }}")
    said = ", ".join(f"{name} = {count}" for name, count in known[key].items())
    return [*_remarks(_("{what}; add against = …, abstain = … where counted:").format(what=words)),
            f"{key} = {{ {said} }}"]  # fmt: skip


def _decision(one: Mapping[str, Any]) -> list[str]:
    if not one.get("withdraws"):
        return []
    vote = "vote = { for = …, against = …, abstain = … }"
    return [*_blank(_("agrees or refuses"), 'presidium = "agrees"'), *_blank(_("vote by hands"), vote)]


def _remarks(*sentences: str) -> list[str]:
    return [f"# {one}" for one in sentences]


def _blank(words: str, *values: str) -> list[str]:
    return [*_remarks(f"{words}:"), *(f"# {one}" for one in values)]
