"""Pieces of text as the lines and paragraphs that they make: spaces and hyphens at line ends."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from som_editor.core.document import Text, normal_inlines
from som_editor.core.import_report import Guess, GuessKind
from som_editor.core.inline_edit import Inlines
from som_editor.core.text import clean_text
from som_editor.readers.pdf.pages import HYPHEN, Page, Piece

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = re.compile(r"([^\W\d_]+)$")
_BEGINS = re.compile(r"([^\W\d_]+)")
_OPEN_HYPHEN = re.compile(r"(?:en|of|als|noch)\b")
"""How a line goes on above which "binnen-" is a word that was left open."""

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S*(?<=[./_?=&#])$")
"""A web address that was broken at the end of a line, where small letters follow."""

_SPACES = re.compile(r"[ \t\n\r]+")
SPACE = 0.2
"""Share of the size of type from which a gap between two pieces is a space."""


class Words:
    """How often each word stands whole within the lines of a text."""

    def __init__(self, pages: Iterable[Page]) -> None:
        said = (piece.text.lower() for page in pages for piece in page.pieces)
        self._counts = Counter(word for text in said for word in _WORD.findall(text))

    def is_broken(self, above: str, below: str) -> bool:
        """Whether the hyphen at the end of `above` only breaks a word that goes on in `below`.

        That is so where the text has the word without a hyphen elsewhere, and not with one.
        """
        first, second = _ENDS.search(above), _BEGINS.match(below)
        if first is None or second is None:
            return False
        one, other = first[1].lower(), second[1].lower()
        return self._counts[one + other] > self._counts[f"{one}-{other}"]


class Joiner:
    """Joins pieces; what it does to hyphens goes to `guesses`."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.guesses: list[Guess] = []

    def inlines(self, pieces: Iterable[tuple[Piece, str]], *, marked: bool) -> Inlines:
        """The text of `pieces`, each with where it leads; its marks only where `marked`."""
        made: list[Text] = []
        before: Piece | None = None
        for piece, link in pieces:
            said = clean_text(_SPACES.sub(" ", piece.text))
            if not said:
                continue
            if before is not None:
                said = self._continued(made, before, piece, said)
            marks = piece.marks if marked else frozenset()
            made.append(Text(said, marks, link))
            before = piece
        if made:
            made[-1] = _hyphened(made[-1])
        return normal_inlines(_single_spaced(made))

    def _continued(self, made: list[Text], before: Piece, piece: Piece, said: str) -> str:
        """`said` as it goes on behind what was `made`, whose last sign may change."""
        last = made[-1]
        shown = last.text
        if same_line(before, piece):
            apart = piece.left - before.right > SPACE * max(before.size, piece.size)
            spaced = apart or shown.endswith(" ") or said.startswith(" ")
            lent = spaced and bool(last.marks or last.link)  # the space is not part of the mark
            shown = _hyphened(last).text.rstrip(" ")
            made[-1] = Text(f"{shown} " if spaced and not lent else shown, last.marks, last.link)
            return f" {said.lstrip(' ')}" if lent else said.lstrip(" ") if spaced else said
        text = shown.rstrip(" ")
        if _ADDRESS.search(text) and re.match(r"[a-z0-9]", said.lstrip()):
            made[-1] = Text(_hyphened(last).text.rstrip(" "), last.marks, last.link)
            return said.lstrip()
        if not text.endswith(("-", HYPHEN, "\u2010")):
            made[-1] = _hyphened(last)
            return f" {said.lstrip()}"
        text, said = text[:-1].replace(HYPHEN, "-"), said.lstrip()
        if text[-1:].isspace() or not text or _OPEN_HYPHEN.match(said):
            made[-1] = Text(f"{text}-", last.marks, last.link)
            return f" {said}"
        broken = self._words.is_broken(text, said)
        made[-1] = Text(text if broken else f"{text}-", last.marks, last.link)
        around = f"{text.split(' ')[-1]}{'' if broken else '-'}{said.split(' ')[0]}"
        kind = GuessKind.LINE_BREAK_HYPHEN if broken else GuessKind.KEPT_HYPHEN
        self.guesses.append(Guess(kind, piece.page, around))
        return said


def same_line(one: Piece, other: Piece) -> bool:
    """Whether two pieces that follow each other stand on one line."""
    if one.page != other.page or other.right < one.left:
        return False
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    lowest = min(one.height, other.height)
    middle = abs((one.top + one.bottom) / 2 - (other.top + other.bottom) / 2)
    return overlap > lowest / 2 or middle < max(one.height, other.height) / 2


def lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """`pieces` by the lines that they make, in the order in which they come."""
    line: list[Piece] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if line and not same_line(line[-1], piece):
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _hyphened(text: Text) -> Text:
    """`text` with every hyphen as one that shows."""
    return Text(text.text.replace(HYPHEN, "-"), text.marks, text.link)


def _single_spaced(made: Iterable[Text]) -> tuple[Text, ...]:
    """`made` without spaces that stand behind spaces."""
    result: list[Text] = []
    after_space = True
    for one in made:
        text = _SPACES.sub(" ", one.text)
        text = text.lstrip(" ") if after_space else text
        if text:
            after_space = text.endswith(" ")
            result.append(Text(text, one.marks, one.link))
    return tuple(result)
