"""What differs between two versions, as values: changes, spans, edits, renames, left-overs.

What there are very many of is kept from the garbage collector (`gc=False`), which would walk all of
it again and again while they are made; frozen and made of values, they can hold no circle.
"""

from enum import StrEnum

import msgspec

from som_editor.core.document import BlockId


class Kind(StrEnum):
    """What happened to a block. MOVED is moved and otherwise untouched."""

    INSERTED = "inserted"
    DELETED = "deleted"
    EDITED = "edited"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


class ChangeClass(StrEnum):
    """What sort of difference an edit makes."""

    SUBSTANTIVE = "substantive"
    RENAME = "rename"
    COSMETIC = "cosmetic"
    FORMATTING = "formatting"
    NUMBER = "number"


class Sign(StrEnum):
    """Where the text of a span stands: on both sides, on the old one only, on the new one only."""

    SAME = "="
    OLD = "-"
    NEW = "+"


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of text with its sign; never empty."""

    sign: Sign
    text: str


class Side(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One side of a change: a block as it stands in its document.

    `section` are the titles of the headings above it (empty in the introduction), `kind` its role
    or "table", "image", "cell"; `cell` is (row, column) from 0. On the many side of a split or
    merge, `parts` are the texts of the several blocks and `part_blocks` their ids, in order;
    `text` joins them with line feeds, all else is that of the first.
    """

    block: BlockId
    section: tuple[str, ...]
    kind: str
    number: str
    text: str
    cell: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()
    part_blocks: tuple[BlockId, ...] = ()


class Edit(msgspec.Struct, frozen=True, omit_defaults=True, rename={"classed": "class"}, gc=False):
    """One difference inside a change: the spans it takes (indices), its class, its rename's index.

    An edit of formatting or number only takes no spans.
    """

    spans: tuple[int, ...]
    classed: ChangeClass
    rename: int | None = None


class Change(msgspec.Struct, frozen=True, gc=False):
    """One pair of blocks that differ (one to many: split or merged).

    The = and - spans concatenate to the old text, the = and + spans to the new. `group` ties the
    blocks of one moved section or the cells of one inserted row or column. A split or merge is
    never `moved`: it is told as what it is, wherever its parts stood.
    """

    kind: Kind
    moved: bool
    group: int | None
    classes: tuple[ChangeClass, ...]
    old: Side | None
    new: Side | None
    spans: tuple[Span, ...]
    edits: tuple[Edit, ...]


class Rename(msgspec.Struct, frozen=True):
    """`old` was replaced by `new` throughout, `count` times."""

    old: str
    new: str
    count: int


class Leftover(msgspec.Struct, frozen=True):
    """An upstream name that still stands in the new document, at `start` in the block's text.

    `legitimate` where it is quoted, names a speaker or belongs to an address.
    """

    text: str
    block: BlockId
    section: tuple[str, ...]
    start: int
    legitimate: bool


class MetadataChange(msgspec.Struct, frozen=True):
    """A field of the cover that differs; dates as yyyy-mm-dd; empty means absent."""

    field: str
    old: str
    new: str
