"""The rehearsal in the hall: a test deck through its own printer and scanner, and what that says, in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pikepdf
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ballots.files import write_bytes, write_text
from ballots.layout import Layout
from ballots.layoutfile import read_layout
from ballots.pages import list_pages
from ballots.press import print_ballots
from ballots.rehearsal.deck import deck_pages, known_votes, pdf_of_pages
from ballots.rehearsal.fitness import Examined, Matched, Sheet, Spot, examine, match
from ballots.rehearsal.votes import Filling, read_votes
from ballots.shipped import shipped
from ballots.typeset import render
from congress.i18n import _, language
from congress.messages import problem
from congress.printing import print_order
from tally.contest import Contest
from tally.problems import InvalidError, Place, Problem
from tally.regulation import Regulation

DECK, VOTES, LAYOUT = "deck.pdf", "known.csv", "layout.json"
LEAST_SHEETS, MOST_SHEETS = 2, 40
SCALE_PLAY = 0.02
"""A feeder stretches the way by up to a hundredth; fitted to the page, a print is smaller by 3 to 6."""
LEAST_DPI = 180.0
MOST_DOUBTFUL = 4
"""One doubtful sheet in so many is borne: people decide it. More, and the real count would wait for people."""
FOLD_MM = 1.5
"""So near to the letters of a name a fold is taken for a strike, or makes one doubtful."""
RED = (0, 0, 220)


@dataclass(frozen=True)
class Verdict:
    """`faults` are what must be mended before the real ballots, `notes` what is worth knowing; `pictures` show where.
    `same`: sheets of the deck read to the letter."""

    sheets: int
    same: int
    faults: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    pictures: tuple[Path, ...]

    @property
    def passed(self) -> bool:
        return not self.faults


def make_deck(
    contest: Contest, regulation: Regulation, folder: Path, key: Ed25519PrivateKey, sheets: int, list_decided: str = ""
) -> Layout:
    """Writes `deck.pdf` (the test sheet, then the marked test ballots), `known.csv` (their votes) and `layout.json`.

    Raises as printing ballots does; InvalidError `REHEARSE_SHEETS` for a number that cannot be meant.
    """
    if not LEAST_SHEETS <= sheets <= MOST_SHEETS:
        raise InvalidError(problem("REHEARSE_SHEETS", least=LEAST_SHEETS, most=MOST_SHEETS))
    order = print_order(contest.model_copy(update={"test": True}), regulation, "", list_decided)
    copies = sheets if contest.identity == "serial" else 1
    layout = print_ballots(order.contest, order.form, copies, folder, key, _, list_decided=order.list_decided)
    deck = known_votes(layout, sheets)
    pages = pdf_of_pages(deck_pages(layout, folder, deck))
    write_text(folder / VOTES, _votes_csv(layout, deck))
    write_bytes(folder / DECK, _joined(_test_sheet(layout, sheets, folder), pages))
    for printed in folder.glob("ballots*.pdf"):  # unmarked: nobody is to print the wrong file
        printed.unlink()
    return layout


def _votes_csv(layout: Layout, deck: Sequence[Filling]) -> str:
    lines = [",".join([one.ballot, one.problem, *(one.cells[name] for name in layout.candidates)]) for one in deck]
    return "\n".join([",".join(["ballot", "problem", *layout.candidates]), *lines]) + "\n"


def _test_sheet(layout: Layout, sheets: int, folder: Path) -> bytes:
    templates = FileSystemLoader(shipped("templates") / "ballots")
    environment = Environment(loader=templates, autoescape=True, undefined=StrictUndefined)
    environment.globals["_"] = _
    values = {"title": layout.title or layout.contest, "count": sheets, "folder": folder.name, "lang": language()}
    html = environment.get_template("test_sheet.html").render(**values)
    return bytes(render(html).write_pdf())


def _joined(first: bytes, others: bytes) -> bytes:
    with pikepdf.open(BytesIO(first)) as whole, pikepdf.open(BytesIO(others)) as more:
        whole.pages.extend(more.pages)
        written = BytesIO()
        whole.save(written, deterministic_id=True)
        return written.getvalue()


def check_scans(folder: Path, scans: Sequence[Path], on_page: Callable[[int], None] | None = None) -> Verdict:
    """What the scans of the deck in `folder` say; pictures of what is wrong go into `folder`/check.

    Raises as reading a layout, votes and scans does.
    """
    layout = read_layout(folder / LAYOUT)
    deck = read_votes(folder / VOTES, layout)
    pages = []
    for ref in list_pages(scans).pages:
        pages.append(examine(layout, ref))
        if on_page:
            on_page(1)
    mine = [one for one in pages if one.reading.problem != "NOT_A_BALLOT"]
    matched = match(layout, deck, mine, language())
    folded = _folded(layout, pages, matched)
    faults = [*_of_pages(mine), *_of_sheets(layout, deck, matched, folded)]
    same = sum(not one.wrong and not one.doubtful and one.read.record.status == "read" for one in matched.sheets)
    pictures = _pictures(folder / "check", layout, pages, matched)
    return Verdict(len(deck), same, tuple(faults), tuple(_notes(deck, matched, pages)), tuple(pictures))


def _of_pages(pages: Sequence[Examined]) -> Iterator[Problem]:
    """What printer, stamp and scanner did to the pages themselves."""
    scaled = [one for one in pages if one.scale and abs(one.scale - 1) > SCALE_PLAY]
    if scaled:
        middle = sorted(one.scale or 1 for one in scaled)[len(scaled) // 2]
        yield problem("REHEARSE_SCALE", _where(scaled), percent=f"{middle * 100:.1f}", count=len(scaled))
    coarse = [one for one in pages if one.dpi and one.dpi < LEAST_DPI and one not in scaled]
    if coarse:
        dpi = round(min(one.dpi or 0 for one in coarse))
        yield problem("REHEARSE_COARSE", _where(coarse), dpi=dpi, least=round(LEAST_DPI), count=len(coarse))
    streaked = [one for one in pages if one.streaks]
    if streaked:
        yield problem("REHEARSE_STREAK", _where(streaked), count=len(streaked))
    yield from _covered("REHEARSE_MARK", pages, lambda one: one.marks)
    yield from _covered("REHEARSE_CODE", pages, lambda one: one.codes)
    lost = [one for one in pages if one.place is None]
    for code, those in _by_reason(lost).items():
        yield problem(_REASONS.get(code, "REHEARSE_UNREADABLE"), _where(those), count=len(those))


_REASONS = {
    "PAGE_NO_CODE": "REHEARSE_NO_CODE",
    "PAGE_NOT_FOUND": "REHEARSE_NOT_FOUND",
    "PAGE_BLANK": "REHEARSE_BLANK",
}


def _by_reason(pages: Sequence[Examined]) -> dict[str, list[Examined]]:
    reasons: dict[str, list[Examined]] = {}
    for one in pages:
        reasons.setdefault(one.reading.doubts[0].code if one.reading.doubts else "", []).append(one)
    return reasons


def _covered(code: str, pages: Sequence[Examined], lacking: Callable[[Examined], Sequence[Spot]]) -> Iterator[Problem]:
    corners = Counter(corner for one in pages for corner in {_corner(one, spot) for spot in lacking(one)})
    those = [one for one in pages if lacking(one)]
    for (vi, en), count in corners.items():
        yield problem(code, _where(those), corner_vi=vi, corner_en=en, count=count)


def _corner(page: Examined, spot: Spot) -> tuple[str, str]:
    """Of the page as it is printed."""
    right, bottom = spot[0] > 105, spot[1] > 148
    vi = f"{'dưới' if bottom else 'trên'} bên {'phải' if right else 'trái'}"
    return vi, f"{'bottom' if bottom else 'top'} {'right' if right else 'left'}"


def _where(pages: Sequence[Examined]) -> Place:
    names = [f"{one.ref.source}:{one.ref.page}" for one in pages]
    return Place(at=", ".join(names[:4]) + (" …" if len(names) > 4 else ""))


def _of_sheets(
    layout: Layout, deck: Sequence[Filling], matched: Matched, folded: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """What was read of the sheets, against what is on them. `folded`: sheet → its rows that a fold spoiled."""
    rows = {one: number for number, one in enumerate(layout.candidates, 1)}
    turn = {one.ballot: number for number, one in enumerate(deck, 1)}
    doubtful = _doubtful(matched)
    too_doubtful = len(doubtful) * MOST_DOUBTFUL > len(deck)
    if folded and (too_doubtful or any(one.wrong for one in matched.sheets if one.known.ballot in folded)):
        listed = ", ".join(str(rows[one]) for one in rows if any(one in those for those in folded.values()))
        yield problem("REHEARSE_FOLDED", count=len(folded), rows=listed)
    for sheet in matched.sheets:
        if set(sheet.wrong) - set(folded.get(sheet.known.ballot, ())):
            listed = ", ".join(str(rows[one]) for one in sheet.wrong)
            yield problem("REHEARSE_MISREAD", _sheet(sheet), sheet=turn[sheet.known.ballot], rows=listed)
    if too_doubtful:
        why = Counter(reason.split(":")[0].split()[0] for one in doubtful for reason in one.read.record.why)
        listed = "; ".join(f"{count} × {code}" for code, count in why.most_common(3))
        yield problem("REHEARSE_DOUBTFUL", doubtful=len(doubtful), sheets=len(deck), why=listed)
    if matched.missing:
        listed = ", ".join(str(turn[one.ballot]) for one in matched.missing)
        yield problem("REHEARSE_MISSING", count=len(matched.missing), sheets=listed)


def _folded(layout: Layout, pages: Sequence[Examined], matched: Matched) -> dict[str, list[str]]:
    """Sheet → its rows that were misread or are doubtful where a fold runs through the name."""
    folds = {(one.ref.source, one.ref.page): one.folds for one in pages}
    heights = {
        target.candidate: (target.box[1] - FOLD_MM, target.box[1] + target.box[3] + FOLD_MM)
        for page in layout.pages
        for target in page.targets
        if target.option == "name"
    }
    found: dict[str, list[str]] = {}
    for sheet in matched.sheets:
        at = folds.get((sheet.read.record.source, sheet.read.record.page), ())
        for one in (*sheet.wrong, *sheet.doubtful):
            if any(heights[one][0] <= fold <= heights[one][1] for fold in at):
                found.setdefault(sheet.known.ballot, []).append(one)
    return found


def _doubtful(matched: Matched) -> list[Sheet]:
    return [one for one in matched.sheets if one.read.record.status == "review" and not one.wrong]


def _sheet(sheet: Sheet) -> Place:
    return Place(at=f"{sheet.read.record.source}:{sheet.read.record.page}")


def _notes(deck: Sequence[Filling], matched: Matched, pages: Sequence[Examined]) -> Iterator[Problem]:
    doubtful = _doubtful(matched)
    if doubtful and len(doubtful) * MOST_DOUBTFUL <= len(deck):
        yield problem("REHEARSE_FEW_DOUBTFUL", count=len(doubtful))
    if any(one.place is not None and one.scale is None for one in pages):
        yield problem("REHEARSE_NO_DPI")


def _pictures(folder: Path, layout: Layout, pages: Sequence[Examined], matched: Matched) -> Iterator[Path]:
    """One picture for each page with something to show: streaks, places not found, rows misread, all in red."""
    wrong: Mapping[tuple[str, int], Sheet] = {
        (one.read.record.source, one.read.record.page): one for one in matched.sheets if one.wrong
    }
    for old in folder.glob("page-*.png"):
        old.unlink()
    for number, one in enumerate(pages, 1):
        sheet = wrong.get((one.ref.source, one.ref.page))
        if not (one.streaks or one.marks or one.codes or sheet):
            continue
        drawn = cv2.cvtColor(one.picture, cv2.COLOR_GRAY2BGR)
        per_mm = max(one.picture.shape) / max(layout.pages[0].width, layout.pages[0].height)
        for x in one.streaks:
            cv2.rectangle(drawn, (round(x - per_mm), 0), (round(x + per_mm), drawn.shape[0]), RED, 2)
        for spot in (*one.marks, *one.codes):
            seen = one.at(spot)
            cv2.circle(drawn, (round(seen[0]), round(seen[1])), round(9 * per_mm), RED, 3)
        for target in _targets(layout, one, sheet):
            across, down, width, height = target
            left, top = one.at((across - 2, down - 2))
            right, bottom = one.at((across + width + 2, down + height + 2))
            cv2.rectangle(drawn, (round(left), round(top)), (round(right), round(bottom)), RED, 3)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"page-{number:03d}.png"
        write_bytes(path, cv2.imencode(".png", np.asarray(drawn, np.uint8))[1].tobytes())
        yield path


def _targets(layout: Layout, page: Examined, sheet: Sheet | None) -> list[tuple[float, float, float, float]]:
    if sheet is None or not page.reading.page:
        return []
    side = layout.pages[page.reading.page - 1]
    return [target.box for target in side.targets if target.candidate in sheet.wrong and target.option == "name"]
