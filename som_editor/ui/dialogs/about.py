"""What this program is, and whose work it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from som_editor import __version__
from som_editor.i18n import _
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class AboutDialog(Sheet):
    """The version, the licence, and the credits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "SOM Editor",
            _("Protocollen overnemen, aanpassen, vergelijken en ondertekend uitgeven."),
            parent,
        )
        version = label(_("Versie {version}").format(version=__version__), tabular=True)
        version.setTextInteractionFlags(_SELECTABLE)
        self.column.addWidget(version)
        for title, words in _credits():
            part = QVBoxLayout()
            part.setSpacing(px(2))
            part.addWidget(label(title, semibold=True))
            part.addWidget(hint(words))
            self.column.addLayout(part)
        self.column.addStretch(1)
        close = self.add_button(_("Sluiten"), primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()


def _credits() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Licentie"),
            _(
                "Vrije software onder de European Union Public Licence 1.2 (EUPL-1.2). "
                "Je mag het programma gebruiken, doorgeven en veranderen."
            ),
        ),
        (
            _("Letters"),
            _("Source Sans 3 en Source Serif 4 van Adobe, SIL Open Font License 1.1."),
        ),
        (_("Pictogrammen"), _("Lucide, ISC-licentie.")),
        (
            _("Gebouwd met"),
            _(
                "Python, Qt voor Python (LGPL-3.0), Typst, pyHanko, python-docx, pypdfium2, "
                "SQLAlchemy en msgspec."
            ),
        ),
    )
