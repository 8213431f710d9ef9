"""Numbers and bullets that somebody typed before a paragraph, though a program could count."""

import re
from typing import NamedTuple

from som_editor.core.document import Block, Role, Text, TextBlock
from som_editor.core.import_report import GuessKind
from som_editor.core.inline_edit import Inlines

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
    def is_bullet(self) -> bool:
        """Whether it is a bullet rather than a number."""
        return len(self.label) == 1 and not self.label.isalnum()

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


def typed_before(inlines: Inlines, role: Role) -> Typed | None:
    """The number or bullet that was typed before a paragraph of `role`; None where there is none.

    Only plain paragraphs have typed bullets.
    """
    first: list[str] = []
    for inline in inlines:
        if not isinstance(inline, Text):
            break
        first.append(inline.text)
    text = "".join(first)
    if role not in (Role.PARAGRAPH, Role.HEADING, Role.GUIDELINE):
        return None
    if found := typed_number(text):
        return found
    return typed_bullet(text) if role is Role.PARAGRAPH else None


class TypedItem(NamedTuple):
    """What a paragraph with a typed number or bullet is; `label` is the number to keep."""

    kind: GuessKind
    role: Role
    level: int
    label: str


def typed_item(typed: Typed, role: Role, level: int, above: Block | None) -> TypedItem:
    """What a paragraph of `role` at `level` under `above` is by what was typed before it."""
    if typed.is_bullet:
        return TypedItem(GuessKind.BULLET, Role.BULLET, level, "")
    if role is not Role.PARAGRAPH or not typed.is_item:
        return TypedItem(GuessKind.TYPED_NUMBER, role, level, typed.label)
    under = isinstance(above, TextBlock) and above.role is Role.GUIDELINE
    deeper = 2 if typed.is_letter and under else 1
    return TypedItem(GuessKind.TYPED_NUMBER, Role.GUIDELINE, deeper, typed.label)


def _found(match: re.Match[str] | None) -> Typed | None:
    return Typed(" ".join(match["label"].split()), match.end()) if match else None
