import pytest

from som_editor.core.document import Document, Field, Mark, Text, TextBlock
from som_editor.core.errors import InvalidEdit
from som_editor.core.link_edit import (
    Link,
    link_address,
    link_at,
    may_open,
    put_link,
    set_link,
    written_link,
)
from tests.build import doc, p

HERE = "https://voorbeeld.nl"
BOLD = frozenset({Mark.BOLD})


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://voorbeeld.nl/a?b=c#d", "https://voorbeeld.nl/a?b=c#d"),
        ("http://voorbeeld.nl", "http://voorbeeld.nl"),
        (" www.voorbeeld.nl ", "https://www.voorbeeld.nl"),
        ("voorbeeld.nl/regels", "https://voorbeeld.nl/regels"),
        ("info@voorbeeld.nl", "mailto:info@voorbeeld.nl"),
        ("mailto:info@voorbeeld.nl?subject=x", "mailto:info@voorbeeld.nl?subject=x"),
    ],
)
def test_an_address_of_the_web_or_a_mailbox_gets_its_scheme(text: str, address: str) -> None:
    assert link_address(text) == address
    assert may_open(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "woord",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "twee woorden.nl x",
        "mailto:niemand",
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    with pytest.raises(InvalidEdit):
        link_address(text)


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("Zie https://voorbeeld.nl/a.", "https://voorbeeld.nl/a"),
        ("Zie (www.voorbeeld.nl)", "www.voorbeeld.nl"),
        ("Zie https://voorbeeld.nl/a_(b)", "https://voorbeeld.nl/a_(b)"),
        ("Mail info@voorbeeld.nl,", "info@voorbeeld.nl"),
    ],
)
def test_an_address_in_a_sentence_ends_before_its_punctuation(before: str, written: str) -> None:
    found = written_link(before)
    assert found is not None
    assert before[found.start : found.stop] == written


@pytest.mark.parametrize("before", ["", "woord.", "www.", "bestand.txt", "a@b", "https://x y"])
def test_other_words_are_no_address(before: str) -> None:
    assert written_link(before) is None


def of(document: Document) -> TextBlock:
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    return block


def test_a_link_is_put_on_words_and_taken_off() -> None:
    document = doc(p("Zie de site daar."))
    block = of(document)
    linked = set_link(document, block.id, 4, 11, HERE)
    assert of(linked).inlines == (Text("Zie "), Text("de site", link=HERE), Text(" daar."))
    assert set_link(linked, block.id, 4, 11, "") == document


def test_a_link_is_one_across_its_marks() -> None:
    document = doc(p("Zie de site daar."))
    block = of(document)
    first = put_link(document, block.id, 4, 6, "de", HERE)
    again = set_link(first, block.id, 6, 11, HERE)
    assert link_at(again, of(again), 11) == Link(4, 11, HERE)
    assert link_at(again, of(again), 4) == Link(4, 11, HERE)
    assert link_at(again, of(again), 12) is None


def test_other_words_take_the_marks_of_those_they_replace() -> None:
    document = doc(p("x"))
    block = of(document)
    text = TextBlock(block.id, block.role, (Text("Zie "), Text("hier", BOLD), Field("naam")))
    document = doc(text)
    assert of(put_link(document, block.id, 4, 8, "daar", HERE)).inlines == (
        Text("Zie "),
        Text("daar", BOLD, HERE),
        Field("naam"),
    )


def test_a_link_without_words_there_is_put_in() -> None:
    document = doc(p("Zie ."))
    linked = put_link(document, of(document).id, 4, 4, "de site", HERE)
    assert of(linked).inlines == (Text("Zie "), Text("de site", link=HERE), Text("."))
