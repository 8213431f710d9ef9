"""What the user decides on the two texts that are compared, stored as it is decided."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from som_editor.core.change import Change
from som_editor.core.decisions import (
    UNDECIDED,
    Decisions,
    all_reasons,
    explained,
    marked,
    unexplained,
)
from som_editor.core.errors import SomError
from som_editor.core.reasons import Reason, with_reason
from som_editor.core.version import DRAFT, Draft, Version
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.session import Session
from som_editor.use_cases.deciding import (
    PairKey,
    pair_key,
    recall_decisions,
    remember_decisions,
)


class Recalled(NamedTuple):
    """What was decided before, and the key under which that is kept; None where it cannot be."""

    key: PairKey | None
    decisions: Decisions
    problem: SomError | None = None


class Deciding(QObject):
    """Holds the decisions on one pair of texts, and keeps each of them in the library at once.

    What cannot be stored is told, and holds as long as these texts are compared.
    """

    problem = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._sides: tuple[Version, Version] | None = None
        self._recalled: Recalled | None = None
        self.decisions = UNDECIDED

    def begin(self, old: Version | None, new: Version | None) -> None:
        """Other texts are compared: what was decided on them is still to be recalled."""
        self._sides = None if old is None or new is None else (old, new)
        self._recalled, self.decisions = None, UNDECIDED

    def recalling(self, old: Version, new: Version) -> Callable[[], Recalled]:
        """Gives what is decided on `old` and `new`, in another thread; it may have to be read."""
        if self._recalled is not None:
            known = self._recalled._replace(decisions=self.decisions)
            return lambda: known
        library = self._session.library
        return lambda: _recalled(library, old, new)

    def learn(self, recalled: Recalled) -> None:
        """Let `recalled` hold, where it was not known yet."""
        if self._recalled is None:
            self._recalled, self.decisions = recalled, recalled.decisions
            if recalled.problem is not None:
                self.problem.emit(recalled.problem)

    def decide(self, decisions: Decisions) -> None:
        """Let `decisions` hold from now on."""
        if decisions == self.decisions:
            return
        self.decisions = decisions
        if self._sides is None or self._recalled is None or self._recalled.key is None:
            return
        old, new = self._sides
        try:
            remember_decisions(self._session.library, self._recalled.key, old, new, decisions)
        except SomError as error:
            self.problem.emit(error)

    def mark(self, change: Change, *, important: bool) -> None:
        """Mark `change` as important, or no longer."""
        self.decide(marked(self.decisions, change, important=important))

    def explain(self, new: Version, change: Change, text: str) -> None:
        """Say why `change` was made: in the draft, where that is the `new` text, with undo."""
        draft = self._draft(new)
        if draft is None:
            self.decide(explained(self.decisions, change, text))
        else:
            reasons = with_reason(draft.reasons, change, text)
            self.decide(unexplained(self.decisions, change))
            self._session.edit_draft(_("toelichting"), reasons=reasons)

    def tell(self, compared: Compared) -> None:
        """Let `compared` show what was decided."""
        compared.decide(self.decisions, self._reasons(compared.comparison.new))

    def _reasons(self, new: Version) -> tuple[Reason, ...]:
        draft = self._draft(new)
        if draft is not None:
            own = draft.reasons
        else:  # what `new` shows by now has the decisions in it already
            own = self._sides[1].reasons if self._sides is not None else new.reasons
        return all_reasons(own, self.decisions)

    def _draft(self, version: Version) -> Draft | None:
        """The open draft, where `version` is what it was a while ago."""
        session = self._session
        is_draft = version.id == DRAFT and session.is_open and session.has_draft
        return session.draft if is_draft and version.document_id == session.document.id else None


def _recalled(library: Library, old: Version, new: Version) -> Recalled:
    """What the library knows of `old` and `new`."""
    try:
        key = pair_key(library, old, new)
        return Recalled(key, recall_decisions(library, key, old, new))
    except SomError as error:
        return Recalled(None, UNDECIDED, error)
