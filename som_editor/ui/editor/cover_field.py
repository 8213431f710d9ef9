"""A field of the cover: shows a value of the open document, and gives on what is typed in it."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field
from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.date_line import DateLine
from som_editor.ui.editor.undoable_line import UndoableLine
from som_editor.wording.dates import date_problem, parse_date, show_date

Check = Callable[[str], str]
"""What is wrong with a text, as a sentence; empty when nothing is."""


class CoverField(Field):
    """One line under its name. What will not do is said, and not given on."""

    typed = Signal(str, str)
    """(text, group): a text that will do, and the burst of typing that it belongs to."""

    def __init__(
        self, name: str, check: Check = lambda _text: "", line: UndoableLine | None = None
    ) -> None:
        self.line = line or UndoableLine()
        super().__init__(name, self.line)
        self._name = name
        self._prompt = _("nog leeg")
        self._check = check
        self._value = ""
        self._burst = Burst()
        self._offered = ""
        self.offer_button = QPushButton()
        self.offer_button.setProperty("role", "link")
        self.offer_button.clicked.connect(lambda _checked=False: self._take_offer())
        self.column.addWidget(self.offer_button)
        self.offer("")
        self.line.textEdited.connect(self._type)
        self.line.editingFinished.connect(self._leave)

    def show_value(self, value: str, *, fresh: bool = False) -> bool:
        """Show `value`; whether that is another than before.

        What is being typed stays, unless the document itself has changed or is `fresh`.
        """
        if value == self._value and not fresh:
            return False
        self._value = value
        self.clear_error()
        if self.line.text().strip() == value:
            return False
        self.line.setText(value)
        self.line.setCursorPosition(0)
        return True

    def make_read_only(self, *, read_only: bool) -> None:
        """Take no typing any more, or take it again."""
        self.line.setReadOnly(read_only)
        self.line.setPlaceholderText(_("leeg") if read_only else self._prompt)

    def offer(self, value: str) -> None:
        """Offer to fill in `value`, as one click or key; nothing where it stands there already."""
        self._offered = value
        usable = bool(value) and not self.line.isReadOnly() and self.line.text().strip() != value
        self.offer_button.setText(_("{value} invullen").format(value=value))
        self.offer_button.setVisible(usable)

    def _take_offer(self) -> None:
        self._burst.end()
        self.line.setText(self._offered)
        self.line.setFocus()
        self.line.textEdited.emit(self._offered)
        self.line.editingFinished.emit()

    def _type(self, text: str) -> None:
        self.clear_error()
        words = text.strip()
        if not self._check(words):
            group = self._burst.group(BlockId(self._name))
            self.typed.emit(words, f"{self._name} {group}")

    def _leave(self) -> None:
        self._burst.end()
        words = self.line.text().strip()
        problem = self._check(words) if words != self._value else ""
        if problem:
            self.show_error(problem)


class DateField(CoverField):
    """A day, written as dd-mm-jjjj or chosen from a calendar."""

    chosen = Signal(object, str)
    """(day or None, group)."""

    def __init__(self, name: str) -> None:
        calendar = DateLine(_("Kalender voor {field}").format(field=name.lower()))
        super().__init__(name, date_problem, calendar)
        self._prompt = _("dd-mm-jjjj")
        self.calendar = calendar
        self._warning = ""
        self.typed.connect(lambda text, group: self.chosen.emit(parse_date(text), group))

    def show_day(self, day: dt.date | None, *, fresh: bool = False) -> bool:
        """Show `day`; whether that is another than before."""
        written = parse_date(self.line.text())
        if written is not None and written == day and not fresh:
            self._value = show_date(day)
            return False
        return self.show_value(show_date(day), fresh=fresh)

    def warn(self, words: str) -> None:
        """Say what is odd about the day, or nothing any more."""
        if words:
            self.show_error(words)
        elif self.error() == self._warning:
            self.clear_error()
        self._warning = words

    def _leave(self) -> None:
        super()._leave()
        day = parse_date(self.line.text())
        if day is not None and self.line.text() != show_date(day):
            self.line.setText(show_date(day))

    def make_read_only(self, *, read_only: bool) -> None:
        """Take no day any more, or take one again."""
        super().make_read_only(read_only=read_only)
        self.calendar.button.setEnabled(not read_only)
