"""The line under the toolbar that says why a version cannot be written in, and what can be done."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from som_editor.core.lifecycle import Standing, Status
from som_editor.i18n import _
from som_editor.ui.icons import paint_icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.wording.dates import show_date
from som_editor.wording.sides import reconstruction_note

_ANSWER_MS = 600
"""How long the line stands out after somebody has typed in vain."""


def read_only_words(standing: Standing) -> str:
    """Why a version of `standing` cannot be written in."""
    day = show_date(standing.dated)
    match standing.status:
        case Status.ADOPTED if day:
            reason = _("Vastgesteld op {day}.").format(day=day)
        case Status.ADOPTED:
            reason = _("Dit is vastgesteld.")
        case Status.WITHDRAWN if day:
            reason = _("Ingetrokken op {day}.").format(day=day)
        case Status.WITHDRAWN:
            reason = _("Dit is ingetrokken.")
        case _:
            reason = _("Dit is een bron van buiten.")
    note = f" {reconstruction_note()}" if standing.reconstruction else ""
    return f"{reason} {_('Alleen-lezen.')}{note}"


class ReadOnlyLine(QWidget):
    """Why the text is read-only, with the way on where there is one."""

    asked = Signal()
    """The user wants to begin a new version."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label(wrap=True)
        self._button = QPushButton(_("Nieuwe versie maken"))
        self._button.setProperty("role", "small")
        self._button.clicked.connect(self.asked)
        self._answering = QTimer(self)
        self._answering.setSingleShot(True)
        self._answering.setInterval(_ANSWER_MS)
        self._answering.timeout.connect(self.update)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(42), px(6), px(16), px(6))
        row.setSpacing(px(16))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)

    def show_standing(self, standing: Standing, *, may_begin: bool) -> None:
        """Say why a version of `standing` is read-only."""
        self._words.setText(read_only_words(standing))
        self._button.setVisible(may_begin)

    def words(self) -> str:
        """What the line says."""
        return self._words.text()

    def answer(self) -> None:
        """Stand out for a moment: somebody has typed."""
        self._answering.start()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ground, lock and hairline; a double frame while it answers."""
        painter = QPainter(self)
        answering = self._answering.isActive()
        painter.fillRect(self.rect(), colour("soft" if answering else "chip"))
        if answering:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        else:
            painter.setPen(colour("line"))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        side = px(16)
        area = QRectF(px(16), (self.height() - side) / 2, side, side)
        paint_icon(painter, area, "lock", "text2")
        painter.end()
