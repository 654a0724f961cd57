"""Contests of invented people, as small as a test needs them."""

from tally.contest import Candidate, Contest, Electorate, Form


def a_contest(form: Form, rows: int, seats: int) -> Contest:
    return Contest(
        id="bch",
        title="Bầu thử",
        regulation="party-2024",
        seats=seats,
        form=form,
        electorate=Electorate(body="members", summoned=100, present=100),
        candidate=tuple(Candidate(id=f"c{number}", name=f"Người Số {number}") for number in range(1, rows + 1)),
    )
