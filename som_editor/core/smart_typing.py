"""What typed characters become by themselves: Dutch quotation marks, dashes, dots."""

import re
from typing import NamedTuple

import msgspec

from som_editor.core import edit, inline_edit
from som_editor.core.document import BlockId, Document
from som_editor.core.shown import Reader

_OPENING = re.compile(r"(?:^|[\s(\[{“‘„–—/])$")
"""What an opening quotation mark stands behind."""
_SHORT_WORD = re.compile(r"(?:^|[\s(\[{“‘–—/-])‘((?:s|n|t|k|m|r|ns|ie|er|\d\d)[^\w’'\"”])$")
"""A word that begins with an apostrophe: ’s avonds, ’t, de jaren ’60; and what came behind it."""
_SPACED_HYPHEN = re.compile(r"(?<=\S) -{1,2} $")
_DOUBLE_HYPHEN = re.compile(r"(?<=\w)--(\w)$")
_DOTS = re.compile(r"(?<!\.)\.\.\.$")


class Replacement(NamedTuple):
    """The last `length` characters before the cursor become `text`."""

    length: int
    text: str


def replacement(before: str) -> Replacement | None:
    """What the end of `before` becomes, whose last character has just been typed."""
    if before.endswith('"'):
        return Replacement(1, "“" if _OPENING.search(before[:-1]) else "”")
    if before.endswith("'"):
        return Replacement(1, "‘" if _OPENING.search(before[:-1]) else "’")
    if found := _SHORT_WORD.search(before):
        return Replacement(len(found[1]) + 1, f"’{found[1]}")
    if found := _SPACED_HYPHEN.search(before):
        return Replacement(len(found[0]), " – ")
    if found := _DOUBLE_HYPHEN.search(before):
        return Replacement(3, f"–{found[1]}")
    if _DOTS.search(before):
        return Replacement(3, "…")
    return None


def respell(document: Document, block: BlockId, start: int, stop: int, text: str) -> Document:
    """What `block` shows from `start` to `stop` spelled as `text`, with the marks it has there."""
    found = edit.text_block(document, block)
    shows = Reader(document).inline
    inlines = inline_edit.respelled(found.inlines, start, stop, text, shows)
    return edit.replace_inlines(document, block, inlines)


def respell_speaker(
    document: Document, block: BlockId, start: int, stop: int, text: str
) -> Document:
    """The speaker's line of the quote `block` with `text` in place of what is there."""
    found = edit.text_block(document, block)
    spoken = found.speaker[:start] + text + found.speaker[stop:]
    return edit.replace_block(document, msgspec.structs.replace(found, speaker=spoken))
