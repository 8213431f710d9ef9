"""What is copied, as plain text for other programs."""

import msgspec
from PySide6.QtGui import QTextCursor

from som_editor.core.document import Document, DocumentId, TextBlock
from som_editor.core.shown import plain_text
from som_editor.ui.editor.clipping import Clipping, settled
from som_editor.ui.editor.selected_text import selected_text

_NOTHING = Document(DocumentId(""))


def copied_text(cursor: QTextCursor, piece: Clipping) -> str:
    """What `cursor` has selected, which is `piece`: a line each block, tables row by row."""
    if all(isinstance(block, TextBlock) for block in piece.blocks):
        return selected_text(cursor)
    return plain_text(msgspec.structs.replace(_NOTHING, blocks=settled(piece, _NOTHING)))
