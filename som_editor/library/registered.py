"""The register of files in the tables of a library."""

from sqlalchemy import Connection, delete, insert, select, update

from som_editor.core import codec
from som_editor.core.document import DocumentId
from som_editor.core.register import Entry
from som_editor.core.version import VersionId
from som_editor.library import stored
from som_editor.library.tables import register


def find(connection: Connection, sha256: str) -> Entry | None:
    """The entry of the file with this digest."""
    content = connection.scalar(select(register.c.content).where(register.c.sha256 == sha256))
    return None if content is None else stored.decoded(Entry, content)


def of_document(
    connection: Connection, document: DocumentId, version: VersionId | None
) -> tuple[Entry, ...]:
    """The entries of `document`, or of one `version` of it, the oldest first."""
    wanted = select(register.c.content).where(register.c.document_id == document)
    if version is not None:
        wanted = wanted.where(register.c.version_id == version)
    rows = connection.execute(wanted.order_by(register.c.made_at, register.c.sha256))
    return tuple(stored.decoded(Entry, row.content) for row in rows)


def enter(connection: Connection, entry: Entry) -> None:
    """Store `entry`, in place of another one of the same file."""
    row = {
        "document_id": entry.document,
        "version_id": entry.version,
        "made_at": entry.made_at.isoformat(),
        "content": codec.encode(entry),
    }
    same = register.c.sha256 == entry.sha256
    if not connection.execute(update(register).where(same).values(**row)).rowcount:
        connection.execute(insert(register).values(sha256=entry.sha256, **row))


def forget(connection: Connection, document: DocumentId) -> None:
    """Drop the entries of `document`."""
    connection.execute(delete(register).where(register.c.document_id == document))
