"""The whole main job on the bundled example: planning list → slate → ballots → scans → read ballots → result → minutes.

Each step is the library call behind the command of the same name; the files are those the commands read and write.
"""

import csv
import io
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from ballots.files import write_text
from ballots.layout import Layout
from ballots.record import must_be_keyed
from ballots.rehearsal.votes import Filling
from congress.i18n import _, language
from congress.messages import problem
from tally.clauses import Regulation
from tally.codes import PAPER_GROUNDS
from tally.contest import Contest
from tally.problems import Place, StopError, UnreadableError
from tally.result import Result

MARK = ".congress-demo"
"""Its presence says that an earlier demo made the folder, so a new one may replace what is in it."""
PARTS = (MARK, "contest.toml", "votes.csv", "slate", "ballots", "scans", "read", "result")
SEED = 2025
SCANNER = "office"

Bar = Callable[[int, str], AbstractContextManager[Callable[[int], None]]]
"""A progress bar: total and label in, a context with the function that moves it on."""
Row = Mapping[str, str]


@dataclass(frozen=True)
class Made:
    """What the demo made: the result, how many ballots people had to decide, and the files worth opening."""

    result: Result
    reviewed: int
    files: tuple[Path, ...]


def run_demo(example: Path, folder: Path, bar: Bar, workers: int = 2) -> Made:
    """Runs the chain on `example` into `folder`.

    UnreadableError: `folder` holds something else. StopError: the slate is not the list of the example's contest file,
    or a ballot read back is not the ballot that was filled. Else raises as the steps do.
    """
    from congress.contestfile import read_contest, regulation_of
    from congress.planning.command import make_slate

    prepare(folder, example)
    with bar(1, _("Slate from the planning list")) as advance:
        slate = make_slate(example / "planning.xlsx", example / "slate.toml", folder / "slate", lang=language())
        advance(1)
    contest = read_contest(folder / "contest.toml")
    check_list(read_contest(folder / "slate" / "contest.toml"), contest)
    regulation = regulation_of(contest, example)
    layout = printed(contest, regulation, folder / "ballots", bar)
    fillings = filled(layout, folder, bar, workers)
    reviewed = read_back(layout, fillings, contest, folder, bar, workers)
    result = counted(contest, regulation, folder)
    minutes = documented(folder, bar)
    report = next(path for path in slate.files if path.suffix == ".pdf")
    paper = (folder / "ballots" / name for name in ("ballots.pdf", "specimen.png", "layout.json"))
    read = (folder / "read" / name for name in ("read.csv", "review", "decisions.csv", "decided.csv"))
    files = (folder / "slate" / "slate.csv", report, folder / "contest.toml", *paper, folder / "scans", *read)
    return Made(result, reviewed, (*files, folder / "result" / "result.json", *minutes))


def prepare(folder: Path, example: Path) -> None:
    """Empties an earlier demo's folder and puts the day's files there; a folder that holds anything else is refused."""
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if (folder.exists() and not folder.is_dir()) or (found and (MARK not in found or found - set(PARTS))):
        raise UnreadableError(problem("DEMO_FOLDER_IN_USE", Place(file=str(folder))))
    for name in found - {MARK}:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    write_text(folder / MARK, "")
    for name in ("contest.toml", "votes.csv"):
        write_text(folder / name, (example / name).read_text(encoding="utf-8"))


def check_list(slate: Contest, contest: Contest) -> None:
    """StopError unless the day's contest file holds the list the slate gives: same people, order and seats."""
    pairs = {
        "seats": (slate.seats, contest.seats),
        "kind": (slate.kind, contest.kind),
        "candidates": ([one.id for one in slate.candidate], [one.id for one in contest.candidate]),
        "names": ([one.name for one in slate.candidate], [one.name for one in contest.candidate]),
    }
    differing = [name for name, (ours, theirs) in pairs.items() if ours != theirs]
    if differing:
        raise StopError(problem("DEMO_LIST_DIFFERS", contest="contest.toml", difference=", ".join(differing)))


def printed(contest: Contest, regulation: Regulation, folder: Path, bar: Bar) -> Layout:
    """Test ballots, one for each the contest file says were printed. Their key is made for the demo and not kept."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from ballots.press import print_ballots
    from congress.printing import print_order

    order = print_order(contest, regulation, "contest.toml")
    copies = contest.accounts.printed or 1
    with bar(copies, _("Printing ballots")) as advance:
        return print_ballots(contest, order.form, copies, folder, Ed25519PrivateKey.generate(), _, advance)


def filled(layout: Layout, folder: Path, bar: Bar, workers: int) -> list[Filling]:
    """Ballots filled and scanned as the votes file says."""
    from ballots.rehearsal.fill import fill_ballots
    from ballots.rehearsal.votes import read_votes

    fillings = read_votes(folder / "votes.csv", layout)
    with bar(len(fillings), _("Filling and scanning")) as advance:
        fill_ballots(
            layout, folder / "ballots", fillings, folder / "scans",
            seed=SEED, scanner=SCANNER, workers=workers, on_progress=advance,
        )  # fmt: skip
    return fillings


def read_back(
    layout: Layout, fillings: Sequence[Filling], contest: Contest, folder: Path, bar: Bar, workers: int
) -> int:
    """Reads the scans, applies the committee's decisions on what the machine left open, and compares with what was
    filled. Returns the number of ballots decided; StopError where one differs."""
    from ballots.reader import inputs_of, reading_of, write_review
    from ballots.readfile import load, rows_to_csv, to_csv
    from ballots.review import apply, load_decisions

    target = folder / "read"
    scans = [folder / "scans"]
    inputs = inputs_of(scans, keep_going=False)
    with bar(len(inputs.pages), _("Reading pages")) as advance:
        reading = reading_of(layout, scans, workers=workers, on_page=advance, lang=language(), inputs=inputs)
    write_review(target / "review", reading)
    write_text(target / "read.csv", to_csv(reading.records, layout.candidates))
    read = load(target / "read.csv")
    truth = {filling.ballot: filling for filling in fillings}
    decisions = decisions_on(read.rows, read.candidates, truth, head_of(contest))
    write_text(target / "decisions.csv", decisions_text(decisions))
    decided = apply(read, load_decisions(target / "decisions.csv"), file="decisions.csv")
    write_text(target / "decided.csv", rows_to_csv(decided.columns, decided.rows))
    compare(decided.rows, truth)
    return len({decision[0] for decision in decisions})


def head_of(contest: Contest) -> str:
    heads = [officer.name for officer in contest.event.officer if officer.role == "counting_head"]
    return heads[0] if heads else _("Counting committee")


Decision = tuple[str, str, str, str, str]
"""ballot, candidate, value, by, reason."""


def decisions_on(
    rows: Sequence[Row], candidates: Sequence[str], truth: Mapping[str, Filling], by: str
) -> list[Decision]:
    """What people decide on each ballot the machine left to them. Here they know what was filled; in a hall they look
    at the sheet."""
    decisions: list[Decision] = []
    for row in rows:
        filling = truth.get(filled_as(row))
        open_cells = [one for one in candidates if row[one].endswith("?")]
        keyed = must_be_keyed(row["problem"])
        if filling is None or not (row["status"] == "review" or keyed):
            continue
        if filling.problem in PAPER_GROUNDS:
            decisions.append((row["ballot"], "", filling.problem, by, _("seen on the sheet")))
            continue
        cells = candidates if keyed else open_cells
        reason = _("looked at the sheet")
        decisions += [(row["ballot"], one, filling.cells.get(one, ""), by, reason) for one in cells]
        if not keyed:
            decisions.append((row["ballot"], "", "ok", by, _("nothing on the sheet makes it invalid")))
    return decisions


def filled_as(row: Row) -> str:
    """The id under which the rehearsal filled the ballot: its picture's name."""
    return Path(row["source"]).stem


def decisions_text(decisions: Sequence[Decision]) -> str:
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("ballot", "candidate", "value", "by", "reason"))
    writer.writerows(decisions)
    return table.getvalue()


def compare(rows: Sequence[Row], truth: Mapping[str, Filling]) -> None:
    """Every ballot filled is read once and says what was filled. Raises StopError with the number that differ."""
    read = {filled_as(row): row for row in rows}
    wrong = sorted(set(truth) ^ set(read)) if len(read) == len(rows) else ["?"]
    wrong += [name for name, filling in truth.items() if name in read and not same(read[name], filling)]
    if wrong:
        raise StopError(problem("DEMO_READ_DIFFERS", count=len(wrong), example=", ".join(wrong[:5])))


def same(row: Row, filling: Filling) -> bool:
    """A ballot invalid on a physical ground is the same with that ground; its marks count for nobody."""
    ground = filling.problem if filling.problem in PAPER_GROUNDS else ""
    if row["status"] != "read" or row["problem"] != ground:
        return False
    return bool(ground) or all(row[name] == value for name, value in filling.cells.items())


def counted(contest: Contest, regulation: Regulation, folder: Path) -> Result:
    """The result of the decided ballots, and its file."""
    from congress.votesfile import read_votes
    from tally.engine import compute
    from tally.lists import prescribed_form
    from tally.result import result_json

    votes = read_votes([folder / "read" / "decided.csv"], contest, prescribed_form(contest, regulation))
    result = compute(contest, regulation, votes)
    write_text(folder / "result" / "result.json", result_json(result))
    return result


def documented(folder: Path, bar: Bar) -> tuple[Path, ...]:
    """The minutes as PDF and as Word file."""
    from congress.documents.minutes_document import write_minutes

    target = folder / "result"
    files = (target / "minutes.pdf", target / "minutes.docx")
    with bar(len(files), _("Minutes")) as advance:
        for file in files:
            write_minutes(target / "result.json", file, language())
            advance(1)
    return files
