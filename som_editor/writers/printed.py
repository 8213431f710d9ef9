"""The document as it goes on paper: what no page can show is mended before any format sees it.

Headings start at level 1 and skip none, as Word's contents and PDF/UA want; headings without words
are left out; pictures have a description; links lead only where a reader may safely go.
"""

import re
from urllib.parse import urlsplit

import msgspec

from som_editor.core.document import (
    Automatic,
    Block,
    Break,
    Cell,
    Document,
    Image,
    Inline,
    Literal,
    Role,
    Row,
    Table,
    Text,
    TextBlock,
    is_heading,
    normal_inlines,
)
from som_editor.core.shown import Reader
from som_editor.core.text import clean_text

SAFE_SCHEMES = ("http", "https", "mailto")
NO_DESCRIPTION = "Afbeelding zonder beschrijving"

_SYMBOL_FONT = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "\uf0e0": "→", "\uf06c": "●", "\uf02d": "-"}
)
"""What Word's symbol fonts mean by characters that mean nothing elsewhere."""

_PRIVATE = re.compile(
    "[\ue000-\uf8ff\ufdd0-\ufdef\ufeff\U000f0000-\U0010ffff]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff]"
)
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WIDEST, _NARROWEST = 60, 8
"""Characters between which the longest cell of a column decides over its width."""


def printable(document: Document) -> Document:
    """`document` with the same words, fit for any page."""
    reader = Reader(document)
    blocks: list[Block] = []
    level = 0
    for block in document.blocks:
        match block:
            case TextBlock(role=Role.HEADING):
                heading = _text_block(block)
                if not reader.inlines(heading.inlines).strip():
                    continue
                level = min(block.level, level + 1)
                blocks.append(msgspec.structs.replace(heading, level=level))
            case TextBlock():
                blocks.append(_text_block(block))
            case Table():
                if any(row.cells for row in block.rows):
                    blocks.append(_table(block))
            case Image():
                blocks.append(_image(block))
    metadata = {name: on_one_line(value) for name, value in _strings(document.metadata)}
    return msgspec.structs.replace(
        document,
        metadata=msgspec.structs.replace(document.metadata, **metadata),
        blocks=tuple(blocks),
        fields=tuple((name, on_one_line(value)) for name, value in document.fields),
    )


def printable_text(text: str) -> str:
    """`text` without what has no shape on paper; the line ends stay."""
    shown = clean_text(text.replace("\t", " ")).translate(_SYMBOL_FONT)
    return _PRIVATE.sub("", shown)


def on_one_line(text: str) -> str:
    """`text` fit for print, with a space for each line end."""
    return printable_text(_LINE_END.sub(" ", text)).strip()


def is_safe_link(address: str) -> bool:
    """Whether a reader may be led to `address`."""
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[": no address at all
        return False
    return parts.scheme in SAFE_SCHEMES and bool(parts.netloc or parts.path)


def item_label(block: TextBlock, number: str) -> str:
    """What stands before the item `block` numbered `number`: "4.", "Artikel 1.6a"; or empty."""
    match block.numbering:
        case Automatic():
            return f"{number}."
        case Literal(text=text):
            return f"{text}." if text[-1:].isalnum() and " " not in text else text
        case _:
            return ""


def introduces(block: Block, following: Block | None) -> bool:
    """Whether `block` announces the next one ("Don’ts:"), so that no page may part them."""
    if not isinstance(block, TextBlock) or block.role is not Role.PARAGRAPH or following is None:
        return False
    if isinstance(following, TextBlock) and following.role in (Role.PARAGRAPH, Role.HEADING):
        return False
    last = block.inlines[-1] if block.inlines else None
    return isinstance(last, Text) and last.text.rstrip().endswith((":", "…"))


def column_shares(table: Table) -> tuple[int, ...]:
    """How wide each column of `table` wants to be, in characters, within bounds."""
    shares = [_NARROWEST] * max(sum(cell.columns for cell in row.cells) for row in table.rows)
    for row in table.rows:
        column = 0
        for cell in row.cells:
            if cell.columns == 1:
                longest = max((_length(block) for block in cell.blocks), default=0)
                shares[column] = min(max(shares[column], longest), _WIDEST)
            column += cell.columns
    return tuple(shares)


def has_headings(document: Document) -> bool:
    """Whether there is anything to list in a table of contents."""
    return any(is_heading(block) for block in document.blocks)


def _length(block: TextBlock) -> int:
    return sum(len(inline.text) for inline in block.inlines if isinstance(inline, Text))


def _strings(value: msgspec.Struct) -> list[tuple[str, str]]:
    return [(name, getattr(value, name)) for name in value.__struct_fields__]


def _text_block(block: TextBlock) -> TextBlock:
    inlines: list[Inline] = []
    for inline in block.inlines:
        inlines += _lines(inline) if isinstance(inline, Text) else [inline]
    if block.role is Role.HEADING:  # a contents line and a bookmark are one line
        inlines = [Text(" ") if isinstance(inline, Break) else inline for inline in inlines]
    numbering = block.numbering
    if isinstance(numbering, Literal):
        numbering = Literal(on_one_line(numbering.text))
    return msgspec.structs.replace(
        block,
        inlines=normal_inlines(tuple(inlines)),
        speaker=on_one_line(block.speaker),
        numbering=numbering,
    )


def _lines(inline: Text) -> list[Inline]:
    """`inline` cut at its line ends, and without a link that leads nowhere safe."""
    link = inline.link if is_safe_link(inline.link) else ""
    result: list[Inline] = []
    for position, line in enumerate(_LINE_END.split(inline.text)):
        if position:
            result.append(Break())
        result.append(Text(printable_text(line), inline.marks, link))
    return result


def _table(table: Table) -> Table:
    return msgspec.structs.replace(
        table,
        caption=on_one_line(table.caption),
        rows=tuple(Row(row.id, tuple(map(_cell, row.cells))) for row in table.rows if row.cells),
        header_rows=sum(bool(row.cells) for row in table.rows[: max(table.header_rows, 0)]),
    )


def _cell(cell: Cell) -> Cell:
    """`cell` with its texts; a heading in a table would upset the outline, so it is a paragraph."""
    blocks = tuple(
        msgspec.structs.replace(_text_block(block), role=Role.PARAGRAPH)
        if is_heading(block)
        else _text_block(block)
        for block in cell.blocks
    )
    return msgspec.structs.replace(cell, blocks=blocks, columns=max(cell.columns, 1))


def _image(image: Image) -> Image:
    caption = on_one_line(image.caption)
    alternative = on_one_line(image.alternative) or caption or NO_DESCRIPTION
    return msgspec.structs.replace(image, caption=caption, alternative=alternative)
