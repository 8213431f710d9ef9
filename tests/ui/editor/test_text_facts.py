"""How long a text is, in words."""

from som_editor.core.document import Document, DocumentId, Text
from som_editor.core.length import Length, length
from som_editor.ui.editor.text_facts import describe_length, describe_selection
from som_editor.ui.session import Session
from tests.ui.editor.written import paragraph, small_protocol


def length_of(count: int) -> Length:
    text = paragraph("p", Text("woord " * count))
    return length(Document(DocumentId("x"), blocks=(text,)))


def test_the_real_protocol_is_counted_as_word_counts_it(session: Session) -> None:
    assert (
        describe_length(length(session.document))
        == "1.011 woorden · leestijd 5 min. · ± 4 pagina’s"
    )


def test_fields_tables_and_speakers_count_with_what_they_show() -> None:
    assert length(small_protocol()).words == 30


def test_a_short_text_takes_a_minute() -> None:
    assert describe_length(length_of(1)) == "1 woord · leestijd 1 min. · ± 1 pagina"


def test_thousands_are_set_apart() -> None:
    assert describe_length(length_of(300_000)) == (
        "300.000 woorden · leestijd 1.500 min. · ± 567 pagina’s"
    )


def test_an_empty_text_takes_no_time() -> None:
    assert describe_length(length_of(0)) == "0 woorden"


def test_of_a_selection_its_share_is_told() -> None:
    assert describe_selection("een twee\ndrie", 1_011) == ("3 van 1.011 woorden · leestijd 1 min.")
    assert describe_selection(" ", 12) == "0 van 12 woorden"
