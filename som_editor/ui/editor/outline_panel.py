"""The panel at the left: its title, the way to a new section, and the outline."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.signs import paint_sign
from som_editor.ui.editor.outline_rows import MARK
from som_editor.ui.editor.outline_tree import OutlineTree
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground, Hairline

_HEAD = 40


class OutlinePanel(Ground):
    """The outline under its title."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("panel", ("right",))
        self.tree = OutlineTree()
        self.setFocusProxy(self.tree)
        self.add_button = _add_button(actions)
        head = QWidget()
        head.setMinimumHeight(px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), 0, px(12), 0)
        row.addWidget(label(_("Overzicht"), semibold=True), 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.tree, 1)
        self._legend = QWidget()
        self._words = label(size=SMALL, tone="text2")
        self._lay_out_legend()
        column.addWidget(self._legend)

    def explain(self, words: str) -> None:
        """Say under the outline what its signs mean; nothing where there are none."""
        self._words.setText(words)
        self._legend.setVisible(bool(words))

    def _lay_out_legend(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(6), px(12), px(6))
        row.setSpacing(px(6))
        row.addWidget(_Sign("≠"))
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self._legend)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(row)
        self._legend.hide()


class _Sign(QWidget):
    """A sign as the lines bear it."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(px(MARK), px(MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the sign."""
        painter = QPainter(self)
        paint_sign(painter, QRectF(self.rect()), self._sign)
        painter.end()


def _add_button(actions: Actions) -> QToolButton:
    action = actions[ActionId.ADD_SECTION]
    button = QToolButton()
    button.setIcon(icon("plus"))
    button.setToolTip(_("Sectie toevoegen"))
    button.setAccessibleName(_("Sectie toevoegen"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
