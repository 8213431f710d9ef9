"""Start: the protocols of the library, and at the side the ways to begin."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
)

from som_editor.i18n import _, ngettext
from som_editor.library import DocumentListing
from som_editor.ui.fonts import PAGE_TITLE, UI
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.labels import ElidedLabel, label
from som_editor.ui.library.begin_panel import BeginPanel
from som_editor.ui.library.protocol_table import ProtocolTable
from som_editor.ui.library.rows import ProtocolRow, protocol_row
from som_editor.ui.library.status_filter import ALL, StatusFilter
from som_editor.ui.measures import px
from som_editor.ui.palette import TEXT2
from som_editor.ui.scrolling import scrolled
from som_editor.ui.surfaces import Card, Ground
from som_editor.ui.tab_order import put_in_order

_SIDE, _SIDE_SMALL = 348, 300
_NAMES = 240
"""How wide the line under the title is at most before it gives way, in pixels."""
_WIDE, _COMMON, _NARROW, _LOW = 1360, 1024, 720, 400
"""Where the place is laid out otherwise, in pixels; the bars take the rest of the height."""

_UNBOUNDED = 16_777_215


class StartPlace(Ground):
    """The first place: choose a protocol, or begin with a document."""

    opened = Signal(str)
    """The id of the protocol to open."""
    import_asked = Signal(object)
    """The path of a file to import, or None where the user wants to choose one."""
    comparison_asked = Signal()
    comparison_with_asked = Signal(str)
    """The id of the protocol that the user wants to compare with something."""
    creation_asked = Signal()

    def __init__(self) -> None:
        super().__init__("desk")
        self._rows: tuple[ProtocolRow, ...] = ()
        self._now = dt.datetime.now(dt.UTC)
        self._count = ElidedLabel("", UI)
        self._count.setForegroundRole(TEXT2)
        self._table = ProtocolTable()
        self._table.opened.connect(self.opened)
        self._table.comparison_asked.connect(self.comparison_with_asked)
        self._card = Card()
        self._empty = self._empty_card()
        self._filter = StatusFilter()
        self._filter.chosen.connect(lambda _key: self._show_rows())
        self._create = self._create_button()
        self._begin = self._begin_button()
        self._panel = BeginPanel()
        self._panel.import_asked.connect(lambda: self.import_asked.emit(None))
        self._panel.comparison_asked.connect(self.comparison_asked)
        self._side = self._side_area()
        self._main = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.setAcceptDrops(True)

    def activate(self) -> None:
        """Give the keyboard to the table, or to the way to begin where there is none."""
        if self._rows:
            if self._table.currentRow() < 0:
                self._table.setCurrentCell(0, 0)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> str:
        """The id of the protocol that is selected while the keyboard is in the table, or empty."""
        return self._table.selected() if self._table.hasFocus() else ""

    def show_protocols(
        self, listings: Sequence[DocumentListing], organisation: str, now: dt.datetime
    ) -> None:
        """Show `listings`, for `organisation`, as they are at `now`."""
        self._rows = tuple(protocol_row(listing) for listing in listings)
        self._now = now
        count = ngettext("{count} protocol", "{count} protocollen", len(self._rows))
        words = count.format(count=len(self._rows))
        self._count.show_text(f"{organisation} · {words}" if organisation else words)
        self._count.setMinimumWidth(min(self._count.natural_width(), px(_NAMES)))
        self._filter.show_statuses(row.standing.status for row in self._rows)
        self._show_rows()
        self._empty.setVisible(not self._rows)
        self._card.setVisible(bool(self._rows))
        put_in_order(self._filter, self._create, self._begin, self._table, self._empty, self._panel)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Small: the place lays itself out for whatever room there is."""
        return QSize(px(320), px(240))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """A dropped file is imported."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.import_asked.emit(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """The side stands beside the table, in a narrow window under it; then it is a menu."""
        super().resizeEvent(event)
        width = self.width()
        small = width < px(_NARROW) or self.height() < px(_LOW)
        flat = width < px(_COMMON)
        self._side.setVisible(not small)
        self._create.setVisible(not small)
        self._begin.setVisible(small)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if flat else across)
        self._panel.lay_flat(flat=flat)
        if flat:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_UNBOUNDED)
            self._side.setFixedHeight(self._panel.height_for(width))
        else:
            self._side.setFixedWidth(px(_SIDE if width >= px(_WIDE) else _SIDE_SMALL))
            self._side.setMinimumHeight(0)
            self._side.setMaximumHeight(_UNBOUNDED)
        margin = px(16) if small else px(28)
        self._main.setContentsMargins(margin, px(16 if small else 24), margin, px(16))

    def _lay_out(self) -> None:
        self._main.setSpacing(px(16))
        self._main.addLayout(self._title_row())
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._table)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._main.addWidget(self._card)
        self._main.addWidget(self._empty)
        self._main.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._main, 1)
        self._row.addWidget(self._side)

    def _title_row(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(_("Protocollen"), PAGE_TITLE, semibold=True))
        names.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addLayout(names, 1)
        row.addWidget(self._filter)
        row.addWidget(self._create)
        row.addWidget(self._begin)
        return row

    def _create_button(self) -> QPushButton:
        create = QPushButton(_("Nieuw protocol"))
        create.setProperty("role", "primary")
        create.setIcon(icon("plus", "on_accent"))
        beside_words(create)
        create.clicked.connect(self.creation_asked)
        return create

    def _begin_button(self) -> QPushButton:
        """What the side offers, in a window that has no room for it."""
        button = QPushButton(_("Beginnen"))
        button.setProperty("role", "primary")
        button.setIcon(icon("chevron-down", "on_accent"))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(button)
        for picture, words, asked in (
            ("plus", _("Nieuw protocol…"), self.creation_asked.emit),
            ("file-down", _("Document importeren…"), lambda: self.import_asked.emit(None)),
            ("columns-2", _("Documenten vergelijken…"), self.comparison_asked.emit),
        ):
            menu.addAction(icon(picture), words).triggered.connect(
                lambda _checked=False, asked=asked: asked()
            )
        button.clicked.connect(
            lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, px(4))))
        )
        return button

    def _show_rows(self) -> None:
        key = self._filter.current()
        rows = [row for row in self._rows if key in (ALL, row.standing.status.value)]
        self._table.show_rows(rows, self._now)

    def _empty_card(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(px(24), px(32), px(24), px(32))
        column.setSpacing(px(12))
        words = label(
            _("Nog geen protocollen. Importeer een document of begin een nieuw."), wrap=True
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        self._import_button = QPushButton(_("Document importeren…"))
        self._import_button.clicked.connect(lambda: self.import_asked.emit(None))
        column.addWidget(self._import_button, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _side_area(self) -> QScrollArea:
        area = scrolled(self._panel)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return area
