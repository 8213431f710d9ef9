"""Fields: named places in the text that all show one value, such as {organisatie}."""

import re
from collections import Counter
from collections.abc import Callable

import msgspec

from som_editor.core.document import (
    Block,
    Cell,
    Document,
    Field,
    Inline,
    Row,
    Table,
    Text,
    TextBlock,
    field_value,
    normal_inlines,
    text_blocks,
)
from som_editor.core.edit import set_field

_Replace = Callable[[Inline], list[Inline]]


def field_counts(document: Document) -> dict[str, int]:
    """How often each field stands in the text; those that are declared but unused have 0."""
    used = Counter(
        inline.name
        for block in document.blocks
        for part in text_blocks(block)
        for inline in part.inlines
        if isinstance(inline, Field)
    )
    return {name: used[name] for name in dict.fromkeys([*dict(document.fields), *used])}


def make_field(document: Document, phrase: str, name: str) -> Document:
    """Every whole-word occurrence of `phrase` as the field `name`, which is filled with it.

    Without a phrase there is nothing to replace, and the document stays as it is.
    """
    if not phrase:
        return document
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")

    def replaced(inline: Inline) -> list[Inline]:
        if not isinstance(inline, Text):
            return [inline]
        parts = pattern.split(inline.text)
        result: list[Inline] = []
        for index, part in enumerate(parts):
            if index:
                result.append(Field(name, inline.marks))
            result.append(msgspec.structs.replace(inline, text=part))
        return result

    return set_field(_rewritten(document, replaced), name, phrase)


def dissolve_field(document: Document, name: str) -> Document:
    """Every occurrence of the field `name` as ordinary text, and the field gone."""
    value = field_value(document, name) or f"{{{name}}}"

    def replaced(inline: Inline) -> list[Inline]:
        if isinstance(inline, Field) and inline.name == name:
            return [Text(value, inline.marks)]
        return [inline]

    rewritten = _rewritten(document, replaced)
    fields = tuple(field for field in document.fields if field[0] != name)
    if rewritten is document and fields == document.fields:
        return document
    return msgspec.structs.replace(rewritten, fields=fields)


def _rewritten(document: Document, replaced: _Replace) -> Document:
    blocks = tuple(_block(block, replaced) for block in document.blocks)
    if all(new is old for new, old in zip(blocks, document.blocks, strict=True)):
        return document
    return msgspec.structs.replace(document, blocks=blocks)


def _block(block: Block, replaced: _Replace) -> Block:
    match block:
        case TextBlock():
            return _text(block, replaced)
        case Table():
            rows = tuple(
                Row(
                    row.id,
                    tuple(
                        Cell(
                            cell.id,
                            tuple(_text(one, replaced) for one in cell.blocks),
                            cell.columns,
                        )
                        for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            return block if rows == block.rows else msgspec.structs.replace(block, rows=rows)
        case _:
            return block


def _text(block: TextBlock, replaced: _Replace) -> TextBlock:
    inlines = normal_inlines(tuple(new for one in block.inlines for new in replaced(one)))
    return block if inlines == block.inlines else msgspec.structs.replace(block, inlines=inlines)
