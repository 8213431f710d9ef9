"""Keeping a comparison as a file: asking where, writing it, and telling."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from som_editor.files import write_file
from som_editor.i18n import _
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.files import choose_target, file_name
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.wording.sides import side_title
from som_editor.writers.comparison_html import write_comparison_html


class ComparisonSaving(QObject):
    """Writes what is compared in the background."""

    told = Signal(str)
    problem = Signal(object)

    def __init__(self, place: QWidget, jobs: Jobs) -> None:
        super().__init__(place)
        self._place = place
        self._jobs = OwnJobs(jobs, self)

    def begin(self, compared: Compared | None) -> None:
        """Ask where `compared` goes, and write it there."""
        if compared is None:
            return
        old, new = compared.comparison.old, compared.comparison.new
        names = _("Vergelijking {old} en {new}").format(old=side_title(old), new=side_title(new))
        choose_target(
            self._place, f"{file_name(names)}.html", lambda path: self._save(compared, path)
        )

    def _save(self, compared: Compared, path: Path) -> None:
        def work(_report: object) -> None:
            write_file(path, write_comparison_html(compared.comparison).encode())

        def done(_result: object) -> None:
            self.told.emit(_("Vergelijking opgeslagen: {name}").format(name=path.name))

        self._jobs.start("save", _("Vergelijking opslaan"), work, done, self.problem.emit)
