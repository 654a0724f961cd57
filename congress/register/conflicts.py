"""Relatives and the posts they are put forward for: every conflict with the way between the two, for people to decide.

Nobody is excluded by this. A conflict that somebody has decided on stays in the list with what was decided.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from congress.custody import Act, record
from congress.journal import Entry
from congress.planning.words import clean, plain, same
from congress.register.kinship import OUTSIDE, Kin, graph_of, kin_of, outsider, outsider_name
from congress.register.messages import problem
from congress.register.register import Register
from congress.workspace import Workspace
from tally.problems import InvalidError, UnreadableError

DECIDED = "conflict"

Role = Literal["head", "deputy", "member"]


@cache
def rules() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "conflicts.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Post:
    """A post somebody holds, or is put forward for."""

    person: str
    post: str
    unit: str
    body: str
    sector: str
    proposed: bool

    @property
    def id(self) -> str:
        """The person, the post, its unit and its body, as `a/ủy-viên/top/ban-thường-vụ`; marks count."""
        words = (clean(part).casefold() for part in (self.post, self.unit, self.body))
        return "/".join((self.person, *(re.sub(r"[\s/|]+", "-", part) for part in words)))

    @property
    def role(self) -> Role:
        words = plain(self.post)
        if any(re.match(rf"{word}\b", words) for word in rules()["deputies"]):
            return "deputy"
        return "head" if any(re.match(rf"{word}\b", words) for word in rules()["heads"]) else "member"


@dataclass(frozen=True)
class Conflict:
    """`rule` is a key of `rules` in `conflicts.toml`; `other` is empty for a relative outside the register."""

    rule: str
    one: Post
    other: Post | None
    kin: Kin
    decision: str = ""
    decided_by: str = ""

    @property
    def id(self) -> str:
        """The rule and both ends, each as person, post, unit and body: a decision on one body is none on another."""
        other = self.other.id if self.other else self.kin.person
        return "|".join((self.rule, *sorted((self.one.id, other))))


def posts_of(register: Register) -> dict[str, list[Post]]:
    """By person, the post held now and those put forward."""
    found: dict[str, list[Post]] = {}
    for id_, row in register.rows("people").items():
        if row["post"]:
            found.setdefault(id_, []).append(Post(id_, row["post"], row["unit"], "", row["sector"], proposed=False))
    for row in register.rows("proposals").values():
        post = Post(row["person"], row["post"], row["unit"], row["body"], row["sector"], proposed=True)
        found.setdefault(row["person"], []).append(post)
    return found


def conflicts(register: Register, entries: Iterable[Entry] = ()) -> list[Conflict]:
    """Every conflict of a post put forward with a post a relative holds or is put forward for, each once."""
    posts = posts_of(register)
    decisions = {entry.payload["conflict"]: entry for entry in entries if entry.action == DECIDED}
    graph = graph_of(register)
    found: dict[str, Conflict] = {}
    for person in sorted({row["person"] for row in register.rows("proposals").values()}):
        for kin in kin_of(graph, person):
            for one in _between(register, posts, person, kin):
                if one.id not in found:
                    found[one.id] = _decided(one, decisions)
    return sorted(found.values(), key=lambda one: (bool(one.decision), one.id))


def _between(register: Register, posts: Mapping[str, list[Post]], person: str, kin: Kin) -> Iterator[Conflict]:
    mine = posts.get(person, [])
    if kin.person.startswith(OUTSIDE):
        if outside_post(register, kin):
            yield from (Conflict("outside", post, None, kin) for post in mine if post.proposed)
        return
    for one in mine:
        for other in posts.get(kin.person, []):
            if one.proposed or other.proposed:
                yield from (Conflict(rule, one, other, kin) for rule in _rules_against(register, one, other))


def _rules_against(register: Register, one: Post, other: Post) -> Iterator[str]:
    if one.body and other.body and same(one.body, other.body):
        yield "same_body"
    if one.unit and one.unit == other.unit and {one.role, other.role} == {"head", "deputy"}:
        yield "head_and_deputy"
    units = register.rows("units")
    parents = [units.get(post.unit, {}).get("parent", "") for post in (one, other)]
    heads = one.role == other.role == "head" and one.unit != other.unit
    if heads and parents[0] and parents[0] == parents[1] and all(_in_sector(register, post) for post in (one, other)):
        yield "heads_of_sectors"


def _in_sector(register: Register, post: Post) -> bool:
    name = register.rows("units").get(post.unit, {}).get("name", "")
    text = f" {plain(f'{post.sector} {name} {post.post}')} "
    return any(f" {plain(sector)} " in text for sector in rules()["sectors"])


def outside_post(register: Register, kin: Kin) -> str:
    """What a relative outside the register does, as the record of the one who named them says."""
    return next(
        (
            row["other_post"]
            for row in register.rows("relations").values()
            if row["other_post"] and outsider(row["person"], row["other_name"]) == kin.person
        ),
        "",
    )


def people_in(found: Iterable[Conflict]) -> tuple[str, ...]:
    """Everybody of the register whom the conflicts name, those on the way between two among them."""
    named = (person for one in found for person in (one.one.person, *(step.to for step in one.kin.way)))
    return tuple(dict.fromkeys(person for person in named if not person.startswith(OUTSIDE)))


def _decided(one: Conflict, decisions: Mapping[str, Entry]) -> Conflict:
    entry = decisions.get(one.id)
    if entry is None:
        return one
    return Conflict(one.rule, one.one, one.other, one.kin, str(entry.payload["decision"]), entry.by)


RELATION_WORDS: Mapping[str, tuple[str, str]] = {
    "spouse": ("vợ/chồng", "spouse"),
    "parent": ("cha/mẹ", "parent"),
    "child": ("con", "child"),
    "sibling": ("anh chị em", "sibling"),
    "parent_in_law": ("cha/mẹ vợ, chồng", "parent-in-law"),
    "child_in_law": ("con dâu, con rể", "child-in-law"),
    "sibling_in_law": ("anh chị em vợ, chồng, dâu, rể", "sibling-in-law"),
}


def way_words(register: Register, start: str, kin: Kin, lang: str) -> str:
    """`Lê Văn An → em ruột: Trần Thị Bé → chồng: Vũ Văn Cả`."""
    pick = 0 if lang == "vi" else 1
    steps = [f"{RELATION_WORDS[step.relation][pick]}: {_name(register, step.to)}" for step in kin.way]
    return " → ".join([_name(register, start), *steps])


def _name(register: Register, person: str) -> str:
    return outsider_name(person) if person.startswith(OUTSIDE) else f"{register.name_of(person)} ({person})"


def decide(workspace: Workspace, register: Register, conflict: str, decision: str, by: str) -> None:
    """Enters what was decided on a conflict, by its id. Raises InvalidError where there is no such conflict."""
    known = [one.id for one in conflicts(register)]
    if conflict not in known:
        raise InvalidError(problem("NO_SUCH_CONFLICT", conflict=conflict, known="; ".join(known) or "–"))
    if not decision.strip():
        raise UnreadableError(problem("REGISTER_NEEDS_REASON"))

    def act(now: list[Entry]) -> Act:
        number = sum(entry.action == DECIDED for entry in now) + 1
        return Act(DECIDED, {"conflict": conflict, "decision": decision.strip()}, f"conflict:{number}")

    record(workspace, by, act)
