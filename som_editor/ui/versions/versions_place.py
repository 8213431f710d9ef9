"""Versies: the history of the open protocol, and beside it what is known of one version."""

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from som_editor.core.errors import SomError
from som_editor.core.version import Version, VersionId
from som_editor.files import write_file
from som_editor.i18n import _
from som_editor.ui.jobs import Jobs
from som_editor.ui.library.rows import show_moment
from som_editor.ui.measures import px
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.session import Session
from som_editor.ui.surfaces import Ground
from som_editor.ui.versions.detail_rows import Way, detail_rows, digests, outlook
from som_editor.ui.versions.details import Details
from som_editor.ui.versions.entries import DRAFT, Entry, history, opened
from som_editor.ui.versions.made_files import made_files
from som_editor.ui.versions.timeline import Timeline
from som_editor.ui.versions.told import Told, tell

_PANEL, _PANEL_SMALL = 520, 440
_WIDE, _COMMON = 1360, 1024
_PAUSE_MS = 400
"""How long after the last change the draft's card is made anew."""


class VersionsPlace(Ground):
    """Timeline and details beside each other; in a narrow window one or the other."""

    told = Signal(str)
    problem = Signal(object)
    compare_asked = Signal(object, object)
    """The old version and the new one that the user wants to see beside each other."""
    compare_with_asked = Signal(object)
    """The version that the user wants to compare with something."""
    open_write = Signal()
    save_asked = Signal()

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__("desk")
        self._session = session
        self._own = OwnJobs(jobs, self)
        self._entries: tuple[Entry, ...] = ()
        self._selected = ""
        self._known: dict[tuple[str, str], Told] = {}
        self._waiting: list[Entry] = []
        self._showing_details = False
        self.timeline = Timeline()
        self.details = Details()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.timeline, 1)
        row.addWidget(self.details)
        self._connect()

    def activate(self) -> None:
        """Show the history as it is now, and give the keyboard to the selected version."""
        self.refresh()
        self.timeline.take_focus()

    def refresh(self) -> None:
        """Show the history of what is open, as it is now."""
        self._pause.stop()
        if not self._session.is_open:
            return
        draft = self._session.draft if self._session.has_draft else None
        try:
            entries = history(self._session.library, self._session.document, draft)
        except SomError as error:
            self.problem.emit(error)
            return
        if entries != self._entries:
            self._show(entries)

    def compare_with_selected(self) -> None:
        """Let the user choose what to compare the selected version with."""
        self._compare_with(self._selected)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Small: the place lays itself out for whatever room there is."""
        return QSize(px(320), px(240))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Timeline and details beside each other, or one of them."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Escape leads back from the details, where they cover the timeline."""
        if event.key() == Qt.Key.Key_Escape and self._showing_details:
            self._show_details(shown=False)
            return
        super().keyPressEvent(event)

    def save_original(self, path: Path) -> None:
        """Write the file that the selected version was read from to `path`."""
        source = self._entry().source
        if source is None:
            return
        try:
            write_file(path, self._session.library.file(source.sha256))
        except SomError as error:
            self.problem.emit(error)
            return
        self.told.emit(_("Opgeslagen als {name}").format(name=path.name))

    # -- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        self.timeline.selected.connect(self._select)
        self.timeline.compare_asked.connect(self._compare_with_base)
        self.timeline.compare_with_asked.connect(self._compare_with)
        self.timeline.details_asked.connect(lambda _key: self._show_details(shown=True))
        self.timeline.save_asked.connect(self.save_asked)
        self.details.back_asked.connect(lambda: self._show_details(shown=False))
        self.details.way_chosen.connect(self._go_on)
        self.details.original_asked.connect(self._ask_where)
        self.details.copied.connect(
            lambda name: self.told.emit(_("Gekopieerd: {name}").format(name=name))
        )
        # bound methods: Qt lets go of them with the place, which the window may build anew
        self._session.opened.connect(self._begin_anew)
        self._session.edited.connect(self._wait)

    def _begin_anew(self) -> None:
        self._own.stop("compare")
        self._entries, self._selected, self._waiting = (), "", []
        self._showing_details = False
        self._wait()

    def _wait(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        keys = [entry.key for entry in entries]
        if self._selected not in keys:
            self._selected = keys[0]
        self.timeline.show_entries(entries, self._selected)
        self._arrange()
        self._describe_selected()
        self._own.stop("compare")
        self._waiting = []
        for entry in entries:
            told = self._known.get(_pair(entry))
            if told is not None:
                self.timeline.show_told(entry.key, told)
            elif entry.base is not None:
                self._waiting.append(entry)
        self._compare_next()

    def _compare_next(self) -> None:
        """Compare the next version with the one before it, one after another."""
        if not self._waiting:
            return
        entry = self._waiting.pop(0)
        library, draft = self._session.library, self._session.draft
        self._own.start(
            "compare",
            _("Versies vergelijken"),
            lambda report: tell(
                library.version(entry.base or VersionId("")), opened(library, entry, draft), report
            ),
            lambda told: self._take(entry, told),
            self._fail,
        )

    def _take(self, entry: Entry, told: Told) -> None:
        self._known[_pair(entry)] = told
        self.timeline.show_told(entry.key, told)
        self._compare_next()

    def _fail(self, error: SomError) -> None:
        self.problem.emit(error)
        self._compare_next()

    def _select(self, key: str) -> None:
        if key != self._selected:
            self._selected = key
            self._describe_selected()

    def _describe_selected(self) -> None:
        entry = self._entry()
        version = self._opened(entry)
        if version is None:
            return
        saved = show_moment(entry.saved_at, self._session.clock())
        rows = detail_rows(entry, version.document.metadata, saved)
        try:
            rows += made_files(self._session.library, version.document_id, version.id)
        except SomError as error:
            self.problem.emit(error)
        self.details.show_version(
            _("Concept {name}").format(name=entry.standing.number)
            if entry.is_draft
            else entry.name
            if entry.is_upstream
            else _("Versie {name}").format(name=entry.name),
            outlook(entry, self._entries),
            rows,
            digests(entry),
        )

    def _go_on(self, way: str) -> None:
        match Way(way):
            case Way.SAVE:
                self.save_asked.emit()
            case Way.WRITE:
                self.open_write.emit()
            case Way.NEW_VERSION:
                try:
                    self._session.begin_new_version()
                except SomError as error:
                    self.problem.emit(error)
                    return
                self.open_write.emit()
            case Way.COMPARE_NEWEST:
                self._compare(self._entry(), self._entries[0])

    def _compare_with_base(self, key: str) -> None:
        entry = next(entry for entry in self._entries if entry.key == key)
        old = next(other for other in self._entries if other.key == entry.base)
        self._compare(old, entry)

    def _compare(self, old: Entry, new: Entry) -> None:
        versions = self._opened(old), self._opened(new)
        if None not in versions:
            self.compare_asked.emit(*versions)

    def _compare_with(self, key: str) -> None:
        entry = next((entry for entry in self._entries if entry.key == key), None)
        version = self._opened(entry) if entry else None
        if version is not None:
            self.compare_with_asked.emit(version)

    def _opened(self, entry: Entry) -> Version | None:
        """The version of `entry`; None when it cannot be read, which is told."""
        try:
            return opened(self._session.library, entry, self._session.draft)
        except SomError as error:
            self.problem.emit(error)
            return None

    def _entry(self) -> Entry:
        return next(entry for entry in self._entries if entry.key == self._selected)

    def _show_details(self, *, shown: bool) -> None:
        self._showing_details = shown
        self._arrange()
        if shown:
            self.details.take_focus()
        else:
            self.timeline.take_focus()

    def _arrange(self) -> None:
        narrow = self.width() < px(_COMMON)
        self._showing_details = self._showing_details and narrow
        self.timeline.offer_details(offered=narrow)
        self.timeline.setVisible(not self._showing_details)
        self.details.setVisible(not narrow or self._showing_details)
        self.details.set_back(offered=narrow)
        if narrow:
            self.details.setMinimumWidth(0)
            self.details.setMaximumWidth(16_777_215)
        else:
            wide = self.width() >= px(_WIDE)
            self.details.setFixedWidth(px(_PANEL if wide else _PANEL_SMALL))

    def _ask_where(self) -> None:
        source = self._entry().source
        if source is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Origineel bestand opslaan"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(source.file_name)
        dialog.fileSelected.connect(lambda name: self.save_original(Path(name)))
        dialog.open()


def _pair(entry: Entry) -> tuple[str, str]:
    """Which comparison the card of `entry` tells; a draft is known by its text."""
    return entry.base or "", entry.fingerprint if entry.key == DRAFT else entry.key
