"""What the journal knows of one round of one election: its entries, played back in order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from congress.journal import Entry

Source = tuple[str, str]
"""Name and SHA-256 of a file that was read."""


@dataclass(frozen=True)
class Release:
    """A ballot version that was printed. `copies` are those of all print runs together, in ballots.

    `list_decided`: why a list that breaks a rule was printed. `withdrawn`: why it is no longer in use.
    """

    version: int
    style: str
    layout: str
    contest: str
    copies: int
    runs: int
    last_copies: int
    at: str
    list_decided: str = ""
    withdrawn: str = ""


@dataclass(frozen=True)
class Entered:
    """Who entered a number of the accounts last, and when (UTC)."""

    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Slip:
    """What the slip of a batch declares: its number of sheets, counted by hand, and by whom."""

    batch: str
    sheets: int
    by: str
    file: str


@dataclass(frozen=True)
class Batch:
    """Ballots counted together. `made` is the file as read or keyed, `votes` that or the one with people's decisions;
    `waiting` of them still wait for people; `sheets` as they came out of the pile. `traces` is the file of what scanned
    sheets are known again by.

    `second` is the independent second count of the same sheets. `settled` are the ballots on which the two differ and
    on which people settled what is so (congress.elections.settling); `settled_votes` is the file with that in it.
    """

    name: str
    kind: str
    sources: tuple[Source, ...]
    votes: str
    seq: int
    waiting: int = 0
    made: str = ""
    by: str = ""
    sheets: int = 0
    traces: str = ""
    second: "Batch | None" = None
    settled: tuple[str, ...] = ()
    settled_votes: str = ""

    @property
    def counted(self) -> str:
        """The file that counts."""
        return self.settled_votes or self.votes

    @property
    def counts(self) -> tuple["Batch", ...]:
        """The batch as counted once, and as counted again."""
        return (self, self.second) if self.second else (self,)


@dataclass(frozen=True)
class Totals:
    source: Source
    votes: str


@dataclass(frozen=True)
class Outcome:
    """A computed result. `inputs` are the hashes of all it was computed from; `action` is its `next.action`."""

    file: str
    inputs: Mapping[str, Any]
    action: str
    at: str
    official: bool = True


FIRST = 1
"""The round an election begins with: its list is made for it."""


@dataclass(frozen=True)
class Round:
    """`files` maps every recorded file of the round to its SHA-256. `accounts` are the numbers last entered,
    `entered` who entered each of them.

    `fixed_by` confirmed the result, which stays as it is until two of them unlock it. `closed`: why the congress does
    not vote again. `contest` is the hash of the contest file; `regulation` names the regulation's file where it is no
    built-in one.
    """

    election: str
    round: int
    contest: str = ""
    contest_version: int = 0
    regulation: str = ""
    releases: tuple[Release, ...] = ()
    accounts: Mapping[str, Any] = field(default_factory=dict)
    entered: Mapping[str, Entered] = field(default_factory=dict)
    slips: Mapping[str, Slip] = field(default_factory=dict)
    batches: Mapping[str, Batch] = field(default_factory=dict)
    totals: Totals | None = None
    last_withdrawn: tuple[str, str] = ("", "")
    outcome: Outcome | None = None
    minutes_of: str = ""
    followed: bool = False
    fixed_by: tuple[str, ...] = ()
    closed: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def released(self) -> Release | None:
        """The ballot version in use: the latest one not withdrawn."""
        return next((release for release in reversed(self.releases) if not release.withdrawn), None)

    @property
    def waiting(self) -> int:
        """Ballots that wait for people, of all batches."""
        return sum(batch.waiting for batch in self.batches.values())

    @property
    def unlike_slips(self) -> list[str]:
        """Batches that have a slip and are not counted, or are counted and have no slip where others have one."""
        return sorted(self.slips.keys() ^ self.batches.keys()) if self.slips else []

    @property
    def has_current_result(self) -> bool:
        """Whether there is a result of the counts as they stand."""
        return self.outcome is not None and self.outcome.inputs == self.count_inputs()

    @property
    def has_official_result(self) -> bool:
        """Whether there is a result, official, of the counts as they stand."""
        return self.outcome is not None and self.outcome.official and self.has_current_result

    @property
    def result_name(self) -> str:
        return self.outcome.file if self.outcome else ""

    @property
    def result_hash(self) -> str:
        return self.files[self.outcome.file] if self.outcome else ""

    @property
    def paper(self) -> dict[str, Any]:
        """The accounts as entered; ballots printed, where nobody entered them, as the journal has them."""
        return {**({"printed": self.released.copies} if self.released else {}), **self.accounts}

    def count_inputs(self) -> dict[str, Any]:
        """The hashes of everything a result depends on, for telling whether one is still that of its inputs. Two equal
        counts are one file: which batches were counted twice is told beside the hashes."""
        counted = {one.counted: self.files[one.counted] for batch in self.batches.values() for one in batch.counts}
        if self.totals:
            counted[self.totals.votes] = self.files[self.totals.votes]
        rules = {"regulation": self.files[self.regulation]} if self.regulation else {}
        twice = sorted(batch.name for batch in self.batches.values() if batch.second)
        again = {"twice": twice} if twice else {}
        return {"contest": self.contest, **rules, "accounts": self.paper, "votes": counted, **again}


def contest_name(election: str, round_: int) -> str:
    return f"contests/{round_name(election, round_)}.toml"


def round_name(election: str, round_: int) -> str:
    """What the files of a round are called by: `bch-2025`, `bch-2025-r2`."""
    return election if round_ == 1 else f"{election}-r{round_}"


def free_name(known: Round, stem: str, suffix: str, digest: str) -> str:
    """The name for a file of that SHA-256: `stem` and `suffix`, or with `.v2`, `.v3` … where another file has it."""
    names = (stem + (f".v{version}" if version > 1 else "") + suffix for version in count(1))
    return next(name for name in names if known.files.get(name) in (None, digest))


def rounds_of(entries: Iterable[Entry]) -> dict[tuple[str, int], Round]:
    """Every round the journal knows of, by election and number, in the order they began."""
    rounds: dict[tuple[str, int], Round] = {}
    for entry in entries:
        if not (entry.election and entry.round):  # about the whole congress, or a process
            continue
        known = rounds.get((entry.election, entry.round)) or Round(entry.election, entry.round)
        files = {**known.files, **entry.payload.get("files", {})}
        counts = {**known.counts, entry.action: known.counts.get(entry.action, 0) + 1}
        known = replace(known, files=files, counts=counts)
        rounds[entry.election, entry.round] = _PLAY[entry.action](known, entry) if entry.action in _PLAY else known
    return {
        (election, number): replace(known, followed=(election, number + 1) in rounds)
        for (election, number), known in rounds.items()
    }


def round_of(entries: Iterable[Entry], election: str, round_: int) -> Round:
    return rounds_of(entries).get((election, round_)) or Round(election, round_)


def _contest(known: Round, entry: Entry) -> Round:
    if entry.payload.get("kind") == "regulation":
        return replace(known, regulation=next(name for name in entry.payload["files"] if name.startswith("contests/")))
    name = contest_name(known.election, known.round)
    if name not in entry.payload.get("files", {}):
        return known
    return replace(known, contest=known.files[name], contest_version=known.contest_version + 1)


def _print(known: Round, entry: Entry) -> Round:
    said = entry.payload
    current = known.released
    if current and current.style == said["style"]:
        copies = current.copies + said["copies"]
        again = replace(current, copies=copies, runs=current.runs + 1, last_copies=said["copies"])
        return replace(known, releases=(*known.releases[:-1], again))
    new = Release(
        version=len(known.releases) + 1,
        style=said["style"],
        layout=said["layout"],
        contest=said["contest"],
        copies=said["copies"],
        runs=1,
        last_copies=said["copies"],
        at=entry.at,
        list_decided=said["list_decided"],
    )
    return replace(known, releases=(*known.releases, new))


def _withdraw_print(known: Round, entry: Entry) -> Round:
    """The accounts were those of the paper withdrawn; new paper needs new ones."""
    gone = replace(known.releases[-1], withdrawn=entry.payload["reason"])
    return replace(known, releases=(*known.releases[:-1], gone), accounts={}, entered={})


def _accounts(known: Round, entry: Entry) -> Round:
    entered = dict.fromkeys(entry.payload["entered"], Entered(entry.by, entry.at))
    return replace(known, accounts=entry.payload["accounts"], entered={**known.entered, **entered})


def _slip(known: Round, entry: Entry) -> Round:
    said = entry.payload
    slip = Slip(said["batch"], said["sheets"], entry.by, said["slip"])
    return replace(known, slips={**known.slips, slip.batch: slip})


def _withdraw_batch(known: Round, entry: Entry) -> Round:
    gone = entry.payload["batch"]
    return replace(
        known,
        slips={name: slip for name, slip in known.slips.items() if name != gone},
        batches={name: batch for name, batch in known.batches.items() if name != gone},
        last_withdrawn=(gone, entry.payload["reason"]),
    )


def _batch(known: Round, entry: Entry) -> Round:
    """A second count joins the first; of a scan and a keyed count, the scan is the first (its ballots are reviewed)."""
    said = entry.payload
    batch = Batch(
        name=said["batch"],
        kind=entry.action,
        sources=tuple((name, digest) for name, digest in said["sources"]),
        votes=said["votes"],
        made=said["votes"],
        seq=entry.seq,
        waiting=said.get("waiting", 0),
        by=entry.by,
        sheets=said.get("sheets", sum(said["ballots"].values())),
        traces=said.get("traces", ""),
    )
    standing = known.batches.get(batch.name)
    if standing and said.get("second"):
        first, second = (batch, standing) if entry.action == "scan" else (standing, batch)
        batch = replace(first, second=replace(second, second=None), settled=(), settled_votes="")
    elif standing:
        batch = replace(batch, second=standing.second)
    return replace(known, batches={**known.batches, batch.name: batch}, last_withdrawn=("", ""))


def _totals(known: Round, entry: Entry) -> Round:
    name, digest = entry.payload["source"]
    return replace(known, totals=Totals((name, digest), entry.payload["votes"]), last_withdrawn=("", ""))


def _withdraw_count(known: Round, entry: Entry) -> Round:
    """Of two counts of a batch one alone may be taken out; what was settled between them goes with it."""
    batch, which = entry.payload["batch"], entry.payload.get("count")
    known = replace(known, last_withdrawn=(batch or "totals", entry.payload["reason"]))
    if batch is None:
        return replace(known, totals=None)
    if which:
        left = replace(known.batches[batch].counts[2 - which], second=None, settled=(), settled_votes="")
        return replace(known, batches={**known.batches, batch: left})
    return replace(known, batches={name: kept for name, kept in known.batches.items() if name != batch})


def _review(known: Round, entry: Entry) -> Round:
    """What was settled between two counts has to be looked at again: one of them changed."""
    decided = {
        name: replace(
            known.batches[name],
            votes=votes,
            waiting=entry.payload.get("waiting", {}).get(name, 0),
            settled=(),
            settled_votes="",
        )
        for name, votes in entry.payload["votes"].items()
        if name in known.batches
    }
    return replace(known, batches={**known.batches, **decided})


def _settle(known: Round, entry: Entry) -> Round:
    said = entry.payload
    batch = known.batches[said["batch"]]
    batch = replace(batch, settled=(*batch.settled, *said["ballots"]), settled_votes=said["votes"])
    return replace(known, batches={**known.batches, batch.name: batch})


def _result(known: Round, entry: Entry) -> Round:
    said = entry.payload
    official = said.get("official", True)
    return replace(known, outcome=Outcome(said["result"], said["inputs"], said["next"], entry.at, official))


def _minutes(known: Round, entry: Entry) -> Round:
    return replace(known, minutes_of=entry.payload["result"])


def _confirm(known: Round, entry: Entry) -> Round:
    return replace(known, fixed_by=tuple(entry.payload["people"]))


def _unlock(known: Round, _entry: Entry) -> Round:
    return replace(known, fixed_by=())


def _close(known: Round, entry: Entry) -> Round:
    return replace(known, closed=entry.payload["reason"])


def _reopen(known: Round, _entry: Entry) -> Round:
    return replace(known, closed="")


_PLAY: Mapping[str, Callable[[Round, Entry], Round]] = {
    "import": _contest,
    "slate": _contest,
    "round": _contest,
    "list_adopt": _contest,
    "print": _print,
    "withdraw_print": _withdraw_print,
    "accounts": _accounts,
    "batch": _slip,
    "withdraw_batch": _withdraw_batch,
    "scan": _batch,
    "key": _batch,
    "totals": _totals,
    "withdraw_count": _withdraw_count,
    "review": _review,
    "settle": _settle,
    "result": _result,
    "minutes": _minutes,
    "confirm": _confirm,
    "unlock": _unlock,
    "close": _close,
    "reopen": _reopen,
}
