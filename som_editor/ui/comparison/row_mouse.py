"""The mouse over the rows: it selects text within one column, opens folds, chooses a row."""

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from som_editor.ui.comparison.arrangement import FoldItem
from som_editor.ui.comparison.compared import COVER, Column
from som_editor.ui.comparison.row_space import RowSpace
from som_editor.ui.comparison.selecting import Selecting
from som_editor.ui.comparison.selection import Selection, Spot, word_at
from som_editor.ui.measures import px

_LINE_ROOM = 13
"""How far from the edge of the gutter a click still is on the line along it."""


class Rows(Protocol):
    """What the mouse needs of the view."""

    def space(self) -> RowSpace | None:
        """The rows."""

    def scrolled(self) -> int:
        """How many pixels of the rows are above the viewport."""

    def index_at(self, y: float) -> int:
        """The item at a height of the viewport, or -1."""

    def choose(self, index: int) -> None:
        """Make the item at `index` the current one."""

    def jump_to(self, rank: int) -> None:
        """Go to the row `rank` and show that there was a jump."""

    def current_rank(self) -> int | None:
        """The rank of the current row."""

    def toggle_fold(self, index: int) -> None:
        """Open the fold at `index`, or close it."""

    def scroll_by(self, pixels: int) -> None:
        """Scroll."""

    def show_pointer(self, hovered: int, shape: Qt.CursorShape) -> None:
        """Show that the pointer is over the item `hovered`, in the shape for what is there."""

    def show_selection(self, selection: Selection | None) -> None:
        """Show what is selected."""

    @property
    def selecting(self) -> Selecting:
        """What is selected."""


class RowMouse:
    """Turns what the mouse does into a selection or a choice."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._begun: Selection | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begin to select, and choose the row; a fold opens."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        index = self._rows.index_at(point.y())
        space = self._rows.space()
        if index < 0 or space is None:
            return
        if isinstance(space.items[index], FoldItem):
            self._rows.toggle_fold(index)
            return
        if (elsewhere := self._elsewhere(point, index)) is not None:
            self._rows.jump_to(elsewhere)
            return
        column = space.columns.column_at(point.x())
        spot = self._spot(point, column) if column else None
        before = self._rows.selecting.selection
        self._begun = Selection(column, spot, spot) if column and spot else None
        if (
            self._begun
            and before
            and before.column is column
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self._begun = before._replace(head=self._begun.head)
        self._rows.show_selection(self._begun)
        self._rows.choose(index)

    def choose_at(self, point: QPoint) -> None:
        """Choose the row at `point`; what is selected stays where the point is in its column."""
        index, space = self._rows.index_at(point.y()), self._rows.space()
        if index < 0 or space is None:
            return
        selection = self._rows.selecting.selection
        if selection and selection.column is not space.columns.column_at(point.x()):
            self._rows.show_selection(None)
        self._rows.choose(index)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        point = event.position().toPoint()
        space = self._rows.space()
        column = space.columns.column_at(point.x()) if space else None
        spot = self._spot(point, column) if column else None
        if space is None or column is None or spot is None:
            return
        cell = (
            space.compared.cell(spot.rank, column) if spot.rank < len(space.compared.rows) else None
        )
        if cell is None or spot.part >= len(cell.parts):
            return
        start, stop = word_at(cell.parts[spot.part].text, spot.offset)
        self._rows.show_selection(
            Selection(column, spot._replace(offset=start), spot._replace(offset=stop))
        )

    def move(self, event: QMouseEvent, height: int) -> None:
        """Select up to the pointer; without a button, show what is under it."""
        point = event.position().toPoint()
        if self._begun is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._rows.scroll_by(min(point.y(), 0) + max(point.y() - height, 0))
            spot = self._spot(point, self._begun.column)
            if spot is not None:
                self._rows.show_selection(self._begun._replace(head=spot))
            return
        index = self._rows.index_at(point.y())
        self._rows.show_pointer(index, self._shape(point, index))

    def release(self) -> None:
        """The selection is made."""
        self._begun = None

    def _spot(self, point: QPoint, column: Column) -> Spot | None:
        space = self._rows.space()
        return (
            space.spot_at(point.x(), point.y() + self._rows.scrolled(), column) if space else None
        )

    def _elsewhere(self, point: QPoint, index: int) -> int | None:
        """Where a click leads: from the sign or the empty side of a moved block to its other half.

        So does the line that joins the halves of the current one.
        """
        space = self._rows.space()
        if space is None or index < 0 or isinstance(space.items[index], FoldItem):
            return None
        rank, gutter = space.items[index].rank, space.columns.gutter
        partner = None if rank == COVER else space.compared.partner(rank)
        if gutter.left <= point.x() < gutter.right:
            return self._along_line(point, rank) if partner is None else partner
        column = space.columns.column_at(point.x())
        empty = column is not None and space.layout(index).cells.get(column) is None
        return partner if empty else None

    def _along_line(self, point: QPoint, rank: int) -> int | None:
        """The far end of the line beside the row `rank`, which lies between its ends."""
        space, current = self._rows.space(), self._rows.current_rank()
        if space is None or current is None or space.columns.is_single:
            return None
        far = None if current == COVER else space.compared.partner(current)
        if far is None or not min(current, far) < rank < max(current, far):
            return None
        return far if point.x() < space.columns.gutter.left + px(_LINE_ROOM) else None

    def _shape(self, point: QPoint, index: int) -> Qt.CursorShape:
        if self._elsewhere(point, index) is not None:
            return Qt.CursorShape.PointingHandCursor
        if self._is_text(point, index):
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def _is_text(self, point: QPoint, index: int) -> bool:
        space = self._rows.space()
        if space is None or index < 0 or isinstance(space.items[index], FoldItem):
            return False
        column = space.columns.column_at(point.x())
        return column is not None and space.layout(index).cells.get(column) is not None
