"""Writing without anything around the text: everything else is hidden until Esc."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.panes import Panes
from som_editor.ui.icons import icon
from som_editor.ui.measures import px

_FROM_EDGE = 12


class FocusMode(QObject):
    """Shows the text alone, with one quiet button that brings the rest back."""

    changed = Signal(bool)
    """Whether what surrounds the place has to go."""

    def __init__(self, actions: Actions, panes: Panes, around: tuple[QWidget, ...]) -> None:
        super().__init__(panes)
        self._action = actions[ActionId.FOCUS]
        self._panes, self._around = panes, around
        self._shown: list[QWidget] = []
        self.button = QToolButton(panes)
        self.button.setIcon(icon("x", "text2"))
        self.button.setToolTip(_("Focus verlaten (Esc)"))
        self.button.setAccessibleName(_("Focus verlaten (Esc)"))
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(lambda _on=False: self.leave())
        self.button.hide()
        self._action.triggered.connect(self._turn)
        panes.escaped.connect(self.leave)
        panes.installEventFilter(self)

    def set_here(self, *, here: bool) -> None:
        """Whether the user is in the writing place; elsewhere the rest comes back."""
        self._action.setEnabled(here)
        if not here:
            self.leave()

    def is_on(self) -> bool:
        """Whether the text is alone."""
        return self._panes.is_alone()

    def leave(self) -> None:
        """Bring back what was there."""
        if self.is_on():
            self._turn(on=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Keep the button in its corner."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _turn(self, on: bool) -> None:
        self._action.setChecked(on)
        if on:
            self._shown = [widget for widget in self._around if not widget.isHidden()]
        for widget in self._shown:
            widget.setVisible(not on)
        self._panes.show_alone(on=on)
        self.button.setVisible(on)
        self.button.raise_()
        self._place()
        self.changed.emit(on)
        self._panes.text.setFocus()

    def _place(self) -> None:
        size = self.button.sizeHint()
        left = self._panes.width() - size.width() - px(_FROM_EDGE)
        self.button.setGeometry(left, px(_FROM_EDGE), size.width(), size.height())
