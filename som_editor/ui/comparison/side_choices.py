"""The texts that either side of a comparison can show."""

from typing import NamedTuple

from som_editor.core.document import DocumentId
from som_editor.core.errors import NotFound
from som_editor.core.lifecycle import Standing, Status
from som_editor.core.version import Version, VersionId
from som_editor.i18n import _
from som_editor.library import DocumentListing, Library, VersionListing
from som_editor.ui.library.rows import show_moment
from som_editor.ui.session import Session
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.wording.statuses import number_and_status

DRAFT = VersionId("draft")

SideKey = tuple[DocumentId, VersionId]
"""What a text is known by: every draft is called "draft"."""


class SideChoice(NamedTuple):
    """A text to compare; `given` is the text itself when it is not in the library."""

    label: str
    standing: Standing
    document: DocumentId
    version: VersionId
    given: Version | None = None

    @property
    def key(self) -> SideKey:
        """What it is known by."""
        return self.document, self.version


SideGroup = tuple[SideChoice, ...]
"""Texts that belong together."""


def side_key(version: Version) -> SideKey:
    """What `version` is known by."""
    return version.document_id, version.id


def side_choices(session: Session) -> tuple[SideGroup, ...]:
    """The open document with its versions, its original, then every other text of the library.

    Raises LibraryProblem.
    """
    library = session.library
    own: list[SideChoice] = []
    original: list[SideChoice] = []
    known: set[str] = set()
    if session.is_open:
        document = session.document.id
        known.add(document)
        if session.has_draft:
            standing = session.standing
            name = number_and_status(standing) or _("Concept")
            own.append(SideChoice(name, standing, document, DRAFT))
        own += [_own(listing) for listing in library.versions(document)]
        if (listing := _upstream(session)) is not None:
            known.add(listing.document_id)
            original = _of_document(library, listing.document_id)
    others = [
        choice
        for listing in library.documents()
        if listing.id not in known
        for choice in (*_draft_of(listing), *_of_document(library, listing.id))
    ]
    groups = (tuple(own), tuple(original), tuple(others))
    return tuple(group for group in groups if group)


def given_choice(version: Version) -> SideChoice:
    """A version from elsewhere: a file, or one that a place of the window handed over."""
    name = version.source.file_name if version.source else side_title(version)
    return SideChoice(name, version.standing, *side_key(version), version)


def chosen_version(session: Session, choice: SideChoice) -> Version:
    """The text of `choice`. Raises NotFound, LibraryProblem."""
    if choice.given is not None:
        return choice.given
    return kept_version(session, choice.document, choice.version, choice.label)


def kept_version(session: Session, document: DocumentId, version: VersionId, label: str) -> Version:
    """The version or draft of that id, called `label`. Raises NotFound, LibraryProblem."""
    library = session.library
    if version != DRAFT:
        if not library.has_version(version):
            raise NotFound("version", label, library.shown_location)
        return library.version(version)
    if session.is_open and session.has_draft and session.document.id == document:
        return session.version
    draft = library.draft(document)
    if draft is None:
        raise NotFound("version", label, library.shown_location)
    return draft.as_version()


def newest_version(session: Session, document: DocumentId) -> Version:
    """The draft of `document`, else its latest version. Raises NotFound, LibraryProblem."""
    if session.is_open and session.document.id == document:
        return session.version
    library = session.library
    draft = library.draft(document)
    newest = draft.as_version() if draft else library.latest(document)
    if newest is None:
        raise NotFound("document", document, library.shown_location)
    return newest


def default_sides(session: Session) -> tuple[Version | None, Version | None]:
    """What is compared when nothing was chosen yet: the original, or the predecessor, and now."""
    if not session.is_open:
        return None, None
    return default_old(session.library, session.version), session.version


def default_old(library: Library, new: Version) -> Version | None:
    """What `new` came from: its original, or its predecessor, where that is in the library.

    Raises LibraryProblem.
    """
    for earlier in (new.lineage.upstream, new.lineage.predecessor):
        if earlier is not None and library.has_version(earlier):
            return library.version(earlier)
    return None


def second_line(session: Session, version: Version) -> str:
    """What must be said of a side under its name."""
    if version.standing.reconstruction:
        return reconstruction_note()
    if version.id == DRAFT:
        moment = show_moment(version.saved_at, session.clock())
        return _("Opgeslagen {moment}").format(moment=moment)
    return side_standing(version)


def _upstream(session: Session) -> VersionListing | None:
    """The original of what is open; None where there is none, or it was removed."""
    upstream, library = session.version.lineage.upstream, session.library
    if upstream is None or not library.has_version(upstream):
        return None
    return library.version_listing(upstream)


def _of_document(library: Library, document: DocumentId) -> list[SideChoice]:
    return [_foreign(listing) for listing in library.versions(document)]


def _draft_of(listing: DocumentListing) -> list[SideChoice]:
    """The draft of a document that is not open, if somebody is working on one."""
    if not listing.draft_number:
        return []
    standing = Standing(Status.CONCEPT, listing.draft_number)
    title = listing.title or _("Zonder titel")
    name = f"{title} · {number_and_status(standing)}"
    return [SideChoice(name, standing, listing.id, DRAFT)]


def _own(listing: VersionListing) -> SideChoice:
    """A version of the open document: its number says enough."""
    name = number_and_status(listing.standing) or listing.title or _("Zonder titel")
    return SideChoice(name, listing.standing, listing.document_id, listing.id)


def _foreign(listing: VersionListing) -> SideChoice:
    title = listing.title or _("Zonder titel")
    number = number_and_status(listing.standing)
    name = f"{title} · {number}" if number and not title.endswith(number) else title
    if listing.standing.reconstruction:
        name = _("{name} (reconstructie)").format(name=name)
    return SideChoice(name, listing.standing, listing.document_id, listing.id)
