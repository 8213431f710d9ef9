"""A protocol as a value: a flat list of blocks, headings included, each with a permanent id.

Sections are not stored; `core.outline` derives them from the headings. All values are frozen and
share their unchanged parts, so "is it changed?" is `is not`.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NewType

import msgspec

from som_editor.core.metadata import Metadata

DocumentId = NewType("DocumentId", str)
BlockId = NewType("BlockId", str)
RowId = NewType("RowId", str)
CellId = NewType("CellId", str)
Digest = NewType("Digest", str)
"""SHA-256 of an asset's bytes, in hexadecimal."""

NewId = Callable[[], str]
"""Makes a fresh id; handed in by the caller, so that the core stays free of randomness."""

MAX_LEVEL = 3
"""Deepest heading level, and deepest level of list items."""


class Role(StrEnum):
    """What a text block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    GUIDELINE = "guideline"
    BULLET = "bullet"
    QUOTE = "quote"
    NOTE = "note"


class SectionKind(StrEnum):
    """What the section under a heading is for."""

    PLAIN = "plain"
    INTRODUCTION = "introduction"
    GUIDELINES = "guidelines"
    EXAMPLES = "examples"
    BACKGROUND = "background"
    APPENDIX = "appendix"


class Mark(StrEnum):
    """Emphasis on text."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"


class Text(msgspec.Struct, frozen=True, tag="text", omit_defaults=True):
    """A run of characters with the same marks; `link` is an address or empty."""

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str = ""


class Field(msgspec.Struct, frozen=True, tag="field", omit_defaults=True):
    """A place that shows the value of the document's field `name`.

    Where it opens a sentence it shows a capital, unless it is to show the value `as_filled`.
    """

    name: str
    marks: frozenset[Mark] = frozenset()
    as_filled: bool = False


class Reference(msgspec.Struct, frozen=True, tag="reference", omit_defaults=True):
    """A place that shows the number (or heading) of another block and follows its renumbering."""

    block: BlockId
    marks: frozenset[Mark] = frozenset()


class Break(msgspec.Struct, frozen=True, tag="break"):
    """A line break inside a block."""


Inline = Text | Field | Reference | Break


class Automatic(msgspec.Struct, frozen=True, tag="automatic"):
    """The number is computed from the block's place (see `core.numbering`)."""


class Literal(msgspec.Struct, frozen=True, tag="literal"):
    """The number is part of the source ("Artikel 1.6a") and kept as it stands."""

    text: str


class Unnumbered(msgspec.Struct, frozen=True, tag="unnumbered"):
    """The block bears no number."""


Numbering = Automatic | Literal | Unnumbered


class TextBlock(msgspec.Struct, frozen=True, tag="text", omit_defaults=True):
    """A heading, paragraph, guideline, bullet, quote or note.

    `level` counts from 1 for headings and list items. `speaker` is the line above a quote, as the
    source has it ("Reactie leraar:"). `section_kind` belongs to headings only. `origin` is the
    block of the upstream document that this one was adapted from.
    """

    id: BlockId
    role: Role
    inlines: tuple[Inline, ...] = ()
    level: int = 1
    numbering: Numbering = Unnumbered()
    speaker: str = ""
    section_kind: SectionKind = SectionKind.PLAIN
    origin: BlockId | None = None


class Cell(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table cell that spans `columns` columns and holds text blocks."""

    id: CellId
    blocks: tuple[TextBlock, ...]
    columns: int = 1


class Row(msgspec.Struct, frozen=True):
    """A table row."""

    id: RowId
    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True, tag="table", omit_defaults=True):
    """A table whose first `header_rows` rows are its header; `caption` may be empty."""

    id: BlockId
    rows: tuple[Row, ...]
    caption: str = ""
    header_rows: int = 1
    origin: BlockId | None = None


class Image(msgspec.Struct, frozen=True, tag="image", omit_defaults=True):
    """A picture, kept as the digest of its bytes; `alternative` says in words what it shows."""

    id: BlockId
    digest: Digest
    media_type: str
    alternative: str = ""
    caption: str = ""
    origin: BlockId | None = None


Block = TextBlock | Table | Image


class Definition(msgspec.Struct, frozen=True):
    """A term and what it means in this document."""

    term: str
    meaning: str


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content of a protocol. `fields` are (name, value) pairs; an empty value is unfilled."""

    id: DocumentId
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    definitions: tuple[Definition, ...] = ()


def field_value(document: Document, name: str) -> str:
    """What the field `name` shows; empty when it is unfilled or unknown."""
    return next((value for known, value in document.fields if known == name), "")


def text_blocks(block: Block) -> Iterator[TextBlock]:
    """The text blocks in `block`: itself, or those in a table's cells, in reading order."""
    match block:
        case TextBlock():
            yield block
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.blocks
        case Image():
            return


def with_texts(block: Block, change: Callable[[TextBlock], TextBlock]) -> Block:
    """`block` with each of its `text_blocks` as `change` makes it."""
    replace = msgspec.structs.replace
    match block:
        case TextBlock():
            return change(block)
        case Table():
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=tuple(map(change, cell.blocks))) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            return replace(block, rows=rows)
        case Image():
            return block


def is_heading(block: Block) -> bool:
    """Whether `block` opens a section."""
    return isinstance(block, TextBlock) and block.role is Role.HEADING


def normal_inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`inlines` without empty text and with equal neighbours joined: one form for one content."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            if not inline.text:
                continue
            last = result[-1] if result else None
            if isinstance(last, Text) and last.marks == inline.marks and last.link == inline.link:
                result[-1] = Text(last.text + inline.text, last.marks, last.link)
                continue
        result.append(inline)
    return tuple(result)
