"""Writing lines of the model into a Qt document: in place, or in the place of others."""

from collections.abc import Collection, Sequence

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from som_editor.core.document import BlockId, Table
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import block_format, character_format
from som_editor.ui.editor.block_text import write_block
from som_editor.ui.editor.page_scale import px
from som_editor.ui.editor.shown_lines import Grid, Line, Part
from som_editor.writers.pdf_columns import column_widths

CELL_PADDING = 7
"""The white between the edge of a cell and its text."""
_BEHIND_TABLE = 14
_KEEP = QTextCursor.MoveMode.KeepAnchor
_CELL_START = "\ufdd0"
"""What stands before the first block of a cell; its format is that of the cell."""


class LineWriter:
    """Writes into `qt_document`, of which the blocks are lines."""

    def __init__(self, qt_document: QTextDocument) -> None:
        self._qt = qt_document

    def fill(self, number: int, line: Line, reader: Reader) -> None:
        """Write `line` over the block with this number."""
        cursor = self._selected(number, 1)
        cursor.removeSelectedText()
        self._write(cursor, line, reader)

    def replace(self, first: int, count: int, parts: Sequence[Part], reader: Reader) -> None:
        """Write `parts` over `count` blocks from number `first`.

        Both begin and end with a line that is of no grid: tables stand between blocks.
        """
        cursor = self._selected(first, count)
        cursor.removeSelectedText()
        fresh = True
        for part in parts:
            if isinstance(part, Grid):
                self._insert_grid(cursor, part, reader)
                fresh = True
            else:
                if not fresh:
                    cursor.insertBlock()
                self._write(cursor, part, reader)
                fresh = False

    def fill_grid(
        self, number: int, old: Grid, new: Grid, reader: Reader, stale: Collection[BlockId]
    ) -> Grid:
        """Write `new` over `old`, which has the same shape and begins at block `number`.

        Only what differs, or is `stale`, is written. Gives the grid as it is shown then.
        """
        cells = []
        for before, after in zip(old.cells, new.cells, strict=True):
            shown = after
            if len(before) == len(after):
                shown = tuple(
                    self._fill_changed(number + place, one, other, reader, stale)
                    for place, (one, other) in enumerate(zip(before, after, strict=True))
                )
            else:
                cursor = self._selected(number, len(before))
                cursor.removeSelectedText()
                self._write_lines(cursor, after, reader)
            cells.append(shown)
            number += len(after)
        return new._replace(cells=tuple(cells))

    def _fill_changed(
        self, number: int, old: Line, new: Line, reader: Reader, stale: Collection[BlockId]
    ) -> Line:
        if is_same(old, new, stale):
            return new._replace(block=old.block) if new.spare else new
        self.fill(number, new, reader)
        return new

    def _write_lines(self, cursor: QTextCursor, lines: Sequence[Line], reader: Reader) -> None:
        for place, line in enumerate(lines):
            if place:
                cursor.insertBlock()
            self._write(cursor, line, reader)

    def _write(self, cursor: QTextCursor, line: Line, reader: Reader) -> None:
        """Write `line` into the empty block of `cursor`."""
        plain = character_format(line.block, setting=line.setting)
        cursor.setBlockFormat(block_format(line.block, line.setting))
        if self._qt.characterAt(cursor.block().position() - 1) == _CELL_START:
            cursor.mergeBlockCharFormat(plain)
        else:
            cursor.setBlockCharFormat(plain)
        cursor.setCharFormat(plain)
        write_block(cursor, line.block, reader, line.setting)

    def _insert_grid(self, cursor: QTextCursor, grid: Grid, reader: Reader) -> None:
        """Write `grid` behind the block of `cursor`, which comes to the empty one behind it."""
        shape = grid.shape
        width = max(map(sum, shape))
        made = cursor.insertTable(len(shape), width, _table_format(grid.table))
        cells = iter(grid.cells)
        for row, widths in enumerate(shape):
            column = 0
            for place, span in enumerate(widths):
                if place == len(widths) - 1:
                    span = width - column  # noqa: PLW2901 -- a short row ends in a wide cell
                if span > 1:
                    made.mergeCells(row, column, 1, span)
                inside = made.cellAt(row, column).firstCursorPosition()
                self._write_lines(inside, next(cells), reader)
                column += span
        cursor.setPosition(made.lastPosition() + 1)

    def _selected(self, first: int, count: int) -> QTextCursor:
        """The whole text of `count` blocks from number `first`, without what is around it."""
        cursor = QTextCursor(self._qt)
        cursor.setPosition(self._qt.findBlockByNumber(first).position())
        last = self._qt.findBlockByNumber(first + count - 1)
        cursor.setPosition(_end(last), _KEEP)
        return cursor


def is_same(old: Line, new: Line, stale: Collection[BlockId]) -> bool:
    """Whether what is shown for `old` is right for `new`; what is `stale` never is."""
    same = old.block is new.block or (old.spare and new.spare)
    return same and old.setting is new.setting and new.block.id not in stale


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _table_format(table: Table) -> QTextTableFormat:
    """As wide as the text, each column as wide as it will be in print; the page draws the lines."""
    widths = column_widths(table)
    result = QTextTableFormat()
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    result.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths))
            for width in widths
        ]
    )
    result.setBorder(0)
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    result.setCellSpacing(0)
    result.setCellPadding(px(CELL_PADDING))
    result.setTopMargin(0)
    result.setBottomMargin(px(_BEHIND_TABLE))
    result.setHeaderRowCount(0)
    return result
