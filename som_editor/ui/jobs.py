"""Work in the background: with progress, a way to stop it, and a result for the window."""

import itertools
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from som_editor.core.errors import SomError
from som_editor.core.progress import Cancelled, Report
from som_editor.use_cases.waiting import Waiting
from som_editor.wording.time_left import with_time_left

Work = Callable[[Report], Any]
"""What a job does, in another thread; it touches no widget."""

PATIENCE_MS = 300
"""How long a job may take before the window shows that something is going on."""


class Handlers(NamedTuple):
    """What is done with a job's end, in the window's thread."""

    done: Callable[[Any], None]
    failed: Callable[[SomError], None]


class Jobs(QObject):
    """The jobs under way. A job is kept until it ends, whatever its owner does meanwhile."""

    progressed = Signal(str, int, int)
    """(words, done, total) of the job that is under way; total is 0 while it is unknown.

    The words say how long it will still take, where that is long.
    """
    idle = Signal()
    """Nothing is under way any more."""

    _ended = Signal(int, object, object)
    _reported = Signal(int, str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._numbers = itertools.count()
        self._running: dict[int, tuple[_Job, Handlers]] = {}
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        words: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[SomError], None],
    ) -> int:
        """Begin `work`, which the window calls `words`; returns the number to cancel it by."""
        number = next(self._numbers)
        job = _Job(number, words, work, self)
        self._running[number] = (job, Handlers(done, failed))
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._report(number, words, 0, 0))
        self._pool.start(job)
        return number

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._running)

    def cancel(self, number: int | None = None) -> None:
        """Stop the job `number`, or all of them, at its next report; its result is dropped."""
        for known, (job, _handlers) in self._running.items():
            if number is None or known == number:
                job.cancelled = True

    def close(self) -> None:
        """Stop everything and wait until it has stopped; nothing is handed over any more."""
        self.cancel()
        self._pool.waitForDone()
        self._running.clear()

    def finish(self, number: int, result: object, error: BaseException | None) -> None:
        """Called by a job in its own thread."""
        self._ended.emit(number, result, error)

    def report(self, number: int, words: str, done: int, total: int) -> None:
        """Called by a job in its own thread."""
        self._reported.emit(number, words, done, total)

    def _report(self, number: int, words: str, done: int, total: int) -> None:
        if number in self._running:
            self.progressed.emit(words, done, total)

    def _end(self, number: int, result: object, error: BaseException | None) -> None:
        if number not in self._running:
            return
        job, handlers = self._running.pop(number)
        if not self._running:
            self.idle.emit()
        if job.cancelled:
            return
        if isinstance(error, SomError):
            handlers.failed(error)
        elif error is not None:
            raise error
        else:
            handlers.done(result)


class _Job(QRunnable):
    def __init__(self, number: int, words: str, work: Work, jobs: Jobs) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.cancelled = False
        self._words = words
        self._number = number
        self._work = work
        self._jobs = jobs

    def run(self) -> None:
        """Do the work; whatever happens is told to the window's thread."""
        result: object = None
        failure: BaseException | None = None
        self._waiting = Waiting(self._tell, patience=PATIENCE_MS / 1000)
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled = True
        except Exception as error:  # noqa: BLE001 -- raised again in the window's thread
            failure = error
        self._jobs.finish(self._number, result, failure)

    def _report(self, done: int, total: int) -> None:
        if self.cancelled:
            raise Cancelled
        self._waiting.report(done, total)

    def _tell(self, left: str, done: int, total: int) -> None:
        self._jobs.report(self._number, with_time_left(self._words, left), done, total)
