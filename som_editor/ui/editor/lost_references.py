"""Says it when text goes that other text refers to, with a way back."""

from collections import Counter

from PySide6.QtCore import Signal

from som_editor.core.document import BlockId, Document
from som_editor.core.references import (
    broken_references,
    lost_targets,
    missing_targets,
    targets,
)
from som_editor.i18n import _, ngettext
from som_editor.ui.notice import Notice
from som_editor.ui.session import Session
from som_editor.wording.targets import target_words


class LostReferences(Notice):
    """A notice that appears when references lose their target, and goes when none is lost."""

    jumped = Signal(str)
    """The block of the first reference that leads nowhere, to look at."""

    def __init__(self, session: Session) -> None:
        super().__init__("warning")
        self._session = session
        self._before: Document | None = None
        self._lost: dict[BlockId, str] = {}
        session.opened.connect(self._begin)
        session.edited.connect(self._follow)
        self.closed.connect(self._lost.clear)
        self._begin()

    def _begin(self) -> None:
        self._lost.clear()
        self.hide()
        self._before = self._session.document if self._session.is_open else None

    def _follow(self, _travelled: bool) -> None:
        before, after = self._before, self._session.document
        self._before = after
        if before is None or before.blocks is after.blocks:
            return
        fresh = lost_targets(before, after)
        if not fresh and not self._lost:
            return
        if fresh:
            known = {target.block: target_words(target) for target in targets(before)}
            self._lost |= {block: known.get(block, _("tekst")) for block in fresh}
        missed = Counter(missing_targets(after))
        for block in [block for block in self._lost if not missed[block]]:
            del self._lost[block]
        if not self._lost:
            self.hide()
        elif not self.isHidden() or fresh:
            self._say(sum(missed[block] for block in self._lost), undoable=bool(fresh))

    def _say(self, count: int, *, undoable: bool) -> None:
        """Say what is lost; only the last step can be taken back without taking others along."""
        template = ngettext(
            "{count} verwijzing leidt nergens meer heen. Weg is {names}.",
            "{count} verwijzingen leiden nergens meer heen. Weg is {names}.",
            count,
        )
        names = ", ".join(dict.fromkeys(self._lost.values()))
        self.show_words(template.format(count=count, names=names))
        if undoable:
            button = self.add_action(_("Ongedaan maken"))
            button.clicked.connect(lambda _on=False: self._session.undo())
        self.add_action(_("Naar de verwijzing")).clicked.connect(self._jump)

    def _jump(self) -> None:
        broken = broken_references(self._session.document)
        if broken:
            self.jumped.emit(broken[0].block)
