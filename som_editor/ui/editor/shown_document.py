"""The model's blocks as they stand in a Qt document, and the two ways between them.

`patch` brings the Qt document to a changed model by rewriting only the lines that differ;
`take_over` brings the model to a Qt document that somebody has typed in, by reading only the
lines that were touched. The model is the truth: whatever the widget did to formats and ids is
repaired afterwards, so that the widget shows the model again.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from som_editor.core import cell_edit
from som_editor.core.document import (
    Block,
    BlockId,
    Document,
    DocumentId,
    Field,
    NewId,
    Reference,
    Table,
    Text,
    TextBlock,
    is_heading,
    text_blocks,
)
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import CHIP, PICTURE
from som_editor.ui.editor.field_chips import FieldChips
from som_editor.ui.editor.line_reading import LineReader
from som_editor.ui.editor.line_writing import LineWriter, is_same
from som_editor.ui.editor.shown_lines import (
    Grid,
    Line,
    Part,
    Setting,
    grouped,
    line_count,
    lines_of,
    needs_spare,
    parts_of,
    spare_line,
)
from som_editor.ui.editor.shown_pictures import ShownPictures
from som_editor.ui.editor.typed_lines import with_typed


class ShownDocument:
    """A Qt document that shows `document`; `new_id` names blocks that the widget makes."""

    def __init__(self, qt_document: QTextDocument, new_id: NewId) -> None:
        self._qt = qt_document
        self.new_id = new_id
        self._chips = FieldChips()
        self.pictures = ShownPictures()
        self._qt.documentLayout().registerHandler(CHIP, self._chips)
        self._qt.documentLayout().registerHandler(PICTURE, self.pictures)
        self._writer = LineWriter(qt_document)
        self._reader = LineReader(qt_document, new_id)
        self._lost = False
        self.document = Document(id=_NOWHERE)
        self._lines: tuple[Line, ...] = ()

    def show(self, document: Document) -> None:
        """Show `document` from scratch."""
        self.document = document
        self._reader.unclean.clear()
        self._lost = False
        parts = list(parts_of(document.blocks, self.new_id))
        if needs_spare(document.blocks):
            parts.append(spare_line(self.new_id))
        cursor = QTextCursor(self._qt)
        cursor.beginEditBlock()
        self._writer.replace(0, self._qt.blockCount(), parts, Reader(document))
        cursor.endEditBlock()
        self._lines = lines_of(parts)

    def patch(self, document: Document) -> int | None:
        """Bring the Qt document to `document`; the position of the difference, if any.

        Within one line that is where the difference ends, else where it begins.
        """
        old, new = self.document.blocks, document.blocks
        stale = _followers(old, with_fields=document.fields != self.document.fields)
        head = 0
        while head < min(len(old), len(new)) and _same(old[head], new[head], stale):
            head += 1
        tail = 0
        if needs_spare(old) == needs_spare(new):
            while tail < min(len(old), len(new)) - head and _same(
                old[-1 - tail], new[-1 - tail], stale
            ):
                tail += 1
        if head == len(old) == len(new):
            self.document = document
            return None
        start = line_count(old[:head])
        stop = len(self._lines) - line_count(old[len(old) - tail :])
        if tail and needs_spare(old):
            stop -= 1
        before = self._lines[start:stop]
        after = list(parts_of(new[head : len(new) - tail], self.new_id))
        if not tail and needs_spare(new):
            spare = before[-1] if needs_spare(old) else spare_line(self.new_id)
            after.append(spare)
        tables = {block.id: block for block in old if isinstance(block, Table)}
        self.document = document
        return self._rewrite(start, grouped(before, tables), after, stale)

    def take_over(self, position: int, added: int) -> Document:
        """Read the lines that a change at `position` touched; the document as it is now.

        Where the change left the text as it was, that is the same document.
        """
        first = self._qt.findBlock(position).blockNumber()
        last_block = self._qt.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else self._qt.blockCount() - 1
        stop = len(self._lines) - (self._qt.blockCount() - 1 - last)
        touched = self._lines[first:stop]
        read = self._reader.read(first, last, touched, self.document)
        if _is_unchanged(touched, read):
            return self.document
        typed = with_typed(self.document, touched, read)
        if typed is None:
            self._lost = True
            return self.document
        self.document, lines = typed
        if _tells_elsewhere(touched, lines):
            self._reader.unclean |= _followers(self.document.blocks, with_fields=False)
        self._lines = (*self._lines[:first], *lines, *self._lines[stop:])
        return self.document

    def repair(self) -> None:
        """Make the lines that were read with foreign formats or ids those of the model."""
        if self._lost:
            self.show(self.document)
            return
        unclean = set(self._reader.unclean)
        self._reader.unclean.clear()
        self._fill(unclean)

    def has_links(self) -> bool:
        """Whether some words lead elsewhere."""
        return any(map(_has_link, self._lines))

    def dress_links(self) -> None:
        """Give all links the colour of the theme in use."""
        self._fill({line.block.id for line in self._lines if _has_link(line)})

    def needs_repair(self) -> bool:
        """Whether `repair` has something to do."""
        return self._lost or bool(self._reader.unclean)

    # -- what stands where ------------------------------------------------------------------

    def line_at(self, qt_block: QTextBlock) -> Line:
        """What `qt_block` shows."""
        return self._lines[qt_block.blockNumber()]

    def block_at(self, qt_block: QTextBlock) -> Block:
        """The document's block that `qt_block` shows, or shows a part of."""
        line = self.line_at(qt_block)
        return line.block if line.table is None else self._table(line.table)

    def qt_block(self, block_id: BlockId) -> QTextBlock | None:
        """The first Qt block that shows `block_id`, or None when it is not in the document."""
        for number, line in enumerate(self._lines):
            if line.block.id == block_id:
                return self._qt.findBlockByNumber(number)
        return None

    def part_at(self, qt_block: QTextBlock) -> Document:
        """What can be edited around `qt_block`: the document, a cell, or a caption.

        A spare line, in which a block is begun by writing, is a block of it.
        """
        line = self.line_at(qt_block)
        if line.table is None:
            part = self.document
        elif line.cell is None:
            return cell_edit.caption_document(self.document, line.table)
        else:
            part = cell_edit.cell_document(self.document, line.table, line.cell)
        if line.spare:
            part = msgspec.structs.replace(part, blocks=(*part.blocks, line.block))
        return part

    def whole(self, part: Document) -> Document:
        """The document with what has become of a `part_at` it."""
        if part.id == self.document.id:
            return part
        return cell_edit.with_part(self.document, part, self.new_id)

    # -- inside -----------------------------------------------------------------------------

    def _table(self, table: BlockId) -> Table:
        return cell_edit.find_table(self.document, table)

    def _fill(self, blocks: set[BlockId]) -> None:
        """Write the lines of `blocks` anew, each in its place."""
        reader = Reader(self.document)
        cursor = QTextCursor(self._qt)
        cursor.beginEditBlock()
        for number, line in enumerate(self._lines):
            if line.block.id in blocks:
                self._writer.fill(number, line, reader)
        cursor.endEditBlock()

    def _rewrite(self, start: int, old: list[Part], after: list[Part], stale: set[BlockId]) -> int:
        """Show `after` in the place of `old`, whose lines begin at number `start`.

        Gives the position of the difference.
        """
        stop = start + len(lines_of(old))
        if not (old and after and isinstance(old[-1], Line) and isinstance(after[-1], Line)):
            if stop < len(self._lines):
                beside = self._lines[stop]
                old, after, stop = [*old, beside], [*after, beside], stop + 1
            else:
                start -= 1
                beside = self._lines[start]
                old, after = [beside, *old], [beside, *after]
        lines = self._lines[start:stop]
        new_lines = lines_of(after)
        at = start + _first_changed(lines, new_lines, stale)
        one = at == start + _last_changed(lines, new_lines, stale)
        shown = self._qt.findBlockByNumber(min(at, self._qt.blockCount() - 1)).text()
        cursor = QTextCursor(self._qt)
        cursor.beginEditBlock()
        parts = self._written(start, old, after, stale)
        cursor.endEditBlock()
        self._lines = (*self._lines[:start], *lines_of(parts), *self._lines[stop:])
        block = self._qt.findBlockByNumber(min(at, len(self._lines) - 1))
        shared = _shared_units(shown, block.text())
        if one:
            ending = _shared_units(shown[::-1], block.text()[::-1])
            shared = max(shared, block.length() - 1 - ending)
        return block.position() + shared

    def _written(
        self, start: int, old: Sequence[Part], new: Sequence[Part], stale: set[BlockId]
    ) -> Sequence[Part]:
        """`new`, written over `old`: in place where it fits there."""
        reader = Reader(self.document)
        if len(old) != len(new) or not all(map(_fits, old, new)):
            self._writer.replace(start, len(lines_of(old)), new, reader)
            return new
        parts: list[Part] = []
        number = start
        for before, after in zip(old, new, strict=True):
            shown = after
            if isinstance(before, Grid) and isinstance(after, Grid):
                shown = self._writer.fill_grid(number, before, after, reader, stale)
                number += len(shown.lines)
            elif isinstance(before, Line) and isinstance(after, Line):
                if not is_same(before, after, stale):
                    self._writer.fill(number, after, reader)
                number += 1
            parts.append(shown)
        return parts


_NOWHERE = DocumentId("")


def _followers(blocks: tuple[Block, ...], *, with_fields: bool) -> set[BlockId]:
    """The blocks that show something of elsewhere: references, and fields where those changed."""
    kinds = (Field, Reference) if with_fields else (Reference,)
    found: set[BlockId] = set()
    for block in blocks:
        for text in text_blocks(block):
            if any(isinstance(inline, kinds) for inline in text.inlines):
                found |= {block.id, text.id}
    return found


def _tells_elsewhere(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Whether references elsewhere show something else when `old` becomes `new`."""
    return len(old) != len(new) or any(
        line.block.id != before.block.id
        or is_heading(line.block)
        or line.setting is Setting.CAPTION
        for before, line in zip(old, new, strict=True)
        if line.block is not before.block
    )


def _same(old: Block, new: Block, stale: set[BlockId]) -> bool:
    return old is new and old.id not in stale


def _fits(old: Part, new: Part) -> bool:
    """Whether `new` can be written in the place of `old`."""
    if isinstance(old, Grid) and isinstance(new, Grid):
        return old.shape == new.shape
    return isinstance(old, Line) and isinstance(new, Line)


def _is_unchanged(lines: Sequence[Line], read: Sequence[Block]) -> bool:
    return len(lines) == len(read) and all(
        line.block is block for line, block in zip(lines, read, strict=True)
    )


def _first_changed(old: Sequence[Line], new: Sequence[Line], stale: set[BlockId]) -> int:
    """The place of the first line that differs."""
    for place, (before, after) in enumerate(zip(old, new, strict=False)):
        if not is_same(before, after, stale):
            return place
    return min(len(old), len(new))


def _last_changed(old: Sequence[Line], new: Sequence[Line], stale: set[BlockId]) -> int:
    """The place of the last line that differs, where there are as many; else -1."""
    if len(old) != len(new):
        return -1
    places = range(len(old) - 1, -1, -1)
    return next((at for at in places if not is_same(old[at], new[at], stale)), -1)


def _has_link(line: Line) -> bool:
    return isinstance(line.block, TextBlock) and any(
        isinstance(inline, Text) and inline.link for inline in line.block.inlines
    )


def _shared_units(before: str, after: str) -> int:
    """How many UTF-16 units `before` and `after` have in common at their start."""
    shared = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        shared += 2 if old > "\uffff" else 1
    return shared
