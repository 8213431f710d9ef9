"""Standard output and error: results plain on the one, progress and messages on the other."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from som_editor.core.progress import Report
from som_editor.i18n import _
from som_editor.use_cases.waiting import Waiting
from som_editor.wording.time_left import with_time_left
from som_editor.writers.comparison_text import Paint, Tone, unpainted

_CODES = {Tone.HEADING: "1", Tone.OLD: "33;9", Tone.NEW: "34;4", Tone.REMARK: "7"}
"""Bold, struck orange, underlined blue, reversed: never by colour alone."""


def use_utf8() -> None:
    """Write UTF-8 whatever the system's code page is; a terminal that cannot, shows "?"."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """`text` as a result."""
    print(text, end="" if text.endswith("\n") else "\n")  # noqa: T201 -- the command line's output


def tell(text: str) -> None:
    """`text` as a message beside the results."""
    print(text, file=sys.stderr)  # noqa: T201 -- the command line's messages


def paint() -> Paint:
    """How a report is dressed: for a terminal that wants colour, else not at all."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return _painted
    return unpainted


@contextmanager
def progress(words: str, clock: Callable[[], float] = time.monotonic) -> Iterator[Report]:
    """A bar on standard error while the block lasts, where somebody is looking.

    Elsewhere a line that says how long it will take, if that is long.
    """
    if not sys.stderr.isatty():
        yield Waiting(_Once(words).tell, clock).report
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)

        def show(left: str, done: int, total: int) -> None:
            bar.update(task, description=with_time_left(words, left), completed=done, total=total)

        yield Waiting(show, clock).report


class _Once:
    """Says once what work will cost."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._said = False

    def tell(self, left: str, _done: int, _total: int) -> None:
        if left and not self._said:
            self._said = True
            tell(_("{words}: {left}. Stoppen kan met Ctrl+C.").format(words=self._words, left=left))


def _painted(text: str, tone: Tone) -> str:
    return f"\x1b[{_CODES[tone]}m{text}\x1b[0m"
