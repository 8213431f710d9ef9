"""The reason for a change, in the user's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from som_editor.core.text import clean_text
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.measures import px

_HEIGHT = 96


class ReasonDialog(Sheet):
    """Asks why `change`, as it is called in words, was made; `reason` is what was said before."""

    given = Signal(str)
    """The reason; empty when there is none any more."""

    def __init__(self, change: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Toelichting"), change, parent)
        self.text = _Words(reason)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(_HEIGHT))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.column.addWidget(
            Field(
                _("Waarom is dit gewijzigd?"),
                self.text,
                _("Dit komt in de was/wordt-tabel, niet in de tekst zelf."),
            )
        )
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        keep = self.add_button(_("Bewaren"), primary=True)
        keep.setToolTip(_("Bewaren (Ctrl+Enter)"))
        keep.clicked.connect(self._give)
        self.text.finished.connect(self._give)
        self.text.setFocus()

    def _give(self) -> None:
        self.given.emit(clean_text(self.text.toPlainText()).strip())
        self.accept()


class _Words(QPlainTextEdit):
    """A few lines; Enter begins a new one, Ctrl+Enter finishes."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell when the user is done."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)
