"""A version on the timeline: its number and status, what changed, and what can be done with it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from som_editor.i18n import _, ngettext
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.surfaces import CARD_RADIUS
from som_editor.ui.versions.count_chips import CountChips
from som_editor.ui.versions.entries import Entry
from som_editor.ui.versions.told import Told
from som_editor.ui.versions.version_words import card_name, second_line, status_line

_NAME = 17


class VersionCard(QAbstractButton):
    """One entry; the one that is selected is checked."""

    compare_asked = Signal()
    compare_with_asked = Signal()
    """The user wants to choose what to compare it with."""
    save_asked = Signal()
    details_asked = Signal()

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.chips = CountChips()
        self.chips.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(3))
        self._details = _small(_("Gegevens"), "info")
        self._details.setAccessibleName(_("Gegevens van {name}").format(name=entry.name))
        self._details.clicked.connect(self.details_asked)
        self._details.hide()
        self.setCheckable(True)
        self.setAccessibleName(card_name(entry))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()

    def show_told(self, told: Told) -> None:
        """Say what changed since the version before; a card is told once."""
        self.chips.show_summary(told.summary)
        self.chips.show()
        for line in told.lines:
            self._lines.addLayout(_bullet(line))
        if told.more:
            more = ngettext("en nog {count} wijziging", "en nog {count} wijzigingen", told.more)
            self._lines.addWidget(hint(more.format(count=told.more)))

    def offer_details(self, *, offered: bool) -> None:
        """Offer a button for the details, where they do not stand beside the timeline."""
        self._details.setVisible(offered)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 -- Qt's name
        """Offer to compare it with anything."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        compare = menu.addAction(icon("columns-2"), _("Vergelijken met…"))
        compare.triggered.connect(lambda _on=False: self.compare_with_asked.emit())
        menu.popup(event.globalPos())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Narrow: buttons that do not fit beside each other stand under each other."""
        return QSize(px(220), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Lay the buttons out for the width."""
        super().resizeEvent(event)
        shown = [button for button in self.findChildren(QPushButton) if not button.isHidden()]
        wanted = sum(button.sizeHint().width() + px(8) for button in shown)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        fits = wanted <= self.width() - 2 * px(18)
        self._buttons.setDirection(across if fits else down)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw paper and border; what comes from outside lies on the desk with a dashed one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thickness = 2.0 if self.isChecked() else 1.0
        outside = self.entry.is_upstream
        token = "accent" if self.isChecked() else "edge" if outside else "line"
        pen = QPen(colour(token), thickness)
        if outside:
            pen.setDashPattern([3 / thickness, 3 / thickness])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if outside else colour("paper"))
        half = thickness / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, CARD_RADIUS, CARD_RADIUS)
        painter.end()

    def _lay_out(self) -> None:
        entry = self.entry
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(12), px(18), px(13))
        column.setSpacing(px(2))
        column.addLayout(self._heading())
        column.addWidget(hint(second_line(entry)))
        changes = QVBoxLayout()
        changes.setContentsMargins(0, px(5), 0, 0)
        changes.setSpacing(px(8))
        changes.addWidget(self.chips)
        changes.addLayout(self._lines)
        column.addLayout(changes)
        column.addLayout(self._buttons)
        self._fill_buttons()

    def _heading(self) -> QBoxLayout:
        """Number and status on one line; a title may be long and has the status below it."""
        outside = self.entry.is_upstream
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(down if outside else across)
        row.setSpacing(0 if outside else px(10))
        row.addWidget(label(self.entry.name, _NAME, semibold=True, wrap=outside), 0)
        row.addWidget(label(status_line(self.entry), tabular=True, wrap=True), 1)
        return row

    def _fill_buttons(self) -> None:
        row = self._buttons
        row.setContentsMargins(0, px(6), 0, 0)
        row.setSpacing(px(8))
        if self.entry.is_draft:
            save = _small(_("Nieuwe versie opslaan…"), "save")
            save.clicked.connect(self.save_asked)
            row.addWidget(save)
        if self.entry.base is not None:
            words = _("Vergelijken met {name}").format(name=self.entry.base_name)
            compare = _small(words, "columns-2")
            compare.clicked.connect(self.compare_asked)
            row.addWidget(compare)
        row.addWidget(self._details)
        row.addStretch(1)


def _small(text: str, picture: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "small")
    button.setIcon(icon(picture))
    beside_words(button)
    return button


def _bullet(line: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(9))
    row.setContentsMargins(px(4), 0, 0, 0)
    row.addWidget(label("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(line, wrap=True), 1)
    return row
