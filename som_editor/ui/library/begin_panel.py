"""The ways to begin: with a document of somebody, or by comparing two."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from som_editor.i18n import _
from som_editor.ui.action_card import ActionCard
from som_editor.ui.fonts import PANEL_TITLE
from som_editor.ui.icons import paint_icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card, Ground


class BeginPanel(Ground):
    """Cards to begin with, under each other beside the table or in a row below it."""

    import_asked = Signal()
    comparison_asked = Signal()

    def __init__(self) -> None:
        super().__init__("panel", ("left",))
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._cards.setSpacing(px(10))
        self._cards.addWidget(self._import_card(), 1)
        compare = ActionCard(
            "columns-2",
            _("Documenten vergelijken"),
            _("Twee versies, of een bestand met een versie."),
        )
        compare.clicked.connect(self.comparison_asked)
        self._cards.addWidget(compare, 1)
        self._cards.setAlignment(compare, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(22), px(24), px(22), px(24))
        self._column.setSpacing(px(12))
        self._column.addWidget(label(_("Beginnen"), PANEL_TITLE, semibold=True))
        self._column.addLayout(self._cards)
        self._column.addStretch(1)

    def lay_flat(self, *, flat: bool) -> None:
        """Put the cards beside each other, or under each other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(across if flat else down)
        self._edges = ("top",) if flat else ("left",)
        self.update()

    def height_for(self, width: int) -> int:
        """How high the panel is when it is `width` wide, in pixels."""
        self._column.activate()
        return self._column.totalHeightForWidth(width)

    def _import_card(self) -> Card:
        card = Card(border="edge", dashed=True)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(card)
        row.setContentsMargins(px(16), px(16), px(16), px(16))
        row.setSpacing(px(14))
        row.addWidget(_Picture("file-down"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(_("Document importeren"), semibold=True))
        words.addWidget(
            hint(
                _("Sleep een bestand hierheen of kies er een. Je krijgt een verslag van elke gok.")
            )
        )
        choose = QPushButton(_("Bestand kiezen…"))
        choose.setProperty("role", "small")
        choose.clicked.connect(self.import_asked)
        words.addSpacing(px(6))
        words.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        return card


class _Picture(QWidget):
    """A large icon in the accent."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(px(24), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the icon."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, "accent")
        painter.end()
