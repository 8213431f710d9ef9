"""Choosing the two sides: from the library, from a file, or by themselves when nothing was said."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from som_editor.core.errors import SomError
from som_editor.core.version import Version
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.comparison.files import choose_file
from som_editor.ui.comparison.side_choices import (
    SideChoice,
    chosen_version,
    default_old,
    default_sides,
    given_choice,
    second_line,
    side_choices,
    side_key,
)
from som_editor.ui.comparison.sides_bar import SidesBar
from som_editor.ui.session import Session


class SideChoosing(QObject):
    """Keeps the heads of the columns true, and tells `comparing` what the user chose."""

    problem = Signal(object)

    def __init__(
        self, session: Session, comparing: Comparing, bar: SidesBar, place: QWidget
    ) -> None:
        super().__init__(place)
        self._session = session
        self._comparing = comparing
        self._bar = bar
        self._place = place
        self._by_default = True
        bar.chosen.connect(self._choose)
        bar.file_wanted.connect(self.ask_for_file)
        bar.swapped.connect(self.swap)

    def start_over(self) -> None:
        """Forget what was chosen: another document is open."""
        self._by_default = True
        self._comparing.stop()

    def compare_default(self) -> None:
        """Compare what is obvious, unless the user chose something."""
        if not self._by_default:
            return
        try:
            old, new = default_sides(self._session)
        except SomError as error:
            self.problem.emit(error)
        else:
            self._comparing.compare(old, new)

    def compare(self, old: Version, new: Version) -> None:
        """Compare `old` with `new`, because somebody asked for these."""
        self._by_default = False
        self._comparing.compare(old, new)

    def compare_with(self, version: Version) -> None:
        """Make `version` the new side, beside what it came from, until the user chooses."""
        self._by_default = False
        try:
            old = default_old(self._session.library, version)
        except SomError as error:
            self.problem.emit(error)
            old = None
        self._comparing.compare(old, version)

    def take_as_chosen(self) -> None:
        """What is compared from here on was chosen, and is not replaced by itself."""
        self._by_default = False

    def compare_file(self, path: Path, side: str = Column.OLD) -> None:
        """Compare the file at `path`, as the column `side`, with what is shown, or is open."""
        comparing, session, column = self._comparing, self._session, Column(side)
        if column is Column.OLD and comparing.new is None and session.is_open:
            comparing.compare(None, session.version)
        elif column is Column.NEW and comparing.old is None and session.is_open:
            comparing.compare(session.version, None)
        self._read(path, column)

    def compare_files(self, old: Path, new: Path) -> None:
        """Compare two files."""
        self._by_default = False
        self._comparing.fetch_files(old, new)

    def is_new_side(self, version: Version) -> bool:
        """Whether `version` stands on the new side already, with a text to compare it with."""
        comparing = self._comparing
        return comparing.old is not None and comparing.new == version

    def refresh(self) -> None:
        """Compare what the open text is now."""
        if self._by_default:
            self.compare_default()
        else:
            self._comparing.refresh()

    def is_stale(self) -> bool:
        """Whether what is shown is no longer the open text, though it should be."""
        new, session = self._comparing.new, self._session
        superseded = self._by_default and new is not None and session.is_open
        if superseded and new is not None and new.id != session.version.id:
            return True
        return self._comparing.is_stale()

    def offer(self) -> None:
        """Offer every text there is, and show which two were chosen."""
        try:
            groups = list(side_choices(self._session))
        except SomError as error:
            self.problem.emit(error)
            return
        sides = ((Column.OLD, self._comparing.old), (Column.NEW, self._comparing.new))
        known = {choice.key for group in groups for choice in group}
        given = {
            side_key(version): given_choice(version)
            for _column, version in sides
            if version is not None and side_key(version) not in known
        }
        if given:
            groups.insert(0, tuple(given.values()))
        self._bar.show_choices(groups)
        for column, version in sides:
            words = second_line(self._session, version) if version else ""
            self._bar.show_side(column, side_key(version) if version else None, words)

    def ask_for_file(self, column: str) -> None:
        """Let the user choose a file for `column`."""
        self.offer()  # the combo box shows its last entry now; put it back
        choose_file(self._place, lambda path: self._read(path, Column(column)))

    def _choose(self, column: str, choice: SideChoice) -> None:
        try:
            version = chosen_version(self._session, choice)
        except SomError as error:
            self.problem.emit(error)
            self.offer()
            return
        self._by_default = False
        self._comparing.put(Column(column), version)

    def swap(self) -> None:
        """Let the sides change places."""
        self._by_default = False
        self._comparing.swap()

    def _read(self, path: Path, column: Column) -> None:
        self._by_default = False
        self._comparing.read(path, column)
