"""Fields, which Word writes as code and as what that last showed, spread over runs."""

import re
from dataclasses import dataclass, field

from som_editor.core.document import Inline

_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_POINTER = re.compile(r"\s*REF\s+(\S+)")
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")


class Pointer:
    """What a field shows of the bookmark `name`, until it is known which block that is on."""

    def __init__(self, name: str, shown: tuple[Inline, ...]) -> None:
        self.name = name
        self.shown = shown


Piece = Inline | Pointer


def link_address(code: str) -> str:
    """Where a field of that code leads; empty for any other than a link."""
    match = _LINK.match(code)
    return match[1] if match else ""


def bookmark_shown(code: str) -> str:
    """The bookmark that a field of that code shows; empty for any other."""
    match = _POINTER.match(code)
    return match[1] if match else ""


@dataclass
class _Open:
    """A field that has begun: its code so far, and what of `pieces` it shows."""

    code: str = ""
    shows: bool = False
    pieces: list[Piece] | None = None
    start: int = 0


@dataclass
class Fields:
    """The fields that are open at a place in the text, outermost first.

    Where not each of them has an end (not `balanced`), no text is taken for contents.
    """

    balanced: bool = True
    _open: list[_Open] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether the text here is code, or what the code is made of."""
        return any(not one.shows for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether the text here is that of a table of contents."""
        return self.balanced and any(one.shows and _CONTENTS.match(one.code) for one in self._open)

    @property
    def link(self) -> str:
        """Where the text here leads, by a field."""
        return next((found for one in self._open if (found := link_address(one.code))), "")

    def begin(self) -> None:
        """A field begins."""
        self._open.append(_Open())

    def add_code(self, code: str) -> None:
        """More of the code of the innermost field."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code += code

    def show(self, pieces: list[Piece]) -> None:
        """From here on `pieces` get what the innermost field shows."""
        if self._open:
            last = self._open[-1]
            last.shows, last.pieces, last.start = True, pieces, len(pieces)

    def end(self, pieces: list[Piece]) -> None:
        """The innermost field ends; one that shows a bookmark becomes a pointer in `pieces`."""
        if not self._open:
            return
        last = self._open.pop()
        if last.pieces is pieces and (name := bookmark_shown(last.code)):
            point(pieces, last.start, name)

    def end_of_paragraph(self) -> None:
        """Forget fields whose code has no end: nothing after them is code."""
        while self._open and self.in_code:
            self._open.pop()


def point(pieces: list[Piece], start: int, name: str) -> None:
    """Make what `pieces` hold from `start` on one pointer to the bookmark `name`."""
    shown: list[Inline] = []
    for piece in pieces[start:]:
        shown += piece.shown if isinstance(piece, Pointer) else (piece,)
    if shown:
        pieces[start:] = [Pointer(name, tuple(shown))]
