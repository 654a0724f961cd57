"""The list cut from high to low until the surplus fits; further opinions only among those of equal votes."""

from hypothesis import given
from hypothesis import strategies as st

from congress.nominations.arithmetic import Cut, cut


def test_everybody_comes_on_where_there_is_room() -> None:
    assert cut(18, ["a", "b"], 20) == Cut(("a", "b"), ())


def test_where_there_is_not_the_opinion_decides_from_high_to_low() -> None:
    assert cut(18, ["a", "b", "c"], 20) == Cut((), ("a", "b", "c"), opinion_needed=True)
    assert cut(18, ["a", "b", "c"], 20, [{"a": 1, "b": 9, "c": 5}]) == Cut(("b", "c"), ("a",))
    assert cut(18, ["a", "b", "c"], 20, [{"a": 1, "b": 9}]).opinion_needed  # one was nominated after it
    assert cut(20, ["a"], 20, [{"a": 9}]) == Cut((), ("a",))


def test_equal_votes_at_the_cut_are_decided_by_people() -> None:
    votes = [{"a": 5, "b": 9, "c": 5}]
    assert cut(18, ["a", "b", "c"], 20, votes) == Cut(("b",), (), ("a", "c"), 1)
    assert cut(18, ["a", "b", "c"], 20, votes, ["c"]) == Cut(("b", "c"), ("a",))
    assert cut(18, ["a", "b", "c"], 20, votes, ["b"]).tied == ("a", "c")  # b is not of the tied
    assert cut(18, ["a", "b", "c"], 20, votes, ["a", "c"]).tied == ("a", "c")  # two for one place
    assert cut(18, ["a", "c"], 20, votes) == Cut(("a", "c"), ())  # equal, and room for both


def test_a_further_opinion_is_among_those_of_equal_votes_and_changes_nothing_else() -> None:
    first, again = {"a": 5, "b": 9, "c": 5, "d": 1}, {"a": 7, "c": 3}
    floor = ["a", "b", "c", "d"]
    assert cut(18, floor, 20, [first, again]) == Cut(("b", "a"), ("c", "d"))
    assert cut(18, floor, 20, [first, {"a": 7}]).tied == ("a", "c")  # not about all of them
    assert cut(18, floor, 20, [first, {"a": 7, "c": 7}]) == Cut(("b",), ("d",), ("a", "c"), 1)
    assert cut(18, floor, 20, [first, {"a": 7, "c": 7}, {"a": 1, "c": 2}]).taken == ("b", "c")
    assert cut(18, floor, 21, [first, again]).taken == ("b", "a", "c")  # no tie at the cut: not asked
    assert cut(18, floor, 20, [first, {"a": 7, "c": 7}], ["c"]).taken == ("b", "c")


def test_a_tie_at_another_place_than_before_is_told_apart_by_the_next_opinion_about_it() -> None:
    """Two of the committee withdraw after the 40s were told apart: the 30s are level now, and were asked about too."""
    first = {"f01": 50, "f02": 40, "f03": 40, "f04": 30, "f05": 30}
    floor, second, third = list(first), {"f02": 9, "f03": 4}, {"f04": 3, "f05": 8}
    assert cut(18, floor, 20, [first, second]).taken == ("f01", "f02")
    assert cut(16, floor, 20, [first, second]) == Cut(("f01", "f02", "f03"), (), ("f04", "f05"), 1)
    assert cut(16, floor, 20, [first, second, third]) == Cut(("f01", "f02", "f03", "f05"), ("f04",))


@given(st.integers(0, 10), st.integers(0, 12), st.lists(st.integers(0, 4), max_size=6))
def test_a_cut_never_goes_over_the_room_nor_past_somebody_with_more_votes(
    committee: int, most: int, votes: list[int]
) -> None:
    floor = [f"f{n}" for n in range(len(votes))]
    counted = dict(zip(floor, votes, strict=True))
    found = cut(committee, floor, most, [counted])
    room = max(0, most - committee)
    assert sorted((*found.taken, *found.left, *found.tied)) == floor
    assert len(found.taken) + found.places == min(room, len(floor))
    assert len(found.tied) > found.places or not found.tied
    for one in found.taken:
        assert all(counted[one] >= counted[other] for other in (*found.left, *found.tied))
    assert all(counted[one] > counted[other] for one in found.tied for other in found.left)
