"""Where the open text comes from: the upstream publication, the version before, and itself."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from som_editor.core.errors import SomError
from som_editor.core.lifecycle import Standing, Status
from som_editor.core.version import VersionId
from som_editor.i18n import _
from som_editor.library import Library, VersionListing
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.session import Session
from som_editor.ui.status_ring import StatusRing
from som_editor.wording.dates import show_date
from som_editor.wording.places import capitalised
from som_editor.wording.sides import reconstruction_note
from som_editor.wording.statuses import number_and_status, status_word

_STEP = 20
"""How far each generation stands in, in pixels."""


class Origin(NamedTuple):
    """One generation: its status, what it is called, and what is said quietly beside that."""

    status: Status
    name: str
    words: str
    is_open: bool
    is_upstream: bool = False
    reconstruction: bool = False


def origins(session: Session) -> tuple[Origin, ...]:
    """The generations of what is open, the oldest first, itself last."""
    version = session.version
    result = []
    if upstream := _listing(session.library, version.lineage.upstream):
        result.append(_upstream(upstream))
    if session.has_draft and (before := session.saved_version) is not None:
        result.append(_generation(before.standing, is_open=False))
    elif previous := _listing(session.library, version.lineage.predecessor):
        result.append(_generation(previous.standing, is_open=False))
    return (*result, _generation(version.standing, is_open=True))


class OriginList(QWidget):
    """The generations under one another, each with its ring."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Origin, ...] | None = None
        self._rows: list[QWidget] = []
        self._asked: object = None
        self._note = hint()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(5))
        self._column.addWidget(self._note)

    def refresh(self, *, fresh: bool) -> list[QWidget]:
        """Show the generations as they are; the library is asked only when they may differ."""
        version = self._session.version
        question = (version.id, version.lineage, version.standing)
        if question == self._asked and not fresh:
            return []
        self._asked = question
        generations = origins(self._session)
        if generations != self._shown:
            self._build(generations)
        return []

    def words(self) -> list[str]:
        """What each row says, as it is read."""
        return [row.accessibleName() for row in self._rows]

    def _build(self, generations: tuple[Origin, ...]) -> None:
        self._shown = generations
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [_row(origin, place) for place, origin in enumerate(generations)]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        reconstruction = any(origin.reconstruction for origin in generations)
        source = self._session.version.source
        notes = [reconstruction_note()] if reconstruction else []
        if source is not None:
            notes.append(_("Ingelezen uit ‘{file}’.").format(file=source.file_name))
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))


def _row(origin: Origin, place: int) -> QWidget:
    row = QWidget()
    row.setAccessibleName(f"{origin.name} {origin.words}".strip())
    line = QHBoxLayout(row)
    line.setContentsMargins(px(_STEP) * max(place - 1, 0), 0, 0, 0)
    line.setSpacing(px(6))
    top = Qt.AlignmentFlag.AlignTop
    if place:
        arrow = QLabel()
        arrow.setPixmap(icon("corner-down-right", "text3").pixmap(px(14), px(14)))
        line.addWidget(_lowered(arrow), 0, top)
    line.addWidget(_lowered(StatusRing(origin.status)), 0, top)
    name = label(origin.name, semibold=origin.is_open, tabular=True)
    words = label(origin.words, SMALL, tone="text2", tabular=True)
    if not origin.is_upstream:
        line.addWidget(name)
        line.addWidget(words, 1)
        return row
    name.setWordWrap(True)
    under = QVBoxLayout()
    under.setSpacing(0)
    under.addWidget(name)
    if origin.words:
        under.addWidget(words)
    line.addLayout(under, 1)
    return row


def _lowered(sign: QWidget) -> QWidget:
    """`sign` at the middle of the first line of text beside it."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, px(3), 0, 0)
    column.addWidget(sign)
    return around


def _upstream(listing: VersionListing) -> Origin:
    reconstruction = listing.standing.reconstruction
    words = _("reconstructie") if reconstruction else listing.standing.number
    return Origin(
        listing.standing.status,
        listing.title,
        words,
        is_open=False,
        is_upstream=True,
        reconstruction=reconstruction,
    )


def _generation(standing: Standing, *, is_open: bool) -> Origin:
    status, day = status_word(standing.status), show_date(standing.dated)
    number = number_and_status(standing)
    if standing.status is Status.CONCEPT:
        said = ""
    else:
        said = " ".join(part for part in (status if number else "", day) if part)
    name = number or capitalised(status)
    return Origin(standing.status, name, said, is_open, reconstruction=standing.reconstruction)


def _listing(library: Library, version: VersionId | None) -> VersionListing | None:
    """The line of `version`; a parent that is not in this library is left out."""
    if version is None:
        return None
    try:
        return library.version_listing(version)
    except SomError:
        return None
