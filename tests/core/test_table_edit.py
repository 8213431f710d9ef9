from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from som_editor.core import cell_edit, edit, table_edit
from som_editor.core.document import (
    BlockId,
    CellId,
    Document,
    DocumentId,
    Mark,
    Role,
    Table,
    TextBlock,
    text_blocks,
)
from som_editor.core.errors import InvalidEdit, NotFound
from som_editor.core.shown import Reader
from tests.build import all_ids, cell, doc, g, h, image, lines, new_ids, p, table
from tests.strategies import documents, tables

TASKS = doc(
    p("Vooraf.", id_="voor"),
    table(("Wie", "Wat"), ("directeur", "beslist"), ("team", "voert uit"), id_="taken"),
).blocks[1]


def words(found: Table) -> list[list[str]]:
    reader = Reader(doc(found))
    return [
        ["/".join(reader.block(block) for block in one.blocks) for one in row.cells]
        for row in found.rows
    ]


def tasks() -> Table:
    assert isinstance(TASKS, Table)
    return TASKS


def widths(found: Table) -> list[list[int]]:
    return [[one.columns for one in row.cells] for row in found.rows]


# Rows


def test_a_new_table_has_a_header_row_and_an_empty_paragraph_in_each_cell() -> None:
    made = table_edit.new_table(3, 2, new_ids())
    assert words(made) == [["", ""]] * 3
    assert made.header_rows == 1
    assert all(len(one.blocks) == 1 for row in made.rows for one in row.cells)


def test_a_row_is_inserted_with_the_cells_of_the_row_above_it() -> None:
    spanned = doc(table(("a", "b"), (cell("c", columns=2),))).blocks[0]
    assert isinstance(spanned, Table)
    assert widths(table_edit.insert_row(spanned, 2, new_ids())) == [[1, 1], [2], [2]]


def test_a_row_inserted_above_the_header_is_of_the_header_and_one_below_it_is_not() -> None:
    assert table_edit.insert_row(tasks(), 0, new_ids()).header_rows == 2
    assert table_edit.insert_row(tasks(), 1, new_ids()).header_rows == 1


def test_the_header_goes_with_its_row() -> None:
    assert table_edit.delete_row(tasks(), 0).header_rows == 0
    assert table_edit.delete_row(tasks(), 1).header_rows == 1


def test_the_last_row_and_the_last_column_stay() -> None:
    single = table_edit.new_table(1, 1, new_ids())
    with pytest.raises(InvalidEdit, match="last_row"):
        table_edit.delete_row(single, 0)
    with pytest.raises(InvalidEdit, match="last_column"):
        table_edit.delete_column(single, 0)


def test_a_row_moves() -> None:
    assert words(table_edit.move_row(tasks(), 2, 1)) == [
        ["Wie", "Wat"],
        ["team", "voert uit"],
        ["directeur", "beslist"],
    ]


# Columns


def test_a_column_is_inserted_where_it_is_asked() -> None:
    assert words(table_edit.insert_column(tasks(), 1, new_ids()))[1] == ["directeur", "", "beslist"]
    assert words(table_edit.insert_column(tasks(), 2, new_ids()))[0] == ["Wie", "Wat", ""]


def test_a_column_inside_a_spanning_cell_widens_it_and_its_deletion_narrows_it() -> None:
    spanned = doc(table(("a", "b"), (cell("c", columns=2),))).blocks[0]
    assert isinstance(spanned, Table)
    wider = table_edit.insert_column(spanned, 1, new_ids())
    assert widths(wider) == [[1, 1, 1], [3]]
    assert table_edit.delete_column(wider, 1) == spanned


def test_a_column_moves_unless_a_cell_spans_it() -> None:
    assert words(table_edit.move_column(tasks(), 0, 1))[0] == ["Wat", "Wie"]
    spanned = doc(table(("a", "b"), (cell("c", columns=2),))).blocks[0]
    assert isinstance(spanned, Table)
    with pytest.raises(InvalidEdit, match="spanned"):
        table_edit.move_column(spanned, 0, 1)


# What stands in cells


def test_cleared_cells_keep_their_first_block() -> None:
    first = tasks().rows[1].cells[0]
    cleared = table_edit.clear_cells(tasks(), {first.id})
    assert words(cleared)[1] == ["", "beslist"]
    assert cleared.rows[1].cells[0].blocks[0].id == first.blocks[0].id


def test_part_of_a_table_is_a_table() -> None:
    right = {row.cells[1].id for row in tasks().rows[:2]}
    part = table_edit.only_cells(tasks(), right)
    assert words(part) == [["Wat"], ["beslist"]]
    assert part.header_rows == 1


def test_cells_fill_those_from_a_place_on_and_the_table_grows() -> None:
    source = doc(table(("x", "y"), ("z", "q"), id_="bron")).blocks[0]
    assert isinstance(source, Table)
    filled = table_edit.fill_cells(tasks(), table_edit.Place(2, 1, 1), source, new_ids())
    assert words(filled) == [
        ["Wie", "Wat", ""],
        ["directeur", "beslist", ""],
        ["team", "x", "y"],
        ["", "z", "q"],
    ]


def test_a_caption_is_one_line() -> None:
    assert table_edit.set_caption(tasks(), "Wie\ndoet wat").caption == "Wie doet wat"


# A cell as a document


def test_a_cell_is_edited_as_a_document() -> None:
    document = doc(TASKS)
    inside = cell_edit.cell_document(document, tasks().id, tasks().rows[1].cells[1].id)
    split = edit.split_block(inside, inside.blocks[0].id, 3, new_ids())
    changed = cell_edit.with_part(document, split, new_ids("later"))
    found = changed.blocks[0]
    assert isinstance(found, Table)
    assert words(found)[1] == ["directeur", "bes/list"]


def test_a_heading_that_comes_into_a_cell_is_a_paragraph_and_a_guideline_a_bullet() -> None:
    document = doc(TASKS)
    cell_id = tasks().rows[1].cells[1].id
    inside = cell_edit.cell_document(document, tasks().id, cell_id)
    more = edit.insert_blocks(inside, 0, doc(h("Kop"), g("Regel")).blocks)
    found = cell_edit.with_part(document, more, new_ids()).blocks[0]
    assert isinstance(found, Table)
    roles = [block.role for block in found.rows[1].cells[1].blocks]
    assert roles == [Role.PARAGRAPH, Role.BULLET, Role.PARAGRAPH]


def test_a_table_or_picture_that_comes_into_a_cell_comes_as_its_words() -> None:
    document = doc(TASKS)
    inside = cell_edit.cell_document(document, tasks().id, tasks().rows[1].cells[1].id)
    added = doc(table(("x", "y"), caption="Taken"), image("a", "een plein")).blocks
    more = edit.insert_blocks(inside, 1, added)
    found = cell_edit.with_part(document, more, new_ids()).blocks[0]
    assert isinstance(found, Table)
    assert words(found)[1][1] == "beslist/Taken/x/y/een plein"


def test_a_block_that_stands_elsewhere_gets_an_id_of_its_own_in_a_cell() -> None:
    document = doc(p("Vooraf.", id_="voor"), TASKS)
    inside = cell_edit.cell_document(document, tasks().id, tasks().rows[1].cells[1].id)
    more = edit.insert_blocks(inside, 0, (p("Vooraf.", id_="voor"),))
    changed = cell_edit.with_part(document, more, new_ids())
    assert unique(every_id(changed))


def test_a_caption_is_edited_as_a_document() -> None:
    document = doc(TASKS)
    inside = cell_edit.caption_document(document, tasks().id)
    typed = edit.replace_range(inside, tasks().id, 0, 0, "Taken")
    assert lines(cell_edit.with_part(document, typed, new_ids()))[0] == "Taken"


def test_a_document_that_is_no_part_is_itself() -> None:
    document = doc(p("a"), TASKS)
    assert cell_edit.with_part(document, document, new_ids()) is document


def test_text_in_a_cell_is_marked_retyped_and_replaced_by_its_id() -> None:
    document = doc(TASKS)
    inside = tasks().rows[1].cells[1].blocks[0].id
    marked = edit.set_mark(document, inside, 0, 3, Mark.BOLD, on=True)
    assert Mark.BOLD in str(edit.text_block(marked, inside).inlines[0])
    replaced = edit.replace_range(document, inside, 0, 7, "kiest")
    assert "directeur\tkiest" in lines(replaced)
    listed = edit.retype_block(document, inside, Role.BULLET)
    assert edit.text_block(listed, inside).role is Role.BULLET
    assert edit.replace_range(document, inside, 0, 0, "") is document


def test_what_is_in_no_table_is_not_found() -> None:
    with pytest.raises(NotFound):
        cell_edit.cell_document(doc(p("a", id_="a")), BlockId("weg"), CellId("weg"))
    with pytest.raises(NotFound):
        cell_edit.find_table(doc(p("a", id_="a")), BlockId("a"))
    with pytest.raises(NotFound):
        table_edit.place_of(tasks(), CellId("weg"))


# Laws

Edit = Callable[[st.DataObject, Table], Table]


def unique(ids: list[str]) -> bool:
    return len(set(ids)) == len(ids)


def every_id(document: Document) -> list[str]:
    inside = [
        text.id
        for block in document.blocks
        if isinstance(block, Table)
        for text in text_blocks(block)
    ]
    return all_ids(document) + inside


def _at(data: st.DataObject, last: int) -> int:
    assume(last >= 0)
    return data.draw(st.integers(0, last))


EDITS: dict[str, Edit] = {
    "insert row": lambda data, one: table_edit.insert_row(
        one, _at(data, len(one.rows)), new_ids("rij")
    ),
    "insert column": lambda data, one: table_edit.insert_column(
        one, _at(data, table_edit.columns(one)), new_ids("kolom")
    ),
    "move row": lambda data, one: table_edit.move_row(
        one, _at(data, len(one.rows) - 1), _at(data, len(one.rows) - 1)
    ),
    "move column": lambda data, one: table_edit.move_column(
        one, _at(data, table_edit.columns(one) - 1), _at(data, table_edit.columns(one) - 1)
    ),
    "header": lambda data, one: table_edit.set_header_rows(one, _at(data, len(one.rows))),
    "delete row": lambda data, one: table_edit.delete_row(one, _at(data, len(one.rows) - 1)),
    "delete column": lambda data, one: table_edit.delete_column(
        one, _at(data, table_edit.columns(one) - 1)
    ),
}
LOSING = {"delete row", "delete column"}


@given(st.data(), tables(), st.sampled_from(sorted(EDITS)))
def test_ids_stay_unique_and_no_text_is_lost(data: st.DataObject, made: Table, name: str) -> None:
    before = doc(made)
    (found,) = before.blocks
    assert isinstance(found, Table)
    try:
        changed = EDITS[name](data, found)
    except InvalidEdit:
        return
    after = doc(changed)
    assert unique(every_id(after))
    assert 0 <= changed.header_rows <= max(len(changed.rows), found.header_rows)
    was, now = set(every_id(before)), set(every_id(after))
    if name in LOSING:
        assert now <= was
    else:
        assert was <= now
        kept = {text.id: text for text in text_blocks(changed)}
        assert all(kept[text.id] is text for text in text_blocks(found))


@given(st.data(), tables())
def test_an_inserted_row_or_column_deleted_again_leaves_the_table(
    data: st.DataObject, made: Table
) -> None:
    (found,) = doc(made).blocks
    assert isinstance(found, Table)
    assume(table_edit.is_grid(found))
    row = _at(data, len(found.rows))
    assert table_edit.delete_row(table_edit.insert_row(found, row, new_ids()), row) == found
    shortest = min(sum(one.columns for one in line.cells) for line in found.rows)
    column = _at(data, shortest)
    wider = table_edit.insert_column(found, column, new_ids())
    assert table_edit.delete_column(wider, column) == found


@given(documents())
def test_every_cell_and_caption_put_back_as_it_is_changes_nothing(document: Document) -> None:
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        for _place, one in table_edit.places(block):
            part = cell_edit.cell_document(document, block.id, one.id)
            assert part.id == DocumentId(one.id)
            assert cell_edit.with_part(document, part, new_ids()) is document


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data(), documents())
def test_blocks_of_elsewhere_put_into_a_cell_keep_ids_unique(
    data: st.DataObject, document: Document
) -> None:
    found = [block for block in document.blocks if isinstance(block, Table)]
    spots = [(one.id, part.id) for one in found for _at, part in table_edit.places(one)]
    assume(spots)
    part = cell_edit.cell_document(document, *data.draw(st.sampled_from(spots)))
    known = {block.id for block in part.blocks}
    added = [block for block in document.blocks if block.id not in known]
    more = edit.insert_blocks(part, 0, added)
    changed = cell_edit.with_part(document, more, new_ids())
    assert unique(every_id(changed))
    assert all(
        isinstance(text, TextBlock) for block in changed.blocks for text in text_blocks(block)
    )
