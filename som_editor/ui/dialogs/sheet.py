"""The frame of a dialog: what it asks, which scrolls where it must, and the buttons under it."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.ui.flowing import Flowing
from som_editor.ui.fonts import PANEL_TITLE
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.scrolling import scrolled
from som_editor.ui.surfaces import Hairline

_WIDTH = 520
_SCROLL_BAR = 16
"""Text may be as much narrower before it wraps once more: then no bar is called up by itself."""
ROOM = 0.9
"""The share of the screen that a dialog takes at most."""


class Sheet(QDialog):
    """A dialog under `title`; `column` takes what it asks, `add_button` what can be answered."""

    def __init__(
        self, title: str, words: str = "", parent: QWidget | None = None, *, width: int = _WIDTH
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self._content = Flowing()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(px(24), px(22), px(24), px(18))
        self.column.setSpacing(px(12))
        self.heading = label(title, PANEL_TITLE, semibold=True, wrap=True)
        self.column.addWidget(self.heading)
        self.words = hint(words)
        self.words.setVisible(bool(words))
        self.column.addWidget(self.words)
        self._content.installEventFilter(self)
        self._area = scrolled(self._content)
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(px(24), px(12), px(24), px(14))
        self._footer.setSpacing(px(10))
        self._footer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(Hairline())
        column.addLayout(self._footer)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """A button in the footer; Enter presses the primary one, which stands last."""
        button = QPushButton(text)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if primary:
            button.setProperty("role", "primary")
        self._footer.addWidget(button)
        return button

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as asked and as high as its content, within the screen."""
        room = self.screen().availableSize() * ROOM
        footer = self._footer.sizeHint()
        width = min(max(px(self._width), footer.width()), room.width())
        high = self.column.totalHeightForWidth(width - px(_SCROLL_BAR))
        if high < 0:
            high = self.column.sizeHint().height()
        return QSize(width, min(high + footer.height() + 1, room.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Grow with the content, as when an error is told; nothing is taken from the content."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self.sizeHint().height()
            if wanted > self.height():
                self.resize(self.width(), wanted)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the size that the content asks for now."""
        self.resize(self.sizeHint())
        super().showEvent(event)
