"""The question at the door, when the last changes cannot be stored."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from som_editor.i18n import _


class LeavingQuestion(QMessageBox):
    """Try again, leave without the last changes, or stay."""

    again = Signal()
    leave = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("SOM Editor")
        self.setText(_("De laatste wijzigingen zijn niet bewaard."))
        self.setInformativeText(
            _("De bibliotheek laat zich niet schrijven. Je tekst staat nog in dit venster.")
        )
        roles = QMessageBox.ButtonRole
        again = self.addButton(_("Nog eens proberen"), roles.AcceptRole)
        leave = self.addButton(_("Sluiten zonder bewaren"), roles.DestructiveRole)
        self.addButton(_("Verder werken"), roles.RejectRole)
        again.clicked.connect(self.again)
        leave.clicked.connect(self.leave)
