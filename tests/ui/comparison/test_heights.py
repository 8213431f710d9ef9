from hypothesis import given
from hypothesis import strategies as st

from som_editor.ui.comparison.heights import Heights


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 90)), max_size=10),
)
def test_tops_and_rows_agree_after_any_change(
    given_heights: list[int], changes: list[tuple[int, int]]
) -> None:
    heights = Heights(given_heights)
    for index, height in changes:
        if index < len(heights):
            heights.set(index, height)
            given_heights[index] = height
    top = 0
    for index, height in enumerate(given_heights):
        assert heights.top(index) == top
        assert heights.at(top) == heights.at(top + height - 1) == index
        top += height
    assert heights.total == top
    assert heights.at(top + 5) == len(given_heights) - 1
    assert heights.at(-5) == 0


def test_without_rows_there_is_none_to_find() -> None:
    assert Heights([]).at(0) == -1
    assert Heights([]).total == 0
