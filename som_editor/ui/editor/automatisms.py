"""What the text does by itself when something is typed: each a step that undo takes back."""

from typing import NamedTuple

from som_editor.core import edit, link_edit, smart_typing
from som_editor.core.document import Document
from som_editor.core.line_start import keep_promise
from som_editor.core.speaker_edit import speaker_from_words
from som_editor.i18n import _
from som_editor.ui.editor.block_formats import LINE
from som_editor.ui.editor.positions import body_start, characters, units
from som_editor.ui.editor.typed_edits import Caret, TypedEdit


class Automatism(NamedTuple):
    """An edit that nobody asked for, and the one that Backspace takes it back with, if any."""

    edit: TypedEdit
    back: TypedEdit | None = None


def automatism(caret: Caret, shown: str) -> Automatism | None:
    """What the character just typed sets off; `shown` is the text of the block in the widget."""
    before = shown[: characters(shown, caret.offset)]
    start = body_start(caret.block)
    if caret.offset < start:
        return _respelled(caret, before, in_speaker=True)
    body = before[characters(before, start) :]
    if begun := _line_begun(caret, body):
        return begun
    if body.endswith((" ", LINE)) and (linked := link_written(caret, shown, behind=1)):
        return Automatism(linked)
    return _respelled(caret, body)


def link_written(caret: Caret, shown: str, *, behind: int = 0) -> TypedEdit | None:
    """The address that stands before the cursor, `behind` characters off, as a link."""
    body = shown[characters(shown, body_start(caret.block)) : characters(shown, caret.offset)]
    text = body[: len(body) - behind]
    found = link_edit.written_link(text)
    if found is None:
        return None
    position = caret.position() - behind
    start, stop = (position - len(text) + at for at in (found.start, found.stop))
    if link_edit.link_at(caret.document, caret.block, stop - 1):
        return None
    document = link_edit.set_link(caret.document, caret.block.id, start, stop, found.address)
    return TypedEdit(document, _("koppeling maken"), caret.block.id, caret.offset)


def speaker_written(caret: Caret) -> TypedEdit | None:
    """The words of the quote as its speaker, where the cursor stands behind a name and a colon."""
    document = speaker_from_words(caret.document, caret.block)
    if document is caret.document or not caret.at_end:
        return None
    spoken = edit.text_block(document, caret.block.id)
    return TypedEdit(document, _("spreker noemen"), spoken.id, body_start(spoken))


def _line_begun(caret: Caret, body: str) -> Automatism | None:
    document, block = caret.document, caret.block
    kept = keep_promise(document, block, body)
    if kept is document:
        return None
    label = _("automatische opmaak")
    here = TypedEdit(document, label, block.id, caret.offset)
    return Automatism(TypedEdit(kept, label, block.id, caret.offset - units(body)), here)


def _respelled(caret: Caret, before: str, *, in_speaker: bool = False) -> Automatism | None:
    found = smart_typing.replacement(before.replace(LINE, "\n"))
    if found is None:
        return None
    replaced = before[len(before) - found.length :]
    if replaced == found.text:
        return None
    stop = len(before) if in_speaker else caret.position()
    respell = smart_typing.respell_speaker if in_speaker else smart_typing.respell
    start = stop - found.length
    document: Document = respell(caret.document, caret.block.id, start, stop, found.text)
    offset = caret.offset + units(found.text) - units(replaced)
    return Automatism(TypedEdit(document, _("leestekens"), caret.block.id, offset))
