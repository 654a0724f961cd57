"""`congress ballots read`, `review`, `thresholds`: scans → ballots, people's decisions, the limits in use."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, console, deliver, emit_json, guarded, say, show_problems
from congress.i18n import _, language

if TYPE_CHECKING:
    from ballots.batch import Keep
    from ballots.layout import Layout
    from ballots.reader import Reading
    from ballots.watch import Watched


@guarded
def read(
    layout_file: Annotated[Path, typer.Argument(metavar="LAYOUT.json", help=_("The layout.json of the printing."))],
    scans: Annotated[
        list[Path],
        typer.Argument(
            metavar="SCAN...", help=_("PDF, TIFF, JPEG or PNG files, or folders of them, in scanning order.")
        ),
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="READ.csv", help=_("The read file; - for stdout."))],
    review: Annotated[
        Path | None,
        typer.Option("--review", metavar="DIR", help=_("Folder for a picture of every doubtful mark, and review.csv.")),
    ] = None,
    batch: Annotated[
        str, typer.Option("--batch", metavar="NAME", help=_("Name of this batch; the ballots' ids begin with it."))
    ] = "1",
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=256, metavar="N", help=_("Processes at work; 0: one a core."))
    ] = 0,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help=_("List files that cannot be opened, and go on with the others."))
    ] = False,
    scores: Annotated[bool, typer.Option("--scores", help=_("Add the score (0 to 1) of every place judged."))] = False,
    watching: Annotated[
        bool,
        typer.Option(
            "--watch",
            help=_("Read while the scanner fills the folder; end with Enter or Ctrl-C, and READ.csv is written."),
        ),
    ] = False,
    idle: Annotated[
        float | None,
        typer.Option(
            "--idle",
            min=2,
            metavar="SECONDS",
            help=_("With --watch: end by itself so many seconds after the last page has come."),
        ),
    ] = None,
) -> None:
    from ballots.layoutfile import read_layout
    from ballots.messages import problem
    from ballots.reader import inputs_of, pictures_for, reading_of, write_review
    from ballots.readfile import checked_batch, to_csv
    from ballots.watch import Watched
    from tally.problems import InvalidError

    if idle is not None and not watching:
        raise typer.BadParameter(_("--idle goes with --watch."))
    checked_batch(batch)
    layout = read_layout(layout_file)
    workers = workers or cores()
    with pictures_for(review) as keep:
        watched = Watched()
        if watching:
            watch_folders(layout, scans, watched, workers, idle, keep)
        inputs = inputs_of(scans, keep_going=keep_going)
        with bar(len(inputs.pages), _("Reading pages")) as advance:
            reading = reading_of(
                layout,
                scans,
                batch=batch,
                workers=workers,
                keep_going=keep_going,
                on_page=advance,
                lang=language(),
                inputs=inputs,
                keep=keep,
                known=watched.unchanged(),
            )
        if review is not None:
            write_review(review, reading)
    text = to_csv(reading.records, layout.candidates, scores=scores)
    deliver(text, output)
    tell(reading)
    if not any(
        ballot.record.status != "rejected" or of_this_contest(ballot.record.problem) for ballot in reading.ballots
    ):
        raise InvalidError(problem("SCAN_NO_BALLOT", pages=reading.pages))


def watch_folders(
    layout: "Layout", scans: Sequence[Path], watched: "Watched", workers: int, idle: float | None, keep: "Keep"
) -> None:
    """Reads what comes into the folders until the person presses Enter or Ctrl-C, or nothing comes any more."""
    from ballots.watch import watch

    names = ", ".join(str(scan) for scan in scans)
    with bar(None, _("Pages read")) as advance:
        say(_("Watching {folders}. Press Enter (or Ctrl-C) after the last sheet.").format(folders=names))
        watch(
            layout,
            scans,
            watched,
            workers=workers,
            told_to_end=enter_pressed(),
            idle=idle,
            keep=keep,
            on_page=advance,
            on_refused=partial(show_problems, title=_("Not readable so far; scan it again, or go on:")),
        )
    say(_("Watching has ended after {pages} pages.").format(pages=len(watched.readings)))


def enter_pressed() -> Callable[[float], bool]:
    """A function that waits so many seconds and says whether Enter was pressed (never where nobody sits at a keyboard).

    The thread reads the terminal itself: one that holds `sys.stdin` would stop the program from ending.
    """
    pressed = Event()

    def listen() -> None:
        while b"\n" not in (typed := os.read(0, 1024)):
            if not typed:
                return
        pressed.set()

    if sys.stdin is not None and sys.stdin.isatty():
        Thread(target=listen, daemon=True).start()
    return pressed.wait


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def of_this_contest(verdict: str) -> bool:
    from ballots.record import must_be_keyed

    return must_be_keyed(verdict)


def tell(reading: "Reading") -> None:
    """How many of each kind, and what was passed over: nothing vanishes without a word."""
    records = reading.records
    status = Counter(record.status for record in records)
    say(
        _("{pages} pages: {read} ballots read, {review} for people to look at, {rejected} rejected.").format(
            pages=reading.pages, read=status["read"], review=status["review"], rejected=status["rejected"]
        )
    )
    for verdict, count in sorted(Counter(record.problem for record in records if record.problem).items()):
        say(f"  {verdict}: {count}")
    if reading.ignored:
        names = ", ".join(path.name for path in reading.ignored[:5]) + (" …" if len(reading.ignored) > 5 else "")
        say(
            _("{count} files in the folders are no scans and were left alone: {names}").format(
                count=len(reading.ignored), names=names
            )
        )


@guarded
def review(
    read_file: Annotated[Path, typer.Argument(metavar="READ.csv", help=_("The read file."))],
    decisions_file: Annotated[
        Path, typer.Argument(metavar="DECISIONS.csv", help=_("Decisions: ballot,candidate,value,by,reason."))
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="READ2.csv", help=_("The decided file; - for stdout."))
    ],
) -> None:
    from ballots.readfile import load, rows_to_csv
    from ballots.review import apply, load_decisions, undecided

    decisions = load_decisions(decisions_file)
    decided = apply(load(read_file), decisions, file=str(decisions_file))
    text = rows_to_csv(decided.columns, decided.rows)
    deliver(text, output)
    ballots = len({decision.ballot for decision in decisions})
    say(
        _("{decisions} decisions on {ballots} ballots applied; {left} ballots still wait for people.").format(
            decisions=len(decisions), ballots=ballots, left=undecided(decided)
        )
    )


@guarded
def thresholds(
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON on stdout."))] = False,
) -> None:
    from ballots.thresholds import TABLE

    rows = [(limit.name, limit.value, limit.unit, limit.meaning(language())) for limit in TABLE]
    if as_json:
        names = ("name", "value", "unit", "meaning")
        emit_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        show_thresholds(rows)


def show_thresholds(rows: Sequence[tuple[str, float, str, str]]) -> None:
    from rich.table import Table

    table = Table()
    for heading in (_("Threshold"), _("Value"), _("Unit"), _("Meaning")):
        table.add_column(heading)
    for name, value, unit, meaning in rows:
        table.add_row(name, f"{value:g}", unit, meaning)
    console(stderr=False).print(table)


def register(group: typer.Typer) -> None:
    """Puts the commands into the group `congress ballots`."""
    group.command("read", help=_("Read scanned ballots: page images in, one row a ballot out."))(read)
    group.command("review", help=_("Apply people's decisions to a read file."))(review)
    group.command("thresholds", help=_("The thresholds of the reader in use."))(thresholds)
