"""What changed since the version before, told by a comparison and kept up while typing."""

import msgspec
from hypothesis import given

from som_editor.core import edit
from som_editor.core.change import Kind, Sign
from som_editor.core.comparison import compare
from som_editor.core.document import BlockId, Document, TextBlock
from som_editor.core.own_changes import NOTHING, OwnChanges, Spot, own_changes, retold
from som_editor.core.shown import shown_text
from tests.build import doc, g, h, p, table, version
from tests.strategies import revisions

before = doc(
    h("Regels"),
    g("Medewerkers delen kennis en informatie met elkaar."),
    g("Medewerkers publiceren niets dat vertrouwelijk is."),
    p("Bij twijfel overleggen zij eerst met hun leidinggevende."),
)


def told(old: Document, new: Document) -> OwnChanges:
    return own_changes(compare(version(old), version(new)))


def words(changes: OwnChanges, block: str, sign: Sign) -> list[str]:
    return [one.text for one in changes.blocks[BlockId(block)].spans if one.sign is sign]


def test_nothing_changed_is_nothing() -> None:
    assert told(before, before) == NOTHING
    assert NOTHING.spots(before) == []


def test_words_that_came_and_went_are_told_in_their_block() -> None:
    new = edit.replace_range(before, BlockId("b1"), 18, 24, "ervaring")
    changes = told(before, new)
    assert list(changes.blocks) == ["b1"]
    assert words(changes, "b1", Sign.NEW) == ["ervaring"]
    assert changes.blocks[BlockId("b1")].gone == ("kennis",)


def test_a_block_that_only_got_another_number_has_not_changed() -> None:
    new = edit.insert_blocks(before, 1, (g("Een heel nieuwe richtlijn vooraan.", id_="new"),))
    changes = told(before, new)
    assert list(changes.blocks) == ["new"]
    assert changes.blocks[BlockId("new")].kind is Kind.INSERTED


def test_a_gap_stands_above_what_followed() -> None:
    new = edit.delete_block(before, BlockId("b2"))
    changes = told(before, new)
    (gap,) = changes.gaps
    assert gap.before == "b3"
    assert gap.text == "Medewerkers publiceren niets dat vertrouwelijk is."
    assert changes.spots(new) == [Spot(BlockId("b3"), is_gap=True)]
    assert changes.gaps_above(BlockId("b3")) == (gap,)


def test_a_gap_at_the_end_stands_behind_everything() -> None:
    new = edit.delete_block(before, BlockId("b3"))
    assert told(before, new).spots(new) == [Spot(None, is_gap=True)]


def test_a_split_marks_no_words() -> None:
    new = edit.split_block(before, BlockId("b3"), 23, lambda: "new")
    changes = told(before, new)
    parts = [changes.blocks[block.id] for block in new.blocks[3:]]
    assert [part.kind for part in parts] == [Kind.SPLIT, Kind.SPLIT]
    for block, part in zip(new.blocks[3:], parts, strict=True):
        assert isinstance(block, TextBlock)
        kept = "".join(span.text for span in part.spans if span.sign is not Sign.OLD)
        assert kept == shown_text(block, new)
        assert all(not span.text.strip() for span in part.spans if span.sign is Sign.NEW)


def test_what_moved_is_told_where_it_stands_now() -> None:
    new = edit.move_block(before, BlockId("b1"), 4)
    changes = told(before, new)
    assert [id_ for id_, one in changes.blocks.items() if one.moved] == ["b1"]
    assert changes.gaps == ()


def test_a_table_that_reads_otherwise_is_edited() -> None:
    old = doc(p("Boven de tabel staat dit."), table(["wie", "wat"], ["een", "twee"]))
    new = msgspec.structs.replace(
        old, blocks=(old.blocks[0], table(["wie", "wat"], ["een", "drie"], id_="b1"))
    )
    assert told(old, new).blocks[BlockId("b1")].kind is Kind.EDITED


def test_typing_on_tells_only_that_block_anew() -> None:
    new = edit.replace_range(before, BlockId("b1"), 18, 24, "ervaring")
    known = told(before, new)
    later = edit.replace_range(new, BlockId("b3"), 0, 3, "Wie twijfelt, bij")
    now = retold(known, new, later)
    assert now.blocks[BlockId("b1")] is known.blocks[BlockId("b1")]
    assert now.blocks[BlockId("b3")].kind is Kind.EDITED
    assert now.spots(later) == told(before, later).spots(later)


def test_typing_the_old_words_again_is_no_change() -> None:
    new = edit.replace_range(before, BlockId("b1"), 18, 24, "ervaring")
    again = edit.replace_range(new, BlockId("b1"), 18, 26, "kennis")
    assert retold(told(before, new), new, again) == NOTHING


def test_a_block_deleted_while_typing_is_a_gap_unless_it_was_new() -> None:
    fresh = g("Een heel nieuwe richtlijn vooraan.", id_="new")
    new = edit.insert_blocks(before, 1, (fresh,))
    known = told(before, new)
    assert retold(known, new, before) == NOTHING
    gone = edit.delete_block(new, BlockId("b2"))
    assert [gap.before for gap in retold(known, new, gone).gaps] == ["b3"]
    both = edit.delete_block(gone, BlockId("b3"))
    assert [gap.before for gap in retold(retold(known, new, gone), gone, both).gaps] == [None, None]


def test_a_block_that_comes_back_is_no_change() -> None:
    gone = edit.delete_block(before, BlockId("b2"))
    known = told(before, gone)
    assert retold(known, gone, before) == NOTHING
    assert retold(retold(NOTHING, before, gone), gone, before) == NOTHING
    other = edit.replace_range(before, BlockId("b2"), 0, 11, "Collega’s")
    assert retold(known, gone, other).blocks[BlockId("b2")].kind is Kind.EDITED


@given(revisions())
def test_the_words_told_of_a_block_are_its_text(case: tuple[Document, Document]) -> None:
    old, new = case
    changes = told(old, new)
    blocks = {block.id: block for block in new.blocks}
    assert changes.blocks.keys() <= blocks.keys()
    for id_, change in changes.blocks.items():
        block = blocks[id_]
        if isinstance(block, TextBlock):
            text = "".join(span.text for span in change.spans if span.sign is not Sign.OLD)
            assert text == shown_text(block, new)
    behind = {gap.before for gap in changes.gaps}
    assert behind - {None} <= blocks.keys()


@given(revisions())
def test_what_is_told_while_typing_is_the_text_too(case: tuple[Document, Document]) -> None:
    old, new = case
    changes = retold(NOTHING, old, new)
    for block in new.blocks:
        change = changes.blocks.get(block.id)
        if isinstance(block, TextBlock) and change is not None:
            text = "".join(span.text for span in change.spans if span.sign is not Sign.OLD)
            assert text == shown_text(block, new)
    if new.blocks == old.blocks:
        assert changes == NOTHING
