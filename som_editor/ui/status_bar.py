"""The bar at the bottom: what was saved or done, how long the text is, where you are."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from som_editor.i18n import _
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import icon, pixmap
from som_editor.ui.labels import ElidedLabel, label
from som_editor.ui.measures import SCALES, px, text_scale
from som_editor.ui.palette import TEXT2
from som_editor.ui.surfaces import Ground

_HEIGHT = 28


class StatusBar(Ground):
    """Confirmations stand here until the next one; nothing flies in or fades away."""

    stop_requested = Signal()
    focus_left = Signal()
    """The button that had the focus goes; the keyboard belongs in the place again."""
    scale_requested = Signal(int)
    """The text scale that the user asks for, in per cent."""

    def __init__(self) -> None:
        super().__init__("panel", ("top",))
        self.setMinimumHeight(px(_HEIGHT))
        self._tick = QLabel()
        self._message = ElidedLabel("", SMALL)
        self._message.setForegroundRole(TEXT2)
        self._action = _link()
        self._run: Callable[[], object] = _nothing
        self._action.clicked.connect(lambda _checked=False: self._run())
        self._stop = _link()
        self._stop.setText(_("Stoppen"))
        self._stop.clicked.connect(self.stop_requested)
        self._facts = label(size=SMALL, tone="text2", tabular=True)
        self._where = label(size=SMALL, tone="text2")
        self._changes = label(size=SMALL, tone="text2", tabular=True)
        self._scale = label(size=SMALL, tone="text2", tabular=True)
        self._legend = QHBoxLayout()
        self._lay_out()
        self._show_scale()
        self._stop.hide()
        self._action.hide()

    def confirm(self, words: str) -> None:
        """Say that something has been done."""
        self._action.hide()
        self._say(words, "check")

    def offer(self, words: str, action: str, run: Callable[[], object]) -> None:
        """Say that something has been done, with a button `action` for what may come next."""
        self._say(words, "check")
        self._run = run
        self._action.setText(action)
        self._action.show()

    def tell(self, words: str) -> None:
        """Say something that is no confirmation."""
        self._action.hide()
        self._say(words, "")

    def message(self) -> str:
        """What the bar says."""
        return self._message.accessibleName()

    def show_facts(self, words: str) -> None:
        """Show counts beside the message."""
        self._facts.setText(words)

    def show_changes(self, words: str) -> None:
        """Show how many changes there are."""
        self._changes.setText(words)
        self._changes.setVisible(bool(words))

    def show_where(self, words: str) -> None:
        """Show where the cursor is."""
        self._where.setText(words)

    def where(self) -> str:
        """Where the cursor is, as it is shown."""
        return self._where.text()

    def add_legend(self, legend: QWidget) -> None:
        """Have `legend` stand before the size of the text, whenever it is shown."""
        self._legend.addWidget(legend)

    def show_busy(self, *, busy: bool) -> None:
        """Offer to stop what is under way, or no longer."""
        if not busy and self._stop.hasFocus():
            self.focus_left.emit()
        self._stop.setVisible(busy)

    def _say(self, words: str, sign: str) -> None:
        self._sign = sign
        side = px(16)
        ratio = self.devicePixelRatioF()
        self._tick.setPixmap(pixmap(sign, "accent", side, ratio) if sign else QPixmap())
        self._tick.setVisible(bool(sign))
        self._message.show_text(words)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 1, px(8), 0)
        row.setSpacing(px(6))
        row.addWidget(self._tick)
        row.addWidget(self._message, 1)
        row.addWidget(self._action)
        row.addWidget(self._stop)
        row.addSpacing(px(14))
        row.addWidget(self._facts)
        row.addSpacing(px(14))
        row.addWidget(self._changes)
        row.addSpacing(px(14))
        row.addWidget(self._where)
        row.addSpacing(px(8))
        row.addLayout(self._legend)
        row.addSpacing(px(8))
        for name, words, step in (
            ("minus", _("Tekst kleiner"), -1),
            ("", "", 0),
            ("plus", _("Tekst groter"), 1),
        ):
            row.addWidget(self._scale_button(name, words, step) if step else self._scale)

    def _scale_button(self, name: str, words: str, step: int) -> QWidget:
        button = QToolButton()
        button.setProperty("size", "small")
        button.setIcon(icon(name, "text2"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self._step(step))
        return button

    def _step(self, step: int) -> None:
        now = round(text_scale() * 100)
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - now))
        wanted = SCALES[min(max(nearest + step, 0), len(SCALES) - 1)]
        if wanted != now:
            self.scale_requested.emit(wanted)

    def _show_scale(self) -> None:
        self._scale.setText(f"{round(text_scale() * 100)} %")
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)


class ProgressLine(QProgressBar):
    """A line of two pixels under the bars while something is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(2)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; an unknown total runs without an end."""
        self.setRange(0, total)
        self.setValue(done)
        self.show()


def _nothing() -> None:
    """Nothing has been offered yet."""


def _link() -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "link")
    return button
