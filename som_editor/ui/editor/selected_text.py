"""What is selected: block by block, the words of one block, and as text to count."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from som_editor.ui.editor.block_formats import LINE, OBJECT, SHOWN

_BLOCK = "\u2029"
"""What Qt puts between the blocks of a selection."""


class Piece(NamedTuple):
    """A block of which the characters from `start` to `stop` are selected, perhaps none."""

    block: QTextBlock
    start: int
    stop: int


def pieces(cursor: QTextCursor) -> Iterator[Piece]:
    """The blocks that the selection touches, or the one that `cursor` stands in."""
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        start = max(cursor.selectionStart() - block.position(), 0)
        stop = min(cursor.selectionEnd() - block.position(), block.length() - 1)
        yield Piece(block, start, stop)
        block = block.next()


def selected_phrase(cursor: QTextCursor) -> str:
    """The words that `cursor` has selected; empty where they are not all plain words of a block."""
    words = cursor.selectedText()
    return "" if any(sign in words for sign in (OBJECT, LINE, _BLOCK)) else words.strip()


def selected_text(cursor: QTextCursor) -> str:
    """What `cursor` has selected, a line each block: fields with the words that they show."""
    lines = []
    for piece in pieces(cursor):
        parts = []
        iterator = piece.block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            start = max(cursor.selectionStart() - fragment.position(), 0)
            stop = min(cursor.selectionEnd() - fragment.position(), fragment.length())
            if start < stop:
                shown = str(fragment.charFormat().property(SHOWN) or "")
                units = fragment.text().encode("utf-16-le")[2 * start : 2 * stop]
                text = units.decode("utf-16-le", "ignore").replace(OBJECT, shown)
                parts.append(text.replace(LINE, "\n"))
            iterator += 1
        lines.append("".join(parts))
    return "\n".join(lines)
