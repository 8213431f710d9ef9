"""Asks what a cross-reference is to lead to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from som_editor.core.document import BlockId
from som_editor.core.references import Target, TargetKind
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.list_search import ListSearch
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card
from som_editor.ui.switch import Switch
from som_editor.wording.places import capitalised
from som_editor.wording.targets import target_name, written_word

_HEIGHT, _LEAST_HEIGHT = 300, 120
_LINE = 30
_WIDTH = 600
_BLOCK = Qt.ItemDataRole.UserRole


class ReferenceDialog(Sheet):
    """Lists `targets` in the order of the text; `search` narrows them down from the start.

    `with_word` says whether the word before the number is asked for ("richtlijn 4").
    """

    chosen = Signal(str, str)
    """(block, word): where it leads, and the word that goes before the number, or empty."""

    def __init__(
        self,
        targets: Sequence[Target],
        *,
        search: str = "",
        with_word: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Verwijzing invoegen"),
            _("Als een nummer verandert, verandert de verwijzing mee."),
            parent,
            width=_WIDTH,
        )
        self.setModal(False)
        self._targets = {target.block: target for target in targets}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Waar de verwijzing heen kan"))
        self.list.setMinimumHeight(px(_LEAST_HEIGHT))
        self.list.setMaximumHeight(px(_HEIGHT))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.search = ListSearch(self.list, _("Nummer of woorden"))
        self._none = hint(_("Niets met deze woorden."))
        self.word = Switch(_("Met het woord ervoor, zoals ‘richtlijn’"), checked=with_word)
        self.insert = self._lay_out()
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.currentItemChanged.connect(self._allow)
        self.search.narrowed.connect(lambda count: self._none.setVisible(not count))
        self._fill()
        self.search.setText(search)
        self.search.narrow()
        self._allow()
        self.search.setFocus()

    def _lay_out(self) -> QWidget:
        self.column.addWidget(Field(_("Zoeken"), self.search))
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(4), px(4), px(4), px(4))
        inside.addWidget(self.list)
        self.column.addWidget(card, 1)
        self.column.addWidget(self._none)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.word)
        row.addWidget(label(self.word.accessibleName(), wrap=True), 1)
        self.column.addLayout(row)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        insert = self.add_button(_("Verwijzing invoegen"), primary=True)
        insert.clicked.connect(self._choose)
        return insert

    def _fill(self) -> None:
        for target in self._targets.values():
            item = QListWidgetItem(_line(target))
            item.setData(_BLOCK, target.block)
            item.setToolTip(target.words)
            item.setSizeHint(QSize(0, px(_LINE)))
            if target.kind is TargetKind.SECTION:
                font = QFont(self.list.font())
                font.setWeight(QFont.Weight.DemiBold)
                item.setFont(font)
            self.list.addItem(item)

    def _allow(self) -> None:
        target = self._current()
        self.insert.setEnabled(target is not None)
        self.word.setEnabled(target is not None and bool(written_word(target)))

    def _current(self) -> Target | None:
        item = self.list.currentItem()
        return None if item is None else self._targets[BlockId(str(item.data(_BLOCK)))]

    def _choose(self) -> None:
        target = self._current()
        if target is None:
            return
        word = written_word(target) if self.word.isChecked() else ""
        self.chosen.emit(target.block, word)
        self.accept()


def _line(target: Target) -> str:
    """The line of `target`, set in under its section."""
    words = " ".join(target.words.split())
    match target.kind:
        case TargetKind.SECTION:
            name = f"{target.number}  {words}" if target.number else words
            return "    " * (target.level - 1) + name
        case TargetKind.TABLE:
            return "    " + _("Tabel: {words}").format(words=words)
        case TargetKind.IMAGE:
            return "    " + _("Afbeelding: {words}").format(words=words)
        case _:
            return "    " * target.level + f"{capitalised(target_name(target))}  {words}"
