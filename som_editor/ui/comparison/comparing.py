"""What is compared with what, by which renames; the work itself is done in the background."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from som_editor.core.change import Leftover
from som_editor.core.decisions import (
    Decisions,
    forgiven,
    rename_dropped,
    rename_given,
    rename_switched,
)
from som_editor.core.document import NewId
from som_editor.core.errors import SomError
from som_editor.core.progress import Report
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.deciding import Deciding, Recalled
from som_editor.ui.comparison.pictures import Pictures
from som_editor.ui.comparison.rename_cards import RenameRule
from som_editor.ui.comparison.side_choices import DRAFT
from som_editor.ui.jobs import Jobs, Work
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.session import Session
from som_editor.use_cases.comparing import compare_versions
from som_editor.use_cases.importing import read_file

_JOB = "comparison"
"""One thing goes on at a time: reading a side, or comparing both."""


class Fetched(NamedTuple):
    """A side that was brought from elsewhere; for a file, where that is, and its pictures."""

    version: Version
    path: Path | None = None
    pictures: tuple[bytes, ...] = ()


Fetch = Callable[[], tuple[Fetched, Fetched]]
"""Brings both sides, old and new, in another thread."""


class Outcome(NamedTuple):
    """A comparison, the renames that were found, those that are off included, and what it obeys."""

    compared: Compared
    rules: tuple[RenameRule, ...]
    recalled: Recalled


class Comparing(QObject):
    """Holds the two sides and the user's decisions on them; compares anew when one changes."""

    begun = Signal()
    """Other sides are being compared, or none."""
    finished = Signal(object)
    """The Outcome."""
    problem = Signal(object)
    """The SomError."""
    stopped = Signal()
    """The user stopped what was under way."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = OwnJobs(jobs, self)
        self._sides: dict[Column, Version | None] = {Column.OLD: None, Column.NEW: None}
        self.pictures = Pictures(session.library.file)
        self.deciding = Deciding(session, self)
        self.deciding.problem.connect(self.problem)
        self._files: list[Fetched] = []
        self._under_way: int | None = None
        jobs.idle.connect(self._settle)

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
        self._begin(old, new)

    def put(self, column: Column, version: Version) -> None:
        """Make `version` the side `column`."""
        sides = {**self._sides, column: version}
        self.compare(sides[Column.OLD], sides[Column.NEW])

    def swap(self) -> None:
        """Let the sides change places; what was decided on them is recalled that way round."""
        self._begin(self.new, self.old)

    def refresh(self) -> None:
        """Compare with the draft as it is now."""
        for column, version in self._sides.items():
            if version is not None and self.is_open_text(version):
                self._sides[column] = self._session.version
        self.begun.emit()
        self._start()

    def switch_rename(self, rule: RenameRule, *, on: bool) -> None:
        """Take `rule` as a rename, or count its places as changes."""
        self.decide(rename_switched(self.deciding.decisions, rule.names, on=on))

    def add_rename(self, old: str, new: str) -> None:
        """Take `new` for what `old` is called now, as the user says."""
        self.decide(rename_given(self.deciding.decisions, (old, new)))

    def remove_rename(self, rule: RenameRule) -> None:
        """Forget `rule`, which the user gave."""
        self.decide(rename_dropped(self.deciding.decisions, rule.names))

    def forgive(self, found: Leftover) -> None:
        """Remember that `found` may stay."""
        self.deciding.decide(forgiven(self.deciding.decisions, found))

    def decide(self, decisions: Decisions) -> None:
        """Compare anew by `decisions`, which are remembered for these sides."""
        self.deciding.decide(decisions)
        self._start()

    def read(self, path: Path, column: Column) -> None:
        """Read the file at `path` and make it the side `column`."""
        now, new_id = self._session.clock(), self._session.new_id
        self._work(
            _("{name} lezen").format(name=path.name),
            lambda _report: fetched_file(path, now=now, new_id=new_id),
            lambda fetched: self._put_read(fetched, column),
        )

    def fetch_files(self, old: Path, new: Path) -> None:
        """Compare two files."""
        now, new_id = self._session.clock(), self._session.new_id
        self.fetch(
            lambda: (
                fetched_file(old, now=now, new_id=new_id),
                fetched_file(new, now=now, new_id=new_id),
            )
        )

    def fetch(self, fetch: Fetch) -> None:
        """Compare the two texts that `fetch` brings."""
        self._work(_("Teksten ophalen"), lambda _report: fetch(), self._put_fetched)

    def path_of(self, version: Version) -> Path | None:
        """The file that `version` was read from, to be compared only."""
        return next((file.path for file in self._files if _is_text_of(file, version)), None)

    def is_open_text(self, version: Version) -> bool:
        """Whether `version` is what is open for writing, as it is or as it was a while ago."""
        session = self._session
        return (
            session.is_open
            and self.path_of(version) is None
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

    def again(self) -> None:
        """Compare the same two once more, after that was stopped."""
        self.begun.emit()
        self._start()

    def _begin(self, old: Version | None, new: Version | None) -> None:
        self._drop()
        self._sides = {Column.OLD: old, Column.NEW: new}
        shown = [version for version in (old, new) if version is not None]
        self._files = [file for file in self._files if any(_is_text_of(file, one) for one in shown)]
        self.deciding.begin(old, new)
        self.begun.emit()
        self._start()

    def _start(self) -> None:
        self._drop()
        old, new = self.old, self.new
        if old is None or new is None:
            return
        recalling = self.deciding.recalling(old, new)
        self._work(
            _("Vergelijken"), lambda report: _compare(old, new, recalling(), report), self._done
        )

    def _work(self, words: str, work: Work, done: Callable[[Any], None]) -> None:
        def arrive(result: object) -> None:
            self._under_way = None
            done(result)

        self._under_way = self._jobs.start(_JOB, words, work, arrive, self._fail)

    def _drop(self) -> None:
        """Stop what is under way, because something else takes its place."""
        self._jobs.stop(_JOB)
        self._under_way = None

    def _fail(self, error: SomError) -> None:
        self._under_way = None
        self.problem.emit(error)

    def _settle(self) -> None:
        """A job that has ended and brings no result was stopped; results come right after this."""
        if self._under_way is not None:
            ended = self._under_way
            QTimer.singleShot(0, self, lambda: self._tell_stopped(ended))

    def _tell_stopped(self, job: int) -> None:
        if self._under_way == job:
            self._under_way = None
            self.stopped.emit()

    def _put_read(self, fetched: Fetched, column: Column) -> None:
        self._take_up(fetched)
        self.put(column, fetched.version)

    def _put_fetched(self, sides: tuple[Fetched, Fetched]) -> None:
        for side in sides:
            self._take_up(side)
        old, new = sides
        self.compare(old.version, new.version)

    def _take_up(self, fetched: Fetched) -> None:
        self._files.append(fetched)
        self.pictures.add(fetched.pictures)

    def _done(self, outcome: Outcome) -> None:
        self.deciding.learn(outcome.recalled)
        self.deciding.tell(outcome.compared)
        self.finished.emit(outcome)


def _is_text_of(fetched: Fetched, version: Version) -> bool:
    """Whether `version` is what was fetched; reasons given since make another value of it."""
    return fetched.version.document is version.document


def fetched_file(path: Path, *, now: dt.datetime, new_id: NewId) -> Fetched:
    """The text of the file at `path`. Raises what `read_file` raises."""
    reading = read_file(path, now=now, new_id=new_id)
    return Fetched(reading.version, path, tuple(reading.pictures))


def _compare(old: Version, new: Version, recalled: Recalled, report: Report) -> Outcome:
    """The comparison by what was decided, with all other renames that are found."""
    decisions = recalled.decisions
    given, fixed = decisions.renames_given, decisions.fixed_pairs
    off = frozenset(decisions.renames_off)
    found = compare_versions(old, new, renames=given, fixed_pairs=fixed, report=report)
    names = [(rename.old, rename.new) for rename in found.renames]
    rules = tuple(
        RenameRule(rename, on=pair not in off, given=pair in given)
        for rename, pair in zip(found.renames, names, strict=True)
    )
    if off.intersection(names):
        kept = tuple(pair for pair in names if pair not in off)
        found = compare_versions(
            old, new, renames=kept, detect_renames=False, fixed_pairs=fixed, report=report
        )
    return Outcome(Compared(found), rules, recalled)
