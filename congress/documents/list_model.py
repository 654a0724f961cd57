"""What the paper of an adopted list prints (see congress.documents.model)."""

from congress.documents.model import Paper, Part


class ListedPerson(Part):
    number: int
    name: str
    born: str
    note: str
    by: str


class FloorRow(Part):
    """Somebody from the floor: by whom, who agreed, the votes of the opinion, and what came of it."""

    number: int
    name: str
    by: str
    support: str
    votes: str
    outcome: str


class WithdrawalRow(Part):
    number: int
    name: str
    reason: str
    decision: str


class AdoptedElectionList(Paper):
    """Danh sách bầu cử đã được thông qua. `adopted`, `basis`, `size`: sentences."""

    size: str
    adopted: str
    basis: tuple[str, ...]
    people: tuple[ListedPerson, ...]
    people_born: bool
    people_noted: bool
    people_mixed: bool
    floor: tuple[FloorRow, ...]
    floor_asked: bool
    withdrawals: tuple[WithdrawalRow, ...]
