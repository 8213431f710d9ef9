"""Words on the window, in colours of the palette, so that they follow the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.palette import ERROR, TEXT2

TONES = {
    "text": QPalette.ColorRole.WindowText,
    "text2": TEXT2,
    "text3": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Link,
    "error": ERROR,
}


def label(
    text: str = "",
    size: float = UI,
    *,
    tone: str = "text",
    semibold: bool = False,
    wrap: bool = False,
    tabular: bool = False,
) -> QLabel:
    """`text` at `size` pixels in `tone`; `wrap` lets it take as many lines as it needs."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setFont(ui_font(size, semibold=semibold, tabular=tabular))
    result.setForegroundRole(TONES[tone])
    result.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
    return result


def hint(text: str = "", *, tone: str = "text2", wrap: bool = True) -> QLabel:
    """A second line or an explanation."""
    return label(text, SMALL, tone=tone, wrap=wrap)


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit; the whole text is its tooltip."""

    def __init__(self, text: str = "", size: float = UI, *, semibold: bool = False) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(size, semibold=semibold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show `text`, as far as there is room."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def natural_width(self) -> int:
        """How wide the whole text is, in pixels."""
        return self.fontMetrics().horizontalAdvance(self._whole) + 2

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 -- Qt's name
        """Fit the text into the new width."""
        self._fit()

    def _fit(self) -> None:
        fitted = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1)
        )
        self.setText(fitted)
        self.setToolTip(self._whole if fitted != self._whole else "")
