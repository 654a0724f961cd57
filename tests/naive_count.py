"""A second count, deliberately naive: plain loops over ballots, the rules written out by hand from the regulations.

It shares no code and no data with the program, so that a fault would have to be made twice.
"""

from fractions import Fraction

HALF, NOTHING = Fraction(1, 2), None
PEOPLE = ["NOT_ISSUED", "OUTSIDE_NAME", "MARKED", "TWO_INKS", "SIGNED"]
UNIONS = {"base": "returned", "tie": "revote"}
STEPS = {"base": "summoned", "tie": "operator", "chosen": True, "forward": 2, "quorum": True}
PROFILES = {
    "party-2024": {"base": "summoned", "tie": "revote"},
    "party-2014": {"base": "summoned", "tie": "revote"},
    "party-opinion": {"base": "present", "tie": "operator", "chosen": True, "more_than": Fraction(3, 10)},
    "party-planning": STEPS,
    "party-appointment": STEPS | {"agree_overvote": True},
    "party-committee-personnel": STEPS,
    "confidence-2023": {"base": "summoned", "quorum": True},
    "state-2025": {"base": "valid", "tie": "older"},
    "youth-union": UNIONS,
    "trade-union": UNIONS | {"quorum": True},
    "company-cumulative": {"base": "shares", "tie": "revote"},
    "majority": {"base": "valid", "tie": "revote"},
}
FORMS = {
    "party-2024": ["strike", "agree"],
    "party-2014": ["strike", "agree"],
    "party-opinion": ["agree", "strike"],
    "party-planning": ["agree", "strike"],
    "party-appointment": ["agree", "strike"],
    "party-committee-personnel": ["agree", "strike"],
    "confidence-2023": ["confidence"],
    "state-2025": ["strike"],
    "youth-union": ["strike", "agree"],
    "trade-union": ["strike", "agree"],
    "company-cumulative": ["points"],
    "majority": ["strike", "agree", "points"],
}


def ground(profile, form, seats, ballot):
    """The ground one ballot is invalid on, or None. A ballot: (problem, cells, weight)."""
    problem, cells, weight = ballot
    if problem:
        return problem
    several = len(cells) > 1
    if form == "strike":
        kept = cells.count("")
        if kept > seats:
            return "OVERVOTE"
        if kept == 0 and (several or profile == "state-2025"):
            return "NONE"
    if form == "agree":
        clear = cells.count("yes") + cells.count("no")
        if profile == "party-appointment" and cells.count("yes") > seats:
            return "OVERVOTE"
        if clear == 0 and several:
            return "ALL_ROWS_UNUSABLE"
        if clear == 0 and not several and not (profile == "youth-union" and cells == [""]):
            return "ONE_BOTH_OR_NEITHER"
    if form == "confidence":
        clear = [cell for cell in cells if cell in ("high", "medium", "low")]
        if not clear:
            return "ALL_ROWS_UNUSABLE" if several else "ONE_BOTH_OR_NEITHER"
    if form == "points":
        spent = sum(int(cell or 0) for cell in cells)
        if spent > weight * seats:
            return "OVERVOTE"
        if spent == 0:
            return "NONE"
    return None


def naive(profile, contest, ballots):
    """What the count of `ballots` must say. `contest`: names (id, born), seats, form, kind, mode, round, alternates,
    summoned (after subtraction), called (before), present, registered, voted, shares."""
    rules = PROFILES[profile]
    if rules.get("quorum") and 3 * contest["present"] < 2 * contest["called"]:
        return {"stopped": "F17"}
    names = [name for name, _born in contest["names"]]
    form, seats = contest["form"], contest["seats"]
    grounds: dict[str, int] = {}
    votes = dict.fromkeys(names, 0)
    against = dict.fromkeys(names, 0)
    unusable = dict.fromkeys(names, 0)
    levels = {name: {"high": 0, "medium": 0, "low": 0} for name in names}
    valid = 0
    for ballot in ballots:
        found = ground(profile, form, seats, ballot)
        if found:
            grounds[found] = grounds.get(found, 0) + 1
            continue
        valid += 1
        for name, cell in zip(names, ballot[1], strict=True):
            if form == "points":
                votes[name] += int(cell or 0)
            elif cell in ("yes", "high") or (form == "strike" and cell == ""):
                votes[name] += 1
            elif cell in ("x", "no", "low"):
                against[name] += 1
            elif cell != "medium":
                unusable[name] += 1
            if cell in levels[name]:
                levels[name][cell] += 1
    base = {
        "summoned": contest["summoned"], "present": contest["present"], "returned": len(ballots), "valid": valid,
        "shares": contest["shares"],
    }["shares" if form == "points" else rules["base"]]  # fmt: skip
    told = {
        "valid": valid, "grounds": grounds, "votes": votes, "against": against, "unusable": unusable, "base": base,
        "recognised": True, "needed": needed(profile, contest, base),
    }  # fmt: skip
    if profile == "confidence-2023":
        return told | {"levels": levels, "verdicts": {n: confidence(levels[n]["low"], base) for n in names}}
    if profile == "state-2025" and contest["mode"] != "repeat" and 2 * contest["voted"] <= contest["registered"]:
        return told | {
            "recognised": False, "verdicts": dict.fromkeys(names, "not_elected"), "next": ("repeat", seats),
            "elected": [], "tied": [], "alternates": [],
        }  # fmt: skip
    return told | outcome(profile, contest, votes, told["needed"])


def needed(profile, contest, base):
    if profile in ("confidence-2023", "company-cumulative") or (
        contest["mode"] == "revote" and PROFILES[profile]["tie"] == "revote"
    ):
        return 0
    if contest["kind"] == "list-cut":
        return 0
    part = PROFILES[profile].get("more_than", HALF)
    votes = 0
    while not votes > part * base:
        votes += 1
    return votes


def confidence(low, base):
    if base == 0:
        return "none"
    if Fraction(low, base) >= Fraction(2, 3):
        return "class_2"
    return "class_1" if Fraction(low, base) > HALF else "none"


def outcome(profile, contest, votes, enough):
    rules, seats, wanted = PROFILES[profile], contest["seats"], contest["alternates"]
    good = "chosen" if rules.get("chosen") else "elected"
    born = dict(contest["names"])
    rule = rules["tie"]
    if rule == "revote" and contest["mode"] == "revote":
        rule = "operator"
    passed = [name for name in votes if votes[name] >= enough]
    seated, tied = fill(passed, votes, seats, rule, born)
    rest = [name for name in passed if name not in seated and name not in tied]
    taken, tied_taken = [], []
    if len(seated) == seats:
        taken, tied_taken = fill(rest, votes, wanted, rule, born)
    at_cut = tied or tied_taken
    verdicts = {}
    for name in votes:
        if name in seated:
            verdicts[name] = good
        elif name in at_cut:
            verdicts[name] = "tied"
        elif name in taken:
            verdicts[name] = "alternate"
        else:
            verdicts[name] = "not_seated" if name in passed and enough > 0 else "not_elected"
    short = max(0, seats - len(passed))
    told = {"verdicts": verdicts, "elected": seated, "tied": at_cut, "alternates": taken, "short": short}
    if rules.get("forward") and not passed and any(votes.values()):
        best = sorted(votes.values(), reverse=True)
        line = max(1, best[min(1, len(best) - 1)]) if len([v for v in best if v > 0]) > 1 else best[0]
        told["verdicts"] = {n: "forward" if votes[n] >= line else "not_elected" for n in votes}
        return told | {"next": ("another_round", seats)}
    if at_cut:
        left = seats - len(seated) if tied else wanted - len(taken)
        return told | {"next": ("revote" if rule == "revote" else "congress_decides", left)}
    if short:
        return told | {"next": after_shortfall(profile, contest, len(seated), short)}
    if wanted > len(taken):
        return told | {"next": ("congress_decides", wanted - len(taken))}
    return told | {"next": ("none", 0)}


def fill(people, votes, seats, rule, born):
    """Who gets `seats` seats by votes, and who is tied for the last of them."""
    seated, left = [], list(people)
    while left and len(seated) < seats:
        most = max(votes[name] for name in left)
        level = [name for name in left if votes[name] == most]
        if len(seated) + len(level) <= seats:
            seated += level
            left = [name for name in left if name not in level]
            continue
        if rule != "older":
            return seated, level
        while len(seated) < seats:
            day = min(born[name] for name in level)
            oldest = [name for name in level if born[name] == day]
            if len(seated) + len(oldest) > seats:
                return seated, oldest
            seated += oldest
            level = [name for name in level if name not in oldest]
        return seated, []
    return seated, []


def after_shortfall(profile, contest, elected, short):
    kind, turn, seats = contest["kind"], contest["round"], contest["seats"]
    if profile in ("party-2024", "party-2014") and kind == "delegates" and turn == 1:
        return ("another_round", short)
    if profile == "youth-union" and turn >= 2:
        return ("stop", short)
    if profile == "party-opinion":
        return ("none", short)
    if profile == "state-2025":
        if contest["mode"] == "additional":
            return ("stop", short)
        if kind == "national-assembly" or (kind == "peoples-council" and 3 * elected < 2 * seats):
            return ("another_round", short)
        return ("none", 0)
    return ("congress_decides", short)
