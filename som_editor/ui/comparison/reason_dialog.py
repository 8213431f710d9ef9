"""The reason for a change, in the user's own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.few_lines import FewLines
from som_editor.ui.measures import px

_HEIGHT = 96


class ReasonDialog(Sheet):
    """Asks why `change`, as it is called in words, was made; `reason` is what was said before."""

    given = Signal(str)
    """The reason; empty when there is none any more."""

    def __init__(self, change: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Toelichting"), change, parent)
        self.text = FewLines(reason)
        self.text.setFixedHeight(px(_HEIGHT))
        self.column.addWidget(
            Field(
                _("Waarom is dit gewijzigd?"),
                self.text,
                _("Dit komt in de was/wordt-tabel, niet in de tekst zelf."),
            )
        )
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        keep = self.add_button(_("Bewaren"), primary=True)
        keep.setToolTip(_("Bewaren (Ctrl+Enter)"))
        keep.clicked.connect(self._give)
        self.text.finished.connect(self._give)
        self.text.setFocus()

    def _give(self) -> None:
        self.given.emit(self.text.words())
        self.accept()
