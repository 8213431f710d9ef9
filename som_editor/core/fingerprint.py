"""The fingerprint of a document's content: the same for the same words, whatever their ids.

Canonical form `som-content-1`: a JSON array in UTF-8, keys sorted, no spaces, of

- the metadata, the fields and the definitions, as in the model;
- the blocks in order, each without id and origin; a reference names its target by position
  (-1 when it is gone); neighbouring text of equal look is one run; marks are sorted;
- images by the digest of their bytes.

What is as usual (see the model) is left out, so that a new property of the model leaves the
fingerprint of every text that does not use it.

Ids, comments and lifecycle are left out: consenting to a text must not change it.
"""

import hashlib
from typing import Any

import msgspec

from som_editor.core.document import (
    Block,
    BlockId,
    Cell,
    Document,
    Image,
    Inline,
    Reference,
    Table,
    TextBlock,
    normal_inlines,
)
from som_editor.core.plain import plain

CANONICAL_FORM = "som-content-1"


def content_fingerprint(document: Document) -> str:
    """SHA-256 over the canonical form of `document`, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(document)).hexdigest()


def canonical_bytes(document: Document) -> bytes:
    """The canonical form of `document`."""
    places = {block.id: index for index, block in enumerate(document.blocks)}
    form = [
        CANONICAL_FORM,
        plain(document.metadata),
        document.fields,
        plain(document.definitions),
        [_block(block, places) for block in document.blocks],
    ]
    return msgspec.json.encode(form, order="sorted")


def _block(block: Block, places: dict[BlockId, int]) -> dict[str, Any]:
    form: dict[str, Any] = plain(block)
    form.pop("id")
    form.pop("origin", None)
    match block:
        case TextBlock():
            form["inlines"] = [_inline(one, places) for one in normal_inlines(block.inlines)]
        case Table():
            form["rows"] = [[_cell(cell, places) for cell in row.cells] for row in block.rows]
        case Image():
            pass
    return form


def _cell(cell: Cell, places: dict[BlockId, int]) -> dict[str, Any]:
    form: dict[str, Any] = plain(cell)
    form.pop("id")
    form["blocks"] = [_block(block, places) for block in cell.blocks]
    return form


def _inline(inline: Inline, places: dict[BlockId, int]) -> dict[str, Any]:
    form: dict[str, Any] = plain(inline)
    if isinstance(inline, Reference):
        form["block"] = places.get(inline.block, -1)
    return form
