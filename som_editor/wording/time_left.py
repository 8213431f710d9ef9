"""How long something will still take, in words."""

from som_editor.i18n import _, ngettext

LONG = 10.0
"""Of work that takes fewer seconds, nothing is said: it is done before one has read it."""

EARLY = 1.0
"""After fewer seconds nobody can tell."""

_STEP = 5
_MINUTE = 60


def time_left(elapsed: float, done: int, total: int) -> str:
    """What is left of work of which `done` of `total` took `elapsed` seconds; empty if not long."""
    if elapsed < EARLY or not 0 < done < total or elapsed * total / done <= LONG:
        return ""
    seconds = elapsed * (total - done) / done
    count = max(round(seconds / _STEP), 1) * _STEP
    if count < _MINUTE:
        return ngettext(
            "nog ongeveer {count} seconde", "nog ongeveer {count} seconden", count
        ).format(count=count)
    count = max(round(seconds / _MINUTE), 1)
    return ngettext("nog ongeveer {count} minuut", "nog ongeveer {count} minuten", count).format(
        count=count
    )


def with_time_left(words: str, left: str) -> str:
    """What is going on, and what is left of it."""
    return _("{words}, {left}").format(words=words, left=left) if left else words
