"""The page larger or smaller than the rest of the window: by wheel and Ctrl, menu and key."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor, QWheelEvent

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.page_scale import PAGE_SIZES, set_page_scale
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.preferences import Preferences

_NOTCH = 120
"""What a wheel with notches turns at a time, in Qt's eighths of a degree."""


class PageZoom(QObject):
    """Lays the text out anew at another size, and keeps that size among the settings."""

    told = Signal(str)

    def __init__(self, text: ProtocolEdit, actions: Actions, preferences: Preferences) -> None:
        super().__init__(text)
        self._text, self._actions, self._preferences = text, actions, preferences
        self._turned = 0
        text.viewport().installEventFilter(self)
        for action, steps in ((ActionId.PAGE_LARGER, 1), (ActionId.PAGE_SMALLER, -1)):
            actions[action].triggered.connect(lambda _on=False, steps=steps: self.step(steps))
        actions[ActionId.PAGE_NORMAL].triggered.connect(lambda _on=False: self.choose(100))

    def set_here(self, *, here: bool) -> None:
        """Whether the page can be seen; elsewhere its size means nothing."""
        actions = (ActionId.PAGE_LARGER, ActionId.PAGE_SMALLER, ActionId.PAGE_NORMAL)
        self._actions.enable(*actions, on=here)

    def step(self, steps: int) -> None:
        """So many sizes larger, or smaller."""
        now = self._preferences.settings.page_size
        nearest = min(range(len(PAGE_SIZES)), key=lambda at: abs(PAGE_SIZES[at] - now))
        self.choose(PAGE_SIZES[min(max(nearest + steps, 0), len(PAGE_SIZES) - 1)])

    def choose(self, percent: int) -> None:
        """Show the page at `percent` of the text scale."""
        self.told.emit(_("De pagina staat op {percent} %.").format(percent=percent))
        if percent != self._preferences.settings.page_size:
            self._preferences.change(page_size=percent)
            set_page_scale(percent / 100)
            self._lay_out_anew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """The wheel with Ctrl is taken here; without it, it scrolls."""
        if not isinstance(event, QWheelEvent):
            return super().eventFilter(watched, event)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._turned += event.angleDelta().y()  # a touch pad turns a little at a time
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.step(steps)
        return True

    def _lay_out_anew(self) -> None:
        """Make all formats at the new size; selection and first line stay where they are."""
        text, bar = self._text, self._text.verticalScrollBar()
        cursor = text.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        top = text.cursorForPosition(QPoint(text.viewport().width() // 2, 0)).position()
        text.show_document(text.protocol())
        cursor = text.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)
        first = QTextCursor(text.document())
        first.setPosition(top)
        bar.setValue(bar.value() + text.cursorRect(first).top())
