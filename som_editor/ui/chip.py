"""A filter chip: a class of things that can be shown or left out, with how many there are."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_HEIGHT = 26


class Chip(QAbstractButton):
    """A checkable chip "sign words count"; a count of nought is shown, quietly."""

    def __init__(self, text: str, count: int, sign: str = "", *, checked: bool = True) -> None:
        super().__init__()
        self.setText(text)
        self._sign = sign
        self._count = count
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text} {count}")

    def show_count(self, count: int) -> None:
        """Show `count` from now on."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the sign, the words and the count."""
        self.setFont(ui_font(SMALL, semibold=True))
        return QSize(self.fontMetrics().horizontalAdvance(self._words()) + px(22), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the chip, its words, and its count in semibold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked() and self._count > 0
        painter.setPen(QPen(colour("accent" if on else "line"), 1))
        ground = "soft" if on else "chip" if self.underMouse() else "panel"
        painter.setBrush(colour(ground))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(colour("text" if on else "text3"))
        lead = f"{self._sign} {self.text()} ".lstrip()
        painter.setFont(ui_font(SMALL))
        left = px(11)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), line, lead)
        left += painter.fontMetrics().horizontalAdvance(lead) + px(1)
        painter.setFont(ui_font(SMALL, semibold=True, tabular=True))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), line, str(self._count))
        painter.end()

    def _words(self) -> str:
        return f"{self._sign} {self.text()} {self._count}".lstrip()
