"""The list of protocols: one line a document, put together from its versions and its draft."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, func, select

from som_editor.core.document import DocumentId
from som_editor.core.version import Draft, VersionId
from som_editor.library import stored
from som_editor.library.listings import DocumentListing, VersionListing
from som_editor.library.tables import drafts, versions

_DraftRow = Row[Any, Any, Any, Any]


class _Latest(NamedTuple):
    """The newest version of a document, and how many there are."""

    listing: VersionListing
    versions: int


def document_listings(connection: Connection) -> tuple[DocumentListing, ...]:
    """All documents with a version or a draft, the last changed first."""
    latest = _latest(connection)
    waiting = _waiting(connection)
    lines = [_line(found, waiting.get(document)) for document, found in latest.items()]
    lines += [_draft_line(connection, document) for document in waiting if document not in latest]
    upstreams = _upstreams(connection, {upstream for _, upstream in lines if upstream})
    listings = [_based(line, upstreams.get(upstream)) for line, upstream in lines]
    listings.sort(key=lambda listing: listing.id)
    listings.sort(key=lambda listing: listing.changed_at, reverse=True)
    return tuple(listings)


def _latest(connection: Connection) -> dict[DocumentId, _Latest]:
    """The newest version of each document, and how many there are."""
    newest = (
        select(
            versions.c.document_id,
            func.max(versions.c.position).label("position"),
            func.count().label("amount"),
        )
        .group_by(versions.c.document_id)
        .subquery()
    )
    of_newest = (versions.c.document_id == newest.c.document_id) & (
        versions.c.position == newest.c.position
    )
    rows = connection.execute(
        select(versions.c.document_id, versions.c.listing, newest.c.amount).join(newest, of_newest)
    )
    return {row[0]: _Latest(stored.listing(row[1]), row[2]) for row in rows}


def _waiting(connection: Connection) -> dict[DocumentId, _DraftRow]:
    """What the table says of each draft."""
    rows = connection.execute(
        select(drafts.c.document_id, drafts.c.title, drafts.c.number, drafts.c.saved_at)
    )
    return {row.document_id: row for row in rows}


_Line = tuple[DocumentListing, VersionId | None]
"""A line, and the upstream version whose title it still lacks."""


def _line(latest: _Latest, draft: _DraftRow | None) -> _Line:
    listing = latest.listing
    line = DocumentListing(
        id=listing.document_id,
        title=draft.title if draft else listing.title,
        standing=listing.standing,
        draft_number=draft.number if draft else "",
        changed_at=stored.moment(draft.saved_at) if draft else listing.saved_at,
        based_on="",
        based_on_reconstruction=False,
        versions=latest.versions,
    )
    return line, listing.lineage.upstream


def _draft_line(connection: Connection, document: DocumentId) -> _Line:
    """The line of a document that has no version yet: what its draft says."""
    content = connection.scalar(select(drafts.c.content).where(drafts.c.document_id == document))
    draft = stored.decoded(Draft, content)
    shown = stored.version_listing(draft.as_version())
    line, upstream = _line(_Latest(shown, 0), None)
    return msgspec.structs.replace(line, draft_number=draft.number), upstream


def _upstreams(
    connection: Connection, wanted: set[VersionId]
) -> dict[VersionId | None, VersionListing]:
    rows = connection.execute(select(versions.c.listing).where(versions.c.id.in_(wanted)))
    found = [stored.listing(row.listing) for row in rows]
    return {listing.id: listing for listing in found}


def _based(line: DocumentListing, upstream: VersionListing | None) -> DocumentListing:
    if upstream is None:
        return line
    return msgspec.structs.replace(
        line,
        based_on=upstream.title,
        based_on_reconstruction=upstream.standing.reconstruction,
    )
