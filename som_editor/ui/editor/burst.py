"""Bursts of typing: what is undone in one step."""

import itertools

from PySide6.QtCore import QElapsedTimer

from som_editor.core.document import BlockId

PAUSE_MS = 2000
"""A longer pause ends a burst."""


class Burst:
    """Groups keystrokes in one block without a long pause between them."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._clock = QElapsedTimer()
        self._block: BlockId | None = None
        self.current = ""

    def group(self, block: BlockId) -> str:
        """The group of a keystroke in `block`, now."""
        paused = not self._clock.isValid() or self._clock.elapsed() > PAUSE_MS
        if paused or block != self._block:
            self.current = f"typing {next(self._numbers)}"
        self._clock.start()
        self._block = block
        return self.current

    def end(self) -> None:
        """The next keystroke begins a new burst."""
        self._block = None
