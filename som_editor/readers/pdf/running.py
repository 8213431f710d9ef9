"""What runs along the pages of a PDF beside its text: headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from som_editor.core.text import clean_line
from som_editor.readers.pdf.joined import SPACE, lines
from som_editor.readers.pdf.pages import HYPHEN, Page, Piece

_NUMBER = re.compile(
    r"(?i)[-–— ]*(?:(?:pagina|page|blz\.?|p\.)\s*)?\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?[-–— ]*"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.15
"""Share of a page, at its top and bottom, in which headers and footers stand."""

_EDGE_LINES = 3
"""How many lines of a page at either end may be a header or footer."""

_REPEATED = 3
"""A line on fewer pages may be text that happens to return, unless there are no more pages."""


class PageLine(NamedTuple):
    """A line on a page: the pieces of it, and what they say."""

    page: int
    pieces: tuple[Piece, ...]
    text: str

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(piece.left for piece in self.pieces)

    @property
    def height(self) -> float:
        """How high on the page it stands."""
        return max(self.pieces, key=lambda piece: len(piece.text)).base


class Running(NamedTuple):
    """A line beside the text: the first page it stands on, what it says, and what it is."""

    page: int
    text: str
    kind: str


def page_lines(page: Page, pieces: Iterable[Piece] | None = None) -> list[PageLine]:
    """The lines of `page`, or those that only its `pieces` make."""
    chosen = page.pieces if pieces is None else pieces
    return [PageLine(page.number, tuple(line), said(line)) for line in lines(chosen)]


def said(line: Iterable[Piece]) -> str:
    """What `line` says; a gap between its pieces is a space."""
    text = ""
    right = 0.0
    for piece in line:
        gap = bool(text) and piece.left - right > piece.size * SPACE
        text += f" {piece.text}" if gap and not text.endswith(" ") else piece.text
        right = piece.right
    text = clean_line(text)
    return text[:-1].replace(HYPHEN, "-") + text[-1:]


def running(
    pages: list[Page], found: list[list[PageLine]], *, anywhere: bool = False
) -> set[PageLine]:
    """Which of the lines that were `found` on each of `pages` run along: they return on others.

    They stand at the top or bottom of a page or, as watermarks do, `anywhere`.
    """
    edges = [
        lines_ if anywhere else _edges(page, lines_)
        for page, lines_ in zip(pages, found, strict=True)
    ]
    counts = Counter(key for lines_ in edges for key in {_key(line) for line in lines_})
    least = min(_REPEATED, max(len(pages), 2))
    return {
        line
        for lines_ in edges
        for line in lines_
        if counts[_key(line)] >= least or (len(pages) > 1 and _is_number(line))
    }


def told(lines_: Iterable[PageLine], pages: list[Page]) -> Iterator[Running]:
    """Each of `lines_` once, whatever the numbers in it, with whether it is header or footer."""
    heights = {page.number: page.height for page in pages}
    known: set[str] = set()
    for line in sorted(lines_, key=lambda one: (one.page, -one.height)):
        key = _key(line)
        if key not in known:
            known.add(key)
            is_header = line.height > heights[line.page] / 2
            kind = "page_number" if _is_number(line) else "header" if is_header else "footer"
            yield Running(line.page, line.text, kind)


def _edges(page: Page, found: list[PageLine]) -> list[PageLine]:
    """The lines at the top and the bottom of `page`."""
    by_height = sorted(found, key=lambda line: -line.height)
    ends = by_height[:_EDGE_LINES] + by_height[_EDGE_LINES:][-_EDGE_LINES:]
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    return [line for line in ends if not low < line.height < high]


def _key(line: PageLine) -> str:
    return _DIGITS.sub("#", line.text)


def _is_number(line: PageLine) -> bool:
    return bool(_NUMBER.fullmatch(line.text))
