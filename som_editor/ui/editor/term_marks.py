"""A quiet line under the words of the text that are defined."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from som_editor.core.definitions import terms_in
from som_editor.core.document import Block, BlockId, Definition, TextBlock
from som_editor.core.shown import Reader
from som_editor.ui.editor.positions import widget_offset
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_BELOW = 4
"""How far under the base line, in pixels."""
_DOTS = (1.0, 3.0)


class TermMarks:
    """Draws a dotted line under each term in the blocks that can be seen, while it is `shown`."""

    def __init__(self, view: ProtocolView) -> None:
        self._view = view
        self.shown = False
        self._known: dict[BlockId, tuple[Block, list[tuple[int, int]]]] = {}
        self._definitions: tuple[Definition, ...] = ()
        self._fields: tuple[tuple[str, str], ...] = ()
        view.decorations.append(self._draw)

    def show(self, *, on: bool) -> None:
        """Mark the terms, or leave them unmarked."""
        self.shown = on
        self._view.viewport().update()

    def spans(self, block: Block) -> list[tuple[int, int]]:
        """Where terms stand in `block`, as the widget counts."""
        document = self._view.protocol()
        if (document.definitions, document.fields) != (self._definitions, self._fields):
            self._known.clear()
            self._definitions, self._fields = document.definitions, document.fields
        if not self._definitions or not isinstance(block, TextBlock):
            return []
        known = self._known.get(block.id)
        if known is None or known[0] is not block:
            reader = Reader(document)
            found = terms_in(self._definitions, reader.block(block))
            known = (
                block,
                [
                    (widget_offset(block, start, reader), widget_offset(block, stop, reader))
                    for start, stop, _definition in found
                ],
            )
            self._known[block.id] = known
        return known[1]

    def _draw(self, painter: QPainter, qt_block: QTextBlock, block: Block) -> None:
        spans = self.spans(block) if self.shown else []
        if not spans:
            return
        pen = QPen(colour("text2"), 1)
        pen.setDashPattern(_DOTS)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # smooth dots are slow
        painter.setPen(pen)
        layout = qt_block.layout()
        scroll = self._view.verticalScrollBar().value()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            base = layout.position() + QPointF(0, line.y() + line.ascent() + px(_BELOW) - scroll)
            for start, stop in spans:
                if start < last and stop > first:
                    left = _x(line, max(start, first))
                    right = _x(line, min(stop, last))
                    painter.drawLine(base + QPointF(left, 0), base + QPointF(right, 0))
        painter.restore()


def _x(line: object, position: int) -> float:
    """Where on `line` the character at `position` begins."""
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
