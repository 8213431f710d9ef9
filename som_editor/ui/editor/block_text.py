"""The text of one block, from the model into a Qt document and back without losing a character."""

from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFragment

from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Field,
    Image,
    Inline,
    Reference,
    Role,
    Table,
    Text,
    TextBlock,
    normal_inlines,
)
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.editor.block_formats import (
    AS_FILLED,
    FIELD,
    KIND,
    LINE,
    MARKS,
    OBJECT,
    REFERENCE,
    SHOWN,
    SPEAKER,
    character_format,
    chip_format,
    marks_of,
    picture_format,
    speaker_format,
)
from som_editor.ui.editor.shown_lines import Setting

_UNSHOWN = {ord(sign): LINE for sign in "\n\x85\u2029"} | {
    ord(sign): " " for sign in f"\r\ufdd0\ufdd1{OBJECT}"
}
"""Characters that would break a Qt block in two, or would be taken for an object."""


class ReadText(NamedTuple):
    """What a Qt block says. `clean` is false where its formats are not those of its kind.

    `chips` are the words that its fields show.
    """

    speaker: str
    inlines: tuple[Inline, ...]
    clean: bool
    chips: tuple[str, ...] = ()


def write_block(
    cursor: QTextCursor, block: Block, reader: Reader, setting: Setting = Setting.PAGE
) -> None:
    """Insert the text of `block` at `cursor`."""
    match block:
        case TextBlock():
            if block.speaker:
                cursor.insertText(
                    block.speaker.translate(_UNSHOWN) + LINE, speaker_format(block, setting)
                )
            for inline, words in zip(block.inlines, reader.words(block.inlines), strict=True):
                _write_inline(cursor, block, inline, words, reader, setting)
        case Image():
            cursor.insertText(OBJECT, picture_format(block))
            caption = atomic_text(block, reader).removeprefix(OBJECT)
            cursor.insertText(caption, character_format(block))
        case Table():
            cursor.insertText(atomic_text(block, reader), character_format(block))


def read_text(qt_block: QTextBlock, role: Role) -> ReadText:
    """The speaker and the inlines that `qt_block` shows, for a block of `role`."""
    kind = qt_block.blockFormat().property(KIND)
    inlines: list[Inline] = []
    speaker: str | None = None
    chips: list[str] = []
    clean = True
    iterator = qt_block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        in_speaker = bool(form.property(SPEAKER))
        clean &= form.property(KIND) == kind and not (in_speaker and speaker is not None)
        text, sound = _sound(fragment.text())
        clean &= sound and not (text and (form.property(FIELD) or form.property(REFERENCE)))
        if in_speaker and speaker is None and role is Role.QUOTE and LINE in text:
            line, _line, text = text.partition(LINE)
            speaker = _plain(inlines) + line
            clean &= not text and not inlines
            inlines = []
        inlines += _inlines(text, form, fragment)
        if form.property(FIELD):
            chips += [str(form.property(SHOWN))] * len(fragment.text())
        iterator += 1
    clean &= speaker is not None or not _has_speaker(qt_block)
    return ReadText(speaker or "", normal_inlines(tuple(inlines)), clean, tuple(chips))


def chip_words(inlines: tuple[Inline, ...], reader: Reader) -> tuple[str, ...]:
    """The words that the fields among `inlines` are to show."""
    words = zip(inlines, reader.words(inlines), strict=True)
    return tuple(_on_chip(one, shown) for one, shown in words if isinstance(one, Field))


def _has_speaker(qt_block: QTextBlock) -> bool:
    """Whether some characters of `qt_block` are dressed as a speaker's line."""
    iterator = qt_block.begin()
    while not iterator.atEnd():
        if iterator.fragment().charFormat().property(SPEAKER):
            return True
        iterator += 1
    return False


def _write_inline(
    cursor: QTextCursor,
    block: TextBlock,
    inline: Inline,
    words: str,
    reader: Reader,
    setting: Setting,
) -> None:
    match inline:
        case Text(text=text, marks=marks, link=link):
            form = character_format(block, marks, link, setting)
            cursor.insertText(text.translate(_UNSHOWN), form)
        case Field() | Reference():
            shown, lacks = _on_chip(inline, words), reader.lacks(inline)
            cursor.insertText(OBJECT, chip_format(block, inline, shown, setting, lacks=lacks))
        case Break():
            cursor.insertText(LINE, character_format(block, setting=setting))


def _on_chip(inline: Field | Reference, words: str) -> str:
    """`words` without the braces of an unfilled field, which every chip has by itself."""
    return words.strip("{}") if isinstance(inline, Field) else words


def _inlines(text: str, form: QTextCharFormat, fragment: QTextFragment) -> list[Inline]:
    """The inlines in the characters `text`, all of the format `form`."""
    marks = marks_of(form.property(MARKS))
    result: list[Inline] = []
    if fragment.text() and set(fragment.text()) == {OBJECT}:
        name, target = form.property(FIELD), form.property(REFERENCE)
        for _character in fragment.text():
            if name:
                result.append(Field(str(name), marks, bool(form.property(AS_FILLED))))
            elif target:
                result.append(Reference(BlockId(str(target)), marks))
        return result
    for place, line in enumerate(text.split(LINE)):
        if place:
            result.append(Break())
        result.append(Text(line, marks, form.anchorHref()))
    return result


def _sound(text: str) -> tuple[str, bool]:
    """`text` without halves of surrogate pairs and without stray object characters."""
    sound = "".join(
        character
        for character in text
        if character != OBJECT and not "\ud800" <= character <= "\udfff"
    )
    return sound, len(sound) == len(text) or set(text) == {OBJECT}


def _plain(inlines: list[Inline]) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Text))


def atomic_text(block: Table | Image, reader: Reader) -> str:
    """What a picture, or a table that cannot be written in, is shown as: not to be typed in."""
    if isinstance(block, Image):
        caption = " ".join(block.caption.translate(_UNSHOWN).split())
        return f"{OBJECT}{LINE}{caption}" if block.caption else OBJECT
    rows = [
        "\t".join(
            " ".join(" ".join(reader.block(part).split()) for part in cell.blocks)
            for cell in row.cells
        )
        for row in block.rows
    ]
    caption = " ".join(block.caption.split())
    return LINE.join([caption or _("Lege tabel"), *rows])
