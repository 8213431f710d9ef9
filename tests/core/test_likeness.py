from hypothesis import given

from som_editor.core.likeness import likeness
from tests.strategies import sentences


@given(sentences(), sentences())
def test_likeness_is_between_nothing_and_all_and_mutual(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1


def test_likeness_does_not_see_looks_or_capitals() -> None:
    assert likeness("‘De school’ deelt", "'de school' deelt") == 1
    assert likeness("heel iets anders", "geen woord gemeen") == 0
