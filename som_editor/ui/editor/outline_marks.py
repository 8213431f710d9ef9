"""What a line of the outline bears at its end: a sign that something changed there, or the like."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from som_editor.core.changed_since import Changes
from som_editor.core.document import BlockId, Document
from som_editor.i18n import _
from som_editor.ui.comparison.signs import paint_sign
from som_editor.ui.editor.outline_labels import OutlineItem

_INSERTED, _MOVED, _EDITED = "+", "⇅", "≠"


class LineMark(NamedTuple):
    """A sign at the end of a line: what it means in words, and how it is drawn into a square."""

    words: str
    paint: Callable[[QPainter, QRectF], None]


LineMarks = Mapping[BlockId, tuple[LineMark, ...]]
"""The marks of the lines that bear any, by the block of the line."""


def change_marks(
    items: Sequence[OutlineItem], document: Document, changes: Changes, since: str
) -> dict[BlockId, tuple[LineMark, ...]]:
    """A mark for each line under which something changed since the version numbered `since`."""
    signs = _signs(items, document, changes)
    marks = {sign: (_mark(sign, since),) for sign in set(signs.values())}
    return {block: marks[sign] for block, sign in signs.items()}


def since_words(since: str) -> str:
    """What the signs say together: "gewijzigd sinds 3.0"."""
    template = _("gewijzigd sinds {number}") if since else _("gewijzigd sinds de vorige versie")
    return template.format(number=since)


def _signs(
    items: Sequence[OutlineItem], document: Document, changes: Changes
) -> dict[BlockId, str]:
    """The sign of each line: that of its own block, else ≠ where something under it changed."""
    sections = {item.block: item.is_section for item in items}
    lines = {item.block for item in items}
    changed, emptied = changes.ids, {gone.after for gone in changes.gone}
    found: dict[BlockId, str] = {}
    section: BlockId | None = None
    for block in document.blocks:
        if sections.get(block.id, False):
            section = block.id
        if block.id in changed:
            line = block.id if block.id in lines else section
            if line is not None:
                sign = _sign_of(block.id, changes) if line == block.id else _EDITED
                found[line] = sign if line not in found else _EDITED
        if block.id in emptied and section is not None:
            found[section] = _EDITED
    if None in emptied and items:
        found[items[0].block] = _EDITED
    return found


def _sign_of(block: BlockId, changes: Changes) -> str:
    if block in changes.inserted:
        return _INSERTED
    return _EDITED if block in changes.edited else _MOVED


def _mark(sign: str, since: str) -> LineMark:
    words = {
        _INSERTED: _("nieuw sinds {number}") if since else _("nieuw"),
        _MOVED: _("verplaatst sinds {number}") if since else _("verplaatst"),
        _EDITED: since_words(since),
    }[sign]

    def paint(painter: QPainter, area: QRectF) -> None:
        paint_sign(painter, area, sign)

    return LineMark(words.format(number=since), paint)
