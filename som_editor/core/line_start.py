"""Signs at the start of a block that promise a list, a heading or a quote: "1. ", "- ", "# "."""

import re
from typing import NamedTuple

from som_editor.core import edit
from som_editor.core.document import MAX_LEVEL, Document, Role, TextBlock
from som_editor.core.numbering import numbers

_LISTS = (Role.GUIDELINE, Role.BULLET)
_NUMBER = re.compile(r"(\d{1,3})[.)] ")
_LETTER = re.compile(r"([a-z])[.)] ")
_SIGNS = {"- ": Role.BULLET, "* ": Role.BULLET, "• ": Role.BULLET, "> ": Role.QUOTE}


class Promise(NamedTuple):
    """What a block is to become; a list item bears the typed `number`."""

    role: Role
    level: int = 1
    number: str = ""


def promise(start: str) -> Promise | None:
    """What `start`, the whole text before the cursor, promises; None where it is mere text."""
    if start in _SIGNS:
        return Promise(_SIGNS[start])
    if found := _NUMBER.fullmatch(start):
        return Promise(Role.GUIDELINE, 1, found[1])
    if found := _LETTER.fullmatch(start):
        return Promise(Role.GUIDELINE, 2, found[1])
    depth = len(start) - 1
    if start == "#" * depth + " " and 1 <= depth <= MAX_LEVEL:
        return Promise(Role.HEADING, depth)
    return None


def keep_promise(document: Document, block: TextBlock, start: str) -> Document:
    """`block` without the signs of `start` and as what they promise; else `document` itself.

    A number that would not be the computed one stays text, except that "1. " begins any list. A
    letter needs an item above it.
    """
    wanted = promise(start)
    if wanted is None or not _takes(document, block, wanted):
        return document
    bare = edit.replace_range(document, block.id, 0, len(start), "")
    kept = edit.retype_block(bare, block.id, wanted.role, wanted.level)
    computed = numbers(kept).get(block.id, "")
    return kept if wanted.number in ("", "1", computed) else document


def _takes(document: Document, block: TextBlock, wanted: Promise) -> bool:
    if block.role is not Role.PARAGRAPH and (
        block.role not in _LISTS
        or wanted.role not in _LISTS
        or (block.role, block.level) == (wanted.role, wanted.level)
    ):
        return False
    if wanted.role is not Role.GUIDELINE or wanted.level == 1:
        return True
    place = edit.place(document, block.id)
    above = document.blocks[place - 1] if place else None
    return isinstance(above, TextBlock) and above.role is Role.GUIDELINE
