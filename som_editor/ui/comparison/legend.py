"""What the marks mean, shown as they are drawn."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from som_editor.i18n import _
from som_editor.ui.comparison.mark_painting import paint_ground, paint_line
from som_editor.ui.comparison.text_layout import Mark
from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.writers.marked_text import Marking

_GAP = 18


class Legend(QWidget):
    """The words "verwijderd", "ingevoegd" and "hernoemd", each marked as such."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(SMALL))
        self.setAccessibleName(_("Legenda"))
        self.setAccessibleDescription(", ".join(word for word, _marking in _words()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the words on one line."""
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(word) + px(_GAP) for word, _marking in _words())
        return QSize(width, px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the words with their marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(SMALL))
        metrics = painter.fontMetrics()
        left = 2.0
        top = (self.height() - metrics.height()) / 2
        for word, marking in _words():
            width = metrics.horizontalAdvance(word)
            area = QRectF(0, 0, width, metrics.height())
            mark = Mark(area, marking, leftover=False, baseline=metrics.ascent())
            origin = QPointF(left, top)
            paint_ground(painter, mark, origin)
            token = {Marking.DELETED: "deleted.text", Marking.INSERTED: "inserted.text"}
            painter.setPen(colour(token.get(marking, "text")))
            painter.drawText(QPointF(left, top + metrics.ascent()), word)
            paint_line(painter, mark, origin)
            left += width + px(_GAP)
        painter.end()


def _words() -> tuple[tuple[str, Marking], ...]:
    return (
        (_("verwijderd"), Marking.DELETED),
        (_("ingevoegd"), Marking.INSERTED),
        (_("hernoemd"), Marking.RENAMED),
    )
