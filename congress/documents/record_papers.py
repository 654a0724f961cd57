"""The papers made from a record: before the count, of the count, and of its hand check."""

from datetime import datetime, timedelta
from typing import Any

from congress.documents.basis import regulation_words
from congress.documents.check_words import claim_words, conclusions, difference_lines, hardest, risk_words
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.model import CountLine, Official
from congress.documents.record_model import (
    CheckList,
    CheckReport,
    ClaimRow,
    CountJournal,
    DrawnLine,
    Fact,
    JournalLine,
    PaperRow,
    UnusedRecord,
    ZeroRecord,
)
from congress.documents.recordfile import Check, Record, RecordFile
from congress.documents.words import number
from congress.i18n import _
from congress.journalwords import action_words, batch_of, details, local_time
from congress.messages import problem
from tally.handcheck import ticket
from tally.problems import InvalidError, Lang


def zero_record(source: RecordFile, layout: DocumentFormat, lang: Lang) -> ZeroRecord:
    record, zero = source.record, source.record.zero
    if zero is None:
        raise InvalidError(problem("RECORD_SCHEMA"))
    program, known = record.program, record.journal
    return ZeroRecord(
        **_frame(source, layout, lang, "BB", "zero"),
        time=_time(record),
        officials=tuple(
            Official(name=one.name, duty=duty_words(one.role, layout, lang)) for one in record.event.officer
        ),
        paper=(
            CountLine(words=_("Sheets scanned or keyed"), count=number(zero.counted, lang)),
            CountLine(words=_("Votes counted"), count=number(zero.counted, lang)),
            CountLine(words=_("Ballots printed by the program"), count=number(zero.copies, lang)),
        ),
        versions=(
            Fact(words=_("Ballot"), said=_ballot_words(zero.version, zero.style)),
            Fact(words=_("Contest file (SHA-256)"), said=zero.contest),
            Fact(words=_("Regulation"), said=regulation_words(record.regulation, lang)),
            *([Fact(words=_("Regulation file (SHA-256)"), said=zero.regulation_file)] if zero.regulation_file else ()),
            Fact(words=_("Program"), said=f"{program.name} {program.version}"),
            Fact(words=_("Program files (SHA-256)"), said=program.sha256),
            Fact(words=_("Journal, {count} entries; hash of the last").format(count=known.entries), said=known.head),
        ),
    )


def _ballot_words(version: int, style: str) -> str:
    if not style:
        return _("not printed by the program")
    return _("version {version}, {style}").format(version=version, style=style)


def unused_record(source: RecordFile, layout: DocumentFormat, lang: Lang) -> UnusedRecord:
    record = source.record
    count = {line.what: line.count for line in record.paper}
    if not {"issued", "spoiled", "unused"} <= count.keys():
        raise InvalidError(problem("RECORD_SCHEMA"))
    words = {
        "printed": _("Ballots printed"),
        "issued": _("Ballots issued, with those given for spoiled ones"),
        "spoiled": _("Ballots spoiled, taken back and exchanged"),
        "unused": _("Ballots unused"),
    }
    sums = [(_("Ballots in the hands of voters (issued less spoiled)"), count["issued"] - count["spoiled"])]
    if "printed" in count:
        missing = count["printed"] - count["issued"] - count["unused"]
        sums.append((_("Ballots missing (printed less issued less unused)"), missing))
    return UnusedRecord(
        **_frame(source, layout, lang, "BB", "unused"),
        time=_time(record),
        rows=tuple(
            PaperRow(
                words=words[line.what],
                count=number(line.count, lang),
                who=line.by or _("by the journal"),
                time=local_time(line.at, record.offset) if line.at else "",
            )
            for line in record.paper
        ),
        sums=tuple(CountLine(words=what, count=number(how_many, lang)) for what, how_many in sums),
    )


def count_journal(source: RecordFile, layout: DocumentFormat, lang: Lang) -> CountJournal:
    record = source.record
    return CountJournal(
        **_frame(source, layout, lang, "NK", "count-journal"),
        time=_time(record),
        count=number(len(record.lines), lang),
        lines=tuple(
            JournalLine(
                number=line.seq,
                time=local_time(line.at, record.offset),
                who=line.by,
                what=action_words(line.action),
                batch=batch_of(line.said),
                details=details(line.action, line.said),
            )
            for line in record.lines
        ),
        last_hash=record.journal.head,
    )


def check_list(source: RecordFile, layout: DocumentFormat, lang: Lang) -> CheckList:
    check = _check(source)
    first = check.listed[0] if check.listed else None
    return CheckList(
        **_frame(source, layout, lang, "DS", "check-list"),
        dice=check.dice,
        drawn=number(check.drawn, lang),
        sheets=number(check.sheets, lang),
        lines=tuple(
            DrawnLine(number=place, batch=one.batch, position=number(one.position, lang))
            for place, one in enumerate(check.listed, 1)
        ),
        example=f"{check.dice},{first.batch},{first.position}" if first else "",
        example_hash=ticket(check.dice, first.batch, first.position) if first else "",
    )


def check_report(source: RecordFile, layout: DocumentFormat, lang: Lang) -> CheckReport:
    record, check = source.record, _check(source)
    return CheckReport(
        **_frame(source, layout, lang, "BB", "check-report"),
        time=_time(record),
        dice=check.dice,
        facts=(
            CountLine(words=_("Ballots in the count"), count=number(check.sheets, lang)),
            CountLine(words=_("Sheets drawn and read"), count=number(check.drawn, lang)),
            CountLine(words=_("Sheets that differ from their record"), count=number(len(check.differences), lang)),
        ),
        people=", ".join(check.people),
        differences=difference_lines(record.names, check, lang),
        claims=tuple(
            ClaimRow(
                words=claim_words(record.names, one), fewest=number(one.fewest, lang), risk=risk_words(one.risk, lang)
            )
            for one in hardest(check)
        ),
        conclusions=conclusions(record.names, check, lang),
        count=check.count,
    )


def _frame(source: RecordFile, layout: DocumentFormat, lang: Lang, symbol: str, signed: str) -> dict[str, Any]:
    """The head bears the day the record was made, which its text tells too: that may be another than the event's."""
    return frame(
        source.record,
        source.event,
        source.sha256,
        layout,
        lang,
        symbol=symbol,
        signed=signed,
        made_from=_("SHA-256 of the record file"),
        day=_local(source.record).date(),
    )


def duty_words(role: str, layout: DocumentFormat, lang: Lang) -> str:
    """Of the committee's people, by what that committee calls them; of the others, what they are."""
    committee = layout.committee
    duties, body = (
        (committee.duties_vi, committee.name_vi) if lang == "vi" else (committee.duties_en, committee.name_en)
    )
    if role in duties:
        return f"{duties[role]} ({body})"
    return {
        "keying_operator": _("Keying operator"),
        "technician": _("Technician"),
        "presidium": _("Presidium"),
        "secretary": _("Secretary"),
        "witness": _("Witness"),
    }.get(role, role)


def _check(source: RecordFile) -> Check:
    """What a record of a hand check always has; another file of its schema may not."""
    if source.record.check is None:
        raise InvalidError(problem("RECORD_SCHEMA"))
    return source.record.check


def _time(record: Record) -> str:
    return _local(record).strftime("%H:%M, %d/%m/%Y")


def _local(record: Record) -> datetime:
    """By the clock of the place."""
    return record.at + timedelta(minutes=record.offset)
