"""Who signs, as a row: a seal, the name, what sort of certificate it is, and choosing another."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from som_editor.core.identity_card import IdentityCard
from som_editor.i18n import _
from som_editor.ui.icons import paint_icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.use_cases.identifying import Source
from som_editor.wording.identities import certificate_line, certificate_worth


class IdentityRow(QWidget):
    """Shows who signs as far as that is known, and leads to every way of choosing."""

    file_asked = Signal()
    token_asked = Signal()
    own_asked = Signal()
    trial_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = label(semibold=True, wrap=True)
        self._about = hint()
        self._worth = hint()
        self._problem = hint(tone="error")
        self.choose = QPushButton()
        self.choose.setProperty("role", "small")
        self.choose.clicked.connect(self._unfold)
        self._menu = self._made_menu()
        self._own = _link(_("Maak een eigen certificaat…"))
        self._own.clicked.connect(self.own_asked)
        self._trial = _link(_("Maak een proefcertificaat…"))
        self._trial.clicked.connect(self.trial_asked)
        self._offers_making = True
        self._lay_out()

    def only_choose(self) -> None:
        """Offer no making of certificates, where that would lead away from what is going on."""
        self._offers_making = False
        for link in (self._own, self._trial):
            link.hide()
        for action in self._menu.actions()[2:]:
            action.setVisible(False)

    def show_source(self, source: Source) -> None:
        """Say where the certificate is; whose it is is not known yet."""
        self._problem.hide()
        self._worth.hide()
        self._name.setText(source.name or _("Nog geen certificaat"))
        self._about.setText(_about(source))
        self.choose.setText(_("Ander…") if source.is_known else _("Kiezen…"))
        self.choose.setAccessibleName(
            _("Ander certificaat kiezen") if source.is_known else _("Certificaat kiezen")
        )
        for link in (self._own, self._trial):
            link.setVisible(not source.is_known and self._offers_making)

    def show_card(self, card: IdentityCard) -> None:
        """Say whose certificate it is, and what it is worth."""
        self._problem.hide()
        self._name.setText(card.name)
        self._about.setText(certificate_line(card))
        self._worth.setText(certificate_worth(card))
        self._worth.show()

    def complain(self, words: str) -> None:
        """Say what is the matter with the certificate."""
        self._problem.setText(words)
        self._problem.show()
        self.choose.setFocus()

    def error(self) -> str:
        """What is said to be the matter, or empty."""
        return "" if self._problem.isHidden() else self._problem.text()

    def shown(self) -> tuple[str, str, str]:
        """Whose certificate it is, what sort, and what is said of its worth."""
        worth = "" if self._worth.isHidden() else self._worth.text()
        return self._name.text(), self._about.text(), worth

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, asked in (
            (_("Certificaatbestand…"), self.file_asked),
            (_("Kaart of token…"), self.token_asked),
            (_("Eigen certificaat maken…"), self.own_asked),
            (_("Proefcertificaat maken…"), self.trial_asked),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, asked=asked: asked.emit())
        return menu

    def _unfold(self) -> None:
        corner = self.choose.mapToGlobal(self.choose.rect().bottomLeft() + QPoint(0, px(4)))
        self._menu.popup(corner)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(px(2))
        for part in (self._name, self._about, self._problem):
            words.addWidget(part)
        for link in (self._own, self._trial):
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(_Seal(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(row)
        column.addWidget(self._worth)


def _about(source: Source) -> str:
    if not source.asks_secret:
        return _("Windows vraagt zelf om toestemming of een pincode.")
    if source.is_token:
        return _("Vul de pincode van de kaart in.")
    if source.is_known:
        return _("Vul het wachtwoord in om te zien van wie het is.")
    return _("Kies een bestand dat eindigt op .p12 of .pfx, of een kaart.")


def _link(text: str) -> QPushButton:
    result = QPushButton(text)
    result.setProperty("role", "link")
    return result


class _Seal(QWidget):
    """The seal beside the certificate's name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """24 pixels square."""
        return QSize(px(24), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the seal."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), "badge-check", "accent")
        painter.end()
