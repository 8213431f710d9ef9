"""The names of fields, offered where somebody types a brace."""

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from som_editor.core.document import Document, field_value
from som_editor.core.field import LONGEST_NAME, field_counts, insert_field, is_field_name
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.editor.positions import body_position, units
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.typed_edits import Caret, TypedEdit
from som_editor.ui.measures import px
from som_editor.wording.quotes import shortened

_BEGUN = re.compile(r"\{(\w*)$")
_NAME = Qt.ItemDataRole.UserRole
_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROWS, _LINE, _WIDTH = 8, 29, 320
_VALUE = 40
"""Characters of a value that are shown beside its name."""


class FieldCompletion(QObject):
    """Offers the fields while a name is typed behind "{"; Enter, Tab or "}" puts one in.

    A name that is no field yet makes one. Esc leaves what was typed.
    """

    told = Signal(str)

    def __init__(self, text: ProtocolEdit) -> None:
        super().__init__(text)
        self._text = text
        self._asked = False
        self.list = QListWidget(text)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.Box)
        self.list.setAccessibleName(_("Velden"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._accept())
        self.list.hide()
        text.installEventFilter(self)
        text.edited.connect(lambda _document, _label, _group: self._follow())
        text.cursor_moved.connect(self._leave)

    def ask(self) -> None:
        """Offer all fields at the cursor, as if a brace was typed there."""
        if self._caret() is None:
            self.told.emit(_("Zet de cursor in de tekst om een veld in te voegen."))
            return
        self._text.setFocus()
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self._text.setTextCursor(cursor)
        self._asked = True
        self._text.insertPlainText("{")
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """The keys of the list, while it is open; it goes with the focus."""
        if self.list.isHidden():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            row = self.list.currentRow() + _MOVES[key]
            self.list.setCurrentRow(row % self.list.count())
        elif key in _ACCEPT or (event.text() == "}" and self._is_whole()):
            self._accept()
        elif key is Qt.Key.Key_Escape:
            self._cancel()
        else:
            return False
        return True

    def _follow(self) -> None:
        """Offer what fits the name that is begun; nothing where none is."""
        begun = self._begun()
        caret = self._caret()
        if begun is None or caret is None:
            self._close()
            return
        names = offered(caret.document, begun)
        self.list.clear()
        for name, words in names:
            item = QListWidgetItem(words)
            item.setData(_NAME, name)
            item.setSizeHint(QSize(0, px(_LINE)))
            self.list.addItem(item)
        if not names:
            self._close()
            return
        self.list.setCurrentRow(0)
        self._place()
        if self.list.isHidden():
            self.list.show()
            self.told.emit(_("Kies een veld met de pijlen en Enter; Esc laat staan wat er staat."))
        self.list.raise_()

    def _leave(self) -> None:
        """The cursor has gone away from the name."""
        if not self.list.isHidden() and self._begun() is None:
            self._close()

    def _begun(self) -> str | None:
        """The part of a name behind the brace before the cursor."""
        cursor = self._text.textCursor()
        if cursor.hasSelection():
            return None
        back = min(cursor.positionInBlock(), LONGEST_NAME + 1)
        cursor.setPosition(cursor.position() - back, QTextCursor.MoveMode.KeepAnchor)
        match = _BEGUN.search(cursor.selectedText())
        return match[1] if match else None

    def _place(self) -> None:
        """Under the cursor, or above it where there is no room below."""
        rows = min(self.list.count(), _ROWS)
        height = rows * px(_LINE) + 2 * self.list.frameWidth() + 2
        port = self._text.viewport().geometry()
        width = min(px(_WIDTH), port.width())
        rect = self._text.cursorRect().translated(port.topLeft())
        top = rect.bottom() + px(4)
        if top + height > port.bottom():
            top = max(rect.top() - px(4) - height, port.top())
        left = min(rect.left(), port.right() - width)
        self.list.setGeometry(max(left, port.left()), top, width, height)

    def _is_whole(self) -> bool:
        begun = self._begun()
        return begun is not None and is_field_name(begun)

    def _accept(self) -> None:
        item, begun, caret = self.list.currentItem(), self._begun(), self._caret()
        self._close()
        if item is None or begun is None or caret is None:
            return
        name = str(item.data(_NAME))
        reader = Reader(caret.document)
        first = caret.offset - units(begun) - 1
        start = body_position(caret.block, first, reader)
        document = insert_field(caret.document, caret.block.id, start, caret.position(), name)
        self._text.apply(TypedEdit(document, _("veld invoegen"), caret.block.id, first + 1))

    def _cancel(self) -> None:
        asked, begun = self._asked, self._begun()
        self._close()
        if asked and begun == "":  # the brace was not typed by hand
            self._text.textCursor().deletePreviousChar()

    def _caret(self) -> Caret | None:
        return self._text.caret() if self._text.is_editable() else None

    def _close(self) -> None:
        self._asked = False
        self.list.hide()


def offered(document: Document, begun: str) -> list[tuple[str, str]]:
    """The fields whose names begin so, each with its line; a new one where there is none such."""
    names = [
        name for name in field_counts(document) if name.casefold().startswith(begun.casefold())
    ]
    lines = [(name, _line(document, name)) for name in names]
    if begun not in names and is_field_name(begun):
        lines.append((begun, _("Nieuw veld {name}").format(name=f"{{{begun}}}")))
    return lines


def _line(document: Document, name: str) -> str:
    value = field_value(document, name).strip()
    return f"{{{name}}}   {shortened(value, _VALUE) if value else _('nog leeg')}"
