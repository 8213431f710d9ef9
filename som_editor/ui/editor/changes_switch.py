"""The switch in the toolbar that shows or hides own changes, with how many there are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from som_editor.i18n import _
from som_editor.ui.fonts import COUNT
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.switch import Switch


class ChangesSwitch(QWidget):
    """Follows `action`, and is followed by it."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.switch = Switch(action.text())
        self._words: QLabel = label()
        self._count = label(size=COUNT, tone="text2", semibold=True, tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, px(8), 0)
        row.setSpacing(px(8))
        row.addWidget(self.switch)
        row.addWidget(self._words)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.switch.clicked.connect(lambda _on=False: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def show_count(self, number: str, count: int) -> None:
        """Show that there are `count` changes since the version `number`."""
        words = _("Wijzigingen sinds {number} tonen").format(number=number)
        self._words.setText(words if number else _("Wijzigingen tonen"))
        self._count.setText(str(count) if number else "")
        self.switch.setAccessibleName(self._words.text())

    def make_short(self, *, short: bool) -> None:
        """Leave the words away where there is no room for them."""
        self._words.setVisible(not short)

    def _follow(self) -> None:
        self.switch.setChecked(self._action.isChecked())
        self.switch.setEnabled(self._action.isEnabled())
        self.switch.setToolTip(self._action.toolTip())
