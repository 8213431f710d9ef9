"""What an edit of the structure is called, for undo: "verplaats sectie Veiligheid"."""

from collections.abc import Sequence

from som_editor.core.document import Block, BlockId, Document, TextBlock, is_heading
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.wording.places import Places, kind_count
from som_editor.wording.quotes import shortened

_TITLE = 32
"""So many characters of a title are enough in a menu."""


def subject(document: Document, blocks: Sequence[BlockId]) -> str:
    """What `blocks` are called: "sectie Veiligheid", "richtlijn 4", "3 onderdelen"."""
    if len(blocks) != 1:
        return kind_count("", len(blocks))
    block = next(one for one in document.blocks if one.id == blocks[0])
    if is_heading(block):
        return _("sectie {title}").format(title=_title(document, block))
    return Places(document).name(block.id)


def moving(what: str) -> str:
    """Undo's name for moving `what`."""
    return _("verplaats {what}").format(what=what)


def raising(what: str) -> str:
    """Undo's name for bringing `what` to a higher level."""
    return _("zet {what} een niveau hoger").format(what=what)


def lowering(what: str) -> str:
    """Undo's name for bringing `what` to a lower level."""
    return _("zet {what} een niveau lager").format(what=what)


def renaming(what: str) -> str:
    """Undo's name for giving `what` another title."""
    return _("hernoem {what}").format(what=what)


def deleting(what: str) -> str:
    """Undo's name for deleting `what`."""
    return _("verwijder {what}").format(what=what)


def making(what: str, kind: str) -> str:
    """Undo's name for saying that `what` is for `kind`."""
    return _("maak van {what}: {kind}").format(what=what, kind=kind)


def _title(document: Document, heading: Block) -> str:
    words = Reader(document).block(heading) if isinstance(heading, TextBlock) else ""
    return shortened(words, _TITLE) if words.strip() else _("zonder titel")
