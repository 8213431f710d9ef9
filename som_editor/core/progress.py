"""How long work tells where it is, and how it is told to stop."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Report = Callable[[int, int], None]
"""Called with (done, total) units of work; raises `Cancelled` when the user has had enough."""

Pulse = Callable[[], None]
"""Called at each small step of work; raises `Cancelled` when the user has had enough."""

TICK = 32
"""Work on so many blocks is told at once: often enough to stop within a blink."""

Item = TypeVar("Item")


class Cancelled(Exception):
    """The user stopped the work; raised out of a call to `Report`."""


def silent(_done: int, _total: int) -> None:
    """The report of somebody who does not ask."""


def unasked() -> None:
    """The pulse of work that nobody stops."""


class Progress:
    """Work of `total` units that tells `report` how far it is; done is never all of it.

    Everything here raises `Cancelled` when the user has had enough.
    """

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._total = max(total, 1)
        self._done = 0
        self._untold = TICK

    def advance(self, units: int = 1) -> None:
        """Count `units` more as done; told now and then."""
        self._done += units
        self.pulse(units or 1)

    def pulse(self, steps: int = 1) -> None:
        """Go on for `steps` without getting further; told now and then."""
        self._untold += steps
        if self._untold >= TICK:
            self.tell()

    def tell(self) -> None:
        """Tell at once where the work is: between steps that cannot be stopped inside."""
        self._untold = 0
        self._done = min(self._done, self._total - 1)
        self._report(self._done, self._total)

    def over(self, items: Iterable[Item], weight: int = 1) -> Iterator[Item]:
        """`items`, each counted as `weight` units once it is dealt with."""
        for item in items:
            yield item
            self.advance(weight)

    def part(self, units: int) -> Report:
        """A report for a piece of the work that is worth `units`, however it counts itself."""
        start = self._done

        def report(done: int, total: int) -> None:
            self._done = max(self._done, start + units * done // total)
            self.tell()

        return report
