"""The renames, each on a card with a switch: quiet, or counted as a change."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from som_editor.core.change import Rename
from som_editor.i18n import _, ngettext
from som_editor.ui.fonts import UI
from som_editor.ui.icons import icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card
from som_editor.ui.switch import Switch

FEW = 3
"""So many cards are shown at once; the others on request."""


class RenameRule(NamedTuple):
    """A rename and whether it is taken as one; `given` when the user said so himself."""

    rename: Rename
    on: bool = True
    given: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """The old name and the new one."""
        return self.rename.old, self.rename.new

    @property
    def words(self) -> str:
        """What became what: "de school → Stichting SOM"."""
        return f"{self.rename.old} → {self.rename.new}"


class RenameCards(QWidget):
    """A card for each rename."""

    switched = Signal(int, bool)
    """The place of a rename, and whether it is on."""
    rebuilt = Signal()
    """Other controls are shown."""
    shown = Signal()
    """The user wants to see where names were replaced."""
    rule_wanted = Signal()
    """The user wants to give a rename himself."""
    removed = Signal(int)
    """The place of a rename that the user gave and wants to be rid of."""

    def __init__(self) -> None:
        super().__init__()
        self._all = False
        self._rules: Sequence[RenameRule] = ()
        self._are_listed = False
        self.switches: list[Switch] = []
        self.add = _link(_("Voeg regel toe…"))
        self.add.clicked.connect(lambda _checked=False: self.rule_wanted.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def show_rules(self, rules: Sequence[RenameRule], *, listed: bool) -> None:
        """Show `rules`; `listed` when the places they hold for are in the list of changes."""
        focused = next((place for place, one in enumerate(self.switches) if one.hasFocus()), None)
        self._rules, self._are_listed = rules, listed
        self._rebuild()
        if focused is not None and focused < len(self.switches):
            self.switches[focused].setFocus()

    def _rebuild(self) -> None:
        self.add.setParent(self)  # it outlives the cards
        _empty(self._column, spare=self.add)
        self.switches = []
        count = len(self._rules) if self._all else min(len(self._rules), FEW)
        for place, rule in enumerate(self._rules[:count]):
            self._column.addWidget(self._card(place, rule))
        left = len(self._rules) - count
        if left:
            template = ngettext("Nog {count} hernoeming", "Nog {count} hernoemingen", left)
            more = _link(template.format(count=left))
            more.clicked.connect(self._show_all)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if len(self._rules) != 1:
            self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
            self.add.show()

    def _card(self, place: int, rule: RenameRule) -> Card:
        card = Card()
        row = QHBoxLayout(card)
        row.setContentsMargins(px(12), px(9), px(12), px(9))
        row.setSpacing(px(11))
        switch = Switch(_("Hernoeming {words}").format(words=rule.words), checked=rule.on)
        switch.toggled.connect(lambda on, place=place: self.switched.emit(place, on))
        self.switches.append(switch)
        row.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        count = rule.rename.count
        words.addWidget(label(f"{rule.words} ({count}×)", UI, semibold=True, wrap=True))
        words.addWidget(hint(_said_of(rule)))
        links = self._links(rule)
        if links.count():
            words.addSpacing(px(3))
            words.addLayout(links)
        row.addLayout(words, 1)
        if rule.given:
            row.addWidget(self._remove(place, rule), 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _links(self, rule: RenameRule) -> QHBoxLayout:
        """To the places of `rule`; and where it is the only one, to a further rule."""
        row = QHBoxLayout()
        row.setSpacing(px(8))
        if rule.on and rule.rename.count:
            see = _("Verberg ze weer") if self._are_listed else _("Bekijk alle {count}")
            link = _link(see.format(count=rule.rename.count))
            link.clicked.connect(self.shown)
            row.addWidget(link)
        if len(self._rules) == 1:
            row.addStretch(1)
            row.addWidget(self.add)
            self.add.show()
        return row

    def _remove(self, place: int, rule: RenameRule) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("x", "text2"))
        words = _("Regel {words} weghalen").format(words=rule.words)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: self.removed.emit(place))
        return button

    def _show_all(self) -> None:
        self._all = True
        self._rebuild()
        self.rebuilt.emit()


def _said_of(rule: RenameRule) -> str:
    if not rule.on:
        return _("Telt nu mee als wijziging.")
    if not rule.rename.count:
        return _("Komt nergens voor.")
    return _("Hernoeming. Stil getoond, telt niet mee.")


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    return button


def _empty(layout: QLayout, spare: QWidget) -> None:
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None and widget is not spare:
            widget.hide()
            widget.deleteLater()
