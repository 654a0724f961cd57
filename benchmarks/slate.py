"""How long a slate takes for 2,000 people: three lists, what each rule costs, and the smallest conflict.

    python benchmarks/slate.py [--people 2000]

The aim is under 2 seconds for the lists and the costs together, reading the planning list not counted. People and units
are drawn at random, the same each time. The time of the processor is what a machine that does nothing else would take.
"""

import argparse
import random
import resource
import sys
from datetime import date
from time import perf_counter, process_time

from congress.planning.dates import PartialDate
from congress.planning.header import Table
from congress.planning.importing import Imported
from congress.planning.people import Level, Person
from congress.planning.rules import parse_rules
from congress.planning.sheet import Sheet
from congress.planning.slating import make_plan
from congress.planning.surplus import Surplus
from tally.problems import StopError

UNITS, SECTORS = 40, 6
TABLES = {
    "regulation": "party-2024", "kind": "committee", "title": "Bầu", "seats": 51, "surplus": 5,
    "reference_date": date(2025, 9, 25), "young_under": 42,
    "eligibility": {"months_left_first": 60, "months_left_again": 48, "evaluations_at_least": "completed"},
    "target": [
        {"who": "women", "at_least": "15%", "hard": True}, {"who": "young", "at_least": "10%"},
        {"who": "minority", "at_least": "15%"}, {"who": "new", "at_least": "1/3", "weight": 2},
        {"who": "age:42-52", "at_least": "40%", "at_most": "60%"}, {"who": "unit:*", "at_most": 2, "hard": True},
        *({"who": f"sector:Khối {number}", "at_least": 6, "hard": True} for number in range(SECTORS)),
    ],
}  # fmt: skip


def people(count: int, seed: int) -> list[Person]:
    chance = random.Random(seed)
    found = []
    for number in range(count):
        unit = chance.randrange(UNITS)
        levels = (Level(chance.choice((1, 2, 2, 2, 3, 3))) for _ in range(3))
        found.append(
            Person(
                id=f"p{number:05d}",
                name=f"Người Thứ {number:05d}",
                born=PartialDate(chance.randint(1970, 1990), chance.randint(1, 12), chance.randint(1, 28)),
                sex="female" if chance.random() < 0.3 else "male",
                ethnicity=chance.choice(("Kinh",) * 6 + ("Tày", "Thái")),
                unit=f"Đơn vị {unit:02d}",
                sector=f"Khối {chance.randrange(SECTORS)}",
                incumbent=chance.random() < 0.4,
                evaluations=tuple((2022 + year, level) for year, level in enumerate(levels)),
                discipline="",
            )
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    count = parser.parse_args().people
    table = Table(Sheet("list.xlsx", "A", ()), (0, 0), 1, {}, {})
    surplus = Surplus(5, False, None, "")
    for seed in range(3):
        imported = Imported(table, tuple(people(count, seed)), ())
        for name, changes in (("three lists and costs", {}), ("smallest conflict", {"target": conflicting()})):
            rules = parse_rules({**TABLES, **changes}, "slate.toml")
            start, worked = perf_counter(), process_time()
            try:
                slates = len(make_plan(imported, rules, surplus, (), "slate.toml").slates)
                found = f"{slates} lists"
            except StopError as error:
                found = error.problems[0].text("en")
            sys.stdout.write(
                f"seed {seed}, {count} people, {name}: {perf_counter() - start:.2f} s, "
                f"of the processor {process_time() - worked:.2f} s; {found}\n"
            )
    sys.stdout.write(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB\n")


def conflicting() -> list[dict[str, object]]:
    return [*TABLES["target"], {"who": "sector:Khối 1", "at_most": 5, "hard": True}]


if __name__ == "__main__":
    main()
