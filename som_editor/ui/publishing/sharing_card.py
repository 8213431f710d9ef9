"""The points to look at before a version is shared, as a card."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.icons import paint_icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.publishing.checks import Check, Verdict
from som_editor.ui.surfaces import Card

_SIGNS = {
    Verdict.FINE: ("check", "accent"),
    Verdict.KNOWN: ("info", "text2"),
    Verdict.REMARK: ("triangle-alert", "remark.text"),
}


class SharingCard(Card):
    """Each point with its sign; a remark leads to its place in the text."""

    asked = Signal(str)
    """The id of the block that the user wants to see."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(14), px(9), px(14), px(9))
        self._column.setSpacing(px(8))
        self._rows: list[QWidget] = []

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show `checks` in place of those before."""
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows = [self._row(check) for check in checks]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, check: Check) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        line.addWidget(_Sign(check.verdict), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(check.words, wrap=True))
        if check.verdict is Verdict.REMARK:
            words.addLayout(self._below(check))
        line.addLayout(words, 1)
        return row

    def _below(self, check: Check) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        if check.block:
            look = QPushButton(_("Bekijken"))
            look.setProperty("role", "link")
            look.setAccessibleName(_("Bekijken: {words}").format(words=check.words))
            look.clicked.connect(lambda: self.asked.emit(check.block))
            line.addWidget(look)
        line.addWidget(hint(_("Je kunt wel doorgaan."), wrap=False))
        line.addStretch(1)
        return line


class _Sign(QWidget):
    """Tick, circle or triangle; the triangle on the ground of remarks."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self._verdict = verdict
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """A line high."""
        return QSize(px(20), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._verdict is Verdict.REMARK:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("remark.ground"))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        name, token = _SIGNS[self._verdict]
        side = px(15)
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, area, name, token)
        painter.end()
