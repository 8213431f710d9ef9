"""What is wrong with a document that somebody else wrote: the types fit, but it makes no sense."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from som_editor.core.document import MAX_LEVEL, Document, Table, text_blocks
from som_editor.core.text import clean_text
from som_editor.core.version import Version

_YEARS = range(1900, 9999)
"""Within these, every time zone can show the moment."""


def flaw(version: Version) -> str:
    """The first thing in `version` that our own programs never write; empty when it is sound."""
    return next(_flaws(version), "")


def _flaws(version: Version) -> Iterator[str]:
    document = version.document
    if not (version.id and document.id):
        yield "empty id"
    moments = (version.saved_at, *(event.at for event in version.events))
    if any(moment.utcoffset() is None for moment in moments):
        yield "moment without time zone"
    if any(moment.year not in _YEARS for moment in moments):
        yield "impossible moment"
    if any(count > 1 or not id_ for (_, id_), count in Counter(_ids(document)).items()):
        yield "repeated or empty id"
    for block in document.blocks:
        if any(not 1 <= text.level <= MAX_LEVEL for text in text_blocks(block)):
            yield "impossible level"
        if isinstance(block, Table):
            yield from _table_flaws(block)
    if any(clean_text(text) != text for text in _texts(msgspec.to_builtins(version))):
        yield "control characters"


def _table_flaws(table: Table) -> Iterator[str]:
    if table.header_rows < 0:
        yield "impossible header rows"
    if any(cell.columns < 1 for row in table.rows for cell in row.cells):
        yield "impossible span"


def _ids(document: Document) -> Iterator[tuple[str, str]]:
    """Each id in `document`, with what it is the id of."""
    for block in document.blocks:
        yield "block", block.id
        if isinstance(block, Table):
            yield from (("block", text.id) for text in text_blocks(block))
            yield from (("row", row.id) for row in block.rows)
            yield from (("cell", cell.id) for row in block.rows for cell in row.cells)


def _texts(plain: object) -> Iterator[str]:
    """Every string in `plain`, which is made of dicts and lists."""
    match plain:
        case str():
            yield plain
        case dict():
            for value in plain.values():
                yield from _texts(value)
        case list() | tuple():
            for value in plain:
                yield from _texts(value)
