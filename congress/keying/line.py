"""One typed line → one ballot. All of it is on the number pad of a keyboard: digits, `-`, `+`, `*`, `/`, Enter.

| form | the line says | examples |
|---|---|---|
| `strike` | the numbers of the struck names | `3 17 22`, `5-9`, `*` all, `0` none |
| `agree` | the rows that are not `agree` | `4` no, `4+` both boxes, `4-` neither, `*` all, `0` none |
| `confidence` | one digit a row, in order: 1 high, 2 medium, 3 low, 0 no mark, 4 several marks | `11231 12110` |
| `points` | votes for a row | `3=500 7=250`, `0` none |
| any | a ground that people find on the paper, alone on the line | `/2` |

Where ballots bear shares, `w1200` says how many. An empty line is no ballot: Enter pressed by accident counts nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from congress.messages import problem
from tally.contest import Form
from tally.problems import Place, Problem

MOST_POINTS = 10**9
_SEPARATORS = re.compile(r"[\s,;]+")
_ROWS = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?([+-]?)")
_POINTS = re.compile(r"([0-9]{1,4})=([0-9]{1,10})")
_SHARES = re.compile(r"[wW]([0-9]{1,10})")
_ALL = re.compile(r"\*([+-]?)")
_LONGEST = 20_000
LEVELS: Mapping[str, str] = {"1": "high", "2": "medium", "3": "low", "0": "", "4": "many"}
AGREE_MARKS: Mapping[str, str] = {"": "no", "+": "both", "-": ""}
NOTHING, GROUND = "0", "/"


@dataclass(frozen=True)
class Paper:
    """What a line can be about: the ids in ballot order, the form, the grounds people may find, in the order of their
    numbers; `weighted`: each ballot bears a number of shares."""

    ids: tuple[str, ...]
    form: Form
    grounds: tuple[str, ...]
    weighted: bool = False


@dataclass(frozen=True)
class Keyed:
    """One ballot as a votes file has it. `weight`: its shares, empty where ballots bear none."""

    cells: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    weight: str = ""


class LineError(ValueError):
    """A line that is no ballot; carries everything that is wrong in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{one.code}: {one.text('en')}" for one in problems))


def parse(line: str, paper: Paper) -> Keyed:
    """The ballot that `line` stands for. Raises LineError with all that is wrong in it."""
    tokens = [token for token in _SEPARATORS.split(line[:_LONGEST]) if token]
    if not tokens:
        raise LineError([problem("LINE_EMPTY")])
    weights, tokens = _taken(_SHARES, tokens) if paper.weighted else ([], tokens)
    faults = [] if len(weights) == paper.weighted else [problem("LINE_SHARES")]
    if not tokens:
        raise LineError([problem("LINE_EMPTY")])
    weight = str(int(weights[0])) if weights and int(weights[0]) else ""
    if weights and not weight:
        faults.append(problem("LINE_SHARES"))
    if any(token.startswith(GROUND) for token in tokens):
        ground, wrong = _ground(tokens, paper)
        keyed = Keyed(dict.fromkeys(paper.ids, ""), ground, weight)
    else:
        cells, wrong = _CELLS[paper.form](tokens, paper)
        keyed = Keyed(cells, "", weight)
    if faults or wrong:
        raise LineError([*faults, *wrong])
    return keyed


def line_of(keyed: Keyed, paper: Paper) -> str:
    """A line that stands for the ballot, the shortest that says it row by row."""
    shares = [f"w{keyed.weight}"] if keyed.weight else []
    if keyed.problem:
        return " ".join([*shares, f"{GROUND}{paper.grounds.index(keyed.problem) + 1}"])
    cells = [keyed.cells.get(one, "") for one in paper.ids]
    if paper.form == "confidence":
        digit = {level: key for key, level in LEVELS.items()}
        return " ".join([*shares, "".join(digit[cell] for cell in cells)])
    rows = [text for number, cell in enumerate(cells, 1) if (text := _SAID[paper.form](number, cell))]
    return " ".join([*shares, *(rows or [NOTHING])])


_MARK_OF = {cell: mark for mark, cell in AGREE_MARKS.items()}
_SAID: Mapping[Form, Callable[[int, str], str]] = {
    "strike": lambda number, cell: str(number) if cell else "",
    "agree": lambda number, cell: f"{number}{_MARK_OF.get(cell, '')}" if cell != "yes" else "",
    "points": lambda number, cell: f"{number}={cell}" if cell else "",
}


def _taken(pattern: re.Pattern[str], tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """What `pattern` finds among the tokens, and the other tokens."""
    found = [match[1] for token in tokens if (match := pattern.fullmatch(token))]
    return found, [token for token in tokens if not pattern.fullmatch(token)]


def _ground(tokens: Sequence[str], paper: Paper) -> tuple[str, list[Problem]]:
    if len(tokens) > 1:
        return "", [problem("LINE_GROUND_ALONE", said=" ".join(tokens))]
    number = tokens[0].removeprefix(GROUND)
    if number.isascii() and number.isdecimal() and 1 <= int(number[:4]) <= len(paper.grounds):
        return paper.grounds[int(number) - 1], []
    return "", [problem("LINE_GROUND", said=tokens[0], most=len(paper.grounds))]


_Cells = tuple[dict[str, str], list[Problem]]


def _strike(tokens: Sequence[str], paper: Paper) -> _Cells:
    marks, faults = _marked(tokens, paper, {"": "x"})
    return {one: marks.get(number, "") for number, one in enumerate(paper.ids, 1)}, faults


def _agree(tokens: Sequence[str], paper: Paper) -> _Cells:
    marks, faults = _marked(tokens, paper, AGREE_MARKS)
    return {one: marks.get(number, "yes") for number, one in enumerate(paper.ids, 1)}, faults


def _marked(tokens: Sequence[str], paper: Paper, marks: Mapping[str, str]) -> tuple[dict[int, str], list[Problem]]:
    """Row → cell, of tokens such as `4`, `5-9`, `4+`; every number that is no row, or comes twice, is a fault."""
    if list(tokens) == [NOTHING]:
        return {}, []
    rows: dict[int, str] = {}
    faults: list[Problem] = []
    for token in tokens:
        every, some = _ALL.fullmatch(token), _ROWS.fullmatch(token)
        if every and every[1] in marks and len(tokens) == 1:
            return dict.fromkeys(range(1, len(paper.ids) + 1), marks[every[1]]), []
        if not some or some[3] not in marks or every:
            faults.append(_not_understood(token, paper))
            continue
        first, last = int(some[1]), int(some[2] or some[1])
        faults += _row_faults(token, first, last, paper, rows)
        rows.update(dict.fromkeys(range(first, min(last, len(paper.ids)) + 1), marks[some[3]]))
    return rows, faults


def _row_faults(token: str, first: int, last: int, paper: Paper, rows: Mapping[int, str]) -> Iterator[Problem]:
    most = len(paper.ids)
    for number in dict.fromkeys((first, last)):
        if not 1 <= number <= most:
            yield problem("LINE_NUMBER", Place(at=token), number=number, most=most)
    if last < first:
        yield problem("LINE_RANGE", Place(at=token), said=token)
    for number in range(first, min(last, most) + 1):
        if number in rows:
            yield problem("LINE_TWICE", Place(at=token), number=number)


def _confidence(tokens: Sequence[str], paper: Paper) -> _Cells:
    digits = "".join(tokens)
    wrong = [
        problem("LINE_LEVEL", Place(at=digit), said=digit) for digit in dict.fromkeys(digits) if digit not in LEVELS
    ]
    if not wrong and len(digits) != len(paper.ids):
        wrong.append(problem("LINE_LENGTH", typed=len(digits), rows=len(paper.ids)))
    return dict(zip(paper.ids, (LEVELS.get(digit, "") for digit in digits), strict=False)), wrong


def _points(tokens: Sequence[str], paper: Paper) -> _Cells:
    if list(tokens) == [NOTHING]:
        return dict.fromkeys(paper.ids, ""), []
    rows: dict[int, str] = {}
    faults: list[Problem] = []
    for token in tokens:
        said = _POINTS.fullmatch(token)
        if not said or int(said[2]) > MOST_POINTS:
            faults.append(_not_understood(token, paper))
            continue
        number = int(said[1])
        faults += _row_faults(token, number, number, paper, rows)
        rows[number] = said[2].lstrip(NOTHING)
    return {one: rows.get(number, "") for number, one in enumerate(paper.ids, 1)}, faults


def _not_understood(token: str, paper: Paper) -> Problem:
    shown = token if len(token) <= 20 else token[:19] + "…"
    return problem(f"LINE_TOKEN_{paper.form.upper()}", Place(at=shown), said=shown)


_CELLS: Mapping[Form, Callable[[Sequence[str], Paper], _Cells]] = {
    "strike": _strike,
    "agree": _agree,
    "confidence": _confidence,
    "points": _points,
}
