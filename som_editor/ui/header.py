"""The header: Start, the open document with its status, and the places in the order of the work."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from som_editor.core.lifecycle import Standing
from som_editor.i18n import _
from som_editor.ui.combo import Combo
from som_editor.ui.fonts import UI, ui_font
from som_editor.ui.icons import icon, paint_icon
from som_editor.ui.labels import ElidedLabel, label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.status_ring import StatusRing
from som_editor.ui.surfaces import Ground, Hairline
from som_editor.wording.statuses import number_and_status

HEIGHT = 46
NARROW_HEIGHT = 40
_NAME_WIDTH = 300


class Place(StrEnum):
    """Where in the window the user is."""

    START = "start"
    WRITE = "write"
    COMPARE = "compare"
    VERSIONS = "versions"
    PUBLISH = "publish"
    CHECK = "check"


_WITH_BUTTONS = (Place.WRITE, Place.COMPARE, Place.VERSIONS, Place.PUBLISH)
"""The places of the work on one document; elsewhere they stand aside."""

_ICONS = {
    Place.START: "house",
    Place.WRITE: "pen-line",
    Place.COMPARE: "columns-2",
    Place.VERSIONS: "git-commit-horizontal",
    Place.PUBLISH: "file-output",
    Place.CHECK: "badge-check",
}


def place_name(place: Place) -> str:
    """The word for `place`."""
    return {
        Place.START: _("Start"),
        Place.WRITE: _("Schrijven"),
        Place.COMPARE: _("Vergelijken"),
        Place.VERSIONS: _("Versies"),
        Place.PUBLISH: _("Publiceren"),
        Place.CHECK: _("Handtekening controleren"),
    }[place]


class Header(Ground):
    """Where you are and with what; in a narrow window one combo and a menu button."""

    chosen = Signal(Place)

    def __init__(self, menu: QMenu) -> None:
        super().__init__("panel", ("bottom",))
        self._home = PlaceButton(Place.START)
        self._name = ElidedLabel("", 15.5, semibold=True)
        self._ring = StatusRing()
        self._number = label(tone="text2", tabular=True)
        self._document = self._document_part()
        self._title = _title_part(place_name(Place.CHECK))
        self._place, self._has_document, self._narrow = Place.START, False, False
        self._places = {place: PlaceButton(place) for place in _WITH_BUTTONS}
        self._narrow_menu = QToolButton()
        self._narrow_menu.setIcon(icon("menu"))
        self._narrow_menu.setToolTip(_("Menu"))
        self._narrow_menu.setAccessibleName(_("Menu"))
        self._narrow_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._narrow_menu.setMenu(menu)
        self._combo = Combo()
        self._combo.setAccessibleName(_("Plaats in het programma"))
        for place in Place:
            self._combo.addItem(icon(_ICONS[place]), place_name(place), place)
        self._combo.activated.connect(lambda row: self.chosen.emit(self._combo.itemData(row)))
        self._lay_out()
        self.set_narrow(narrow=False)

    def show_document(self, title: str, standing: Standing | None) -> None:
        """Name the open document; without one, only Start can be chosen."""
        self._name.show_text(title)
        self._has_document = standing is not None
        for place, button in self._places.items():
            button.setEnabled(self._has_document or place is Place.COMPARE)
        self._follow()
        if standing is not None:
            self._ring.show_status(standing.status)
            self._number.setText(number_and_status(standing))

    def show_place(self, place: Place) -> None:
        """Mark `place` as the one the user is in."""
        for button in (self._home, *self._places.values()):
            button.setChecked(button.place is place)
        self._combo.setCurrentIndex(list(Place).index(place))
        self._place = place
        self._follow()

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the header out for a narrow window, or for a common one."""
        self._narrow = narrow
        self.setMinimumHeight(px(NARROW_HEIGHT if narrow else HEIGHT))
        self._home.setVisible(not narrow)
        for small in (self._narrow_menu, self._combo):
            small.setVisible(narrow)
        self._follow()

    def _follow(self) -> None:
        """Show the document and its places, or what else the user is doing."""
        checking = self._place is Place.CHECK
        self._document.setVisible(self._has_document and not self._narrow and not checking)
        self._title.setVisible(checking and not self._narrow)
        for button in self._places.values():
            button.setVisible(not self._narrow and not checking)

    def _document_part(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, px(10), px(18), px(10))
        row.setSpacing(px(9))
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addSpacing(px(5))
        row.addWidget(self._name, 1)
        row.addWidget(self._ring)
        row.addWidget(self._number)
        part.setMinimumWidth(px(_NAME_WIDTH))
        part.setMaximumWidth(px(_NAME_WIDTH + 120))
        part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return part

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, px(12), 1)
        row.setSpacing(px(2))
        row.addWidget(self._narrow_menu)
        row.addSpacing(px(4))
        row.addWidget(self._combo)
        row.addWidget(self._home)
        row.addWidget(self._document)
        row.addWidget(self._title)
        row.addSpacing(px(8))
        group = QButtonGroup(self)
        group.setExclusive(False)
        for button in (self._home, *self._places.values()):
            group.addButton(button)
            if button is not self._home:
                row.addWidget(button)
            button.clicked.connect(
                lambda _checked=False, place=button.place: self.chosen.emit(place)
            )
        row.addStretch(1)


def _title_part(words: str) -> QWidget:
    """What the user is doing where that has nothing to do with the open document."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, px(10), px(18), px(10))
    row.setSpacing(px(14))
    row.addWidget(Hairline(Qt.Orientation.Vertical))
    row.addWidget(label(words, 15.5, semibold=True))
    return part


class PlaceButton(QAbstractButton):
    """A place: icon and word, with the accent under it where the user is."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.setText(place_name(place))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def nextCheckState(self) -> None:  # noqa: N802 -- Qt's name
        """The window marks the place, not the click."""

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the word in its heavier weight, so that the places never jump."""
        self.setFont(ui_font(UI, semibold=True))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(49), px(HEIGHT) - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw icon, word and line."""
        painter = QPainter(self)
        on = self.isChecked()
        if self.underMouse() and not on and self.isEnabled():
            painter.fillRect(self.rect(), colour("chip"))
        token = "disabled" if not self.isEnabled() else "text" if on else "text2"
        side = px(16)
        paint_icon(
            painter,
            QRectF(px(13), (self.height() - side) / 2, side, side),
            _ICONS[self.place],
            token,
        )
        painter.setFont(ui_font(UI, semibold=on))
        painter.setPen(colour(token))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(px(36), 0, 0, 0), line, self.text())
        if on and self.place is not Place.START:
            painter.fillRect(0, self.height() - 3, self.width(), 3, colour("accent"))
        painter.end()
