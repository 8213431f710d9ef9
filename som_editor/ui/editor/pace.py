"""When what stands around the text follows it: after the key is painted, or in a pause."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from som_editor.core.document import Document
from som_editor.core.shape import same_shape

_PAUSE_MS = 120
"""How long after a keystroke the outline and the counts follow."""
_COST_IN_PAUSE = 6
"""In a very large text following takes long: so many times as long it waits for a pause."""


class Pace(QObject):
    """Says `due` at once after a change of shape, and after other changes in a pause."""

    due = Signal()
    """What stands around the text is to follow it; how long that takes sets the pace."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: Document | None = None
        self._cost_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)

    def changed(self, document: Document, *, painted: bool) -> None:
        """`document` is shown from now on; `painted` lets the text be painted before all else."""
        same = self._shown is not None and same_shape(self._shown, document)
        self._shown = document
        if not same:
            self.soon() if painted else self.now()
        elif not (self._timer.isActive() and self._timer.interval() == 0):
            self._timer.start(max(_PAUSE_MS, round(_COST_IN_PAUSE * self._cost_ms)))

    def soon(self) -> None:
        """Follow as soon as what is shown is painted."""
        self._timer.start(0)

    def now(self) -> None:
        """Follow at once."""
        self._timer.stop()
        started = time.perf_counter()
        self.due.emit()
        self._cost_ms = (time.perf_counter() - started) * 1000

    def stop(self) -> None:
        """There is nothing to follow."""
        self._timer.stop()
        self._shown = None
