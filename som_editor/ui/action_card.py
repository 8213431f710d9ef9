"""A card that does one thing when it is clicked."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour


class ActionCard(QAbstractButton):
    """A card that does one thing: icon, name, explanation, chevron."""

    def __init__(self, name: str, title: str, words: str) -> None:
        super().__init__()
        self._name = name
        self._words = words
        self.setText(title)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """The title and as many lines as the words need."""
        return self._title_height() + self._words_area(width).height() + px(26)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As narrow as the side panel."""
        return QSize(px(260), self.heightForWidth(px(260)))

    def event(self, event: QEvent) -> bool:
        """Draw anew when the mouse comes or goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Show that it is pressed."""
        super().mousePressEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "soft" if self.isDown() else "chip" if self.underMouse() else "paper"
        painter.setBrush(colour(ground))
        painter.setPen(colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side, middle = px(24), self.height() / 2
        paint_icon(painter, QRectF(px(14), middle - side / 2, side, side), self._name, "accent")
        side = px(16)
        right = self.width() - px(12) - side
        paint_icon(painter, QRectF(right, middle - side / 2, side, side), "chevron-right", "text3")
        area = self._words_area(self.width())
        painter.setFont(ui_font(UI, semibold=True))
        painter.setPen(colour("text"))
        room = self.width() - area.left() - px(40)
        painter.drawText(area.left(), px(12), room, self._title_height(), 0, self.text())
        painter.setFont(ui_font(SMALL))
        painter.setPen(colour("text2"))
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _title_height(self) -> int:
        return px(20)

    def _words_area(self, width: int) -> QRect:
        left = px(51)
        room = width - left - px(40)
        metrics = QFontMetrics(ui_font(SMALL))
        bounds = metrics.boundingRect(0, 0, room, 1000, Qt.TextFlag.TextWordWrap, self._words)
        return bounds.translated(left, px(12) + self._title_height()).adjusted(0, 0, 2, 2)
