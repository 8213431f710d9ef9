"""The terms that the protocol defines: what they mean, and where they stand in the text."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from som_editor.core import definitions
from som_editor.core.document import BlockId, Definition
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.count_button import CountButton
from som_editor.ui.editor.meaning_edit import MeaningEdit
from som_editor.ui.editor.term_counts import TermCounts
from som_editor.ui.editor.undoable_line import UndoableLine
from som_editor.ui.icons import icon
from som_editor.ui.labels import hint
from som_editor.ui.measures import px
from som_editor.ui.remark import Remark
from som_editor.ui.session import Session

_COUNT_MS = 300
"""How long after a change the terms are counted anew."""


class DefinitionList(QWidget):
    """A row for each definition, in their order; below, adding, sorting and marking."""

    jumped = Signal(str)
    """The term whose next place in the text is asked for."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._counts = TermCounts()
        self.rows: list[DefinitionRow] = []
        self._empty = hint(
            _("Nog geen begrippen. Wat je hier uitlegt, staat achter in het protocol.")
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self._empty)
        self._buttons = [
            actions.button(one, words=True)
            for one in (ActionId.ADD_DEFINITION, ActionId.SORT_DEFINITIONS, ActionId.SHOW_TERMS)
        ]
        below = QVBoxLayout()
        below.setSpacing(px(4))
        for button in self._buttons:
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            below.addLayout(row)
        self._column.addLayout(below)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COUNT_MS)
        self._soon.timeout.connect(self.count)

    def refresh(self, *, fresh: bool) -> list[QWidget]:
        """Show the definitions as they are; the rows that show something else than before."""
        document, editable = self._session.document, self._session.is_editable
        defined = document.definitions
        self._fit(len(defined))
        self._empty.setVisible(not defined)
        self._buttons[0].setVisible(editable)
        self._buttons[1].setVisible(editable and len(defined) > 1)
        self._buttons[2].setVisible(bool(defined))
        changed: list[QWidget] = []
        for row, one in zip(self.rows, defined, strict=True):
            row.make_read_only(read_only=not editable)
            if row.show_definition(one, fresh=fresh):
                changed.append(row)
        if fresh:
            self.count()
        elif defined:
            self._soon.start()
        return changed

    def count(self) -> None:
        """Say of each term how often it stands in the text, and what is the matter with it."""
        self._soon.stop()
        if not self._session.is_open:
            return
        document = self._session.document
        counts = self._counts.counts(document)
        twice = set(definitions.defined_twice(document))
        for row, one in zip(self.rows, document.definitions, strict=False):
            count = counts.get(one.term, 0)
            row.count.show_count(count, one.term)
            row.remark.say(_problem(one, count, twice))

    def edit_last(self) -> None:
        """Bring the cursor to the meaning of the last definition."""
        if self.rows:
            self.rows[-1].meaning.setFocus()

    def _fit(self, count: int) -> None:
        """As many rows as there are definitions."""
        while len(self.rows) > count:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = self._row(len(self.rows))
            self._column.insertWidget(1 + len(self.rows), row)
            self.rows.append(row)

    def _row(self, place: int) -> "DefinitionRow":
        row = DefinitionRow()
        row.typed.connect(
            lambda one, group: self._session.edit(
                definitions.change_definition(self._session.document, place, one),
                _("begrip wijzigen"),
                f"definition {place} {group}",
            )
        )
        row.removed.connect(
            lambda: self._session.edit(
                definitions.remove_definition(self._session.document, place),
                _("begrip verwijderen"),
            )
        )
        row.jumped.connect(lambda: self.jumped.emit(row.definition.term))
        return row


class DefinitionRow(QWidget):
    """A term, its meaning, how often it stands in the text, and what is the matter with it."""

    typed = Signal(object, str)
    """(Definition, group)."""
    removed = Signal()
    jumped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.definition = Definition("", "")
        self._burst = Burst()
        self.term = UndoableLine()
        self.term.setPlaceholderText(_("begrip"))
        self.term.setAccessibleName(_("Begrip"))
        self.term.textEdited.connect(self._type)
        self.term.editingFinished.connect(self._leave)
        self.meaning = MeaningEdit()
        self.meaning.setPlaceholderText(_("wat het betekent"))
        self.meaning.typed.connect(self._type)
        self.count = CountButton()
        self.count.clicked.connect(self.jumped)
        self.remove = QToolButton()
        self.remove.setIcon(icon("trash-2", "text2"))
        self.remove.clicked.connect(self.removed)
        self.remark = Remark()
        above = QHBoxLayout()
        above.setSpacing(px(6))
        above.addWidget(self.term, 1)
        above.addWidget(self.count)
        above.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(above)
        column.addWidget(self.meaning)
        column.addWidget(self.remark)

    def show_definition(self, one: Definition, *, fresh: bool) -> bool:
        """Show `one`; whether it is another than before."""
        if one == self.definition and not fresh:
            return False
        self.definition = one
        words = _("Begrip {term} verwijderen").format(term=one.term)
        self.remove.setToolTip(words)
        self.remove.setAccessibleName(words)
        self.meaning.setAccessibleName(_("Betekenis van {term}").format(term=one.term))
        typed = self._typed()
        if typed == one and not fresh:
            return False
        changed = self.term.text() != one.term
        if changed:
            self.term.setText(one.term)
        return self.meaning.show_text(one.meaning) or changed

    def make_read_only(self, *, read_only: bool) -> None:
        """Take no typing any more, or take it again."""
        if self.term.isReadOnly() is read_only:
            return
        self.term.setReadOnly(read_only)
        self.meaning.setReadOnly(read_only)
        self.remove.setVisible(not read_only)

    def _typed(self) -> Definition:
        """What is typed, as it is kept."""
        return definitions.definition(self.term.text(), self.meaning.toPlainText())

    def _type(self, _text: str) -> None:
        one = self._typed()
        if not one.term:
            self.remark.say(_("Geef het begrip een naam."))
            return
        self.typed.emit(one, self._burst.group(BlockId(self.term.objectName())))

    def _leave(self) -> None:
        """A term that was wiped out comes back."""
        self._burst.end()
        if not self._typed().term:
            self.term.setText(self.definition.term)
            self.remark.say("")


def _problem(one: Definition, count: int, twice: set[str]) -> str:
    """What is the matter with `one`, which stands `count` times in the text; or nothing."""
    if twice and any(definitions.same_term(one.term, term) for term in twice):
        return _("Dit begrip staat er meer dan eens.")
    if not one.meaning:
        return _("Nog geen betekenis.")
    return "" if count else _("Komt in de tekst niet voor.")
