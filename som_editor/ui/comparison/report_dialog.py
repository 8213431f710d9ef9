"""Asking what a comparison should become, and saying what comes into it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _, ngettext
from som_editor.ui.comparison.report_kinds import Report, report_formats
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint
from som_editor.ui.publishing.format_choice import FormatChoice


class ReportDialog(Sheet):
    """Offers the kinds of file; `hidden` changes are left out by the filters of the list."""

    chosen = Signal(str)
    """The Report that is asked for."""

    def __init__(self, sides: str, hidden: int, parent: QWidget) -> None:
        super().__init__(_("Wijzigingsrapport"), sides, parent)
        self._hidden = hidden
        self._formats = report_formats()
        self.choice = FormatChoice(tuple(self._formats.values()))
        self.choice.setAccessibleName(_("Soort bestand"))
        self.choice.chosen.connect(lambda _ending: self._say())
        self.left_out = hint()
        self.column.addWidget(self.choice)
        self.column.addWidget(self.left_out)
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Opslaan…"), primary=True).clicked.connect(self._choose)
        self.choice.take_focus()
        self._say()

    def report(self) -> Report:
        """What is asked for."""
        wanted = self.choice.kind()
        return next(report for report, kind in self._formats.items() if kind is wanted)

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.report().value)

    def _say(self) -> None:
        self.left_out.setText(_left_out(self._hidden, self.report()))


def _left_out(hidden: int, report: Report) -> str:
    """What the filters mean for the file."""
    if report is Report.REDLINE:
        return _("Alle verschillen komen erin, ook hernoemingen en wat verborgen is.")
    if not hidden:
        return _("Alle wijzigingen komen erin. Hernoemingen worden alleen geteld.")
    words = ngettext(
        "{count} wijziging is verborgen en komt er niet in.",
        "{count} wijzigingen zijn verborgen en komen er niet in.",
        hidden,
    )
    return words.format(count=hidden)
