"""The example inputs of documents as the sources they stand for; what each takes is told in `sources`."""

from congress.documents.contestsource import ContestFile, contest_source
from congress.documents.coursefile import CourseFile
from congress.documents.example_courses import example_course, example_proceedings
from congress.documents.example_records import MANY, example_record
from congress.documents.examples import example_contest, example_result
from congress.documents.proceedingsfile import ProceedingsFile
from congress.documents.recordfile import RecordFile
from congress.documents.resultfile import ResultFile, parse_result
from tally.regulation import load_builtin


def result(example: str, _document: str) -> ResultFile:
    return parse_result(example_result(example), f"{example}.json")


def contest(example: str, _document: str) -> ContestFile:
    known = example_contest(example)
    return contest_source(known, load_builtin(known.regulation), known.model_dump_json().encode())


def course(example: str, _document: str) -> CourseFile:
    return example_course(example)


def proceedings(example: str, _document: str) -> ProceedingsFile:
    return example_proceedings(example)


def record(example: str, document: str) -> RecordFile:
    times = MANY.get(document, 1) if example == "extreme" else 1
    return example_record(document, example_contest(example), times)
