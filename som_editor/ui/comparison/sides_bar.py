"""The heads of the columns: which text stands on either side, and what must be said of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from som_editor.i18n import _
from som_editor.ui.combo import Combo
from som_editor.ui.comparison.columns import GUTTER
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.ruler import WIDTH
from som_editor.ui.comparison.side_choices import SideChoice, SideGroup, SideKey
from som_editor.ui.comparison.signs import paint_sign
from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.icons import icon
from som_editor.ui.labels import ElidedLabel
from som_editor.ui.measures import px
from som_editor.ui.palette import TEXT2
from som_editor.ui.status_ring import RING, ring_icon
from som_editor.ui.surfaces import Ground

_FILE = "file"
SIGN = 18


class SidesBar(Ground):
    """Two combo boxes over the columns, and a button that makes them change places."""

    chosen = Signal(str, object)
    """The column, and the SideChoice for it."""
    file_wanted = Signal(str)
    """The column for which the user wants to choose a file."""
    swapped = Signal()

    def __init__(self) -> None:
        super().__init__("panel", ("bottom",))
        self.combos = {column: self._combo(column) for column in (Column.OLD, Column.NEW)}
        self._lines = {column: _second_line() for column in self.combos}
        self._signs = {Column.OLD: _Sign("−"), Column.NEW: _Sign("+")}
        self.swap = QToolButton()
        self.swap.setIcon(icon("arrow-left-right"))
        self.swap.setToolTip(_("Oud en nieuw verwisselen"))
        self.swap.setAccessibleName(_("Oud en nieuw verwisselen"))
        self.swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap.clicked.connect(lambda _checked=False: self.swapped.emit())
        self._narrow = False
        for child in (*self._signs.values(), *self._lines.values(), self.swap):
            child.setParent(self)
        for combo in self.combos.values():
            combo.setParent(self)
        QWidget.setTabOrder(self.combos[Column.OLD], self.swap)
        QWidget.setTabOrder(self.swap, self.combos[Column.NEW])

    def show_choices(self, groups: Sequence[SideGroup]) -> None:
        """Offer what is in `groups` on both sides; what is chosen is not touched."""
        for combo in self.combos.values():
            with QSignalBlocker(combo):
                combo.clear()
                for group in groups:
                    for choice in group:
                        combo.addItem(ring_icon(choice.standing.status), choice.label, choice)
                    combo.insertSeparator(combo.count())
                combo.addItem(icon("folder-open", "text2"), _("Bestand kiezen…"), _FILE)
                combo.setCurrentIndex(-1)

    def show_side(self, column: Column, key: SideKey | None, words: str) -> None:
        """Show that the side `column` has the text that is known by `key`, with `words` under it.

        Without a key it has none.
        """
        combo = self.combos[column]
        with QSignalBlocker(combo):
            combo.setCurrentIndex(-1)
            for row in range(combo.count()):
                choice = combo.itemData(row)
                if isinstance(choice, SideChoice) and choice.key == key:
                    combo.setCurrentIndex(row)
        self._lines[column].show_text(words)
        combo.setAccessibleDescription(words)
        combo.setToolTip(words if self._narrow else "")
        self._arrange()

    def middle(self) -> int:
        """Where the one side ends and the other begins, from the left of the bar."""
        return self.width() // 2 if self._narrow else self.swap.geometry().center().x()

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window: one line, a sign before each side."""
        self._narrow = narrow
        for column, sign in self._signs.items():
            sign.setVisible(narrow)
            self._lines[column].setVisible(not narrow)
        self.setFixedHeight(self._height())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """The combos stand over their columns, whatever the width."""
        super().resizeEvent(event)
        self._arrange()

    def _height(self) -> int:
        combo = self.combos[Column.OLD].sizeHint().height()
        if self._narrow:
            return combo + px(8)
        return combo + self._lines[Column.OLD].sizeHint().height() + px(14)

    def _arrange(self) -> None:
        if self._narrow:
            self._arrange_narrow()
            return
        combo, line = (widget.sizeHint().height() for widget in self._pair(Column.OLD))
        left = (self.width() - px(WIDTH) - px(GUTTER)) // 2
        for column, start in ((Column.OLD, 0), (Column.NEW, left + px(GUTTER))):
            box, words = self._pair(column)
            box.setGeometry(start + px(16), px(5), left - px(30), combo)
            words.setGeometry(start + px(16), px(5) + combo + px(2), left - px(30), line)
        self._put_swap(left + (px(GUTTER) - self.swap.sizeHint().width()) // 2, combo)

    def _arrange_narrow(self) -> None:
        combo = self.combos[Column.OLD].sizeHint().height()
        gap, sign, swap = px(8), px(SIGN), self.swap.sizeHint().width()
        total = self.width() - 2 * sign - swap - 6 * gap
        wanted = {column: self._wanted(column) for column in self.combos}
        old = min(wanted[Column.OLD], total - min(wanted[Column.NEW], total // 2))
        at = gap
        for column, room in ((Column.OLD, old), (Column.NEW, total - old)):
            self._signs[column].setGeometry(at, px(4) + (combo - sign) // 2, sign, sign)
            self.combos[column].setGeometry(at + sign + gap, px(4), room, combo)
            at += sign + room + 2 * gap
            if column is Column.OLD:
                self._put_swap(at, combo)
                at += swap + gap

    def _wanted(self, column: Column) -> int:
        """The width at which nothing of what is chosen is cut off."""
        combo = self.combos[column]
        text = combo.currentText() or combo.placeholderText()
        return combo.fontMetrics().horizontalAdvance(text) + px(64)

    def _put_swap(self, left: int, height: int) -> None:
        size = self.swap.sizeHint()
        top = px(4 if self._narrow else 5) + (height - size.height()) // 2
        self.swap.setGeometry(left, top, size.width(), size.height())

    def _pair(self, column: Column) -> tuple[QWidget, QWidget]:
        return self.combos[column], self._lines[column]

    def _combo(self, column: Column) -> Combo:
        combo = Combo()
        names = {Column.OLD: _("Oude tekst"), Column.NEW: _("Nieuwe tekst")}
        combo.setAccessibleName(names[column])
        combo.setPlaceholderText(_("Kies een tekst"))
        combo.setFont(ui_font(UI, semibold=True))
        combo.view().setFont(ui_font(UI))
        combo.setIconSize(QSize(px(RING), px(RING)))
        combo.activated.connect(lambda row, column=column: self._activate(column, row))
        return combo

    def _activate(self, column: Column, row: int) -> None:
        choice = self.combos[column].itemData(row)
        if choice == _FILE:
            self.file_wanted.emit(column.value)
        elif isinstance(choice, SideChoice):
            self.chosen.emit(column.value, choice)


class _Sign(QWidget):
    """A sign of the comparison beside words."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the sign."""
        painter = QPainter(self)
        paint_sign(painter, QRectF(self.rect()), self._sign)
        painter.end()


def _second_line() -> ElidedLabel:
    line = ElidedLabel("", SMALL)
    line.setForegroundRole(TEXT2)
    return line
