"""The report of an import: every guess, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from som_editor.core.errors import SomError
from som_editor.core.version import display_title
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.signing.verifying import looks_signed
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.use_cases.importing import Imported
from som_editor.wording.errors import describe
from som_editor.wording.import_report import report_headline, report_lines

_LIST_HEIGHT = 240


class ImportReportDialog(Sheet):
    """Tells what the reader made of a file; the user opens it, or undoes the import whole."""

    open_asked = Signal(str)
    """The id of the document that is to be opened."""
    check_asked = Signal()
    """The user wants to know what the signature in the file is worth."""
    undone = Signal(str)
    """The import is undone; carries the name of the file."""

    def __init__(self, imported: Imported, library: Library, parent: QWidget | None = None) -> None:
        report = imported.reading.report
        known = imported.known
        super().__init__(
            _("Dit bestand is er al") if known else _("Importverslag"), parent=parent, width=640
        )
        self._library = library
        self._file_name = report.file_name
        version = imported.reading.version
        self._document = known.document_id if known else version.document_id
        self.problem = Notice("error", closable=False)
        self.problem.hide()
        self.column.addWidget(self.problem)
        if known:
            title = known.title or display_title(version.document, version.source)
            words = _("‘{file}’ is al geïmporteerd als ‘{title}’. Er is niets veranderd.")
            words = words.format(file=report.file_name, title=title)
        else:
            words = report_headline(report)
        self.headline = label(words, wrap=True)
        self.column.addWidget(self.headline)
        self.lines = _list(report_lines(report))
        self.lines.setVisible(not known and bool(self.lines.toPlainText()))
        self.column.addWidget(self.lines, 1)
        if known:
            self.column.addStretch(1)
            self._undo: QPushButton = self.add_button(_("Sluiten"))
            self._undo.clicked.connect(self.reject)
        else:
            self._undo = self.add_button(_("Import ongedaan maken"))
            self._undo.clicked.connect(self._take_back)
        self.check = self.add_button(_("Handtekening controleren"))
        self.check.setVisible(looks_signed(imported.reading.original))
        self.check.clicked.connect(self._check)
        self._open = self.add_button(_("Openen"), primary=True)
        self._open.clicked.connect(self._go_on)
        self._open.setFocus()

    def _go_on(self) -> None:
        self.open_asked.emit(self._document)
        self.accept()

    def _check(self) -> None:
        self.check_asked.emit()
        self.accept()

    def _take_back(self) -> None:
        try:
            self._library.delete_document(self._document)
        except SomError as error:
            self.problem.show_words(describe(error))
            return
        self.undone.emit(self._file_name)
        self.reject()


def _list(lines: Sequence[str]) -> QPlainTextEdit:
    """The lines to read, to walk through by keyboard, and to copy."""
    result = QPlainTextEdit("\n".join(lines))
    result.setReadOnly(True)
    result.setTabChangesFocus(True)
    result.setAccessibleName(_("Wat er is geraden"))
    result.setMinimumHeight(px(_LIST_HEIGHT))
    result.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return result
