"""The protocol as one text on its page: what is shown, and where the cursor stands."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from som_editor.core.document import Block, BlockId, Document, Mark, NewId, TextBlock
from som_editor.core.numbering import numbers
from som_editor.core.shape import same_shape
from som_editor.i18n import _
from som_editor.ui.editor.block_formats import MARKS, marks_of
from som_editor.ui.editor.page import Margin, fit_page, page_geometry, paint_paper, visible_blocks
from som_editor.ui.editor.selected_text import pieces, selected_phrase
from som_editor.ui.editor.shown_document import ShownDocument
from som_editor.ui.editor.sight import Layer, Sight
from som_editor.ui.editor.typed_edits import Caret

_FOUND_MS = 600
"""How long the block that was jumped to is framed."""


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
        self._entered = ""
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
        if follow and difference is not None:
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

    # -- where the cursor is --------------------------------------------------------------

    def current_block(self) -> Block:
        """The block that the cursor stands in."""
        return self._shown.block_at(self.textCursor().block())

    def selected_blocks(self) -> tuple[Block, ...]:
        """The blocks that the selection touches, or the one that the cursor stands in."""
        return tuple(block for block, _start, _stop in self._selected_pieces())

    def caret(self) -> Caret | None:
        """Where the cursor stands; None in a table or an image."""
        cursor = self.textCursor()
        block = self._shown.block_at(cursor.block())
        if not isinstance(block, TextBlock):
            return None
        return Caret(self._shown.editable_document(), block, cursor.positionInBlock())

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
        in_text = isinstance(self.current_block(), TextBlock)
        return selected_phrase(self.textCursor()) if in_text else ""

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
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = Margin(painter, geometry, QPointF(0, self.verticalScrollBar().value()))
        shown_numbers = self._current_numbers()
        for layer in self.layers:
            layer.paint_over(painter, sight)
        for qt_block in sight.blocks:
            block = self._shown.block_at(qt_block)
            margin.paint(qt_block, block, shown_numbers.get(block.id, ""))
            if self._finding.isActive() and block.id == self._found:
                margin.frame(qt_block, "accent")
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
        self._busy = True
        fit_page(self.document(), self.viewport().width())
        self._busy = False

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
        return self._shown.block_at(cursor.block()).id

    def _selected_pieces(self) -> list[tuple[Block, int, int]]:
        """What is selected: each block, from where to where in the widget."""
        return [
            (self._shown.block_at(piece.block), piece.start, piece.stop)
            for piece in pieces(self.textCursor())
        ]

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
