"""Paragraphs and tables of a Word file as blocks of a document, their numbers resolved."""

from collections.abc import Iterable, Iterator

import msgspec

from som_editor.core.anchors import (
    anchor_on,
    anchored_words,
    moved_range,
    own_text,
    sign,
)
from som_editor.core.comments import Anchor
from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Cell,
    CellId,
    Image,
    Inline,
    Mark,
    NewId,
    Reference,
    Role,
    Row,
    RowId,
    Table,
    Text,
    TextBlock,
    normal_inlines,
)
from som_editor.core.import_report import Dropped, Guess, GuessKind
from som_editor.core.inline_edit import Inlines, cut
from som_editor.readers.counted import Counted, literal
from som_editor.readers.docx.body import Grid, GridCell, Item, Said
from som_editor.readers.docx.comments import Placed
from som_editor.readers.docx.fields import Piece, Pointer
from som_editor.readers.docx.lists import Item as ListItem
from som_editor.readers.docx.lists import Lists
from som_editor.readers.docx.styles import Sort
from som_editor.readers.parts import all_bold, capped, trimmed
from som_editor.readers.picture import Picture
from som_editor.readers.sections import section_kind
from som_editor.readers.typed import Typed, typed_before, typed_item

_ROLES = {
    Sort.HEADING: Role.HEADING,
    Sort.QUOTE: Role.QUOTE,
    Sort.NOTE: Role.NOTE,
    Sort.BULLET: Role.BULLET,
}
_OWN_ROLES = {**_ROLES, Sort.NUMBERED: Role.GUIDELINE, Sort.CONTINUED: Role.GUIDELINE}
_IN_LISTS = (Role.BULLET, Role.GUIDELINE)
_OWN_BOOKMARKS = ("_som_", "_somnr_")


class Building:
    """Makes the blocks of one document, and knows where its comments stand in them."""

    def __init__(self, lists: Lists, new_id: NewId) -> None:
        self._lists = lists
        self._new_id = new_id
        self._counted = Counted()
        self._own_ids: dict[str, BlockId] = {}
        self.blocks: list[Block] = []
        self.guesses: list[Guess] = []
        self.dropped: list[Dropped] = []
        self.placed: list[Placed] = []

    def build(self, items: list[Item]) -> None:
        """Add what `items` say, in order."""
        self._know(items)
        position = 0
        while position < len(items):
            position += self._add(items, position)

    def _know(self, items: Iterable[Item]) -> None:
        """Keep each id of ours once: a block that was copied in Word is another block."""
        for item in items:
            if isinstance(item, Said):
                fresh = [key for key in item.content.blocks if key not in self._own_ids]
                self._own_ids |= {key: BlockId(key) for key in fresh if key}
                item.content.blocks[:] = [key for key in dict.fromkeys(fresh) if key]
            else:
                for cell in _cells(item):
                    self._know(cell.items)

    def _add(self, items: list[Item], position: int) -> int:
        """Add what begins at `position`; how many items that took."""
        item = items[position]
        following = items[position + 1] if position + 1 < len(items) else None
        if isinstance(item, Grid):
            self._table(item, "")
            return 1
        match item.meaning.sort:
            case Sort.TABLE_CAPTION if isinstance(following, Grid):
                self._table(following, exact_text(item))
                return 2
            case Sort.SPEAKER if isinstance(following, Said) and not following.content.blocks:
                following.content.blocks[:] = item.content.blocks
                self._text(following, speaker=exact_text(item))
                self._place_on_block(item)
                return 2
            case Sort.MISSING_PICTURE:
                self.dropped.append(Dropped(item.place, plain_text(item), "picture"))
                return 1
            case _:
                return self._said(item, following)

    def _said(self, said: Said, following: Item | None) -> int:
        """Add a paragraph and its pictures; the caption under a picture of ours goes with it."""
        has_text = any(_shows(piece).strip() for piece in said.content.pieces)
        pictures = said.content.pictures
        if has_text or (said.content.blocks and not pictures):
            self._text(said)
        caption = ""
        under = following if isinstance(following, Said) else None
        own = bool(said.content.blocks) and not has_text
        if pictures and own and under and under.meaning.sort is Sort.CAPTION:
            caption = exact_text(under)
        for place, picture in enumerate(pictures):
            ids = said.content.blocks[:1] if own and not place else []
            self._image(picture, ids, caption if place == len(pictures) - 1 else "")
            if not has_text and not place:
                self._place_on_block(said)
        return 2 if caption else 1

    def _image(self, picture: Picture, own: list[str], caption: str) -> None:
        made = Image(
            self._id(own), picture.digest, picture.media_type, picture.alternative, caption
        )
        self.blocks.append(made)

    def _text(self, said: Said, *, speaker: str = "") -> None:
        own = bool(said.content.blocks)
        item = self._lists.item(said.list_of.list_id, said.list_of.level, said.style)
        role, level = self._role(said, item, own=own)
        inlines = self._inlines(said.content.pieces)
        label, typed = self._label(said, item), None
        if not own:
            inlines = trimmed(inlines)
            if item is None:
                typed = typed_before(inlines, role)
        if said.content.number is not None:
            inlines = _without_separator(inlines)
        elif typed is not None:
            inlines = cut(inlines, typed.length, _shows)[1]
            role, level, label = self._as_typed(said, typed, role, level)
        block = TextBlock(
            self._id(said.content.blocks), role, normal_inlines(inlines), level, speaker=speaker
        )
        if role is Role.HEADING:
            kind = section_kind("".join(map(_shows, inlines)))
            block = msgspec.structs.replace(block, section_kind=kind)
            if said.meaning.level > level:
                self._guess(GuessKind.HEADING, said, block, detail=str(level))
        self.blocks.append(self._counted.numbered(block, label, typed=typed is not None))
        self._place_remarks(said)

    def _place_remarks(self, said: Said) -> None:
        """Note on which words of the last block the comments of `said` are.

        Those were counted in all that stood there, a typed number or spaces at the ends included.
        """
        block, pieces = self.blocks[-1], said.content.pieces
        read = "".join(map(sign, self._inlines(pieces)))
        for remark in said.content.remarks:
            stop = len(pieces) if remark.stop is None else remark.stop
            ends = (
                len("".join(map(sign, self._inlines(pieces[:end])))) for end in (remark.start, stop)
            )
            start, stop = moved_range(read, own_text(block), *ends)
            anchor = anchor_on(block, start, stop)
            words = anchored_words(block, anchor)
            self.placed.append(Placed(remark.comment, anchor, words))

    def _place_on_block(self, said: Said) -> None:
        """The comments of `said` are on the last block as a whole."""
        for remark in said.content.remarks:
            self.placed.append(Placed(remark.comment, Anchor(self.blocks[-1].id), ""))

    def _role(self, said: Said, item: ListItem | None, *, own: bool) -> tuple[Role, int]:
        sort, level = said.meaning
        role = (_OWN_ROLES if own else _ROLES).get(sort, Role.PARAGRAPH)
        if role is Role.PARAGRAPH and item is not None:
            if item.is_bullet:
                role = Role.BULLET
            elif item.label and not (own and not said.style):
                role = Role.GUIDELINE
        if role is Role.HEADING:
            return role, capped(level)
        deepest = max(level, item.level) if item is not None else level
        return role, capped(deepest if role in _IN_LISTS or (item and item.label) else 1)

    def _label(self, said: Said, item: ListItem | None) -> str:
        """The number before a paragraph, as our own bookmark or Word's lists have it."""
        if said.content.number is not None:
            return said.content.number.strip()
        return "" if item is None or item.is_bullet else item.label

    def _as_typed(self, said: Said, typed: Typed, role: Role, level: int) -> tuple[Role, int, str]:
        """What a paragraph with a typed number or bullet is; its level, and the number to keep."""
        found = typed_item(typed, role, level, self.blocks[-1] if self.blocks else None)
        self.guesses.append(Guess(found.kind, said.place, plain_text(said), detail=typed.label))
        return found.role, found.level, found.label

    def _guess(self, kind: GuessKind, said: Said, block: TextBlock, *, detail: str) -> None:
        self.guesses.append(Guess(kind, said.place, plain_text(said), block.id, detail))

    def _table(self, grid: Grid, caption: str) -> None:
        first = next((cell for row in grid.rows for cell in row), None)
        if first is None:
            return
        said = first.items[0] if first.items and isinstance(first.items[0], Said) else None
        own = [said.content.blocks.pop(0)] if said and said.content.blocks else []
        rows = tuple(
            Row(RowId(self._new_id()), tuple(map(self._cell, row))) for row in grid.rows if row
        )
        header_rows = grid.header_rows
        if not (own or header_rows) and all_bold(rows[0]):
            header_rows = 1
        self.blocks.append(Table(self._id(own), rows, caption, header_rows))
        for cell in _cells(grid):
            for inside in _said_in(cell.items):
                self._place_on_block(inside)

    def _cell(self, cell: GridCell) -> Cell:
        made = tuple(self._cell_blocks(cell.items))
        return Cell(CellId(self._new_id()), made, cell.columns)

    def _cell_blocks(self, items: Iterable[Item]) -> Iterator[TextBlock]:
        """The paragraphs of a cell; those of a table within it follow in order."""
        for item in items:
            if isinstance(item, Grid):
                for cell in _cells(item):
                    yield from self._cell_blocks(cell.items)
                continue
            for picture in item.content.pictures:
                self.dropped.append(Dropped(item.place, picture.alternative, "picture"))
            inlines = self._inlines(item.content.pieces)
            if not item.content.blocks:
                inlines = trimmed(inlines)
                if not inlines:
                    continue
            yield self._cell_text(item, inlines)

    def _cell_text(self, said: Said, inlines: Inlines) -> TextBlock:
        item = self._lists.item(said.list_of.list_id, said.list_of.level, said.style)
        made = TextBlock(self._id(said.content.blocks), Role.PARAGRAPH, normal_inlines(inlines))
        if item is None or not item.label:
            return made
        level = capped(item.level)
        if item.is_bullet:
            return msgspec.structs.replace(made, role=Role.BULLET, level=level)
        number = literal(item.label)
        return msgspec.structs.replace(made, role=Role.GUIDELINE, level=level, numbering=number)

    def _id(self, own: list[str]) -> BlockId:
        return self._own_ids[own[0]] if own else BlockId(self._new_id())

    def _inlines(self, pieces: Iterable[Piece]) -> Inlines:
        """`pieces` with each pointer to a block of ours as a reference, others as they show."""
        inlines: list[Inline] = []
        for piece in pieces:
            if not isinstance(piece, Pointer):
                inlines.append(piece)
                continue
            target = self._target(piece.name)
            if target is None:
                inlines += piece.shown
            else:
                inlines.append(Reference(target, _marks(piece)))
        return normal_inlines(tuple(inlines))

    def _target(self, name: str) -> BlockId | None:
        for prefix in _OWN_BOOKMARKS:
            if name.startswith(prefix):
                return self._own_ids.get(name.removeprefix(prefix))
        return None


def _cells(grid: Grid) -> Iterator[GridCell]:
    for row in grid.rows:
        yield from row


def _marks(pointer: Pointer) -> frozenset[Mark]:
    first = pointer.shown[0]
    return first.marks if isinstance(first, Text) else frozenset()


def _said_in(items: Iterable[Item]) -> Iterator[Said]:
    """The paragraphs among `items`, those of tables within them too."""
    for item in items:
        if isinstance(item, Said):
            yield item
        else:
            for cell in _cells(item):
                yield from _said_in(cell.items)


def _shows(piece: Piece) -> str:
    """What `piece` shows; a reference is one sign that is no space."""
    match piece:
        case Text(text=text):
            return text
        case Break():
            return "\n"
        case Pointer():
            return "".join(map(_shows, piece.shown))
        case _:
            return "?"


def plain_text(item: Item | None) -> str:
    """What a paragraph says, on one line."""
    if not isinstance(item, Said):
        return ""
    return " ".join("".join(map(_shows, item.content.pieces)).split())


def exact_text(said: Said) -> str:
    """What a paragraph says, with the spaces in it."""
    return "".join(map(_shows, said.content.pieces)).strip()


def _without_separator(inlines: Inlines) -> Inlines:
    """`inlines` without the full stop and the space that stand behind a number of ours."""
    shown = "".join(map(_shows, inlines))
    taken = 1 if shown.startswith(".") else 0
    return cut(inlines, taken + shown[taken:].startswith(" "), _shows)[1]
