"""The language of the interface: Dutch words stand in the code, gettext brings the English."""

import gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from som_editor import assets

LANGUAGES = ("nl", "en")

_translate: Callable[[str], str] = str
_translate_plural: Callable[[str, str, int], str] | None = None

_in_dutch = ContextVar("in_dutch", default=False)


def use_language(language: str) -> None:
    """Speak `language` ("nl" or "en") from here on; anything else is Dutch.

    Where the catalogue is missing or lacks a sentence, that is Dutch too. One process speaks one
    language: it is chosen at the start, before the first sentence.
    """
    global _translate, _translate_plural
    if language != "en":
        _translate, _translate_plural = str, None
        return
    catalogue = gettext.translation(
        "som_editor", assets.resource("translations"), languages=["en"], fallback=True
    )
    _translate, _translate_plural = catalogue.gettext, catalogue.ngettext


@contextmanager
def dutch() -> Iterator[None]:
    """What is said inside is Dutch, whatever the language in use: it goes into a Dutch document."""
    token = _in_dutch.set(True)
    try:
        yield
    finally:
        _in_dutch.reset(token)


def _(text: str) -> str:
    """`text` in the language in use."""
    if _in_dutch.get():
        return text
    return _translate(text) if text else ""  # gettext keeps its own notes under the empty text


def ngettext(singular: str, plural: str, count: int) -> str:
    """`singular` for one, else `plural`, in the language in use; {count} is left to the caller."""
    if _translate_plural is None or _in_dutch.get():
        return singular if count == 1 else plural
    return _translate_plural(singular, plural, count)


def grouped(number: int) -> str:
    """`number` with the mark of the language in use at the thousands: "1.011", "1,011"."""
    mark = "." if _translate_plural is None or _in_dutch.get() else ","
    return f"{number:,}".replace(",", mark)
