"""Numbers and bullets that somebody typed before a paragraph instead of letting Word count."""

import re
from typing import NamedTuple

_CAPITAL = r"(?=[(‘’“\"']?[A-ZÀ-ÖØ-Þ])"
_NUMBER = re.compile(
    r"\s*(?P<label>"
    # a number that names itself: "Artikel 1.6a Bevoegdheden", but not "Artikel 5 van de wet"
    r"(?:(?:[Aa]rtikel|ARTIKEL|[Aa]rt\.|[Hh]oofdstuk|HOOFDSTUK|[Pp]aragraaf|[Bb]ijlage|BIJLAGE|§)"
    rf"\s*(?:\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|[IVX]{{1,5}}|[A-Z])(?:[.:]|(?=\s+{_CAPITAL})))"
    # one of several parts: "1.2.3 Doel", but not "1.5 meter"
    rf"|\d{{1,3}}(?:\.\d{{1,3}})+[a-z]?(?:[.:)]|(?=\s+{_CAPITAL}))"
    # or what counts items: 7. and 7), a) and b., (iii)
    r"|\d{1,3}[a-z]?[.)]|[a-z][.)]|[ivx]{2,5}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{2,5})\)"
    r")\s+(?=\S)"
)
_BULLET = re.compile(r"\s*(?P<label>[•●▪◦‣∙·*–—-])\s+(?=\S)")
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{2,5})[.)]")
_COUNTED = re.compile(r"\(?(?:\d{1,3}[a-z]?|[a-z]|[ivx]{2,5})[.)]")


class Typed(NamedTuple):
    """A typed number or bullet, and how many characters it takes with the space behind it."""

    label: str
    length: int

    @property
    def is_item(self) -> bool:
        """Whether it counts items of a list ("7.", "a)") rather than articles or sections."""
        return bool(_COUNTED.fullmatch(self.label))

    @property
    def is_letter(self) -> bool:
        """Whether it counts below a number."""
        return bool(_LETTER.fullmatch(self.label))


def typed_number(text: str) -> Typed | None:
    """The number that was typed before `text`; None where there is none, or nothing behind it."""
    return _found(_NUMBER.match(text))


def typed_bullet(text: str) -> Typed | None:
    """The bullet that was typed before `text`; None where there is none."""
    return _found(_BULLET.match(text))


def _found(match: re.Match[str] | None) -> Typed | None:
    return Typed(" ".join(match["label"].split()), match.end()) if match else None
