"""The blocks of a document in the shape that the PDF template takes (templates/pdf/blocks.typ).

Words and numbers are settled here; how they look is the template's. Neighbouring list items become
one list, deeper items a list within the item they stand under.
"""

from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

import msgspec

from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Cell,
    Document,
    Image,
    Inline,
    Literal,
    Mark,
    Reference,
    Role,
    Row,
    Table,
    Text,
    TextBlock,
    Unnumbered,
    text_blocks,
)
from som_editor.core.shown import Reader
from som_editor.writers.pdf_columns import column_widths, must_break
from som_editor.writers.printed import introduces, item_label

MISSING_PICTURE = "Afbeelding niet beschikbaar"

_BULLETS = ("•", "–")
"""What stands before an item of the first level, of the second, and so in turn."""

_SHORT_LIST = 450
"""Characters, about six lines: so much white may be left at the foot of a page."""
_LINE = 75
"""Characters on a line; an item takes one at least, however short it is."""


class Run(msgspec.Struct, frozen=True, tag_field="kind", tag="run"):
    """Characters of one look; `url` leads out of the document, `target` to an anchor in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    url: str = ""
    target: str = ""


class LineBreak(msgspec.Struct, frozen=True, tag_field="kind", tag="break"):
    """The next run stands on a new line."""


class Heading(msgspec.Struct, frozen=True, tag_field="kind", tag="heading"):
    """A heading under `number`, if any."""

    anchor: str
    inlines: tuple[Run | LineBreak, ...]
    level: int
    number: str


class Paragraph(msgspec.Struct, frozen=True, tag_field="kind", tag="paragraph"):
    """A paragraph; `keep` ties it to the page of what follows."""

    anchor: str
    inlines: tuple[Run | LineBreak, ...]
    keep: bool


class Item(msgspec.Struct, frozen=True):
    """An item of a list, with `label` before it and the lists that are part of it."""

    anchor: str
    inlines: tuple[Run | LineBreak, ...]
    label: str
    parts: tuple["ItemList", ...]


class ItemList(msgspec.Struct, frozen=True, tag_field="kind", tag="list"):
    """Items of one sort and level; `indent` counts the levels that have no item above them.

    A `whole` one is short enough to stand on one page.
    """

    items: tuple[Item, ...]
    numbered: bool
    indent: int
    whole: bool


class Quote(msgspec.Struct, frozen=True, tag_field="kind", tag="quote"):
    """A quotation under the words that say whose it is."""

    anchor: str
    inlines: tuple[Run | LineBreak, ...]
    speaker: str


class Note(msgspec.Struct, frozen=True, tag_field="kind", tag="note"):
    """A remark beside the text."""

    anchor: str
    inlines: tuple[Run | LineBreak, ...]


class GridCell(msgspec.Struct, frozen=True):
    """A table cell across `columns` columns; `breaks` is where its words must break, or 0."""

    blocks: tuple["Part", ...]
    columns: int
    breaks: int = 0


class Grid(msgspec.Struct, frozen=True, tag_field="kind", tag="table"):
    """A table; `columns` are the widths to one another. All rows are equally long.

    The header is repeated on each page, unless it has links: they may stand in one place only.
    """

    anchor: str
    caption: str
    columns: tuple[int, ...]
    header: tuple[tuple[GridCell, ...], ...]
    body: tuple[tuple[GridCell, ...], ...]
    repeat: bool


class Picture(msgspec.Struct, frozen=True, tag_field="kind", tag="picture"):
    """A picture in `file`; without one, `alternative` stands in its place."""

    anchor: str
    file: str
    alternative: str
    caption: str = ""


Part = Heading | Paragraph | ItemList | Quote | Note | Grid | Picture


def picture_file(digest: str) -> str:
    """Where the template finds the picture with this digest."""
    return f"/pictures/{digest}"


class Parts:
    """Turns blocks of `document` into parts of its pages.

    `pictures` are the digests of the pictures at hand. References lead only to blocks among
    `present`: where a few blocks are set by themselves, the others are not there.
    """

    def __init__(
        self, document: Document, pictures: Collection[str], present: Sequence[Block]
    ) -> None:
        self._reader = Reader(document)
        self._pictures = pictures
        self._anchors = _anchors(present)

    def parts(self, blocks: Sequence[Block]) -> tuple[Part, ...]:
        """`blocks` in order, their list items gathered into lists."""
        result: list[Part] = []
        followed = zip(blocks, (*blocks, None)[1:], strict=True)
        for in_list, group in groupby(followed, key=lambda pair: _is_item(pair[0])):
            if in_list:
                items = [block for block, _ in group if isinstance(block, TextBlock)]
                result += self._lists(items, above=0)
            else:
                result += [self._part(block, following) for block, following in group]
        return tuple(result)

    def _part(self, block: Block, following: Block | None) -> Part:
        match block:
            case Table():
                return self._grid(block)
            case Image():
                return self._picture(block)
        anchor, inlines = self._anchor(block), self._inlines(block)
        label = self._label(block)
        if block.role is Role.HEADING:
            return Heading(anchor, inlines, block.level, label)
        if label:
            inlines = (Run(f"{label} "), *inlines)
        match block.role:
            case Role.QUOTE:
                return Quote(anchor, inlines, block.speaker)
            case Role.NOTE:
                return Note(anchor, inlines)
            case _:
                return Paragraph(anchor, inlines, introduces(block, following))

    def _lists(self, items: Sequence[TextBlock], *, above: int) -> tuple[ItemList, ...]:
        """`items`, that stand under one of level `above`; a new list where their sort changes."""
        result: list[ItemList] = []
        while items:
            first = items[0]
            stop = next(
                (place for place, item in enumerate(items) if not _continues(first, item)),
                len(items),
            )
            result.append(self._list(items[:stop], indent=max(first.level - above - 1, 0)))
            items = items[stop:]
        return tuple(result)

    def _list(self, items: Sequence[TextBlock], *, indent: int) -> ItemList:
        level = items[0].level
        starts = [place for place, item in enumerate(items) if item.level == level]
        return ItemList(
            tuple(
                self._item(items[start], self._lists(items[start + 1 : stop], above=level))
                for start, stop in pairwise([*starts, len(items)])
            ),
            _is_numbered(items[0]),
            indent,
            sum(max(len(self._reader.inlines(item.inlines)), _LINE) for item in items)
            <= _SHORT_LIST,
        )

    def _item(self, block: TextBlock, parts: tuple[ItemList, ...]) -> Item:
        label = self._label(block)
        if not _is_numbered(block):
            label = _BULLETS[(block.level - 1) % len(_BULLETS)]
        return Item(self._anchor(block), self._inlines(block), label, parts)

    def _label(self, block: TextBlock) -> str:
        number = self._reader.number(block.id)
        counted = bool(number) or isinstance(block.numbering, Literal)
        return item_label(block, number) if counted else ""

    def _grid(self, table: Table) -> Grid:
        widths = column_widths(table)
        rows = tuple(self._row(row, widths) for row in table.rows)
        return Grid(
            self._anchor(table),
            table.caption,
            widths,
            rows[: table.header_rows],
            rows[table.header_rows :],
            repeat=not self._has_links(table.rows[: table.header_rows]),
        )

    def _has_links(self, rows: Sequence[Row]) -> bool:
        inlines = (
            inline
            for row in rows
            for cell in row.cells
            for block in cell.blocks
            for inline in self._inlines(block)
        )
        return any(isinstance(run, Run) and (run.url or run.target) for run in inlines)

    def _row(self, row: Row, widths: tuple[int, ...]) -> tuple[GridCell, ...]:
        """The cells of `row`, with empty ones behind them up to the last column."""
        cells: list[GridCell] = []
        column = 0
        for cell in row.cells:
            own = widths[column : column + cell.columns]
            breaks = must_break(cell, own, sum(widths))
            cells.append(GridCell(self.parts(_standing_alone(cell)), cell.columns, breaks))
            column += cell.columns
        return (*cells, *(GridCell((), 1) for _ in widths[column:]))

    def _picture(self, image: Image) -> Picture:
        anchor = self._anchor(image)
        if image.digest in self._pictures:
            return Picture(anchor, picture_file(image.digest), image.alternative, image.caption)
        return Picture(anchor, "", f"{MISSING_PICTURE}: {image.alternative}", image.caption)

    def _anchor(self, block: Block) -> str:
        return self._anchors.get(block.id, "")

    def _inlines(self, block: TextBlock) -> tuple[Run | LineBreak, ...]:
        return tuple(map(self._inline, block.inlines, self._reader.words(block.inlines)))

    def _inline(self, inline: Inline, text: str) -> Run | LineBreak:
        if isinstance(inline, Break):
            return LineBreak()
        return Run(
            text,
            tuple(sorted(inline.marks)),
            inline.link if isinstance(inline, Text) else "",
            self._anchors.get(inline.block, "") if isinstance(inline, Reference) else "",
        )


def _anchors(blocks: Sequence[Block]) -> dict[BlockId, str]:
    """A name for each of `blocks` that another one refers to."""
    wanted = {
        inline.block
        for block in blocks
        for text in text_blocks(block)
        for inline in text.inlines
        if isinstance(inline, Reference)
    }
    return {block.id: f"block-{place}" for place, block in enumerate(blocks) if block.id in wanted}


def _is_item(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role in (Role.GUIDELINE, Role.BULLET)


def _is_numbered(item: TextBlock) -> bool:
    return item.role is Role.GUIDELINE or not isinstance(item.numbering, Unnumbered)


def _continues(first: TextBlock, item: TextBlock) -> bool:
    """Whether `item` belongs to the list that `first` opened."""
    if item.level == first.level:
        return _is_numbered(item) is _is_numbered(first)
    return item.level > first.level


def _standing_alone(cell: Cell) -> tuple[TextBlock, ...]:
    """The blocks of `cell`: nothing refers to them, and the model counts nothing there."""
    return tuple(map(_uncounted, cell.blocks))


def _uncounted(block: TextBlock) -> TextBlock:
    if isinstance(block.numbering, Literal):
        return msgspec.structs.replace(block, id=BlockId(""))
    role = Role.PARAGRAPH if block.role is Role.GUIDELINE else block.role
    return msgspec.structs.replace(block, id=BlockId(""), role=role, numbering=Unnumbered())
