"""What the menus and the toolbar ask of tables: making one, its rows and columns, its header."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from som_editor.core import edit, table_edit
from som_editor.core.document import (
    BlockId,
    Document,
    Role,
    Table,
    TextBlock,
)
from som_editor.core.errors import InvalidEdit
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.table_dialog import TableDialog
from som_editor.ui.editor.typed_edits import TypedEdit
from som_editor.ui.session import Session
from som_editor.wording.errors import describe

Change = Callable[[Table, table_edit.Place], Table]
"""Gives the table after an action at a place in it. Raises InvalidEdit."""

IN_TABLE = (
    ActionId.ROW_ABOVE,
    ActionId.ROW_BELOW,
    ActionId.COLUMN_BEFORE,
    ActionId.COLUMN_BEHIND,
    ActionId.ROW_UP,
    ActionId.ROW_DOWN,
    ActionId.COLUMN_LEFT,
    ActionId.COLUMN_RIGHT,
    ActionId.HEADER_ROW,
    ActionId.CAPTION,
    ActionId.DELETE_ROW,
    ActionId.DELETE_COLUMN,
    ActionId.DELETE_TABLE,
)
"""What can be done while the cursor stands in a table, in the order of the menu."""
_ON_CELLS = tuple(
    action
    for action in IN_TABLE
    if action not in (ActionId.HEADER_ROW, ActionId.CAPTION, ActionId.DELETE_TABLE)
)


class TableActions(QObject):
    """Carries out on `text` what is asked of tables."""

    told = Signal(str)

    def __init__(self, session: Session, actions: Actions, text: ProtocolEdit) -> None:
        super().__init__(text)
        self._session, self._actions, self._text = session, actions, text
        self.dialog: TableDialog | None = None
        new_id = session.new_id
        changes: dict[ActionId, tuple[str, Change]] = {
            ActionId.ROW_ABOVE: (
                _("rij invoegen"),
                lambda table, at: table_edit.insert_row(table, at.row, new_id),
            ),
            ActionId.ROW_BELOW: (
                _("rij invoegen"),
                lambda table, at: table_edit.insert_row(table, at.row + 1, new_id),
            ),
            ActionId.COLUMN_BEFORE: (
                _("kolom invoegen"),
                lambda table, at: table_edit.insert_column(table, at.column, new_id),
            ),
            ActionId.COLUMN_BEHIND: (
                _("kolom invoegen"),
                lambda table, at: table_edit.insert_column(table, _end(table, at), new_id),
            ),
            ActionId.ROW_UP: (_("rij verplaatsen"), partial(_row_moved, -1)),
            ActionId.ROW_DOWN: (_("rij verplaatsen"), partial(_row_moved, 1)),
            ActionId.COLUMN_LEFT: (_("kolom verplaatsen"), partial(_column_moved, -1)),
            ActionId.COLUMN_RIGHT: (_("kolom verplaatsen"), partial(_column_moved, 1)),
        }
        for action, (label, change) in changes.items():
            self._on(action, partial(self._change, label, change))
        self._on(ActionId.INSERT_TABLE, self._ask)
        self._on(ActionId.HEADER_ROW, self._toggle_header)
        self._on(ActionId.CAPTION, self._go_to_caption)
        self._on(ActionId.DELETE_ROW, self._delete_rows)
        self._on(ActionId.DELETE_COLUMN, self._delete_columns)
        self._on(ActionId.DELETE_TABLE, self._delete_table)

    def refresh(self, *, editable: bool) -> None:
        """Allow what can be done where the cursor stands."""
        table = self._table() if editable else None
        in_cell = table is not None and self._text.current_line().cell is not None
        self._actions.enable(ActionId.INSERT_TABLE, on=editable)
        self._actions.enable(*IN_TABLE, on=table is not None)
        self._actions.enable(*_ON_CELLS, on=in_cell)
        self._actions[ActionId.HEADER_ROW].setChecked(bool(table and table.header_rows))

    def insert(self, rows: int, columns: int) -> None:
        """Put an empty table of `rows` by `columns` at the cursor, and the cursor into it."""
        table = table_edit.new_table(rows, columns, self._session.new_id)
        document = self._session.document
        place = insertion_place(document, self._text.current_block().id)
        added = edit.insert_blocks(document, place, (table,))
        first = table.rows[0].cells[0].blocks[0].id
        self._text.apply(TypedEdit(added, _("tabel invoegen"), first, 0))
        self._text.setFocus()

    # -- inside -----------------------------------------------------------------------------

    def _on(self, action: ActionId, slot: Callable[[], None]) -> None:
        self._actions[action].triggered.connect(lambda _checked=False: slot())

    def _table(self) -> Table | None:
        block = self._text.current_block() if self._session.is_open else None
        return block if isinstance(block, Table) and table_edit.is_grid(block) else None

    def _place(self, table: Table) -> table_edit.Place | None:
        cell = self._text.current_line().cell
        return None if cell is None else table_edit.place_of(table, cell)

    def _ask(self) -> None:
        self.dialog = TableDialog(self._text.window())
        self.dialog.chosen.connect(self.insert)
        self.dialog.open()

    def _change(self, label: str, change: Change) -> None:
        table = self._table()
        at = self._place(table) if table is not None else None
        if table is None or at is None:
            return
        try:
            changed = change(table, at)
        except InvalidEdit as error:
            self.told.emit(describe(error))
            return
        self._apply(changed, label)

    def _apply(self, table: Table, label: str) -> None:
        """Show `table` as it is now; the cursor stays, or comes to the cell that is nearest."""
        document = edit.replace_block(self._session.document, table)
        block, offset = (
            self._text.current_line().block.id,
            self._text.textCursor().positionInBlock(),
        )
        left = [text.id for _at, cell in table_edit.places(table) for text in cell.blocks]
        if block not in (table.id, *left):
            block, offset = self._nearest(table), 0
        self._text.apply(TypedEdit(document, label, block, offset))

    def _nearest(self, table: Table) -> BlockId:
        """The cell of `table` at the place where the cursor stands now, or the last before it."""
        before = self._table()
        at = self._place(before) if before is not None else None
        row = table.rows[min(at.row if at else 0, len(table.rows) - 1)]
        cell = row.cells[min(at.position if at else 0, len(row.cells) - 1)]
        return cell.blocks[0].id if cell.blocks else table.id

    def _toggle_header(self) -> None:
        if (table := self._table()) is not None:
            count = 0 if table.header_rows else 1
            self._apply(table_edit.set_header_rows(table, count), _("kopregel"))

    def _go_to_caption(self) -> None:
        if (table := self._table()) is not None:
            self._text.go_to(table.id)
            self._text.moveCursor(QTextCursor.MoveOperation.EndOfBlock)

    def _delete_rows(self) -> None:
        table = self._table()
        rows = {at.row for at in self._selected_places()}
        if table is None or not rows:
            return
        if len(rows) == len(table.rows):
            self._delete_table()
            return
        for row in sorted(rows, reverse=True):
            table = table_edit.delete_row(table, row)
        self._apply(table, _("rij verwijderen"))

    def _delete_columns(self) -> None:
        table = self._table()
        columns = {at.column for at in self._selected_places()}
        if table is None or not columns:
            return
        try:
            for column in sorted(columns, reverse=True):
                table = table_edit.delete_column(table, column)
        except InvalidEdit:  # the last one
            self._delete_table()
            return
        self._apply(table, _("kolom verwijderen"))

    def _selected_places(self) -> list[table_edit.Place]:
        """The places of the cells that the selection touches in the table of the cursor."""
        table = self._table()
        cells = {one.line.cell for one in self._text.selected_lines()}
        if table is None:
            return []
        return [at for at, cell in table_edit.places(table) if cell.id in cells]

    def _delete_table(self) -> None:
        if (table := self._table()) is None:
            return
        document = self._session.document
        place = edit.place(document, table.id)
        left = edit.delete_block(document, table.id)
        beside = left.blocks[min(place, len(left.blocks) - 1)].id if left.blocks else table.id
        self._text.apply(TypedEdit(left, _("tabel verwijderen"), beside, 0))


def insertion_place(document: Document, block: BlockId) -> int:
    """Where something new goes: before an empty paragraph, else behind `block`."""
    known = [one.id for one in document.blocks]
    if block not in known:
        return len(document.blocks)
    place = known.index(block)
    here = document.blocks[place]
    empty = isinstance(here, TextBlock) and here.role is Role.PARAGRAPH and not here.inlines
    return place if empty else place + 1


def _end(table: Table, at: table_edit.Place) -> int:
    return at.column + table.rows[at.row].cells[at.position].columns


def _row_moved(step: int, table: Table, at: table_edit.Place) -> Table:
    to = at.row + step
    return table_edit.move_row(table, at.row, to) if 0 <= to < len(table.rows) else table


def _column_moved(step: int, table: Table, at: table_edit.Place) -> Table:
    to = at.column + step
    if not 0 <= to < table_edit.columns(table):
        return table
    return table_edit.move_column(table, at.column, to)
