"""Journal entries in words: what was done, and what of it a reader of the record wants to know."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from congress.i18n import _

Said = Mapping[str, Any]


def action_words(action: str) -> str:
    """What an entry is about, in a few words; an action of another version of the program as it is written."""
    words = {
        "create": _("folder made"),
        "import": _("file recorded"),
        "slate": _("slate made"),
        "print": _("ballots printed"),
        "withdraw_print": _("ballots withdrawn"),
        "zero": _("zero record drawn up"),
        "accounts": _("accounts entered"),
        "batch": _("slip of a batch made"),
        "scan": _("batch scanned"),
        "key": _("batch keyed"),
        "totals": _("totals entered"),
        "withdraw_count": _("taken out of the count"),
        "withdraw_batch": _("batch withdrawn"),
        "settle": _("differences settled"),
        "review": _("ballots decided"),
        "result": _("result computed"),
        "minutes": _("minutes printed"),
        "papers": _("papers printed"),
        "record": _("journal of the count printed"),
        "unused": _("record of unused and spoiled ballots printed"),
        "confirm": _("result fixed"),
        "unlock": _("result unlocked"),
        "audit_sample": _("sheets drawn for the hand check"),
        "audit_found": _("drawn sheets read"),
        "audit_withdraw": _("draw taken back"),
        "round": _("next round"),
        "close": _("election closed"),
        "reopen": _("closing taken back"),
        "allocation": _("delegates allocated to units"),
        "delegates": _("delegate list recorded"),
        "delegate_change": _("delegate list changed"),
        "badges": _("badges made"),
        "presence": _("presence frozen"),
        "credentials": _("credentials report made"),
        "term_units": _("units of the term recorded"),
        "term_state": _("state of a unit entered"),
        "register": _("register changed"),
        "register_export": _("records read out"),
        "conflict": _("conflict of interest decided"),
        "process_new": _("process begun"),
        "process_step": _("step of a process begun"),
        "process_approval": _("approval of the policy of a process entered"),
        "list_submit": _("list submitted"),
        "list_return": _("list returned"),
        "list_approve": _("list approved"),
        "list_nominate": _("nominated from the floor"),
        "list_void": _("nomination taken out"),
        "list_support": _("the congress was asked about a nominee"),
        "list_withdraw": _("withdrawal"),
        "list_opinion": _("opinion ballot taken"),
        "list_opinion_close": _("opinion ballot given up"),
        "list_adopt": _("list adopted"),
        "adopted-list": _("adopted list printed"),
    }
    return words.get(action, action)


def local_time(at: str, offset: int) -> str:
    """25/09/2025 16:40:05: an entry's time at the place, `offset` minutes ahead of UTC."""
    moment = datetime.fromisoformat(at.replace("Z", "+00:00")) + timedelta(minutes=offset)
    return moment.strftime("%d/%m/%Y %H:%M:%S")


def batch_of(said: Said) -> str:
    """The batch, or the batches, an entry is about."""
    return str(said.get("batch") or ", ".join(said.get("batches", ())))


def details(action: str, said: Said) -> str:
    """A sentence or two of what an entry says; empty where its action says it all."""
    known = _DETAILS.get(action)
    parts = known(said) if known else []
    if said.get("reason"):
        parts.append(_("Reason: {reason}").format(reason=said["reason"]))
    return " ".join(part for part in parts if part)


def _imported(said: Said) -> list[str]:
    return [_("{file}, version {version}.").format(file=said.get("from", ""), version=said.get("version", ""))]


def _slated(said: Said) -> list[str]:
    return [_("From the process {id}.").format(id=said["process"])] if said.get("process") else []


def _printed(said: Said) -> list[str]:
    return [_("{copies} ballots of version {version}.").format(copies=said["copies"], version=said["version"])]


def _accounts(said: Said) -> list[str]:
    words = {
        "printed": _("printed"),
        "issued": _("issued"),
        "spoiled": _("spoiled"),
        "unused": _("unused"),
        "returned": _("returned"),
        "present": _("people present"),
        "valid": _("valid"),
        "invalid": _("invalid"),
    }
    entered = said.get("entered", said.get("accounts", {}))
    return ["; ".join(f"{words[key]} {entered[key]}" for key in words if entered.get(key) is not None) + "."]


def _slip(said: Said) -> list[str]:
    return [_("{sheets} sheets by the slip.").format(sheets=said.get("sheets", "–"))]


def _counted(said: Said) -> list[str]:
    ballots = said.get("ballots", {})
    words = [_("{count} ballots.").format(count=sum(ballots.values()))] if isinstance(ballots, dict) else []
    if said.get("second"):
        words.append(_("Second count."))
    if said.get("waiting"):
        words.append(_("{count} wait for people.").format(count=said["waiting"]))
    return words


def _decided(said: Said) -> list[str]:
    people = ", ".join(said.get("people", ()))
    return [_("{count} ballots decided by {people}.").format(count=said.get("ballots", ""), people=people or "–")]


def _settled(said: Said) -> list[str]:
    return [_("Sheet {sheet}.").format(sheet=said["sheet"])] if said.get("sheet") else []


def _result(said: Said) -> list[str]:
    """Entries made before votes were told apart are of elections, as far as they say."""
    text = {
        "election": _("{count} elected."),
        "opinion": _("{count} chosen."),
        "step": _("{count} chosen."),
    }.get(said.get("vote", "election"), "")
    return [text.format(count=said.get("elected", ""))]


def _papers(said: Said) -> list[str]:
    from congress.documents.kinds import KINDS

    known = [KINDS[kind].words() if kind in KINDS else kind for kind in said.get("kinds", ())]
    return ["; ".join(known) + "."] if known else []


def _by_people(said: Said) -> list[str]:
    return [_("By {people}.").format(people=", ".join(said["people"]))]


def _drawn(said: Said) -> list[str]:
    return [_("Digits {dice}; {size} of {sheets} sheets in all.").format(
        dice=said["dice"], size=said["size"], sheets=said["sheets"])]  # fmt: skip


def _found(said: Said) -> list[str]:
    people = ", ".join(said.get("people", ()))
    verdict = _("The outcome stands.") if said.get("confirmed") else _("Not shown yet.")
    text = _("{read} sheets read by {people}, {differing} different in all.")
    return [text.format(read=said["read"], people=people, differing=said["differing"]), verdict]


_DETAILS: Mapping[str, Callable[[Said], list[str]]] = {
    "import": _imported,
    "slate": _slated,
    "print": _printed,
    "accounts": _accounts,
    "batch": _slip,
    "scan": _counted,
    "key": _counted,
    "review": _decided,
    "settle": _settled,
    "result": _result,
    "papers": _papers,
    "confirm": _by_people,
    "unlock": _by_people,
    "audit_sample": _drawn,
    "audit_found": _found,
}
