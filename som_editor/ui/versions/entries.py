"""The history of a protocol as the timeline shows it: draft, versions, and what they came from."""

import datetime as dt
from typing import NamedTuple

from som_editor.core.document import Document
from som_editor.core.errors import NotFound
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.lifecycle import Standing
from som_editor.core.version import Draft, Source, Version, VersionId, display_title
from som_editor.i18n import _
from som_editor.library import Library, VersionListing
from som_editor.wording.statuses import number_and_status

DRAFT = "draft"
"""The key of the draft."""


class Entry(NamedTuple):
    """A point of the timeline; `base` is what it is compared with, called `base_name`.

    `is_upstream` for a document of somebody else, `source_of` the number of the version that was
    made from it. `fingerprint` is that of the text.
    """

    key: str
    title: str
    standing: Standing
    saved_at: dt.datetime
    note: str
    fingerprint: str
    source: Source | None
    started_at: dt.datetime | None = None
    base: VersionId | None = None
    base_name: str = ""
    is_upstream: bool = False
    source_of: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it is the working text."""
        return self.key == DRAFT

    @property
    def name(self) -> str:
        """What it is called: its number, or the title of somebody else's document."""
        if self.is_upstream:
            title = self.title or _("Zonder titel")
            note = f" ({_('reconstructie')})" if self.standing.reconstruction else ""
            return title + note
        return number_and_status(self.standing) or _("Zonder nummer")


def history(library: Library, document: Document, draft: Draft | None) -> tuple[Entry, ...]:
    """The entries of `document`, newest first: `draft`, its versions, its upstream documents.

    Raises LibraryProblem.
    """
    listings = library.versions(document.id)
    upstreams = _upstreams(library, listings, draft)
    entries = [_draft_entry(draft, listings, upstreams)] if draft else []
    for position, listing in enumerate(listings):
        older = listings[position + 1 :]
        base = _base(listing.lineage.predecessor, listing.lineage.upstream, older, upstreams)
        entries.append(_entry(listing)._replace(base=base[0], base_name=base[1]))
    newest_first = tuple(reversed(listings))
    for upstream in upstreams.values():
        made = [one for one in newest_first if one.lineage.upstream == upstream.id]
        source_of = number_and_status(made[0].standing) if made else ""
        entries.append(_entry(upstream)._replace(is_upstream=True, source_of=source_of))
    return tuple(entries)


def opened(library: Library, entry: Entry, draft: Draft | None) -> Version:
    """The version of `entry`. Raises NotFound, LibraryProblem."""
    if entry.is_draft and draft is not None:
        return draft.as_version()
    return library.version(VersionId(entry.key))


def _entry(listing: VersionListing) -> Entry:
    imported = listing.lineage.predecessor is None
    return Entry(
        key=listing.id,
        title=listing.title,
        standing=listing.standing,
        saved_at=listing.saved_at,
        note=listing.note,
        fingerprint=listing.fingerprint,
        source=listing.source if imported else None,
    )


def _draft_entry(
    draft: Draft, listings: tuple[VersionListing, ...], upstreams: dict[VersionId, VersionListing]
) -> Entry:
    base = _base(draft.lineage.predecessor, draft.lineage.upstream, listings, upstreams)
    return Entry(
        key=DRAFT,
        title=display_title(draft.document, draft.source),
        standing=draft.as_version().standing,
        saved_at=draft.saved_at,
        note="",
        fingerprint=content_fingerprint(draft.document),
        source=None,
        started_at=draft.started_at,
        base=base[0],
        base_name=base[1],
    )


def _base(
    predecessor: VersionId | None,
    upstream: VersionId | None,
    older: tuple[VersionListing, ...],
    upstreams: dict[VersionId, VersionListing],
) -> tuple[VersionId | None, str]:
    """What a version is compared with: its predecessor, else its upstream document."""
    known = {listing.id: listing for listing in older}
    before = known.get(predecessor) if predecessor else None
    if before is None and older:
        before = older[0]
    if before is not None:
        return before.id, number_and_status(before.standing) or _("de vorige versie")
    if upstream in upstreams:
        return upstream, _("de bron")
    return None, ""


def _upstreams(
    library: Library, listings: tuple[VersionListing, ...], draft: Draft | None
) -> dict[VersionId, VersionListing]:
    """The upstream documents that are still in the library, the last taken over first."""
    wanted = [draft.lineage.upstream] if draft else []
    wanted += [listing.lineage.upstream for listing in listings]
    found: dict[VersionId, VersionListing] = {}
    for version in wanted:
        if version is not None and version not in found:
            try:
                found[version] = library.version_listing(version)
            except NotFound:
                continue  # it was removed from the library
    return found
