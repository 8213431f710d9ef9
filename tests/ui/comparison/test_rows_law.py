"""The law of the view: its rows hold both documents, every character, in order."""

from hypothesis import given, settings

from som_editor.core.change import Kind
from som_editor.core.comparison import Options, compare
from som_editor.core.document import Document, Image, Table
from som_editor.core.shown import Reader, image_text
from som_editor.ui.comparison.arrangement import Arrangement, FoldItem, arranged
from som_editor.ui.comparison.cells import Cell
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.writers.marked_text import Marking
from tests import build
from tests.strategies import revisions

NO_RENAMES = Options(detect_renames=False)
"""A renamed phrase stands in one column by its new name only."""


def _texts(document: Document) -> list[list[str]]:
    """The characters of each block; of a table the caption and each cell."""
    reader = Reader(document)
    texts = []
    for block in document.blocks:
        match block:
            case Table():
                cells = [
                    "\n".join(map(reader.block, cell.blocks))
                    for row in block.rows
                    for cell in row.cells
                ]
                texts.append([block.caption, *cells] if block.caption else cells)
            case Image():
                texts.append([image_text(block)])
            case _:
                texts.append([reader.block(block)])
    return texts


def _without(cell: Cell, marking: Marking) -> list[str]:
    """The texts of `cell` as they read without what is marked so."""
    return [
        "".join(stretch.text for stretch in part.stretches if stretch.marking is not marking)
        for part in cell.parts
        if part.whole is not marking
    ]


def _ranks_in_sight(compared: Compared, wish: Arrangement) -> list[int]:
    """The rows on the screen, those of closed folds where the fold stands."""
    ranks: list[int] = []
    for item in arranged(compared, wish):
        if isinstance(item, FoldItem):
            ranks += [] if item.open else [row.rank for row in item.fold.rows]
        elif item.rank != COVER:
            ranks.append(item.rank)
    return ranks


@settings(max_examples=100)
@given(revisions())
def test_side_by_side_both_texts_stand_whole_and_in_order_whatever_is_folded(
    pair: tuple[Document, Document],
) -> None:
    old, new = pair
    compared = Compared(compare(build.version(old), build.version(new)))
    folds = [item.rank for item in arranged(compared, Arrangement()) if isinstance(item, FoldItem)]
    for wish in (
        Arrangement(),
        Arrangement(folded=False, hidden=frozenset()),
        Arrangement(opened=frozenset(folds)),
    ):
        ranks = _ranks_in_sight(compared, wish)
        assert ranks == list(range(len(compared.rows)))
        for column, document in ((Column.OLD, old), (Column.NEW, new)):
            cells = (compared.cell(rank, column) for rank in ranks)
            shown = [[part.text for part in cell.parts] for cell in cells if cell is not None]
            assert shown == _texts(document)


@settings(max_examples=100)
@given(revisions())
def test_one_column_reads_as_the_new_text_without_what_went_and_as_the_old_without_what_came(
    pair: tuple[Document, Document],
) -> None:
    old, new = pair
    compared = Compared(compare(build.version(old), build.version(new), NO_RENAMES))
    olds, news = _texts(old), _texts(new)
    for row in compared.rows:
        cell = compared.cell(row.rank, Column.BOTH)
        assert cell is not None
        changes = compared.changes(row.rank)
        joined = any(change.kind in (Kind.SPLIT, Kind.MERGED) for change in changes)
        if row.pair.new is not None:
            assert _without(cell, Marking.DELETED) == news[row.pair.new]
        if row.pair.old is not None and not (joined and row.pair.new is not None):
            assert _without(cell, Marking.INSERTED) == olds[row.pair.old]
