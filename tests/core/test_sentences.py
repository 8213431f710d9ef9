from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.sentences import capitalised, opens_sentence, sentence_bounds
from tests.strategies import any_text, sentences


def parts(text: str) -> list[str]:
    """`text` cut at its bounds, without the space between."""
    bounds = [0, *sentence_bounds(text), len(text)]
    cut = [text[start:stop] for start, stop in pairwise(bounds)]
    return [part for part in cut if part.strip()]


@pytest.mark.parametrize(
    "whole",
    [
        ["Zo is het.", "Dat telt!", "Of niet?", "Ja… misschien."],
        ["Hij zei: ‘Kom.’", "Zij kwam."],
        ["Neem m.n. Twitter.", "’s Morgens niet."],
        ["Zie art. 5 en bijv. Facebook.", "Dat is al."],
        ["Vraag dhr. De Vries of J. Jansen.", "Zij weten dat."],
        ["Leraren, ouders enz.", "Iedereen dus."],
        ["Versie 3.0 is er.", "4 is er niet."],
        ["Een regel zonder stop", "en nog een"],
        ["Een zin van 13-04-2021.", "Zie www.som.test."],
    ],
)
def test_sentences_are_told_apart(whole: list[str]) -> None:
    between = "\n" if whole[0].endswith("stop") else " "
    assert parts(between.join(whole)) == whole


@given(st.one_of(sentences(), any_text, st.text(alphabet="aA.! \n’")))
def test_bounds_rise_within_the_text(text: str) -> None:
    bounds = list(sentence_bounds(text))
    assert bounds == sorted(bounds)
    assert all(0 <= bound <= len(text) for bound in bounds)


@pytest.mark.parametrize("before", ["", "‘", "Zo is het. ", "Zo? (", "Hij zei: ‘Kom.’ ", "Ja!\n"])
def test_a_sentence_opens_here(before: str) -> None:
    assert opens_sentence(before)


@pytest.mark.parametrize(
    "before", ["Bij ", "m.n. ", "Let op: ", "Bedenk dat… ", "Het bestuur van\n", "www.", "J. "]
)
def test_a_sentence_goes_on_here(before: str) -> None:
    assert not opens_sentence(before)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("de school", "De school"),
        ("ijsbaan", "IJsbaan"),
        ("iPad", "iPad"),
        ("’t Palet", "’t Palet"),
        ("ßx", "ßx"),
        ("één", "Één"),
        ("Stichting SOM", "Stichting SOM"),
        ("{naam}", "{naam}"),
        ("", ""),
    ],
)
def test_the_capital_that_opens_a_sentence(words: str, shown: str) -> None:
    assert capitalised(words) == shown


@given(st.text())
def test_a_capital_takes_no_room(words: str) -> None:
    assert len(capitalised(words)) == len(words)
    assert capitalised(capitalised(words)) == capitalised(words)
