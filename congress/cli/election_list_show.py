"""`congress election ID list show`: the list as it stands, every verdict with the clause it rests on."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from congress.cli.common import console, show_problems
from congress.i18n import _, language
from tally.problems import InvalidError

if TYPE_CHECKING:
    from congress.nominations.ballots import OpinionBallot
    from congress.nominations.standing import Standing
    from congress.nominations.state import Finding, Nominee
    from tally.clauses import Clause


def plain(now: "Standing") -> dict[str, object]:
    known = now.known
    return {
        "state": known.state,
        "seats": now.contest.seats,
        "most_surplus": now.bounds.most if now.bounds else None,
        "list": [{"id": one.id, "name": one.name} for one in now.people],
        "acts": [vars(act) for act in known.acts],
        "nominees": [asdict(one) for one in known.nominees.values()],
        "withdrawals": [vars(one) for one in known.withdrawals.values()],
        "opinion": known.votes[0] if known.votes else None,
        "opinions": [{**vars(one), "counts": one.counts} for one in now.ballots],
        "adoption": known.adoption or None,
        "open": [problem.code for problem in now.problems],
    }


def show_list(now: "Standing") -> None:
    from congress.journalwords import action_words, local_time
    from congress.nominations.state import PREFIX
    from congress.recording import offset_here

    _show_head(now)
    _show_people(now)
    if now.known.nominees:
        _show_floor(now)
    if now.known.withdrawals:
        _show_withdrawals(now)
    if now.ballots:
        _show_opinions(now)
    for act in now.known.acts:
        why = act.document or act.reason
        when = local_time(act.at, offset_here())
        _tell(f"{when} {act.by}: {action_words(PREFIX + act.what)}{f' ({why})' if why else ''}")
    if now.problems:
        show_problems(now.problems, title=_("Still open"))


def _show_head(now: "Standing") -> None:
    from congress.nominations.messages import STATES

    known = now.known
    vi, en = STATES[known.state]
    text = _("{state}; {names} names for {seats} seats, surplus {surplus} (at most {most})")
    names, most = len(now.people), str(now.bounds.most) if now.bounds else "–"
    state = vi if language() == "vi" else en
    surplus = names - now.seats
    _tell(text.format(state=state, names=names, seats=now.seats, surplus=surplus, most=most))
    if now.bounds:
        _tell(_clause(now, now.bounds.clause))
    if said := known.adoption:
        _tell(
            _("The congress: {agree} of {present} present agree.").format(agree=said["agree"], present=said["present"])
        )
        with suppress(InvalidError):  # a regulation of the committee's own may say nothing of it
            _tell(_adoption_clause(now))
        if said.get("kept"):
            _tell(_("Of equal votes at the cut, kept: {people}.").format(people=", ".join(said["kept"])))
        if said.get("decided"):
            _tell(_("Decided: {text}").format(text=said["decided"]))


def _show_people(now: "Standing") -> None:
    from congress.documents.nomination_words import how_words

    rows = []
    for number, one in enumerate(now.people, start=1):
        how = now.known.nominees[one.id].how if one.id in now.known.nominees else "committee"
        rows.append((str(number), one.id, one.name, how_words(how)))
    _table(_("The list, in ballot order"), (_("No."), _("Id"), _("Name"), _("From")), rows)


def _show_floor(now: "Standing") -> None:
    """The clauses stand below the table, once each."""
    clauses: dict[str, int] = {}
    rows = []
    for one in now.known.nominees.values():
        named = (one.id, one.name)
        for what, verdict, clause in dict.fromkeys(_verdicts(now, one)):
            where = f"({clauses.setdefault(clause, len(clauses) + 1)})" if clause else ""
            rows.append((*named, what, verdict, where))
            named = ("", "")
    _table(_("From the floor"), (_("Id"), _("Name"), _("What"), _("Verdict"), _("Clause")), rows)
    for clause, number in clauses.items():
        _tell(f"({number}) {clause}")


def _verdicts(now: "Standing", one: "Nominee") -> Iterator[tuple[str, str, str]]:
    """What was looked at, what was found, the clause in words."""
    from congress.documents.nomination_words import how_words
    from tally.electorate import reaches, votes_needed
    from tally.nominations import support_clause

    by = f"{one.nominator} ({one.nominator_number})" if one.nominator_number else one.nominator
    yield (f"{how_words(one.how)}{f': {by}' if by else ''}", "", "")
    for finding in one.findings:
        yield (_found(now, finding), _verdict_words(finding, one), _clause(now, finding.clause))
    if one.support is None:
        yield (_("agreement of those attending"), _("not asked yet"), "")
    else:
        share, attending = support_clause(now.regulation, now.contest), one.attending or 0
        enough = reaches(one.support, attending, share)
        text = _("{agree} of {attending} attending agree, {needed} are needed")
        told = text.format(agree=one.support, attending=attending, needed=votes_needed(attending, share))
        verdict = _("put to the congress") if enough else _("not put to the congress")
        yield (told, verdict, _words(now, share))
    if now.known.votes and one.id in now.known.votes[0]:
        yield (_votes(now, one), _opinion_verdict(now, one), _cut_words(now, one))


def _opinion_verdict(now: "Standing", one: "Nominee") -> str:
    if one.id in now.known.gone:
        return ""
    if one.id in now.floor.tied:
        return _("equal votes at the cut")
    return _("taken onto the list") if any(one.id == other.id for other in now.people) else _("cut by the opinion")


def _votes(now: "Standing", one: "Nominee") -> str:
    votes = ", ".join(str(told[one.id]) for told in now.known.votes if one.id in told)
    return _("votes of the opinion: {votes}").format(votes=votes)


def _found(now: "Standing", finding: "Finding") -> str:
    from congress.nominations.messages import problem
    from tally.nominations import clause_named

    if finding.code:
        return problem(finding.code, **finding.values).text(language())
    rule = getattr(clause_named(now.regulation, finding.clause), "rule", "")
    return {
        "by_delegates": _("nominated by an official delegate"),
        "consent_of_others": _("written consent"),
    }.get(rule, finding.clause)


def _verdict_words(finding: "Finding", one: "Nominee") -> str:
    if finding.verdict == "fail":
        return _("fails; decided: {text}").format(text=one.decided)
    return _("passes") if finding.verdict == "pass" else _("cannot tell")


def _show_withdrawals(now: "Standing") -> None:
    names = {one.id: one.name for one in now.contest.candidate}
    names |= {one.id: one.name for one in now.known.nominees.values()}
    decided = {None: _("not decided"), True: _("granted"), False: _("refused")}
    rows = [(one.id, names.get(one.id, ""), one.reason, decided[one.granted]) for one in now.known.withdrawals.values()]
    _table(_("Withdrawals"), (_("Id"), _("Name"), _("Reason"), _("The congress")), rows)


def _show_opinions(now: "Standing") -> None:
    rows = [(one.id, _about(one), _ballot_words(one), _("yes") if one.counts else _("no")) for one in now.ballots]
    _table(_("Opinion ballots"), (_("Id"), _("About"), _("State"), _("Counts")), rows)


def _about(one: "OpinionBallot") -> str:
    if one.state not in ("taken", "recounted"):
        return "–"
    return _("those of equal votes") if one.tied else _("those from the floor")


def _ballot_words(one: "OpinionBallot") -> str:
    states = {
        "drafted": _("made, not printed"),
        "printed": _("printed"),
        "counting": _("being counted"),
        "counted": _("counted, not taken"),
        "taken": _("taken"),
        "recounted": _("taken, and counted anew since: take it again"),
        "closed": _("given up: {reason}").format(reason=one.closed),
    }
    off = {
        "": "",
        "nominated": _("somebody was nominated after it"),
        "returned": _("the list went back after it"),
        "replaced": _("everybody was asked again"),
    }
    return "; ".join(part for part in (states[one.state], off[one.off]) if part)


def _clause(now: "Standing", id_: str) -> str:
    from tally.nominations import clause_named

    clause = clause_named(now.regulation, id_)
    return _words(now, clause) if clause else id_


def _adoption_clause(now: "Standing") -> str:
    from tally.nominations import adoption_clause

    return _words(now, adoption_clause(now.regulation, now.contest))


def _cut_words(now: "Standing", one: "Nominee") -> str:
    """The clause by which the list is cut, or by which somebody chooses of those level at the cut."""
    if now.bounds is None:
        return ""
    level = one.id in now.floor.tied and now.bounds.tie_clause
    return _clause(now, level or now.bounds.clause)


def _words(now: "Standing", clause: "Clause") -> str:
    from tally.regulation import source_of

    said = clause.vi if language() == "vi" else clause.en
    checked = "" if clause.confidence == "verified" else _("; not compared with the text")
    return f"{said} ({source_of(now.regulation, clause)}{checked})"


def _tell(text: str) -> None:
    console(stderr=False).print(text)


def _table(title: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console(stderr=False).print(table)
