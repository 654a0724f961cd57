"""The engine against a second, naive count, on random contests over all profiles.

300 contests in a normal run; CONGRESS_CONTESTS=20000 for the full one.
"""

import datetime
import os
import random

import polars as pl
import pytest
from naive_count import FORMS, PEOPLE, PROFILES, naive

from tally.contest_check import parse_contest
from tally.engine import compute
from tally.problems import StopError
from tally.regulation import builtin_ids, load_builtin

CONTESTS = int(os.environ.get("CONGRESS_CONTESTS", "300"))
CELLS = {"strike": ["", "x"], "agree": ["yes", "no", "both", ""], "confidence": ["high", "medium", "low", "", "many"]}
BODIES = {"state-2025": ["voters"], "company-cumulative": ["shares"], "majority": ["delegates", "meeting"]}
MODES = {"state-2025": ["normal", "additional", "repeat"], "confidence-2023": ["normal"]}
STATE_PEOPLE = ["NOT_ISSUED", "OUTSIDE_NAME"]


def test_every_profile_is_written_twice():
    assert set(builtin_ids()) == set(PROFILES) == set(FORMS)


def random_contest(draw: random.Random):
    """(profile, contest for the naive count, contest file data, ballots)."""
    profile = draw.choice(sorted(PROFILES))
    form = draw.choice(FORMS[profile])
    count, seats = draw.randint(1, 6), draw.randint(1, 4)
    kinds = [kind.id for kind in load_builtin(profile).kind]
    kind = draw.choice([None, *kinds])
    mode = draw.choice(MODES.get(profile, ["normal", "normal", "revote"]))
    if mode == "revote" and count <= seats:
        mode = "normal"
    has_alternates = "delegates" in kinds and kind in (None, "delegates")
    alternates = draw.choice([0, 0, 1, 2]) if has_alternates else 0
    body = draw.choice(BODIES.get(profile, ["delegates", "meeting", "members"]))
    if form == "points":
        body = "shares"
    names = [(f"c{n}", datetime.date(1970, 1, draw.randint(1, 4))) for n in range(count)]
    people = STATE_PEOPLE if profile == "state-2025" else PEOPLE
    lean = draw.random()
    ballots = []
    for _ in range(draw.choice([0, 1, 2, 5, 9, 14])):
        weight = draw.randint(1, 5) if form == "points" else 1
        if form == "points":
            cells = [str(draw.choice([0, 1, 2, weight * seats])) if draw.random() < 0.6 else "" for _ in names]
        else:
            cells = [CELLS[form][0] if draw.random() < lean else draw.choice(CELLS[form]) for _ in names]
        ballots.append((draw.choice(people) if draw.random() < 0.08 else "", cells, weight))
    present = len(ballots) + draw.randint(0, 4)
    summoned = present + draw.randint(0, 6)
    subtracted = (
        draw.randint(0, summoned - present) if profile in ("party-2024", "party-2014") and body == "delegates" else 0
    )
    shares = sum(weight for _p, _c, weight in ballots) + draw.randint(0, 5)
    registered = present + draw.randint(0, present + 2)
    contest = {
        "names": names, "seats": seats, "form": form, "kind": kind, "mode": mode, "round": draw.randint(1, 3),
        "alternates": alternates, "summoned": summoned - subtracted, "called": summoned, "present": present,
        "registered": registered, "voted": present, "shares": shares,
    }  # fmt: skip
    electorate = {"body": body}
    if body == "voters":
        electorate |= {"registered": registered, "voted": present}
    elif body == "shares":
        electorate |= {"shares": shares, "summoned": summoned, "present": present}
    else:
        electorate |= {"summoned": summoned, "present": present}
        if subtracted:
            electorate["subtract"] = [{"reason": "committee_absent", "count": subtracted}]
    data = {
        "id": "x", "title": "X", "regulation": profile, "seats": seats, "form": form, "mode": mode,
        "round": contest["round"], "alternates": alternates, "electorate": electorate,
        "candidate": [{"id": name, "name": f"Người {name}", "born": born} for name, born in names],
    } | ({"kind": kind} if kind else {})  # fmt: skip
    return profile, contest, data, ballots


def frame_of(contest, ballots):
    columns = {"ballot": [f"b{n}" for n in range(len(ballots))], "problem": [b[0] for b in ballots]}
    columns |= {name: [b[1][n] for b in ballots] for n, (name, _born) in enumerate(contest["names"])}
    columns["weight"] = [str(b[2]) for b in ballots]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def told(result):
    rows = result.candidates
    return {
        "valid": result.ballots.valid,
        "grounds": dict(result.ballots.invalid_by_ground),
        "votes": {one.id: one.votes for one in rows},
        "against": {one.id: one.against for one in rows},
        "unusable": {one.id: one.unusable for one in rows},
        "base": result.base.value,
        "needed": result.needed,
        "recognised": result.recognised,
        "verdicts": {one.id: one.verdict for one in rows},
        "elected": set(result.elected),
        "tied": set(result.tied),
        "alternates": set(result.alternates),
        "short": result.short,
        "next": (result.next.action, result.next.seats),
        "levels": {one.id: one.levels for one in rows},
    }


@pytest.mark.parametrize("part", range(10))
def test_the_engine_agrees_with_the_naive_count(part):
    for number in range(part, CONTESTS, 10):
        profile, contest, data, ballots = random_contest(random.Random(number))
        expected = naive(profile, contest, ballots)
        case = parse_contest(data, "x.toml")
        try:
            found = told(compute(case, load_builtin(profile), frame_of(contest, ballots)))
        except StopError as stopped:
            found = {"stopped": stopped.problems[0].code}
        for key, value in expected.items():
            wanted = set(value) if key in ("elected", "tied", "alternates") else value
            assert found[key] == wanted, f"contest {number} ({profile}): {key}"
        assert ("stopped" in found) == ("stopped" in expected), f"contest {number}"
