"""What of the text is in sight, and where its characters stand; for what is drawn around them."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock

from som_editor.core.anchors import own_text
from som_editor.core.document import Block, BlockId, Text, TextBlock
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import ID
from som_editor.ui.editor.page import PageGeometry
from som_editor.ui.editor.page_scale import reading_font
from som_editor.ui.editor.positions import body_start, characters, units
from som_editor.ui.fonts import EDITOR_TEXT


class Sight(NamedTuple):
    """The blocks that can be seen, from above, on a page scrolled by `scroll` pixels."""

    geometry: PageGeometry
    scroll: float
    blocks: tuple[QTextBlock, ...]

    def area(self, qt_block: QTextBlock) -> QRectF:
        """The lines of `qt_block`, as wide as the measure, in the viewport."""
        layout = qt_block.layout()
        count = layout.lineCount()
        last = layout.lineAt(count - 1)
        height = last.y() + last.height() if count else 0.0
        top = layout.position().y() - self.scroll
        return QRectF(self.geometry.text_left, top, self.geometry.text_width, height)

    def line_areas(self, qt_block: QTextBlock, start: int, stop: int) -> Iterator[QRectF]:
        """Where the characters from `start` to `stop` stand, line by line, as high as letters."""
        layout = qt_block.layout()
        origin = layout.position() - QPointF(0, self.scroll)
        metrics = QFontMetricsF(reading_font(EDITOR_TEXT))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(stop, line.textStart() + line.textLength())
            if last < stop and qt_block.text()[last - 1 : last] == " ":
                last -= 1  # the space at which the line was broken
            if first >= last:
                continue
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            base = origin.y() + line.y() + line.ascent()
            top = base - metrics.ascent() * 0.86
            yield QRectF(origin.x() + left, top, right - left, base + metrics.descent() - top)

    def place(self, qt_block: QTextBlock, offset: int) -> QPointF | None:
        """The base line where the character at `offset` begins; None before the first layout."""
        layout = qt_block.layout()
        line = layout.lineForTextPosition(min(offset, qt_block.length() - 1))
        if not line.isValid():
            return None
        origin = layout.position() - QPointF(0, self.scroll)
        x = _x(line.cursorToX(offset))
        return origin + QPointF(x, line.y() + line.ascent())


class Layer(Protocol):
    """Something that is drawn on the page besides the text."""

    def paint_under(self, painter: QPainter, sight: Sight) -> None:
        """Draw what stands under the letters."""

    def paint_over(self, painter: QPainter, sight: Sight) -> None:
        """Draw what stands over them and beside them."""


def block_id(qt_block: QTextBlock) -> BlockId:
    """The id of the model's block that `qt_block` shows."""
    return BlockId(str(qt_block.blockFormat().property(ID) or ""))


def widget_offset(block: Block, position: int) -> int:
    """Where the character at `position` of the block's own text stands in its Qt block."""
    if not isinstance(block, TextBlock):
        return 0
    return body_start(block) + units(own_text(block)[:position])


def own_position(block: Block, offset: int) -> int:
    """The position in the block's own text for the `offset` in its Qt block."""
    if not isinstance(block, TextBlock):
        return 0
    return characters(own_text(block), max(offset - body_start(block), 0))


def shown_offset(block: TextBlock, position: int, reader: Reader, *, end: bool = False) -> int:
    """Where the character at `position` of what `block` shows stands in its Qt block.

    Inside a field or reference that is before it, or with `end` behind it.
    """
    lead = len(block.speaker) + 1 if block.speaker else 0
    if position < lead:
        return units(block.speaker[:position])
    left, offset = position - lead, body_start(block)
    for inline in block.inlines:
        if left <= 0:
            break
        if isinstance(inline, Text):
            offset += units(inline.text[:left])
            left -= len(inline.text)
            continue
        size = len(reader.inline(inline))
        if size <= left or end:
            offset += 1
        left -= size
    return offset


def _x(found: object) -> float:
    """The place along a line; PySide may give the position that it is for beside it."""
    place: float = found[0] if isinstance(found, tuple) else found  # type: ignore[assignment]
    return place
