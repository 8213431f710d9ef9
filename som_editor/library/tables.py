"""The tables of a library: values as the codec's bytes, and beside them what lists show."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA = 3
"""The schema number of the libraries that this program makes.

2 added the decisions, 3 the register.
"""

FORMAT = "som-library"

metadata = MetaData()

about = Table(
    "som_library",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("added_at", String(40), nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("saved_at", String(40), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("source_sha256", String(64), nullable=False),
    Column("listing", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("versions_of_document", "document_id", "position", unique=True),
    Index("versions_of_source", "source_sha256"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("saved_at", String(40), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("old", String(80), primary_key=True),
    Column("new", String(80), primary_key=True),
    Column("old_fingerprint", String(64), nullable=False),
    Column("new_fingerprint", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("decisions_of_texts", "old_fingerprint", "new_fingerprint"),
)

register = Table(
    "register",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("document_id", String(64), nullable=False),
    Column("version_id", String(64), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("register_of_versions", "document_id", "version_id"),
)
