"""Whom the user trusts, and no longer trusting somebody."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.signing.cards import card_of
from som_editor.signing.trusted_roots import TrustedRoot, distrust, fingerprint, trusted_roots
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.wording.dates import show_date
from som_editor.wording.errors import describe


class TrustedDialog(Sheet):
    """Lists those who are trusted to say who signs."""

    trust_changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Wie je vertrouwt"),
            _("Handtekeningen met een certificaat van deze uitgevers vertrouw je."),
            parent,
        )
        self._folder = folder
        self.problem = Notice("error", closable=False)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self._rows = QWidget()
        QVBoxLayout(self._rows).setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._rows)
        self.column.addStretch(1)
        self.add_button(_("Sluiten"), primary=True).clicked.connect(self.accept)
        self.buttons: list[QPushButton] = []
        self._fill()

    def _fill(self) -> None:
        column = self._rows.layout()
        while column is not None and (item := column.takeAt(0)):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        roots = trusted_roots(self._folder)
        self.buttons = []
        for root in roots:
            column.addWidget(self._row(root))  # type: ignore[union-attr]
        if not roots:
            words = _("Nog niemand. Bekijk een certificaat om de uitgever te vertrouwen.")
            column.addWidget(label(words, wrap=True))  # type: ignore[union-attr]

    def _row(self, root: TrustedRoot) -> QWidget:
        name = card_of(root.certificate).name
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, semibold=True, wrap=True))
        if root.since:
            words.addWidget(hint(_("Sinds {date}").format(date=show_date(root.since))))
        words.addWidget(hint(fingerprint(root.certificate)[:32].upper()))
        button = QPushButton(_("Niet meer vertrouwen"))
        button.setProperty("role", "small")
        button.setAccessibleName(_("‘{name}’ niet meer vertrouwen").format(name=name))
        button.clicked.connect(lambda: self._distrust(root))
        self.buttons.append(button)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, px(4), 0, px(4))
        beside.addLayout(words, 1)
        beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _distrust(self, root: TrustedRoot) -> None:
        try:
            distrust(self._folder, root.certificate)
        except SomError as error:
            self.problem.show_words(describe(error))
            return
        self._fill()
        self.trust_changed.emit()
