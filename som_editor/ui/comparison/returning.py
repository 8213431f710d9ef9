"""Staying at the same row while something is done to it and both texts are compared anew."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from som_editor.core.document import BlockId
from som_editor.ui.comparison.compared import COVER, Column
from som_editor.ui.comparison.comparing import Comparing, Outcome
from som_editor.ui.comparison.comparison_view import ComparisonView


class _Spot(NamedTuple):
    rank: int
    blocks: tuple[BlockId, ...]
    scrolled: int
    words: str


class Returning(QObject):
    """Goes back to the row where the user was, then says what was done."""

    told = Signal(str)

    def __init__(self, comparing: Comparing, view: ComparisonView) -> None:
        super().__init__(view)
        self._view = view
        self._spot: _Spot | None = None
        comparing.finished.connect(self._return)
        comparing.problem.connect(self._give_up)

    def expect(self, words: str = "") -> None:
        """The texts are about to be compared anew; say `words` when that is done."""
        compared, rank = self._view.compared, self._view.current_rank()
        if compared is None:
            return
        columns = (Column.NEW, Column.OLD) if rank is not None else ()
        blocks = (compared.block(rank, column) for column in columns if rank is not None)
        known = tuple(block for block in blocks if block is not None)
        index = self._view.current_index()
        at = self._view.items[index].rank if index is not None else COVER
        self._spot = _Spot(at, known, self._view.scrolled(), words)

    def _give_up(self) -> None:
        self._spot = None

    def _return(self, outcome: Outcome) -> None:
        if self._spot is None:
            return
        spot, self._spot = self._spot, None
        compared = outcome.compared
        ranks = (compared.rank_of(block) for block in spot.blocks)
        last = len(compared.rows) - 1
        rank = next((one for one in ranks if one is not None), min(spot.rank, last))
        self._view.verticalScrollBar().setValue(spot.scrolled)
        self._view.go_to(rank)
        if spot.words:
            self.told.emit(spot.words)
