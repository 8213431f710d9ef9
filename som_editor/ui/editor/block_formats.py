"""How each kind of block looks in the editor, and what its Qt formats remember of the model."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from som_editor.core.document import (
    Block,
    Field,
    Image,
    Mark,
    Reference,
    Role,
    Table,
    TextBlock,
)
from som_editor.ui.editor.page_scale import px, reading_font, ui_font
from som_editor.ui.editor.shown_lines import Setting
from som_editor.ui.fonts import EDITOR_LINE, EDITOR_TEXT
from som_editor.ui.palette import colour

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
AS_FILLED = _USER + 21
"""Of an object character: its field shows the value as it is filled, whatever it opens."""
LACKS = _USER + 22
"""Of an object character: there is nothing to show."""

OBJECT = "\ufffc"
LINE = "\u2028"
CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
"""The object type of fields and references in the text."""
PICTURE = int(QTextFormat.ObjectTypes.UserObject) + 2
"""The object type of pictures."""
DIGEST = _USER + 8
"""Of an object character: the digest of the picture that it shows."""

INDENT = 28
"""How far each deeper level of a list stands in, in pixels."""
QUOTE_INDENT = 22
_CELL_TEXT, _CELL_LINE, _CAPTION_LINE = 15.5, 24, 22
_HEADING_SIZES = {1: 21, 2: 18.5, 3: 17}
_LETTERS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.UNDERLINE: "u"}


def kind_of(block: Block, setting: Setting = Setting.PAGE) -> str:
    """What `block` looks like: its role with its level and where it stands, or "atomic"."""
    match block:
        case TextBlock(role=role, level=level):
            return f"{role.value}{level}{setting.value}"
        case Table() | Image():
            return "atomic"


def block_format(block: Block, setting: Setting = Setting.PAGE) -> QTextBlockFormat:
    """The format of the Qt block that shows `block`."""
    result = QTextBlockFormat()
    result.setProperty(ID, block.id)
    result.setProperty(KIND, kind_of(block, setting))
    if isinstance(block, Image):
        result.setTopMargin(px(4))
        result.setBottomMargin(px(16))
        return result
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
        case Table():
            top, bottom = 4, 16
    if setting is Setting.CAPTION:
        top, bottom, line = 8, 4, _CAPTION_LINE
    elif setting is not Setting.PAGE:
        top, bottom, line = 0, 0, _CELL_LINE
        left += INDENT - 8 if is_bullet(block) else 0
    result.setTopMargin(px(top))
    result.setBottomMargin(px(bottom))
    result.setLeftMargin(px(left))
    result.setLineHeight(px(line), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return result


def is_bullet(block: Block) -> bool:
    """Whether a bullet stands before `block`."""
    return isinstance(block, TextBlock) and block.role is Role.BULLET


def character_format(
    block: Block,
    marks: frozenset[Mark] = frozenset(),
    link: str = "",
    setting: Setting = Setting.PAGE,
) -> QTextCharFormat:
    """The format of plain characters in `block`."""
    result = QTextCharFormat()
    font = _font(block, setting)
    if Mark.BOLD in marks:
        font.setWeight(QFont.Weight.Bold)
    if Mark.ITALIC in marks:
        font.setItalic(True)
    result.setFont(font)
    result.setFontUnderline(Mark.UNDERLINE in marks or bool(link))
    result.setProperty(KIND, kind_of(block, setting))
    result.setProperty(MARKS, mark_letters(marks))
    if link:
        result.setForeground(colour("accent"))
        result.setAnchor(True)
        result.setAnchorHref(link)
    return result


def speaker_format(block: Block, setting: Setting = Setting.PAGE) -> QTextCharFormat:
    """The format of the speaker's line above the quote `block`."""
    result = QTextCharFormat()
    result.setFont(ui_font(14.5, semibold=True))
    result.setProperty(KIND, kind_of(block, setting))
    result.setProperty(SPEAKER, True)
    return result


def chip_format(
    block: Block,
    atom: Field | Reference,
    shown: str,
    setting: Setting = Setting.PAGE,
    *,
    lacks: bool,
) -> QTextCharFormat:
    """The format of the object character that shows `atom` as `shown`, which `lacks` something."""
    result = character_format(block, atom.marks, setting=setting)
    result.setObjectType(CHIP)
    match atom:
        case Field(name=name, as_filled=as_filled):
            result.setProperty(FIELD, name)
            result.setProperty(AS_FILLED, as_filled)
        case Reference(block=target):
            result.setProperty(REFERENCE, target)
    result.setProperty(SHOWN, shown)
    result.setProperty(LACKS, lacks)
    return result


def picture_format(image: Image) -> QTextCharFormat:
    """The format of the object character that shows `image`."""
    result = character_format(image)
    result.setObjectType(PICTURE)
    result.setProperty(DIGEST, image.digest)
    result.setProperty(SHOWN, " ".join((image.alternative or image.caption).split()))
    return result


def mark_letters(marks: frozenset[Mark]) -> str:
    """`marks` as letters in a fixed order."""
    return "".join(letter for mark, letter in _LETTERS.items() if mark in marks)


def marks_of(letters: object) -> frozenset[Mark]:
    """The marks that `letters` stand for; characters of unknown origin have none."""
    return frozenset(mark for mark, letter in _LETTERS.items() if letter in str(letters or ""))


def _font(block: Block, setting: Setting) -> QFont:
    if setting is Setting.CAPTION:
        return ui_font(14.5, semibold=True)
    if setting is not Setting.PAGE:
        return reading_font(_CELL_TEXT, semibold=setting is Setting.HEADER)
    match block:
        case TextBlock(role=Role.HEADING, level=level):
            return reading_font(_HEADING_SIZES.get(level, EDITOR_TEXT), semibold=True)
        case TextBlock(role=Role.NOTE):
            return reading_font(15.5)
        case TextBlock():
            return reading_font(EDITOR_TEXT)
        case _:
            return ui_font(14.5)
