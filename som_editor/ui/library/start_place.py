"""Start: the protocols of the library, and at the side the ways to begin."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from som_editor.core.lifecycle import Status
from som_editor.i18n import _, ngettext
from som_editor.library import DocumentListing
from som_editor.ui.action_card import ActionCard
from som_editor.ui.fonts import PAGE_TITLE, PANEL_TITLE
from som_editor.ui.icons import icon, paint_icon
from som_editor.ui.labels import hint, label
from som_editor.ui.library.protocol_table import ProtocolTable
from som_editor.ui.library.rows import ProtocolRow, protocol_row
from som_editor.ui.measures import px
from som_editor.ui.scrolling import scrolled
from som_editor.ui.segments import Segments
from som_editor.ui.status_ring import ring_icon
from som_editor.ui.surfaces import Card, Ground
from som_editor.wording.statuses import status_word

_SIDE, _SIDE_SMALL = 348, 300
_ALL = "all"


class StartPlace(Ground):
    """The first place: choose a protocol, or begin with a document."""

    opened = Signal(str)
    """The id of the protocol to open."""
    import_asked = Signal(object)
    """The path of a file to import, or None where the user wants to choose one."""
    comparison_asked = Signal()
    creation_asked = Signal()

    def __init__(self) -> None:
        super().__init__("desk")
        self._rows: tuple[ProtocolRow, ...] = ()
        self._now = dt.datetime.now(dt.UTC)
        self._count = label(tone="text2")
        self._table = ProtocolTable()
        self._table.opened.connect(self.opened)
        self._card = Card()
        self._empty = self._empty_card()
        self._filter: Segments | None = None
        self._filter_row = QHBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.setAcceptDrops(True)

    def show_protocols(
        self, listings: Sequence[DocumentListing], organisation: str, now: dt.datetime
    ) -> None:
        """Show `listings`, for `organisation`, as they are at `now`."""
        self._rows = tuple(protocol_row(listing) for listing in listings)
        self._now = now
        count = ngettext("{count} protocol", "{count} protocollen", len(self._rows))
        words = count.format(count=len(self._rows))
        self._count.setText(f"{organisation} · {words}" if organisation else words)
        self._build_filter()
        self._show_rows(_ALL)
        self._empty.setVisible(not self._rows)
        self._card.setVisible(bool(self._rows))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """A dropped file is imported."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.import_asked.emit(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """The side stands beside the table, in a narrow window under it."""
        super().resizeEvent(event)
        narrow = self.width() < px(1024) * 0.98
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(below if narrow else beside)
        wide = self.width() >= px(1360)
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(px(_SIDE if wide else _SIDE_SMALL))

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(px(28), px(24), px(28), px(24))
        column.setSpacing(px(16))
        column.addLayout(self._title_row())
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._table)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column.addWidget(self._card)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._side = self._side_panel()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(main, 1)
        self._row.addWidget(self._side)

    def _title_row(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(_("Protocollen"), PAGE_TITLE, semibold=True))
        names.addWidget(self._count)
        create = QPushButton(_("Nieuw protocol"))
        create.setProperty("role", "primary")
        create.setIcon(icon("plus", "on_accent"))
        create.clicked.connect(self.creation_asked)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addLayout(names)
        row.addStretch(1)
        row.addLayout(self._filter_row)
        row.addWidget(create)
        return row

    def _build_filter(self) -> None:
        if self._filter is not None:
            self._filter.deleteLater()
        counts = Counter(row.standing.status for row in self._rows)
        choices: list[tuple[str, str, QIcon | None]] = [(_ALL, _("Alle"), None)]
        for status in Status:
            if counts[status]:
                words = f"{status_word(status).capitalize()} {counts[status]}"
                choices.append((status.value, words, ring_icon(status)))
        self._filter = Segments(choices)
        self._filter.chosen.connect(self._show_rows)
        self._filter.setVisible(len(counts) > 1)
        self._filter_row.addWidget(self._filter)

    def _show_rows(self, key: str) -> None:
        rows = [row for row in self._rows if key in (_ALL, row.standing.status.value)]
        self._table.show_rows(rows, self._now)

    def _empty_card(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(px(24), px(32), px(24), px(32))
        column.setSpacing(px(12))
        words = label(_("Nog geen protocollen. Importeer een document of begin een nieuw."))
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        button = QPushButton(_("Document importeren…"))
        button.clicked.connect(lambda: self.import_asked.emit(None))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _side_panel(self) -> QScrollArea:
        panel = Ground("panel", ("left",))
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(22), px(24), px(22), px(24))
        column.setSpacing(px(10))
        column.addWidget(label(_("Beginnen"), PANEL_TITLE, semibold=True))
        column.addSpacing(px(2))
        column.addWidget(self._import_card())
        compare = ActionCard(
            "columns-2",
            _("Documenten vergelijken"),
            _("Twee versies, of een bestand met een versie."),
        )
        compare.clicked.connect(self.comparison_asked)
        column.addWidget(compare)
        column.addStretch(1)
        return scrolled(panel)

    def _import_card(self) -> Card:
        card = Card(border="edge", dashed=True)
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
        choose.clicked.connect(lambda: self.import_asked.emit(None))
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
