"""The next round of an election, from the result of the last: seats left, list, mode (QĐ 190-QĐ/TW Đ30). The list is
adopted anew for every round, so a round is a contest of its own, with ballots, accounts and minutes of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from congress.contestfile import regulation_of
from congress.custody import Act, copied, drafting, record
from congress.elections.outcome import current_result
from congress.elections.paper import given_reason
from congress.elections.state import Round, contest_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.messages import problem
from congress.tomlfile import toml_text
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.contest import Accounts, Contest, Electorate, Mode
from tally.lists import prescribed_form
from tally.problems import InvalidError, Place, StopError
from tally.regulation import Regulation
from tally.result import Result

_MODES: Mapping[str, Mode] = {
    "revote": "revote",
    "another_round": "normal",
    "congress_decides": "normal",
    "repeat": "repeat",
}
"""`next.action` of a result → mode of the round that follows. No other action has a next round."""


_NO_ROUND_WORDS: Mapping[str, tuple[str, str]] = {
    "none": ("đã bầu đủ, không còn bước nào", "all are elected, nothing is left to do"),
    "stop": ("phải dừng lại", "the procedure stops"),
    "hold": ("phải chờ xem xét", "it waits for a decision"),
}


@dataclass(frozen=True)
class Asked:
    """What the congress decided beyond the result: in words, and who of those not elected stays on the list."""

    decision: str = ""
    keep: Sequence[str] = ()
    mode: Mode | None = None


def next_round(workspace: Workspace, election: str, round_: int, asked: Asked, by: str) -> tuple[Contest, str]:
    """Makes the contest file of the round after `round_`; returns the contest and the file's name.

    Raises StopError `STEP_NEEDS_FIXED` where the result is not confirmed, `NO_NEXT_ROUND` where it asks for none,
    `DECISION_MISSING` where the congress has to decide and no decision is given, `ROUND_MADE` where the round was made
    by another decision, InvalidError for people who cannot stand again.
    """
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    name = contest_name(election, round_ + 1)
    if known.followed and (workspace.root / name).is_file():
        _require_as_recorded(entries, known, asked)
        following, _entries = current_contest(workspace, election, round_ + 1, by)
        return following, name
    require("round", known)
    result = current_result(workspace, known)
    regulation = regulation_of(contest, workspace.root / "contests")
    following = following_contest(contest, result, regulation, asked)
    with drafting(workspace) as folder:
        made = folder / "contest.toml"
        made.write_text(contest_text(following), encoding="utf-8", newline="")
        files = {name: made, f"versions/{round_name(election, round_ + 1)}.v1.toml": copied(made, folder)}
        payload = {
            "result": known.result_hash,
            "action": result.next.action,
            "clause": result.next.clause,
            "mode": following.mode,
            "seats": following.seats,
            "candidates": [person.id for person in following.candidate],
            "decision": asked.decision,
        }

        def decide(now: list[Entry]) -> Act:
            standing = round_of(now, election, round_)
            require("round", standing)
            if standing.result_hash != known.result_hash:
                raise overtaken(election)
            return Act("round", payload, f"round:{election}:{round_ + 1}", election, round_ + 1)

        record(workspace, by, decide, files)
    return following, name


def _require_as_recorded(entries: Sequence[Entry], known: Round, asked: Asked) -> None:
    """What is asked for must be what the round that stands was made by; what is left out is not compared."""
    at = (known.election, known.round + 1)
    made = next(entry for entry in entries if entry.action == "round" and (entry.election, entry.round) == at)
    said = made.payload
    other = (
        (asked.decision and asked.decision != said["decision"])
        or (asked.keep and set(asked.keep) != set(said["candidates"]))
        or (asked.mode and asked.mode != said["mode"])
    )
    if other:
        values = {"id": known.election, "next": known.round + 1, "decision": said["decision"] or "—", "by": made.by}
        listed = ", ".join(said["candidates"])
        raise StopError(
            problem("ROUND_MADE", Place(subject=known.election), mode=said["mode"], listed=listed, **values)
        )


def close_round(workspace: Workspace, election: str, round_: int, reason: str, by: str) -> bool:
    """Records that the congress does not vote again after `round_`, and why; whether that is new.

    Raises StopError where there is no result that is fixed, or the round is closed for another reason or was followed.
    """
    reason = given_reason(reason)

    def decide(now: list[Entry]) -> Act | None:
        known = round_of(now, election, round_)
        if known.closed == reason:
            return None
        require("close", known)
        key = f"close:{election}:{round_}:{known.counts.get('close', 0) + 1}"
        return Act("close", {"result": known.result_hash, "reason": reason}, key, election, round_)

    return record(workspace, by, decide) is not None


def reopen_round(workspace: Workspace, election: str, round_: int, reason: str, by: str) -> None:
    """Takes the closing of a round back; its record stays."""
    reason = given_reason(reason)

    def decide(now: list[Entry]) -> Act:
        known = round_of(now, election, round_)
        require("reopen", known)
        key = f"reopen:{election}:{round_}:{known.counts['close']}"
        return Act("reopen", {"closed": known.closed, "reason": reason}, key, election, round_)

    record(workspace, by, decide)


def following_contest(contest: Contest, result: Result, regulation: Regulation, asked: Asked) -> Contest:
    """The contest of the next round. See `next_round` for what is raised."""
    place = Place(subject=contest.id)
    action = result.next.action
    if action not in _MODES:
        vi, en = _NO_ROUND_WORDS.get(action, (action, action))
        raise StopError(problem("NO_NEXT_ROUND", place, id=contest.id, round=contest.round, action_vi=vi, action_en=en))
    if action == "congress_decides" and not asked.decision:
        raise StopError(problem("DECISION_MISSING", place, id=contest.id, round=contest.round))
    if asked.decision:
        given_reason(asked.decision)
    changed = {
        "round": contest.round + 1,
        "seats": result.next.seats or contest.seats,
        "alternates": 0,
        "mode": asked.mode or _mode(contest, result),
        "candidate": tuple(person for person in contest.candidate if person.id in _standing(contest, result, asked)),
        "accounts": Accounts(),
        "electorate": _counted_anew(contest.electorate),
        "event": contest.event.model_copy(update={"closed_at": "", "document_no": ""}),
    }
    following = contest.model_copy(update=changed)
    own = contest.model_copy(update={"form": None})
    if contest.form is not None and _prescribed(own, regulation) == contest.form:
        following = following.model_copy(update={"form": None})
    return Contest.model_validate(following.model_dump())


def _counted_anew(electorate: Electorate | None) -> Electorate | None:
    """The same people are summoned; who of them is there is counted for every round."""
    return electorate.model_copy(update={"present": None, "voted": None}) if electorate else None


def _prescribed(contest: Contest, regulation: Regulation) -> str:
    try:
        return prescribed_form(contest, regulation)
    except InvalidError:
        return ""


def _mode(contest: Contest, result: Result) -> Mode:
    """People tied again after a new vote among them vote among themselves again, if the congress so decides."""
    if result.next.action == "congress_decides" and result.tied:
        return "revote"
    return _MODES[result.next.action]


def _standing(contest: Contest, result: Result, asked: Asked) -> set[str]:
    """Who is on the list of the next round."""
    out = {*result.elected, *result.alternates}
    possible = [person.id for person in contest.candidate if result.next.action == "repeat" or person.id not in out]
    wanted = list(asked.keep) or list(result.next.candidates) or possible
    wrong = [one for one in wanted if one not in possible]
    if wrong:
        known = ", ".join(possible)
        raise InvalidError([problem("CANNOT_STAND", Place(subject=one), id=one, known=known) for one in wrong])
    if not wanted:
        raise StopError(problem("NOBODY_LEFT", Place(subject=contest.id), id=contest.id, round=contest.round))
    return set(wanted)


def contest_text(contest: Contest) -> str:
    """The contest file of `contest`; what is left at its default is not written."""
    return toml_text(contest.model_dump(exclude_defaults=True))
