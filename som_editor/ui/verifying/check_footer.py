"""Under the verdict: keeping a report, comparing, signing, and the technical side."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.core.errors import SomError
from som_editor.core.register import Registered
from som_editor.core.version import DRAFT, Version
from som_editor.files import write_file
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.measures import px
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.session import Session
from som_editor.use_cases.importing import read_file
from som_editor.use_cases.verifying import Checked
from som_editor.wording.verdict_details import technical_lines
from som_editor.writers.verdict_json import write_verdict_json
from som_editor.writers.verdict_text import write_verdict_text

_TEXT, _JSON = ".txt", ".json"
_LINES_HEIGHT = 260


class CheckFooter(QWidget):
    """What can be done with what was found."""

    told = Signal(str)
    problem = Signal(object)
    compare_asked = Signal(object, object)
    sign_asked = Signal(object)

    def __init__(self, session: Session, own: OwnJobs) -> None:
        super().__init__()
        self._session, self._own = session, own
        self._checked: Checked | None = None
        self.save = _button(_("Verslag opslaan…"), "file-output")
        self.compare = _button("", "columns-2")
        self.sign = _button(_("Ondertekenen…"), "pen-tool")
        self.technical = QPushButton(_("Technische gegevens"))
        self.technical.setProperty("role", "link")
        self.technical.setCheckable(True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(_("Technische gegevens"))
        self.lines.setMinimumHeight(px(_LINES_HEIGHT))
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.lines.hide()
        self._lay_out()
        self.save.clicked.connect(self._ask_target)
        self.compare.clicked.connect(self._compare)
        self.sign.clicked.connect(self._sign)
        self.technical.toggled.connect(self._unfold)

    def show_checked(self, checked: Checked) -> None:
        """Offer what can be done with `checked`."""
        self._checked = checked
        registered = checked.registered
        self.compare.setVisible(_is_comparable(registered))
        if registered is not None:
            name = registered.standing.number or _("de bibliotheek")
            self.compare.setText(_("Vergelijken met {name}").format(name=name))
        text = technical_lines(checked.verdict, checked.path.name, checked.sha256)
        self.lines.setPlainText("\n".join(text))

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the buttons under each other, or in a row."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def save_report(self, path: Path) -> None:
        """Write what was found into the file at `path`, as JSON where it is called so."""
        if self._checked is None:
            return
        write = write_verdict_json if path.suffix.lower() == _JSON else write_verdict_text
        report = write(self._checked.verdict, self._checked.registered)
        if write is write_verdict_text:
            report = "\n".join(
                (self._checked.path.name, f"SHA-256: {self._checked.sha256}", "", report)
            )
        try:
            write_file(path, report.encode())
        except SomError as error:
            self.problem.emit(error)
            return
        self.told.emit(_("Verslag opgeslagen als {name}").format(name=path.name))

    def _ask_target(self) -> None:
        if self._checked is None:
            return
        path = self._checked.path
        dialog = QFileDialog(self, _("Verslag opslaan"), str(path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Tekst (*.txt)"), "JSON (*.json)"])
        dialog.setDefaultSuffix(_TEXT)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(_JSON if "json" in chosen else _TEXT)
        )
        dialog.selectFile(_("{name}-controle").format(name=path.stem) + _TEXT)
        dialog.fileSelected.connect(lambda name: self.save_report(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _compare(self) -> None:
        checked, session = self._checked, self._session
        if checked is None or checked.registered is None:
            return
        registered, library = checked.registered, session.library
        self._own.start(
            "compare",
            _("Lezen: {name}").format(name=checked.path.name),
            lambda _report: (
                _kept(library, registered),
                read_file(checked.path, now=session.clock(), new_id=session.new_id).version,
            ),
            lambda both: self.compare_asked.emit(*both),
            self.problem.emit,
        )

    def _sign(self) -> None:
        if self._checked is not None:
            self.sign_asked.emit(self._checked.path)

    def _unfold(self, on: bool) -> None:
        self.lines.setVisible(on)
        self.technical.setText(
            _("Technische gegevens verbergen") if on else _("Technische gegevens")
        )

    def _lay_out(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(10))
        left = Qt.AlignmentFlag.AlignLeft
        for button in (self.save, self.compare, self.sign):
            self._row.addWidget(button, 0, left)
        self._row.addStretch(1)
        self._row.addWidget(self.technical, 0, left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._row)
        column.addWidget(self.lines)


def _kept(library: Library, registered: Registered) -> Version:
    """The version that the file is, or says to be. Raises NotFound, LibraryProblem."""
    if registered.version == DRAFT and registered.document:
        draft = library.draft(registered.document)
        if draft is not None:
            return draft.as_version()
    return library.version(registered.version or DRAFT)


def _is_comparable(registered: Registered | None) -> bool:
    return registered is not None and bool(registered.version)


def _button(words: str, picture: str) -> QPushButton:
    button = QPushButton(words)
    button.setIcon(icon(picture))
    beside_words(button)
    return button
