"""The bar in which the user types what to look for in the text, and what to put in its place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from som_editor.core.search import Query
from som_editor.i18n import _
from som_editor.ui.actions import Actions
from som_editor.ui.finding.find_bar import FindBar, find_field, mark_wrong, toggle_button
from som_editor.ui.fonts import SMALL
from som_editor.ui.labels import label
from som_editor.ui.measures import px


class ReplaceBar(FindBar):
    """The find bar, with patterns, and a second line for replacing."""

    replace_wanted = Signal()
    """The current place, or the next one, is to be replaced."""
    replace_all_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        self.pattern = toggle_button("regex", _("Zoeken met een patroon (reguliere expressie)"))
        self.replacing = toggle_button("replace", _("Ook vervangen"))
        self.replacement = find_field(_("Vervangen door"))
        super().__init__(
            actions, _("Zoeken in de tekst"), ways=(self.pattern,), tools=(self.replacing,)
        )
        self.pattern.toggled.connect(self._follow_pattern)
        self.replacement.installEventFilter(self)
        self.replace_button = _push(_("Vervangen"))
        self.replace_all_button = _push(_("Alles vervangen"))
        self.replaced = label(size=SMALL, tone="text2")
        self.replaced.setWordWrap(True)
        self.replace_button.clicked.connect(lambda _on: self.replace_wanted.emit())
        self.replace_all_button.clicked.connect(lambda _on: self.replace_all_wanted.emit())
        self.replacement.textChanged.connect(lambda _text: self.tell(""))
        self._second = self._second_line()
        self.replacing.toggled.connect(self._second.setVisible)
        self._second.hide()

    @property
    def query(self) -> Query:
        """What is looked for."""
        return super().query._replace(pattern=self.pattern.isChecked())

    def allow_replacing(self, *, on: bool, found: bool) -> None:
        """Whether the text may be changed, and something was found to change."""
        self.replacing.setEnabled(on)
        if not on:
            self.replacing.setChecked(False)
        for button in (self.replace_button, self.replace_all_button):
            button.setEnabled(on and found)

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Say beside the second field what was replaced, or why it cannot be."""
        self.replaced.setText(words)
        self.replacement.setAccessibleDescription(words)
        mark_wrong(self.replacement, wrong=wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Enter in the second field replaces the current place, with Ctrl all of them."""
        if (
            watched is self.replacement
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            button = self.replace_button
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                button = self.replace_all_button
            button.click()
            return True
        return super().eventFilter(watched, event)

    def _follow_pattern(self, on: bool) -> None:
        self.replacement.setToolTip(_("\\1 is de eerste groep van het patroon.") if on else "")
        self.changed.emit()

    def _second_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.replacement, 3)
        row.addSpacing(px(2))
        row.addWidget(self.replace_button)
        row.addWidget(self.replace_all_button)
        row.addSpacing(px(8))
        row.addWidget(self.replaced, 2)
        row.addStretch(1)
        self._column.addWidget(line)
        return line


def _push(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button
