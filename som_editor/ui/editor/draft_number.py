"""Whether a number will do for the version that a draft is to become."""

import re
from collections.abc import Sequence

from som_editor.core.errors import WrongUse
from som_editor.i18n import _
from som_editor.wording.errors import describe

_PARTS = re.compile(r"\d+(?:\.\d+)*")


def number_problem(number: str, known: Sequence[str]) -> str:
    """What is wrong with `number` after the versions numbered `known`; empty when it will do.

    Numbers that are no figures with points ("najaar 2026") are not held against each other.
    """
    if not number:
        return describe(WrongUse("no_number"))
    if number in known:
        return describe(WrongUse("number_taken", number))
    later = [other for other in known if _parts(other) > _parts(number) > ()]
    if later:
        highest = max(later, key=_parts)
        return _("Dit nummer ligt vóór {number}; kies een hoger nummer.").format(number=highest)
    return ""


def _parts(number: str) -> tuple[int, ...]:
    """The figures of `number`, "3.0" as "3"; none where it is another sort of name."""
    if not _PARTS.fullmatch(number):
        return ()
    parts = [int(part) for part in number.split(".")]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return tuple(parts)
