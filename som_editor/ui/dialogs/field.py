"""A field of a form: what is asked above it, what is wrong below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from som_editor.ui.icons import pixmap
from som_editor.ui.labels import TONES, hint
from som_editor.ui.measures import px


class Field(QWidget):
    """`editor` under its `name`; the hint under it gives way to an error."""

    def __init__(self, name: str, editor: QWidget, explanation: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._explanation = explanation
        self._above = hint(wrap=False)
        self._above.setBuddy(editor)
        self.rename(name)
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below = hint(explanation)
        row = QHBoxLayout()
        row.setSpacing(px(7))
        row.addWidget(self._sign)
        row.addWidget(self._below, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(3))
        self.column.addWidget(self._above)
        self.column.addWidget(editor)
        self.column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.clear_error()

    def rename(self, name: str) -> None:
        """Ask for something else from now on."""
        self.editor.setAccessibleName(name)
        self._above.setText(name)

    def show_error(self, words: str) -> None:
        """Say what is wrong, and mark the field."""
        side = px(15)
        self._sign.setPixmap(
            pixmap("circle-alert", "conflict.text", side, self.devicePixelRatioF())
        )
        self._say(words, wrong=True)

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        self._say(self._explanation, wrong=False)

    def error(self) -> str:
        """What is wrong, or empty."""
        return self._below.text() if not self._sign.isHidden() else ""

    def _say(self, words: str, *, wrong: bool) -> None:
        self._sign.setVisible(wrong)
        self._below.setText(words)
        self._below.setVisible(bool(words))
        self._below.setForegroundRole(TONES["error" if wrong else "text2"])
        self.editor.setAccessibleDescription(words)
        if self.editor.property("wrong") != wrong:
            self.editor.setProperty("wrong", wrong)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


def line_edit(text: str = "", placeholder: str = "") -> QLineEdit:
    """A field of one line."""
    result = QLineEdit(text)
    result.setPlaceholderText(placeholder)
    return result
