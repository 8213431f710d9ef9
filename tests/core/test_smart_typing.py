"""Quotation marks, dashes and dots as they are typed one character after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import BlockId, Document, DocumentId, Mark, Role, Text, TextBlock
from som_editor.core.smart_typing import replacement, respell, respell_speaker

BOLD = frozenset({Mark.BOLD})


def typed(text: str) -> str:
    """What stands there when `text` has been typed."""
    result = ""
    for character in text:
        result += character
        found = replacement(result)
        if found:
            result = result[: len(result) - found.length] + found.text
    return result


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ('Zij zei "ja".', "Zij zei “ja”."),
        ("'ja', zei zij", "‘ja’, zei zij"),
        ('("ja")', "(“ja”)"),
        ("\"'ja', zei zij\"", "“‘ja’, zei zij”"),
        ("foto's en cao's", "foto’s en cao’s"),
        ("'s avonds in 't lokaal", "’s avonds in ’t lokaal"),
        ("'s-Hertogenbosch", "’s-Hertogenbosch"),
        ("zo'n dag, 'n dag", "zo’n dag, ’n dag"),
        ("de jaren '60.", "de jaren ’60."),
        ("'school' en 'team'", "‘school’ en ‘team’"),
        ("letter 's' en 't'", "letter ‘s’ en ‘t’"),
        ("eerst - dan", "eerst – dan"),
        ("eerst -- dan", "eerst – dan"),
        ("eerst--dan", "eerst–dan"),
        ("- punt", "- punt"),
        ("zo-en-zo -streep", "zo-en-zo -streep"),
        ("-----", "-----"),
        ("en toen...", "en toen…"),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_dutch_punctuation(keys: str, shown: str) -> None:
    assert typed(keys) == shown


@given(st.text("ab '\"-.“‘’ 60\n", max_size=40))
def test_no_letter_is_lost_and_no_straight_mark_is_left(keys: str) -> None:
    shown = typed(keys)
    assert [one for one in shown if one.isalnum()] == [one for one in keys if one.isalnum()]
    assert not set(shown) & set("'\"")
    assert shown.count("\n") == keys.count("\n")


def quote(*inlines: Text, speaker: str = "") -> Document:
    block = TextBlock(BlockId("q"), Role.QUOTE, inlines, speaker=speaker)
    return Document(DocumentId("d"), blocks=(block,))


def test_a_respelled_character_keeps_its_marks_and_its_link() -> None:
    document = quote(Text("een "), Text("'woord", BOLD, "https://voorbeeld.nl"))
    spelled = respell(document, BlockId("q"), 4, 5, "‘").blocks[0]
    assert isinstance(spelled, TextBlock)
    assert spelled.inlines == (Text("een "), Text("‘woord", BOLD, "https://voorbeeld.nl"))


def test_a_speakers_line_is_respelled_too() -> None:
    document = quote(Text("Mag dat?"), speaker="Leraar 'havo':")
    spelled = respell_speaker(document, BlockId("q"), 7, 8, "‘").blocks[0]
    assert isinstance(spelled, TextBlock)
    assert spelled.speaker == "Leraar ‘havo':"
