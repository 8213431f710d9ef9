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
    default_sides,
    given_choice,
    second_line,
    side_choices,
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
        bar.swapped.connect(self._swap)

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

    def compare_file(self, path: Path) -> None:
        """Compare the file at `path`, as the old side, with what is shown, or what is open."""
        if self._comparing.new is None and self._session.is_open:
            self._comparing.compare(None, self._session.version)
        self._read(path, Column.OLD)

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
            choices = list(side_choices(self._session))
        except SomError as error:
            self.problem.emit(error)
            return
        sides = ((Column.OLD, self._comparing.old), (Column.NEW, self._comparing.new))
        known = {choice.version for choice in choices}
        for _column, version in sides:
            if version is not None and version.id not in known:
                choices.insert(0, given_choice(version))
        self._bar.show_choices(choices)
        for column, version in sides:
            words = second_line(self._session, version) if version else ""
            self._bar.show_side(column, version.id if version else None, words)

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

    def _swap(self) -> None:
        self._by_default = False
        self._comparing.swap()

    def _read(self, path: Path, column: Column) -> None:
        self._by_default = False
        self._comparing.read(path, column)
