"""What differs from the version that a draft came from, block by block."""

from hypothesis import given

from som_editor.core import edit
from som_editor.core.changed_since import Changes, Earlier, Gone, changed_since
from som_editor.core.codec import decode, encode
from som_editor.core.document import BlockId, Document, Role
from tests.build import doc, field, from_upstream, g, h, p, table
from tests.core.edits import edited
from tests.strategies import revisions

OLD = doc(
    p("Dit geldt overal.", id_="inleiding"),
    h("Regels", id_="regels"),
    g("Deel kennis met iedereen die erom vraagt.", id_="een"),
    g("Zwijg.", id_="twee"),
    h("Slot", id_="slot"),
    p("Bij ", field("organisatie"), ".", id_="bij"),
    fields={"organisatie": "Stichting Proef"},
)


def ids(*names: str) -> frozenset[BlockId]:
    return frozenset(map(BlockId, names))


def test_what_stayed_bears_no_change() -> None:
    assert changed_since(OLD, OLD) == Changes()
    assert changed_since(OLD, decode(Document, encode(OLD))) == Changes()


def test_other_words_another_style_and_another_level_are_edits() -> None:
    for changed in (
        edit.replace_range(OLD, BlockId("een"), 0, 4, "Geef"),
        edit.retype_block(OLD, BlockId("een"), Role.PARAGRAPH),
        edit.retype_block(OLD, BlockId("een"), Role.GUIDELINE, 2),
    ):
        assert changed_since(OLD, changed) == Changes(edited=ids("een"))


def test_a_field_that_is_filled_otherwise_changes_where_it_stands() -> None:
    changed = edit.set_field(OLD, "organisatie", "Stichting Ander")
    earlier = Earlier(OLD)
    assert earlier.changes(changed).edited == ids("bij")
    assert earlier.changes(edit.set_field(changed, "organisatie", "Stichting Proef")) == Changes()


def test_new_blocks_and_gone_ones_are_told_with_their_place() -> None:
    changed = edit.delete_block(OLD, BlockId("inleiding"))
    changed = edit.delete_block(changed, BlockId("twee"))
    changed = edit.insert_blocks(changed, 0, (p("Nieuw", id_="nieuw"),))
    changes = changed_since(OLD, changed)
    assert changes.inserted == ids("nieuw")
    assert changes.gone == (Gone(OLD.blocks[0], None), Gone(OLD.blocks[3], BlockId("een")))


def test_the_lighter_part_is_the_one_that_moved() -> None:
    moved = edit.move_block(OLD, BlockId("een"), 4)
    assert changed_since(OLD, moved) == Changes(moved=ids("twee"))


def test_a_moved_section_is_moved_whole() -> None:
    assert changed_since(OLD, edit.move_section(OLD, BlockId("slot"), 1)).moved == ids(
        "slot", "bij"
    )


def test_a_change_in_a_cell_is_a_change_of_its_table() -> None:
    old, new = doc(table(["wie", "wat"], id_="t")), doc(table(["wie", "hoe"], id_="t"))
    assert changed_since(old, new).edited == ids("t")


def test_where_a_block_came_from_is_no_difference() -> None:
    assert changed_since(doc(p("x")), doc(from_upstream(p("x", id_="b0"), "boven"))) == Changes()


@given(edited())
def test_no_change_means_the_same_blocks_in_the_same_order(pair: tuple[Document, Document]) -> None:
    before, after = pair
    changes = changed_since(before, after)
    plain = [block.id for block in after.blocks if block.id not in changes.ids]
    assert [block.id for block in before.blocks if block.id in set(plain)] == plain
    assert changes.inserted.isdisjoint(changes.edited | changes.moved)
    gone = {one.block.id for one in changes.gone}
    kept = {block.id for block in after.blocks} - changes.inserted
    assert gone | kept == {block.id for block in before.blocks}
    if before.fields == after.fields:
        same = {block.id: block for block in before.blocks}
        assert all(same[block.id] == block for block in after.blocks if block.id in plain)


@given(revisions())
def test_asking_again_and_again_gives_what_asking_once_does(
    pair: tuple[Document, Document],
) -> None:
    earlier = Earlier(pair[0])
    for document in (*pair, pair[0], pair[1]):
        assert earlier.changes(document) == changed_since(pair[0], document)
