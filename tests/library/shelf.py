"""Versions and drafts to keep, and damage to do to libraries."""

import datetime as dt
import sqlite3
from pathlib import Path

import msgspec

from som_editor.core.document import Document
from som_editor.core.lifecycle import Drafted
from som_editor.core.metadata import Metadata
from som_editor.core.version import Draft, Lineage, Source, Version, VersionId
from tests.build import NOW, doc, g, h

ORIGINAL = b"Eerste tekst van het protocol."


def document(id_: str = "d", title: str = "Telefoons") -> Document:
    return doc(h("Regels"), g(f"Een regel van {id_}."), id_=id_, metadata=Metadata(title=title))


def saved(
    id_: str = "v1",
    of: str = "d",
    *,
    number: str = "1.0",
    title: str = "Telefoons",
    at: dt.datetime = NOW,
    lineage: Lineage | None = None,
    source: Source | None = None,
) -> Version:
    return Version(
        VersionId(id_),
        document(of, title),
        at,
        (Drafted(at, number),),
        lineage=lineage or Lineage(),
        source=source,
    )


def begun(
    of: str = "d", *, number: str = "1.1", title: str = "Telefoons", minutes: int = 1
) -> Draft:
    return Draft(document(of, title), number, NOW, NOW + dt.timedelta(minutes=minutes))


def retold(version: Version, words: str) -> Version:
    """`version` with other words under the same id."""
    return msgspec.structs.replace(version, note=words)


def tamper(path: Path, statement: str, *values: object) -> None:
    """Change the database behind the program's back."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.execute(statement, values)
    finally:
        connection.close()
