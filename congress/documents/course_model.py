"""What the papers of an election's course and of a congress print (see congress.documents.model)."""

from congress.documents.model import CountLine, Official, Paper, Part, Standing, VoteWords


class NominationRow(Part):
    """One person put forward. `support` and `vote` are whole phrases, each share with its base."""

    number: int
    name: str
    born: str
    by: str
    consent: str
    support: str
    withdrawal: str
    decision: str
    listed: str


class NominationList(Paper):
    """Danh sách ứng cử, đề cử và xin rút. `sums`: how many of each kind, as they stand in the list."""

    rows: tuple[NominationRow, ...]
    sums: tuple[CountLine, ...]


class Biography(Part):
    """One line of the list; several facts of a cell stand below one another. Unknown ones are dotted."""

    number: int
    name: str
    born: tuple[str, ...]
    home: tuple[str, ...]
    joined: tuple[str, ...]
    education: tuple[str, ...]
    post: tuple[str, ...]
    note: tuple[str, ...]


class BiographyList(Paper):
    """Danh sách trích ngang, in the order of the ballot."""

    listed: str
    rows: tuple[Biography, ...]


class ElectionOutcome(Part):
    """What a result says, where another paper tells it. `sha256`: of the result file."""

    title: str
    round_words: str
    said: VoteWords
    paper: tuple[CountLine, ...]
    elected: tuple[Standing, ...]
    alternates: tuple[Standing, ...]
    sha256: str


class ElectionMinutes(Paper):
    """Biên bản bầu cử: the whole election, from the number to be elected to the result."""

    opened_at: str
    attendance: tuple[CountLine, ...]
    seats: str
    number_vote: str
    nominations: tuple[NominationRow, ...]
    sums: tuple[CountLine, ...]
    listed: tuple[str, ...]
    list_vote: str
    counting: tuple[Official, ...]
    committee_vote: str
    outcome: ElectionOutcome
    remarks: tuple[str, ...]
    closed_at: str


class ItemLine(Part):
    at: str
    text: str
    people: tuple[str, ...]
    vote: str
    outcome: ElectionOutcome | None


class ChapterLines(Part):
    heading: str
    items: tuple[ItemLine, ...]


class CongressMinutes(Paper):
    """Biên bản đại hội."""

    opened_at: str
    attendance: tuple[CountLine, ...]
    chapters: tuple[ChapterLines, ...]
    closed_at: str
