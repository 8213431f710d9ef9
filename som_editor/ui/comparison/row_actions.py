"""What can be done at a row: by the strip under it, its menu and the keys."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal

from som_editor.core.document import BlockId
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.action_strip import StripAction
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.entries import Entry
from som_editor.ui.comparison.pairing import Pairing
from som_editor.ui.comparison.remarks import Remarks
from som_editor.ui.comparison.returning import Returning
from som_editor.ui.comparison.taking_over import TakingOver
from som_editor.ui.session import Session
from som_editor.wording.quotes import shortened


class Errands(NamedTuple):
    """What the place around the rows does for them.

    `listed` gives the changes that the user sees and `show` shows the remarks on them; `compare`
    compares two texts; `write` goes to a block of the open text.
    """

    listed: Callable[[], Sequence[Entry]]
    show: Callable[[], None]
    compare: Callable[[Version, Version], None]
    write: Callable[[str], None]


class RowActions(QObject):
    """Knows what can be done where, and does it."""

    told = Signal(str)
    problem = Signal(object)

    def __init__(
        self,
        session: Session,
        comparing: Comparing,
        view: ComparisonView,
        actions: Actions,
        errands: Errands,
    ) -> None:
        super().__init__(view)
        self._session, self._comparing, self._view = session, comparing, view
        self._actions, self._write = actions, errands.write
        returning = Returning(comparing, view)
        self._taking = TakingOver(
            session, comparing, view, returning, errands.listed, errands.compare
        )
        self._remarks = Remarks(session, comparing, view, errands.show)
        self._pairing = Pairing(comparing, view, returning)
        for part in (returning, self._remarks):
            part.told.connect(self.told)
        self._taking.problem.connect(self.problem)
        self._keys = {
            ActionId.TAKE_OVER: self._take_over,
            ActionId.REASON: self._explain,
            ActionId.IMPORTANT: self._mark,
            ActionId.PARTNER: self._pair,
        }
        for action, do in self._keys.items():
            actions[action].triggered.connect(do)
        view.actions_at = self.at
        view.current_changed.connect(self._allow)
        view.arrangement_changed.connect(self._allow)
        view.installEventFilter(self)
        self._allow()

    def at(self, rank: int) -> tuple[StripAction, ...]:
        """What can be done at the row `rank`."""
        compared = self._view.compared
        return () if compared is None or rank == COVER else tuple(self._at(compared, rank))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """The keys are free while the rows are out of sight."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._allow()
        return super().eventFilter(watched, event)

    def _at(self, compared: Compared, rank: int) -> Iterator[StripAction]:
        partner = compared.partner(rank)
        if partner is not None:
            gone = compared.rows[rank].pair.new is None
            text = _("Ga naar de nieuwe plaats") if gone else _("Ga naar de oude plaats")
            arrow = "arrow-up" if partner < rank else "arrow-down"
            yield StripAction(text, arrow, partial(self._view.jump_to, partner))
        offers = self._taking.offers(compared, rank)
        for offer in offers[:1]:
            yield StripAction(offer.words, "arrow-right", partial(self._taking.take, offer))
        yield from self._remarks_at(compared, rank)
        block = self._editable(compared, rank)
        if block is not None:
            yield StripAction(_("Naar deze tekst"), "pen-line", partial(self._write, block))
        for offer in offers[1:]:
            take = partial(self._taking.take, offer)
            yield StripAction(offer.words, "arrow-right", take, rare=True)
        yield from self._pairing_at(compared, rank)

    def _remarks_at(self, compared: Compared, rank: int) -> Iterator[StripAction]:
        change = self._remarks.change(compared, rank)
        if change is None:
            return
        reason = shortened(compared.reason(change)) if compared.reason(change) else ""
        text = _("Toelichting: {reason}").format(reason=reason) if reason else _("Toelichting")
        explain, mark = partial(self._remarks.explain, rank), partial(self._remarks.mark, rank)
        yield StripAction(text, "message-square-plus", explain)
        yield StripAction(_("Belangrijk"), "flag", mark, checked=compared.is_important(change))

    def _pairing_at(self, compared: Compared, rank: int) -> Iterator[StripAction]:
        if self._pairing.may_change(compared, rank):
            ask = partial(self._pairing.ask, rank)
            yield StripAction(_("Hoort bij…"), "link", ask, rare=True)
        if self._pairing.is_fixed(compared, rank):
            part = partial(self._pairing.part, rank)
            yield StripAction(_("Koppeling weg"), "unlink", part, rare=True)

    def _editable(self, compared: Compared, rank: int) -> BlockId | None:
        """The block of the row that stands in the text that is open for writing."""
        if not (self._session.is_open and self._session.is_editable):
            return None
        comparison = compared.comparison
        for column, version in ((Column.NEW, comparison.new), (Column.OLD, comparison.old)):
            block = compared.block(rank, column)
            if block is None or not self._comparing.is_open_text(version):
                continue
            if any(known.id == block for known in self._session.document.blocks):
                return block
        return None

    def _allow(self) -> None:
        """Allow the keys for what can be done at the current row."""
        compared, rank = self._view.compared, self._view.current_rank()
        self._actions.enable(*self._keys, on=False)
        self._actions[ActionId.IMPORTANT].setChecked(False)
        if compared is None or rank is None or not self._view.isVisible():
            return
        change = self._remarks.change(compared, rank)
        self._actions.enable(ActionId.REASON, ActionId.IMPORTANT, on=change is not None)
        self._actions.enable(ActionId.TAKE_OVER, on=bool(self._taking.offers(compared, rank)))
        self._actions.enable(ActionId.PARTNER, on=self._pairing.may_change(compared, rank))
        if change is not None:
            self._actions[ActionId.IMPORTANT].setChecked(compared.is_important(change))

    def _take_over(self) -> None:
        compared, rank = self._view.compared, self._view.current_rank()
        if compared is not None and rank is not None:
            for offer in self._taking.offers(compared, rank)[:1]:
                self._taking.take(offer)

    def _explain(self) -> None:
        if (rank := self._view.current_rank()) is not None:
            self._remarks.explain(rank)

    def _mark(self) -> None:
        if (rank := self._view.current_rank()) is not None:
            self._remarks.mark(rank)
            self._allow()

    def _pair(self) -> None:
        if (rank := self._view.current_rank()) is not None:
            self._pairing.ask(rank)
