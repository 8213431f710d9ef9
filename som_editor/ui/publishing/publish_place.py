"""Publiceren: what to make, whether it is ready, the signature, and beside it the pages."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from som_editor.core.errors import NotFound
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.ui.jobs import Jobs
from som_editor.ui.measures import px
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.checks import Check, checks
from som_editor.ui.publishing.export_errand import ExportErrand
from som_editor.ui.publishing.exporting import Wanted, preview
from som_editor.ui.publishing.identity_errand import IdentityErrand
from som_editor.ui.publishing.own_certificate_errand import OwnCertificateErrand
from som_editor.ui.publishing.preview import Preview
from som_editor.ui.publishing.steps import JSON, PDF, Steps
from som_editor.ui.publishing.trial_errand import TrialErrand
from som_editor.ui.segments import Segments
from som_editor.ui.session import Session
from som_editor.ui.surfaces import Ground

_PANEL = 428
_COMMON = 1024
_PAUSE_MS = 400
"""How long after the last change the preview is made anew."""

_STEPS, _PREVIEW = "steps", "preview"


class PublishPlace(Ground):
    """Three steps at the right, the pages at the left; in a narrow window one or the other."""

    told = Signal(str)
    problem = Signal(object)
    check_asked = Signal(object)
    """The path of a signed file whose verdict the user wants to see whole."""
    go_to_write = Signal(str)
    """The id of the block that the user wants to mend."""

    def __init__(self, session: Session, jobs: Jobs, preferences: Preferences) -> None:
        super().__init__("desk")
        self._session, self._preferences = session, preferences
        self._own = OwnJobs(jobs, self)
        self._shown_for: tuple[Wanted, str] | None = None
        self.preview = Preview()
        self.steps = Steps(preferences.settings)
        self.identity = IdentityErrand(self.steps.signing, session, jobs, preferences)
        self.errand = ExportErrand(self.steps, session, jobs, preferences, self.identity)
        self.trial = TrialErrand(self.steps, session, jobs, self.errand, self.identity)
        self.own = OwnCertificateErrand(
            self.steps, session, jobs, preferences, self.errand, self.identity
        )
        self._tabs = Segments([(_STEPS, _("Stappen"), None), (_PREVIEW, _("Voorbeeld"), None)])
        self._tab_bar = self._tab_part()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    def activate(self) -> None:
        """Show what is open as it is now, and give the keyboard to the first step."""
        self.refresh()
        self.steps.take_focus()

    def refresh(self) -> None:
        """Make the preview and the checks anew where what is open has changed."""
        self._pause.stop()
        if not self._session.is_open:
            self._shown_for = None
            self.preview.say_nothing(_("Er is geen protocol open."))
            return
        wanted, ending = self.errand.wanted(), self.steps.format.ending()
        if self._shown_for is not None and _same(wanted, ending, *self._shown_for):
            return
        self._shown_for = wanted, ending
        library = self._session.library
        if ending == JSON:
            self._own.stop("preview")
            self.preview.say_nothing(
                _("Dit bestand is voor een ander programma, niet om te lezen.")
            )
        else:
            self._own.start(
                "preview",
                _("Voorbeeld maken"),
                lambda _report: preview(library, wanted),
                lambda made: self.preview.show_pdf(
                    made.value, made.warning, of_another_format=ending != PDF
                ),
                self.preview.show_error,
            )
        self._own.start(
            "checks",
            _("Nakijken"),
            lambda _report: _looked_over(library, wanted.version, ending),
            self.steps.show_checks,
            self.problem.emit,
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Small: the place lays itself out for whatever room there is."""
        return QSize(px(320), px(240))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Steps and pages beside each other, or one of them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < px(_COMMON)
        showing = self._tabs.current()
        self._tab_bar.setVisible(narrow)
        self.preview.setVisible(not narrow or showing == _PREVIEW)
        self.steps.setVisible(not narrow or showing == _STEPS)
        if narrow:
            self.steps.setMinimumWidth(0)
            self.steps.setMaximumWidth(16_777_215)
        else:
            self.steps.setFixedWidth(px(_PANEL))

    def _lay_out(self) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tab_bar)
        column.addLayout(row, 1)

    def _tab_part(self) -> QWidget:
        bar = Ground("panel", ("bottom",))
        column = QVBoxLayout(bar)
        column.setContentsMargins(px(16), px(6), px(16), px(7))
        column.addWidget(self._tabs)
        return bar

    def _connect(self) -> None:
        self._tabs.chosen.connect(lambda _key: self._arrange())
        self.steps.sharing.asked.connect(self.go_to_write)
        self.steps.changed.connect(self.refresh)
        self.errand.check_asked.connect(self.check_asked)
        for errand in (self.errand, self.identity):
            errand.told.connect(self.told)
            errand.problem.connect(self.problem)
        self.steps.signing_switch.toggled.connect(lambda _on: self.identity.look_at_keyring())
        # bound methods: Qt lets go of them with the place, which the window may build anew
        self._session.opened.connect(self._begin_anew)
        self._session.edited.connect(self._wait)
        self._preferences.changed.connect(self._wait)

    def _begin_anew(self) -> None:
        self._shown_for = None
        self.steps.result.hide()
        self.preview.say_nothing(_("Het voorbeeld komt eraan."))
        self._wait()

    def _wait(self) -> None:
        if self.isVisible():
            self._pause.start()


def _same(wanted: Wanted, ending: str, shown: Wanted, shown_ending: str) -> bool:
    """Whether `wanted` looks as what is shown; documents are compared by identity."""
    return (
        ending == shown_ending
        and wanted.version.document is shown.version.document
        and wanted.version.events == shown.version.events
        and wanted[1:] == shown[1:]
    )


def _looked_over(library: Library, version: Version, ending: str) -> tuple[Check, ...]:
    """The checks of `version` beside the upstream version, where that is still here."""
    upstream = None
    if version.lineage.upstream:
        try:
            upstream = library.version(version.lineage.upstream)
        except NotFound:
            upstream = None
    return checks(version, upstream, ending)
