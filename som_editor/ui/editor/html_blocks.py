"""Formatted text of other programs as blocks of ours: its structure and emphasis, not its looks."""

from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextListFormat

from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    BlockId,
    Break,
    Inline,
    Mark,
    NewId,
    Role,
    Text,
    TextBlock,
    normal_inlines,
)
from som_editor.core.text import clean_text
from som_editor.ui.editor.block_formats import LINE, OBJECT

_NUMBERED = QTextListFormat.Style.ListDecimal
"""The styles of numbered lists count down from this one; those of bullets are above it."""


def blocks_from_html(html: str, new_id: NewId) -> list[TextBlock]:
    """The headings, list items and paragraphs of `html`; pictures and empty lines are left out."""
    parsed = QTextDocument()
    parsed.setUndoRedoEnabled(False)
    parsed.setHtml(html)
    blocks = []
    qt_block = parsed.begin()
    while qt_block.isValid():
        inlines = _inlines(qt_block)
        if any(isinstance(inline, Text) and inline.text.strip() for inline in inlines):
            blocks.append(_block(qt_block, inlines, BlockId(new_id())))
        qt_block = qt_block.next()
    return blocks


def _block(qt_block: QTextBlock, inlines: tuple[Inline, ...], block_id: BlockId) -> TextBlock:
    heading = qt_block.blockFormat().headingLevel()
    if heading:
        plain = tuple(_unmarked(inline) for inline in inlines)
        level = min(heading, MAX_LEVEL)
        return TextBlock(block_id, Role.HEADING, normal_inlines(plain), level)
    if qt_block.blockFormat().objectIndex() < 0:
        return TextBlock(block_id, Role.PARAGRAPH, inlines)
    form = qt_block.textList().format()
    level = min(max(form.indent(), 1), MAX_LEVEL)
    if form.style().value <= _NUMBERED.value:
        return TextBlock(block_id, Role.GUIDELINE, inlines, level, Automatic())
    return TextBlock(block_id, Role.BULLET, inlines, level)


def _inlines(qt_block: QTextBlock) -> tuple[Inline, ...]:
    result: list[Inline] = []
    iterator = qt_block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        marks = set()
        if form.fontWeight() >= QFont.Weight.DemiBold:
            marks.add(Mark.BOLD)
        if form.fontItalic():
            marks.add(Mark.ITALIC)
        link = form.anchorHref() if form.isAnchor() else ""
        if form.fontUnderline() and not link:
            marks.add(Mark.UNDERLINE)
        text = clean_text(fragment.text()).replace(OBJECT, "").replace("\t", " ")
        for place, line in enumerate(text.replace("\n", LINE).split(LINE)):
            if place:
                result.append(Break())
            result.append(Text(line, frozenset(marks), link))
        iterator += 1
    return normal_inlines(tuple(result))


def _unmarked(inline: Inline) -> Inline:
    """A heading is bold by itself."""
    return Text(inline.text) if isinstance(inline, Text) else inline
