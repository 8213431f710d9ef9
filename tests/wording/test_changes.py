import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Change, ChangeClass, Edit, Kind, MetadataChange, Side, Sign, Span
from som_editor.core.comparison import Comparison, Summary
from som_editor.core.document import Block, BlockId, Literal, Role, Text, TextBlock
from som_editor.wording.changes import ChangeDescriber, Description, change_sign, sign_word
from som_editor.wording.metadata_fields import describe_metadata_change, field_label
from som_editor.wording.quotes import QUOTE_LENGTH, quoted_words, shortened
from som_editor.wording.totals import describe_totals, totals
from tests.writers.compared import (
    comparison,
    everything,
    guideline,
    heading,
    paragraph,
    samples,
    version,
)


def described(of: Comparison) -> list[Description]:
    describer = ChangeDescriber(of.old.document, of.new.document)
    return [describer.describe(change) for change in of.changes]


def only(old: tuple[Block, ...], new: tuple[Block, ...]) -> Description:
    (description,) = described(comparison(old, new))
    return description


def test_the_samples_in_words() -> None:
    found = described(samples())
    assert ("‘Hyves’ is weg, ‘Instagram’ is nieuw", "Alinea 4") in found
    assert (
        "Alinea is weg",
        "‘Lees voor ‘de school’ de naam van de eigen school.’",
    ) in found
    assert found[0] == ("‘de school’ werd ‘Stichting SOM’", "Alinea 2")


def test_every_sort_of_change_has_words() -> None:
    assert [headline for headline, _ in described(everything())] == [
        "Aanhalingstekens of spaties",
        "Alleen de opmaak is anders",
        "Alinea is nieuw",
        "Richtlijn 4 staat nu bovenaan en is gewijzigd",
        "Richtlijn 2 is weg",
        "Richtlijn 3: ‘leerling’ werd ‘ouder’",
        "‘elk jaar’ is nieuw",
        "Tabel 1, rij 3, kolom 1 is nieuw",
        "Tabel 1, rij 3, kolom 2 is nieuw",
        "Afbeelding is weg",
        "Afbeelding is nieuw",
    ]


def test_a_moved_block_is_placed_after_its_neighbour() -> None:
    blocks = tuple(
        guideline(name, f"Richtlijn over {name}, met genoeg woorden om te herkennen.")
        for name in ("kennis", "geheimen", "ouders", "twijfel")
    )
    moved = (*blocks[:1], blocks[3], *blocks[1:3])
    assert only(blocks, moved).headline == "Richtlijn 4 staat nu na richtlijn 1"


def test_a_block_moved_to_another_section_names_it() -> None:
    text = paragraph("p", "Een alinea die lang genoeg is om haar te herkennen na een verhuizing.")
    filler = [
        paragraph(f"f{at}", f"Vulling nummer {at} met eigen woorden erin.") for at in range(3)
    ]
    one, two = heading("a", "Kennisdeling"), heading("b", "Veiligheid")
    old = (one, text, *filler[:2], two, filler[2])
    new = (one, *filler[:2], two, filler[2], text)
    assert only(old, new).headline == "Alinea 1 staat nu in ‘Veiligheid’"


def test_a_changed_heading_is_told_whole() -> None:
    old, new = (heading("h", "Veilig op school"),), (heading("h", "Veilig op internet"),)
    assert only(old, new) == ("‘Veilig op school’ werd ‘Veilig op internet’", "Kop")


def test_punctuation_is_quoted_when_it_is_all_that_differs() -> None:
    found = only((paragraph("p", "Kennis, delen"),), (paragraph("p", "Kennis; delen"),))
    assert found.headline == "‘,’ werd ‘;’"


def test_many_differences_are_counted() -> None:
    old = "een twee drie vier vijf zes zeven acht negen tien"
    new = "een TWEE drie VIER vijf ZES zeven ACHT negen tien"
    found = only((paragraph("p", old),), (paragraph("p", new),))
    assert found.headline == "4 plaatsen zijn anders"


def test_a_typed_number_that_differs() -> None:
    old, new = (
        TextBlock(BlockId("a"), Role.PARAGRAPH, (Text("De regel."),), numbering=Literal(number))
        for number in ("Artikel 1", "Artikel 2")
    )
    assert only((old,), (new,)) == ("Nummer ‘Artikel 1’ werd ‘Artikel 2’", "Artikel 2")


def test_a_typed_number_that_came_or_went() -> None:
    bare = paragraph("a", "De regel.")
    numbered = TextBlock(
        BlockId("a"), Role.PARAGRAPH, (Text("De regel."),), numbering=Literal("Artikel 1")
    )
    assert only((bare,), (numbered,)).headline == "Nummer ‘Artikel 1’ is nieuw"
    assert only((numbered,), (bare,)).headline == "Nummer ‘Artikel 1’ is weg"


def test_split_and_merged_blocks() -> None:
    blocks = (paragraph("a", "Een."), paragraph("b", "Twee."))
    whole = Side(BlockId("a"), (), "paragraph", "", "Een. Twee.")
    parts = Side(
        BlockId("a"),
        (),
        "paragraph",
        "",
        "Een.\nTwee.",
        parts=("Een.", "Twee."),
        part_blocks=(BlockId("a"), BlockId("b")),
    )
    spans = (Span(Sign.SAME, "Een."), Span(Sign.OLD, " "), Span(Sign.NEW, "\n"))
    describer = ChangeDescriber(version(blocks).document, version(blocks).document)

    def change(kind: Kind, old: Side, new: Side) -> Change:
        edit = Edit((1, 2), ChangeClass.SUBSTANTIVE)
        return Change(kind, False, None, (ChangeClass.SUBSTANTIVE,), old, new, spans, (edit,))

    split = describer.describe(change(Kind.SPLIT, whole, parts))
    merged = describer.describe(change(Kind.MERGED, parts, whole))
    assert split.headline == "Alinea 1 is gesplitst in alinea 1 en 2"
    assert merged == ("Alinea 1 en 2 zijn samengevoegd tot alinea 1", "‘Een. Twee.’")


def test_signs() -> None:
    signs = [change_sign(change) for change in everything().changes]
    assert signs == ["≈", "≈", "+", "⇅", "−", "≠", "≠", "+", "+", "−", "+"]
    assert {sign_word(sign) for sign in signs} == {
        "Inhoud gelijk",
        "Ingevoegd",
        "Verplaatst",
        "Verwijderd",
        "Gewijzigd",
    }


@given(st.text(), st.integers(3, 80))
def test_a_quotation_is_short_and_cuts_no_word(text: str, length: int) -> None:
    quote = shortened(text, length)
    words, kept = text.split(), quote.removesuffix(" …").split()
    assert kept == words[: len(kept)]
    assert len(quote) <= length or len(kept) == 1
    assert (quote == " ".join(words)) or quote.endswith(" …")


def test_quoted_words_lose_the_punctuation_around_them() -> None:
    assert quoted_words("Hyves, ") == "‘Hyves’"
    assert quoted_words(", ") == "‘,’"
    assert len(quoted_words("woord " * 50)) <= QUOTE_LENGTH + 2


@pytest.mark.parametrize(
    ("field", "old", "new", "words"),
    [
        ("title", "Protocol", "", "Titel: ‘Protocol’ → leeg"),
        ("version", "", "3.0", "Versie: leeg → 3.0"),
        ("effective", "2021-04-13", "2022-01-01", "Ingangsdatum: 13-04-2021 → 01-01-2022"),
        ("status", "concept", "for_consent", "Status: concept → ter instemming"),
    ],
)
def test_metadata_in_words(field: str, old: str, new: str, words: str) -> None:
    assert describe_metadata_change(MetadataChange(field, old, new)) == words


def test_every_field_that_a_comparison_knows_has_a_label() -> None:
    from som_editor.core.metadata_changes import _cover

    labels = [field_label(field) for field in _cover(version(()))]
    assert len(set(labels)) == len(labels)


def test_totals_in_words() -> None:
    assert describe_totals(Summary()) == "Geen verschillen"
    assert describe_totals(Summary(edited=1)) == "1 wijziging in de tekst, 0 in de gegevens"
    assert describe_totals(Summary(deleted=1, edited=1, rename=14, metadata=4)) == (
        "2 wijzigingen in de tekst, 4 in de gegevens; 14 hernoemingen"
    )
    assert [total.amount for total in totals(Summary(inserted=3))] == [3] + [0] * 10
