import pytest
from hypothesis import given

from som_editor.core.change import Leftover
from som_editor.core.document import Block, Document, TextBlock
from som_editor.core.leftovers import find_leftovers, upstream_names
from som_editor.core.metadata import Metadata
from som_editor.core.shown import shown_text
from tests.build import bullet, cell, doc, h, image, p, q, table
from tests.strategies import documents

NAMES = ("CNV", "CNV Onderwijs", "CNV-O")


def found(*blocks: Block) -> list[tuple[str, bool]]:
    return [(one.text, one.legitimate) for one in find_leftovers(doc(*blocks), NAMES)]


def test_a_forgotten_name_is_pointed_out() -> None:
    assert find_leftovers(doc(h("Inhoud"), p("Dit verstaat CNV Onderwijs eronder.")), NAMES) == (
        Leftover("CNV Onderwijs", doc(h(""), p("")).blocks[1].id, ("Inhoud",), 13, False),
    )


@pytest.mark.parametrize(
    "block",
    [
        q("CNV Onderwijs wil een strenge selectie."),
        q("Wij willen dat.", speaker="Reactie medewerker CNV Onderwijs:"),
        p("Zij schreven ‘het CNV vindt dit’ daarover."),
        p("Zij schreven “het CNV vindt dit” daarover."),
        p('Zij schreven "het CNV vindt dit" daarover.'),
        p("Mail naar info@cnv.test hierover."),
        p("Kijk op https://www.cnv.nl/social-media-protocol/ daarvoor."),
        p("Het CNV heeft ook een protocol: www.cnv.nl/protocol"),
    ],
)
def test_a_name_may_stay_in_a_quotation_a_speaker_or_an_address(block: Block) -> None:
    assert {legitimate for _, legitimate in found(block)} == {True}


@pytest.mark.parametrize(
    "block",
    [
        p("Het CNV vindt dat."),
        p("Het ‘protocol’ van CNV en ‘meer’."),
        p("Het CNV, zie www.arboportaal.nl."),
        bullet("CNV-O raadt dit aan."),
        table(("a", cell("b", "van CNV"))),
        table(("a",), caption="Tabel van CNV"),
        image("logo", "Het logo van CNV"),
        image("logo", caption="Figuur van CNV"),
    ],
)
def test_anywhere_else_it_was_probably_forgotten(block: Block) -> None:
    assert [legitimate for _, legitimate in found(block)] == [False]


def test_the_longest_name_is_taken_and_each_mention_once() -> None:
    assert found(p("CNV Onderwijs, CNV en CNV-O.")) == [
        ("CNV Onderwijs", False),
        ("CNV", False),
        ("CNV-O", False),
    ]


def test_a_name_inside_a_word_is_none() -> None:
    assert found(p("CNVers, XCNV, CNV-lid, cnv")) == []


def test_no_names_no_left_overs() -> None:
    assert find_leftovers(doc(p("CNV")), ()) == ()


def test_the_names_are_the_publisher_those_it_mentions_and_those_given() -> None:
    old = doc(
        p("Samen met de PO-Raad gemaakt."), metadata=Metadata(organisation="Uitgeverij Proef")
    )
    new = doc(metadata=Metadata(organisation="Stichting SOM"))
    assert upstream_names(old, new, ("Extra",)) == ("Uitgeverij Proef", "PO-Raad", "Extra")


def test_what_the_text_calls_itself_is_no_left_over() -> None:
    old = doc(metadata=Metadata(organisation="Stichting SOM"))
    new = doc(metadata=Metadata(organisation="Stichting SOM"))
    assert upstream_names(old, new, ("Stichting SOM", "")) == ()


def test_a_publisher_in_the_title_is_mentioned() -> None:
    old = doc(metadata=Metadata(title="Protocol van Kennisnet"))
    assert upstream_names(old, doc()) == ("Kennisnet",)


@given(documents())
def test_a_left_over_stands_where_it_says(document: Document) -> None:
    for one in find_leftovers(document, ("Stichting SOM", "CNV Onderwijs", "de school")):
        block = next(block for block in document.blocks if block.id == one.block)
        if isinstance(block, TextBlock):
            text = shown_text(block, document)
            assert text[one.start : one.start + len(one.text)] == one.text
