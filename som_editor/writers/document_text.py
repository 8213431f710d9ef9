"""A protocol as plain text for a terminal: what it says of itself, then its blocks with numbers."""

from som_editor.core.document import Block, Document, Image, Role, Table, TextBlock
from som_editor.core.shown import Reader
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.writers.printed import item_label

_INDENT = "  "
_UNDERLINES = {1: "=", 2: "-", 3: "~"}


def write_document_text(version: Version) -> str:
    """`version` as lines of text, blocks parted by blank lines; nothing is wrapped."""
    head = [side_title(version), side_standing(version)]
    if version.standing.reconstruction:
        head.append(reconstruction_note())
    reader = Reader(version.document)
    parts = ["\n".join(head), *_blocks(version.document, reader), *_glossary(version.document)]
    return "\n\n".join(parts) + "\n"


def _glossary(document: Document) -> list[str]:
    """The definitions under a heading; nothing where there are none."""
    if not document.definitions:
        return []
    title = _("Begrippen")
    found = (f"{one.term}: {one.meaning}" for one in document.definitions)
    entries = (one.replace("\n", f"\n{_INDENT}") for one in found)
    return [f"{title}\n{_UNDERLINES[1] * len(title)}", "\n".join(entries)]


def _blocks(document: Document, reader: Reader) -> list[str]:
    """The blocks as text; the items of one list follow each other without a blank line."""
    parts: list[str] = []
    above: Block | None = None
    for block in document.blocks:
        shown = _block(block, reader)
        if _is_item(block) and above is not None and _is_item(above):
            parts[-1] += f"\n{shown}"
        else:
            parts.append(shown)
        above = block
    return parts


def _block(block: Block, reader: Reader) -> str:
    match block:
        case TextBlock(role=Role.HEADING):
            label = item_label(block, reader.number(block.id))
            line = f"{label} {reader.block(block)}".strip()
            return f"{line}\n{_UNDERLINES[block.level] * len(line)}"
        case TextBlock(role=Role.GUIDELINE | Role.BULLET):
            sign = "•" if block.role is Role.BULLET else item_label(block, reader.number(block.id))
            indent = _INDENT * (block.level - 1)
            return f"{indent}{sign} {reader.block(block)}".replace("\n", f"\n{indent}{_INDENT}")
        case TextBlock(role=Role.QUOTE | Role.NOTE):
            return "\n".join(f"> {line}" for line in reader.block(block).split("\n"))
        case TextBlock():
            return reader.block(block)
        case Table():
            return _table(block, reader)
        case Image():
            description = block.alternative or _("zonder beschrijving")
            return _("[Afbeelding: {description}]").format(description=description)


def _table(table: Table, reader: Reader) -> str:
    rows = (
        " | ".join(
            " ".join(reader.block(part).replace("\n", " ") for part in cell.blocks)
            for cell in row.cells
        )
        for row in table.rows
    )
    return "\n".join([*([table.caption] if table.caption else []), *rows])


def _is_item(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role in (Role.GUIDELINE, Role.BULLET)
