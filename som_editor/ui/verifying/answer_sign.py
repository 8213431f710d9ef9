"""The sign of an answer: a tick in ink, a question mark, a cross; never by colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from som_editor.core.verdict import Answer
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.wording.verdict import answer_word

LARGE, SMALL = 34, 22
_RADIUS = {LARGE: 6, SMALL: 4}
_ICON = {LARGE: 20, SMALL: 14}
_LOOKS = {
    Answer.YES: ("check", "accent", "on_accent", ""),
    Answer.UNKNOWN: ("circle-question-mark", "remark.ground", "remark.text", "remark.line"),
    Answer.NO: ("x", "conflict.ground", "conflict.text", "conflict.line"),
}
"""Of each answer its icon, and the colours of its ground, icon and border."""


class AnswerSign(QWidget):
    """The sign of `answer`, `side` pixels square."""

    def __init__(self, answer: Answer, side: int = LARGE) -> None:
        super().__init__()
        self._answer, self._side = answer, side
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(answer_word(answer))

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Square."""
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ground, border and icon."""
        name, ground, ink, line = _LOOKS[self._answer]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(line), 2) if line else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        inset = 1 if line else 0
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = px(_RADIUS[self._side])
        painter.drawRoundedRect(area, radius, radius)
        side = px(_ICON[self._side])
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, middle, name, ink)
        painter.end()
