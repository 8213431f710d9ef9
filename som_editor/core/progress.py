"""How long work tells where it is, and how it is told to stop."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Called with (done, total) units of work; raises `Cancelled` when the user has had enough."""


class Cancelled(Exception):
    """The user stopped the work; raised out of a call to `Report`."""


def silent(_done: int, _total: int) -> None:
    """The report of somebody who does not ask."""
