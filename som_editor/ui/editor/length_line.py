"""Tells how long the text is, or what is selected of it, a moment after either has changed."""

from PySide6.QtCore import QObject, QTimer, Signal

from som_editor.core.document import Document
from som_editor.core.length import Length, Lengths
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.selected_text import selected_text
from som_editor.ui.editor.text_facts import describe_length, describe_selection
from som_editor.ui.session import Session

_SOON_MS = 120


class LengthLine(QObject):
    """The counts of the open text in words."""

    told = Signal(str)

    def __init__(self, session: Session, text: ProtocolEdit) -> None:
        super().__init__(text)
        self._session, self._text = session, text
        self._counted: Document | None = None
        self._lengths, self._length = Lengths(), Length(0, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.tell)
        text.selectionChanged.connect(self._soon.start)

    def tell(self) -> None:
        """Say it now."""
        self._soon.stop()
        if not self._session.is_open:
            return
        document = self._session.document
        if document is not self._counted:
            self._counted, self._length = document, self._lengths.of(document)
        cursor = self._text.textCursor()
        if cursor.hasSelection():
            self.told.emit(describe_selection(selected_text(cursor), self._length.words))
        else:
            self.told.emit(describe_length(self._length))
