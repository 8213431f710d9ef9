"""Items as blocks of a document: numbers counted where that gives the same, speakers found."""

from collections.abc import Iterable, Iterator

import msgspec

from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Break,
    Cell,
    CellId,
    Image,
    NewId,
    Role,
    Row,
    RowId,
    Table,
    TextBlock,
    normal_inlines,
)
from som_editor.core.import_report import Dropped, Guess, GuessKind
from som_editor.core.inline_edit import Inlines, cut
from som_editor.readers.counted import Counted, literal
from som_editor.readers.flow.items import Grid, Item, Said, Shown, cells
from som_editor.readers.paragraphs import LEAD_IN, SPEAKER
from som_editor.readers.parts import all_bold, capped, one_line, shows, trimmed
from som_editor.readers.sections import section_kind
from som_editor.readers.typed import typed_before, typed_item

_IN_LISTS = (Role.BULLET, Role.GUIDELINE)


class Building:
    """Makes the blocks of one document, and notes what it guesses and leaves out.

    In a file whose numbers are `all_typed`, one that fits is as good as one that was counted.
    """

    def __init__(self, new_id: NewId, *, all_typed: bool = False) -> None:
        self._new_id = new_id
        self._all_typed = all_typed
        self._counted = Counted()
        self.blocks: list[Block] = []
        self.guesses: list[Guess] = []
        self.dropped: list[Dropped] = []

    def build(self, items: list[Item]) -> None:
        """Add what `items` say, in order."""
        position = 0
        while position < len(items):
            item = items[position]
            following = items[position + 1] if position + 1 < len(items) else None
            if isinstance(item, Said) and _speaks(item, following):
                self._quoted(item, following)
                position += 2
                continue
            match item:
                case Said():
                    self._text(item)
                case Grid():
                    self._table(item)
                case Shown(place=_, picture=picture, caption=caption):
                    self.blocks.append(
                        Image(
                            BlockId(self._new_id()),
                            picture.digest,
                            picture.media_type,
                            picture.alternative,
                            caption,
                        )
                    )
            position += 1

    def _quoted(self, said: Said, following: Item | None) -> None:
        speaker = one_line(said.inlines)
        if isinstance(following, Said):
            self._text(following, speaker=speaker)
            self._guess(GuessKind.SPEAKER, said, speaker, self.blocks[-1].id)

    def _text(self, said: Said, *, speaker: str = "") -> None:
        inlines = trimmed(said.inlines)
        if not inlines:
            return
        first, rest = _first_line(inlines)
        if said.role is Role.QUOTE and not speaker and rest and LEAD_IN.fullmatch(first):
            speaker, inlines = first, rest
            self._guess(GuessKind.SPEAKER, said, speaker)
        role, label = said.role, said.label
        level = capped(said.level) if role in (*_IN_LISTS, Role.HEADING) else 1
        typed = None if label else typed_before(inlines, role)
        if typed is not None:
            above = self.blocks[-1] if self.blocks else None
            kind, role, level, label = typed_item(typed, role, level, above)
            text = one_line(inlines)
            inlines = cut(inlines, typed.length, shows)[1]
        block = TextBlock(
            BlockId(self._new_id()), role, normal_inlines(inlines), level, speaker=speaker
        )
        if role is Role.HEADING:
            heading = one_line(inlines)
            block = msgspec.structs.replace(block, section_kind=section_kind(heading))
            if said.level > level:
                self._guess(GuessKind.HEADING, said, heading, block.id, detail=str(level))
        by_hand = typed is not None and not self._all_typed
        block = self._counted.numbered(block, label, typed=by_hand)
        if typed is not None and not isinstance(block.numbering, Automatic):
            self._guess(kind, said, text, detail=typed.label)
        self.blocks.append(block)

    def _guess(
        self, kind: GuessKind, said: Said, text: str, block: BlockId | None = None, detail: str = ""
    ) -> None:
        self.guesses.append(Guess(kind, said.place, text, block, detail))

    def _table(self, grid: Grid) -> None:
        rows = tuple(
            Row(
                RowId(self._new_id()),
                tuple(
                    Cell(CellId(self._new_id()), tuple(self._cell_blocks(one.items)), one.columns)
                    for one in row
                ),
            )
            for row in grid.rows
            if row
        )
        if not rows:
            return
        header_rows = min(grid.header_rows, len(rows)) or int(all_bold(rows[0]))
        self.blocks.append(Table(BlockId(self._new_id()), rows, grid.caption, header_rows))

    def _cell_blocks(self, items: Iterable[Item]) -> Iterator[TextBlock]:
        """The paragraphs of a cell; those of a table within it follow in order."""
        for item in items:
            match item:
                case Grid():
                    for cell in cells(item):
                        yield from self._cell_blocks(cell.items)
                case Shown(place=place, picture=picture):
                    self.dropped.append(Dropped(place, picture.alternative, "picture"))
                case Said(inlines=inlines) if inlines := trimmed(inlines):
                    yield self._cell_text(item, inlines)

    def _cell_text(self, said: Said, inlines: Inlines) -> TextBlock:
        role = said.role if said.role in _IN_LISTS else Role.PARAGRAPH
        level = capped(said.level) if role in _IN_LISTS else 1
        made = TextBlock(BlockId(self._new_id()), role, normal_inlines(inlines), level)
        if not said.label:
            return made
        return msgspec.structs.replace(made, numbering=literal(said.label))


def _speaks(said: Said, following: Item | None) -> bool:
    """Whether `said` is the line that names the speaker of the quotation behind it."""
    if not isinstance(following, Said) or following.role is not Role.QUOTE:
        return False
    if not trimmed(following.inlines):
        return False
    pattern = {Role.QUOTE: LEAD_IN, Role.PARAGRAPH: SPEAKER}.get(said.role)
    return pattern is not None and bool(pattern.fullmatch(one_line(said.inlines)))


def _first_line(inlines: Inlines) -> tuple[str, Inlines]:
    """What stands before the first line break of `inlines`, and what stands behind it."""
    for at, inline in enumerate(inlines):
        if isinstance(inline, Break):
            return one_line(inlines[:at]), trimmed(inlines[at:])
    return one_line(inlines), ()
