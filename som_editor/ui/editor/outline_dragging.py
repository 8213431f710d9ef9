"""Where what is dragged in the outline would go, and the line that shows it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from som_editor.core.document import BlockId, Document
from som_editor.core.structure_edit import drop_position
from som_editor.ui.editor.outline_labels import OutlineItem
from som_editor.ui.editor.outline_rows import inset
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

BLOCK_TYPE = "application/x-som-editor-block"
"""What is dragged in the outline: the id of a heading or of a list item."""


class Line(NamedTuple):
    """A line of the outline as it stands on the screen; `area` is null where it is folded away."""

    item: OutlineItem
    area: QRect


class Drop(NamedTuple):
    """Where something goes: before the block at `position`; the line is drawn at `y`."""

    block: BlockId
    position: int
    depth: int
    y: int


def dragged_data(block: BlockId) -> QMimeData:
    """`block` as what is dragged."""
    data = QMimeData()
    data.setData(BLOCK_TYPE, block.encode())
    return data


def dragged_block(data: QMimeData) -> BlockId | None:
    """The block that is dragged; None where it is something from elsewhere."""
    if not data.hasFormat(BLOCK_TYPE):
        return None
    return BlockId(bytes(data.data(BLOCK_TYPE).data()).decode(errors="replace"))


def drop_at(
    document: Document, lines: Sequence[Line], data: QMimeData, point: QPoint
) -> Drop | None:
    """Where `data` goes when it is dropped at `point`; under the last line counts as that line."""
    block = dragged_block(data)
    shown = [line for line in lines if line.area.isValid()]
    known = {line.item.block: line.item for line in lines}
    if block not in known or not shown:
        return None
    over = next((line for line in shown if line.area.bottom() >= point.y()), shown[-1])
    after = point.y() > over.area.center().y()
    position = drop_position(document, block, over.item.block, after=after)
    if position is None:
        return None
    return Drop(block, position, known[block].depth, _y(document, shown, position))


def paint_drop(painter: QPainter, drop: Drop, width: int) -> None:
    """Draw a ring and a line, as far in as what is dragged stands."""
    left, ring = px(10) + inset(drop.depth), px(3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = max(drop.y, ring + 1)
    painter.drawEllipse(QPointF(left + ring, y), ring, ring)
    painter.drawLine(QPointF(left + 2 * ring, y), QPointF(width - px(8), y))


def _y(document: Document, shown: Sequence[Line], position: int) -> int:
    """Where the line is drawn: above the first line in sight that stands at `position` or later."""
    order = {block.id: place for place, block in enumerate(document.blocks)}
    for line in shown:
        if order.get(line.item.block, -1) >= position:
            return line.area.top()
    return shown[-1].area.bottom()
