"""What the journal knows of one round of one election: its entries, played back in order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
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
class Batch:
    """Ballots counted together. `votes` is the file that counts: as read or keyed, or with people's decisions;
    `waiting` of them still wait for people."""

    name: str
    kind: str
    sources: tuple[Source, ...]
    votes: str
    seq: int
    waiting: int = 0


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


@dataclass(frozen=True)
class Round:
    """`files` maps every recorded file of the round to its SHA-256. `accounts` are the numbers last entered.

    `closed`: why the congress does not vote again. `contest` is the hash of the contest file; `regulation`
    names the regulation's file where it is no built-in one.
    """

    election: str
    round: int
    contest: str = ""
    contest_version: int = 0
    regulation: str = ""
    releases: tuple[Release, ...] = ()
    accounts: Mapping[str, Any] = field(default_factory=dict)
    accounts_seq: int = 0
    batches: Mapping[str, Batch] = field(default_factory=dict)
    totals: Totals | None = None
    last_withdrawn: tuple[str, str] = ("", "")
    outcome: Outcome | None = None
    minutes_of: str = ""
    followed: bool = False
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
    def result_name(self) -> str:
        return self.outcome.file if self.outcome else ""

    @property
    def result_hash(self) -> str:
        return self.files[self.outcome.file] if self.outcome else ""

    def count_inputs(self) -> dict[str, Any]:
        """The hashes of everything a result depends on, for telling whether one is still that of its inputs."""
        counted = {batch.votes: self.files[batch.votes] for batch in self.batches.values()}
        if self.totals:
            counted[self.totals.votes] = self.files[self.totals.votes]
        rules = {"regulation": self.files[self.regulation]} if self.regulation else {}
        paper = {**({"printed": self.released.copies} if self.released else {}), **self.accounts}
        return {"contest": self.contest, **rules, "accounts": paper, "votes": counted}


def contest_name(election: str, round_: int) -> str:
    return f"contests/{round_name(election, round_)}.toml"


def round_name(election: str, round_: int) -> str:
    """What the files of a round are called by: `bch-2025`, `bch-2025-r2`."""
    return election if round_ == 1 else f"{election}-r{round_}"


def rounds_of(entries: Iterable[Entry]) -> dict[tuple[str, int], Round]:
    """Every round the journal knows of, by election and number, in the order they began."""
    rounds: dict[tuple[str, int], Round] = {}
    for entry in entries:
        if not entry.election:
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
    return replace(known, releases=(*known.releases[:-1], gone), accounts={}, accounts_seq=0)


def _accounts(known: Round, entry: Entry) -> Round:
    return replace(known, accounts=entry.payload["accounts"], accounts_seq=entry.seq)


def _batch(known: Round, entry: Entry) -> Round:
    said = entry.payload
    sources = tuple((name, digest) for name, digest in said["sources"])
    batch = Batch(said["batch"], entry.action, sources, said["votes"], entry.seq, said.get("waiting", 0))
    return replace(known, batches={**known.batches, batch.name: batch}, last_withdrawn=("", ""))


def _totals(known: Round, entry: Entry) -> Round:
    name, digest = entry.payload["source"]
    return replace(known, totals=Totals((name, digest), entry.payload["votes"]), last_withdrawn=("", ""))


def _withdraw_count(known: Round, entry: Entry) -> Round:
    batch = entry.payload["batch"]
    known = replace(known, last_withdrawn=(batch or "totals", entry.payload["reason"]))
    if batch is None:
        return replace(known, totals=None)
    return replace(known, batches={name: kept for name, kept in known.batches.items() if name != batch})


def _review(known: Round, entry: Entry) -> Round:
    decided = {
        name: replace(known.batches[name], votes=votes, waiting=entry.payload.get("waiting", {}).get(name, 0))
        for name, votes in entry.payload["votes"].items()
        if name in known.batches
    }
    return replace(known, batches={**known.batches, **decided})


def _result(known: Round, entry: Entry) -> Round:
    said = entry.payload
    return replace(known, outcome=Outcome(said["result"], said["inputs"], said["next"], entry.at))


def _minutes(known: Round, entry: Entry) -> Round:
    return replace(known, minutes_of=entry.payload["result"])


def _close(known: Round, entry: Entry) -> Round:
    return replace(known, closed=entry.payload["reason"])


def _reopen(known: Round, _entry: Entry) -> Round:
    return replace(known, closed="")


_PLAY: Mapping[str, Callable[[Round, Entry], Round]] = {
    "import": _contest,
    "slate": _contest,
    "round": _contest,
    "print": _print,
    "withdraw_print": _withdraw_print,
    "accounts": _accounts,
    "scan": _batch,
    "key": _batch,
    "totals": _totals,
    "withdraw_count": _withdraw_count,
    "review": _review,
    "result": _result,
    "minutes": _minutes,
    "close": _close,
    "reopen": _reopen,
}
