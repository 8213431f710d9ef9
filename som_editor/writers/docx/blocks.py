"""The text itself: each block as paragraphs in the house styles, bookmarked under its id."""

from collections.abc import Mapping
from itertools import zip_longest

from docx.parts.story import StoryPart

from som_editor.core.document import (
    Block,
    Digest,
    Document,
    Image,
    Literal,
    Role,
    Table,
    TextBlock,
)
from som_editor.writers.docx.bookmarks import Bookmarks, bookmark_name, number_bookmark_name
from som_editor.writers.docx.comments import Remarks
from som_editor.writers.docx.elements import (
    Element,
    element,
    line_break,
    paragraph,
    run,
    tab,
    tag_name,
)
from som_editor.writers.docx.inlines import Inlines
from som_editor.writers.docx.lists import BULLETS, ListPlace, shown_level, style
from som_editor.writers.docx.pictures import IN_TEXT, Pictures
from som_editor.writers.docx.tables import table
from som_editor.writers.pdf_blocks import MISSING_PICTURE
from som_editor.writers.printed import introduces, item_label

_LEVEL_INDENT = 540
"""Twentieths of a point between one level of a list and the next, as in the template."""

_LABEL_CHARACTER = 120
"""Room for a character of a number that is written as text, likewise."""

_CELL_INDENT = 227
"""Likewise, between levels within a table."""

_WIDEST_LABEL = 16
"""Characters; a longer number runs into the text."""


class Blocks:
    """Writes the blocks of `document`, which is printable (see `writers.printed`).

    `images` are the readable bytes of its pictures; others are described in a frame. `remarks`
    stand in the margin.
    """

    def __init__(
        self,
        document: Document,
        part: StoryPart,
        pictures: Pictures,
        images: Mapping[Digest, bytes],
        remarks: Remarks | None = None,
    ) -> None:
        self._document = document
        self._inlines = Inlines(document, part)
        self._bookmarks = Bookmarks()
        self._pictures = pictures
        self._images = images
        self._remarks = remarks or Remarks(document)

    def elements(self) -> list[Element]:
        """The paragraphs and tables of the document, in order."""
        return [made for block in self.by_block() for made in block]

    def by_block(self) -> list[list[Element]]:
        """The paragraphs and tables of each block."""
        blocks = self._document.blocks
        return [
            self._block(block, following) for block, following in zip_longest(blocks, blocks[1:])
        ]

    def _block(self, block: Block, following: Block | None) -> list[Element]:
        match block:
            case TextBlock():
                return self._text(block, keep=introduces(block, following))
            case Table():
                return self._table(block)
            case Image():
                return self._image(block)

    def _text(self, block: TextBlock, *, keep: bool) -> list[Element]:
        number = self._inlines.number(block)
        place = self._inlines.place(block)
        label = [] if place else self._label(block, number)
        properties = [element("keepNext")] if keep else []
        if place:
            properties.append(place.properties())
        elif label and block.role in (Role.GUIDELINE, Role.BULLET):
            properties += _hanging(block, item_label(block, number))
        content = [*label, *self._remarks.around(block, self._inlines.runs)]
        name = style(block, place)
        if not block.speaker:
            return [paragraph(name, self._bookmarked(block, content), properties)]
        if block.role is Role.QUOTE:
            properties.append(element("spacing", before=0))
        return self._quoted(block, paragraph(name, content, properties))

    def _quoted(self, block: TextBlock, body: Element) -> list[Element]:
        """The line of the speaker and the paragraph `body`, under one bookmark."""
        above = paragraph("SomSpeaker", [run(block.speaker)])
        if pair := self._bookmarks.pair(bookmark_name(block.id)):
            above.insert(1, pair[0])
            body.append(pair[1])
        return [above, body]

    def _bookmarked(self, block: TextBlock, content: list[Element]) -> list[Element]:
        return self._bookmarks.around(bookmark_name(block.id), content)

    def _label(self, block: TextBlock, number: str) -> list[Element]:
        """The number of `block` as text: Word neither counts nor changes it."""
        label = item_label(block, number) if number else ""
        if not label:
            return []
        rest = label.removeprefix(number)
        runs = self._bookmarks.around(number_bookmark_name(block.id), [run(number)])
        if rest:
            runs.append(run(rest))
        in_list = block.role in (Role.GUIDELINE, Role.BULLET) and len(label) <= _WIDEST_LABEL
        return [*runs, tab() if in_list else run(" ")]

    def _table(self, block: Table) -> list[Element]:
        pair = self._bookmarks.pair(bookmark_name(block.id))
        made = table(block, self._cell_paragraphs)
        first = next(made[-2].iter(tag_name("p")))
        if pair:  # in the first cell, where Word itself would put the bookmark of a table
            content = [child for child in first if child.tag != tag_name("pPr")]
            first.extend([pair[0], *content, pair[1]])
        self._remarks.enclose(block, first)
        return made

    def _cell_paragraphs(self, block: TextBlock, style_id: str) -> list[Element]:
        """`block` within a table; the model counts nothing there."""
        properties = []
        numbering = block.numbering
        if block.role is Role.BULLET and not isinstance(numbering, Literal):
            level = shown_level(block)
            properties.append(ListPlace(BULLETS, level - 1).properties())
            properties.append(element("ind", left=level * _CELL_INDENT, hanging=_CELL_INDENT))
        content = self._inlines.runs(block.inlines)
        if isinstance(numbering, Literal) and numbering.text:
            content = [run(item_label(block, numbering.text)), run(" "), *content]
        if block.speaker:
            content = [run(block.speaker, [element("b"), element("bCs")]), line_break(), *content]
        return [paragraph(style_id, self._bookmarked(block, content), properties)]

    def _image(self, block: Image) -> list[Element]:
        content = self._images.get(block.digest)
        if content is None:
            style_id, shown = "SomMissingPicture", run(f"{MISSING_PICTURE}: {block.alternative}")
        else:
            style_id = "SomPicture"
            shown = self._pictures.picture(content, block.alternative, IN_TEXT)
        made = paragraph(
            style_id,
            self._bookmarks.around(bookmark_name(block.id), [shown]),
            [element("keepNext")] if block.caption else [],
        )
        self._remarks.enclose(block, made)
        return [made, *([paragraph("Caption", [run(block.caption)])] if block.caption else [])]


def _hanging(block: TextBlock, label: str) -> list[Element]:
    """The indent of an item whose number `label` is text."""
    outer = (shown_level(block) - 1) * _LEVEL_INDENT
    if len(label) > _WIDEST_LABEL:
        return [element("ind", left=outer, firstLine=0)]
    room = max(_LEVEL_INDENT, (len(label) + 1) * _LABEL_CHARACTER)
    return [element("ind", left=outer + room, hanging=room)]
