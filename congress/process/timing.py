"""The last day of a process, counted in working days from the approval of its policy, and whether it is kept."""

import datetime
from dataclasses import dataclass

from congress.process.kinds import Deadline
from congress.process.steps import Process
from congress.terms.milestones import Term, working_days_after


@dataclass(frozen=True)
class Timing:
    """`rule` and `last` are None where the process has no deadline. `ended`: the day of the last meeting, once its
    result is official. `days_late` counts calendar days after `last`, up to `ended` or else to the day looked at.
    `days_off_known`: whether the calendar names the days off up to `last`; else only weekends were left out."""

    approved: datetime.date
    document: str
    rule: Deadline | None
    last: datetime.date | None
    ended: datetime.date | None
    days_late: int
    days_off_known: bool


def timing_of(process: Process, term: Term, today: datetime.date) -> Timing | None:
    """None where no approval was entered."""
    approval = process.approval
    if approval is None:
        return None
    rule = process.rules.deadline_for(approval.on)
    last = working_days_after(approval.on, rule.working_days, term.holidays) if rule else None
    ended = process.ended
    return Timing(
        approved=approval.on,
        document=approval.document,
        rule=rule,
        last=last,
        ended=ended,
        days_late=max(0, ((ended or today) - last).days) if last else 0,
        days_off_known=bool(last and term.knows_days_off(approval.on, last)),
    )
