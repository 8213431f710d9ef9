"""What stands in the middle while there is nothing to compare yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from som_editor.i18n import _
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground


class EmptyComparison(Ground):
    """One sentence and one button."""

    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        words = label(_("Nog niets om te vergelijken. Kies boven elke kolom een tekst."), wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        button = QPushButton(_("Bestand kiezen…"))
        button.clicked.connect(lambda _checked=False: self.file_wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(64), px(24), px(24))
        column.setSpacing(px(12))
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
