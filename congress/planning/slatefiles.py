"""The files of a slate: the contest file, the lists as CSV, everyone with status and reasons."""

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ballots.files import replacing
from congress.planning.candidate import candidate_values
from congress.planning.finding import clauses
from congress.planning.identity import KeptIds, identity_key
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.slating import Plan, Slate, Standing
from congress.tomlfile import toml_text
from tally.contest_check import parse_contest
from tally.problems import Lang, Place, Problem, UnreadableError
from tally.regulation import Regulation

PEOPLE, TESTS, NOTES, CONTEST, REPORT = "people.csv", "tests.csv", "notes.csv", "contest.toml", "report.pdf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def slate_names(count: int) -> list[str]:
    return ["slate.csv", *(f"slate-{number}.csv" for number in range(2, count + 1))]


def write_plan(
    folder: Path,
    plan: Plan,
    tables: Mapping[str, Any],
    regulation: str,
    profile: Regulation,
    report: bytes,
    lang: Lang,
) -> list[Path]:
    """Writes all files of a plan; each takes its place when it is whole. Lists left from an earlier run are removed.

    `tables` is the rules file as written: `test`, [event] and [electorate] go into the contest file; `regulation` is
    the profile as that file names it, built in or by its path from `folder`; `profile` is what it says.
    Raises InvalidError where the contest file would be one that the count and the press refuse.
    """
    contest = contest_text(plan, tables, regulation)
    parse_contest(tomllib.loads(contest), CONTEST, profile)
    texts = {CONTEST: contest, PEOPLE: people_text(plan.standings, lang), TESTS: tests_text(plan.standings, lang)}
    texts[NOTES] = notes_text(plan.notes, lang)
    names = slate_names(len(plan.slates))
    texts |= {name: slate_text(slate) for name, slate in zip(names, plan.slates, strict=True)}
    files = {name: text.encode() for name, text in texts.items()} | {REPORT: report}
    try:
        _write_together(folder, files)
        for path in folder.glob("slate-[0-9].csv"):
            if path.name not in names:
                path.unlink()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableError(problem("OUTPUT_FAILED", Place(file=str(folder)), why=why)) from error
    return [folder / name for name in (CONTEST, *names, PEOPLE, TESTS, NOTES, REPORT)]


def _write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """All files are written beside their places before the first of them takes its place."""
    with ExitStack() as places:
        for name, data in files.items():
            places.enter_context(replacing(folder / name)).write_bytes(data)


def contest_text(plan: Plan, tables: Mapping[str, Any], regulation: str) -> str:
    """The contest file (candidates in ballot order). What a list holds for the committee alone does not go into it."""
    rules = plan.rules
    head: dict[str, Any] = {
        "id": rules.contest_id,
        "title": rules.title,
        "regulation": regulation,
        "seats": rules.seats,
        "kind": rules.kind,
    }
    carried = {key: tables[key] for key in ("test", "event", "electorate") if key in tables}
    return toml_text({**head, **carried, "candidate": [candidate_values(person) for person in plan.slate.people]})


def slate_text(slate: Slate) -> str:
    header = ("order", "id", "name", "born", "sex", "ethnicity", "post", "unit", "sector", "incumbent")
    return csv_text(header, ((order, *_facts(person)) for order, person in enumerate(slate.people, start=1)))


def people_text(standings: Iterable[Standing], lang: Lang) -> str:
    """Everyone once, in the order of the input; the words of the reasons are in `lang`, their codes are fixed."""
    header = (
        "id",
        "name",
        "status",
        "reasons",
        "born",
        "sex",
        "ethnicity",
        "post",
        "unit",
        "sector",
        "incumbent",
        "cell",
    )
    rows = (
        (s.person.id, s.person.name, s.status, reasons_text(s, lang), *_facts(s.person)[2:], s.person.place.at)
        for s in standings
    )
    return csv_text(header, rows)


def tests_text(standings: Iterable[Standing], lang: Lang) -> str:
    """Every test of every person: verdict, the value used, the clause and how sure it is, the reason in words."""
    header = ("id", "name", "test", "verdict", "value", "clause", "confidence", "reason")
    known = clauses()
    rows = (
        (s.person.id, s.person.name, f.test, f.verdict, f.value, known[f.test].text, known[f.test].confidence,
         f.reason.text(lang))
        for s in standings for f in s.findings
    )  # fmt: skip
    return csv_text(header, rows)


def notes_text(notes: Iterable[Problem], lang: Lang) -> str:
    """Every note on the input and the rules; the screen shows a few of each kind."""
    header = ("code", "sheet", "cell", "subject", "what", "todo")
    rows = ((n.code, n.place.sheet, n.place.at, n.place.subject, n.text(lang), n.fix(lang)) for n in notes)
    return csv_text(header, rows)


def _facts(person: Person) -> tuple[str, ...]:
    incumbent = "" if person.incumbent is None else "yes" if person.incumbent else "no"
    born = str(person.born or "")
    return (
        person.id,
        person.name,
        born,
        person.sex or "",
        person.ethnicity,
        person.post,
        person.unit,
        person.sector,
        incumbent,
    )


def reasons(standing: Standing) -> list[Problem]:
    """Why a person has the status: the committee's decision, then every test not passed."""
    found = []
    if standing.barred is not None:
        found.append(problem("BARRED", standing.person.place, reason=standing.barred))
    if standing.fixed:
        found.append(problem("FIXED", standing.person.place))
    found += [finding.reason for finding in standing.findings if finding.verdict != "pass"]
    if standing.status == "reserve":
        found.append(problem("NOT_TAKEN", standing.person.place))
    return found


def reasons_text(standing: Standing, lang: Lang) -> str:
    return " | ".join(f"{reason.code}: {reason.text(lang)}" for reason in reasons(standing))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV that a spreadsheet shows and never runs: text that begins like a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_written(text: str) -> str:
    """A cell of such a CSV without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def read_kept_ids(folder: Path) -> KeptIds:
    """The ids an earlier run wrote into `people.csv` of `folder`: people without an id of their own keep them."""
    try:
        with (folder / PEOPLE).open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        keys = [identity_key(row["name"], row["born"], row["unit"]) for row in rows]
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(problem("KEPT_IDS_UNREADABLE", Place(file=PEOPLE))) from error
    counts = Counter(keys)
    return {key: row["id"] for key, row in zip(keys, rows, strict=True) if counts[key] == 1 and row["id"]}
