"""What stands in one cell of the comparison: a number, and text with its words marked."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from som_editor.core.change import Change, Kind, Leftover, Side, Sign
from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Digest,
    Document,
    Image,
    Role,
    Table,
    TextBlock,
)
from som_editor.core.shown import Reader, image_text
from som_editor.i18n import _
from som_editor.writers.marked_text import Marking, Stretch, marked_block, with_leftovers

CAPTION = -1
"""The row of a table's caption."""


_WHOLE = {Kind.INSERTED: Marking.INSERTED, Kind.DELETED: Marking.DELETED}


class Look(StrEnum):
    """How the text of a cell is set."""

    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    NOTE = "note"
    PICTURE = "picture"
    DATA = "data"
    REMARK = "remark"


class Style(NamedTuple):
    """Characters `start` to `stop` (exclusive) are "bold", "italic", "underline", … ."""

    start: int
    stop: int
    name: str


class Part(NamedTuple):
    """The text of a block or of one cell of a table, at `row` and `column` of its grid.

    A table's caption is in row -1. `stand_in` is shown, faintly, where there is no text. `whole`
    says of a cell that it came or went with its row or column.
    """

    stretches: tuple[Stretch, ...]
    styles: tuple[Style, ...] = ()
    row: int = 0
    column: int = 0
    span: int = 1
    header: bool = False
    stand_in: str = ""
    whole: Marking = Marking.PLAIN

    @property
    def is_whole(self) -> bool:
        """Whether the part came or went as a whole."""
        return self.whole is not Marking.PLAIN

    @property
    def text(self) -> str:
        """The characters, exactly as they stand in the document."""
        return "".join(stretch.text for stretch in self.stretches)


class Picture(NamedTuple):
    """A picture by its digest, and whether it went or came."""

    digest: Digest
    marking: Marking = Marking.PLAIN

    @property
    def is_marked(self) -> bool:
        """Whether the other side has no such picture."""
        return self.marking is not Marking.PLAIN


class Cell(NamedTuple):
    """A block as one side shows it; `columns` is 0 for everything but a table.

    `remark` says in words what cannot be seen in the text: another look, number or picture.
    """

    parts: tuple[Part, ...]
    look: Look = Look.BODY
    number: str = ""
    level: int = 1
    columns: int = 0
    remark: str = ""
    pictures: tuple[Picture, ...] = ()

    @property
    def text(self) -> str:
        """The whole text: of a table the cells with tabs between them, one line a row."""
        return "\n".join(
            "\t".join(part.text for part in row)
            for _row, row in groupby(self.parts, key=lambda part: part.row)
        )


class SideTexts:
    """The blocks of one document as cells, with the words of their changes marked."""

    def __init__(
        self,
        document: Document,
        sign: Sign,
        leftovers: Iterable[Leftover] = (),
        other_pictures: frozenset[BlockId] = frozenset(),
    ) -> None:
        """`other_pictures` are the blocks whose picture is another one on the other side."""
        self.document = document
        self._other_pictures = other_pictures
        self.sign = sign
        self._reader = Reader(document)
        self._texts = [self._text(block) for block in document.blocks]
        self._forgotten: defaultdict[BlockId, set[tuple[int, str]]] = defaultdict(set)
        for found in leftovers:
            if not found.legitimate:
                self._forgotten[found.block].add((found.start, found.text))

    def length(self, index: int) -> int:
        """How many characters the block at `index` has."""
        return len(self._texts[index])

    def text(self, index: int) -> str:
        """The characters of the block at `index`, a table's caption on top."""
        return self._texts[index]

    def cell(self, index: int, changes: tuple[Change, ...]) -> Cell:
        """The block at `index`, marked by those of `changes` that are about it."""
        block = self.document.blocks[index]
        of_place = {
            side.cell: change
            for change in changes
            if (side := self._side(change)) is not None
            and block.id in (side.part_blocks or (side.block,))
        }
        match block:
            case Table():
                return self._table(block, of_place)
            case Image():
                stretches = self._stretches(block.id, self._texts[index], of_place.get(None))
                part = Part(stretches, stand_in=_("Afbeelding zonder beschrijving"))
                return Cell((part,), Look.PICTURE, pictures=(self._picture(block),))
            case TextBlock():
                stretches = self._stretches(block.id, self._texts[index], of_place.get(None))
                part = Part(stretches, self._styles(block))
                return Cell((part,), _look(block), self._number(block), block.level)

    def is_forgotten(self, index: int) -> bool:
        """Whether a name that was probably forgotten stands in the block at `index`."""
        return bool(self._forgotten.get(self.document.blocks[index].id))

    def forgive(self, found: Leftover) -> None:
        """Mark `found` no longer."""
        self._forgotten[found.block].discard((found.start, found.text))

    def _side(self, change: Change) -> Side | None:
        return change.old if self.sign is Sign.OLD else change.new

    def _text(self, block: Block) -> str:
        match block:
            case TextBlock():
                return self._reader.block(block)
            case Image():
                return image_text(block)
            case Table():
                rows = [
                    "\t".join("\n".join(map(self._reader.block, cell.blocks)) for cell in row.cells)
                    for row in block.rows
                ]
                return "\n".join([block.caption, *rows] if block.caption else rows)

    def _stretches(self, block: BlockId, text: str, change: Change | None) -> tuple[Stretch, ...]:
        forgotten = (
            (start, start + len(name))
            for start, name in self._forgotten.get(block, ())
            if text.startswith(name, start)
        )
        return with_leftovers(self._marked(block, text, change), forgotten)

    def _marked(self, block: BlockId, text: str, change: Change | None) -> tuple[Stretch, ...]:
        """`text` cut as `change` has it; whole where the change is not about this text alone."""
        if change is not None:
            stretches = marked_block(change, self.sign, block)
            if "".join(stretch.text for stretch in stretches) == text:
                return stretches
        return (Stretch(text),) if text else ()

    def _picture(self, image: Image) -> Picture:
        other = image.id in self._other_pictures
        marking = Marking.DELETED if self.sign is Sign.OLD else Marking.INSERTED
        return Picture(image.digest, marking if other else Marking.PLAIN)

    def _styles(self, *blocks: TextBlock) -> tuple[Style, ...]:
        """The emphasis in `blocks`, which stand on lines of their own."""
        styles: list[Style] = []
        at = 0
        for block in blocks:
            if block.speaker:
                styles.append(Style(at, at + len(block.speaker), "speaker"))
                at += len(block.speaker) + 1
            for inline in block.inlines:
                length = len(self._reader.inline(inline))
                if not isinstance(inline, Break):
                    styles += [Style(at, at + length, mark.value) for mark in sorted(inline.marks)]
                at += length
            at += 1
        return tuple(styles)

    def _number(self, block: TextBlock) -> str:
        number = self._reader.number(block.id)
        if number:
            return f"{number}." if number.isalnum() else number
        return "•" if block.role is Role.BULLET else ""

    def _table(self, table: Table, of_place: dict[tuple[int, int] | None, Change]) -> Cell:
        parts: list[Part] = []
        if table.caption:
            caption = self._stretches(table.id, table.caption, of_place.get(None))
            parts.append(Part(caption, row=CAPTION))
        columns = 1
        for row_index, row in enumerate(table.rows):
            at = 0
            for column, cell in enumerate(row.cells):
                change = of_place.get((row_index, column))
                text = "\n".join(map(self._reader.block, cell.blocks))
                parts.append(
                    Part(
                        self._stretches(table.id, text, change),
                        self._styles(*cell.blocks),
                        row=row_index,
                        column=at,
                        span=cell.columns,
                        header=row_index < table.header_rows,
                        whole=_WHOLE.get(change.kind, Marking.PLAIN) if change else Marking.PLAIN,
                    )
                )
                at += cell.columns
            columns = max(columns, at)
        return Cell(tuple(parts), columns=columns)


def _look(block: TextBlock) -> Look:
    looks = {Role.HEADING: Look.HEADING, Role.QUOTE: Look.QUOTE, Role.NOTE: Look.NOTE}
    return looks.get(block.role, Look.BODY)
