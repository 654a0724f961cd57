"""The numbers of the accounts in words, and those of them that nobody has entered."""

from collections.abc import Mapping
from typing import Any

from congress.elections.state import Round
from congress.i18n import catalogue, language
from congress.messages import problem
from tally.contest import Contest
from tally.problems import Lang, Place, Problem

PEOPLE = ("present",)
"""Numbers of people. They belong in the contest file; those of ballots are planned there, and counted on the day."""

_LANGUAGES: tuple[Lang, ...] = ("vi", "en")


def account_names(lang: Lang | None = None) -> dict[str, str]:
    """Key → words, in the order of the paper: printed, issued, returned, sorted."""
    _ = catalogue(lang or language()).gettext
    return {
        "printed": _("Ballots printed"),
        "issued": _("Ballots issued"),
        "spoiled": _("Ballots spoiled"),
        "unused": _("Ballots unused"),
        "returned": _("Ballots returned"),
        "present": _("People present"),
        "valid": _("Valid ballots"),
        "invalid": _("Invalid ballots"),
        "invalid_by_ground": _("Invalid by ground"),
    }


def of_contest_file(contest: Contest, known: Round) -> dict[str, Any]:
    """The numbers that count although nobody entered them: the contest file has them, and nothing stands over them."""
    people = contest.electorate
    present = None if people is None else people.voted if people.body == "voters" else people.present
    stated = {**contest.accounts.model_dump(exclude_unset=True), "present": present}
    return {key: value for key, value in stated.items() if value not in (None, {}) and key not in known.paper}


def not_entered(contest: Contest, numbers: Mapping[str, Any]) -> list[Problem]:
    """That `numbers` of ballots are those of the contest file, in words; nothing where there are none."""
    ballots = {key: value for key, value in numbers.items() if key not in PEOPLE}
    if not ballots:
        return []
    listed = {f"listed_{lang}": _listed(ballots, lang) for lang in _LANGUAGES}
    return [problem("ACCOUNTS_OF_FILE", Place(subject=contest.id), id=contest.id, **listed)]


def _listed(numbers: Mapping[str, Any], lang: Lang) -> str:
    names = account_names(lang)
    return "; ".join(f"{names[key]}: {shown(numbers[key])}" for key in names if key in numbers)


def shown(value: object) -> str:
    """A number, or the numbers of each ground."""
    return ", ".join(f"{code} {count}" for code, count in value.items()) if isinstance(value, dict) else str(value)
