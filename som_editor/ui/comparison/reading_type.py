"""The fonts and line heights of the texts in the comparison, at the size the user reads at."""

from functools import cached_property

from PySide6.QtGui import QFont, QFontMetricsF

from som_editor.ui.comparison.cells import Look
from som_editor.ui.fonts import SMALL, UI, reading_font, ui_font
from som_editor.ui.measures import text_scale

_TEXT = 15.5
_NOTE = 14.0
_HEADINGS = (18.0, 16.5, 15.5)
_LINE = 24
_LINES = {Look.HEADING: 26, Look.NOTE: 21, Look.REMARK: 21}


class ReadingType:
    """Fonts and measures at `zoom` times the size as drawn."""

    def __init__(self, zoom: float = 1.0) -> None:
        self.zoom = zoom
        self._headings = [reading_font(size * zoom, semibold=True) for size in _HEADINGS]
        self._fonts = {
            Look.BODY: reading_font(_TEXT * zoom),
            Look.QUOTE: reading_font(_TEXT * zoom, italic=True),
            Look.NOTE: reading_font(_NOTE * zoom),
            Look.PICTURE: ui_font(UI * zoom),
            Look.DATA: ui_font(UI * zoom),
            Look.REMARK: ui_font(SMALL * zoom),
        }
        self.header_cell = reading_font(_TEXT * zoom, semibold=True)
        self.label = ui_font(SMALL * zoom)
        self.number = reading_font(_TEXT * zoom)
        self.number.setFeature(QFont.Tag("tnum"), 1)
        self.number.setFeature(QFont.Tag("lnum"), 1)

    def font(self, look: Look, level: int = 1) -> QFont:
        """The font of a text."""
        if look is Look.HEADING:
            return self._headings[min(level, len(self._headings)) - 1]
        return self._fonts[look]

    def line(self, look: Look) -> float:
        """The height of a line of text, in pixels."""
        return round(self.pixels(_LINES.get(look, _LINE)))

    def pixels(self, logical: float) -> float:
        """`logical` pixels at the size of the texts."""
        return logical * text_scale() * self.zoom

    @cached_property
    def character(self) -> float:
        """How wide a character of running text is on the average."""
        sample = "Medewerkers van de stichting delen kennis en andere waardevolle informatie. "
        return QFontMetricsF(self.font(Look.BODY)).horizontalAdvance(sample) / len(sample)
