"""A remark beside what it is about: the triangle of a warning, and a sentence."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from som_editor.ui.icons import pixmap
from som_editor.ui.labels import hint
from som_editor.ui.measures import px


class Remark(QWidget):
    """Words behind a triangle; without words it is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = hint()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(7))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._draw()
        self.hide()

    def say(self, words: str) -> None:
        """Say `words`; nothing takes the remark away."""
        if words == self._words.text():
            return
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap("triangle-alert", "remark.line", px(15), ratio))
