"""Telling somebody who waits how far long work is, and how long it will still take."""

import time
from collections.abc import Callable

from som_editor.wording.time_left import time_left

SELDOM = 0.05
"""Seconds between what is told: as often as an eye can follow."""

Tell = Callable[[str, int, int], None]
"""Called with the time that is left in words, or empty, and how much is done of what total."""


class Waiting:
    """Hands what work reports on to `tell`, with an estimate, no more often than can be read.

    Nothing is told of the first `patience` seconds.
    """

    def __init__(
        self, tell: Tell, clock: Callable[[], float] = time.monotonic, patience: float = 0.0
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._started = clock()
        self._told_at = patience - SELDOM

    def report(self, done: int, total: int) -> None:
        """A report that never stops the work."""
        elapsed = self._clock() - self._started
        if elapsed - self._told_at >= SELDOM:
            self._told_at = elapsed
            self._tell(time_left(elapsed, done, total), done, total)
