"""How often something stands in the text, as a button that leads to the next place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from som_editor.i18n import _, ngettext
from som_editor.ui.fonts import SMALL, ui_font


class CountButton(QToolButton):
    """Says "14×"; it cannot be pressed at nought."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(SMALL, tabular=True))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(_("Naar de volgende plek"))

    def show_count(self, count: int, name: str) -> None:
        """Show `count` for what is called `name`."""
        self.setText(f"{count}×")
        self.setEnabled(bool(count))
        template = ngettext(
            "{name} staat {count} keer in de tekst; naar de plek",
            "{name} staat {count} keer in de tekst; naar de volgende plek",
            count,
        )
        self.setAccessibleName(template.format(name=name, count=count))
