"""A field of several lines that is as high as what stands in it, and leaves undo to the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from som_editor.ui.editor.leaves_undo import LeavesUndo
from som_editor.ui.measures import px

_MOST = 8
"""Lines that can be seen at once."""
_AROUND = 14
"""Border and room above and below the lines, in pixels."""


class MeaningEdit(LeavesUndo, QPlainTextEdit):
    """Says what a term means; Tab leads on."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._showing = False
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_text(self, text: str) -> bool:
        """Show `text`; whether it is another than what stands there."""
        if self.toPlainText() == text:
            return False
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return True

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As high as its lines."""
        return QSize(px(120), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Other widths need other heights."""
        super().resizeEvent(event)
        self._fit()

    def _tell(self) -> None:
        if not self._showing:
            self.typed.emit(self.toPlainText())

    def _lines(self) -> int:
        return max(round(self.document().size().height()), 1)

    def _height(self) -> int:
        lines = min(self._lines(), _MOST)
        return round(lines * self.fontMetrics().lineSpacing()) + px(_AROUND) + 4

    def _fit(self) -> None:
        """Be as high as the lines; a bar appears only where there are more than can be seen."""
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self._lines() > _MOST:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
