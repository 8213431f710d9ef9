"""The mentions of an old name that may stay: how many, and where on request."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.core.change import Leftover
from som_editor.i18n import _, ngettext
from som_editor.ui.labels import hint
from som_editor.ui.measures import px
from som_editor.wording.places import Places


class LegitimateMentions(QWidget):
    """One line with their number; under it, on request, a way to each of them."""

    wanted = Signal(object)
    """The Leftover to go to."""
    rebuilt = Signal()
    """Other controls are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Leftover] = ()
        self._places: Places | None = None
        self._open = False
        self.links: list[QPushButton] = []
        self._count = hint()
        self.toggle = _link("")
        self.toggle.clicked.connect(self._toggle)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._count, 1)
        head.addWidget(self.toggle)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2), 0, px(2), 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addLayout(self._list)
        self.hide()

    def show_leftovers(self, leftovers: Sequence[Leftover], places: Places | None) -> None:
        """Show those of `leftovers` that are legitimate; nothing where none is."""
        found = [one for one in leftovers if one.legitimate]
        forgotten = len(leftovers) - len(found)
        self._found, self._places = found, places
        words = (
            ngettext(
                "{count} andere vermelding lijkt terecht.",
                "{count} andere vermeldingen lijken terecht.",
                len(found),
            )
            if forgotten
            else ngettext(
                "{count} vermelding van een oude naam lijkt terecht.",
                "{count} vermeldingen van een oude naam lijken terecht.",
                len(found),
            )
        )
        self._count.setText(words.format(count=len(found)))
        self.setVisible(bool(found))
        self._rebuild()

    def words(self) -> str:
        """What is said of them."""
        return self._count.text()

    def _toggle(self) -> None:
        self._open = not self._open
        self._rebuild()
        self.rebuilt.emit()

    def _rebuild(self) -> None:
        for link in self.links:
            self._list.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        self.toggle.setText(_("Verberg ze") if self._open else _("Bekijk ze"))
        places = self._places
        if not self._open or places is None:
            return
        for found in self._found:
            place = places.full(found.block)
            link = _link(_("‘{name}’ in {place}").format(name=found.text, place=place))
            link.clicked.connect(lambda _checked=False, found=found: self.wanted.emit(found))
            self.links.append(link)
            self._list.addWidget(link)


def _link(text: str) -> QPushButton:
    """A link that gives way in a narrow panel; its tooltip has all of it."""
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setToolTip(text)
    return button
