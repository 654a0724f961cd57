"""When a result is official: two counts that are required were made, and they agree or each difference is settled."""

from tally.messages import problem
from tally.problems import Problem
from tally.result import CountsDone, Finding, Result

UNOFFICIAL = ("W22", "W23")
"""The warnings that say why a result is not official."""


def finding(found: Problem) -> Finding:
    """A problem as the result file carries it: code, and words in both languages."""
    return Finding(
        code=found.code,
        vi=found.text("vi"),
        en=found.text("en"),
        fix_vi=found.fix("vi"),
        fix_en=found.fix("en"),
    )


def with_counts(result: Result, counts: CountsDone) -> Result:
    """`result` as it stands after `counts`, with the reasons why it is not official, where it is not."""
    found = []
    if counts.done < counts.required:
        found.append(problem("W22", done=counts.done, required=counts.required))
    if counts.open:
        found.append(problem("W23", open=counts.open, differing=counts.differing))
    warnings = [one for one in result.warnings if one.code not in UNOFFICIAL]
    changed = {
        "official": not found and not result.ballots.unresolved,
        "counts": counts,
        "warnings": (*warnings, *(finding(one) for one in found)),
    }
    return result.model_copy(update=changed)
