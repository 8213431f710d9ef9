"""Which file was checked, when, and how long that took."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.i18n import _, ngettext
from som_editor.ui.icons import beside_words, icon, paint_icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.use_cases.verifying import Checked
from som_editor.wording.verdict import show_moment

_KB = 1000


class FileLine(QWidget):
    """The name of the file, what is known of it, and the way to another."""

    def __init__(self) -> None:
        super().__init__()
        self._name = label(semibold=True, wrap=True)
        self._about = hint()
        self.other = QPushButton(_("Ander bestand…"))
        self.other.setIcon(icon("file-search"))
        beside_words(self.other)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        named = QHBoxLayout()
        named.setSpacing(px(12))
        named.addWidget(_Sheet(), 0, Qt.AlignmentFlag.AlignTop)
        named.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addLayout(named, 1)
        self._row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def show_name(self, name: str) -> None:
        """Name a file of which nothing is known."""
        self._name.setText(name)
        self._about.hide()

    def show_checked(self, checked: Checked, at: dt.datetime, seconds: float) -> None:
        """Name the file, and say what is known of it."""
        self._name.setText(checked.path.name)
        parts = [_size(checked.size)]
        if checked.pages:
            parts.append(
                ngettext("{count} bladzijde", "{count} bladzijden", checked.pages).format(
                    count=checked.pages
                )
            )
        whole, tenths = divmod(round(seconds * 10), 10)
        parts.append(
            _("gecontroleerd op {moment}, in {whole},{tenths} s").format(
                moment=show_moment(at), whole=whole, tenths=tenths
            )
        )
        self._about.setText(" · ".join(parts))
        self._about.show()

    def words(self) -> str:
        """What is said of the file."""
        return self._about.text()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the button under the name, or beside it."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)


def _size(size: int) -> str:
    if size < _KB * _KB:
        return _("{count} kB").format(count=max(round(size / _KB), 1))
    return _("{count} MB").format(count=round(size / _KB / _KB))


class _Sheet(QWidget):
    """A sheet of paper beside the name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """28 pixels square, and somewhat lower."""
        return QSize(px(28), px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the sheet."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(0, px(4), px(28), px(28)), "file-text", "text2")
        painter.end()
