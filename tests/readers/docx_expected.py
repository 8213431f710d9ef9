"""What a Word file of ours can hold of a document, for tests that read one back."""

from typing import NamedTuple

import msgspec

from som_editor.core.document import (
    Automatic,
    Block,
    Break,
    Cell,
    CellId,
    Document,
    Field,
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
    normal_inlines,
)
from som_editor.core.shown import Reader
from som_editor.readers.sections import section_kind
from som_editor.writers.docx.addresses import word_address
from som_editor.writers.printed import item_label, printable

_IN_LISTS = (Role.BULLET, Role.GUIDELINE)


class Shown(NamedTuple):
    """A document with its reader."""

    document: Document
    reader: Reader


def expected(document: Document) -> Document:
    """What comes back of `document`: all that is printed.

    A field is text then, a link is always underlined, what a section is for follows from its
    heading, a bullet with a number is a guideline, and a cell holds paragraphs and bullets.
    """
    printed = printable(document)
    shown = Shown(printed, Reader(printed))
    blocks = tuple(_block(block, shown) for block in printed.blocks)
    return frozen(msgspec.structs.replace(printed, blocks=blocks, fields=(), definitions=()), shown)


def frozen(document: Document, shown: Shown | None = None) -> Document:
    """`document` with each number as it shows, and no levels but those of headings and lists."""
    reader = (shown or Shown(document, Reader(document))).reader
    return msgspec.structs.replace(
        document, blocks=tuple(_frozen(block, reader) for block in document.blocks)
    )


def _frozen(block: Block, reader: Reader) -> Block:
    if not isinstance(block, TextBlock):
        return block
    number = reader.number(block.id)
    return msgspec.structs.replace(
        block,
        numbering=Literal(number) if number else Unnumbered(),
        level=block.level if block.role in (*_IN_LISTS, Role.HEADING) else 1,
    )


def _block(block: Block, shown: Shown) -> Block:
    match block:
        case TextBlock():
            return _text_block(block, shown)
        case Table():
            return _table(block, shown)
        case _:
            return block


def _text_block(block: TextBlock, shown: Shown) -> TextBlock:
    inlines = _inlines(block, shown)
    role = block.role
    if role is Role.BULLET and shown.reader.number(block.id):
        role = Role.GUIDELINE
    block = msgspec.structs.replace(block, role=role, inlines=inlines)
    if role is Role.HEADING:
        kind = section_kind(shown.reader.inlines(inlines))
        block = msgspec.structs.replace(block, section_kind=kind)
    return block


def _inlines(block: TextBlock, shown: Shown) -> tuple[Inline, ...]:
    words = shown.reader.words(block.inlines)
    return normal_inlines(
        tuple(_inline(one, text, shown) for one, text in zip(block.inlines, words, strict=True))
    )


def _inline(inline: Inline, words: str, shown: Shown) -> Inline:
    match inline:
        case Field(marks=marks):
            return Text(words, marks)
        case Reference(marks=marks) if not _is_target(inline, shown):
            return Text(shown.reader.inline(inline), marks)
        case Text(text=text, marks=marks, link=link) if address := word_address(link):
            return Text(text, marks - {Mark.UNDERLINE}, address)
        case Text(text=text, marks=marks):
            return Text(text, marks)
        case _:
            return inline


def _is_target(reference: Reference, shown: Shown) -> bool:
    """Whether Word can follow `reference`: to a number, or to a heading."""
    return any(
        isinstance(block, TextBlock)
        and block.id == reference.block
        and (block.role is Role.HEADING or bool(shown.reader.number(block.id)))
        for block in shown.document.blocks
    ) and bool(shown.reader.inline(reference))


def _table(table: Table, shown: Shown) -> Table:
    columns = max(sum(cell.columns for cell in row.cells) for row in table.rows)
    rows = []
    for row in table.rows:
        cells = [_cell(cell, shown) for cell in row.cells]
        missing = columns - sum(cell.columns for cell in cells)
        rows.append(Row(row.id, (*cells, *[Cell(CellId("leeg"), ())] * missing)))
    return msgspec.structs.replace(table, rows=tuple(rows))


def _cell(cell: Cell, shown: Shown) -> Cell:
    blocks = tuple(_cell_text(block, shown) for block in cell.blocks)
    return msgspec.structs.replace(cell, blocks=blocks)


def _cell_text(block: TextBlock, shown: Shown) -> TextBlock:
    inlines = _inlines(block, shown)
    numbering = block.numbering
    if isinstance(numbering, Literal) and numbering.text:
        inlines = (Text(f"{item_label(block, numbering.text)} "), *inlines)
    if block.speaker:
        inlines = (Text(block.speaker, frozenset([Mark.BOLD])), Break(), *inlines)
    is_bullet = block.role is Role.BULLET and isinstance(numbering, Automatic | Unnumbered)
    return TextBlock(
        block.id,
        Role.BULLET if is_bullet else Role.PARAGRAPH,
        normal_inlines(inlines),
        block.level if is_bullet else 1,
    )
