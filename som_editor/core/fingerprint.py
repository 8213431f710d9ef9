"""The fingerprint of a document's content: the same for the same words, whatever their ids.

Canonical form `som-content-1`: a JSON array in UTF-8, keys sorted, no spaces, of

- the metadata, the fields and the definitions, as in the model;
- the blocks in order, each without id and origin; a reference names its target by position
  (-1 when it is gone); neighbouring text of equal look is one run; marks are sorted;
- images by the digest of their bytes.

Ids, comments and lifecycle are left out: consenting to a text must not change it.
"""

import hashlib
from typing import Any

import msgspec

from som_editor.core.document import (
    BlockId,
    Document,
    Image,
    Reference,
    Table,
    TextBlock,
    normal_inlines,
)

CANONICAL_FORM = "som-content-1"


def content_fingerprint(document: Document) -> str:
    """SHA-256 over the canonical form of `document`, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(document)).hexdigest()


def canonical_bytes(document: Document) -> bytes:
    """The canonical form of `document`."""
    places = {block.id: index for index, block in enumerate(document.blocks)}
    form = [
        CANONICAL_FORM,
        document.metadata,
        document.fields,
        document.definitions,
        [_block(block, places) for block in document.blocks],
    ]
    return msgspec.json.encode(form, order="sorted")


def _block(block: TextBlock | Table | Image, places: dict[BlockId, int]) -> dict[str, Any]:
    plain = {key: value for key, value in _fields(block).items() if key not in ("id", "origin")}
    match block:
        case TextBlock():
            plain["inlines"] = [
                {"reference": places.get(inline.block, -1), "marks": sorted(inline.marks)}
                if isinstance(inline, Reference)
                else inline
                for inline in normal_inlines(block.inlines)
            ]
        case Table():
            plain["rows"] = [
                [
                    {
                        "columns": cell.columns,
                        "blocks": [_block(one, places) for one in cell.blocks],
                    }
                    for cell in row.cells
                ]
                for row in block.rows
            ]
        case Image():
            pass
    return {"type": type(block).__name__, **plain}


def _fields(block: TextBlock | Table | Image) -> dict[str, Any]:
    return {name: getattr(block, name) for name in block.__struct_fields__}
