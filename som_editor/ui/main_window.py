"""The window: puts header, places and status bar together, and leads from one to the other."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from som_editor.core.errors import SomError
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.settings import settings_path
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison_errands import ComparisonErrands
from som_editor.ui.document_errands import DocumentErrands
from som_editor.ui.editor.reviewing import Reviewing
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.header import Header, Place, place_name
from som_editor.ui.jobs import Jobs
from som_editor.ui.leaving import LeavingQuestion
from som_editor.ui.library.start_place import StartPlace
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.preferences import Preferences
from som_editor.ui.program_errands import ProgramErrands
from som_editor.ui.publishing.publish_place import PublishPlace
from som_editor.ui.session import Session
from som_editor.ui.signature_errands import SignatureErrands
from som_editor.ui.status_bar import ProgressLine, StatusBar
from som_editor.ui.verifying.check_place import CheckPlace
from som_editor.ui.versions.versions_place import VersionsPlace
from som_editor.wording.errors import describe
from som_editor.wording.statuses import number_and_status

_NARROW, _LOW = 720, 560
_LEGEND = 1024
_SIZE = (1440, 868)
_SMALLEST = (480, 320)

_PLACES = {
    ActionId.START: Place.START,
    ActionId.WRITE: Place.WRITE,
    ActionId.COMPARE: Place.COMPARE,
    ActionId.VERSIONS: Place.VERSIONS,
    ActionId.PUBLISH: Place.PUBLISH,
}
_OF_DOCUMENT = (Place.WRITE, Place.VERSIONS, Place.PUBLISH)
"""Places that need an open document."""


PlaceWidget = StartPlace | WritePlace | ComparePlace | VersionsPlace | PublishPlace | CheckPlace


class MainWindow(QMainWindow):
    """One window on one library; at most one document is open in it."""

    def __init__(self, session: Session, jobs: Jobs, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._jobs, self._preferences = session, jobs, preferences
        self.table = Actions(self)
        self.place = Place.START
        self.start = StartPlace()
        self.write = WritePlace(session, self.table, preferences)
        self.reviewing = Reviewing(self.write, session, jobs, self.table, preferences)
        self.compare = ComparePlace(session, jobs, self.table, preferences)
        self.versions = VersionsPlace(session, jobs)
        self.publish = PublishPlace(session, jobs, preferences)
        self.signatures = SignatureErrands(self, session, jobs, preferences)
        self.check = self.signatures.place
        self._widgets: dict[Place, PlaceWidget] = {
            Place.START: self.start,
            Place.WRITE: self.write,
            Place.COMPARE: self.compare,
            Place.VERSIONS: self.versions,
            Place.PUBLISH: self.publish,
            Place.CHECK: self.check,
        }
        self._narrow_menu = QMenu(self)
        self.header = Header(self._narrow_menu)
        self.notice = Notice()
        self.progress = ProgressLine()
        self.status = StatusBar()
        self._stack = QStackedWidget()
        self.documents = DocumentErrands(self, session, jobs, preferences)
        self.comparing = ComparisonErrands(session, self.start, self.versions)
        self.program = ProgramErrands(self, self.table, preferences)
        self._retired = self._may_lose = False
        self._facts = self._waiting_words = ""
        self._lay_out()
        self._connect()
        self.setMinimumSize(*_SMALLEST)
        self._restore()
        self._opened()
        self.go_to(Place.START)

    # -- places -----------------------------------------------------------------------------

    def go_to(self, place: Place) -> None:
        """Bring the user to `place`; to Start where it needs a document and none is open."""
        if place in _OF_DOCUMENT and not self._session.is_open:
            place = Place.START
        self.place = place
        self.notice.hide()
        self._let_go_of_focus()
        self._stack.setCurrentWidget(self._widgets[place])
        self.header.show_place(place)
        for action, target in _PLACES.items():
            self.table[action].setChecked(target is place)
        if place is Place.START:
            self.refresh_start()
        self._widgets[place].activate()
        self.status.show_where("")
        self.status.show_facts(self._facts if place is Place.WRITE else "")
        self._show_legend()
        self._entitle()

    def refresh_start(self) -> None:
        """Show the library as it is now."""
        try:
            listings = self._session.library.documents()
        except SomError as error:
            self.show_problem(error)
            return
        organisation = self._preferences.settings.organisation
        self.start.show_protocols(listings, organisation, self._session.clock())

    def open_document(self, document_id: str) -> None:
        """Open a protocol of the library, and go on writing it."""
        try:
            self._session.open(document_id)  # type: ignore[arg-type]
        except SomError as error:
            self.show_problem(error)
            return
        self.go_to(Place.WRITE)

    def compare_versions(self, old: Version, new: Version) -> None:
        """Show how `old` became `new`."""
        self.go_to(Place.COMPARE)
        self.compare.show_comparison(old, new)

    def edit_block(self, block_id: str) -> None:
        """Bring the user to a block of the open document."""
        self.go_to(Place.WRITE)
        self.write.go_to(block_id)

    def show_problem(self, error: SomError) -> None:
        """Say on top of the place what is the matter."""
        self.notice.show_words(describe(error), kind="error")

    def warn(self, words: str) -> None:
        """Say on top of the place what the user should know."""
        self.notice.show_words(words, kind="warning")

    # -- one window after another -----------------------------------------------------------

    def take_over_from(self, before: "MainWindow") -> None:
        """Stand where `before` stood, at the same place."""
        self.restoreGeometry(before.saveGeometry())
        self.go_to(before.place)
        if before.check.path is not None:
            self.check.check(before.check.path)

    def retire(self) -> None:
        """Go, because another window has taken over."""
        self._retired = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Store the draft first; where that fails the window stays and says so."""
        if self._retired:
            return
        if not self._may_lose and not self._session.save():
            event.ignore()
            self._ask_about_leaving()
            return
        _window_settings().setValue("geometry", self.saveGeometry())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """In a small window the menus stand behind one button."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW) or self.height() < px(_LOW)
        self.menuBar().setVisible(not narrow and not self.write.focus.is_on())
        self.header.set_narrow(narrow=narrow)
        self._show_legend()
        self._show_document()

    # -- inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.table.fill(self.menuBar())
        self.table.fill(self._narrow_menu)
        for widget in self._widgets.values():
            self._stack.addWidget(widget)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(px(16), 0, px(16), 0)
        around.addWidget(self.notice)
        column.addWidget(self.header)
        column.addWidget(self.progress)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.status.add_legend(self.compare.legend)
        self.notice.hide()
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self._connect_places()
        self._connect_session()
        self._connect_errands()
        actions = self.table
        for action, place in _PLACES.items():
            actions[action].triggered.connect(lambda _on=False, place=place: self.go_to(place))
        for action, slot in (
            (ActionId.NEW, self.documents.create),
            (ActionId.IMPORT, lambda: self.documents.import_file(None)),
            (ActionId.SAVE_VERSION, self.documents.save_version),
            (ActionId.EXPORT, lambda: self.go_to(Place.PUBLISH)),
            (ActionId.OWN_CERTIFICATE, self.publish.own.ask),
            (ActionId.COMPARE_WITH, lambda: self.comparing.compare_shown(self.place)),
            (ActionId.UNDO, self._session.undo),
            (ActionId.REDO, self._session.redo),
            (ActionId.QUIT, self.close),
        ):
            actions[action].triggered.connect(lambda _on=False, slot=slot: slot())
        self.header.chosen.connect(self.go_to)
        self._jobs.progressed.connect(self._show_progress)
        self._jobs.idle.connect(self._show_idle)
        self.status.stop_requested.connect(self._jobs.cancel)
        self.status.focus_left.connect(self._return_to_place)
        self.status.scale_requested.connect(self.program.scale)
        self._preferences.not_kept.connect(self._warn_not_kept)

    def _connect_places(self) -> None:
        self.start.opened.connect(self.open_document)
        self.start.import_asked.connect(self.documents.import_file)
        self.start.creation_asked.connect(self.documents.create)
        self.versions.compare_asked.connect(self.compare_versions)
        self.versions.save_asked.connect(self.documents.save_version)
        self.versions.open_write.connect(lambda: self.go_to(Place.WRITE))
        self.compare.go_to_write.connect(self.edit_block)
        self.compare.saved.connect(self._offer_folder)
        self.compare.drops.watch(self)
        self.publish.go_to_write.connect(self.edit_block)
        self.publish.check_asked.connect(self.signatures.check)
        self.check.opened.connect(self.open_document)
        self.check.compare_asked.connect(self.compare_versions)
        self.write.facts.connect(self._show_facts)
        self.reviewing.changes.counted.connect(self.status.show_changes)
        self.write.alone.connect(self._show_alone)
        for place in (self.write, self.compare, self.versions, self.publish, self.check):
            place.told.connect(self.status.confirm)
            place.problem.connect(self.show_problem)
        for place in (self.write, self.compare):
            place.where.connect(lambda words, place=place: self._show_where(place, words))

    def _connect_session(self) -> None:
        self._session.opened.connect(self._opened)
        self._session.edited.connect(self._show_document)
        self._session.saved.connect(self._confirm_saved)
        self._session.save_failed.connect(self.show_problem)

    def _warn_not_kept(self, reason: str) -> None:
        self.warn(_("Je instellingen zijn niet bewaard: {reason}.").format(reason=reason))

    def _connect_errands(self) -> None:
        self.comparing.choice_wanted.connect(self._choose_comparison)
        self.comparing.problem.connect(self.show_problem)
        self.signatures.serve(self.table)
        self.signatures.place_wanted.connect(lambda: self.go_to(Place.CHECK))
        self.signatures.told.connect(self.status.confirm)
        self.signatures.problem.connect(self.show_problem)
        errands = self.documents
        errands.opened.connect(self.open_document)
        errands.check_asked.connect(self.signatures.check)
        errands.begun.connect(lambda: self.go_to(Place.WRITE))
        errands.told.connect(self.status.confirm)
        errands.problem.connect(self.show_problem)
        errands.library_changed.connect(self.refresh_start)

    def _ask_about_leaving(self) -> None:
        self.question = LeavingQuestion(self)
        self.question.again.connect(self.close)
        self.question.leave.connect(self._leave_unsaved)
        self.question.open()

    def _leave_unsaved(self) -> None:
        self._may_lose = True
        self.close()

    def _choose_comparison(self, new: Version | None = None) -> None:
        """Let the user choose what to compare, or what to compare `new` with."""
        self.go_to(Place.COMPARE)
        self.compare.choose(new)

    def _offer_folder(self, words: str, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        self.status.offer(words, _("Map openen"), lambda: QDesktopServices.openUrl(folder))

    def _return_to_place(self) -> None:
        self._widgets[self.place].activate()

    def _let_go_of_focus(self) -> None:
        """Keep Qt from handing the focus of a place that goes to whatever comes next by Tab."""
        focused = self.focusWidget()
        if focused is not None and self._stack.isAncestorOf(focused):
            focused.clearFocus()

    def _show_legend(self) -> None:
        """What the marks mean stands in the status bar, where there is room for it."""
        wide = self.width() >= px(_LEGEND) and self.height() >= px(_LOW)
        self.compare.legend.setVisible(wide and self.place is Place.COMPARE)

    def _show_alone(self, alone: bool) -> None:
        """Show nothing around the text, or all of it again."""
        self.header.setVisible(not alone)
        self.status.setVisible(not alone)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _show_facts(self, words: str) -> None:
        self._facts = words
        if self.place is Place.WRITE:
            self.status.show_facts(words)

    def _show_where(self, place: QWidget, words: str) -> None:
        """Say where the user is, as far as that is where they are."""
        if place is self._stack.currentWidget():
            self.status.show_where(words)

    def _opened(self) -> None:
        self.status.tell("")
        self._show_facts("")
        self._show_document()

    def _show_document(self, _travelled: object = None) -> None:
        session = self._session
        is_open = session.is_open
        self.header.show_document(
            session.title or _("Zonder titel") if is_open else "",
            session.standing if is_open else None,
        )
        actions = self.table
        actions.enable(ActionId.WRITE, ActionId.VERSIONS, ActionId.PUBLISH, on=is_open)
        actions.enable(ActionId.EXPORT, on=is_open)
        actions.enable(ActionId.SAVE_VERSION, on=is_open and session.has_draft)
        for action, words, label in (
            (ActionId.UNDO, _("Ongedaan maken"), session.undo_label),
            (ActionId.REDO, _("Opnieuw"), session.redo_label),
        ):
            actions.say(action, f"{words}: {label}" if label else words)
            actions[action].setEnabled(bool(label))
        self._entitle()

    def _entitle(self) -> None:
        parts = ["SOM Editor"]
        if self.place is Place.CHECK:
            parts = [place_name(Place.CHECK), *parts]
        elif self._session.is_open:
            number = number_and_status(self._session.standing)
            title = self._session.title or _("Zonder titel")
            parts = [title, number, *parts] if number else [title, *parts]
        self.setWindowTitle(" – ".join(parts))

    def _confirm_saved(self, moment: object) -> None:
        time = moment.astimezone().strftime("%H:%M")  # type: ignore[attr-defined]
        self.status.confirm(_("Opgeslagen om {time}").format(time=time))

    def _show_progress(self, words: str, done: int, total: int) -> None:
        self.progress.show_progress(done, total)
        self.status.tell(words)
        self._waiting_words = words
        self.status.show_busy(busy=True)

    def _show_idle(self) -> None:
        self.progress.hide()
        self.status.show_busy(busy=False)
        if self.status.message() == self._waiting_words:
            self.status.tell("")

    def _restore(self) -> None:
        geometry = _window_settings().value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            screen = self.screen().availableSize()
            self.resize(min(_SIZE[0], screen.width()), min(_SIZE[1], screen.height()))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)


def _window_settings() -> QSettings:
    """Where the window remembers its place on the screen."""
    return QSettings(str(settings_path().with_name("window.ini")), QSettings.Format.IniFormat)
