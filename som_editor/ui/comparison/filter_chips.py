"""The classes of change as chips: how many there are of each, and whether they are shown."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from som_editor.core.comparison import Summary
from som_editor.ui.chip import Chip
from som_editor.ui.comparison.arrangement import QUIET
from som_editor.ui.measures import px
from som_editor.wording.totals import totals

_ALWAYS = ("inserted", "deleted", "moved", "edited", "metadata")
"""These are shown when there are none, too: an absent class must be seen to be absent."""
_SIGNS = {"inserted": "+", "deleted": "−", "moved": "⇅", "edited": "≠", "rename": "≈"}


class FilterChips(QWidget):
    """One chip a class; those with changes stand first."""

    hidden_chosen = Signal(object)
    """The names of the classes that are off."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = _Flow(self)
        self._hidden: frozenset[str] = frozenset()
        self.chips: dict[str, Chip] = {}

    def show_counts(self, summary: Summary, hidden: frozenset[str]) -> None:
        """Show how many changes there are of each class; `hidden` are off."""
        self._hidden = hidden
        shown = [total for total in totals(summary) if total.amount or total.name in _ALWAYS]
        shown.sort(key=lambda total: (not total.amount, total.name in QUIET))
        names = [total.name for total in shown]
        labels = {total.name: total for total in shown}
        if list(self.chips) != names:
            self._rebuild([(name, labels[name].label) for name in names])
        for name, chip in self.chips.items():
            chip.show_count(labels[name].amount)
            chip.setChecked(name not in hidden)
            chip.setEnabled(bool(labels[name].amount))
        self._flow.invalidate()
        self.updateGeometry()

    def _rebuild(self, wanted: list[tuple[str, str]]) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for name, text in wanted:
            chip = Chip(text, 0, _SIGNS.get(name, ""))
            chip.clicked.connect(lambda _checked=False, name=name: self._toggle(name))
            self.chips[name] = chip
            self._flow.addWidget(chip)

    def _toggle(self, name: str) -> None:
        self.hidden_chosen.emit(self._hidden ^ {name})


class _Flow(QLayout):
    """Puts widgets in lines, as many on each as fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        parent.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 -- Qt's name
        """Take `item` in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at `index`."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give the item at `index` away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 -- Qt's name
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """A narrow flow is high."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """How high it is at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As small as can be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 -- Qt's name
        """Put the items where they belong."""
        super().setGeometry(area)
        self._arrange(area, move=True)

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """The height that the items take in `area`; they go there when `move`."""
        x, y, line, gap = area.left(), area.top(), 0, px(6)
        for item in self._items:
            size = item.sizeHint()
            if x + size.width() > area.left() + area.width() and line:
                x, y, line = area.left(), y + line + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + gap
            line = max(line, size.height())
        return y + line - area.top()
