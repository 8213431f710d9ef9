"""The protocol as one text on its page: what is shown, and where the cursor stands."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from som_editor.core.document import Block, BlockId, Document, Mark, NewId, TextBlock
from som_editor.core.numbering import numbers
from som_editor.core.shape import same_shape
from som_editor.i18n import _
from som_editor.ui.comparison.pictures import Pictures
from som_editor.ui.editor.block_formats import MARKS, marks_of
from som_editor.ui.editor.page import (
    Margin,
    fit_page,
    page_geometry,
    paint_paper,
    table_below,
    visible_blocks,
)
from som_editor.ui.editor.selected_lines import SelectedLine, selected_lines
from som_editor.ui.editor.selected_text import selected_phrase
from som_editor.ui.editor.shown_document import ShownDocument
from som_editor.ui.editor.shown_lines import Line, Setting
from som_editor.ui.editor.sight import Layer, Sight
from som_editor.ui.editor.table_painting import paint_tables
from som_editor.ui.editor.typed_edits import Caret

_FOUND_MS = 600
"""How long the block that was jumped to is framed."""
Decoration = Callable[[QPainter, QTextBlock, Block], None]
"""Draws something over a block of the text, at the place where the widget shows it."""


class ProtocolView(QTextEdit):
    """Shows a document on paper, with its numbers in the margin."""

    block_entered = Signal(str)
    """The id of the block that the cursor has come to."""
    cursor_moved = Signal()
    """The cursor stands elsewhere, or other text is selected."""

    def __init__(self, new_id: NewId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self._numbers: dict[BlockId, str] = {}
        self._numbered: Document | None = None
        self._busy = False
        self.layers: list[Layer] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setAccessibleName(_("Tekst van het protocol"))
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._shown = ShownDocument(self.document(), new_id)
        self.cursorPositionChanged.connect(self._enter)
        self.selectionChanged.connect(self._enter)
        # a bar that comes or goes narrows the view without a resize that is told
        self.verticalScrollBar().rangeChanged.connect(self._fit_page)
        self._entered = ""
        self.decorations: list[Decoration] = []
        """What is drawn over each block that can be seen."""
        self._found = BlockId("")
        self._finding = QTimer(self)
        self._finding.setSingleShot(True)
        self._finding.setInterval(_FOUND_MS)
        self._finding.timeout.connect(self.viewport().update)

    # -- what is shown --------------------------------------------------------------------

    def protocol(self) -> Document:
        """The document that is shown, with everything typed so far."""
        return self._shown.document

    def show_document(self, document: Document) -> None:
        """Show `document` from its first line."""
        self._busy = True
        self._shown.show(document)
        self._busy = False
        self._entered = ""
        self._fit_page()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._enter()

    def show_change(self, document: Document, *, follow: bool = False) -> None:
        """Show `document` in place of the one shown; only what differs is written anew.

        `follow` puts the cursor where the first difference is, as undo and redo do.
        """
        if document is self._shown.document:
            return
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        held, offset, scroll = self._held(cursor), cursor.positionInBlock(), bar.value()
        self._busy = True
        difference = self._shown.patch(document)
        self._busy = False
        if difference is None:
            pass  # what is selected stays so
        elif follow:
            self._place(difference)
        elif held and (block := self._shown.qt_block(held)) is not None:
            self._place(block.position() + min(offset, block.length() - 1))
            bar.setValue(scroll)
        self.viewport().update()
        self._entered = ""
        self._enter()

    def block_at(self, qt_block: QTextBlock) -> Block:
        """The block that `qt_block` shows."""
        return self._shown.block_at(qt_block)

    def show_pictures(self, pictures: Pictures) -> None:
        """Load pictures from `pictures`."""
        self._shown.pictures.pictures = pictures

    # -- where the cursor is --------------------------------------------------------------

    def current_block(self) -> Block:
        """The document's block that the cursor stands in: in a cell, the table."""
        return self._shown.block_at(self.textCursor().block())

    def current_line(self) -> Line:
        """What the cursor stands in, to the cell."""
        return self._shown.line_at(self.textCursor().block())

    def selected_blocks(self) -> tuple[Block, ...]:
        """The text blocks and pictures that the selection touches, in cells too; no captions."""
        here = self.current_line()
        return tuple(
            one.line.block
            for one in self.selected_lines()
            if one.is_block and (not one.line.spare or one.line is here)
        )

    def selected_homes(self) -> tuple[BlockId, ...]:
        """The document's blocks that the selection touches."""
        return tuple(dict.fromkeys(one.line.home for one in self.selected_lines()))

    def selected_lines(self) -> list[SelectedLine]:
        """The lines that the selection touches, or the one that the cursor stands in."""
        return selected_lines(self._shown, self.textCursor())

    def caret(self) -> Caret | None:
        """Where the cursor stands: in the document, or in the part of it that a cell is.

        None in an image.
        """
        cursor = self.textCursor()
        block = self._shown.line_at(cursor.block()).block
        if not isinstance(block, TextBlock):
            return None
        return Caret(self._shown.part_at(cursor.block()), block, cursor.positionInBlock())

    def caret_in_document(self) -> Caret | None:
        """The caret for edits that find their blocks wherever those stand."""
        caret = self.caret()
        if caret is None or caret.document.id == self._shown.document.id:
            return caret
        return caret._replace(document=self._shown.document)

    def go_to(self, block_id: BlockId) -> None:
        """Put the cursor at the start of `block_id` and bring it to the upper third."""
        block = self._shown.qt_block(block_id)
        if block is None:
            return
        self._place(block.position())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - self.viewport().height() // 6)
        self._found = block_id
        self._finding.start()
        self.viewport().update()
        self.setFocus()

    def selected_phrase(self) -> str:
        """The words that are selected within one block; empty where that is not the case."""
        in_text = isinstance(self.current_line().block, TextBlock)
        return selected_phrase(self.textCursor()) if in_text else ""

    def block_shown_by(self, qt_block: QTextBlock) -> Block:
        """The block that `qt_block` shows: in a table, one of a cell."""
        return self._shown.line_at(qt_block).block

    def place_of(self, block_id: BlockId) -> int | None:
        """Where the block `block_id`, which may be one of a cell, begins; None where it is gone."""
        block = self._shown.qt_block(block_id)
        return None if block is None else block.position()

    def select(self, start: int, stop: int) -> None:
        """Select the text from `start` to `stop` and bring it in sight; the focus stays."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def select_block(self) -> None:
        """Select the text of the block that the cursor stands in."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.block().position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_line(self, size: int) -> None:
        """Select the first `size` characters of the block that the cursor stands in."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.block().position())
        cursor.setPosition(cursor.position() + size, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def marks_at_cursor(self) -> frozenset[Mark]:
        """The marks that typed text will bear."""
        return marks_of(self.currentCharFormat().property(MARKS))

    # -- painting -------------------------------------------------------------------------

    def sight(self) -> Sight:
        """What of the text can be seen."""
        geometry = page_geometry(self.viewport().width())
        return Sight(geometry, self.verticalScrollBar().value(), tuple(visible_blocks(self)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paper, then the text, then what stands in the margin."""
        geometry = page_geometry(self.viewport().width())
        painter = QPainter(self.viewport())
        paint_paper(painter, QRectF(self.viewport().rect()), geometry)
        sight = self.sight()
        for layer in self.layers:
            layer.paint_under(painter, sight)
        paint_tables(painter, self)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = Margin(painter, geometry, QPointF(0, self.verticalScrollBar().value()))
        shown_numbers = self._current_numbers()
        for layer in self.layers:
            layer.paint_over(painter, sight)
        for qt_block in sight.blocks:
            line = self._shown.line_at(qt_block)
            block = line.block
            margin.paint(qt_block, line, shown_numbers.get(block.id, ""))
            for decorate in self.decorations:
                decorate(painter, qt_block, block)
            if line.setting is Setting.CAPTION and not qt_block.text() and self._is_at(line):
                margin.prompt(qt_block, _("Bijschrift bij de tabel"), small=True)
            if self._finding.isActive() and block.id == self._found:
                margin.frame(qt_block, "accent", table_below(qt_block, line, self.document()))
            if not self._shown.document.blocks and not qt_block.text():
                margin.prompt(qt_block, _("Begin hier te schrijven, of plak een tekst."))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep the page in the middle."""
        self._fit_page()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """The paper is drawn by us: the palette's own ground stays clear of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            if self._shown.has_links():
                self._dress_links()
            self.viewport().update()

    # -- inside ---------------------------------------------------------------------------

    def _current_numbers(self) -> dict[BlockId, str]:
        document = self._shown.document
        if self._numbered is not document:
            if self._numbered is None or not same_shape(self._numbered, document):
                self._numbers = numbers(document)
            self._numbered = document
        return self._numbers

    def _fit_page(self) -> None:
        busy, self._busy = self._busy, True
        fit_page(self.document(), self.viewport().width())
        self._busy = busy

    def _dress_links(self) -> None:
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        self._busy = True
        self._shown.dress_links()
        self._busy = False
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _held(self, cursor: QTextCursor) -> BlockId | None:
        return self._shown.line_at(cursor.block()).block.id

    def _is_at(self, line: Line) -> bool:
        """Whether the cursor stands in the table that `line` is of."""
        return self.current_line().table == line.table

    def _place(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def _enter(self) -> None:
        if self._busy:
            return
        block_id = self.current_block().id
        if block_id != self._entered:
            self._entered = block_id
            self.block_entered.emit(block_id)
        self.cursor_moved.emit()
