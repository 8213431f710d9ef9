"""Where the rest of a moved, split or merged block stands, as the empty side of its row says it."""

from typing import NamedTuple

from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.comparison.compared import Column, Compared


class Elsewhere(NamedTuple):
    """The label on an empty side, with its icon, in the colour of a move or that of labels."""

    words: str
    icon: str
    tone: str


def elsewhere(compared: Compared, rank: int) -> Elsewhere | None:
    """Where the block of the row `rank` went or came from; None for one that is not."""
    partner = compared.partner(rank)
    if partner is None:
        return None
    gone = compared.rows[rank].pair.new is None
    column = Column.NEW if gone else Column.OLD
    place = _place(compared, partner, rank, column)
    if compared.is_part(rank):
        template = _("Samengevoegd tot {place}") if gone else _("Afgesplitst van {place}")
        return Elsewhere(template.format(place=place), "merge" if gone else "split", "text2")
    if not gone:
        words = _("Verplaatst van {place}").format(place=place)
    elif any(span.sign.value != "=" for span in compared.changes(rank)[0].spans):
        words = _("Verplaatst naar {place} en gewijzigd").format(place=place)
    else:
        words = _("Verplaatst naar {place}").format(place=place)
    return Elsewhere(words, "arrow-up" if partner < rank else "arrow-down", "moved.text")


def _place(compared: Compared, there: int, here: int, column: Column) -> str:
    """The name of the block, with its section when that is another one."""
    places, block = compared.places[column], compared.block(there, column) or BlockId("")
    same = compared.rows[there].path[-1:] == compared.rows[here].path[-1:]
    return places.name(block) if same else places.full(block)
