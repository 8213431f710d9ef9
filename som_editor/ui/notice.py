"""A notice on top of a pane: what happened, what is safe, what to do. Never a box."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.i18n import _
from som_editor.ui.icons import icon, paint_icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.palette import colours
from som_editor.ui.tokens import MarkColours

_RADIUS = 5


class Notice(QWidget):
    """A warning, an error or a plain word, with at most a few actions and a way to close it.

    `kind` is "warning", "error" or "plain".
    """

    closed = Signal()

    def __init__(self, kind: str = "warning", *, closable: bool = True) -> None:
        super().__init__()
        self._kind = kind
        self._title = label(semibold=True, wrap=True)
        self._words = label(wrap=True)
        self._actions = QVBoxLayout()
        self._actions.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(42), px(9), px(10), px(9))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        if closable:
            close = QToolButton()
            close.setIcon(icon("x"))
            close.setToolTip(_("Sluiten"))
            close.setAccessibleName(_("Melding sluiten"))
            close.clicked.connect(self._close)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title.hide()

    def show_words(self, words: str, title: str = "", kind: str | None = None) -> None:
        """Say `words` under `title`, and appear; actions of an earlier notice go."""
        self._kind = kind or self._kind
        self._words.setText(words)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._words.setVisible(bool(words))
        self.setAccessibleName(f"{title} {words}".strip())
        self._tint()
        while item := self._actions.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.show()

    def words(self) -> str:
        """What the notice says."""
        return self._words.text()

    def add_action(self, text: str) -> QPushButton:
        """A button on the notice."""
        button = QPushButton(text)
        button.setProperty("role", "small")
        self._actions.addWidget(button)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the ground, the border with its heavy left side, and the sign."""
        mark = self._mark()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(area, _RADIUS, _RADIUS)
        painter.fillPath(shape, QColor(mark.ground))
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, 4, self.height()), QColor(mark.line))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(mark.line), 1))
        painter.drawPath(shape)
        sign = {"warning": "triangle-alert", "error": "circle-alert"}.get(self._kind, "info")
        side = px(16)
        token = {"warning": "remark", "error": "conflict"}.get(self._kind)
        area = QRectF(px(16), px(11), side, side)
        paint_icon(painter, area, sign, f"{token}.text" if token else "text2")
        painter.end()

    def changeEvent(self, event: object) -> None:  # noqa: N802 -- Qt's name
        """Follow the theme."""
        super().changeEvent(event)  # type: ignore[arg-type]
        if event.type() == event.Type.StyleChange:  # type: ignore[attr-defined]
            self._tint()

    def _mark(self) -> MarkColours:
        tokens = colours()
        plain = MarkColours(tokens.chip, tokens.text, tokens.edge)
        return {"warning": tokens.remark, "error": tokens.conflict}.get(self._kind, plain)

    def _tint(self) -> None:
        tint = QColor(self._mark().text)
        for words in (self._title, self._words):
            palette = QPalette(words.palette())
            palette.setColor(QPalette.ColorRole.WindowText, tint)
            words.setPalette(palette)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
