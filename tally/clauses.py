"""The mechanisms a regulation is made of. A clause is data: parameters, source, dates, a sentence in each language."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticKnownError

from tally.contest import Body, Form, Mode, Words
from tally.result import Action, BaseKind

ClauseId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
GroundCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,39}$")]
Sentence = Annotated[Words, StringConstraints(min_length=1, max_length=1000)]
Natural = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]
Positive = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
Finder = Literal[
    "people", "too_many", "none_chosen", "one_row_unclear", "one_row_both", "all_rows_unclear", "all_rows_against"
]  # fmt: skip
"""How a ground of invalidity is found: by people on the paper, or from the marks."""


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Applies(Part):
    """The contests a clause is for; an empty list means all. `several` and `surplus` look at the list (None: any)."""

    kinds: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    forms: tuple[Form, ...] = ()
    modes: tuple[Mode, ...] = ()
    several: bool | None = None
    surplus: bool | None = None


class Clause(Part):
    """What every clause carries. `source` is empty where the regulation's own source holds."""

    id: ClauseId
    vi: Sentence
    en: Sentence
    article: Words = ""
    source: Words = ""
    valid_from: date | None = None
    valid_to: date | None = None
    confidence: Literal["verified", "unverified"]
    applies: Applies = Applies()


class Share(Part):
    """A part of a whole: more than (`strict`) or at least `numerator/denominator`, which is never above the whole."""

    numerator: Natural
    denominator: Positive
    strict: bool

    @field_validator("denominator")
    @classmethod
    def _no_more_than_the_whole(cls, denominator: int, info: ValidationInfo) -> int:
        numerator = info.data.get("numerator", 0)
        if numerator > denominator:
            raise PydanticKnownError("greater_than_equal", {"ge": numerator})
        return denominator


class BaseClause(Clause):
    """The number a threshold and the printed shares are taken of, and what may be subtracted from those summoned."""

    mechanism: Literal["base"]
    base: BaseKind
    subtract: tuple[str, ...] = ()


class ThresholdClause(Share, Clause):
    """Votes needed: more than (`strict`) or at least `numerator/denominator` of the base; 0/1 not strict: none."""

    mechanism: Literal["threshold"]


class RankingClause(Clause):
    """More people pass than there are seats: the highest votes first."""

    mechanism: Literal["ranking"]
    order: Literal["highest_first"]


class TieClause(Clause):
    """Equal votes at the last seat. `operator`: the body in charge decides, and the decision is recorded."""

    mechanism: Literal["tie"]
    rule: Literal["revote", "older", "operator"]


class ShortfallClause(Clause):
    """Fewer elected than seats, from round `from_round` on. A clause for certain contests goes before one for all, then
    the one with the latest round, then the first.

    `enough_numerator/enough_denominator`: from that part of the seats on, nothing more is done.
    """

    mechanism: Literal["shortfall"]
    action: Action
    from_round: Positive = 1
    enough_numerator: Natural = 1
    enough_denominator: Positive = 1


class AlternatesClause(Clause):
    """Where alternates come from: those who passed without a seat, or a ballot of their own."""

    mechanism: Literal["alternates"]
    alternates: Literal["runners_up", "separate_ballot"]


class HoldClause(Clause):
    """A person planned for one of `posts` is not elected: the procedure stops until the superior body answers."""

    mechanism: Literal["hold"]
    posts: tuple[str, ...]


class TurnoutClause(Share, Clause):
    """The election is recognised only when more than (or at least) this part of those registered voted."""

    mechanism: Literal["turnout"]


class QuorumClause(Share, Clause):
    """The meeting counts only when at least (or more than) this part of those summoned is present."""

    mechanism: Literal["quorum"]


class SelectionClause(Clause):
    """A step that selects rather than elects: those who pass are `chosen`; when nobody passes, the `forward` people
    with the most votes (and those level with the last of them) go on to the next step."""

    mechanism: Literal["selection"]
    forward: Natural = 0


class ConfidenceClass(Share):
    """People with `level` marks from more than (`strict`) or at least this part of the base fall in the class."""

    verdict: Literal["class_1", "class_2"]
    level: Literal["high", "medium", "low"]


class ClassesClause(Clause):
    """Confidence votes: the first class a person falls in is the verdict, else `none`."""

    mechanism: Literal["classes"]
    classes: Annotated[tuple[ConfidenceClass, ...], Field(min_length=1)]


class FormClause(Clause):
    """The ballot form prescribed for the lists the clause applies to."""

    mechanism: Literal["form"]
    form: Form


class GroundClause(Clause):
    """A ground on which a ballot is invalid. `counts_as = "valid"`: an open case decided the other way, still counted
    so that the result can say it mattered. What people found on the paper is always invalid: they would not write it
    down otherwise."""

    mechanism: Literal["ground"]
    code: GroundCode
    finder: Finder
    counts_as: Literal["invalid", "valid"] = "invalid"

    @field_validator("counts_as")
    @classmethod
    def _found_by_people_is_invalid(cls, counts_as: str, info: ValidationInfo) -> str:
        if counts_as == "valid" and info.data.get("finder") == "people":
            raise PydanticKnownError("literal_error", {"expected": "'invalid'"})
        return counts_as


class SurplusClause(Clause):
    """How many more names than seats: compulsory or not, at most a part of the seats (rounded down), and the band the
    convening committee prepares. Bodies of `small_from` to `small_to` seats: at most `small_most`."""

    mechanism: Literal["surplus"]
    compulsory: bool
    numerator: Natural
    denominator: Positive
    low_numerator: Natural = 0
    high_numerator: Natural = 0
    band_denominator: Positive = 100
    small_from: Natural = 0
    small_to: Natural = 0
    small_most: Natural = 0


class ListTieClause(Clause):
    """Of people level at the end of the list, of `from_seats` to `to_seats` to be elected, who chooses: the meeting, or
    the head of the committee. Where no clause says it, the meeting does."""

    mechanism: Literal["list_tie"]
    from_seats: Positive
    to_seats: Positive
    chooses: Literal["meeting", "head"]


class RoundingClause(Clause):
    """Printed shares: percent with `decimals` decimals."""

    mechanism: Literal["rounding"]
    decimals: Annotated[int, Field(ge=0, le=6, strict=True)]
    rule: Literal["half_up"]


class OfficersClause(Clause):
    """Officers of these roles may not stand in the election they count."""

    mechanism: Literal["officers_not_on_list"]
    roles: tuple[str, ...]


class OrderClause(Clause):
    """The order of names on the ballot."""

    mechanism: Literal["order"]
    order: Literal["given_name"]


class SupportClause(Share, Clause):
    """Support a nominee from the floor needs among those attending, before being put to the meeting."""

    mechanism: Literal["support"]


class AdoptionClause(Share, Clause):
    """The part of those present who must agree, by a show of hands, before a list is the election list."""

    mechanism: Literal["adoption"]


class NominationClause(Clause):
    """What a name from the floor must meet. `rule`: who nominates is a delegate; members of the convening committee
    neither nominate nor stand outside the committee's list; who is no delegate consents in writing to a nomination, or
    has filed to stand at least `working_days` before the opening (of congresses at the grassroots, or above)."""

    mechanism: Literal["nomination"]
    rule: Literal["by_delegates", "committee_keeps_to_its_list", "consent_of_others", "filed_before_opening"]
    working_days: Natural = 0
    grassroots: bool | None = None


AnyClause = Annotated[
    BaseClause | ThresholdClause | RankingClause | TieClause | ShortfallClause | AlternatesClause | HoldClause
    | TurnoutClause | FormClause | GroundClause | SurplusClause | ListTieClause | RoundingClause | OfficersClause
    | OrderClause | SupportClause | AdoptionClause | NominationClause | QuorumClause | SelectionClause | ClassesClause,
    Field(discriminator="mechanism"),
]  # fmt: skip


class Kind(Part):
    """What is elected, with its name in documents."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    vi: Sentence
    en: Sentence


class Regulation(Part):
    """A regulation profile. Clauses of one mechanism are tried in file order: the first that applies holds.
    `cited_vi`, `cited_en`: the document a paper rests on, where the name of the profile is no document."""

    schema_: Literal["regulation/1"] = Field(alias="schema")
    id: ClauseId
    vi: Sentence
    en: Sentence
    cited_vi: Sentence | None = None
    cited_en: Sentence | None = None
    source: Sentence
    valid_from: date | None = None
    valid_to: date | None = None
    kind: tuple[Kind, ...] = ()
    clause: tuple[AnyClause, ...] = Field(min_length=1)
