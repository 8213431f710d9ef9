"""The jobs of one widget: a newer one replaces an older one, and all of them go with the widget."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from som_editor.core.errors import SomError
from som_editor.ui.jobs import Jobs, Work


class OwnJobs(QObject):
    """Starts jobs for `owner` by name; no result reaches an owner that is gone."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._numbers: dict[str, int] = {}
        owner.destroyed.connect(partial(_stop_all, jobs, self._numbers))

    def start(
        self,
        name: str,
        words: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[SomError], None],
    ) -> int:
        """Begin `work`, called `words`, in place of what runs under `name`; gives its number."""
        self.stop(name)
        number = self._jobs.start(words, work, done, failed)
        self._numbers[name] = number
        return number

    def stop(self, name: str) -> None:
        """Stop what runs under `name`, if anything does."""
        if name in self._numbers:
            self._jobs.cancel(self._numbers.pop(name))


def _stop_all(jobs: Jobs, numbers: dict[str, int], _owner: QObject | None = None) -> None:
    for number in numbers.values():
        jobs.cancel(number)
