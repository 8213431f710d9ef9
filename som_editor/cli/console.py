"""Standard output and error: results plain on the one, progress and messages on the other."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from som_editor.core.progress import Report, silent
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
def progress(words: str) -> Iterator[Report]:
    """A bar on standard error while the block lasts, where somebody is looking."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield report


def _painted(text: str, tone: Tone) -> str:
    return f"\x1b[{_CODES[tone]}m{text}\x1b[0m"
