"""Invented records that show what the papers made from records look like."""

import datetime
from typing import Any

from congress.documents.listrecord import AdoptedList, FloorLine, ListPerson, ListStep, WithdrawalLine
from congress.documents.recordfile import (
    Check,
    ClaimLine,
    Difference,
    Journal,
    Line,
    PaperLine,
    Program,
    Record,
    RecordFile,
    Sheet,
    SheetSays,
    Zero,
    record_file,
    record_json,
)
from tally.contest import Contest

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
COUNTER, OPERATOR = "Đinh Công Trứ", "Nguyễn Hoàng Bảo Khuê"


MANY = {"count-journal": 143, "check-list": 10}
"""How many times as much an extreme record holds: sixty pages of journal, four hundred sheets to fetch."""


def example_record(kind: str, contest: Contest, times: int = 1) -> RecordFile:
    """`times`: how much longer the journal and the draw are."""
    check = _check(contest, times)
    every: dict[str, dict[str, Any]] = {
        "zero": {"zero": _zero()},
        "unused": {"paper": _paper()},
        "count-journal": {"lines": _lines(times)},
        "adopted-list": {"adopted": _adopted(contest)},
        "check-list": {"check": check.model_copy(update={"differences": (), "claims": (), "people": ()})},
        "check-report": {"check": check.model_copy(update={"listed": ()})},
    }
    record = Record.model_validate({
        "kind": kind,
        "contest": contest.id,
        "title": contest.title,
        "regulation": contest.regulation,
        "round": contest.round,
        "mode": contest.mode,
        "test": contest.test,
        "at": datetime.datetime(2025, 7, 8, 7, 5, tzinfo=datetime.UTC),
        "offset": 420,
        "event": contest.event,
        "names": {} if kind == "check-list" else {one.id: one.name for one in contest.candidate},
        "program": Program(name="congress-toolkit", version="1.0", sha256=HASH),
        "journal": Journal(entries=41, head=HASH),
        **every[kind],
    })  # fmt: skip
    return record_file(record_json(record), record)


def _zero() -> Zero:
    return Zero(contest=HASH, regulation_file="", style=HASH[:32], layout=HASH, version=1, copies=160, counted=0)


def _paper() -> tuple[PaperLine, ...]:
    at = "2025-07-08T06:20:00.000Z"
    return (
        PaperLine(what="printed", count=160),
        PaperLine(what="issued", count=146, by=COUNTER, at=at),
        PaperLine(what="spoiled", count=1, by=COUNTER, at=at),
        PaperLine(what="unused", count=14, by=OPERATOR, at=at),
    )


def _lines(times: int) -> tuple[Line, ...]:
    day: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("accounts", COUNTER, {"entered": {"issued": 146, "spoiled": 1, "unused": 14, "returned": 144}}),
        ("scan", OPERATOR, {"batch": "B1", "ballots": {"read": 118, "review": 2}, "waiting": 2}),
        ("scan", OPERATOR, {"batch": "B2", "ballots": {"read": 24}}),
        ("review", COUNTER, {"batches": ["B1"], "ballots": 2, "people": [COUNTER, OPERATOR]}),
        ("withdraw_count", COUNTER, {"batch": "B2", "reason": "Đặt ngược chồng phiếu, quét lại"}),
        ("scan", OPERATOR, {"batch": "B2", "ballots": {"read": 24}}),
        ("result", COUNTER, {"elected": 15}),
    )
    start, step = datetime.datetime(2025, 7, 8, 6, 40, tzinfo=datetime.UTC), datetime.timedelta(minutes=3) / times
    return tuple(
        Line(seq=30 + at, at=(start + step * at).isoformat(), by=by, action=action, said=what)
        for at, (action, by, what) in enumerate(day * times)
    )


def _adopted(contest: Contest) -> AdoptedList:
    people = [
        ListPerson(id=one.id, name=one.name, born=str(one.born or ""), note=one.note, by="committee")
        for one in contest.candidate
    ]
    if len(people) > 1:
        people[-1] = people[-1].model_copy(update={"by": "floor"})
    present = (contest.electorate.present if contest.electorate else None) or 145
    needed = present * 3 // 10 + 1
    at = "2025-07-08T03:10:00.000Z"
    return AdoptedList(
        seats=contest.seats,
        alternates=contest.alternates,
        body=contest.electorate.body if contest.electorate else None,
        agree=present - 2,
        present=present,
        at=at,
        people=tuple(people),
        steps=(
            ListStep(what="submit", document="TTr 05-TTr/ĐU", by=OPERATOR, at=at),
            ListStep(what="approve", document="CV 12-CV/BTCTU", by=OPERATOR, at=at),
        ),
        floor=(
            FloorLine(name=people[-1].name, by="floor", nominator="Lường Văn Páo, 17", support=present // 2,
                      attending=present, needed=needed, votes=(96,), listed=len(people) > 1),
            FloorLine(name="Đèo Thị Inh", by="self", support=present // 4, attending=present, needed=needed,
                      listed=False),
        ),
        withdrawals=(
            WithdrawalLine(name="Lường Văn Tính", reason="Lý do sức khỏe", granted=True),
            WithdrawalLine(name=people[0].name, reason="Việc gia đình", granted=False),
        ),
    )  # fmt: skip


def _check(contest: Contest, times: int) -> Check:
    ids = [one.id for one in contest.candidate]
    claims = [ClaimLine(kind="passed", candidate=one, fewest=3 + 5 * at, risk="1/24") for at, one in enumerate(ids)]
    if len(ids) > 1:
        claims.append(ClaimLine(kind="ahead", candidate=ids[-2], other=ids[-1], fewest=9, risk="1/31"))
    return Check(
        dice="316245661324516243615524",
        risk_limit="1/20",
        count=HASH,
        sheets=144 * times,
        drawn=87 * times,
        listed=tuple(Sheet(batch=f"B{1 + at // 30}", position=1 + at % 30 * 4) for at in range(40 * times)),
        people=(COUNTER, OPERATOR),
        differences=(
            Difference(
                batch="B1",
                position=37,
                ballot="B1-0037",
                recorded=SheetSays(valid=True, votes=tuple(ids)),
                found=SheetSays(valid=True, votes=tuple(ids[1:])),
            ),
            Difference(batch="B2", position=5, ballot="B2-0005", recorded=SheetSays(valid=True, votes=()), found=None),
        ),
        claims=tuple(claims),
        confirmed=True,
        enough=87 * times,
    )
