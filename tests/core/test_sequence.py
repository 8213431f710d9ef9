from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.sequence import matched

items = st.lists(st.sampled_from(["a", "b", "c", "dd"]), max_size=8)


def longest_common(ours: list[str], theirs: list[str]) -> int:
    if not ours or not theirs:
        return 0
    if ours[0] == theirs[0]:
        return 1 + longest_common(ours[1:], theirs[1:])
    return max(longest_common(ours[1:], theirs), longest_common(ours, theirs[1:]))


@given(items, items)
def test_matched_items_are_equal_and_rise_on_both_sides(ours: list[str], theirs: list[str]) -> None:
    pairs = matched(ours, theirs)
    assert all(ours[one] == theirs[other] for one, other in pairs)
    assert [one for one, _ in pairs] == sorted({one for one, _ in pairs})
    assert [other for _, other in pairs] == sorted({other for _, other in pairs})


@given(items, items)
def test_as_many_are_matched_as_can_be(ours: list[str], theirs: list[str]) -> None:
    assert len(matched(ours, theirs)) == longest_common(ours, theirs)


def test_more_items_than_there_are_characters_below_the_surrogates() -> None:
    many = [str(number) for number in range(60_000)]
    assert matched(many, many[1:]) == [(at + 1, at) for at in range(59_999)]


def test_what_stands_on_one_side_alone_costs_nothing() -> None:
    ours, theirs = [f"a{at}" for at in range(50_000)], [f"b{at}" for at in range(50_000)]
    assert matched([*ours, "x"], ["x", *theirs]) == [(50_000, 0)]
