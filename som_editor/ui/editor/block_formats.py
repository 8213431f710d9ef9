"""How each kind of block looks in the editor, and what its Qt formats remember of the model."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from som_editor.core.document import Block, Image, Mark, Role, Table, TextBlock
from som_editor.ui.editor.page_scale import px, reading_font, ui_font
from som_editor.ui.fonts import EDITOR_LINE, EDITOR_TEXT

_USER = int(QTextFormat.Property.UserProperty)
ID = _USER + 1
"""Of a Qt block: the id of the model's block; a split and an insertion copy it."""
KIND = _USER + 2
"""Of a Qt block and of its characters: `kind_of` the model's block they were written for."""
MARKS = _USER + 3
"""Of characters: their marks, one letter each."""
SPEAKER = _USER + 4
"""Of characters: they belong to the speaker's line above a quote."""
FIELD = _USER + 5
"""Of an object character: the name of the field that it shows."""
REFERENCE = _USER + 6
"""Of an object character: the id of the block that it refers to."""
SHOWN = _USER + 7
"""Of an object character: the words that it shows."""

OBJECT = "\ufffc"
LINE = "\u2028"
CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
"""The object type of fields and references in the text."""

INDENT = 28
"""How far each deeper level of a list stands in, in pixels."""
QUOTE_INDENT = 22
_HEADING_SIZES = {1: 21, 2: 18.5, 3: 17}
_LETTERS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.UNDERLINE: "u"}


def kind_of(block: Block) -> str:
    """What `block` looks like: its role with its level, or "atomic" for tables and images."""
    match block:
        case TextBlock(role=role, level=level):
            return f"{role.value}{level}"
        case Table() | Image():
            return "atomic"


def block_format(block: Block) -> QTextBlockFormat:
    """The format of the Qt block that shows `block`."""
    result = QTextBlockFormat()
    result.setProperty(ID, block.id)
    result.setProperty(KIND, kind_of(block))
    top, bottom, left, line = 0, 12, 0, EDITOR_LINE
    match block:
        case TextBlock(role=Role.HEADING, level=level):
            top, bottom, line = (22, 12, 28) if level == 1 else (14, 8, 27)
            result.setHeadingLevel(level)
        case TextBlock(role=Role.GUIDELINE | Role.BULLET as role, level=level):
            bottom = 11 if role is Role.GUIDELINE else 7
            left = (level - 1) * INDENT
        case TextBlock(role=Role.QUOTE):
            left = QUOTE_INDENT
        case TextBlock(role=Role.NOTE):
            top, bottom, left = 4, 16, QUOTE_INDENT
        case _:
            top, bottom = 4, 16
    result.setTopMargin(px(top))
    result.setBottomMargin(px(bottom))
    result.setLeftMargin(px(left))
    result.setLineHeight(px(line), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return result


def character_format(
    block: Block, marks: frozenset[Mark] = frozenset(), link: str = ""
) -> QTextCharFormat:
    """The format of plain characters in `block`."""
    result = QTextCharFormat()
    font = _font(block)
    if Mark.BOLD in marks:
        font.setWeight(QFont.Weight.Bold)
    if Mark.ITALIC in marks:
        font.setItalic(True)
    result.setFont(font)
    result.setFontUnderline(Mark.UNDERLINE in marks or bool(link))
    result.setProperty(KIND, kind_of(block))
    result.setProperty(MARKS, mark_letters(marks))
    if link:
        result.setAnchor(True)
        result.setAnchorHref(link)
    return result


def speaker_format(block: Block) -> QTextCharFormat:
    """The format of the speaker's line above the quote `block`."""
    result = QTextCharFormat()
    result.setFont(ui_font(14.5, semibold=True))
    result.setProperty(KIND, kind_of(block))
    result.setProperty(SPEAKER, True)
    return result


def chip_format(
    block: Block, marks: frozenset[Mark], property_id: int, name: str, shown: str
) -> QTextCharFormat:
    """The format of the object character that shows a field or a reference as `shown`."""
    result = character_format(block, marks)
    result.setObjectType(CHIP)
    result.setProperty(property_id, name)
    result.setProperty(SHOWN, shown)
    return result


def mark_letters(marks: frozenset[Mark]) -> str:
    """`marks` as letters in a fixed order."""
    return "".join(letter for mark, letter in _LETTERS.items() if mark in marks)


def marks_of(letters: object) -> frozenset[Mark]:
    """The marks that `letters` stand for; characters of unknown origin have none."""
    return frozenset(mark for mark, letter in _LETTERS.items() if letter in str(letters or ""))


def _font(block: Block) -> QFont:
    match block:
        case TextBlock(role=Role.HEADING, level=level):
            return reading_font(_HEADING_SIZES.get(level, EDITOR_TEXT), semibold=True)
        case TextBlock(role=Role.NOTE):
            return reading_font(15.5)
        case TextBlock():
            return reading_font(EDITOR_TEXT)
        case _:
            return ui_font(14.5)
