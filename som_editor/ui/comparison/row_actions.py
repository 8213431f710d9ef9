"""What can be done at a row: go to the other half of a moved block, or edit the text."""

from collections.abc import Callable

from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.comparison.action_strip import StripAction
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.session import Session


class RowActions:
    """Knows what can be done where; `jump` goes to a rank, `write` to a block of the open text."""

    def __init__(
        self,
        session: Session,
        comparing: Comparing,
        jump: Callable[[int], None],
        write: Callable[[str], None],
    ) -> None:
        self._session = session
        self._comparing = comparing
        self._jump = jump
        self._write = write

    def at(self, compared: Compared | None, rank: int) -> tuple[StripAction, ...]:
        """What can be done at the row `rank`."""
        if compared is None or rank == COVER:
            return ()
        actions = []
        partner = compared.partner(rank)
        if partner is not None:
            gone = compared.rows[rank].pair.new is None
            text = _("Ga naar de nieuwe plaats") if gone else _("Ga naar de oude plaats")
            arrow = "arrow-up" if partner < rank else "arrow-down"
            actions.append(StripAction(text, arrow, lambda: self._jump(partner)))
        block = self._editable(compared, rank)
        if block is not None:
            text = _("Naar deze tekst")
            actions.append(StripAction(text, "pen-line", lambda: self._write(block)))
        return tuple(actions)

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
