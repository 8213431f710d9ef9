"""The rows of the outline: what changed is filled anew, what stayed keeps its row."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from som_editor.core.document import BlockId
from som_editor.ui.editor.outline_labels import OutlineItem
from som_editor.ui.editor.outline_marks import LineMarks
from som_editor.ui.editor.outline_rows import ITEM, MARKS, spoken

_Chapter = tuple[OutlineItem, ...]
"""A line at the outermost level, and those under it."""


class OutlineFilling:
    """Keeps the rows of one tree in step with the lines that it shows."""

    def __init__(self, tree: QTreeWidget) -> None:
        self._tree = tree
        self._chapters: list[_Chapter] = []
        self._editable = True
        self._marks: LineMarks = {}
        self.rows: dict[BlockId, QTreeWidgetItem] = {}

    def show(self, items: Sequence[OutlineItem], *, editable: bool) -> list[QTreeWidgetItem]:
        """Let there be a row for each of `items`; the rows that are new."""
        before, now = self._chapters, _chapters(items)
        if editable != self._editable:
            self._editable, before = editable, []
            self._tree.clear()
            self.rows.clear()
        head, tail = _same_ends(before, now)
        for chapter in before[head : len(before) - tail]:
            self._tree.takeTopLevelItem(head)
            for item in chapter:
                self.rows.pop(item.block, None)
        kept = [*zip(before[:head], now[:head], strict=True)]
        if tail:
            kept += zip(before[-tail:], now[-tail:], strict=True)
        for old, new in kept:
            self._refill(old, new)
        made = []
        for place, chapter in enumerate(now[head : len(now) - tail], start=head):
            made += self._insert(place, chapter)
        self._chapters = now
        return made

    def mark(self, marks: LineMarks) -> None:
        """Let the rows bear `marks`, and no others."""
        before, self._marks = self._marks, marks
        for block in {**before, **marks}:
            row = self.rows.get(block)
            if row is not None and before.get(block) != marks.get(block):
                self._fill_marks(row, row.data(0, ITEM))

    def _refill(self, old: _Chapter, new: _Chapter) -> None:
        for before, item in zip(old, new, strict=True):
            if before != item:
                self._fill(self.rows[item.block], item)

    def _insert(self, place: int, chapter: _Chapter) -> list[QTreeWidgetItem]:
        path: list[tuple[int, QTreeWidgetItem]] = []
        made = []
        for item in chapter:
            path = [(depth, row) for depth, row in path if depth < item.depth]
            row = QTreeWidgetItem()
            self._fill(row, item)
            if path:
                path[-1][1].addChild(row)
            self.rows[item.block] = row
            path.append((item.depth, row))
            made.append(row)
        self._tree.insertTopLevelItem(place, made[0])
        return made

    def _fill(self, row: QTreeWidgetItem, item: OutlineItem) -> None:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._editable:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if not item.is_introduction:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
            if item.is_section and not item.is_introduction:
                flags |= Qt.ItemFlag.ItemIsEditable
        row.setFlags(flags)
        row.setData(0, ITEM, item)
        self._fill_marks(row, item)

    def _fill_marks(self, row: QTreeWidgetItem, item: OutlineItem) -> None:
        """Bear the marks, and say in words what the line shows."""
        marks = self._marks.get(item.block, ())
        words = spoken(item, marks)
        row.setData(0, MARKS, marks)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        row.setToolTip(0, words)


def _chapters(items: Sequence[OutlineItem]) -> list[_Chapter]:
    starts = [place for place, item in enumerate(items) if item.depth == 0]
    ends = pairwise([*starts, len(items)])
    return [tuple(items[start:stop]) for start, stop in ends]


def _same_ends(before: Sequence[_Chapter], now: Sequence[_Chapter]) -> tuple[int, int]:
    """How many chapters at the beginning, and how many at the end, have the same lines."""
    olds, news = [_shape(one) for one in before], [_shape(one) for one in now]
    most = min(len(olds), len(news))
    head = next((at for at in range(most) if olds[at] != news[at]), most)
    most -= head
    return head, next((at for at in range(most) if olds[-1 - at] != news[-1 - at]), most)


def _shape(chapter: _Chapter) -> tuple[tuple[BlockId, int], ...]:
    return tuple((item.block, item.depth) for item in chapter)
