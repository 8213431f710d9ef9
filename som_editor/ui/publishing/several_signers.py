"""For when more than one signs: who they are, each in the role that is named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from som_editor.core.text import clean_line
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.switch import Switch


class SeveralSigners(QWidget):
    """A switch, and under it the roles of those who are to sign."""

    switched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.switch = Switch(_("Meer ondertekenaars"))
        self.line = QLineEdit(_("Bestuurder, (P)(G)MR"))
        explanation = _("Zet komma’s tussen de rollen. Zij ondertekenen later, in elke volgorde.")
        self._field = Field(_("Wie ondertekenen er?"), self.line, explanation)
        self._field.hide()
        row = QHBoxLayout()
        row.addWidget(label(_("Meer ondertekenaars"), wrap=True), 1)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(4), px(14), 0)
        column.setSpacing(px(8))
        column.addLayout(row)
        column.addWidget(self._field)
        self.switch.toggled.connect(self._follow)

    @property
    def is_on(self) -> bool:
        """Whether more than one is to sign."""
        return not self.isHidden() and self.switch.isChecked()

    def names(self) -> tuple[str, ...]:
        """Who are to sign, everybody once; nobody where the switch is off."""
        if not self.switch.isChecked():
            return ()
        parts = (clean_line(one) for one in self.line.text().split(","))
        return tuple(dict.fromkeys(one for one in parts if one))

    def role_of(self, role: str) -> str:
        """The name that whoever signs now in `role` signs under: theirs, else the first."""
        names = self.names()
        return next((one for one in names if one.casefold() == role.casefold()), names[0])

    def complain_if_empty(self) -> bool:
        """Whether nobody was named though the switch is on; the field says so."""
        empty = self.switch.isChecked() and not self.names()
        if empty:
            self._field.show_error(_("Noem wie er ondertekenen."))
            self.line.setFocus()
        else:
            self._field.clear_error()
        return empty

    def _follow(self, on: bool) -> None:
        self._field.setVisible(on)
        self.switched.emit()
