"""What is compared with what, by which renames; the work itself is done in the background."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from som_editor.core.change import Leftover
from som_editor.core.document import BlockId
from som_editor.core.progress import Report
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.readers.reading import Reading
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.pictures import Pictures
from som_editor.ui.comparison.rename_cards import RenameRule
from som_editor.ui.comparison.side_choices import DRAFT
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.session import Session
from som_editor.use_cases.comparing import compare_versions
from som_editor.use_cases.importing import read_file

_JOB = "comparison"
"""One thing goes on at a time: reading a side, or comparing both."""

Names = tuple[str, str]


class Outcome(NamedTuple):
    """A comparison, and the renames that were found, those that are off included."""

    compared: Compared
    rules: tuple[RenameRule, ...]


class Comparing(QObject):
    """Holds the two sides and the user's decisions on them; compares anew when one changes."""

    begun = Signal()
    """Other sides are being compared, or none."""
    finished = Signal(object)
    """The Outcome."""
    problem = Signal(object)
    """The SomError."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = OwnJobs(jobs, self)
        self._sides: dict[Column, Version | None] = {Column.OLD: None, Column.NEW: None}
        self.pictures = Pictures(session.library.file)
        self._off: frozenset[Names] = frozenset()
        self._forgiven: set[tuple[BlockId, int, str]] = set()

    @property
    def old(self) -> Version | None:
        """The old side."""
        return self._sides[Column.OLD]

    @property
    def new(self) -> Version | None:
        """The new side."""
        return self._sides[Column.NEW]

    def compare(self, old: Version | None, new: Version | None) -> None:
        """Compare `old` with `new`, once both are known; what went on before is dropped."""
        self._jobs.stop(_JOB)
        self._sides = {Column.OLD: old, Column.NEW: new}
        self._off = frozenset()
        self._forgiven.clear()
        self.begun.emit()
        self._start()

    def put(self, column: Column, version: Version) -> None:
        """Make `version` the side `column`."""
        sides = {**self._sides, column: version}
        self.compare(sides[Column.OLD], sides[Column.NEW])

    def swap(self) -> None:
        """Let the sides change places."""
        self.compare(self.new, self.old)

    def refresh(self) -> None:
        """Compare with the draft as it is now."""
        for column, version in self._sides.items():
            if version is not None and self.is_open_text(version):
                self._sides[column] = self._session.version
        self.begun.emit()
        self._start()

    def switch_rename(self, rule: RenameRule, *, on: bool) -> None:
        """Take `rule` as a rename, or count its places as changes."""
        names = {(rule.rename.old, rule.rename.new)}
        self._off = self._off - names if on else self._off | names
        self._start()

    def forgive(self, found: Leftover) -> None:
        """Remember that `found` may stay, for as long as these sides are compared."""
        self._forgiven.add((found.block, found.start, found.text))

    def read(self, path: Path, column: Column) -> None:
        """Read the file at `path` and make it the side `column`."""
        now, new_id = self._session.clock(), self._session.new_id
        self._jobs.stop(_JOB)
        self._jobs.start(
            _JOB,
            _("{name} lezen").format(name=path.name),
            lambda _report: read_file(path, now=now, new_id=new_id),
            lambda reading: self._read(reading, column),
            self.problem.emit,
        )

    def is_open_text(self, version: Version) -> bool:
        """Whether `version` is what is open for writing, as it is or as it was a while ago."""
        session = self._session
        return (
            session.is_open
            and version.document_id == session.document.id
            and version.id == session.version.id
        )

    def is_stale(self) -> bool:
        """Whether a side is the draft, and that is another text by now."""
        return any(
            version is not None
            and version.id == DRAFT
            and self.is_open_text(version)
            and version.document != self._session.document
            for version in self._sides.values()
        )

    def stop(self) -> None:
        """Compare nothing any more."""
        self.compare(None, None)

    def _start(self) -> None:
        self._jobs.stop(_JOB)
        old, new, off = self.old, self.new, self._off
        if old is None or new is None:
            return
        self._jobs.start(
            _JOB,
            _("Vergelijken"),
            lambda report: _compare(old, new, off, report),
            self._done,
            self.problem.emit,
        )

    def _read(self, reading: Reading, column: Column) -> None:
        self.pictures.add(reading.pictures)
        self.put(column, reading.version)

    def _done(self, outcome: Outcome) -> None:
        for found in outcome.compared.forgotten():
            if (found.block, found.start, found.text) in self._forgiven:
                outcome.compared.forgive(found)
        self.finished.emit(outcome)


def _compare(old: Version, new: Version, off: frozenset[Names], report: Report) -> Outcome:
    """The comparison with all renames that are found, but for those that are `off`."""
    found = compare_versions(old, new, report=report)
    names = [(rename.old, rename.new) for rename in found.renames]
    rules = tuple(
        RenameRule(rename, pair not in off)
        for rename, pair in zip(found.renames, names, strict=True)
    )
    if off.intersection(names):
        kept = tuple(pair for pair in names if pair not in off)
        found = compare_versions(old, new, renames=kept, detect_renames=False, report=report)
    return Outcome(Compared(found), rules)
