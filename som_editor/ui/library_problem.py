"""The question before there is a window: which library, now that this one does not open."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.ui.fonts import PANEL_TITLE
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.wording.errors import describe


class LibraryQuestion(QDialog):
    """Says why the library does not open; lets choose or begin another one, or leave."""

    chosen = Signal(Path)

    def __init__(self, error: SomError) -> None:
        super().__init__()
        self.setWindowTitle("SOM Editor")
        self._files: QFileDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(label(_("De bibliotheek gaat niet open"), PANEL_TITLE, semibold=True))
        self.words = label(describe(error), wrap=True)
        self.words.setMinimumWidth(px(420))
        column.addWidget(self.words)
        column.addWidget(
            label(_("Er is niets aan veranderd. Kies een andere, of begin een nieuwe."), wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for text, slot, role in (
            (_("Afsluiten"), self.reject, ""),
            (_("Nieuwe beginnen…"), lambda: self._choose(new=True), ""),
            (_("Andere kiezen…"), lambda: self._choose(new=False), "primary"),
        ):
            button = QPushButton(text)
            button.setProperty("role", role)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            row.addWidget(button)
        column.addLayout(row)
        self.rejected.connect(QApplication.quit)

    def _choose(self, *, new: bool) -> None:
        files = QFileDialog(self, _("Bibliotheek"))
        files.setNameFilter(_("Bibliotheken (*.somlib);;Alle bestanden (*)"))
        files.setDefaultSuffix("somlib")
        if new:
            files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        else:
            files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(self._take)
        self._files = files
        files.open()

    def _take(self, name: str) -> None:
        self.hide()
        self.chosen.emit(Path(name))
