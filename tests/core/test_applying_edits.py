"""Single edits of a comparison, and fields of its cover, taken over into the old version."""

import datetime as dt

import msgspec

from som_editor.core.applying import apply_choice
from som_editor.core.change import Kind
from som_editor.core.choice import (
    Choice,
    settled,
)
from som_editor.core.comparison import Comparison, Options, compare
from som_editor.core.document import (
    BlockId,
    Definition,
    Document,
    Field,
    Inline,
    Mark,
    Table,
    Text,
    TextBlock,
)
from som_editor.core.lifecycle import Drafted, Planned
from som_editor.core.metadata import Metadata
from tests.build import (
    NOW,
    b,
    bullet,
    cell,
    compared,
    doc,
    field,
    g,
    image,
    p,
    q,
    table,
    version,
)


def made(comparison: Comparison, *edits: tuple[int, int]) -> Document:
    return apply_choice(comparison, Choice(frozenset(edits))).document


def inlines(document: Document, at: int = 0) -> tuple[Inline, ...]:
    block = document.blocks[at]
    assert isinstance(block, TextBlock)
    return block.inlines


def test_one_edit_of_a_paragraph_leaves_its_marks_and_fields_alone() -> None:
    old = doc(
        p("Deel ", b("altijd"), " je kennis met ", field("naam"), ", ook in de pauze."),
        fields={"naam": "SOM"},
    )
    new = doc(
        p("Deel ", b("altijd"), " alle kennis met ", field("naam"), ", ook in de klas."),
        fields={"naam": "SOM"},
    )
    comparison = compared(old, new)
    assert [len(change.edits) for change in comparison.changes] == [2]
    assert inlines(made(comparison, (0, 0))) == (
        Text("Deel "),
        Text("altijd", frozenset([Mark.BOLD])),
        Text(" alle kennis met "),
        Field("naam"),
        Text(", ook in de pauze."),
    )
    assert inlines(made(comparison, (0, 1)))[2:] == (
        Text(" je kennis met "),
        Field("naam"),
        Text(", ook in de klas."),
    )


def test_looks_are_taken_over_without_the_words_and_the_words_without_the_looks() -> None:
    old = doc(p("Deel kennis met elke collega."))
    new = doc(bullet("Deel ", b("kennis"), " met iedere collega."))
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert [edit.classed.value for edit in change.edits] == ["substantive", "formatting"]
    words, looks = made(comparison, (0, 0)), made(comparison, (0, 1))
    assert words == doc(p("Deel kennis met iedere collega."))
    assert looks == doc(bullet("Deel ", b("kennis"), " met elke collega."))


def test_a_typed_number_is_taken_over_alone() -> None:
    old, new = doc(g("Deel kennis.", number="4")), doc(g("Deel alle kennis.", number="4a"))
    comparison = compared(old, new)
    assert made(comparison, (0, 0)) == doc(g("Deel alle kennis.", number="4"))
    assert made(comparison, (0, 1)) == doc(g("Deel kennis.", number="4a"))


LONG = "Bij twijfel over een publicatie zoeken medewerkers contact met hun leidinggevende."
REST = (
    p(LONG.replace("publicatie", "zaak die anderen aangaat"), id_="x"),
    p("Deze alinea blijft ook, daar waar zij stond, en is veel langer dan een andere.", id_="y"),
)


def test_a_block_moves_without_its_rewording_or_is_reworded_where_it_stands() -> None:
    reworded = LONG.replace("publicatie", "bericht")
    comparison = compared(doc(p(LONG, id_="a"), *REST), doc(*REST, p(reworded, id_="a")))
    (change,) = comparison.changes
    assert (change.moved, len(change.edits)) == (True, 2)
    assert made(comparison, (0, 0)) == doc(*REST, p(LONG, id_="a"))
    assert made(comparison, (0, 1)) == doc(p(reworded, id_="a"), *REST)


PARTS = ("Deel altijd je kennis met je collega’s.", "Publiceer nooit wat vertrouwelijk is of niet.")
OTHERWISE = PARTS[1].replace("nooit", "niet")


def test_a_paragraph_is_split_without_its_rewording_or_reworded_without_being_split() -> None:
    old = doc(bullet(" ".join(PARTS), id_="a"))
    new = doc(bullet(PARTS[0], id_="a"), bullet(OTHERWISE, id_="b"))
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert (change.kind, len(change.edits)) == (Kind.SPLIT, 2)
    assert made(comparison, (0, 0)) == doc(bullet(PARTS[0], id_="a"), bullet(PARTS[1], id_="b"))
    assert made(comparison, (0, 1)) == doc(bullet(f"{PARTS[0]} {OTHERWISE}", id_="a"))


def test_a_merge_is_made_without_its_rewording_or_reworded_where_the_parts_stand() -> None:
    old = doc(bullet(PARTS[0], id_="a"), p("Tussen.", id_="c"), bullet(PARTS[1], id_="b"))
    new = doc(bullet(f"{PARTS[0]} {OTHERWISE}", id_="a"), p("Tussen.", id_="c"))
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert (change.kind, len(change.edits)) == (Kind.MERGED, 2)
    assert made(comparison, (0, 0)) == doc(bullet(" ".join(PARTS), id_="a"), p("Tussen.", id_="c"))
    assert made(comparison, (0, 1)) == doc(
        bullet(PARTS[0], id_="a"), p("Tussen.", id_="c"), bullet(OTHERWISE, id_="b")
    )


def test_a_cell_of_several_paragraphs_keeps_them() -> None:
    old = doc(table((cell(p("Het bestuur stelt vast."), p("De GMR stemt in.")), "mei")))
    new = doc(table((cell(p("Het bestuur besluit."), p("De GMR stemt altijd in.")), "mei")))
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert len(change.edits) == 2
    (block,) = made(comparison, (0, 1)).blocks
    assert isinstance(block, Table)
    assert [lines_of(part) for part in block.rows[0].cells[0].blocks] == [
        "Het bestuur stelt vast.",
        "De GMR stemt altijd in.",
    ]


def lines_of(block: TextBlock) -> str:
    return "".join(one.text for one in block.inlines if isinstance(one, Text))


def test_a_picture_is_replaced_without_its_caption_and_the_reverse() -> None:
    old, new = doc(image("a", "Een vlak", "Figuur 1")), doc(image("b", "Een vlak", "Figuur 2"))
    comparison = compared(old, new, Options(fixed_pairs=((BlockId("b0"), BlockId("b0")),)))
    assert made(comparison, (0, 0)) == doc(image("a", "Een vlak", "Figuur 2"))
    assert made(comparison, (0, 1)) == doc(image("b", "Een vlak", "Figuur 1"))


def test_a_speaker_stays_one() -> None:
    old = doc(q("Dat is niet zo handig.", speaker="Reactie leraar:"))
    new = doc(q("Dat is niet erg handig, hoor.", speaker="Reactie leerkracht:"))
    comparison = compared(old, new)
    (change,) = comparison.changes
    last = len(change.edits) - 1
    (block,) = made(comparison, (0, last)).blocks
    assert isinstance(block, TextBlock)
    assert block.speaker == "Reactie leraar:"
    (block,) = made(comparison, (0, 0)).blocks
    assert isinstance(block, TextBlock)
    assert block.speaker == "Reactie leerkracht:"


def test_a_field_that_loses_a_letter_becomes_text() -> None:
    old = doc(p("Wij zijn ", field("naam"), " in Weert."), fields={"naam": "Stichting SOM"})
    new = doc(p("Wij zijn ", field("naam"), " in Venlo."), fields={"naam": "Stichting XYZ"})
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert len(change.edits) == 2
    assert inlines(made(comparison, (0, 0))) == (Text("Wij zijn Stichting XYZ in Weert."),)
    assert inlines(made(comparison, (0, 1)))[1] == Field("naam")


def test_a_title_is_taken_over_alone_and_a_history_as_one() -> None:
    old = version(doc(metadata=Metadata(title="Oud", owner="Testpersoon")), Drafted(NOW, "1.0"))
    day = dt.date(2026, 8, 1)
    new = version(doc(metadata=Metadata(title="Nieuw")), Drafted(NOW, "2.0"), Planned(NOW, day))
    comparison = compare(old, new)
    titled = apply_choice(comparison, Choice(fields=frozenset(["title"])))
    assert titled.document.metadata == Metadata(title="Nieuw", owner="Testpersoon")
    assert titled.events == old.events
    part = Choice(fields=frozenset(["title", "version"]))
    assert settled(comparison, part).fields == {"title"}
    history = Choice(fields=frozenset(["version", "effective"]))
    assert apply_choice(comparison, history).events == new.events


def test_a_definition_is_taken_over_alone() -> None:
    old, new = (
        version(msgspec.structs.replace(doc(), definitions=tuple(Definition(*one) for one in said)))
        for said in (
            (("GMR", "De raad."), ("SOM", "De stichting.")),
            (("SOM", "Stichting SOM."), ("GMR", "De gezamenlijke raad."), ("PGMR", "Personeel.")),
        )
    )
    comparison = compare(old, new)
    assert [change.field for change in comparison.metadata] == [
        "definition: GMR",
        "definition: SOM",
        "definition: PGMR",
    ]
    taken = Choice(fields=frozenset(["definition: GMR", "definition: PGMR"]))
    assert apply_choice(comparison, taken).document.definitions == (
        Definition("GMR", "De gezamenlijke raad."),
        Definition("SOM", "De stichting."),
        Definition("PGMR", "Personeel."),
    )
