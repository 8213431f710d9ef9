"""What is asked under "Vergelijken met…", from whatever place shows a text."""

from PySide6.QtCore import QObject, Signal

from som_editor.core.document import DocumentId
from som_editor.core.errors import SomError
from som_editor.ui.comparison.side_choices import newest_version
from som_editor.ui.header import Place
from som_editor.ui.library.start_place import StartPlace
from som_editor.ui.session import Session
from som_editor.ui.versions.versions_place import VersionsPlace


class ComparisonErrands(QObject):
    """Finds the text that the user is looking at, for which another is to be chosen."""

    choice_wanted = Signal(object)
    """The Version to compare with something; None for what is compared already."""
    problem = Signal(object)
    """The SomError that keeps a text from being read."""

    def __init__(self, session: Session, start: StartPlace, versions: VersionsPlace) -> None:
        super().__init__(start)
        self._session, self._start, self._versions = session, start, versions
        start.comparison_asked.connect(lambda: self.choice_wanted.emit(None))
        start.comparison_with_asked.connect(self.compare_document)
        versions.compare_with_asked.connect(self.choice_wanted)

    def compare_shown(self, place: Place) -> None:
        """Compare what `place` shows."""
        if place is Place.START and (document := self._start.selected()):
            self.compare_document(document)
        elif place is Place.VERSIONS:
            self._versions.compare_with_selected()
        elif place is not Place.COMPARE and self._session.is_open:
            self.choice_wanted.emit(self._session.version)
        else:
            self.choice_wanted.emit(None)

    def compare_document(self, document: str) -> None:
        """Compare a protocol of the library as it is now."""
        try:
            version = newest_version(self._session, DocumentId(document))
        except SomError as error:
            self.problem.emit(error)
        else:
            self.choice_wanted.emit(version)
