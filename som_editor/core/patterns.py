"""Regular expressions of users: found with a limit to the work, told in our terms when wrong.

Some patterns take longer than anybody waits. The engine stops those at a limit, and then there is
no result at all rather than a part of it: what is found never depends on the machine.
"""

import re
from functools import lru_cache
from math import prod

import regex

from som_editor.core.errors import InvalidPattern, PatternReason

WORK_SECONDS = 0.25
"""What one stretch of text may take; sensible patterns take some microseconds."""

_MOST_REPEATED = 20_000
"""How often a pattern may repeat by count, all counts multiplied: the engine writes them out."""

_COUNTS = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_REASONS = (
    ("missing )", PatternReason.OPEN_GROUP),
    ("missing >", PatternReason.OPEN_GROUP),
    ("unterminated character set", PatternReason.OPEN_SET),
    ("unbalanced parenthesis", PatternReason.UNOPENED_GROUP),
    ("nothing to repeat", PatternReason.NOTHING_TO_REPEAT),
    ("multiple repeat", PatternReason.NOTHING_TO_REPEAT),
    ("bad escape", PatternReason.BAD_ESCAPE),
    ("group", PatternReason.NO_SUCH_GROUP),
)


def find_pattern(pattern: str, text: str, *, exact: bool) -> list[tuple[int, int]]:
    """Where `pattern` fits in `text`, as (start, stop); where it fits nothing, it is not found.

    Raises InvalidPattern when it cannot be read, or asks too much work.
    """
    try:
        limited = compiled(pattern, exact).finditer(text, timeout=WORK_SECONDS)
        found = [match.span() for match in limited]
    except TimeoutError:
        raise InvalidPattern(PatternReason.TOO_MUCH_WORK, pattern) from None
    return [(start, stop) for start, stop in found if start < stop]


def check_template(pattern: str, template: str, *, exact: bool) -> None:
    """Raises InvalidPattern when `template` cannot stand in for what `pattern` finds."""
    compiled(pattern, exact)
    match = regex.match(f"(?:{pattern})|", "")  # fits nothing at all too, to be tried on that
    if match is not None:
        _expanded(match, template)


def expanded(pattern: str, template: str, text: str, start: int, *, exact: bool) -> str | None:
    r"""What `template` says for the match at `start` of `text`: \1 is its first group.

    None where there is no match. Raises InvalidPattern.
    """
    try:
        match = compiled(pattern, exact).match(text, start, timeout=WORK_SECONDS)
    except TimeoutError:
        raise InvalidPattern(PatternReason.TOO_MUCH_WORK, pattern) from None
    return None if match is None else _expanded(match, template)


@lru_cache(maxsize=16)
def compiled(pattern: str, exact: bool) -> "regex.Pattern[str]":
    """`pattern` ready for use: ^ and $ are the ends of lines. Raises InvalidPattern."""
    counts = (int(count[:9]) for both in _COUNTS.findall(pattern) for count in both if count)
    if prod(max(count, 1) for count in counts) > _MOST_REPEATED:
        raise InvalidPattern(PatternReason.TOO_MUCH_WORK, pattern)
    flags = regex.MULTILINE if exact else regex.MULTILINE | regex.IGNORECASE
    try:
        return regex.compile(pattern, flags)
    except regex.error as error:
        raise InvalidPattern(_reason(str(error)), str(error)) from None


def _expanded(match: "regex.Match[str]", template: str) -> str:
    try:
        return match.expand(template)
    except regex.error as error:
        raise InvalidPattern(_reason(str(error)), str(error)) from None
    except IndexError as error:  # how it says that there is no such group
        raise InvalidPattern(PatternReason.NO_SUCH_GROUP, str(error)) from None


def _reason(message: str) -> PatternReason:
    return next((reason for words, reason in _REASONS if words in message), PatternReason.OTHER)
