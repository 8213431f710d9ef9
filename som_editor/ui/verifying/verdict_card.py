"""The verdict: the sentence first, then the five questions, then who signed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.core.verdict import Answer, Fact, Revocation, Signature, Verdict, signature_facts
from som_editor.i18n import _
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card, Hairline
from som_editor.ui.verifying.answer_sign import AnswerSign
from som_editor.wording.verdict import (
    Question,
    answer_word,
    describe_signature,
    headline,
    questions,
    remarks,
)

_HEADLINE, _LEAD, _ANSWER = 24, 15.5, 16
_SIDE = 28


class Row(QWidget):
    """A sign, words beside it, and at the right, or in a narrow card under them, buttons."""

    def __init__(self, answer: Answer, words: QVBoxLayout, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(px(6))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(14))
        self._body.addLayout(words, 1)
        self._body.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_SIDE), px(13), px(_SIDE), px(13))
        row.setSpacing(px(18))
        row.addWidget(AnswerSign(answer), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._body, 1)

    def add_button(self, text: str) -> QPushButton:
        """A button that belongs to the row."""
        button = QPushButton(text)
        button.setProperty("role", "small")
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the buttons under the words, or beside them."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if narrow else across)
        self._body.setSpacing(px(8 if narrow else 14))


class VerdictCard(Card):
    """Shows a verdict; `details` are the second lines, by question."""

    certificate_asked = Signal(object)
    """The Signature whose certificate the user wants to see."""
    revocation_asked = Signal()
    """The network is to be asked whether certificates were revoked."""

    def __init__(
        self, verdict: Verdict, lead: str, details: dict[Fact, str], *, asked_online: bool
    ) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self.heading = label(headline(verdict), _HEADLINE, semibold=True, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(px(_SIDE), px(22), px(_SIDE), px(20))
        top.setSpacing(px(6))
        top.addWidget(self.heading)
        if lead:
            top.addWidget(label(lead, _LEAD, tone="text2", wrap=True))
        self._column.addLayout(top)
        for asked in questions(verdict):
            row = self._question(asked, details.get(asked.fact, ""))
            if asked.fact is Fact.SIGNER:
                self._offer_more(row, verdict, asked_online=asked_online)
        if len(verdict.signatures) > 1:
            self._column.addWidget(Hairline())
            self._column.addLayout(_title(_("Wie ondertekenden")))
            for number, signature in enumerate(verdict.signatures):
                self._signer(signature, first=number == 0)
        self._remarks(remarks(verdict))

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the rows out for a narrow card, or for a common one."""
        for row in self._rows:
            row.set_narrow(narrow=narrow)

    def _question(self, asked: Question, detail: str) -> Row:
        words = QVBoxLayout()
        words.setSpacing(px(1))
        question = label(asked.question, 13.5, tone="text2", semibold=True, wrap=True)
        answer = label("", _ANSWER, wrap=True)
        answer.setTextFormat(Qt.TextFormat.RichText)
        answer.setText(f"<b>{answer_word(asked.answer)}.</b> {_escaped(asked.because)}")
        words.addWidget(question)
        words.addWidget(answer)
        if detail:
            words.addWidget(hint(detail))
        name = f"{asked.question} {answer_word(asked.answer)}. {asked.because} {detail}"
        return self._add(Row(asked.answer, words, name.strip()))

    def _offer_more(self, row: Row, verdict: Verdict, *, asked_online: bool) -> None:
        if len(verdict.signatures) == 1:
            self._certificate_button(row, verdict.signatures[0])
        trusted = any(
            one.revocation is Revocation.UNKNOWN and signature_facts(one)[Fact.SIGNER] is Answer.YES
            for one in verdict.signatures
        )
        if trusted and not asked_online:
            button = row.add_button(_("Op internet navragen"))
            button.setToolTip(_("Vraag de uitgever of het certificaat is ingetrokken"))
            button.clicked.connect(self.revocation_asked)

    def _signer(self, signature: Signature, *, first: bool) -> None:
        answers = signature_facts(signature).values()
        worst = next((one for one in (Answer.NO, Answer.UNKNOWN) if one in answers), Answer.YES)
        who, *rest = describe_signature(signature)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(label(who, _ANSWER, semibold=True, wrap=True))
        for line in rest:
            words.addWidget(hint(line))
        row = self._add(Row(worst, words, f"{answer_word(worst)}. {who}"), line=not first)
        self._certificate_button(row, signature)

    def _certificate_button(self, row: Row, signature: Signature) -> None:
        if signature.certificates:
            button = row.add_button(_("Certificaat bekijken"))
            button.setAccessibleName(
                _("Certificaat van {name} bekijken").format(name=signature.signer)
            )
            button.clicked.connect(lambda: self.certificate_asked.emit(signature))

    def _add(self, row: Row, *, line: bool = True) -> Row:
        if line:
            self._column.addWidget(Hairline())
        self._column.addWidget(row)
        self._rows.append(row)
        return row

    def _remarks(self, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._column.addWidget(Hairline())
        self._column.addLayout(_title(_("Let op")))
        rest = QVBoxLayout()
        rest.setContentsMargins(px(_SIDE), px(4), px(_SIDE), px(13))
        for line in lines:
            rest.addWidget(label(line, wrap=True))
        self._column.addLayout(rest)


def _title(words: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(px(_SIDE), px(13), px(_SIDE), 0)
    column.addWidget(label(words, _ANSWER, semibold=True, wrap=True))
    return column


def _escaped(words: str) -> str:
    """`words` as they are: names in them come from the file."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
