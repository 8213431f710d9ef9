from hypothesis import given

from som_editor.core.document import BlockId, Document, is_heading
from som_editor.core.outline import Section, outline, section_headings, section_paths, walk
from tests.build import doc, h, p, table
from tests.strategies import documents


def titles(sections: tuple[Section, ...], document: Document) -> list[object]:
    shown = section_paths(document)
    return [
        (shown[one.start][-1] if one.heading else "", titles(one.children, document))
        for one in sections
    ]


@given(documents())
def test_every_block_is_in_the_own_part_of_one_section(document: Document) -> None:
    covered = [
        index
        for section in walk(outline(document))
        for index in range(section.start, section.own_stop)
    ]
    assert covered == list(range(len(document.blocks)))


@given(documents())
def test_children_lie_inside_and_deeper(document: Document) -> None:
    for section in walk(outline(document)):
        assert section.start <= section.own_stop <= section.stop
        for child in section.children:
            assert section.start < child.start < child.stop <= section.stop
            assert child.level > section.level


@given(documents())
def test_every_heading_has_a_section(document: Document) -> None:
    headings = [block for block in document.blocks if is_heading(block)]
    assert [one.heading for one in walk(outline(document)) if one.heading] == headings


@given(documents())
def test_the_headings_of_a_block_are_the_sections_it_lies_in(document: Document) -> None:
    expected: list[list[BlockId]] = [[] for _ in document.blocks]
    for section in walk(outline(document)):
        if section.heading is not None:
            for index in range(section.start, section.stop):
                expected[index].append(section.heading.id)
    assert [list(path) for path in section_headings(document)] == expected


def test_a_protocol() -> None:
    document = doc(
        p("Vooraf."),
        h("Richtlijnen"),
        p("Tekst."),
        h("Voorbeelden"),
        h("Kennisdeling", level=2),
        p("Tekst."),
        h("Veiligheid", level=2),
        h("Achtergrond"),
    )
    assert titles(outline(document), document) == [
        ("", []),
        ("Richtlijnen", []),
        ("Voorbeelden", [("Kennisdeling", []), ("Veiligheid", [])]),
        ("Achtergrond", []),
    ]
    assert section_paths(document)[5] == ("Voorbeelden", "Kennisdeling")
    assert section_paths(document)[0] == ()


def test_a_level_may_be_jumped() -> None:
    document = doc(h("Een"), h("Diep", level=3), h("Twee", level=2), h("Boven"))
    assert titles(outline(document), document) == [
        ("Een", [("Diep", []), ("Twee", [])]),
        ("Boven", []),
    ]


def test_a_document_may_start_low_or_be_empty() -> None:
    assert outline(doc()) == ()
    document = doc(h("Laag", level=2), table(("a",)), h("Hoog"))
    assert titles(outline(document), document) == [("Laag", []), ("Hoog", [])]
