"""The heights of many rows, of which only those that were seen are known exactly."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """Where each row begins, and which row is at a height; all in pixels."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        self._tops: list[int] = [0]
        self._stale = True

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self._summed()[-1]

    def top(self, index: int) -> int:
        """Where the row `index` begins."""
        return self._summed()[index]

    def at(self, y: int) -> int:
        """The row that covers `y`; the first or the last one beyond the ends. -1 without rows."""
        if not self._heights:
            return -1
        return min(max(bisect_right(self._summed(), y) - 1, 0), len(self._heights) - 1)

    def set(self, index: int, height: int) -> bool:
        """Say that the row `index` is `height` high; whether that is news."""
        if self._heights[index] == height:
            return False
        self._heights[index] = height
        self._stale = True
        return True

    def _summed(self) -> list[int]:
        if self._stale:
            self._tops = [0, *accumulate(self._heights)]
            self._stale = False
        return self._tops
