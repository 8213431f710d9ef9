"""Where a block stands, in words: "alinea 4", "richtlijn 4, onderdeel a", "tabel 1, rij 2"."""

from collections import Counter
from functools import cache, cached_property

import msgspec

from som_editor.core.change import Side
from som_editor.core.compared_text import block_kind
from som_editor.core.document import Block, BlockId, Document, Role, TextBlock, is_heading
from som_editor.core.numbering import numbers
from som_editor.core.outline import section_paths
from som_editor.i18n import _, ngettext


def introduction() -> str:
    """What the text before the first heading is called."""
    return _("Inleiding")


def kind_word(kind: str) -> str:
    """The word for a block of `kind`, as in `core.change.Side`."""
    return {
        "heading": _("kop"),
        "paragraph": _("alinea"),
        "guideline": _("richtlijn"),
        "bullet": _("punt"),
        "quote": _("citaat"),
        "note": _("noot"),
        "table": _("tabel"),
        "image": _("afbeelding"),
        "cell": _("cel"),
    }[kind]


def kind_count(kind: str, count: int) -> str:
    """So many blocks of `kind`: "3 alinea’s"; of any other kind "onderdelen"."""
    match kind:
        case "paragraph":
            template = ngettext("{count} alinea", "{count} alinea’s", count)
        case "guideline":
            template = ngettext("{count} richtlijn", "{count} richtlijnen", count)
        case "bullet":
            template = ngettext("{count} punt", "{count} punten", count)
        case _:
            template = ngettext("{count} onderdeel", "{count} onderdelen", count)
    return template.format(count=count)


def capitalised(text: str) -> str:
    """`text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


class Places:
    """The places of the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._names = _names(document)

    def knows(self, block: BlockId) -> bool:
        """Whether `block` is one of the document."""
        return block in self._names

    def name(self, block: BlockId) -> str:
        """What `block` is called within its section: "alinea 4"."""
        return self._names[block]

    def section(self, block: BlockId) -> str:
        """The title of the innermost section around `block`."""
        path = self._paths[block]
        return path[-1] if path else introduction()

    def full(self, block: BlockId) -> str:
        """The innermost section and the name: "Inleiding, alinea 4"; a heading is its own place."""
        return f"{self.section(block)}, {self._names[block]}"

    def of(self, side: Side) -> str:
        """The name of the block of `side`, to the cell."""
        name = self._names[side.block]
        if side.cell is None:
            return name
        row, column = side.cell
        return _("{table}, rij {row}, kolom {column}").format(
            table=name, row=row + 1, column=column + 1
        )

    def before(self, block: BlockId) -> str:
        """The name of the block above `block` in its section; empty when it is the first."""
        position = self._position[block]
        if position == 0:
            return ""
        above = self.document.blocks[position - 1].id
        same_section = self._paths[above] == self._paths[block]
        return self._names[above] if same_section and not self._is_heading(above) else ""

    @cached_property
    def _position(self) -> dict[BlockId, int]:
        return {block.id: index for index, block in enumerate(self.document.blocks)}

    @cached_property
    def _paths(self) -> dict[BlockId, tuple[str, ...]]:
        ids = (block.id for block in self.document.blocks)
        return dict(zip(ids, section_paths(self.document), strict=True))

    def _is_heading(self, block: BlockId) -> bool:
        return self._names[block] == kind_word("heading")


def place_name(document: Document, block: BlockId) -> str:
    """What `block` is called within its section, as `Places` says; empty where it is not there."""
    index = next((at for at, one in enumerate(document.blocks) if one.id == block), None)
    if index is None:
        return ""
    start = next((at for at in range(index, 0, -1) if is_heading(document.blocks[at])), 0)
    section = msgspec.structs.replace(document, blocks=document.blocks[start : index + 1])
    return _names(section)[block]


def _names(document: Document) -> dict[BlockId, str]:
    """Each block's name: its number where that says most, else its rank in the section."""
    shown, word = numbers(document), cache(kind_word)
    ranks: Counter[str] = Counter()
    names: dict[BlockId, str] = {}
    item = ""
    for block in document.blocks:
        kind = block_kind(block)
        if kind == Role.HEADING.value:
            ranks.clear()
            item = ""
            names[block.id] = word(kind)
            continue
        ranks[kind] += 1
        number = shown.get(block.id, "")
        if _is_part(block) and item and number:
            names[block.id] = _("{item}, onderdeel {number}").format(item=item, number=number)
            continue
        names[block.id] = _numbered(word(kind), number or str(ranks[kind]))
        item = names[block.id]
    return names


def _is_part(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.level > 1


def _numbered(word: str, number: str) -> str:
    """A typed number that is more than a figure ("Artikel 1.6a") is a name by itself."""
    return number if " " in number else f"{word} {number}"
