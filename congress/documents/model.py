"""What each document prints, one typed model a document, ready to be put on paper: no code, no figure left to work out.

The PDF and the Word file of a document are filled from one and the same object.
"""

from pydantic import BaseModel, ConfigDict

from tally.problems import Lang


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Head(Part):
    """The top of the first page. Lines of `above` are the superior bodies, `issuer` the body that signs; `titles`, the
    right half, is empty on papers of bodies that have none."""

    titles: tuple[str, ...]
    above: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_and_date: str


class Person(Part):
    number: int
    name: str
    born: str
    note: str


class Official(Part):
    name: str
    duty: str


class CountLine(Part):
    """A figure with its words: what was counted, how many."""

    words: str
    count: str


class Row(Part):
    """One candidate's figures in ballot order. `levels`: form `confidence` only, from high to low."""

    number: int
    name: str
    votes: str
    against: str
    unusable: str
    levels: tuple[str, ...]
    share: str
    verdict: str
    passed: bool


class Standing(Part):
    """One line of the lists from high to low. `rank`: equal votes share one."""

    rank: int
    name: str
    votes: str
    share: str


class Signature(Part):
    """`key`: the signer's name in the layout, which names the field of the signature; empty beside a single signer.
    `lines`: of the authority, as they stand."""

    key: str
    authority: str
    lines: tuple[str, ...]
    post: str
    name: str


class Paper(Part):
    """What every document has. `not_public`: the rules of the step keep its result from the public. `sha256` is of the
    file it was made from, `made_from` says which kind of file that is. `signatures`: rows of two, as they stand."""

    lang: Lang
    test: bool
    unofficial: bool
    not_public: bool = False
    head: Head
    title: str
    round_words: str
    committee: str
    day: str
    place: str
    signatures: tuple[tuple[Signature, ...], ...]
    sha256: str
    made_from: str


class VoteWords(Part):
    """What a vote is called on its papers (`vote_words`): headings and sentences of the minutes, the report and the
    list of those chosen; an empty one is left out."""

    minutes: str
    report: str
    list_heading: str
    seats: str
    listed: str
    list_intro: str
    voters_heading: str
    ballots_heading: str
    needed: str
    share: str
    table_1: str
    table_2: str
    chosen_list: str
    chosen_intro: str
    nobody: str
    chosen_count: str
    conclusions: tuple[str, ...]


class CountingMinutes(Paper):
    """Biên bản kiểm phiếu: the counting committee's minutes of one contest in one round."""

    basis: str
    counting: tuple[Official, ...]
    form_code: str
    said: VoteWords
    people: tuple[Person, ...]
    people_born: bool
    people_noted: bool
    meeting: str
    electorate: tuple[CountLine, ...]
    attendance: tuple[CountLine, ...]
    subtracted: tuple[CountLine, ...]
    base: str
    base_words: str
    paper: tuple[CountLine, ...]
    grounds: tuple[CountLine, ...]
    level_words: tuple[str, ...]
    rows: tuple[Row, ...]
    elected: tuple[Standing, ...]
    alternates: tuple[Standing, ...]
    tied: tuple[Standing, ...]
    notes: tuple[str, ...]
    closed_at: str
    copies: str
    read_out: bool
    complaints: bool


class ResultReport(Paper):
    """Báo cáo kết quả kiểm phiếu: the committee's report to the presidium. `rows` from high to low."""

    said: VoteWords
    paper: tuple[CountLine, ...]
    grounds: tuple[CountLine, ...]
    level_words: tuple[str, ...]
    rows: tuple[Row, ...]


class Winner(Part):
    number: int
    name: str
    born: str
    note: str
    votes: str
    share: str


class ElectedList(Paper):
    """Danh sách trúng cử, from high to low; alternates after them. `count`: of those elected."""

    said: VoteWords
    elected: tuple[Winner, ...]
    alternates: tuple[Winner, ...]
    born: bool


class PaperAccounts(Paper):
    """Biên bản kiểm kê phiếu: `paper` as the result tells it, `by_hand` to be counted and written in."""

    paper: tuple[CountLine, ...]
    grounds: tuple[CountLine, ...]
    by_hand: tuple[CountLine, ...]


class SealMinutes(Paper):
    """Biên bản niêm phong phiếu (QĐ 190-QĐ/TW Đ35)."""

    paper: tuple[CountLine, ...]
    by_hand: tuple[CountLine, ...]
    kept_six_months: bool


class ElectionList(Paper):
    """Danh sách bầu cử: the adopted list in the order of the ballot. `seats`, `listed`: sentences; a confidence vote
    has no seats."""

    heading: str
    seats: str
    intro: str
    listed: str
    people: tuple[Person, ...]
    people_born: bool
    people_noted: bool


class VotingGuide(Paper):
    """Hướng dẫn bỏ phiếu: how to mark the ballot, what makes it invalid, and its picture. `seats`: a sentence."""

    seats: str
    instruction: tuple[str, ...]
    invalid: tuple[str, ...]
    specimen: str


class TallyLine(Part):
    """One line to be tallied. `choice` is empty where a ballot can only be for a person."""

    number: int
    name: str
    choice: str


class TallySheet(Paper):
    """Phiếu kiểm đếm: squares to be drawn by hand, five ballots to a square, a sheet for each batch."""

    squares: int
    most: str
    lines: tuple[TallyLine, ...]
    choices: bool


class Bar(Part):
    """One person on the page for the hall. `width`: percent of the base, for the eye only; `share` is the figure."""

    rank: int
    name: str
    votes: str
    share: str
    verdict: str
    elected: bool
    width: float


class HallPage(Paper):
    """The result for the screen of the hall. `needed`: a sentence, empty where no number of votes is needed. `mark`:
    where the votes needed lie, percent of the base; 0 for none."""

    base: str
    base_words: str
    needed: str
    valid: str
    bars: tuple[Bar, ...]
    mark: float
