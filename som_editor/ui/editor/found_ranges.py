"""Where in the widget stands what was found in the model."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from som_editor.core.document import BlockId, Document, Text, TextBlock, text_blocks
from som_editor.core.passages import Match, Where
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import ID, KIND
from som_editor.ui.editor.positions import units, widget_range


class Range(NamedTuple):
    """The characters of the widget from `start` to `stop`."""

    start: int
    stop: int


def found_ranges(shown: QTextDocument, document: Document, found: Sequence[Match]) -> list[Range]:
    """A range of `shown` for each match that was `found` in `document`, which it shows.

    What stands in a picture, or in a table that is drawn as one, is its whole block. What is not
    shown at all is at the beginning.
    """
    of_owner: defaultdict[str, list[int]] = defaultdict(list)
    of_block: defaultdict[str, list[int]] = defaultdict(list)
    for number, match in enumerate(found):
        of_owner[match.passage.spot.owner].append(number)
        of_block[match.passage.spot.block].append(number)
    texts = _texts(document, set(of_block))
    reader = Reader(document)
    result = [Range(0, 0)] * len(found)
    for block, block_id in _named_blocks(shown):
        base, length = block.position(), block.length() - 1
        if block.blockFormat().property(KIND) == "atomic":
            for number in of_block.get(block_id, ()):
                result[number] = Range(base, base + length)
            continue
        text = texts.get(BlockId(block_id))
        as_counted = text is not None and _counts_alike(text)
        for number in of_owner.get(block_id, ()):
            match = found[number]
            start, stop = match.start, match.stop
            if not as_counted:
                start, stop = _in_block(match, text, reader)
            result[number] = Range(base + min(start, length), base + min(stop, length))
    return result


def _counts_alike(text: TextBlock) -> bool:
    """Whether a place in the words of `text` is the same number in the widget."""
    if text.speaker:
        return False
    return all(
        isinstance(one, Text) and (one.text.isascii() or max(one.text, default="") <= "\uffff")
        for one in text.inlines
    )


def _named_blocks(shown: QTextDocument) -> Iterator[tuple[QTextBlock, str]]:
    block = shown.begin()
    while block.isValid():
        yield block, str(block.blockFormat().property(ID) or "")
        block = block.next()


def _texts(document: Document, blocks: set[str]) -> dict[BlockId, TextBlock]:
    """The text blocks in those of `blocks`, by their ids."""
    return {
        part.id: part
        for block in document.blocks
        if block.id in blocks
        for part in text_blocks(block)
    }


def _in_block(match: Match, text: TextBlock | None, reader: Reader) -> tuple[int, int]:
    """The range of `match` in the Qt block that shows `text`, or a line such as a caption."""
    if text is not None and match.passage.spot.where is Where.BODY:
        return widget_range(text, match.start, match.stop, reader)
    line = match.passage.text
    return units(line[: match.start]), units(line[: match.stop])
