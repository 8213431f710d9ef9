import pytest

from som_editor.core.document import Document, Role, TextBlock
from som_editor.core.speaker_edit import name_speaker, speaker_from_words
from tests.build import b, doc, g, p, q


def quote(document: Document) -> TextBlock:
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    return block


def test_a_quote_gets_a_speaker_and_keeps_its_words() -> None:
    document = doc(q("Mag dat?"))
    spoken = quote(name_speaker(document, quote(document).id, " Reactie\nouder: "))
    assert (spoken.speaker, spoken.inlines) == ("Reactie ouder:", quote(document).inlines)


def test_other_text_becomes_a_quote_for_it() -> None:
    document = doc(g("Mag dat?"))
    spoken = quote(name_speaker(document, quote(document).id, "Ouder:"))
    assert (spoken.role, spoken.speaker, spoken.id) == (Role.QUOTE, "Ouder:", quote(document).id)


def test_a_speaker_that_is_there_stays() -> None:
    document = doc(q("Mag dat?", speaker="Leraar:"))
    assert name_speaker(document, quote(document).id, "Ouder:") is document


def test_a_name_and_a_colon_are_a_speaker() -> None:
    document = doc(q("Reactie ouder: "))
    spoken = quote(speaker_from_words(document, quote(document)))
    assert (spoken.speaker, spoken.inlines) == ("Reactie ouder:", ())


@pytest.mark.parametrize(
    "block",
    [
        p("Reactie ouder:"),
        q("Mag dat?"),
        q(":"),
        q(),
        q("Ouder:", speaker="Leraar:"),
        q("Reactie ", b("ouder:")),
        q(f"{'Lang ' * 12}verhaal:"),
    ],
)
def test_other_words_stay_what_they_are(block: TextBlock) -> None:
    document = doc(block)
    assert speaker_from_words(document, quote(document)) is document
