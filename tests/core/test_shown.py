from hypothesis import given

from som_editor.core.document import Document, TextBlock
from som_editor.core.shown import Reader, plain_text, shown_text
from tests.build import b, br, cell, doc, field, g, h, image, lines, p, q, ref, table
from tests.strategies import documents


def test_fields_show_their_value_and_unfilled_ones_their_name() -> None:
    document = doc(p(field("organisatie"), " en ", field("naam")), fields={"organisatie": "SOM"})
    assert lines(document) == ["SOM en {naam}"]


def test_a_reference_shows_the_number_it_leads_to() -> None:
    document = doc(p("zie ", ref("r")), g("eerst"), g("dan", id_="r"))
    assert lines(document)[0] == "zie 2"


def test_a_reference_to_a_heading_without_a_number_shows_its_title() -> None:
    document = doc(
        p("zie ", ref("k")),
        h("Regels van ", b("de "), field("organisatie"), id_="k"),
        fields={"organisatie": "SOM"},
    )
    assert lines(document)[0] == "zie Regels van de SOM"


def test_a_reference_to_nothing_shows_so() -> None:
    assert lines(doc(p("zie ", ref("weg")))) == ["zie ?"]


def test_headings_that_refer_to_each_other_come_to_an_end() -> None:
    document = doc(h("Een ", ref("b1")), h("Twee ", ref("b0")))
    assert lines(document) == ["Een Twee ", "Twee Een "]


def test_a_quote_shows_who_speaks() -> None:
    assert shown_text(q("Ja.", br(), "Nee.", speaker="Leraar:"), doc()) == "Leraar:\nJa.\nNee."


def test_the_plain_text_has_everything_that_can_be_read() -> None:
    document = doc(
        p("tekst"),
        table(("a", cell("b", "c")), ("d", "e"), caption="Wie doet wat"),
        image("logo", "Het logo", "Figuur 1"),
        image("kaart", "Een kaart"),
    )
    assert plain_text(document).split("\n") == [
        "tekst",
        "Wie doet wat",
        "a\tb",
        "c",
        "d\te",
        "Figuur 1",
        "Het logo",
        "Een kaart",
    ]


@given(documents())
def test_a_reader_reads_each_block_as_its_speaker_and_its_inlines(document: Document) -> None:
    reader = Reader(document)
    for block in document.blocks:
        if isinstance(block, TextBlock):
            body = reader.inlines(block.inlines)
            assert reader.block(block).endswith(body)
            alone = "".join(reader.inline(one) for one in block.inlines)
            assert len(alone) == len(body)
            assert alone.casefold() == body.casefold()
            assert (block.speaker in reader.block(block)) or not block.speaker
