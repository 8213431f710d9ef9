"""Beside the verdict: what the library knows, what it is worth, and what the signs mean."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.core.register import Known, Registered
from som_editor.core.verdict import Answer
from som_editor.i18n import _
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.status_ring import StatusRing
from som_editor.ui.surfaces import Card
from som_editor.ui.verifying.answer_sign import SMALL, AnswerSign
from som_editor.wording.register import how_it_is_known, what_it_is, who_is_missing

_TITLE = 16


class Aside(QWidget):
    """The column beside the verdict, in a narrow window under it."""

    opened = Signal(str)
    """The id of the document that the user wants to open."""

    def __init__(self, registered: Registered | None, worth: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        if registered is not None:
            column.addWidget(_heading(_("In de bibliotheek")))
            column.addWidget(self._library(registered))
            column.addSpacing(px(14))
        if worth:
            column.addWidget(_heading(_("Wat dit waard is")))
            column.addWidget(hint(worth))
            column.addSpacing(px(14))
        column.addWidget(_heading(_("De drie antwoorden")))
        for answer, words in (
            (Answer.YES, _("Ja: nagegaan en in orde")),
            (Answer.UNKNOWN, _("Onbekend: niet na te gaan")),
            (Answer.NO, _("Nee: nagegaan en niet in orde")),
        ):
            row = QHBoxLayout()
            row.setSpacing(px(9))
            row.addWidget(AnswerSign(answer, SMALL))
            row.addWidget(hint(words), 1)
            column.addLayout(row)
        column.addStretch(1)

    def _library(self, registered: Registered) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(px(15), px(13), px(15), px(13))
        column.setSpacing(px(4))
        if registered.known is Known.UNKNOWN:
            column.addWidget(label(what_it_is(registered), wrap=True))
            column.addWidget(hint(how_it_is_known(registered.known)))
            return card
        standing = registered.standing
        title = registered.title or _("Zonder titel")
        name = f"{title} {standing.number}" if standing.number not in title else title
        ring = StatusRing()
        ring.show_status(standing.status)
        top = QHBoxLayout()
        top.setSpacing(px(7))
        top.addWidget(ring)
        top.addWidget(label(name, semibold=True, wrap=True), 1)
        column.addLayout(top)
        wrong = registered.known is Known.OTHER_TEXT
        known = how_it_is_known(registered.known)
        column.addWidget(hint(known, tone="error" if wrong else "text2"))
        for line in who_is_missing(registered):
            column.addWidget(hint(line, tone="text"))
        digest = label(_in_lines(registered.fingerprint), 13.5, tabular=True)
        digest.setAccessibleName(
            _("Vingerafdruk van de tekst: {digest}").format(digest=registered.fingerprint)
        )
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addSpacing(px(4))
        column.addWidget(digest)
        if registered.document:
            document = registered.document
            link = QPushButton(_("Openen"))
            link.setProperty("role", "link")
            link.setAccessibleName(_("‘{title}’ openen").format(title=title))
            link.clicked.connect(lambda: self.opened.emit(document))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _heading(words: str) -> QWidget:
    return label(words, _TITLE, semibold=True, wrap=True)


def _in_lines(digest: str) -> str:
    """The first half of `digest` in fours, on two lines: enough to lay beside another."""
    fours = [digest[at : at + 4].upper() for at in range(0, 32, 4)]
    return f"{' '.join(fours[:4])}\n{' '.join(fours[4:])}"
