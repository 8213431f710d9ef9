"""A library: documents with their versions, drafts and original files, in one database."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from som_editor.core import codec
from som_editor.core.decisions import Remembered
from som_editor.core.document import DocumentId
from som_editor.core.errors import LibraryProblem, LibraryReason, NotFound
from som_editor.core.register import Entry
from som_editor.core.version import Draft, Version, VersionId, display_title
from som_editor.library import decided, registered, stored
from som_editor.library.decided import SideKey
from som_editor.library.engine import open_engine, problems, writer_of
from som_editor.library.listings import DocumentListing, VersionListing
from som_editor.library.location import shown_location
from som_editor.library.overview import document_listings
from som_editor.library.tables import documents, drafts, files, versions


def open_library(location: str, *, create: bool = True) -> "Library":
    """The library at `location`, a file or a database URL; a new one is made when `create`.

    Raises LibraryProblem, and WrongUse for a URL that makes no sense.
    """
    return Library(location, open_engine(location, create=create))


class Library:
    """Saves and gives back documents, versions, drafts and files.

    Each call is one transaction and may come from any thread. What is damaged, locked or out of
    reach raises LibraryProblem.
    """

    def __init__(self, location: str, engine: Engine) -> None:
        self.location = location
        self._engine = engine
        self._writer = writer_of(engine)

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
        """All documents, those with only a draft too, the last changed first."""
        with self._reading() as connection:
            return document_listings(connection)

    def versions(self, document: DocumentId) -> tuple[VersionListing, ...]:
        """The versions of `document`, the newest first."""
        wanted = (
            select(versions.c.listing)
            .where(versions.c.document_id == document)
            .order_by(versions.c.position.desc())
        )
        with self._reading() as connection:
            return tuple(stored.listing(row.listing) for row in connection.execute(wanted))

    def version_listing(self, version: VersionId) -> VersionListing:
        """The line of `version` in its history. Raises NotFound."""
        with self._reading() as connection:
            content = connection.scalar(select(versions.c.listing).where(versions.c.id == version))
            if content is None:
                raise NotFound("version", version, self.shown_location)
            return stored.listing(content)

    def has_document(self, document: DocumentId) -> bool:
        """Whether `document` has, or ever had, a version or draft here."""
        with self._reading() as connection:
            known = select(documents.c.id).where(documents.c.id == document)
            return connection.scalar(known) is not None

    def has_version(self, version: VersionId) -> bool:
        """Whether `version` is here."""
        with self._reading() as connection:
            known = select(versions.c.id).where(versions.c.id == version)
            return connection.scalar(known) is not None

    # Versions and drafts

    def version(self, version: VersionId) -> Version:
        """The version `version`. Raises NotFound."""
        with self._reading() as connection:
            content = connection.scalar(select(versions.c.content).where(versions.c.id == version))
            if content is None:
                raise NotFound("version", version, self.shown_location)
            return stored.decoded(Version, content)

    def latest(self, document: DocumentId) -> Version | None:
        """The newest version of `document`."""
        newest = (
            select(versions.c.content)
            .where(versions.c.document_id == document)
            .order_by(versions.c.position.desc())
            .limit(1)
        )
        with self._reading() as connection:
            content = connection.scalar(newest)
            return None if content is None else stored.decoded(Version, content)

    def draft(self, document: DocumentId) -> Draft | None:
        """The draft of `document`, if somebody is working on one."""
        wanted = select(drafts.c.content).where(drafts.c.document_id == document)
        with self._reading() as connection:
            content = connection.scalar(wanted)
            return None if content is None else stored.decoded(Draft, content)

    def save_version(
        self, version: Version, *, original: bytes | None = None, drop_draft: bool = False
    ) -> None:
        """Add `version`, with the file it was read from, as the newest of its document.

        `drop_draft` when the draft has become this version; what was decided on it goes along.
        Saving the same again changes nothing; a version is never rewritten, so another one under
        its id raises ValueError.
        """
        content = codec.encode(version)
        with self._writing() as connection:
            kept = connection.scalar(select(versions.c.content).where(versions.c.id == version.id))
            if kept is None:
                _add(connection, version, content)
            elif bytes(kept) != content:
                raise ValueError(f"another version is kept under {version.id}")
            if original is not None:
                _put(connection, original)
            if drop_draft:
                _drop(connection, version.document_id)
                decided.hand_over(connection, version.document_id, version.id)

    def save_draft(self, draft: Draft) -> None:
        """Keep `draft` as the working text of its document."""
        row = {
            "title": display_title(draft.document, draft.source),
            "number": draft.number,
            "saved_at": draft.saved_at.isoformat(),
            "content": codec.encode(draft),
        }
        key = drafts.c.document_id == draft.document.id
        with self._writing() as connection:
            _know(connection, draft.document.id, draft.saved_at)
            if not connection.execute(update(drafts).where(key).values(**row)).rowcount:
                connection.execute(insert(drafts).values(document_id=draft.document.id, **row))

    def drop_draft(self, document: DocumentId) -> None:
        """Forget the draft of `document`."""
        with self._writing() as connection:
            _drop(connection, document)

    def delete_document(self, document: DocumentId) -> None:
        """Forget `document` with its versions, its draft, and the originals that are its alone.

        Raises NotFound.
        """
        with self._writing() as connection:
            of_document = versions.c.document_id == document
            originals = select(versions.c.source_sha256).where(of_document)
            needed = select(versions.c.source_sha256).where(~of_document)
            own = files.c.sha256.in_(originals) & files.c.sha256.not_in(needed)
            connection.execute(delete(files).where(own))
            known = connection.scalars(select(versions.c.id).where(of_document)).all()
            decided.forget(connection, document, known)
            registered.forget(connection, document)
            connection.execute(delete(versions).where(of_document))
            _drop(connection, document)
            if not connection.execute(delete(documents).where(documents.c.id == document)).rowcount:
                raise NotFound("document", document, self.shown_location)

    def version_of_source(self, sha256: str) -> VersionListing | None:
        """The first version that came from the file with this digest, if it is here already."""
        first = (
            select(versions.c.listing)
            .where(versions.c.source_sha256 == sha256)
            .order_by(versions.c.saved_at, versions.c.position)
            .limit(1)
        )
        with self._reading() as connection:
            content = connection.scalar(first)
            return None if content is None else stored.listing(content)

    # Decisions

    def decisions(self, old: SideKey, new: SideKey) -> Remembered | None:
        """What was decided on this pair, whichever was which, or on texts that are equal to it."""
        with self._reading() as connection:
            return decided.find(connection, old, new)

    def keep_decisions(self, old: SideKey, new: SideKey, kept: Remembered) -> None:
        """Store what was decided on this pair, in place of what was stored before."""
        with self._writing() as connection:
            decided.keep(connection, old, new, kept)

    # The register

    def registered(self, sha256: str) -> Entry | None:
        """What the register says of the file with this digest."""
        with self._reading() as connection:
            return registered.find(connection, sha256)

    def register_of(
        self, document: DocumentId, version: VersionId | None = None
    ) -> tuple[Entry, ...]:
        """The files that were made of `document`, or of one `version` of it, the oldest first."""
        with self._reading() as connection:
            return registered.of_document(connection, document, version)

    def enter(self, entry: Entry) -> None:
        """Put `entry` into the register, in place of what it says of the same file."""
        with self._writing() as connection:
            registered.enter(connection, entry)

    # Files

    def put_file(self, content: bytes) -> str:
        """Keep `content`; its SHA-256, under which it is found again."""
        with self._writing() as connection:
            return _put(connection, content)

    def file(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`. Raises NotFound."""
        with self._reading() as connection:
            kept = connection.scalar(select(files.c.content).where(files.c.sha256 == sha256))
        if kept is None:
            raise NotFound("file", sha256, self.shown_location)
        if not isinstance(kept, bytes | memoryview) or _sha256(bytes(kept)) != sha256:
            raise LibraryProblem(self.shown_location, LibraryReason.DAMAGED, "file")
        return bytes(kept)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the library, whoever writes meanwhile."""
        with problems(self.location), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes all or nothing."""
        with problems(self.location), self._writer.begin() as connection:
            yield connection


def _add(connection: Connection, version: Version, content: bytes) -> None:
    """Put `version` behind the others of its document."""
    _know(connection, version.document_id, version.saved_at)
    of_document = versions.c.document_id == version.document_id
    last = connection.scalar(select(func.max(versions.c.position)).where(of_document))
    connection.execute(insert(versions).values(**_row(version, (last or 0) + 1, content)))


def _row(version: Version, position: int, content: bytes) -> dict[str, Any]:
    listing = stored.version_listing(version)
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
        "content": content,
    }


def _know(connection: Connection, document: DocumentId, at: dt.datetime) -> None:
    """Make sure that `document` has its row, and that nobody else adds to it meanwhile."""
    known = select(documents.c.id).where(documents.c.id == document).with_for_update()
    if connection.scalar(known) is None:
        connection.execute(insert(documents).values(id=document, added_at=at.isoformat()))


def _drop(connection: Connection, document: DocumentId) -> None:
    connection.execute(delete(drafts).where(drafts.c.document_id == document))


def _put(connection: Connection, content: bytes) -> str:
    sha256 = _sha256(content)
    if connection.scalar(select(files.c.sha256).where(files.c.sha256 == sha256)) is None:
        connection.execute(insert(files).values(sha256=sha256, content=content))
    return sha256


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
