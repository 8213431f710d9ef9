import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from som_editor.core.document import (
    Block,
    BlockId,
    Document,
    Literal,
    Role,
    SectionKind,
    Text,
    TextBlock,
    Unnumbered,
)
from som_editor.core.fingerprint import CANONICAL_FORM, canonical_bytes, content_fingerprint
from som_editor.core.metadata import Metadata
from tests.build import as_imported, b, doc, from_upstream, g, h, image, link, p, q, ref, table
from tests.strategies import documents


@given(documents())
def test_other_ids_leave_the_fingerprint(document: Document) -> None:
    assert content_fingerprint(as_imported(document)) == content_fingerprint(document)


@given(documents())
def test_the_origin_of_a_block_leaves_the_fingerprint(document: Document) -> None:
    adapted = tuple(from_upstream(block, "bron") for block in document.blocks)
    assert content_fingerprint(
        msgspec.structs.replace(document, blocks=adapted)
    ) == content_fingerprint(document)


@given(documents(), st.integers(0, 4))
def test_how_runs_are_cut_leaves_the_fingerprint(document: Document, at: int) -> None:
    def cut(block: object) -> object:
        if not isinstance(block, TextBlock):
            return block
        inlines = tuple(
            part
            for one in block.inlines
            for part in (
                (
                    msgspec.structs.replace(one, text=one.text[:at]),
                    msgspec.structs.replace(one, text=one.text[at:]),
                )
                if isinstance(one, Text)
                else (one,)
            )
        )
        return msgspec.structs.replace(block, inlines=inlines)

    cut_up = msgspec.structs.replace(document, blocks=tuple(map(cut, document.blocks)))
    assert content_fingerprint(cut_up) == content_fingerprint(document)


@given(documents(), st.data())
def test_each_character_counts(document: Document, data: st.DataObject) -> None:
    places = [
        (at, place)
        for at, block in enumerate(document.blocks)
        if isinstance(block, TextBlock)
        for place, one in enumerate(block.inlines)
        if isinstance(one, Text) and one.text
    ]
    assume(places)
    at, place = data.draw(st.sampled_from(places))
    block = document.blocks[at]
    assert isinstance(block, TextBlock)
    one = block.inlines[place]
    assert isinstance(one, Text)
    position = data.draw(st.integers(0, len(one.text)))
    typed = msgspec.structs.replace(one, text=f"{one.text[:position]}x{one.text[position:]}")
    inlines = (*block.inlines[:place], typed, *block.inlines[place + 1 :])
    changed = msgspec.structs.replace(block, inlines=inlines)
    blocks = (*document.blocks[:at], changed, *document.blocks[at + 1 :])
    assert content_fingerprint(
        msgspec.structs.replace(document, blocks=blocks)
    ) != content_fingerprint(document)


PLAIN = doc(h("Kop"), g("tekst"))


@pytest.mark.parametrize(
    "other",
    [
        doc(g("tekst"), h("Kop")),
        doc(h("Kop"), g("tekst"), p()),
        doc(h("Kop"), g(b("tekst"))),
        doc(h("Kop"), g(link("tekst", "https://www.som.test"))),
        doc(h("Kop"), p("tekst")),
        doc(h("Kop"), g("tekst", level=2)),
        doc(h("Kop"), g("tekst", number="1")),
        doc(h("Kop", kind=SectionKind.EXAMPLES), g("tekst")),
        doc(h("Kop"), g("tekst"), metadata=Metadata(title="Protocol")),
        doc(h("Kop"), g("tekst"), fields={"organisatie": "SOM"}),
    ],
)
def test_all_that_a_reader_can_see_counts(other: Document) -> None:
    assert content_fingerprint(other) != content_fingerprint(PLAIN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (q("x", speaker="Leraar:"), q("x", speaker="Ouder:")),
        (image("a", "logo"), image("b", "logo")),
        (image("a", "logo"), image("a", "kaart")),
        (image("a", "logo"), image("a", "logo", "Figuur 1")),
        (table(("a", "b")), table(("a",), ("b",))),
        (table(("a",)), table(("a",), caption="Tabel")),
        (table(("a",)), table(("a",), header_rows=0)),
    ],
)
def test_quotes_pictures_and_tables_count_too(one: Block, other: Block) -> None:
    assert content_fingerprint(doc(one)) != content_fingerprint(doc(other))


def test_a_reference_counts_by_the_place_it_leads_to() -> None:
    one = doc(p(ref("a")), g("x", id_="a"), g("y", id_="b"))
    same = doc(p(ref("z")), g("x", id_="z"), g("y", id_="q"))
    other = doc(p(ref("b")), g("x", id_="a"), g("y", id_="b"))
    assert content_fingerprint(one) == content_fingerprint(same) != content_fingerprint(other)


def test_the_fingerprint_is_kept_for_good() -> None:
    """Stored fingerprints are compared with new ones for years: this one may never change."""
    block = TextBlock(
        BlockId("b"),
        Role.GUIDELINE,
        (Text("Deel "), b("kennis.")),
        numbering=Literal("1"),
    )
    unnumbered = TextBlock(BlockId("c"), Role.PARAGRAPH, (Text("é"),), numbering=Unnumbered())
    document = doc(block, unnumbered, metadata=Metadata(title="Protocol"))
    assert canonical_bytes(document).startswith(f'["{CANONICAL_FORM}",'.encode())
    assert content_fingerprint(document) == (
        "8987cd06b2ead7774d205206cbb312e89e9bb4f302931aca107c052877dc48c7"
    )
