"""What is selected, for the clipboard: as blocks of ours, as HTML and as text for others."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from som_editor.core.document import Block, Document, TextBlock
from som_editor.ui.editor.clipping import clipping, put
from som_editor.writers.piece import piece_html, piece_text


def copied(document: Document, pieces: Sequence[tuple[Block, int, int]]) -> QMimeData:
    """The `pieces` (block, from, to in the widget) of `document`."""
    piece = clipping(document, pieces)
    blocks = piece.blocks
    if len(blocks) > 1 and isinstance(blocks[-1], TextBlock) and not pieces[-1][2]:
        blocks = blocks[:-1]  # the line end before it is selected, nothing of the block
    result = QMimeData()
    result.setText(piece_text(blocks, document))
    result.setHtml(piece_html(blocks, document))
    put(result, piece)
    return result
