"""A piece of a document for the clipboard: as HTML for word processors, and as plain text.

Word and LibreOffice make headings of h1 to h3, counted lists of ol with a start, and tables.
"""

from collections.abc import Sequence

from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    Block,
    Break,
    Document,
    Image,
    Inline,
    Mark,
    Role,
    Row,
    Table,
    Text,
    TextBlock,
)
from som_editor.core.numbering import LETTERS
from som_editor.core.shown import Reader, image_text
from som_editor.writers.markup import Html, element, text
from som_editor.writers.printed import item_label

_TAGS = ((Mark.UNDERLINE, "u"), (Mark.ITALIC, "i"), (Mark.BOLD, "b"))
_INDENT = "  "


def piece_html(blocks: Sequence[Block], document: Document) -> Html:
    """`blocks`, which are of `document` or cut from blocks of it, as a page.

    Words out of one block are words, not a paragraph, so that they go on where they are pasted.
    """
    writing = _Writing(document)
    only = blocks[0] if len(blocks) == 1 else None
    if isinstance(only, TextBlock) and not only.speaker:
        body = element("span", writing.inlines(only.inlines))
    else:
        body = writing.blocks(blocks)
    head = element("head", Html('<meta charset="utf-8">'))
    return element("html", head, element("body", body))


def piece_text(blocks: Sequence[Block], document: Document) -> str:
    """`blocks`, which are of `document` or cut from blocks of it, as lines of text.

    Items bear their bullet or number, unless there is one block alone; a row of a table is a line.
    """
    reader = Reader(document)
    only = blocks[0] if len(blocks) == 1 else None
    if isinstance(only, TextBlock):
        return reader.block(only)
    return "\n".join(_lines(block, reader) for block in blocks)


class _Writing:
    """Writes blocks of one document as HTML."""

    def __init__(self, document: Document) -> None:
        self._reader = Reader(document)

    def blocks(self, blocks: Sequence[Block]) -> Html:
        """`blocks`, neighbouring items as lists."""
        parts: list[Html] = []
        items: list[TextBlock] = []
        for block in (*blocks, None):
            if isinstance(block, TextBlock) and self._tag(block):
                items.append(block)
                continue
            if items:
                parts.append(self._lists(items, 1))
                items = []
            if block is not None:
                parts.append(self._block(block))
        return Html("".join(parts))

    def inlines(self, inlines: tuple[Inline, ...]) -> Html:
        """What `inlines` show, with their marks and links."""
        return Html("".join(map(_inline, inlines, self._reader.words(inlines))))

    def _block(self, block: Block) -> Html:
        match block:
            case TextBlock(role=Role.HEADING):
                return element(f"h{min(block.level, MAX_LEVEL)}", self._labelled(block))
            case TextBlock(role=Role.QUOTE):
                said = element("p", self.inlines(block.inlines))
                if block.speaker:
                    said = Html(element("p", element("b", text(block.speaker))) + said)
                return element("blockquote", said)
            case TextBlock():
                return element("p", self._labelled(block))
            case Table() if not block.rows:
                return element("p", text(block.caption))
            case Table():
                caption = [element("caption", text(block.caption))] if block.caption else []
                rows = (self._row(row, at < block.header_rows) for at, row in enumerate(block.rows))
                return element("table", *caption, *rows, border="1")
            case Image():
                return element("p", text(image_text(block)))

    def _row(self, row: Row, is_header: bool) -> Html:
        tag = "th" if is_header else "td"
        cells = (
            element(
                tag,
                self.blocks(cell.blocks),
                colspan=str(cell.columns) if cell.columns > 1 else "",
            )
            for cell in row.cells
        )
        return element("tr", *cells)

    def _labelled(self, block: TextBlock) -> Html:
        """The words of `block` behind the number that no list counts to, if it bears one."""
        label = item_label(block, self._reader.number(block.id))
        if block.role is Role.HEADING:
            label = self._reader.number(block.id)
        words = self.inlines(block.inlines)
        return Html(f"{text(label)} {words}") if label else words

    def _tag(self, block: TextBlock) -> str:
        """The element of the list that `block` is an item of; empty where it is none."""
        if block.role is Role.BULLET:
            return "ul"
        is_counted = block.role is Role.GUIDELINE and isinstance(block.numbering, Automatic)
        return "ol" if is_counted else ""

    def _lists(self, items: Sequence[TextBlock], level: int) -> Html:
        """`items`, none of them above `level`, as lists in which deeper ones are nested."""
        lists: list[Html] = []
        at = 0
        while at < len(items):
            first = items[at]
            if first.level > level:
                stop = _next_at(items, at, level)
                lists.append(element("ul", self._lists(items[at:stop], level + 1)))
                at = stop
                continue
            tag, entries = self._tag(first), list[Html]()
            while at < len(items) and items[at].level <= level and self._tag(items[at]) == tag:
                stop = _next_at(items, at + 1, level)
                below = self._lists(items[at + 1 : stop], level + 1)
                entries.append(element("li", self.inlines(items[at].inlines), below))
                at = stop
            counted = self._counted(first) if tag == "ol" else {}
            lists.append(element(tag, *entries, **counted))
        return Html("".join(lists))

    def _counted(self, first: TextBlock) -> dict[str, str]:
        """How a list that begins with `first` counts, and from where."""
        number = self._reader.number(first.id)
        if number.isdecimal():
            return {"start": number}
        place = LETTERS.find(number) if len(number) == 1 else -1
        return {"type": "a", "start": str(place + 1)} if place >= 0 else {}


def _inline(inline: Inline, words: str) -> Html:
    """`inline`, which shows `words`."""
    if isinstance(inline, Break):
        return element("br")
    html = text(words)
    for mark, tag in _TAGS:
        if mark in inline.marks:
            html = element(tag, html)
    link = inline.link if isinstance(inline, Text) else ""
    return element("a", html, href=link) if link else html


def _next_at(items: Sequence[TextBlock], start: int, level: int) -> int:
    """The place of the first item from `start` on that is not below `level`."""
    places = range(start, len(items))
    return next((at for at in places if items[at].level <= level), len(items))


def _lines(block: Block, reader: Reader) -> str:
    match block:
        case TextBlock(role=Role.GUIDELINE | Role.BULLET):
            sign = "•" if block.role is Role.BULLET else item_label(block, reader.number(block.id))
            return f"{_INDENT * (block.level - 1)}{sign} {reader.block(block)}"
        case TextBlock():
            label = reader.number(block.id) if block.inlines else ""
            return f"{label} {reader.block(block)}".lstrip()
        case Table():
            rows = (
                "\t".join(_cell(cell.blocks, reader) for cell in row.cells) for row in block.rows
            )
            return "\n".join([*([block.caption] if block.caption else []), *rows])
        case Image():
            return image_text(block)


def _cell(blocks: Sequence[TextBlock], reader: Reader) -> str:
    return " ".join(" ".join(reader.block(block).split()) for block in blocks)
