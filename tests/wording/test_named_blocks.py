"""Several blocks in few words."""

import pytest

from som_editor.wording.named_blocks import and_, in_few_words


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["richtlijn 1"], "richtlijn 1"),
        (["richtlijn 1", "richtlijn 2"], "richtlijn 1 en 2"),
        ([f"richtlijn {number}" for number in (1, 2, 3, 4, 6)], "richtlijn 1 t/m 4 en 6"),
        (["alinea 1", "punt 1", "alinea 2", "punt 2"], "alinea 1 en 2 en punt 1 en 2"),
        (["richtlijn 4", "richtlijn 4, onderdeel a", "richtlijn 5"], "richtlijn 4 en 5"),
        (["richtlijn 4, onderdeel a"], "richtlijn 4, onderdeel a"),
        (["Artikel 1.6a", "Artikel 1.7", "Artikel 9"], "Artikel 1.6a, 1.7 en 9"),
    ],
)
def test_blocks_of_a_kind_are_told_together(names: list[str], said: str) -> None:
    assert in_few_words(names) == said


def test_the_last_of_several_follows_en() -> None:
    assert [and_("a"), and_("ab"), and_("abc")] == ["a", "a en b", "a, b en c"]
