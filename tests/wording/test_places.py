import pytest
from hypothesis import given

from som_editor.core.compared_text import block_kind
from som_editor.core.document import BlockId, Document
from som_editor.wording.places import (
    Places,
    capitalised,
    introduction,
    kind_count,
    kind_word,
    place_name,
)
from tests.build import bullet, doc, g, h, image, note, p, q, table
from tests.strategies import documents

WHOLE = doc(
    p("Vooraf."),
    h("Regels"),
    g("Een."),
    g("Onderdeel.", level=2),
    g("Twee.", number="Artikel 1.6a"),
    p("Alinea."),
    p("Nog een."),
    bullet("Punt."),
    q("Citaat.", speaker="Reactie leraar:"),
    note("Noot."),
    table(["a", "b"]),
    image("foto"),
    h("Slot"),
    p("Einde."),
)


def names(document: Document) -> list[str]:
    places = Places(document)
    return [places.name(block.id) for block in document.blocks]


def test_blocks_are_called_by_their_number_else_by_their_rank_in_the_section() -> None:
    assert names(WHOLE) == [
        "alinea 1",
        "kop",
        "richtlijn 1",
        "richtlijn 1, onderdeel a",
        "Artikel 1.6a",
        "alinea 1",
        "alinea 2",
        "punt 1",
        "citaat 1",
        "noot 1",
        "tabel 1",
        "afbeelding 1",
        "kop",
        "alinea 1",
    ]


def test_the_full_place_begins_with_the_section() -> None:
    places = Places(WHOLE)
    assert places.full(BlockId("b0")) == "Inleiding, alinea 1"
    assert places.full(BlockId("b6")) == "Regels, alinea 2"
    assert places.full(BlockId("b1")) == "Regels, kop"


def test_the_neighbour_above_is_one_of_the_same_section() -> None:
    places = Places(WHOLE)
    assert places.before(BlockId("b6")) == "alinea 1"
    for first in ("b0", "b1", "b2", "b12", "b13"):
        assert places.before(BlockId(first)) == ""


def test_every_kind_of_block_has_a_word() -> None:
    kinds = {block_kind(block) for block in WHOLE.blocks} | {"cell"}
    assert len({kind_word(kind) for kind in kinds}) == len(kinds) == 9


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("paragraph", "1 alinea", "2 alinea’s"),
        ("guideline", "1 richtlijn", "2 richtlijnen"),
        ("bullet", "1 punt", "2 punten"),
        ("table", "1 onderdeel", "2 onderdelen"),
    ],
)
def test_blocks_are_counted_by_kind(kind: str, one: str, many: str) -> None:
    assert (kind_count(kind, 1), kind_count(kind, 2)) == (one, many)


def test_a_capital_changes_the_first_letter_alone() -> None:
    assert [capitalised(text) for text in ("alinea 1", "de SOM", "")] == ["Alinea 1", "De SOM", ""]
    assert introduction() == "Inleiding"


@given(documents())
def test_one_name_is_what_it_is_among_all(document: Document) -> None:
    places = Places(document)
    for block in document.blocks:
        assert place_name(document, block.id) == places.name(block.id)
    assert place_name(document, BlockId("elders")) == ""
