"""The pairs of texts that were compared last, to be opened again."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from som_editor.core.document import DocumentId
from som_editor.core.errors import SomError
from som_editor.core.version import Version, VersionId
from som_editor.i18n import _
from som_editor.settings import RecentComparison, RecentSide
from som_editor.ui.comparison.comparing import Comparing, Fetched, fetched_file
from som_editor.ui.comparison.side_choices import kept_version
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.wording.sides import side_title

MOST = 8
"""So many pairs are remembered."""


class RecentComparisons(QObject):
    """Keeps the pairs in the settings; the newest stands first, and none stands there twice."""

    problem = Signal(object)
    """The SomError that says why a pair cannot be opened again."""

    def __init__(self, session: Session, comparing: Comparing, preferences: Preferences) -> None:
        super().__init__(comparing)
        self._session, self._comparing = session, comparing
        self._preferences = preferences

    def pairs(self) -> tuple[RecentComparison, ...]:
        """The pairs, newest first."""
        return self._preferences.settings.recent_comparisons

    def remember(self, old: Version, new: Version) -> None:
        """Put the pair of `old` and `new` first."""
        pair = RecentComparison(self._side(old), self._side(new))
        same = _keys(pair)
        others = [known for known in self.pairs() if _keys(known) != same]
        self._preferences.change(recent_comparisons=(pair, *others)[:MOST])

    def open(self, pair: RecentComparison) -> None:
        """Compare `pair` again; where one of the two is gone, that is told."""
        try:
            known = tuple(self._kept(side) for side in (pair.old, pair.new))
        except SomError as error:
            self.problem.emit(error)
            return
        now, new_id = self._session.clock(), self._session.new_id

        def fetched(side: RecentSide, version: Version | None) -> Fetched:
            if version is not None:
                return Fetched(version)
            return fetched_file(Path(side.path), now=now, new_id=new_id)

        self._comparing.fetch(lambda: (fetched(pair.old, known[0]), fetched(pair.new, known[1])))

    def _kept(self, side: RecentSide) -> Version | None:
        """The text of `side` out of the library; None where it is a file.

        Raises NotFound, LibraryProblem.
        """
        if side.path:
            return None
        document, version = DocumentId(side.document), VersionId(side.version)
        return kept_version(self._session, document, version, side.label)

    def _side(self, version: Version) -> RecentSide:
        path = self._comparing.path_of(version)
        if path is not None:
            return RecentSide(path.name, path=str(path.absolute()))
        label = side_title(version)
        if version.standing.reconstruction:
            label = _("{name} (reconstructie)").format(name=label)
        return RecentSide(label, version.document_id, version.id)


def pair_words(pair: RecentComparison) -> str:
    """`pair` on one line."""
    return f"{pair.old.label} ↔ {pair.new.label}"


def _keys(pair: RecentComparison) -> tuple[tuple[str, str, str], ...]:
    """What tells `pair` from other ones; what it is called may change."""
    return tuple((side.document, side.version, side.path) for side in (pair.old, pair.new))
