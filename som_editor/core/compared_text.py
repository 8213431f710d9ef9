"""A document with what the comparison needs of each of its blocks, computed once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from som_editor.core.change import Side
from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Cell,
    Document,
    Image,
    Inline,
    Role,
    Row,
    Table,
    Text,
    TextBlock,
)
from som_editor.core.formatting import shape
from som_editor.core.outline import section_paths
from som_editor.core.progress import Progress, Report, silent
from som_editor.core.shown import Reader, image_text


class Part(NamedTuple):
    """A text block, image, caption of a table or table cell, with the side of a change it makes.

    `shape` is how it looks apart from its words and their marks.
    """

    block: TextBlock | Image
    side: Side
    reader: Reader
    shape: tuple[object, ...] = ()


class ComparedText:
    """The blocks of a document, their texts, and the keys by which they are aligned."""

    def __init__(self, document: Document, report: Report = silent) -> None:
        progress = Progress(report, len(document.blocks))
        self.blocks = document.blocks
        self._reader = Reader(document)
        self._paths = section_paths(document)
        self.texts = [self._text(block) for block in progress.over(document.blocks)]
        self.kinds = [block_kind(block) for block in document.blocks]
        self.keys = [
            f"{block.digest} {text}" if isinstance(block, Image) else text
            for block, text in zip(self.blocks, self.texts, strict=True)
        ]

    def _text(self, block: Block) -> str:
        match block:
            case TextBlock():
                return self._reader.block(block)
            case Image():
                return image_text(block)
            case Table():
                return "\n".join(self.row_text(row) for row in block.rows)

    def row_text(self, row: Row) -> str:
        """The texts of a row's cells, for aligning rows."""
        return "\t".join(self._cell_text(cell) for cell in row.cells)

    def part(self, index: int) -> Part:
        """The text block or image at `index`; of a table, its caption."""
        block = self.blocks[index]
        if isinstance(block, Table):
            caption = TextBlock(block.id, Role.PARAGRAPH, (Text(block.caption),))
            side = self._side(index, "table", block.caption)
            return Part(caption, side, self._reader, (block.header_rows,))
        side = self._side(index, self.kinds[index], self.texts[index])
        return Part(block, side, self._reader, () if isinstance(block, Image) else shape(block))

    def joined(self, places: Sequence[int]) -> Part:
        """The text blocks at `places` as one part, line feeds between them."""
        if len(places) == 1:
            return self.part(places[0])
        first = self.part(places[0])
        blocks = [block for at in places if isinstance(block := self.blocks[at], TextBlock)]
        texts = tuple(self.texts[at] for at in places)
        side = msgspec.structs.replace(
            first.side,
            text="\n".join(texts),
            parts=texts,
            part_blocks=tuple(block.id for block in blocks),
        )
        rest = (Break(), *_inlines(blocks[1:]))
        one = msgspec.structs.replace(blocks[0], inlines=(*blocks[0].inlines, *rest))
        return Part(one, side, self._reader, first.shape)

    def cells(self, index: int, row: int) -> Iterator[Part]:
        """The cells of row `row` of the table at `index`."""
        table = self.blocks[index]
        if isinstance(table, Table):
            for column, cell in enumerate(table.rows[row].cells):
                side = self._side(index, "cell", self._cell_text(cell), (row, column))
                shapes = (cell.columns, *map(shape, cell.blocks))
                yield Part(_as_one_block(table.id, cell), side, self._reader, shapes)

    def _cell_text(self, cell: Cell) -> str:
        return "\n".join(self._reader.block(part) for part in cell.blocks)

    def _side(self, index: int, kind: str, text: str, cell: tuple[int, int] | None = None) -> Side:
        block = self.blocks[index].id
        return Side(block, self._paths[index], kind, self._reader.number(block), text, cell)


def block_kind(block: Block) -> str:
    """The role of a text block, "image" or "table"."""
    match block:
        case TextBlock():
            return block.role.value
        case Image():
            return "image"
        case Table():
            return "table"


def _as_one_block(table: BlockId, cell: Cell) -> TextBlock:
    """A cell's blocks as one, line breaks between them, so that their marks can be compared."""
    if len(cell.blocks) == 1:
        return cell.blocks[0]
    return TextBlock(table, Role.PARAGRAPH, tuple(_inlines(cell.blocks)))


def _inlines(blocks: Iterable[TextBlock]) -> Iterator[Inline]:
    """The inlines of `blocks`, line breaks between them and behind their speakers."""
    for place, block in enumerate(blocks):
        if place:
            yield Break()
        if block.speaker:
            yield from (Text(block.speaker), Break())
        yield from block.inlines
