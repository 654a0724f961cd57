"""What a test of eligibility finds about one person, and the clause the test stands on."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tally.problems import Problem

Verdict = Literal["pass", "fail", "unknown"]


@dataclass(frozen=True)
class Clause:
    """Where a test comes from. `confidence`: `verified` | `unverified` (not compared with the official text) | `own`
    (the committee's own rule, written in the slate rules)."""

    source: str
    article: str
    confidence: Literal["verified", "unverified", "own"]

    @property
    def text(self) -> str:
        return ", ".join(part for part in (self.source, self.article) if part)


@dataclass(frozen=True)
class Finding:
    """What one test found about one person. `reason` says the value used and what the rule asks; `value` is what of
    the person's data was used, as the test read it, empty where there was none."""

    test: str
    verdict: Verdict
    reason: Problem
    value: str = ""


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """One failed test fails; else one test that cannot tell leaves it open."""
    return worst(finding.verdict for finding in findings)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return "fail" if "fail" in found else "unknown" if "unknown" in found else "pass"


@cache
def clauses() -> dict[str, Clause]:
    """The clause of each test, by the test's name."""
    found = tomllib.loads((Path(__file__).parent / "eligibility.toml").read_text(encoding="utf-8"))
    return {test: Clause(**values) for test, values in found.items()}
