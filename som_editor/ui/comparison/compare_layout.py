"""How the parts of the place are put together, for every width of the window."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from som_editor.ui.comparison.changes_panel import ChangesPanel
from som_editor.ui.comparison.compare_toolbar import CompareToolbar
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.sides_bar import SidesBar
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice

WIDE, MEDIUM, NARROW, LOW = 1360, 1024, 720, 560
_PANEL, _PANEL_SMALL = 348, 300
_SPARE = 40
"""What a drawer leaves free of the texts, so that there is something to click beside it."""


class CompareLayout:
    """Docks the panel beside the texts, or lays it over them as a drawer."""

    def __init__(
        self,
        place: QWidget,
        toolbar: CompareToolbar,
        stale: Notice,
        sides: SidesBar,
        middle: QStackedWidget,
        view: ComparisonView,
        panel: ChangesPanel,
    ) -> None:
        self._view = view
        self._single = {False: False, True: True}
        self._place = place
        self._toolbar = toolbar
        self._sides = sides
        self._panel = panel
        self.is_docked = True
        self.is_narrow = False
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(sides)
        texts.addWidget(middle, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addLayout(texts, 1)
        self._row.addWidget(panel)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(stale)
        column.addLayout(self._row, 1)

    def fit(self) -> None:
        """Fit the parts to the width of the place and the height of its window."""
        width, window = self._place.width(), self._place.window()
        self.is_narrow = width < px(NARROW) or window.height() < px(LOW)
        docked = width >= px(MEDIUM) and not self.is_narrow
        if docked != self.is_docked:
            self._dock(docked=docked)
        small = width < px(WIDE)
        if docked:
            self._panel.setFixedWidth(px(_PANEL_SMALL if small else _PANEL))
        self._toolbar.fit(list_docked=docked, narrow=self.is_narrow)
        self._sides.set_narrow(narrow=self.is_narrow)
        self._show_columns()
        self.place_drawer()

    def choose(self, single: bool) -> None:
        """Show both texts in one column, or not, in windows as narrow or wide as this one."""
        self._single[self.is_narrow] = single
        self._show_columns()

    def place_drawer(self) -> None:
        """Lay the drawer along the right edge, under the toolbar."""
        if self.is_docked:
            return
        width = min(px(_PANEL), self._place.width() - px(_SPARE))
        self._panel.setFixedWidth(width)
        top = self._toolbar.geometry().bottom() + 1
        self._panel.setGeometry(self._place.width() - width, top, width, self._place.height() - top)

    def half_at(self, point: QPoint) -> tuple[Column, QRect]:
        """The side that `point` of the place belongs to, and where its texts are."""
        middle = self._sides.middle()
        left, right = self._sides.x(), self._sides.x() + self._sides.width()
        top, bottom = self._sides.y(), self._place.height()
        split = self._sides.mapTo(self._place, QPoint(middle, 0)).x()
        if point.x() < split:
            return Column.OLD, QRect(left, top, split - left, bottom - top)
        return Column.NEW, QRect(split, top, right - split, bottom - top)

    def show_drawer(self, *, shown: bool) -> None:
        """Open or close the drawer; the focus goes along."""
        if self.is_docked:
            return
        self._panel.setVisible(shown)
        if shown:
            self.place_drawer()
            self._panel.raise_()
            self._panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._toolbar.list_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def drawer_is_open(self) -> bool:
        """Whether the list lies over the texts."""
        return not self.is_docked and not self._panel.isHidden()

    def _show_columns(self) -> None:
        single = self._single[self.is_narrow]
        self._toolbar.show_layout(single=single)
        self._view.show_single(single=single)

    def _dock(self, *, docked: bool) -> None:
        self.is_docked = docked
        if docked:
            self._row.addWidget(self._panel)
            self._panel.show()
        else:
            self._row.removeWidget(self._panel)
            if self._panel.isAncestorOf(QApplication.focusWidget() or self._place):
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._panel.hide()
