"""The texts that either side of a comparison can show."""

from typing import NamedTuple

from som_editor.core.lifecycle import Standing
from som_editor.core.version import Version, VersionId
from som_editor.i18n import _
from som_editor.library import VersionListing
from som_editor.ui.library.rows import show_moment
from som_editor.ui.session import Session
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.wording.statuses import number_and_status

DRAFT = VersionId("draft")


class SideChoice(NamedTuple):
    """A text to compare, by its id; `given` is the text itself when it is not in the library."""

    label: str
    standing: Standing
    version: VersionId
    given: Version | None = None


def side_choices(session: Session) -> tuple[SideChoice, ...]:
    """The draft and the versions of the open document, its original, then all other documents."""
    library = session.library
    choices: list[SideChoice] = []
    known: set[str] = set()
    if session.is_open:
        if session.has_draft:
            standing = session.standing
            choices.append(SideChoice(number_and_status(standing) or _("Concept"), standing, DRAFT))
        document = session.document.id
        known.add(document)
        choices += [_own(listing) for listing in library.versions(document)]
        if (upstream := session.version.lineage.upstream) is not None:
            listing = library.version_listing(upstream)
            known.add(listing.document_id)
            choices.append(_foreign(listing))
    for document_listing in library.documents():
        if document_listing.id in known:
            continue
        choices += [_foreign(listing) for listing in library.versions(document_listing.id)[:1]]
    return tuple(choices)


def given_choice(version: Version) -> SideChoice:
    """A version from elsewhere: a file, or one that a place of the window handed over."""
    name = version.source.file_name if version.source else side_title(version)
    return SideChoice(name, version.standing, version.id, version)


def chosen_version(session: Session, choice: SideChoice) -> Version:
    """The text of `choice`. Raises NotFound, LibraryProblem."""
    if choice.given is not None:
        return choice.given
    return session.version if choice.version == DRAFT else session.library.version(choice.version)


def default_sides(session: Session) -> tuple[Version | None, Version | None]:
    """What is compared when nothing was chosen yet: the original, or the predecessor, and now."""
    if not session.is_open:
        return None, None
    new = session.version
    earlier = new.lineage.upstream or new.lineage.predecessor
    return (session.library.version(earlier) if earlier else None), new


def second_line(session: Session, version: Version) -> str:
    """What must be said of a side under its name."""
    if version.standing.reconstruction:
        return reconstruction_note()
    if version.id == DRAFT:
        moment = show_moment(version.saved_at, session.clock())
        return _("Opgeslagen {moment}").format(moment=moment)
    return side_standing(version)


def _own(listing: VersionListing) -> SideChoice:
    """A version of the open document: its number says enough."""
    name = number_and_status(listing.standing) or listing.title or _("Zonder titel")
    return SideChoice(name, listing.standing, listing.id)


def _foreign(listing: VersionListing) -> SideChoice:
    title = listing.title or _("Zonder titel")
    number = number_and_status(listing.standing)
    name = f"{title} · {number}" if number else title
    if listing.standing.reconstruction:
        name = _("{name} (reconstructie)").format(name=name)
    return SideChoice(name, listing.standing, listing.id)
