"""Finding words in text as a reader means them: looks of quotes, accents and case aside.

A regular expression is looked for as it stands: it minds accents, and case only if `exact`.
"""

import unicodedata
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from som_editor.core.patterns import find_pattern
from som_editor.core.tokens import FOLD

_SPACES = str.maketrans(dict.fromkeys("\t\n\u2002\u2003\u2007\u2009\u00a0\u202f", " "))


class Query(NamedTuple):
    """What is looked for; `exact` tells case and accents apart, `whole` finds whole words only.

    `pattern`: the text is a regular expression.
    """

    text: str
    exact: bool = False
    whole: bool = False
    pattern: bool = False


def find(query: Query, text: str) -> list[tuple[int, int]]:
    """Where `query` stands in `text`, as (start, stop), from left to right without overlap.

    Raises InvalidPattern for a regular expression that cannot be used.
    """
    if query.pattern:
        found = find_pattern(query.text, text, exact=query.exact) if query.text else []
        return [place for place in found if not (query.whole and _cuts_a_word(text, *place))]
    wanted = _folded(query.text, exact=query.exact)
    if not wanted:
        return []
    folded = _folded(text, exact=query.exact)
    at = folded.find(wanted)
    if at < 0:
        return []
    places = _Places(text, folded, exact=query.exact)
    found = []
    while at >= 0:
        place = places.whole(at, at + len(wanted))
        if place is not None and not (query.whole and _cuts_a_word(text, *place)):
            found.append(place)
            at = folded.find(wanted, at + len(wanted))
        else:
            at = folded.find(wanted, at + 1)
    return found


class _Places:
    """From places in a folded text to those in the text itself."""

    def __init__(self, text: str, folded: str, *, exact: bool) -> None:
        self._text = text
        self._places: dict[int, int] | None = None
        if len(folded) != len(text) or _is_uneven(text, exact=exact):
            sizes = (len(_fold(sign, exact=exact)) for sign in text)
            starts = [0, *accumulate(sizes)]
            self._places = {start: at for at, start in enumerate(starts)}

    def whole(self, start: int, stop: int) -> tuple[int, int] | None:
        """The characters from `start` to `stop`; None where that would cut one, or its accent."""
        if self._places is None:
            return start, stop
        first, last = self._places.get(start), self._places.get(stop)
        if first is None or last is None:
            return None
        text = self._text
        if last < len(text) and unicodedata.combining(text[last]):
            return None
        return first, last


@cache
def _fold(sign: str, *, exact: bool) -> str:
    """`sign` with what does not matter left out; accents are characters of their own if `exact`."""
    apart = unicodedata.normalize("NFD", sign.translate(FOLD).translate(_SPACES))
    if exact:
        return apart
    return "".join(part for part in apart if not unicodedata.combining(part)).casefold()


class _Table(dict[int, str]):
    """Folds characters for `str.translate`, each once."""

    def __init__(self, *, exact: bool) -> None:
        super().__init__()
        self._exact = exact

    def __missing__(self, sign: int) -> str:
        self[sign] = folded = _fold(chr(sign), exact=self._exact)
        return folded


_TABLES = {exact: _Table(exact=exact) for exact in (False, True)}


def _folded(text: str, *, exact: bool) -> str:
    if text.isascii() and not ("\n" in text or "\t" in text or "`" in text):
        return text if exact else text.lower()
    return text.translate(_TABLES[exact])


def _is_uneven(text: str, *, exact: bool) -> bool:
    """Whether a character of `text` folds into none or several."""
    return not text.isascii() and any(len(_fold(sign, exact=exact)) != 1 for sign in set(text))


def _cuts_a_word(text: str, start: int, stop: int) -> bool:
    return _joins(text, start) or _joins(text, stop)


def _joins(text: str, at: int) -> bool:
    """Whether the characters on both hands of `at` belong to one word."""
    return 0 < at < len(text) and all(
        sign.isalnum() or unicodedata.combining(sign) for sign in (text[at - 1], text[at])
    )
