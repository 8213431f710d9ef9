import contextlib
import sqlite3
from pathlib import Path

import pytest

from som_editor.core.decisions import Decisions, Remembered, seen_from_behind
from som_editor.core.document import BlockId, DocumentId
from som_editor.core.errors import LibraryProblem, LibraryReason
from som_editor.core.version import VersionId
from som_editor.library import Library, SideKey, draft_key, open_library, tables
from tests.library.shelf import begun, saved, tamper

OLD, NEW = SideKey("v1", "f1"), SideKey("v2", "f2")
KEPT = Remembered(Decisions(important=((BlockId("a"), BlockId("b")),)), {BlockId("a"): 0})
OTHER = Remembered(Decisions(renames_off=(("de school", "SOM"),)))


def test_what_was_decided_is_found_again(library: Library) -> None:
    assert library.decisions(OLD, NEW) is None
    library.keep_decisions(OLD, NEW, KEPT)
    assert library.decisions(OLD, NEW) == KEPT
    library.keep_decisions(OLD, NEW, OTHER)
    assert library.decisions(OLD, NEW) == OTHER
    assert library.decisions(OLD, SideKey("v3", "f3")) is None


def test_sides_that_changed_places_have_the_same_decisions(library: Library) -> None:
    library.keep_decisions(OLD, NEW, KEPT)
    assert library.decisions(NEW, OLD) == seen_from_behind(KEPT)
    library.keep_decisions(NEW, OLD, seen_from_behind(OTHER))
    assert library.decisions(OLD, NEW) == OTHER


def test_a_text_read_from_elsewhere_again_is_known_by_its_fingerprint(library: Library) -> None:
    library.keep_decisions(OLD, NEW, KEPT)
    assert library.decisions(SideKey("file", "f1"), NEW) == KEPT
    assert library.decisions(NEW, SideKey("file", "f1")) == seen_from_behind(KEPT)
    assert library.decisions(SideKey("file", "f9"), NEW) is None
    draft = draft_key(DocumentId("d"), None)
    library.keep_decisions(OLD, draft, OTHER)
    assert library.decisions(OLD, draft_key(DocumentId("e"), None)) is None
    assert library.decisions(SideKey("file", "f1"), draft) == OTHER


def test_a_draft_begins_with_what_was_decided_on_its_predecessor(library: Library) -> None:
    library.keep_decisions(OLD, NEW, KEPT)
    draft = draft_key(DocumentId("d"), VersionId("v2"))
    assert library.decisions(OLD, draft) == KEPT
    assert library.decisions(draft, OLD) == seen_from_behind(KEPT)
    library.keep_decisions(OLD, draft, OTHER)
    assert library.decisions(OLD, draft) == OTHER
    assert library.decisions(OLD, NEW) == KEPT


def test_decisions_on_a_draft_go_along_when_it_becomes_a_version(library: Library) -> None:
    library.save_draft(begun("d"))
    draft = draft_key(DocumentId("d"), None)
    library.keep_decisions(OLD, draft, KEPT)
    library.keep_decisions(draft, NEW, OTHER)
    library.save_version(saved("v9", "d"), drop_draft=True)
    assert library.decisions(OLD, SideKey("v9")) == KEPT
    assert library.decisions(SideKey("v9"), NEW) == OTHER
    assert library.decisions(OLD, draft) is None


def test_a_deleted_document_takes_its_decisions_along(library: Library) -> None:
    library.save_version(saved("v1", "d"))
    draft = draft_key(DocumentId("d"), None)
    elsewhere = SideKey("v7"), SideKey("v8")
    library.keep_decisions(OLD, NEW, KEPT)
    library.keep_decisions(NEW, draft, KEPT)
    library.keep_decisions(*elsewhere, OTHER)
    library.delete_document(DocumentId("d"))
    assert library.decisions(OLD, NEW) is None
    assert library.decisions(NEW, draft) is None
    assert library.decisions(*elsewhere) == OTHER


def test_damaged_decisions_are_told(library: Library, path: Path) -> None:
    library.keep_decisions(OLD, NEW, KEPT)
    tamper(path, "UPDATE decisions SET content = 'weg'")
    with pytest.raises(LibraryProblem) as raised:
        library.decisions(OLD, NEW)
    assert raised.value.reason is LibraryReason.DAMAGED


def test_a_library_of_before_there_were_decisions_is_brought_up_to_date(path: Path) -> None:
    with open_library(str(path)) as first:
        first.save_version(saved())
    tamper(path, "DROP TABLE decisions")
    tamper(path, "UPDATE som_library SET value = '1' WHERE name = 'schema'")
    with open_library(str(path), create=False) as opened:
        assert opened.version(VersionId("v1")) == saved()
        opened.keep_decisions(OLD, NEW, KEPT)
    with open_library(str(path), create=False) as again:
        assert again.decisions(OLD, NEW) == KEPT
    with contextlib.closing(sqlite3.connect(path)) as connection:
        schema = connection.execute("SELECT value FROM som_library WHERE name = 'schema'")
        assert schema.fetchone() == (str(tables.SCHEMA),)
