import datetime as dt
from pathlib import Path

import pytest

from som_editor.core.document import DocumentId
from som_editor.core.errors import LibraryProblem, LibraryReason
from som_editor.core.register import Entry, SignedBy
from som_editor.core.version import VersionId
from som_editor.library import Library, open_library
from tests.build import NOW
from tests.library.shelf import saved, tamper

BOARD = SignedBy("Testbestuurder", "Bestuurder", NOW)


def entry(sha256: str = "a" * 64, version: str = "v1", **more: object) -> Entry:
    fields: dict[str, object] = {
        "document": DocumentId("d"),
        "fingerprint": "f" * 64,
        "file_name": "telefoons.pdf",
        "made_at": NOW,
        **more,
    }
    return Entry(sha256=sha256, version=VersionId(version), **fields)  # type: ignore[arg-type]


def test_a_file_is_found_by_its_digest(library: Library) -> None:
    assert library.registered("a" * 64) is None
    library.enter(entry(signed=(BOARD,), awaited=("GMR",)))
    assert library.registered("a" * 64) == entry(signed=(BOARD,), awaited=("GMR",))
    assert library.registered("b" * 64) is None


def test_what_is_entered_again_takes_the_place_of_what_was_said(library: Library) -> None:
    library.enter(entry(awaited=("GMR",)))
    library.enter(entry())
    assert library.register_of(DocumentId("d")) == (entry(),)


def test_the_files_of_a_document_or_of_one_version_stand_oldest_first(library: Library) -> None:
    late = entry("c" * 64, made_at=NOW + dt.timedelta(days=1))
    other = entry("b" * 64, "v2", made_at=NOW + dt.timedelta(hours=1))
    for one in (late, other, entry()):
        library.enter(one)
    assert library.register_of(DocumentId("d")) == (entry(), other, late)
    assert library.register_of(DocumentId("d"), VersionId("v1")) == (entry(), late)
    assert library.register_of(DocumentId("e")) == ()


def test_a_document_that_goes_takes_its_files_along(library: Library) -> None:
    library.save_version(saved())
    library.enter(entry())
    library.enter(entry("b" * 64, document=DocumentId("e")))
    library.delete_document(DocumentId("d"))
    assert library.registered("a" * 64) is None
    assert library.registered("b" * 64) is not None


def test_a_damaged_entry_is_told(library: Library, path: Path) -> None:
    library.enter(entry())
    tamper(path, "UPDATE register SET content = 'weg'")
    with pytest.raises(LibraryProblem) as raised:
        library.registered("a" * 64)
    assert raised.value.reason is LibraryReason.DAMAGED


@pytest.mark.parametrize(
    ("schema", "later"), [("1", ("decisions", "register")), ("2", ("register",))]
)
def test_a_library_of_before_there_was_a_register_is_brought_up_to_date(
    path: Path, schema: str, later: tuple[str, ...]
) -> None:
    with open_library(str(path)) as first:
        first.save_version(saved())
    for table in later:
        tamper(path, f"DROP TABLE {table}")
    tamper(path, "UPDATE som_library SET value = ? WHERE name = 'schema'", schema)
    with open_library(str(path), create=False) as opened:
        assert opened.version(VersionId("v1")) == saved()
        opened.enter(entry())
    with open_library(str(path), create=False) as again:
        assert again.registered("a" * 64) == entry()
