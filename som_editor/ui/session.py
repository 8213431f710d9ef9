"""The open protocol: its draft with undo and redo, stored as it is typed."""

import datetime as dt
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from som_editor.core.anchors import moved_anchors
from som_editor.core.document import Document, DocumentId, NewId
from som_editor.core.edit import set_metadata
from som_editor.core.errors import SomError
from som_editor.core.history import History
from som_editor.core.lifecycle import Standing, Status, is_read_only
from som_editor.core.metadata import Metadata
from som_editor.core.version import Draft, Version, display_title
from som_editor.library import Library
from som_editor.use_cases import drafting, versioning

AUTOSAVE_MS = 1200
"""How long after the last change the draft is stored."""
AUTOSAVE_LIMIT_SECONDS = 2.0
"""How long a change waits at most, however fast the typing goes on."""
RETRY_MS = 10_000
"""How long after a failed attempt the draft is stored again."""

Clock = Callable[[], dt.datetime]


class Session(QObject):
    """The one mutable holder: the library, the open document and its history."""

    opened = Signal()
    """Another document is open, or none."""
    edited = Signal(bool)
    """The draft has changed; true where undo or redo did it."""
    saved = Signal(object)
    """The draft is stored; carries the moment."""
    save_failed = Signal(object)
    """The draft could not be stored; carries the SomError. It is tried again by itself."""

    def __init__(
        self, library: Library, clock: Clock, new_id: NewId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.clock = clock
        self.new_id = new_id
        self._version: Version | None = None
        self._history: History[Draft] | None = None
        self._first: Draft | None = None
        self._kept: Draft | None = None
        self._failing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._waiting_since: dt.datetime | None = None

    # -- what is open -----------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a document is open."""
        return self._version is not None or self._history is not None

    @property
    def draft(self) -> Draft | None:
        """The working text; None where the open version may not be edited."""
        return self._history.present if self._history else None

    @property
    def version(self) -> Version:
        """What is open as a version: the draft once it was begun, else the latest version."""
        if self._history is not None and self.has_draft:
            return self._history.present.as_version()
        if self._version is None:
            raise LookupError("no document is open")
        return self._version

    @property
    def saved_version(self) -> Version | None:
        """The latest saved version of the open document."""
        return self._version

    @property
    def document(self) -> Document:
        """The text that is open."""
        return self._history.present.document if self._history else self.version.document

    @property
    def standing(self) -> Standing:
        """The standing of what is open."""
        return self.version.standing

    @property
    def title(self) -> str:
        """The title of what is open, or the name of its file."""
        version = self.version
        return display_title(version.document, version.source)

    @property
    def is_editable(self) -> bool:
        """Whether the open text may be changed."""
        return self._history is not None

    @property
    def has_draft(self) -> bool:
        """Whether there is working text that is not a version yet.

        A change begins it; undoing all of them ends it again, unless it was there at first.
        """
        if self._history is None:
            return False
        return self._version is None or self._history.present is not self._first

    @property
    def may_begin_version(self) -> bool:
        """Whether a new version can be begun on the open one, which is read-only itself."""
        version = self._version
        if version is None or self._history is not None:
            return False
        return version.standing.status is not Status.SOURCE

    @property
    def undo_label(self) -> str:
        """What undo takes back, or empty."""
        return self._history.undo_label if self._history else ""

    @property
    def redo_label(self) -> str:
        """What redo does again, or empty."""
        return self._history.redo_label if self._history else ""

    @property
    def history(self) -> History[Draft] | None:
        """What can be taken back and made again; None where nothing may be edited."""
        return self._history

    # -- opening ----------------------------------------------------------------------------

    def open(self, document_id: DocumentId) -> None:
        """Open a document of the library: its draft, else its latest version.

        Raises LibraryProblem; what is open stays open then, with all that was typed.
        """
        self._store()
        stored = self.library.draft(document_id)
        version = self.library.latest(document_id)
        read_only = version is not None and is_read_only(version.standing.status)
        draft = stored
        if draft is None and not read_only:
            draft = drafting.open_draft(self.library, document_id, now=self.clock())
        self._begin(version, draft, kept=stored)

    def create(self, title: str, organisation: str, owner: str = "") -> None:
        """Begin a new, empty protocol of `organisation`. Raises LibraryProblem."""
        self._store()
        now = self.clock()
        metadata = Metadata(title=title, organisation=organisation, owner=owner)
        document = Document(DocumentId(self.new_id()), metadata)
        draft = Draft(document, "1.0", now, now)
        drafting.save_draft(self.library, draft)
        self._begin(None, draft, kept=draft)

    def begin_new_version(self) -> None:
        """Begin a draft on a version that is read-only itself. Raises LibraryProblem."""
        if not self.may_begin_version or self._version is None:
            return
        draft = drafting.open_draft(self.library, self._version.document_id, now=self.clock())
        drafting.save_draft(self.library, draft)
        self._begin(self._version, draft, kept=draft)

    def save_version(self, number: str, note: str) -> Version:
        """Save the draft as version `number`; the draft is over then.

        Raises WrongUse when `number` is blank or taken, LibraryProblem.
        """
        self._store()
        if self._history is None:
            raise LookupError("no draft is open")
        version = versioning.save_version(
            self.library,
            self._history.present,
            number=number,
            note=note,
            now=self.clock(),
            new_id=self.new_id,
        )
        self._history = self._kept = None
        self.open(version.document_id)
        return version

    # -- editing ----------------------------------------------------------------------------

    def edit(self, document: Document, label: str, group: str = "") -> None:
        """Make `document` the present text; `label` names the change for undo.

        The comments follow the text that they are about.
        """
        if self._history is not None and document is not self.document:
            present = self._history.present
            comments = moved_anchors(present.document, document, present.comments)
            changed = msgspec.structs.replace(present, document=document, comments=comments)
            self._record(changed, label, group)

    def edit_draft(self, label: str, group: str = "", **changes: object) -> None:
        """Change what the draft says besides its text: number, effective, evaluation."""
        if self._history is not None:
            changed = msgspec.structs.replace(self._history.present, **changes)
            if changed != self._history.present:
                self._record(changed, label, group)

    def edit_metadata(self, label: str, group: str = "", **changes: str) -> None:
        """Change fields of the cover."""
        metadata = msgspec.structs.replace(self.document.metadata, **changes)
        self.edit(set_metadata(self.document, metadata), label, group)

    def undo(self, steps: int = 1) -> None:
        """Take the last change back, or the last `steps`."""
        self._travel(self._history.undo(steps) if self._history else None)

    def redo(self, steps: int = 1) -> None:
        """Make the change again that was taken back last, or the last `steps`."""
        self._travel(self._history.redo(steps) if self._history else None)

    # -- storing ----------------------------------------------------------------------------

    def save(self) -> bool:
        """Store the draft now, if it has changed; says whether nothing is left unstored."""
        try:
            self._store()
        except SomError as error:
            self.save_failed.emit(error)
            return False
        return True

    def _store(self) -> None:
        """Bring the library up to date with the draft. Raises LibraryProblem, and tries again."""
        self._timer.stop()
        wanted = self.draft if self.has_draft else None
        if wanted is self._kept:
            return
        now = self.clock()
        self._failing = True
        self._timer.start(RETRY_MS)
        if wanted is not None:
            drafting.save_draft(self.library, msgspec.structs.replace(wanted, saved_at=now))
        else:
            self.library.drop_draft(self.document.id)
        self._timer.stop()
        self._failing = False
        self._kept = wanted
        self._waiting_since = None
        self.saved.emit(now)

    def _begin(self, version: Version | None, draft: Draft | None, *, kept: Draft | None) -> None:
        """Have `draft` open, which stands in the library as `kept`."""
        self._version = version
        self._history = History(draft) if draft else None
        self._first = draft if kept is None else None
        self._kept = kept
        self._waiting_since = None
        self.opened.emit()

    def _record(self, draft: Draft, label: str, group: str) -> None:
        if self._history is None:
            return
        if not self.has_draft:
            draft = msgspec.structs.replace(draft, started_at=self.clock())
        self._history = self._history.record(draft, label, group)
        self._changed(travelled=False)

    def _travel(self, history: History[Draft] | None) -> None:
        if history is not None and history is not self._history:
            self._history = history
            self._changed(travelled=True)

    def _changed(self, *, travelled: bool) -> None:
        now = self.clock()
        self._waiting_since = self._waiting_since or now
        waited_ms = (now - self._waiting_since).total_seconds() * 1000
        left = max(0, round(AUTOSAVE_LIMIT_SECONDS * 1000 - waited_ms))
        if not self._failing:
            self._timer.start(min(AUTOSAVE_MS, left))
        self.edited.emit(travelled)
