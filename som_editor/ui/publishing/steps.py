"""The three steps of publishing, all in sight, and the buttons under them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from som_editor.i18n import _
from som_editor.settings import Settings
from som_editor.ui.flowing import Flowing
from som_editor.ui.icons import icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.publishing.checks import Check
from som_editor.ui.publishing.format_choice import FormatChoice
from som_editor.ui.publishing.several_signers import SeveralSigners
from som_editor.ui.publishing.sharing_card import SharingCard
from som_editor.ui.publishing.signing_card import SigningCard
from som_editor.ui.publishing.step_heading import StepHeading
from som_editor.ui.scrolling import scrolled
from som_editor.ui.surfaces import Ground, Hairline
from som_editor.ui.switch import Switch
from som_editor.ui.tab_order import put_in_order
from som_editor.use_cases.publishing import SIGNABLE

PDF, JSON = ".pdf", ".json"


class Steps(Ground):
    """What to make, whether it is ready, and the signature."""

    changed = Signal()
    """Something else is to be made, or with or without its cover."""
    export_asked = Signal(bool)
    """The user wants the file; true when it is to be signed."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("panel", ("left",))
        self.format = FormatChoice()
        self.cover = Switch(_("Met voorblad en inhoud"), checked=True)
        self.comments = Switch(_("Met opmerkingen en wie ze maakte"))
        self.sharing = SharingCard()
        self.signing_switch = Switch(_("Ondertekenen"))
        self.signing = SigningCard(settings)
        self.several = SeveralSigners()
        self._not_signable = hint(_("Ondertekenen kan met Word en PDF."))
        self.result = Notice("plain")
        self.result.hide()
        self.export = QPushButton()
        self.export_signed = QPushButton(_("Exporteren en ondertekenen"))
        self.export_signed.setProperty("role", "primary")
        self.export_signed.setIcon(icon("pen-tool", "on_accent"))
        self._lay_out()
        self.format.chosen.connect(lambda _ending: self._follow())
        self.cover.toggled.connect(lambda _on: self.changed.emit())
        self.comments.toggled.connect(lambda _on: self.changed.emit())
        self.several.switched.connect(self._follow)
        self.signing_switch.toggled.connect(lambda on: self._follow_switch(on=on))
        self.export.clicked.connect(lambda: self.export_asked.emit(False))
        self.export_signed.clicked.connect(lambda: self.export_asked.emit(True))
        self._follow()

    def take_focus(self) -> None:
        """Give the keyboard to the first step."""
        self.format.take_focus()

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show the points to look at, where Tab finds them between the steps around them."""
        self.sharing.show_checks(checks)
        put_in_order(self.cover, self.comments, self.sharing, self.signing_switch)

    def set_busy(self, *, busy: bool) -> None:
        """While a file is made, no second one is begun."""
        self.export.setEnabled(not busy)
        self.export_signed.setEnabled(not busy)

    def show_signing(self) -> None:
        """Bring the signing step into sight."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.signing))

    def _follow_switch(self, *, on: bool) -> None:
        self._follow()
        if on:
            self.show_signing()

    def _follow(self) -> None:
        """Show what belongs to the choices, with one filled button."""
        ending = self.format.ending()
        signable = ending in SIGNABLE
        self.cover.setEnabled(ending != JSON)
        self.comments.setEnabled(ending != PDF)
        self.comments.setToolTip(
            _("In een PDF gaan geen opmerkingen mee.") if ending == PDF else ""
        )
        self.signing_switch.setEnabled(signable)
        signs = signable and self.signing_switch.isChecked()
        self.signing.setVisible(signs)
        self.signing.show_ending(ending)
        self._not_signable.setVisible(not signable)
        self.several.setVisible(signable)
        self.export_signed.setVisible(signs)
        self.export.setText(self._export_words(signs=signs))
        self.export.setProperty("role", "" if signs else "primary")
        self.export.style().unpolish(self.export)
        self.export.style().polish(self.export)
        self.changed.emit()

    def signers(self) -> tuple[str, ...]:
        """Who are to sign the file, where that is more than one who signs now."""
        return self.several.names() if self.format.ending() in SIGNABLE else ()

    def _export_words(self, *, signs: bool) -> str:
        if signs:
            return _("Alleen exporteren")
        return _("Ter ondertekening maken…") if self.several.is_on else _("Exporteren…")

    def _lay_out(self) -> None:
        content = Flowing()
        steps = QVBoxLayout(content)
        steps.setContentsMargins(px(20), px(16), px(20), px(16))
        steps.setSpacing(px(9))
        steps.addWidget(StepHeading(1, _("Wat wil je maken?")))
        steps.addWidget(self.format)
        steps.addLayout(_switch_row(_("Met voorblad en inhoud"), self.cover))
        steps.addLayout(_switch_row(_("Met opmerkingen en wie ze maakte"), self.comments))
        steps.addSpacing(px(7))
        steps.addWidget(StepHeading(2, _("Klaar om te delen?")))
        steps.addWidget(self.sharing)
        steps.addSpacing(px(7))
        steps.addWidget(StepHeading(3, _("Ondertekenen"), self.signing_switch))
        steps.addWidget(self._not_signable)
        steps.addWidget(self.signing)
        steps.addWidget(self.several)
        steps.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addStretch(1)
        buttons.addWidget(self.export)
        buttons.addWidget(self.export_signed)
        footer = QVBoxLayout()
        footer.setContentsMargins(px(20), px(12), px(20), px(12))
        footer.setSpacing(px(10))
        footer.addWidget(self.result)
        footer.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        self._area = scrolled(content)
        column.addWidget(self._area, 1)
        column.addWidget(Hairline())
        column.addLayout(footer)


def _switch_row(words: str, switch: Switch) -> QHBoxLayout:
    """`switch` behind the `words` that say what it switches."""
    row = QHBoxLayout()
    row.setContentsMargins(px(14), px(2), px(14), 0)
    row.addWidget(label(words, wrap=True), 1)
    row.addWidget(switch, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
