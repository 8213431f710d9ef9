"""A library: documents with their versions, drafts and original files, in one database."""

import datetime as dt
import hashlib
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from som_editor.core import codec
from som_editor.core.document import DocumentId
from som_editor.core.errors import NotFound
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.version import Draft, Version, VersionId, display_title
from som_editor.library.engine import open_engine, problems, shown_location
from som_editor.library.listings import DocumentListing, VersionListing
from som_editor.library.tables import documents, drafts, files, versions


def open_library(location: str, *, create: bool = True) -> "Library":
    """The library at `location`, a file or a database URL; a new one is made when `create`.

    Raises LibraryProblem.
    """
    return Library(location, open_engine(location, create=create))


class Library:
    """Saves and gives back documents, versions, drafts and files. Each call is one transaction."""

    def __init__(self, location: str, engine: Engine) -> None:
        self.location = location
        self._engine = engine

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def shown_location(self) -> str:
        """Where the library is, without a password."""
        return shown_location(self.location)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # Lists

    def documents(self) -> tuple[DocumentListing, ...]:
        """All documents, the last changed first."""
        with problems(self.location), self._engine.connect() as connection:
            newest = (
                select(
                    versions.c.document_id,
                    func.max(versions.c.position).label("position"),
                    func.count().label("versions"),
                )
                .group_by(versions.c.document_id)
                .subquery()
            )
            latest = {
                row.document_id: (_listing(row.listing), row.versions)
                for row in connection.execute(
                    select(versions.c.document_id, versions.c.listing, newest.c.versions).join(
                        newest,
                        (versions.c.document_id == newest.c.document_id)
                        & (versions.c.position == newest.c.position),
                    )
                )
            }
            waiting = {
                row.document_id: row
                for row in connection.execute(
                    select(drafts.c.document_id, drafts.c.title, drafts.c.number, drafts.c.saved_at)
                )
            }
            origins = self._upstreams(connection, [listing for listing, _ in latest.values()])
            unsaved = [key for key in waiting if key not in latest]
            begun = connection.execute(
                select(drafts.c.content).where(drafts.c.document_id.in_(unsaved))
            )
            lines = [_begun_line(codec.decode(Draft, row.content)) for row in begun]
        lines += [
            _document_line(listing, count, waiting.get(key), origins)
            for key, (listing, count) in latest.items()
        ]
        return tuple(sorted(lines, key=lambda line: line.changed_at, reverse=True))

    def versions(self, document: DocumentId) -> tuple[VersionListing, ...]:
        """The versions of `document`, the newest first."""
        with problems(self.location), self._engine.connect() as connection:
            rows = connection.execute(
                select(versions.c.listing)
                .where(versions.c.document_id == document)
                .order_by(versions.c.position.desc())
            )
            return tuple(_listing(row.listing) for row in rows)

    def version_listing(self, version: VersionId) -> VersionListing:
        """The line of `version` in its history. Raises NotFound."""
        with problems(self.location), self._engine.connect() as connection:
            row = connection.execute(
                select(versions.c.listing).where(versions.c.id == version)
            ).first()
        if row is None:
            raise NotFound("version", version, self.shown_location)
        return _listing(row.listing)

    # Versions and drafts

    def version(self, version: VersionId) -> Version:
        """The version `version`. Raises NotFound."""
        with problems(self.location), self._engine.connect() as connection:
            row = connection.execute(
                select(versions.c.content).where(versions.c.id == version)
            ).first()
        if row is None:
            raise NotFound("version", version, self.shown_location)
        return codec.decode(Version, row.content)

    def latest(self, document: DocumentId) -> Version | None:
        """The newest version of `document`."""
        listings = self.versions(document)
        return self.version(listings[0].id) if listings else None

    def draft(self, document: DocumentId) -> Draft | None:
        """The draft of `document`, if somebody is working on one."""
        with problems(self.location), self._engine.connect() as connection:
            row = connection.execute(
                select(drafts.c.content).where(drafts.c.document_id == document)
            ).first()
        return codec.decode(Draft, row.content) if row else None

    def save_version(
        self, version: Version, *, original: bytes | None = None, drop_draft: bool = False
    ) -> None:
        """Add `version`, with the file it was read from, as the newest of its document.

        `drop_draft` when the draft has become this version.
        """
        with problems(self.location), self._engine.begin() as connection:
            _know(connection, version.document_id, version.saved_at)
            if original is not None:
                _put(connection, original)
            last = connection.scalar(
                select(func.max(versions.c.position)).where(
                    versions.c.document_id == version.document_id
                )
            )
            connection.execute(insert(versions).values(**_version_row(version, (last or 0) + 1)))
            if drop_draft:
                connection.execute(
                    delete(drafts).where(drafts.c.document_id == version.document_id)
                )

    def save_draft(self, draft: Draft) -> None:
        """Keep `draft` as the working text of its document."""
        row = {
            "title": display_title(draft.document, draft.source),
            "number": draft.number,
            "saved_at": draft.saved_at.isoformat(),
            "content": codec.encode(draft),
        }
        key = drafts.c.document_id == draft.document.id
        with problems(self.location), self._engine.begin() as connection:
            _know(connection, draft.document.id, draft.saved_at)
            if not connection.execute(update(drafts).where(key).values(**row)).rowcount:
                connection.execute(insert(drafts).values(document_id=draft.document.id, **row))

    def drop_draft(self, document: DocumentId) -> None:
        """Forget the draft of `document`."""
        with problems(self.location), self._engine.begin() as connection:
            connection.execute(delete(drafts).where(drafts.c.document_id == document))

    def delete_document(self, document: DocumentId) -> None:
        """Forget `document`: its versions, its draft, and the files that only its versions name."""
        gone = select(versions.c.source_sha256).where(versions.c.document_id == document)
        kept = select(versions.c.source_sha256).where(versions.c.document_id != document)
        with problems(self.location), self._engine.begin() as connection:
            connection.execute(
                delete(files).where(files.c.sha256.in_(gone) & files.c.sha256.not_in(kept))
            )
            for table in (versions, drafts):
                connection.execute(delete(table).where(table.c.document_id == document))
            connection.execute(delete(documents).where(documents.c.id == document))

    def version_of_source(self, sha256: str) -> VersionListing | None:
        """The version that was read from the file with this digest, if it is here already."""
        with problems(self.location), self._engine.connect() as connection:
            row = connection.execute(
                select(versions.c.listing).where(versions.c.source_sha256 == sha256)
            ).first()
        return _listing(row.listing) if row else None

    # Files

    def put_file(self, content: bytes) -> str:
        """Keep `content`; its SHA-256, under which it is found again."""
        with problems(self.location), self._engine.begin() as connection:
            return _put(connection, content)

    def file(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`. Raises NotFound."""
        with problems(self.location), self._engine.connect() as connection:
            row = connection.execute(
                select(files.c.content).where(files.c.sha256 == sha256)
            ).first()
        if row is None:
            raise NotFound("file", sha256, self.shown_location)
        return bytes(row.content)

    def _upstreams(
        self, connection: Connection, listings: list[VersionListing]
    ) -> dict[VersionId, VersionListing]:
        wanted = [listing.lineage.upstream for listing in listings if listing.lineage.upstream]
        rows = connection.execute(select(versions.c.listing).where(versions.c.id.in_(wanted)))
        return {listing.id: listing for listing in (_listing(row.listing) for row in rows)}


def _document_line(
    listing: VersionListing,
    count: int,
    draft: Row[Any, Any, Any, Any] | None,
    origins: dict[VersionId, VersionListing],
) -> DocumentListing:
    upstream = origins.get(listing.lineage.upstream) if listing.lineage.upstream else None
    return DocumentListing(
        id=listing.document_id,
        title=draft.title if draft else listing.title,
        standing=listing.standing,
        draft_number=draft.number if draft else "",
        changed_at=dt.datetime.fromisoformat(draft.saved_at) if draft else listing.saved_at,
        based_on=upstream.title if upstream else "",
        based_on_reconstruction=bool(upstream and upstream.standing.reconstruction),
        versions=count,
    )


def _begun_line(draft: Draft) -> DocumentListing:
    """The line of a document that has a draft and no version yet."""
    return DocumentListing(
        id=draft.document.id,
        title=display_title(draft.document, draft.source),
        standing=draft.as_version().standing,
        draft_number=draft.number,
        changed_at=draft.saved_at,
        based_on="",
        based_on_reconstruction=False,
        versions=0,
    )


def _version_row(version: Version, position: int) -> dict[str, Any]:
    listing = VersionListing(
        id=version.id,
        document_id=version.document_id,
        title=display_title(version.document, version.source),
        standing=version.standing,
        saved_at=version.saved_at,
        note=version.note,
        fingerprint=content_fingerprint(version.document),
        lineage=version.lineage,
        source=version.source,
    )
    return {
        "id": version.id,
        "document_id": version.document_id,
        "position": position,
        "title": listing.title,
        "number": listing.standing.number,
        "saved_at": version.saved_at.isoformat(),
        "fingerprint": listing.fingerprint,
        "source_sha256": version.source.sha256 if version.source else "",
        "listing": msgspec.json.encode(listing),
        "content": codec.encode(version),
    }


def _listing(stored: bytes) -> VersionListing:
    return msgspec.json.decode(stored, type=VersionListing)


def _know(connection: Connection, document: DocumentId, at: dt.datetime) -> None:
    """Make sure that `document` has its row."""
    if connection.execute(select(documents.c.id).where(documents.c.id == document)).first() is None:
        connection.execute(insert(documents).values(id=document, added_at=at.isoformat()))


def _put(connection: Connection, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    if connection.execute(select(files.c.sha256).where(files.c.sha256 == sha256)).first() is None:
        connection.execute(insert(files).values(sha256=sha256, content=content))
    return sha256
