"""Own changes on the page: a bar beside each changed block, lines under what is new in it.

What went is no longer there: a small sign stands in its place, and says on request what it was.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPolygonF, QTextBlock
from PySide6.QtWidgets import QToolTip

from som_editor.core.change import Kind, Sign
from som_editor.core.document import Block, BlockId, Document, TextBlock
from som_editor.core.own_changes import NOTHING, BlockChange, OwnChanges
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.comparison.signs import paint_sign
from som_editor.ui.editor.page_scale import px
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.ui.editor.sight import Sight, block_id, shown_offset
from som_editor.ui.palette import colour
from som_editor.wording.quotes import quoted

_BAR, _BAR_EDGE, _NARROW_EDGE, _SIGN = 3, 27, 6, 16
"""Width of a bar, how far it stands from the edge of the paper, and the side of a sign."""
_LINE, _RADIUS, _NEAR = 1.5, 3, 7
_TOLD = 200


class _Words(NamedTuple):
    """What of a block is new (from, to in its Qt block), and what went (where, which words)."""

    block: Block
    change: BlockChange
    new: tuple[tuple[int, int], ...]
    gone: tuple[tuple[int, str], ...]


class ChangeMarks(QObject):
    """Draws the changes in one document on the page of `text`."""

    def __init__(self, text: ProtocolView) -> None:
        super().__init__(text)
        self._text = text
        self._changes = NOTHING
        self._reader = Reader(text.protocol())
        self._last: BlockId | None = None
        self._known: dict[BlockId, _Words] = {}
        text.layers.append(self)
        text.viewport().installEventFilter(self)

    def show(self, document: Document, changes: OwnChanges) -> None:
        """Draw `changes` from now on."""
        if changes is NOTHING and self._changes is NOTHING:
            return
        self._changes = changes
        self._reader = Reader(document)
        self._last = document.blocks[-1].id if document.blocks else None
        self._text.viewport().update()

    def paint_under(self, painter: QPainter, sight: Sight) -> None:
        """Draw the ground and the line of what is new within a block."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for qt_block, words in self._in_sight(sight):
            if words.change.kind is Kind.INSERTED:
                continue
            for start, stop in words.new:
                for area in sight.line_areas(qt_block, start, stop):
                    painter.setBrush(colour("inserted.ground"))
                    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
                    line = QRectF(area.left(), area.bottom() - _LINE, area.width(), _LINE)
                    painter.fillRect(line, colour("inserted.line"))
        painter.restore()

    def paint_over(self, painter: QPainter, sight: Sight) -> None:
        """Draw the bars, the gaps, and the signs of words that went."""
        painter.save()
        for qt_block, words in self._in_sight(sight):
            self._paint_bar(painter, sight, qt_block, words.change)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("deleted.line"))
            for offset, _text in words.gone:
                if base := sight.place(qt_block, offset):
                    painter.drawPolygon(_caret(base))
        for top, _gone in self._gaps(sight):
            self._paint_gap(painter, sight, top)
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Say what went where the mouse is."""
        if isinstance(event, QHelpEvent) and (told := self.told_at(QPointF(event.pos()))):
            QToolTip.showText(event.globalPos(), told, self._text.viewport())
            return True
        return super().eventFilter(watched, event)

    def told_at(self, point: QPointF) -> str:
        """What went at `point` of the viewport; empty where nothing did."""
        if self._changes is NOTHING:
            return ""
        sight = self._text.sight()
        for top, gone in self._gaps(sight):
            if point.x() < sight.geometry.text_left and abs(point.y() - top) <= px(_SIGN):
                return _said_gone(quoted(gone, _TOLD))
        for qt_block, words in self._in_sight(sight):
            for offset, text in words.gone:
                base = sight.place(qt_block, offset)
                if (
                    base
                    and abs(base.x() - point.x()) <= _NEAR
                    and -22 <= point.y() - base.y() <= 10
                ):
                    return _said_gone(quoted(text, _TOLD))
            area = sight.area(qt_block)
            in_margin = point.x() < sight.geometry.text_left
            if in_margin and area.top() <= point.y() <= area.bottom() and words.gone:
                return _said_gone(", ".join(quoted(text, _TOLD) for _at, text in words.gone))
        return ""

    def _paint_bar(
        self, painter: QPainter, sight: Sight, qt_block: QTextBlock, change: BlockChange
    ) -> None:
        area = sight.area(qt_block)
        left = self._bar_left(sight)
        bar = QRectF(left, area.top(), px(_BAR), area.height())
        painter.fillRect(bar, colour("moved.line" if change.moved else "inserted.line"))
        sign = "⇅" if change.moved else "+" if change.kind is Kind.INSERTED else ""
        if sign and (box := _sign_box(left, area.top() + px(5))):
            paint_sign(painter, box, sign)

    def _paint_gap(self, painter: QPainter, sight: Sight, top: float) -> None:
        left = self._bar_left(sight)
        line = QRectF(left, top - 1, sight.geometry.text_left - left - px(12), 2)
        painter.fillRect(line, colour("deleted.line"))
        if box := _sign_box(left, top - px(_SIGN) / 2):
            paint_sign(painter, box, "−")

    @staticmethod
    def _bar_left(sight: Sight) -> float:
        geometry = sight.geometry
        room = geometry.text_left - geometry.paper_left
        return geometry.paper_left + px(_BAR_EDGE if room >= px(72) else _NARROW_EDGE)

    def _in_sight(self, sight: Sight) -> Iterator[tuple[QTextBlock, _Words]]:
        for qt_block in sight.blocks if self._changes.blocks else ():
            if change := self._changes.blocks.get(block_id(qt_block)):
                yield qt_block, self._words(self._text.block_at(qt_block), change)

    def _words(self, block: Block, change: BlockChange) -> _Words:
        """What is new and what went in `block`, counted once for each state of it."""
        id_ = block.id
        known = self._known.get(id_)
        if known is not None and known.block is block and known.change is change:
            return known
        made = self._known[id_] = self._counted(block, change)
        return made

    def _counted(self, block: Block, change: BlockChange) -> _Words:
        new: list[tuple[int, int]] = []
        gone: list[tuple[int, str]] = []
        at = 0
        if not isinstance(block, TextBlock):
            return _Words(block, change, (), ())
        for span in change.spans:
            if span.sign is Sign.OLD:
                if span.text.strip():
                    offset = shown_offset(block, at, self._reader)
                    gone.append((offset, span.text.strip()))
                continue
            start, at = at, at + len(span.text)
            if span.sign is Sign.NEW and span.text.strip():
                first = shown_offset(block, start, self._reader)
                new.append((first, shown_offset(block, at, self._reader, end=True)))
        return _Words(block, change, tuple(new), tuple(gone))

    def _gaps(self, sight: Sight) -> Iterator[tuple[float, str]]:
        """The gaps in sight: the height at which each stands, and what is gone there."""
        if not self._changes.gaps:
            return
        for qt_block in sight.blocks:
            id_ = block_id(qt_block)
            area = sight.area(qt_block)
            if gaps := self._changes.gaps_above(id_):
                yield area.top() - px(6), "\n".join(gap.text for gap in gaps)
            if id_ == self._last and (gaps := self._changes.gaps_above(None)):
                yield area.bottom() + px(6), "\n".join(gap.text for gap in gaps)


def _sign_box(bar_left: float, top: float) -> QRectF | None:
    """Where a sign stands, left of the bar; None where the margin is too narrow."""
    side = px(_SIGN)
    if bar_left < side + 4:
        return None
    return QRectF(bar_left - side - 5, round(top), side, side)


def _caret(base: QPointF) -> QPolygonF:
    """A small triangle under the line, its tip where something went."""
    width, height = px(4), px(6)
    tip = base + QPointF(0, px(1))
    return QPolygonF([tip, tip + QPointF(width, height), tip + QPointF(-width, height)])


def _said_gone(words: str) -> str:
    return _("Weg: {words}").format(words=words)
