"""The comparison for screen readers: a list whose items say what a row shows."""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.spoken import spoken


class AccessibleRows(QAccessibleWidget):
    """The view as a list; its items are made when they are asked for."""

    def __init__(self, view: ComparisonView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._rows: dict[int, AccessibleRow] = {}

    def childCount(self) -> int:  # noqa: N802 -- Qt's name
        """How many rows and folds there are."""
        return len(self._view.items) if isValid(self._view) else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The item at `index`."""
        if not 0 <= index < self.childCount():
            return None
        if index not in self._rows:
            self._rows[index] = AccessibleRow(self._view, index)
            QAccessible.registerAccessibleInterface(self._rows[index])
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 -- Qt's name
        """The place of `child`; -1 for anything else."""
        return child.index if isinstance(child, AccessibleRow) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The item at a place on the screen."""
        point = self._view.viewport().mapFromGlobal(QPoint(x, y))
        return self.child(self._view.index_at(point.y()))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The current row."""
        index = self._view.current_index()
        return self.child(index) if index is not None and self._view.hasFocus() else None

    def forget(self, _object: QObject | None = None) -> None:
        """Give the items back to Qt, which owns them since they were registered."""
        for row in self._rows.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(row))
        self._rows.clear()


class AccessibleRow(QAccessibleInterface):
    """One row or fold as an item of the list."""

    def __init__(self, view: ComparisonView, index: int) -> None:
        super().__init__()
        self._view = view
        self.index = index

    def isValid(self) -> bool:  # noqa: N802 -- Qt's name
        """Whether the row is still there."""
        return isValid(self._view) and self.index < len(self._view.items)

    def object(self) -> QObject | None:  # type: ignore[override]
        """A row is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that the row is in."""
        return self._view.window().windowHandle() if self.isValid() else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The list."""
        return QAccessible.queryAccessibleInterface(self._view) if isValid(self._view) else None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A row has no parts of its own."""
        return None

    def childCount(self) -> int:  # noqa: N802 -- Qt's name
        """A row has no parts of its own."""
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """A row has no parts of its own."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:  # noqa: N802 -- Qt's name
        """A row has no parts of its own."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """The row in words."""
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        compared = self._view.compared
        return spoken(compared, self._view.items[self.index]) if compared else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:  # noqa: N802 -- Qt's name
        """A comparison is read-only."""

    def rect(self) -> QRect:
        """Where the row is on the screen."""
        if not self.isValid():
            return QRect()
        area = self._view.row_rect(self.index)
        return QRect(self._view.viewport().mapToGlobal(area.topLeft()), area.size())

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether the row is the current one, and out of sight."""
        state = QAccessible.State()
        state.focusable = state.selectable = state.readOnly = 1
        if self.isValid():
            current = self.index == self._view.current_index()
            state.selected = int(current)
            state.focused = int(current and self._view.hasFocus())
            seen = self._view.viewport().rect().intersects(self._view.row_rect(self.index))
            state.offscreen = int(not seen)
        return state

    def foregroundColor(self) -> QColor:  # noqa: N802 -- Qt's name
        """The colour of the text."""
        return self._view.palette().text().color()

    def backgroundColor(self) -> QColor:  # noqa: N802 -- Qt's name
        """The colour of the ground."""
        return self._view.palette().base().color()


def make_accessible(view: ComparisonView) -> None:
    """Have screen readers read `view` as a list, and hear when another row is the current one."""
    _install()
    view.current_changed.connect(lambda: _announce(view))
    view.arrangement_changed.connect(lambda: _announce_reset(view))


def _announce(view: ComparisonView) -> None:
    index = view.current_index()
    if QAccessible.isActive() and index is not None and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def _announce_reset(view: ComparisonView) -> None:
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.ObjectReorder)
        QAccessible.updateAccessibility(event)


def _interface(_name: str, object_: QObject) -> QAccessibleInterface | None:
    if not isinstance(object_, ComparisonView):
        return None
    rows = AccessibleRows(object_)
    object_.destroyed.connect(rows.forget)  # and so Python keeps its half as long as Qt its own
    return rows


_installed: list[bool] = []


def _install() -> None:
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed.append(True)
