"""Saving the draft as a version: its number, and what there is to say of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from som_editor.core.comparison import summary
from som_editor.core.errors import SomError, WrongUse
from som_editor.core.text import clean_text
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.jobs import Jobs
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.session import Session
from som_editor.use_cases.comparing import compare_versions
from som_editor.wording.errors import describe
from som_editor.wording.statuses import number_and_status
from som_editor.wording.totals import describe_totals

_NOTE_HEIGHT = 84


class SaveVersionDialog(Sheet):
    """Asks for the number and the note of the version that the draft becomes."""

    chosen = Signal(str, str)
    """The number and the note that the user wants; the number is free."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Nieuwe versie opslaan"),
            _("De versie blijft zoals ze nu is. Een volgende wijziging begint een nieuw concept."),
            parent,
        )
        self._session, self._own = session, OwnJobs(jobs, self)
        draft = session.draft
        self.number = line_edit(draft.number if draft else "")
        self._number_field = Field(_("Versienummer"), self.number)
        self.number.textEdited.connect(lambda _text: self._number_field.clear_error())
        self.number.setMaximumWidth(px(160))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(_NOTE_HEIGHT))
        self.changes: QLabel = label(wrap=True)
        self.column.addWidget(self.changes)
        self.column.addWidget(self._number_field)
        self.column.addWidget(
            Field(
                _("Versie-opmerking"),
                self.note,
                _("Wat is er anders, en waarom? Dit staat in de versiegeschiedenis."),
            )
        )
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Versie opslaan"), primary=True).clicked.connect(self._choose)
        self.finished.connect(lambda _result: self._own.stop("count"))
        self.number.selectAll()
        self.number.setFocus()
        self._tell_changes()

    def show_error(self, error: SomError) -> None:
        """Say beside the number why the version was not saved."""
        self._number_field.show_error(describe(error))
        self.number.setFocus()

    def _choose(self) -> None:
        number = clean_text(self.number.text()).strip()
        try:
            self._check(number)
        except SomError as error:
            self.show_error(error)
            return
        self.chosen.emit(number, clean_text(self.note.toPlainText()).strip())
        self.accept()

    def _check(self, number: str) -> None:
        """Raises WrongUse when `number` is blank or taken, LibraryProblem."""
        if not number:
            raise WrongUse("no_number")
        versions = self._session.library.versions(self._session.document.id)
        if any(version.standing.number == number for version in versions):
            raise WrongUse("number_taken", number)

    def _tell_changes(self) -> None:
        draft, before = self._session.draft, self._session.saved_version
        if before is None or draft is None:
            self.changes.setText(_("Dit wordt de eerste versie."))
            return
        now = draft.as_version()
        self.changes.setText(_("De wijzigingen worden geteld…"))
        self._own.start(
            "count",
            _("Wijzigingen tellen"),
            lambda report: summary(compare_versions(before, now, report=report)),
            lambda counts: self._say(before, describe_totals(counts)),
            lambda error: self._say(before, describe(error)),
        )

    def _say(self, before: Version, words: str) -> None:
        number = number_and_status(before.standing)
        since = (
            _("Sinds {number}: {changes}.") if number else _("Sinds de vorige versie: {changes}.")
        )
        words = words[:1].lower() + words[1:]
        self.changes.setText(since.format(number=number, changes=words.rstrip(".")))
