"""An allocation as a table, as JSON, and in a workspace."""

import csv
import io
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from congress.custody import Act, copied, drafting, record
from congress.delegates.allocating import Allocation, allocate, read_rules, read_units
from congress.journal import Entry
from congress.storage import sha256_of
from congress.workspace import Workspace

CSV, JSON = "delegates/allocation.csv", "delegates/allocation.json"
_DECIMALS = 4


def decimal(value: Fraction | None) -> str:
    """Four decimals, half up, for people to read; the exact fraction stands in the JSON. Empty where there is none."""
    if value is None:
        return ""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-_DECIMALS), ROUND_HALF_UP))


def rows_of(found: Allocation) -> list[dict[str, str]]:
    """One row a unit, in the order of its list; which figures decide depends on the rule."""
    hare = found.rules.rule == "largest-remainder"
    return [
        {
            "unit": one.unit.id,
            "name": one.unit.name,
            "members": str(one.unit.members),
            "weight": decimal(one.unit.weight).rstrip("0").rstrip("."),
            "per_unit": str(one.per_unit),
            "fixed": str(one.unit.fixed),
            "exact": decimal(one.exact),
            **(
                {"remainder": decimal(one.remainder)}
                if hare
                else {"last": decimal(one.last), "next": decimal(one.next)}
            ),
            "by_members": str(one.by_members),
            "decided": "x" if one.chosen else "",
            "delegates": str(one.seats),
        }
        for one in found.allotments
    ]


def csv_text(found: Allocation) -> str:
    rows = rows_of(found)
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()


def plain(found: Allocation) -> dict[str, Any]:
    """The allocation with exact fractions (`10/7`)."""
    rules = found.rules
    level = found.level
    return {
        "schema": "congress-allocation/1",
        "title": rules.title,
        "term": level[0].id if level else "",
        "level": level[1].id if level else "",
        "level_source": level[0].source if level else "",
        "level_confidence": level[0].confidence if level else "",
        "level_decided": rules.level_decided,
        "rule": rules.rule,
        "total": rules.total,
        "ex_officio": rules.ex_officio,
        "appointed": rules.appointed,
        "elected": found.elected,
        "shared_by_members": found.shared,
        "members_a_seat": str(found.quota),
        "decision": [one.model_dump(mode="json") for one in rules.decision],
        "units": [
            {
                "unit": one.unit.id,
                "name": one.unit.name,
                "members": one.unit.members,
                "weight": str(one.unit.weight),
                "per_unit": one.per_unit,
                "fixed": one.unit.fixed,
                "note": one.unit.note,
                "exact": str(one.exact),
                "remainder": None if one.remainder is None else str(one.remainder),
                "last": None if one.last is None else str(one.last),
                "next": None if one.next is None else str(one.next),
                "by_members": one.by_members,
                "decided": one.chosen,
                "delegates": one.seats,
            }
            for one in found.allotments
        ],
    }


def json_text(found: Allocation) -> str:
    return json.dumps(plain(found), ensure_ascii=False, indent=2) + "\n"


def record_allocation(workspace: Workspace, units: Path, rules: Path, by: str) -> tuple[Allocation, bool]:
    """Allocates, and records the outcome with the files it came from; returns it, and whether it is new.

    Raises what reading and allocating raise: nothing is recorded then.
    """
    with drafting(workspace) as folder:
        table, decided = copied(units, folder), copied(rules, folder)
        found = allocate(read_rules(decided), read_units(table), rules.name)
        made = {CSV: folder / "allocation.csv", JSON: folder / "allocation.json"}
        made[CSV].write_text(csv_text(found), encoding="utf-8", newline="")
        made[JSON].write_text(json_text(found), encoding="utf-8", newline="")
        digest = sha256_of(made[JSON])

        def decide(entries: list[Entry]) -> Act | None:
            mine = [entry for entry in entries if entry.action == "allocation"]
            if mine and mine[-1].payload["files"][JSON] == digest:
                return None
            payload = {"total": found.rules.total, "elected": found.elected, "rule": found.rules.rule}
            return Act("allocation", payload, f"allocation:{len(mine) + 1}")

        inputs = {f"delegates/{table.name}": table, f"delegates/{decided.name}": decided}
        new = record(workspace, by, decide, {**made, **inputs})
    return found, new is not None
