"""Finding in both texts: joins the find bar to the view."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.find_bar import FindBar
from som_editor.ui.comparison.find_places import Found, Place, next_place, places

_STEPS = {ActionId.FIND_PREVIOUS: -1, ActionId.FIND_NEXT: 1}
_PAUSE_MS = 120
"""Who types on is not made to wait for what the first letters find."""


class FindPane(QWidget):
    """The view, with the find bar over it while the user looks for something."""

    def __init__(self, view: ComparisonView, actions: Actions) -> None:
        super().__init__()
        self._view, self._actions = view, actions
        self.bar = FindBar(actions)
        self.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(view, 1)
        self._found = Found()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._connect()
        self._enable()

    def _connect(self) -> None:
        self._actions[ActionId.FIND].triggered.connect(lambda _on=False: self.ask(""))
        for action, step in _STEPS.items():
            self._actions[action].triggered.connect(lambda _on=False, step=step: self.step(step))
        self.bar.changed.connect(self._pause.start)
        self.bar.step_wanted.connect(self.step)
        self.bar.closed.connect(self.close_bar)
        self._view.find_wanted.connect(self.ask)
        self._view.contents_changed.connect(self._start_over)

    @property
    def found(self) -> Found:
        """What was found."""
        return self._found

    def ask(self, words: str) -> None:
        """Open the bar, with `words` in it, else with what is selected on one line."""
        if not self._view.compared or not self.isVisible():
            return
        selected = self._view.selecting.text()
        self.bar.show()
        self.bar.ask(words or ("" if "\n" in selected else selected))
        self.search()

    def close_bar(self) -> None:
        """Close the bar and go on reading where the last place was found."""
        self.bar.hide()
        self._show(())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Look for what stands in the bar, in the texts as they are shown now."""
        self._pause.stop()
        compared, space = self._view.compared, self._view.space()
        if compared is None or space is None or self.bar.isHidden() or not self.bar.query.text:
            self._show(())
            return
        self._show(places(compared, self.bar.query, single=space.columns.is_single))

    def step(self, step: int) -> None:
        """Go to the next place, or back; from the end on to the beginning."""
        if self._pause.isActive():
            self.search()
        found = self._found
        if not found.places:
            return
        if found.current is None:
            here = self._view.current_rank()
            at = next_place(found.places, -1 if here is None else here)
            at = at if step > 0 else at - 1
        else:
            at = found.current + step
        self._found = Found(found.places, at % len(found.places))
        self._reveal(self._found)

    def _reveal(self, found: Found) -> None:
        """Bring the current place into sight; a fold that it is in opens."""
        self._view.reveal(found)
        self.bar.show_count(found.current, len(found.places))

    def _show(self, found: "list[Place] | tuple[Place, ...]") -> None:
        self._found = Found(found)
        self._view.show_found(self._found)
        self.bar.show_count(None, len(found))
        self._enable()

    def _start_over(self) -> None:
        """Other texts are shown: look there for the same."""
        if not self.bar.isHidden():
            self.search()
        self._enable()

    def _enable(self) -> None:
        here = self.isVisible() and self._view.compared is not None
        self._actions.enable(ActionId.FIND, on=here)
        self._actions.enable(*_STEPS, on=here and bool(self._found.places))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Escape closes the bar from the texts too, once nothing is selected there."""
        if event.key() == Qt.Key.Key_Escape and not self.bar.isHidden():
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """The keys are ours while the texts are in sight."""
        super().showEvent(event)
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Another place may use the keys."""
        super().hideEvent(event)
        self._enable()
