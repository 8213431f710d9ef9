"""How much changed, as small coloured labels: added, removed, changed, renamed."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from som_editor.core.comparison import Summary
from som_editor.i18n import _, ngettext
from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_HEIGHT, _GAP, _PADDING = 22, 7, 8


class Count(NamedTuple):
    """A label: its words, and the mark whose colours it has (empty: an outline)."""

    words: str
    mark: str = ""


def counts(summary: Summary) -> tuple[Count, ...]:
    """The labels for what `summary` counts; what did not happen has none."""
    quiet = summary.cosmetic + summary.formatting + summary.number
    every = (
        (summary.inserted, _("+ {count} ingevoegd"), "inserted"),
        (summary.deleted, _("− {count} verwijderd"), "deleted"),
        (summary.moved, _("⇅ {count} verplaatst"), "moved"),
        (summary.edited, _("≠ {count} gewijzigd"), ""),
        (summary.split, _("{count} gesplitst"), ""),
        (summary.merged, _("{count} samengevoegd"), ""),
        (summary.rename, _("≈ {count} hernoemd"), "renamed"),
        (quiet, _("{count} keer alleen vorm"), ""),
        (summary.metadata, ngettext("{count} gegeven", "{count} gegevens", summary.metadata), ""),
    )
    shown = tuple(Count(words.format(count=count), mark) for count, words, mark in every if count)
    return shown or (Count(_("Geen verschillen")),)


class CountChips(QWidget):
    """The labels in a row, or in as many rows as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[Count, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_summary(self, summary: Summary) -> None:
        """Show what `summary` counts."""
        self._counts = counts(summary)
        self.setAccessibleName(", ".join(count.words for count in self._counts))
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, ...]:
        """What the labels say."""
        return tuple(count.words for count in self._counts)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """As many rows as `width` asks for."""
        areas = self._areas(width)
        return round(areas[-1].bottom()) if areas else 0

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """One row."""
        return QSize(px(160), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(SMALL, tabular=True))
        for count, area in zip(self._counts, self._areas(self.width()), strict=True):
            if count.mark:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(f"{count.mark}.ground"))
            else:
                painter.setPen(QPen(colour("edge"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(colour(f"{count.mark}.text") if count.mark else colour("text"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, count.words)
        painter.end()

    def _areas(self, width: int) -> list[QRectF]:
        """Where the labels stand when they may be `width` wide."""
        metrics = QFontMetrics(ui_font(SMALL, tabular=True))
        areas: list[QRectF] = []
        left = top = 0.0
        for count in self._counts:
            wide = metrics.horizontalAdvance(count.words) + 2 * px(_PADDING)
            if areas and left + wide > width:
                left, top = 0.0, top + px(_HEIGHT) + px(_GAP)
            areas.append(QRectF(left, top, wide, px(_HEIGHT)))
            left += wide + px(_GAP)
        return areas
