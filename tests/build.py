"""A small notation for documents: `doc(h("Richtlijnen"), g("Deel ", b("altijd"), " kennis."))`.

Blocks get the ids "b0", "b1", … by their place unless `id_` names them, so that a test reads as the
text it is about. `version(doc(...))` is the smallest version that holds a document.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from itertools import count

import msgspec

from som_editor.core.comparison import DEFAULTS, Comparison, Options, compare
from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Break,
    Cell,
    CellId,
    Digest,
    Document,
    DocumentId,
    Field,
    Image,
    Inline,
    Literal,
    Mark,
    NewId,
    Numbering,
    Reference,
    Role,
    Row,
    RowId,
    SectionKind,
    Table,
    Text,
    TextBlock,
    Unnumbered,
)
from som_editor.core.lifecycle import Event
from som_editor.core.metadata import Metadata
from som_editor.core.shown import plain_text
from som_editor.core.version import Lineage, Version, VersionId

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)

Words = str | Inline


# Inlines


def b(text: str) -> Text:
    """Bold text."""
    return Text(text, frozenset([Mark.BOLD]))


def i(text: str) -> Text:
    """Italic text."""
    return Text(text, frozenset([Mark.ITALIC]))


def link(text: str, address: str) -> Text:
    """Text that links to `address`."""
    return Text(text, link=address)


def field(name: str) -> Field:
    """A place that shows the field `name`."""
    return Field(name)


def ref(block: str) -> Reference:
    """A reference to the block `block`."""
    return Reference(BlockId(block))


def br() -> Break:
    """A line break."""
    return Break()


# Blocks


def h(
    *words: Words,
    level: int = 1,
    kind: SectionKind = SectionKind.PLAIN,
    number: str | None = None,
    id_: str = "",
) -> TextBlock:
    """A heading; `number` "" is computed, any other one literal."""
    return TextBlock(
        BlockId(id_),
        Role.HEADING,
        _inlines(words),
        level,
        _numbering(number),
        section_kind=kind,
    )


def p(*words: Words, number: str | None = None, id_: str = "") -> TextBlock:
    """A paragraph; `number` as in `h`."""
    return TextBlock(BlockId(id_), Role.PARAGRAPH, _inlines(words), numbering=_numbering(number))


def g(*words: Words, level: int = 1, number: str = "", id_: str = "") -> TextBlock:
    """A guideline; its number is computed unless `number` is given."""
    return TextBlock(BlockId(id_), Role.GUIDELINE, _inlines(words), level, _numbering(number))


def bullet(*words: Words, level: int = 1, id_: str = "") -> TextBlock:
    """A bullet."""
    return TextBlock(BlockId(id_), Role.BULLET, _inlines(words), level)


def q(*words: Words, speaker: str = "", id_: str = "") -> TextBlock:
    """A quotation, `speaker` the line above it."""
    return TextBlock(BlockId(id_), Role.QUOTE, _inlines(words), speaker=speaker)


def note(*words: Words, id_: str = "") -> TextBlock:
    """A note."""
    return TextBlock(BlockId(id_), Role.NOTE, _inlines(words))


def cell(*blocks: TextBlock | str, columns: int = 1) -> Cell:
    """A table cell of several blocks, or that spans several columns."""
    parts = tuple(p(one) if isinstance(one, str) else one for one in blocks)
    return Cell(CellId(""), parts, columns)


def table(
    *rows: Iterable[str | Cell], caption: str = "", header_rows: int = 1, id_: str = ""
) -> Table:
    """A table; a string is a cell with one paragraph."""
    made = tuple(
        Row(RowId(""), tuple(cell(one) if isinstance(one, str) else one for one in row))
        for row in rows
    )
    return Table(BlockId(id_), made, caption, header_rows)


def image(picture: str, alternative: str = "", caption: str = "", id_: str = "") -> Image:
    """A picture; the same `picture` has the same bytes."""
    digest = Digest(hashlib.sha256(picture.encode()).hexdigest())
    return Image(BlockId(id_), digest, "image/png", alternative, caption)


def from_upstream(block: Block, origin: str) -> Block:
    """`block`, adapted from the upstream block `origin`."""
    return msgspec.structs.replace(block, origin=BlockId(origin))


# Documents


def doc(
    *blocks: Block,
    id_: str = "d",
    metadata: Metadata | None = None,
    fields: dict[str, str] | None = None,
) -> Document:
    """A document of `blocks`."""
    return Document(
        DocumentId(id_),
        metadata or Metadata(),
        tuple(_with_ids(block, f"b{place}") for place, block in enumerate(blocks)),
        tuple((fields or {}).items()),
    )


def version(document: Document, *events: Event, lineage: Lineage | None = None) -> Version:
    """`document` as a version with the id of the document."""
    return Version(VersionId(document.id), document, NOW, events, lineage=lineage or Lineage())


def as_imported(document: Document) -> Document:
    """`document` as it would be read from elsewhere: every id is another one."""
    blocks = tuple(_with_ids(_without_ids(block), f"i{at}") for at, block in _places(document))
    places = {block.id: BlockId(f"i{at}") for at, block in _places(document)}
    blocks = tuple(_with_references(block, places) for block in blocks)
    return msgspec.structs.replace(
        document, id=DocumentId(f"imported-{document.id}"), blocks=blocks
    )


def compared(old: Document, new: Document, options: Options = DEFAULTS) -> Comparison:
    """Two documents compared. Blocks of one document id are known by their ids."""
    return compare(version(old), version(new), options)


def compared_as_files(old: Document, new: Document, options: Options = DEFAULTS) -> Comparison:
    """Two documents compared as two files would be: by their words alone."""
    return compared(old, as_imported(new), options)


def new_ids(prefix: str = "new") -> NewId:
    """Makes "new0", "new1", …"""
    numbers = count()
    return lambda: f"{prefix}{next(numbers)}"


def lines(document: Document) -> list[str]:
    """What `document` shows, line by line."""
    return plain_text(document).split("\n")


def all_ids(document: Document) -> list[str]:
    """The ids of blocks, rows and cells, those of the blocks in cells left out."""
    ids: list[str] = []
    for block in document.blocks:
        ids.append(block.id)
        if isinstance(block, Table):
            for row in block.rows:
                ids += [row.id, *(one.id for one in row.cells)]
    return ids


def _places(document: Document) -> list[tuple[int, Block]]:
    return list(enumerate(document.blocks))


def _inlines(words: tuple[Words, ...]) -> tuple[Inline, ...]:
    return tuple(Text(word) if isinstance(word, str) else word for word in words)


def _numbering(number: str | None) -> Numbering:
    if number is None:
        return Unnumbered()
    return Literal(number) if number else Automatic()


def _with_ids(block: Block, id_: str) -> Block:
    """`block` with ids derived from `id_` wherever it has none."""
    replace = msgspec.structs.replace
    block = replace(block, id=block.id or BlockId(id_))
    if not isinstance(block, Table):
        return block
    rows = tuple(
        Row(
            row.id or RowId(f"{block.id}.{at}"),
            tuple(
                replace(
                    one,
                    id=one.id or CellId(f"{block.id}.{at}.{column}"),
                    blocks=tuple(
                        replace(part, id=part.id or BlockId(f"{block.id}.{at}.{column}.{place}"))
                        for place, part in enumerate(one.blocks)
                    ),
                )
                for column, one in enumerate(row.cells)
            ),
        )
        for at, row in enumerate(block.rows)
    )
    return replace(block, rows=rows)


def _without_ids(block: Block) -> Block:
    replace = msgspec.structs.replace
    block = replace(block, id=BlockId(""), origin=None)
    if not isinstance(block, Table):
        return block
    rows = tuple(
        Row(
            RowId(""),
            tuple(
                replace(
                    one,
                    id=CellId(""),
                    blocks=tuple(replace(part, id=BlockId("")) for part in one.blocks),
                )
                for one in row.cells
            ),
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _with_references(block: Block, places: dict[BlockId, BlockId]) -> Block:
    """`block` with its references, in cells too, led to the new ids of their targets."""
    replace = msgspec.structs.replace
    match block:
        case TextBlock():
            inlines = tuple(
                replace(one, block=places.get(one.block, one.block))
                if isinstance(one, Reference)
                else one
                for one in block.inlines
            )
            return replace(block, inlines=inlines)
        case Table():
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(
                            one,
                            blocks=tuple(_with_references(part, places) for part in one.blocks),
                        )
                        for one in row.cells
                    ),
                )
                for row in block.rows
            )
            return replace(block, rows=rows)
        case _:
            return block
