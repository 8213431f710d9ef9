"""Garbage is collected in the window's thread alone.

Python collects in whichever thread happens to allocate. A widget that a job's thread collects takes
its Qt half along from there: measured with PySide6 6.11.3, the program then hangs or dies.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250


class Collecting(QObject):
    """Takes the collector over from Python until it is given back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(tidy)

    def take_over(self) -> None:
        """Collect from here, in the thread of the window."""
        gc.disable()
        self._timer.start()

    def give_back(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()


def tidy() -> None:
    """Collect the oldest generation that Python would collect by now, if any."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
