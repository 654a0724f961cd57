"""What the papers made from a record print, ready to be put on paper (see congress.documents.model)."""

from congress.documents.model import CountLine, Official, Paper, Part


class Fact(Part):
    """A line of words with what stands for it, which may be long (a hash)."""

    words: str
    said: str


class ZeroRecord(Paper):
    """Biên bản trước khi kiểm phiếu: nothing has been counted, and with what it will be counted."""

    time: str
    officials: tuple[Official, ...]
    paper: tuple[CountLine, ...]
    versions: tuple[Fact, ...]


class PaperRow(Part):
    words: str
    count: str
    who: str
    time: str


class UnusedRecord(Paper):
    """Biên bản phiếu không sử dụng và phiếu hỏng: the ballots that are in no box. `sums`: what follows from `rows`."""

    time: str
    rows: tuple[PaperRow, ...]
    sums: tuple[CountLine, ...]


class JournalLine(Part):
    number: int
    time: str
    who: str
    what: str
    batch: str
    details: str


class CountJournal(Paper):
    """Nhật ký kiểm phiếu: who did what, when, batch by batch."""

    time: str
    count: str
    lines: tuple[JournalLine, ...]
    last_hash: str


class DrawnLine(Part):
    number: int
    batch: str
    position: str


class CheckList(Paper):
    """Danh sách phiếu cần rút: where the drawn sheets lie, without anything that is on them."""

    dice: str
    drawn: str
    sheets: str
    lines: tuple[DrawnLine, ...]
    example: str
    example_hash: str


class DifferenceLine(Part):
    batch: str
    position: str
    recorded: str
    found: str


class ClaimRow(Part):
    words: str
    fewest: str
    risk: str


class CheckReport(Paper):
    """Biên bản đối chiếu phiếu: what was drawn and read, and what it proves."""

    time: str
    dice: str
    facts: tuple[CountLine, ...]
    people: str
    differences: tuple[DifferenceLine, ...]
    claims: tuple[ClaimRow, ...]
    conclusions: tuple[str, ...]
    count: str
