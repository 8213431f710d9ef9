"""All keys of the program, from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.actions import Part, Spec, menus
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import label
from som_editor.ui.measures import px

_KEYS = 190
"""How wide the column of keys is, so that all lists line up, in pixels."""


class KeysDialog(Sheet):
    """A list of what can be done by keyboard, under the names of the menus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Sneltoetsen"),
            _("Met Tab ga je langs alles wat je kunt bedienen, met Esc sluit je wat openging."),
            parent,
            width=560,
        )
        for title, rows in key_lists():
            self.column.addWidget(label(title, semibold=True))
            self.column.addLayout(_grid(rows))
        self.column.addStretch(1)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(_("Sneltoetsen"))
        self.add_button(_("Sluiten"), primary=True).clicked.connect(self.accept)
        self._area.setFocus()


def key_lists() -> list[tuple[str, list[tuple[str, str]]]]:
    """Per menu the names of its actions with their keys; what has no key is left out."""
    result = []
    for title, parts in menus():
        rows = [
            (spec.text.rstrip("…"), keys)
            for part in parts
            for spec in _specs(part)
            if (keys := _keys(spec))
        ]
        if rows:
            result.append((title, rows))
    return result


def _specs(part: Part) -> tuple[Spec, ...]:
    match part:
        case None:
            return ()
        case Spec():
            return (part,)
        case (_title, specs):
            return specs


def _keys(spec: Spec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    shown = (QKeySequence(keys).toString(native) for keys in spec.keys)
    return _(" of ").join(keys for keys in shown if keys)


def _grid(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(0, 1)
    grid.setColumnMinimumWidth(1, px(_KEYS))
    for line, (name, keys) in enumerate(rows):
        grid.addWidget(label(name, wrap=True), line, 0)
        grid.addWidget(label(keys, tone="text2", tabular=True), line, 1)
    return grid
