"""Correcting what answers to what: "hoort bij…", "hoort nergens bij", and taking that back."""

from typing import NamedTuple

from PySide6.QtCore import QObject

from som_editor.core.change import Sign
from som_editor.core.decisions import is_fixed, joined, parted
from som_editor.core.document import BlockId
from som_editor.core.partners import possible_partners
from som_editor.i18n import _
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.partner_dialog import Candidate, PartnerDialog
from som_editor.ui.comparison.returning import Returning
from som_editor.wording.places import capitalised
from som_editor.wording.quotes import quoted

_LENGTH = 160


class _Subject(NamedTuple):
    """The block that may belong elsewhere, on the side `column`, and what it shows."""

    block: BlockId
    column: Column
    text: str

    @property
    def sign(self) -> Sign:
        return Sign.OLD if self.column is Column.OLD else Sign.NEW

    @property
    def other(self) -> Column:
        return Column.NEW if self.column is Column.OLD else Column.OLD

    def pair(self, partner: BlockId | None) -> tuple[BlockId | None, BlockId | None]:
        """This block and `partner` as an old and a new one."""
        return (self.block, partner) if self.column is Column.OLD else (partner, self.block)


class Pairing(QObject):
    """Lets the user say where the text of a row belongs, and has the texts compared anew."""

    def __init__(self, comparing: Comparing, view: ComparisonView, returning: Returning) -> None:
        super().__init__(view)
        self._comparing, self._view, self._returning = comparing, view, returning

    def may_change(self, compared: Compared, rank: int) -> bool:
        """Whether there is something to correct at the row `rank`."""
        return rank != COVER and bool(compared.changes(rank) or self.is_fixed(compared, rank))

    def is_fixed(self, compared: Compared, rank: int) -> bool:
        """Whether the user said where the text of the row `rank` belongs."""
        return rank != COVER and is_fixed(compared.decisions, *_blocks(compared, rank))

    def ask(self, rank: int) -> None:
        """Ask where the text of the row `rank` belongs."""
        compared = self._view.compared
        subject = _subject(compared, rank) if compared is not None else None
        if compared is None or subject is None:
            return
        partners = possible_partners(compared.comparison, subject.block, subject.sign)
        places = compared.places[subject.other]
        present = compared.block(rank, subject.other)
        candidates = [
            Candidate(one.block, capitalised(places.full(one.block)), one.text)
            for one in partners
            if one.block != present
        ]
        words = _("{text} hoort bij:").format(text=quoted(subject.text, _LENGTH))
        dialog = PartnerDialog(words, candidates, self._view.window())
        dialog.chosen.connect(lambda block: self._join(subject, BlockId(block) if block else None))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def part(self, rank: int) -> None:
        """Forget what was said of the text of the row `rank`."""
        compared = self._view.compared
        if compared is not None:
            self._returning.expect(_("De koppeling is weg."))
            decisions = self._comparing.deciding.decisions
            self._comparing.decide(parted(decisions, *_blocks(compared, rank)))

    def _join(self, subject: _Subject, partner: BlockId | None) -> None:
        words = _("Gekoppeld.") if partner else _("Deze tekst hoort nergens meer bij.")
        self._returning.expect(words)
        decisions = self._comparing.deciding.decisions
        self._comparing.decide(joined(decisions, *subject.pair(partner)))


def _blocks(compared: Compared, rank: int) -> tuple[BlockId | None, BlockId | None]:
    return compared.block(rank, Column.OLD), compared.block(rank, Column.NEW)


def _subject(compared: Compared, rank: int) -> _Subject | None:
    """The new text of the row, else the old one."""
    for column in (Column.NEW, Column.OLD):
        block, cell = compared.block(rank, column), compared.cell(rank, column)
        if block is not None and cell is not None:
            return _Subject(block, column, cell.text)
    return None
