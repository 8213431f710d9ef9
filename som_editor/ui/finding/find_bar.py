"""The bar in which the user types what to look for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout

from som_editor.core.search import Query
from som_editor.i18n import _, ngettext
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground

_NARROW = 620


class FindBar(Ground):
    """A field for the words, how often they were found, and how to read them.

    `ways` are further buttons for how to read them, `tools` stand at the end of the line.
    """

    changed = Signal()
    """The words, or how they are to be read, are others."""
    step_wanted = Signal(int)
    closed = Signal()

    def __init__(
        self,
        actions: Actions,
        prompt: str,
        *,
        ways: tuple[QToolButton, ...] = (),
        tools: tuple[QToolButton, ...] = (),
    ) -> None:
        super().__init__("panel", ("bottom",))
        self.field = find_field(prompt)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.field.installEventFilter(self)
        self.count = label(size=SMALL, tone="text2", tabular=True)
        self.exact = toggle_button("case-sensitive", _("Let op hoofdletters en accenten"))
        self.whole = toggle_button("whole-word", _("Alleen hele woorden"))
        for toggle in (self.exact, self.whole):
            toggle.toggled.connect(lambda _on: self.changed.emit())
        self.steps = [
            actions.button(action) for action in (ActionId.FIND_PREVIOUS, ActionId.FIND_NEXT)
        ]
        self.close_button = small_button("x", _("Zoeken sluiten"))
        self.close_button.clicked.connect(lambda _on: self.closed.emit())
        self._lay_out(ways, tools)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.field.text(), self.exact.isChecked(), self.whole.isChecked())

    def show_count(self, place: int | None, total: int) -> None:
        """Say how often the words were found, and which of it is the current place."""
        if not self.field.text():
            words = ""
        elif not total:
            words = _("niet gevonden")
        elif place is None:
            words = ngettext("{count} keer", "{count} keer", total).format(count=total)
        else:
            words = _("{number} van {total}").format(number=place + 1, total=total)
        self._say(words, wrong=False)

    def show_problem(self, words: str) -> None:
        """Say beside the field why nothing can be looked for."""
        self._say(words, wrong=True)

    def ask(self, words: str) -> None:
        """Put the focus in the field, with `words` or what it had, ready to be replaced."""
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Enter goes on, Shift+Enter back."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Escape closes the bar, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """A small window has no room for the words beside the field."""
        super().resizeEvent(event)
        for field in self.findChildren(QLineEdit):
            field.setMaximumWidth(px(340) if self.width() >= px(_NARROW) else 16777215)

    def _say(self, words: str, *, wrong: bool) -> None:
        self.count.setWordWrap(wrong)  # a sentence may take two lines, a count must not
        self.count.setText(words)
        self.field.setAccessibleDescription(words)
        mark_wrong(self.field, wrong=wrong)

    def _lay_out(self, ways: tuple[QToolButton, ...], tools: tuple[QToolButton, ...]) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(5), px(12), px(6))
        column.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(4))
        column.addLayout(row)
        row.addWidget(self.field, 3)
        row.addSpacing(px(2))
        for widget in (self.exact, self.whole, *ways, *self.steps):
            row.addWidget(widget)
        row.addSpacing(px(8))
        row.addWidget(self.count, 2)
        row.addStretch(1)
        for widget in (*tools, self.close_button):
            row.addWidget(widget)


def find_field(prompt: str) -> QLineEdit:
    """A field of the bar that asks for `prompt`."""
    field = QLineEdit()
    field.setPlaceholderText(prompt)
    field.setAccessibleName(prompt)
    field.setMinimumWidth(px(120))
    return field


def mark_wrong(field: QLineEdit, *, wrong: bool) -> None:
    """Draw `field` as one that cannot be used as it stands, or as any other."""
    if field.property("wrong") != ("true" if wrong else "false"):
        field.setProperty("wrong", "true" if wrong else "false")
        field.style().unpolish(field)
        field.style().polish(field)


def toggle_button(picture: str, name: str) -> QToolButton:
    """A button of the bar that is on or off."""
    button = small_button(picture, name)
    button.setCheckable(True)
    return button


def small_button(picture: str, name: str) -> QToolButton:
    """A button of the bar that shows `picture`."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
