"""Making a file of what is shown: what it should be, where it goes, and that it is there."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from som_editor.core.comparison import Comparison
from som_editor.core.document import Digest
from som_editor.core.progress import Report as Progress
from som_editor.files import write_file
from som_editor.i18n import _
from som_editor.ui.comparison.files import choose_target, file_name
from som_editor.ui.comparison.report_dialog import ReportDialog
from som_editor.ui.comparison.report_kinds import Order, Report, rendered, report_formats
from som_editor.ui.comparison.report_printing import ReportPrinting
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.wording.sides import side_title

_STEPS = 2


class Shown(NamedTuple):
    """A comparison as the filters leave it, the whole one, and how many changes are hidden."""

    shown: Comparison
    whole: Comparison
    hidden: int


class ReportErrand(QObject):
    """Writes and prints in the background; `shown` tells what is to be written, if anything.

    `pictures` are those of the compared texts that no library has.
    """

    saved = Signal(str, object)
    """What was made, in words, and the path of the file."""
    told = Signal(str)
    problem = Signal(object)

    def __init__(
        self,
        place: QWidget,
        session: Session,
        jobs: Jobs,
        preferences: Preferences,
        shown: Callable[[], Shown | None],
        pictures: Callable[[], Mapping[Digest, bytes]],
    ) -> None:
        super().__init__(place)
        self._place, self._session, self._preferences = place, session, preferences
        self._jobs = OwnJobs(jobs, self)
        self.shown, self._pictures = shown, pictures
        self.dialog: ReportDialog | None = None
        self.printing = ReportPrinting(place)
        self.printing.told.connect(self.told)
        self.printing.problem.connect(self.problem)

    def begin(self) -> None:
        """Ask what is wanted."""
        shown = self.shown()
        if shown is None:
            return
        old, new = side_title(shown.whole.old), side_title(shown.whole.new)
        sides = _("Van {old} naar {new}.").format(old=old, new=new)
        self.dialog = ReportDialog(sides, shown.hidden, self._place)
        self.dialog.chosen.connect(lambda report: self._ask_where(Report(report), shown))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def print(self) -> None:
        """Print the change report of what is shown."""
        shown = self.shown()
        if shown is None:
            return
        order, library = self._order(Report.PDF, shown), self._session.library
        self._jobs.start(
            "print",
            _("Wijzigingsrapport maken"),
            lambda _report: rendered(order, library),
            self.printing.begin,
            self.problem.emit,
        )

    def save(self, report: Report, shown: Shown, path: Path) -> None:
        """Write `report` of what is `shown` to the file at `path`."""
        order, library = self._order(report, shown), self._session.library

        def work(progress: Progress) -> None:
            progress(0, _STEPS)
            content = rendered(order, library)
            progress(1, _STEPS)
            write_file(path, content)

        def done(_result: object) -> None:
            self.saved.emit(_("Opgeslagen als {name}").format(name=path.name), path)

        words = _("{name} maken").format(name=path.name)
        self._jobs.start("save", words, work, done, self.problem.emit)

    def _ask_where(self, report: Report, shown: Shown) -> None:
        kind = report_formats()[report]
        old, new = side_title(shown.whole.old), side_title(shown.whole.new)
        template = {
            Report.PAGE: _("Vergelijking {old} en {new}"),
            Report.REDLINE: _("{new} met wijzigingen"),
        }.get(report, _("Wijzigingsrapport {new}"))
        name = file_name(template.format(old=old, new=new)) + kind.ending
        choose_target(self._place, name, kind.name, lambda path: self.save(report, shown, path))

    def _order(self, report: Report, shown: Shown) -> Order:
        author = self._preferences.settings.identity.name
        now, pictures = self._session.clock(), self._pictures()
        return Order(report, shown.shown, shown.whole, author, now, pictures)
