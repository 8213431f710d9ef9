"""A text with the find bar over it: opening, stepping from place to place, closing."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from som_editor.core.search import Query
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.finding.find_bar import FindBar

_STEPS = {ActionId.FIND_PREVIOUS: -1, ActionId.FIND_NEXT: 1}
_PAUSE_MS = 120
"""Who types on is not made to wait for what the first letters find."""


class FindPane(QWidget):
    """`content`, with `bar` over it while the user looks for something in `text`.

    A pane for a text of some sort says how that is searched: the methods that raise here.
    """

    def __init__(self, content: QWidget, text: QWidget, bar: FindBar, actions: Actions) -> None:
        super().__init__()
        self._text, self._actions = text, actions
        self._bar = bar
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(content, 1)
        self._total = 0
        self._current: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        actions[ActionId.FIND].triggered.connect(lambda _on=False: self.ask(""))
        for action, step in _STEPS.items():
            actions[action].triggered.connect(lambda _on=False, step=step: self.step(step))
        bar.changed.connect(self._pause.start)
        bar.step_wanted.connect(self.step)
        bar.closed.connect(self.close_bar)

    # -- what a pane for some sort of text says -----------------------------------------------

    def is_ready(self) -> bool:
        """Whether there is a text to look in."""
        raise NotImplementedError

    def selected_words(self) -> str:
        """What is selected in the text."""
        raise NotImplementedError

    def look(self, query: Query | None) -> int | None:
        """Look for `query` and mark what is found: how often that is; None where it cannot be.

        Without a query, nothing is marked.
        """
        raise NotImplementedError

    def nearest(self, step: int) -> int:
        """The first place to go to from where the user is, forwards or back."""
        raise NotImplementedError

    def reveal(self, place: int) -> None:
        """Bring the found `place` into sight, marked as the current one."""
        raise NotImplementedError

    # -- looking --------------------------------------------------------------------------------

    def ask(self, words: str) -> None:
        """Open the bar, with `words` in it, else with what is selected on one line."""
        if not self.is_ready() or not self.isVisible():
            return
        selected = self.selected_words()
        self._bar.show()
        self._bar.ask(words or ("" if "\n" in selected else selected))
        self.search()

    def close_bar(self) -> None:
        """Close the bar and go on in the text where the last place was found."""
        self._bar.hide()
        self.search()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Look for what stands in the bar, in the text as it is now."""
        self._pause.stop()
        self._current = None
        idle = not self.is_ready() or self._bar.isHidden() or not self._bar.query.text
        total = self.look(None if idle else self._bar.query)
        self._total = total or 0
        if total is not None:
            self._bar.show_count(None, total)
        self.enable()

    def step(self, step: int) -> None:
        """Go to the next place, or back; from the end on to the beginning."""
        if self._pause.isActive():
            self.search()
        if not self._total or not self.isVisible():
            return
        at = self.nearest(step) if self._current is None else self._current + step
        self._current = at % self._total
        self.reveal(self._current)
        self._bar.show_count(self._current, self._total)

    def look_again(self) -> None:
        """The text is another one: look there for the same."""
        if not self._bar.isHidden():
            self.search()
        self.enable()

    def enable(self) -> None:
        """Allow what can be done now; the actions are ours while the text is in sight."""
        here = self.isVisible() and self.is_ready()
        self._actions.enable(ActionId.FIND, on=here)
        self._actions.enable(*_STEPS, on=here and bool(self._total))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Escape closes the bar from the text too, once nothing is selected there."""
        if event.key() == Qt.Key.Key_Escape and not self._bar.isHidden():
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """The keys are ours while the text is in sight."""
        super().showEvent(event)
        self.enable()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Another place may use the keys."""
        super().hideEvent(event)
        self.enable()
