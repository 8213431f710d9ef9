"""The model's blocks as they stand in a Qt document, and the two ways between them.

`patch` brings the Qt document to a changed model by rewriting only the blocks that differ;
`take_over` brings the model to a Qt document that somebody has typed in, by reading only the
blocks that were touched. The model is the truth: whatever the widget did to formats and ids is
repaired afterwards, so that the widget shows the model again.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from som_editor.core.document import (
    Block,
    BlockId,
    Document,
    DocumentId,
    Field,
    NewId,
    Reference,
    Role,
    Text,
    TextBlock,
    is_heading,
)
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import (
    CHIP,
    ID,
    KIND,
    block_format,
    character_format,
    kind_of,
)
from som_editor.ui.editor.block_text import atomic_text, read_text, write_block
from som_editor.ui.editor.field_chips import FieldChips


class ShownDocument:
    """A Qt document that shows `document`; `new_id` names blocks that the widget makes."""

    def __init__(self, qt_document: QTextDocument, new_id: NewId) -> None:
        self._qt = qt_document
        self._new_id = new_id
        self._chips = FieldChips()
        self._qt.documentLayout().registerHandler(CHIP, self._chips)
        self._unclean: set[BlockId] = set()
        self.document = Document(id=_NOWHERE)
        self._blocks: tuple[Block, ...] = ()
        self._followers: dict[BlockId, bool] = {}

    def show(self, document: Document) -> None:
        """Show `document` from scratch."""
        self.document = document
        self._blocks = self._visible(document)
        self._followers = _followers(self._blocks)
        cursor = QTextCursor(self._qt)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        reader = Reader(document)
        for place, block in enumerate(self._blocks):
            if place:
                cursor.insertBlock(block_format(block), character_format(block))
            else:
                cursor.setBlockFormat(block_format(block))
                cursor.setBlockCharFormat(character_format(block))
            write_block(cursor, block, reader)
        cursor.endEditBlock()

    def patch(self, document: Document) -> int | None:
        """Bring the Qt document to `document`; the position of the difference, if any.

        Within one block that is where the difference ends, else where it begins.
        """
        old, new = self._blocks, self._visible(document)
        fields = document.fields != self.document.fields
        stale = {block for block, refers in self._followers.items() if refers or fields}
        self.document, self._blocks = document, new
        most = min(len(old), len(new))
        head = _alike(old, new, most, stale)
        tail = _alike(reversed(old), reversed(new), most - head, stale)
        self._replace_followers(old[head : len(old) - tail], new[head : len(new) - tail])
        if head == len(old) == len(new):
            return None
        start = self._qt.findBlockByNumber(min(head, len(old) - 1))
        before = start.text()
        self._rewrite(head, old[head : len(old) - tail], new[head : len(new) - tail])
        after = self._qt.findBlockByNumber(min(head, len(new) - 1))
        shared = _shared_units(before, after.text())
        if head + tail + 1 == len(old) == len(new):
            size = after.length() - 1
            ending = _shared_units(before[::-1], after.text()[::-1])
            shared = max(shared, size - ending)
        return after.position() + shared

    def take_over(self, position: int, added: int) -> Document:
        """Read the blocks that a change at `position` touched; the document as it is now.

        Where the change left the text as it was, that is the same document.
        """
        first = self._qt.findBlock(position).blockNumber()
        last_block = self._qt.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else self._qt.blockCount() - 1
        tail = self._qt.blockCount() - 1 - last
        before = self._blocks
        touched = before[first : len(before) - tail] if tail else before[first:]
        read = self._read(first, last, touched)
        blocks = (*before[:first], *read, *before[len(before) - tail :][:tail])
        if blocks != before:
            self._blocks = blocks
            self._replace_followers(touched, read)
            if _tells_elsewhere(touched, read):
                self._unclean |= {block for block, refers in self._followers.items() if refers}
            self.document = msgspec.structs.replace(self.document, blocks=blocks)
        return self.document

    def repair(self) -> None:
        """Make the Qt blocks that were read with foreign formats or ids those of the model."""
        unclean, self._unclean = self._unclean, set()
        for place, block in enumerate(self._blocks):
            if block.id in unclean:
                self._rewrite(place, (block,), (block,))

    def has_links(self) -> bool:
        """Whether some words lead elsewhere."""
        return any(map(_has_link, self._blocks))

    def dress_links(self) -> None:
        """Give all links the colour of the theme in use."""
        for place, block in enumerate(self._blocks):
            if _has_link(block):
                self._rewrite(place, (block,), (block,))

    def needs_repair(self) -> bool:
        """Whether `repair` has something to do."""
        return bool(self._unclean)

    def editable_document(self) -> Document:
        """The document with the paragraph that an empty one is shown with."""
        if self.document.blocks:
            return self.document
        return msgspec.structs.replace(self.document, blocks=self._blocks)

    def block_at(self, qt_block: QTextBlock) -> Block:
        """The model's block that `qt_block` shows."""
        return self._blocks[qt_block.blockNumber()]

    def qt_block(self, block_id: BlockId) -> QTextBlock | None:
        """The Qt block that shows `block_id`, or None when it is not in the document."""
        for place, block in enumerate(self._blocks):
            if block.id == block_id:
                return self._qt.findBlockByNumber(place)
        return None

    def _replace_followers(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        for block in old:
            self._followers.pop(block.id, None)
        self._followers |= _followers(new)

    def _visible(self, document: Document) -> tuple[Block, ...]:
        """The blocks to show: an empty document has one empty paragraph to type in."""
        return document.blocks or (TextBlock(BlockId(self._new_id()), Role.PARAGRAPH),)

    def _read(self, first: int, last: int, touched: Sequence[Block]) -> list[Block]:
        known = {block.id: block for block in touched}
        taken: dict[BlockId, int] = {}
        result: list[Block] = []
        for number in range(first, last + 1):
            qt_block = self._qt.findBlockByNumber(number)
            block_id = BlockId(str(qt_block.blockFormat().property(ID) or ""))
            block = self._read_block(qt_block, known.get(block_id), block_id)
            if block.id in taken:
                earlier = taken[block.id]
                later_is_longer = (
                    qt_block.length() > self._qt.findBlockByNumber(first + earlier).length()
                )
                fresh = BlockId(self._new_id())
                if later_is_longer and isinstance(result[earlier], TextBlock):
                    result[earlier] = msgspec.structs.replace(result[earlier], id=fresh)
                else:
                    block = msgspec.structs.replace(block, id=fresh)
                self._unclean.add(fresh)
            taken[block.id] = len(result)
            result.append(block)
        return result

    def _read_block(self, qt_block: QTextBlock, known: Block | None, block_id: BlockId) -> Block:
        if known is not None and not isinstance(known, TextBlock):
            if qt_block.text() != atomic_text(known, Reader(self.document)):
                self._unclean.add(known.id)
            return known
        role = known.role if known else Role.PARAGRAPH
        text = read_text(qt_block, role)
        if known is None:
            block = TextBlock(block_id or BlockId(self._new_id()), role, text.inlines)
            self._unclean.add(block.id)
            return block
        if not text.clean or qt_block.blockFormat().property(KIND) != kind_of(known):
            self._unclean.add(known.id)
        if text.inlines == known.inlines and text.speaker == known.speaker:
            return known
        return msgspec.structs.replace(known, inlines=text.inlines, speaker=text.speaker)

    def _rewrite(self, at: int, old: Sequence[Block], new: Sequence[Block]) -> None:
        """Replace the Qt blocks from number `at` that show `old` by ones that show `new`."""
        reader = Reader(self.document)
        cursor = QTextCursor(self._qt)
        cursor.beginEditBlock()
        shared = min(len(old), len(new))
        for place in range(shared):
            self._fill(cursor, at + place, new[place], reader)
        for _surplus in old[shared:]:
            self._remove(cursor, at + shared)
        for place in range(shared, len(new)):
            self._insert(cursor, at + place, new[place], reader)
        for number in {max(at + shared - 1, 0), at + shared} if len(old) > shared else ():
            if number < len(self._blocks):
                block = self._blocks[number]
                cursor.setPosition(self._qt.findBlockByNumber(number).position())
                cursor.setBlockFormat(block_format(block))
                cursor.setBlockCharFormat(character_format(block))
        cursor.endEditBlock()

    def _fill(self, cursor: QTextCursor, number: int, block: Block, reader: Reader) -> None:
        cursor.setPosition(self._qt.findBlockByNumber(number).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(block_format(block))
        cursor.setBlockCharFormat(character_format(block))
        write_block(cursor, block, reader)

    def _remove(self, cursor: QTextCursor, number: int) -> None:
        qt_block = self._qt.findBlockByNumber(number)
        if number:
            cursor.setPosition(qt_block.position() - 1)
            cursor.setPosition(qt_block.position() + qt_block.length() - 1, _KEEP)
        else:
            cursor.setPosition(0)
            cursor.setPosition(qt_block.next().position(), _KEEP)
        cursor.removeSelectedText()

    def _insert(self, cursor: QTextCursor, number: int, block: Block, reader: Reader) -> None:
        if number:
            before = self._qt.findBlockByNumber(number - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            cursor.insertBlock(block_format(block), character_format(block))
        else:
            cursor.setPosition(0)
            follower = cursor.blockFormat()
            cursor.insertBlock(follower)
            cursor.setPosition(0)
            cursor.setBlockFormat(block_format(block))
            cursor.setBlockCharFormat(character_format(block))
        write_block(cursor, block, reader)


_KEEP = QTextCursor.MoveMode.KeepAnchor
_NOWHERE = DocumentId("")


def _followers(blocks: Sequence[Block]) -> dict[BlockId, bool]:
    """The blocks that show something of elsewhere: fields, or references too where it is true."""
    found: dict[BlockId, bool] = {}
    for block in blocks:
        if isinstance(block, TextBlock):
            for inline in block.inlines:
                if isinstance(inline, Field | Reference):
                    refers = found.get(block.id, False)
                    found[block.id] = refers or isinstance(inline, Reference)
    return found


def _tells_elsewhere(old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Whether references elsewhere show something else when `old` becomes `new`."""
    return len(old) != len(new) or any(
        is_heading(block) or block.id != before.id
        for before, block in zip(old, new, strict=True)
        if block is not before
    )


def _has_link(block: Block) -> bool:
    return isinstance(block, TextBlock) and any(
        isinstance(inline, Text) and inline.link for inline in block.inlines
    )


def _alike(old: Iterable[Block], new: Iterable[Block], most: int, stale: set[BlockId]) -> int:
    """How many blocks at the start of `old` and `new`, at `most`, need not be written anew."""
    pairs = islice(zip(old, new, strict=False), most)
    differing = (
        place
        for place, (one, other) in enumerate(pairs)
        if one is not other or (stale and one.id in stale)
    )
    return next(differing, most)


def _shared_units(before: str, after: str) -> int:
    """How many UTF-16 units `before` and `after` have in common at their start."""
    shared = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        shared += 2 if old > "\uffff" else 1
    return shared
