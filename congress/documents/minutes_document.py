"""From a result file to the minutes on paper."""

from pathlib import Path

from ballots.files import write_bytes
from congress.documents.making import document_bytes, document_kind
from congress.documents.resultfile import ResultFile, read_result
from congress.i18n import language
from tally.problems import Lang

TEMPLATE = "counting_minutes.html"


def write_minutes(result: Path, output: Path, lang: Lang | None = None) -> None:
    """The minutes of the result file `result` into `output`, PDF or Word by its ending.

    UnreadableError: another ending, or no readable result file; InvalidError: a result file that is wrong.
    """
    kind = document_kind(output.name)
    source = read_result(result)
    write_bytes(output, minutes_bytes(source, kind, lang or language()))


def minutes_bytes(source: ResultFile, kind: str, lang: Lang) -> bytes:
    """The minutes of `source` as a file of `kind`; the same bytes whenever and wherever they are made."""
    return document_bytes("minutes", source, kind, lang)
