"""The latest changes by name, to take several back at once."""

from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from som_editor.core.changed_since import first_difference
from som_editor.core.document import BlockId
from som_editor.core.history import WHOLE, History
from som_editor.core.version import Draft
from som_editor.i18n import _, ngettext
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.session import Session
from som_editor.wording.places import Places, kind_word

_MOST = min(20, WHOLE)
"""So many changes are offered."""


class Taken(NamedTuple):
    """A change that can be taken back: its name, and the block where the text became another."""

    label: str
    block: BlockId | None


def latest(history: History[Draft], most: int = _MOST) -> list[Taken]:
    """The last `most` changes, the latest first."""
    after = history.present
    found = []
    for step in history.past[-most:][::-1]:
        before = step.state
        if not isinstance(before, Draft):
            break
        block = first_difference(before.document, after.document)
        found.append(Taken(step.label, block))
        after = before
    return found


class HistoryMenu(QMenu):
    """Offers the latest changes; choosing one takes it back with all that came after it."""

    def __init__(self, session: Session, actions: Actions, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self.setToolTipsVisible(True)
        self.setAccessibleName(_("Wat ongedaan kan worden gemaakt"))
        self.aboutToShow.connect(self._fill)
        actions[ActionId.HISTORY].triggered.connect(lambda _on=False: self._open(owner))

    def _open(self, owner: QWidget) -> None:
        """Show the menu under `owner`, or at the top of the window, the latest change chosen."""
        place = owner if owner.isVisible() else owner.window()
        self.popup(place.mapToGlobal(QPoint(0, owner.height())))
        if self.actions():
            self.setActiveAction(self.actions()[0])

    def _fill(self) -> None:
        self.clear()
        history = self._session.history
        if history is None:
            return
        places = Places(history.present.document)
        for number, taken in enumerate(latest(history), start=1):
            action = self.addAction(_words(taken, places))
            template = ngettext("{count} stap terug", "{count} stappen terug", number)
            action.setToolTip(template.format(count=number))
            action.triggered.connect(lambda _on=False, steps=number: self._session.undo(steps))
        if not self.actions():
            self.addAction(_("Er is niets om ongedaan te maken.")).setEnabled(False)


def _words(taken: Taken, places: Places) -> str:
    """What was done, and where, as far as that place is still there."""
    if taken.block is None or not places.knows(taken.block):
        return taken.label
    name, section = places.name(taken.block), places.section(taken.block)
    if name == kind_word("heading"):
        return taken.label if section in taken.label else f"{taken.label} – {section}"
    return f"{taken.label} – {section}, {name}"
