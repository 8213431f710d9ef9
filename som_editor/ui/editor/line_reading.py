"""Reading the blocks of a Qt document that somebody has typed in, as blocks of the model."""

from collections.abc import Sequence

import msgspec
from PySide6.QtGui import QTextBlock, QTextDocument

from som_editor.core.document import (
    Block,
    BlockId,
    Document,
    NewId,
    Role,
    Text,
    TextBlock,
)
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import ID, KIND, kind_of
from som_editor.ui.editor.block_text import atomic_text, chip_words, read_text
from som_editor.ui.editor.shown_lines import Line, Setting


class LineReader:
    """Reads lines of `qt_document`; `unclean` are those that do not look as the model says."""

    def __init__(self, qt_document: QTextDocument, new_id: NewId) -> None:
        self._qt = qt_document
        self._new_id = new_id
        self.unclean: set[BlockId] = set()

    def read(
        self, first: int, last: int, touched: Sequence[Line], document: Document
    ) -> list[Block]:
        """The blocks with the numbers `first` to `last`, where `touched` were shown before.

        What still stands as it did is the same object; ids are unique among them, and of two halves
        of a block the one with more text keeps the id.
        """
        known = {line.block.id: line for line in touched}
        settings = {line.setting for line in touched}
        setting = settings.pop() if len(settings) == 1 else Setting.PAGE
        taken: dict[BlockId, int] = {}
        result: list[Block] = []
        for number in range(first, last + 1):
            qt_block = self._qt.findBlockByNumber(number)
            block_id = BlockId(str(qt_block.blockFormat().property(ID) or ""))
            line = known.get(block_id)
            block = self._read(qt_block, line, block_id, setting, document)
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
                self.unclean.add(fresh)
            taken[block.id] = len(result)
            result.append(block)
        return result

    def _read(
        self,
        qt_block: QTextBlock,
        line: Line | None,
        block_id: BlockId,
        setting: Setting,
        document: Document,
    ) -> Block:
        known = line.block if line else None
        if known is not None and not isinstance(known, TextBlock):
            if qt_block.text() != atomic_text(known, Reader(document)):
                self.unclean.add(known.id)
            return known
        role = known.role if known else Role.PARAGRAPH
        text = read_text(qt_block, role)
        if known is None:
            block = TextBlock(block_id or BlockId(self._new_id()), role, text.inlines)
            self.unclean.add(block.id)
            return block
        inlines = text.inlines
        if line is not None and line.setting is Setting.CAPTION:
            setting = Setting.CAPTION
            words = Reader(document).inlines(inlines).replace("\n", " ")
            inlines = (Text(words),) if words else ()
            if inlines != text.inlines:
                self.unclean.add(known.id)
        elif line is not None:
            setting = line.setting
        if not text.clean or qt_block.blockFormat().property(KIND) != kind_of(known, setting):
            self.unclean.add(known.id)
        elif text.chips and text.chips != chip_words(text.inlines, Reader(document)):
            self.unclean.add(known.id)  # what was typed before a field gave it a capital
        if inlines == known.inlines and text.speaker == known.speaker:
            return known
        return msgspec.structs.replace(known, inlines=inlines, speaker=text.speaker)
