"""Which protocols are shown: all of them, or those of one status."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from som_editor.core.lifecycle import Status
from som_editor.i18n import _
from som_editor.ui.combo import Combo
from som_editor.ui.measures import px
from som_editor.ui.segments import Segments
from som_editor.ui.status_ring import ring_icon
from som_editor.wording.statuses import status_word

ALL = "all"


class StatusFilter(QWidget):
    """Segments where they fit, else a list to unfold; `chosen` carries a status or `ALL`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._segments: Segments | None = None
        self._combo = Combo()
        self._combo.setParent(self)
        self._combo.setAccessibleName(_("Status"))
        self._combo.activated.connect(lambda row: self._choose(self._combo.itemData(row)))
        self._key = ALL
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        """The status that is shown, or `ALL`."""
        return self._key

    def show_statuses(self, statuses: Iterable[Status]) -> None:
        """Offer the statuses that occur; one of them alone is no choice."""
        counts = Counter(statuses)
        if self._key != ALL and not counts[Status(self._key)]:
            self._key = ALL
        choices: list[tuple[str, str, QIcon | None]] = [(ALL, _("Alle"), None)]
        for status in Status:
            if counts[status]:
                words = f"{status_word(status).capitalize()} {counts[status]}"
                choices.append((status.value, words, ring_icon(status)))
        self._offer(choices)
        self.setVisible(len(counts) > 1)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for all segments."""
        return self._segments.sizeHint() if self._segments else self._combo.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the list when it is folded."""
        return QSize(px(120), self._combo.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Show what fits, at the right edge."""
        super().resizeEvent(event)
        self._fit()

    def _offer(self, choices: list[tuple[str, str, QIcon | None]]) -> None:
        if self._segments is not None:
            self._segments.setParent(None)
            self._segments.deleteLater()
        self._segments = Segments(choices)
        self._segments.setParent(self)
        self._segments.choose(self._key)
        self._segments.chosen.connect(self._choose)
        self._combo.clear()
        for key, text, picture in choices:
            self._combo.addItem(picture or QIcon(), text, key)
        self._combo.setCurrentIndex(self._combo.findData(self._key))
        self._fit()

    def _choose(self, key: str) -> None:
        self._key = key
        if self._segments is not None:
            self._segments.choose(key)
        self._combo.setCurrentIndex(self._combo.findData(key))
        self.chosen.emit(key)

    def _fit(self) -> None:
        if self._segments is None:
            return
        hint = self._segments.sizeHint()
        fits = hint.width() <= self.width()
        self._segments.setVisible(fits)
        self._combo.setVisible(not fits)
        top = (self.height() - hint.height()) // 2
        self._segments.setGeometry(self.width() - hint.width(), top, hint.width(), hint.height())
        combo = self._combo.sizeHint()
        width = min(combo.width() + px(24), self.width())
        top = (self.height() - combo.height()) // 2
        self._combo.setGeometry(self.width() - width, top, width, combo.height())
