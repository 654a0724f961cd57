"""Every kind of document from every example, made once a process; and what must be read on each."""

import io
import re
from collections.abc import Iterator
from functools import cache

import docx
import pypdfium2

from congress.documents.contestsource import ContestFile
from congress.documents.coursefile import CourseFile
from congress.documents.examples import EXAMPLES
from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes, example_source
from congress.documents.proceedingsfile import ProceedingsFile
from congress.documents.recordfile import Record, RecordFile
from congress.documents.resultfile import ResultFile
from congress.documents.sources import Source
from congress.documents.words import number, percent
from tally.result import CandidateResult

FRONT = [name for name, kind in KINDS.items() if name != "minutes" and ".pdf" in kind.made_as]
"""All that are made as PDF but the minutes, which have tests of their own."""
QUICK = [name for name in EXAMPLES if name not in ("extreme", "test")]
PAIRS = [(kind, example) for kind in FRONT for example in QUICK if kind != "guide" or example in ("minimal", "state")]
"""Laying out the ballot of a long list takes seconds: the guide has the short ones."""
TEST_WORDS = "TEST ELECTION – NOT VALID"


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\x02]+", "", text)


@cache
def source(kind: str, example: str) -> Source:
    return example_source(KINDS[kind], example)


@cache
def made(kind: str, example: str, suffix: str) -> bytes:
    return document_bytes(kind, source(kind, example), suffix, "en")


def pages(kind: str, example: str) -> list[str]:
    pdf = pypdfium2.PdfDocument(made(kind, example, ".pdf"))
    return [squeezed(page.get_textpage().get_text_range()) for page in pdf]


def word_text(kind: str, example: str) -> str:
    document = docx.Document(io.BytesIO(made(kind, example, ".docx")))
    return squeezed("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))


def of_record(record: Record) -> Iterator[str]:
    yield record.title
    if record.kind in ("zero", "count-journal"):
        yield record.journal.head
    yield from (line.by for line in record.lines)
    yield from (number(line.count, "en") + line.by for line in record.paper if line.by)
    if record.check:
        yield record.check.dice
        yield from (sheet.batch + str(sheet.position) for sheet in record.check.listed)
        yield from record.check.people


def figures(people: list[CandidateResult]) -> Iterator[str]:
    for one in people:
        yield from (one.name, number(one.votes, "en"), percent(one.share, "en"))


def of_outcome(known: ResultFile) -> Iterator[str]:
    result, paper = known.result, known.result.ballots
    yield from (result.title, known.sha256)
    yield from (number(count, "en") for count in (paper.returned, paper.valid, paper.invalid))
    yield from figures([one for one in result.candidates if one.id in result.elected])


def of_course(kind: str, known: CourseFile) -> Iterator[str]:
    yield known.subject.title
    if kind == "biographies":
        yield from (one.name for one in known.candidates)
        for person in known.biographies.values():
            yield from (person.home, person.education, person.post, person.unit, str(person.joined))
        return
    if kind == "nominations":
        for one in known.course.nomination:
            yield from (one.name, one.reason, one.proposer, number(one.support, "en") if one.support else "")
        return
    assert known.counted is not None
    yield from (one.name for one in known.candidates)
    yield from of_outcome(known.counted)


def wanted(kind: str, example: str) -> Iterator[str]:
    """What must be read on the paper, by the kind of document."""
    known = source(kind, example)
    if isinstance(known, ContestFile):
        yield known.contest.title
        if kind != "guide":
            yield from (one.name for one in known.contest.candidate)
        return
    if isinstance(known, RecordFile):
        yield from of_record(known.record)
        return
    if isinstance(known, ProceedingsFile):
        yield known.proceedings.title
        for one in known.results.values():
            yield from of_outcome(one)
        return
    if isinstance(known, CourseFile):
        yield from of_course(kind, known)
        return
    assert isinstance(known, ResultFile)
    result = known.result
    yield result.title
    if kind in ("report", "accounts", "seal"):
        paper = result.ballots
        yield from (number(count, "en") for count in (paper.returned, paper.valid, paper.invalid))
    people = [one for one in result.candidates if kind != "elected" or one.id in result.elected]
    if kind in ("report", "elected", "hall"):
        yield from figures(people)
