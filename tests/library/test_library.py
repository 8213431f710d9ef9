import datetime as dt
import hashlib
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from som_editor.core import codec
from som_editor.core.document import DocumentId
from som_editor.core.errors import LibraryProblem, LibraryReason, NotFound
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.lifecycle import Received, Status
from som_editor.core.version import Lineage, Source, VersionId
from som_editor.library import Library, open_library, stored
from tests.build import NOW
from tests.library.shelf import ORIGINAL, begun, retold, saved, tamper

D = DocumentId("d")
LATER = NOW + dt.timedelta(hours=1)


def damage(call: object) -> LibraryReason:
    assert callable(call)
    with pytest.raises(LibraryProblem) as caught:
        call()
    return caught.value.reason


# Versions


def test_a_version_comes_back_as_it_was_saved(library: Library) -> None:
    library.save_version(saved())
    assert library.version(VersionId("v1")) == saved()


def test_versions_are_listed_the_newest_first_whatever_their_dates(library: Library) -> None:
    library.save_version(saved("v1", number="1.0", at=LATER))
    library.save_version(saved("v2", number="2.0", at=NOW))
    assert [line.id for line in library.versions(D)] == ["v2", "v1"]
    assert library.latest(D) == saved("v2", number="2.0", at=NOW)


def test_a_line_of_the_history_says_what_the_version_says(library: Library) -> None:
    version = retold(saved(), "Eerste versie")
    library.save_version(version)
    line = library.version_listing(version.id)
    assert line == library.versions(D)[0]
    assert (line.title, line.note, line.saved_at) == ("Telefoons", "Eerste versie", NOW)
    assert (line.standing, line.lineage) == (version.standing, version.lineage)
    assert line.fingerprint == content_fingerprint(version.document)


def test_saving_the_same_version_again_changes_nothing(library: Library) -> None:
    library.save_version(saved())
    library.save_version(saved())
    assert len(library.versions(D)) == 1


def test_a_version_is_never_rewritten(library: Library) -> None:
    library.save_version(saved())
    with pytest.raises(ValueError, match="v1"):
        library.save_version(retold(saved(), "anders"))
    assert library.version(VersionId("v1")) == saved()


def test_stored_bytes_are_those_of_the_codec_and_stay_so(library: Library, path: Path) -> None:
    library.save_version(saved("v1"))
    library.save_draft(begun())
    library.save_version(saved("v2", number="2.0"), drop_draft=True)
    library.close()
    with open_library(str(path)) as again:
        again.documents()
    connection = sqlite3.connect(path)
    rows = dict(connection.execute("SELECT id, content FROM versions"))
    connection.close()
    assert rows["v1"] == codec.encode(saved("v1"))


@pytest.mark.parametrize("name", ["", "v9", "draft"])
def test_a_version_that_is_not_there_is_not_found(library: Library, name: str) -> None:
    for call in (library.version, library.version_listing):
        with pytest.raises(NotFound) as caught:
            call(VersionId(name))
        assert (caught.value.what, caught.value.name) == ("version", name)
        assert caught.value.where == library.shown_location


def test_a_document_that_is_not_there_has_nothing(library: Library) -> None:
    assert library.latest(D) is None
    assert library.draft(D) is None
    assert library.versions(D) == ()
    assert not library.has_document(D)


def test_what_is_there_is_known_to_be(library: Library) -> None:
    library.save_version(saved())
    assert library.has_document(D)
    assert library.has_version(VersionId("v1"))
    assert not library.has_version(VersionId("v2"))


# Drafts


def test_a_draft_is_kept_in_its_last_state(library: Library) -> None:
    library.save_draft(begun())
    library.save_draft(begun(number="1.2"))
    assert library.draft(D) == begun(number="1.2")


def test_a_draft_that_became_a_version_is_gone(library: Library) -> None:
    library.save_draft(begun())
    library.save_version(saved(), drop_draft=True)
    assert library.draft(D) is None


def test_dropping_a_draft_leaves_the_versions(library: Library) -> None:
    library.save_version(saved())
    library.save_draft(begun())
    library.drop_draft(D)
    library.drop_draft(D)
    assert library.draft(D) is None
    assert len(library.versions(D)) == 1


# The list of protocols


def test_a_new_library_has_no_documents(library: Library) -> None:
    assert library.documents() == ()


def test_the_list_tells_of_the_latest_version_and_the_draft(library: Library) -> None:
    library.save_version(saved("v1"))
    library.save_version(saved("v2", number="2.0"))
    library.save_draft(begun(number="2.1", title="Telefoons en horloges"))
    (line,) = library.documents()
    assert (line.title, line.versions) == ("Telefoons en horloges", 2)
    assert (line.standing.number, line.draft_number) == ("2.0", "2.1")
    assert line.changed_at == NOW + dt.timedelta(minutes=1)


def test_a_document_that_is_only_a_draft_is_listed_as_that_concept(library: Library) -> None:
    library.save_version(saved("u", of="upstream", title="Het voorbeeld"))
    draft = msgspec.structs.replace(
        begun("nieuw", number="1.0", title=""),
        lineage=Lineage(upstream=VersionId("u")),
        evaluation=dt.date(2027, 1, 1),
    )
    library.save_draft(draft)
    line, _upstream = library.documents()
    assert (line.id, line.title, line.versions, line.draft_number) == ("nieuw", "", 0, "1.0")
    assert (line.standing.status, line.standing.number) == (Status.CONCEPT, "1.0")
    assert line.standing.evaluation == dt.date(2027, 1, 1)
    assert line.based_on == "Het voorbeeld"


def test_the_list_names_what_a_document_is_based_on(library: Library) -> None:
    upstream = msgspec.structs.replace(
        saved("u", of="upstream", title="Het voorbeeld"),
        events=(Received(NOW, reconstruction=True),),
    )
    library.save_version(upstream)
    library.save_version(saved("v", at=LATER, lineage=Lineage(upstream=VersionId("u"))))
    ours, theirs = library.documents()
    assert (ours.based_on, ours.based_on_reconstruction) == ("Het voorbeeld", True)
    assert (theirs.based_on, theirs.based_on_reconstruction) == ("", False)


def test_an_upstream_that_is_not_here_has_no_name(library: Library) -> None:
    library.save_version(saved(lineage=Lineage(upstream=VersionId("elders"))))
    assert library.documents()[0].based_on == ""


def test_the_last_changed_comes_first(library: Library) -> None:
    library.save_version(saved("v1", of="a", at=NOW))
    library.save_version(saved("v2", of="b", at=LATER))
    library.save_version(saved("v3", of="c", at=NOW))
    library.save_draft(begun("c", minutes=120))
    assert [line.id for line in library.documents()] == ["c", "b", "a"]


# Files


def test_the_file_that_a_version_was_read_from_is_kept_under_its_digest(library: Library) -> None:
    digest = hashlib.sha256(ORIGINAL).hexdigest()
    library.save_version(saved(source=Source("a.txt", digest)), original=ORIGINAL)
    assert library.file(digest) == ORIGINAL


def test_the_same_bytes_are_kept_once(library: Library) -> None:
    assert library.put_file(ORIGINAL) == library.put_file(ORIGINAL)
    assert library.file(library.put_file(b"")) == b""


def test_a_file_that_is_not_there_is_not_found(library: Library) -> None:
    with pytest.raises(NotFound) as caught:
        library.file("0" * 64)
    assert caught.value.what == "file"


def test_the_first_version_of_a_source_is_found(library: Library) -> None:
    source = Source("a.txt", "f" * 64)
    library.save_version(saved("v1", source=source))
    library.save_version(saved("v2", number="1.1", at=LATER, source=source))
    found = library.version_of_source("f" * 64)
    assert found is not None
    assert found.id == "v1"
    assert library.version_of_source("e" * 64) is None


def test_deleting_what_is_not_there_is_said(library: Library) -> None:
    with pytest.raises(NotFound):
        library.delete_document(D)


# All or nothing, from anywhere


def test_a_failed_save_leaves_nothing_of_itself(library: Library) -> None:
    library.save_version(saved())
    with pytest.raises(ValueError, match="v1"):
        library.save_version(retold(saved(), "anders"), original=ORIGINAL, drop_draft=True)
    with pytest.raises(NotFound):
        library.file(hashlib.sha256(ORIGINAL).hexdigest())


def test_a_library_opened_in_one_thread_works_in_others(library: Library) -> None:
    def work(number: int) -> int:
        library.save_version(saved(f"v{number}", number=str(number)))
        library.save_draft(begun(f"draft{number}"))
        return len(library.documents())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(40)))
    assert len(library.versions(D)) == 40
    assert len(library.documents()) == 41


def test_two_libraries_on_one_file_share_what_is_written(library: Library, path: Path) -> None:
    with open_library(str(path)) as other:

        def fill(into: Library, prefix: str) -> None:
            for number in range(20):
                into.save_version(saved(f"{prefix}{number}", number=f"{prefix}{number}"))

        threads = [
            threading.Thread(target=fill, args=(one, prefix))
            for one, prefix in ((library, "a"), (other, "b"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(library.versions(D)) == len(other.versions(D)) == 40


def test_a_list_is_of_one_moment_while_somebody_writes(library: Library) -> None:
    library.save_version(saved("v0", number="0"))
    stop = threading.Event()

    def write() -> None:
        number = 1
        while not stop.is_set():
            library.save_draft(begun(number=f"{number}"))
            library.save_version(saved(f"v{number}", number=f"{number}"), drop_draft=True)
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(50):
            (line,) = library.documents()
            assert line.standing.number == str(line.versions - 1)
            assert line.draft_number in ("", str(line.versions))
    finally:
        stop.set()
        writer.join()


# Damage


def test_a_moment_without_a_time_zone_is_damage(library: Library, path: Path) -> None:
    library.save_version(saved())
    library.close()
    without_zone = msgspec.json.encode(stored.version_listing(saved())).replace(b"Z", b"")
    tamper(path, "UPDATE versions SET listing = ?", without_zone)
    assert damage(library.documents) is LibraryReason.DAMAGED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE versions SET content = x'00', listing = x'00'",
        "UPDATE versions SET content = 5, listing = 5",
        "UPDATE versions SET content = '', listing = ''",
        "UPDATE versions SET content = '{}', listing = '{}'",
        "UPDATE versions SET content = x'', listing = x'7b7d'",
        "DROP TABLE versions",
    ],
)
def test_damaged_versions_are_told_as_damage(library: Library, path: Path, statement: str) -> None:
    library.save_version(saved())
    library.close()
    tamper(path, statement)
    for call in (
        library.documents,
        lambda: library.versions(D),
        lambda: library.latest(D),
        lambda: library.version(VersionId("v1")),
        lambda: library.version_listing(VersionId("v1")),
    ):
        assert damage(call) is LibraryReason.DAMAGED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE drafts SET content = x'7b7d', saved_at = 'gisteren'",
        "UPDATE drafts SET content = '{}', saved_at = '2026-01-01'",
        "UPDATE drafts SET content = 7, saved_at = 7",
        "UPDATE drafts SET content = CAST(x'ff' AS TEXT), saved_at = CAST(x'ff' AS TEXT)",
    ],
)
@pytest.mark.parametrize("with_version", [True, False])
def test_damaged_drafts_are_told_as_damage(
    library: Library, path: Path, statement: str, with_version: bool
) -> None:
    if with_version:
        library.save_version(saved())
    library.save_draft(begun())
    library.close()
    tamper(path, statement)
    assert damage(library.documents) is LibraryReason.DAMAGED
    assert damage(lambda: library.draft(D)) is LibraryReason.DAMAGED


def test_a_version_of_a_newer_program_is_told_as_newer(library: Library, path: Path) -> None:
    library.save_version(saved())
    library.close()
    content = codec.encode(saved()).replace(b'"schema":1', b'"schema":9')
    tamper(path, "UPDATE versions SET content = ?", content)
    assert damage(lambda: library.latest(D)) is LibraryReason.NEWER


def test_a_file_whose_bytes_changed_is_told_as_damage(library: Library, path: Path) -> None:
    digest = library.put_file(ORIGINAL)
    library.close()
    tamper(path, "UPDATE files SET content = x'00'")
    assert damage(lambda: library.file(digest)) is LibraryReason.DAMAGED
