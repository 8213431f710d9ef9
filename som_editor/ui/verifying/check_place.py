"""Handtekening controleren: what is to be said of one file, told in sentences."""

import datetime as dt
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.core.errors import SomError
from som_editor.core.progress import Report
from som_editor.core.verdict import Fact, Signature
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.signing.trusted_roots import trusted_folder, trusted_roots
from som_editor.ui.flowing import Flowing
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.jobs import Jobs
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.scrolling import scrolled
from som_editor.ui.session import Session
from som_editor.ui.surfaces import Card, Ground
from som_editor.ui.tab_order import put_in_order
from som_editor.ui.verifying.aside import Aside
from som_editor.ui.verifying.certificate_dialog import CertificateDialog
from som_editor.ui.verifying.check_footer import CheckFooter
from som_editor.ui.verifying.file_line import FileLine
from som_editor.ui.verifying.files import ask_signed_file
from som_editor.ui.verifying.trusted_dialog import TrustedDialog
from som_editor.ui.verifying.verdict_card import VerdictCard
from som_editor.ui.verifying.worth import trusted_since, worth
from som_editor.use_cases.verifying import Checked, check
from som_editor.wording.errors import describe
from som_editor.wording.verdict import headline, questions
from som_editor.wording.verdict_details import detail, lead

_MAIN, _ASIDE, _GAP = 860, 280, 26
_COMMON, _NARROW, _LOW = 1024, 720, 440


class Told(NamedTuple):
    """What was found of a file, when, and how long it took in seconds."""

    checked: Checked
    at: dt.datetime
    seconds: float
    online: bool


class CheckPlace(Ground):
    """Shows the verdict on one file at a time; `folder` holds those whom the user trusts."""

    told = Signal(str)
    problem = Signal(object)
    opened = Signal(str)
    """The id of a document that the user wants to open."""
    compare_asked = Signal(object, object)
    """The version in the library and the text of the file, to be laid beside each other."""
    sign_asked = Signal(object)
    """The path of a file that the user wants to sign."""

    def __init__(self, session: Session, jobs: Jobs, folder: Path | None = None) -> None:
        super().__init__("desk")
        self._session = session
        self._own = OwnJobs(jobs, self)
        self._folder = folder or trusted_folder()
        self.shown: Told | None = None
        self.path: Path | None = None
        self.card: VerdictCard | None = None
        self.dialog: CertificateDialog | TrustedDialog | None = None
        self.file = FileLine()
        self.file.other.clicked.connect(self.ask_file)
        self.notice = Notice("error", closable=False)
        self.notice.hide()
        self._empty = self._empty_card()
        self.footer = CheckFooter(session, self._own)
        self._verdict = QVBoxLayout()
        self._beside = QVBoxLayout()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main, self._side = QWidget(), QWidget()
        self._around = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._show(None)

    def activate(self) -> None:
        """Give the keyboard to the way to another file."""
        (self.file.other if self.shown else self.choose).setFocus()

    def ask_file(self) -> None:
        """Ask which file is to be checked."""
        ask_signed_file(self, _("Ondertekend bestand kiezen"), self.check)

    def check(self, path: Path, *, online: bool = False) -> None:
        """Find out what is to be said of the file at `path`; `online` asks the network as well."""
        library, now, folder = self._session.library, self._session.clock(), self._folder
        self.path = path
        self._own.start(
            "check",
            _("Controleren: {name}").format(name=path.name),
            lambda report: _checked(path, library, folder, now, online, report),
            self._tell,
            lambda error: self._fail(path, error),
        )

    def ask_trusted(self) -> None:
        """Show whom the user trusts."""
        dialog = TrustedDialog(self._folder, self.window())
        dialog.trust_changed.connect(self._again)
        self._open(dialog)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Small: the place lays itself out for whatever room there is."""
        return QSize(px(320), px(240))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """The aside stands beside the facts, or under them; then the buttons do so too."""
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """A file is welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """A dropped file is checked."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.check(Path(paths[0]))

    def _tell(self, told: Told) -> None:
        self._show(told)
        words = _("Controle klaar. {verdict}").format(verdict=headline(told.checked.verdict))
        self.told.emit(words)

    def _fail(self, path: Path, error: SomError) -> None:
        self._show(None)
        self.file.show_name(path.name)
        self.notice.show_words(describe(error), _("Dit bestand is niet te controleren"))

    def _again(self, *, online: bool = False) -> None:
        if self.path is not None:
            self.check(self.path, online=online)

    def _show(self, told: Told | None) -> None:
        """Show `told` in place of what was shown before; the keyboard stays in the place."""
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self._fill(told)
        if held:
            self.activate()

    def _fill(self, told: Told | None) -> None:
        self.shown = told
        self.notice.hide()
        for column in (self._verdict, self._beside):
            while item := column.takeAt(0):
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
        self.card = None
        self._empty.setVisible(told is None)
        self.file.setVisible(told is not None or self.path is not None)
        self.footer.setVisible(told is not None)
        if told is None:
            self._beside.addWidget(Aside(None, ""))
            return
        checked, verdict = told.checked, told.checked.verdict
        self.file.show_checked(checked, told.at, told.seconds)
        since = trusted_since(verdict, self._folder)
        details = {
            one.fact: detail(one, verdict, pages=checked.pages, trusted_since=since)
            for one in questions(verdict)
        }
        self.card = self._made_card(told, details)
        self._verdict.addWidget(self.card)
        aside = Aside(checked.registered, worth(verdict))
        aside.opened.connect(self.opened)
        self._beside.addWidget(aside)
        self.footer.show_checked(checked)
        put_in_order(self.file, self.card, self.footer, aside)
        self._arrange()
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def _made_card(self, told: Told, details: dict[Fact, str]) -> VerdictCard:
        checked = told.checked
        words = lead(checked.verdict, checked.registered)
        card = VerdictCard(checked.verdict, words, details, asked_online=told.online)
        card.certificate_asked.connect(self.show_certificate)
        card.revocation_asked.connect(lambda: self._again(online=True))
        return card

    def show_certificate(self, signature: Signature) -> None:
        """Show the certificate of `signature`, and offer to trust who is on top."""
        today = self._session.clock().date()
        dialog = CertificateDialog(signature, self._folder, today, self.window())
        dialog.trust_changed.connect(self._again)
        self._open(dialog)

    def _open(self, dialog: CertificateDialog | TrustedDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _connect(self) -> None:
        self.footer.told.connect(self.told)
        self.footer.problem.connect(self.problem)
        self.footer.compare_asked.connect(self.compare_asked)
        self.footer.sign_asked.connect(self.sign_asked)

    def _arrange(self) -> None:
        flat = self.width() < px(_COMMON)
        narrow = self.width() < px(_NARROW) or self.height() < px(_LOW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(down if flat else across)
        self._main.setMaximumWidth(px(_MAIN))
        self._side.setMaximumWidth(px(_MAIN if flat else _ASIDE))
        self._side.setMinimumWidth(0 if flat else px(_ASIDE))
        margin = px(16 if narrow else 24)
        self._around.setContentsMargins(margin, margin, margin, margin)
        self._beside_top.setContentsMargins(0, 0 if flat else px(70), 0, 0)
        if self.card is not None:
            self.card.set_narrow(narrow=self.width() < px(_NARROW))
        self.footer.set_narrow(narrow=self.width() < px(_NARROW))
        self.file.set_narrow(narrow=self.width() < px(_NARROW))

    def _lay_out(self) -> None:
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(px(16))
        for part in (self.file, self.notice, self._empty):
            main.addWidget(part)
        main.addLayout(self._verdict)
        main.addWidget(self.footer)
        main.addStretch(1)
        self._beside_top = QVBoxLayout(self._side)
        self._beside_top.addLayout(self._beside)
        self._beside_top.addStretch(1)
        self._middle.setSpacing(px(_GAP))
        self._middle.addWidget(self._main, 3)
        self._middle.addWidget(self._side)
        content = Flowing()
        self._around = QHBoxLayout(content)
        self._around.addStretch(1)
        self._around.addLayout(self._middle, 1_000)
        self._around.addStretch(1)
        self._area = scrolled(content)
        self._area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def _empty_card(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(px(24), px(32), px(24), px(32))
        column.setSpacing(px(12))
        words = label(
            _("Kies een ondertekend Word-bestand of PDF, of sleep het hierheen."), wrap=True
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        self.choose = QPushButton(_("Bestand kiezen…"))
        self.choose.setProperty("role", "primary")
        self.choose.setIcon(icon("file-search", "on_accent"))
        beside_words(self.choose)
        self.choose.clicked.connect(self.ask_file)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        return card


def _checked(
    path: Path, library: Library, folder: Path, now: dt.datetime, online: bool, report: Report
) -> Told:
    started = time.monotonic()
    trusted = tuple(one.certificate for one in trusted_roots(folder))
    checked = check(path, now=now, trusted=trusted, library=library, fetch=online, report=report)
    return Told(checked, now, time.monotonic() - started, online)
