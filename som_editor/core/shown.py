"""The text that a reader sees: fields filled, references resolved, a quote's speaker above it."""

from som_editor.core.document import (
    BlockId,
    Break,
    Document,
    Field,
    Image,
    Inline,
    Reference,
    Role,
    Table,
    Text,
    TextBlock,
    field_value,
)
from som_editor.core.numbering import numbers
from som_editor.core.sentences import capitalised, opens_sentence

LOST = "?"
"""What a reference shows whose target is gone, or has nothing to show."""


class Reader:
    """Reads the blocks of one document as text; computes the numbers only when one is needed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: dict[BlockId, str] | None = None

    def number(self, block: BlockId) -> str:
        """The number of `block`, or empty."""
        if self._numbers is None:
            self._numbers = numbers(self._document)
        return self._numbers.get(block, "")

    def inline(self, inline: Inline) -> str:
        """The characters of `inline` by itself; an unfilled field shows its name in braces.

        In its place among others it shows as many (see `words`).
        """
        match inline:
            case Text(text=text):
                return text
            case Field(name=name):
                return field_value(self._document, name) or f"{{{name}}}"
            case Reference(block=target):
                return self._target(target)
            case Break():
                return "\n"

    def lacks(self, inline: Inline) -> bool:
        """Whether `inline` has nothing to show: an empty field, a reference that leads nowhere."""
        match inline:
            case Field(name=name):
                return not field_value(self._document, name).strip()
            case Reference(block=target):
                return self._target(target) == LOST
        return False

    def words(self, inlines: tuple[Inline, ...]) -> list[str]:
        """What each of `inlines` shows in its place: a field that opens a sentence, a capital."""
        result = [self.inline(inline) for inline in inlines]
        for place, inline in enumerate(inlines):
            if isinstance(inline, Field):
                result[place] = in_place(inline, result[place], "".join(result[:place]))
        return result

    def inlines(self, inlines: tuple[Inline, ...]) -> str:
        """The characters of `inlines`."""
        return "".join(self.words(inlines))

    def block(self, block: TextBlock) -> str:
        """The characters of `block`; the speaker of a quote is its first line."""
        body = self.inlines(block.inlines)
        return f"{block.speaker}\n{body}" if block.speaker else body

    def _target(self, target: BlockId) -> str:
        if number := self.number(target):
            return number
        for block in self._document.blocks:
            if block.id != target:
                continue
            match block:
                case TextBlock(role=Role.HEADING):
                    words = tuple(one for one in block.inlines if _is_own_text(one))
                    return self.inlines(words) or LOST
                case Table(caption=caption) | Image(caption=caption):
                    return caption or LOST
        return LOST


def in_place(field: Field, filled: str, before: str) -> str:
    """What `field` shows behind `before`, where by itself it shows `filled`."""
    opens = not field.as_filled and opens_sentence(before)
    return capitalised(filled) if opens else filled


def _is_own_text(inline: Inline) -> bool:
    """Whether `inline` shows text of its own: a title's references could lead round in a circle."""
    return isinstance(inline, Text | Field)


def image_text(image: Image) -> str:
    """What can be read of `image`: its caption, and what it shows in words."""
    return "\n".join(text for text in (image.caption, image.alternative) if text)


def shown_text(block: TextBlock, document: Document) -> str:
    """The characters that `block` shows in `document`."""
    return Reader(document).block(block)


def plain_text(document: Document) -> str:
    """The whole document as text, one line a block, for search and counts."""
    reader = Reader(document)
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case TextBlock():
                lines.append(reader.block(block))
            case Table():
                if block.caption:
                    lines.append(block.caption)
                for row in block.rows:
                    lines.append(
                        "\t".join(
                            "\n".join(reader.block(part) for part in cell.blocks)
                            for cell in row.cells
                        )
                    )
            case Image():
                lines.append(image_text(block))
    return "\n".join(lines)
