"""Asks how large a new table is to be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _
from som_editor.ui.combo import Combo
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.sheet import Sheet

_WIDTH = 380
_MOST_ROWS, _MOST_COLUMNS = 30, 8
_USUAL = 3


class TableDialog(Sheet):
    """Two choices: how many rows, and how many columns."""

    chosen = Signal(int, int)
    """(rows, columns) of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = _("De eerste rij is de kopregel. Rijen en kolommen komen er later zo bij.")
        super().__init__(_("Tabel invoegen"), words, parent, width=_WIDTH)
        self.rows, self.columns = _numbers(_MOST_ROWS), _numbers(_MOST_COLUMNS)
        self.column.addWidget(Field(_("Rijen"), self.rows))
        self.column.addWidget(Field(_("Kolommen"), self.columns))
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.accept_button = self.add_button(_("Tabel invoegen"), primary=True)
        self.accept_button.clicked.connect(self._choose)
        self.rows.setFocus()

    def _choose(self) -> None:
        self.chosen.emit(self.rows.currentData(), self.columns.currentData())
        self.accept()


def _numbers(most: int) -> Combo:
    combo = Combo()
    for number in range(1, most + 1):
        combo.addItem(str(number), number)
    combo.setCurrentIndex(_USUAL - 1)
    return combo
