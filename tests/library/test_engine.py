"""Opening a library, and everything that can be wrong with the place where it should be."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from som_editor.core.document import DocumentId
from som_editor.core.errors import LibraryProblem, LibraryReason, NotFound, WrongUse
from som_editor.core.version import VersionId
from som_editor.library import engine, open_library, tables
from som_editor.use_cases.samples import add_samples
from tests.build import NOW, new_ids
from tests.library.shelf import begun, saved, tamper
from tests.unprivileged import as_somebody_else, posix_only, shared_folder

D = DocumentId("d")


def refusal(location: Path | str, *, create: bool = True) -> LibraryReason:
    with pytest.raises(LibraryProblem) as caught:
        open_library(str(location), create=create)
    assert caught.value.location == str(location)
    return caught.value.reason


def made(path: Path) -> Path:
    """A library with a version and a draft in it."""
    with open_library(str(path)) as library:
        library.save_version(saved())
        library.save_draft(begun())
    return path


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def versions_in(path: Path) -> int:
    with open_library(str(path), create=False) as library:
        return len(library.versions(D))


# New and known


def test_a_new_library_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "een" / "twee" / "proef.somlib"
    open_library(str(path)).close()
    assert path.is_file()


def test_a_library_is_found_again(tmp_path: Path) -> None:
    assert versions_in(made(tmp_path / "proef.somlib")) == 1


def test_a_closed_library_is_one_file(tmp_path: Path) -> None:
    made(tmp_path / "proef.somlib")
    assert names_in(tmp_path) == ["proef.somlib"]


def test_a_missing_library_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "map" / "proef.somlib"
    assert refusal(path, create=False) is LibraryReason.MISSING
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", ["vraag?teken", "hekje#", "procent%20", "spatie é", ":memory:"])
def test_a_name_may_hold_what_means_something_in_an_address(tmp_path: Path, name: str) -> None:
    made(tmp_path / name)
    assert names_in(tmp_path) == [name]


def test_a_beginning_that_was_stopped_is_taken_up_again(tmp_path: Path) -> None:
    nothing, header = tmp_path / "leeg.somlib", tmp_path / "kop.somlib"
    nothing.touch()
    connection = sqlite3.connect(header)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert header.stat().st_size > 0
    for path in (nothing, header):
        assert refusal(path, create=False) is LibraryReason.NOT_A_LIBRARY
        assert versions_in(made(path)) == 1


def test_many_who_make_one_library_at_once_all_get_it(tmp_path: Path) -> None:
    path = tmp_path / "map" / "proef.somlib"
    start = threading.Barrier(6)
    failures: list[BaseException] = []

    def begin(number: int) -> None:
        start.wait()
        try:
            with open_library(str(path)) as library:
                library.save_version(saved(f"v{number}", number=str(number)))
        except LibraryProblem as error:
            failures.append(error)

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert versions_in(path) == 6


# What is no library


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "content", [b"Dit is een gewone tekst.", b"x", b"SQLite format 3\x00", bytes(100)]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "tekst.somlib"
    path.write_bytes(content)
    assert refusal(path, create=create) is LibraryReason.NOT_A_LIBRARY
    assert path.read_bytes() == content
    assert names_in(tmp_path) == ["tekst.somlib"]


def test_an_empty_file_is_no_library_to_read(tmp_path: Path) -> None:
    path = tmp_path / "leeg"
    path.touch()
    assert refusal(path, create=False) is LibraryReason.NOT_A_LIBRARY


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    assert refusal(tmp_path) is LibraryReason.NOT_A_LIBRARY


@posix_only
def test_a_pipe_is_no_library_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    assert refusal(tmp_path / "pijp") is LibraryReason.NOT_A_LIBRARY


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "anders.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE documents (id TEXT)")
    connection.close()
    assert refusal(path) is LibraryReason.NOT_A_LIBRARY
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("documents",)]
    connection.close()


def test_a_place_inside_a_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("tekst")
    assert refusal(tmp_path / "bestand" / "proef.somlib") is LibraryReason.UNREACHABLE


def test_a_name_that_no_file_can_bear_is_unreachable(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("lang" * 200)) is LibraryReason.UNREACHABLE
    with pytest.raises(LibraryProblem) as caught:
        open_library(f"{tmp_path}/nul\0")
    assert caught.value.reason is LibraryReason.UNREACHABLE


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "proef.somlib")
    tamper(path, "UPDATE som_library SET value = ? WHERE name = 'schema'", tables.SCHEMA + 1)
    assert refusal(path) is LibraryReason.NEWER


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE som_library SET value = 'veel' WHERE name = 'schema'",
        "UPDATE som_library SET value = 'anders' WHERE name = 'format'",
        "DELETE FROM som_library",
    ],
)
def test_a_library_that_does_not_know_what_it_is_is_damaged(tmp_path: Path, statement: str) -> None:
    path = made(tmp_path / "proef.somlib")
    tamper(path, statement)
    assert refusal(path) is LibraryReason.DAMAGED


# Damage


def use_everything(path: Path) -> None:
    with open_library(str(path)) as library:
        for line in library.documents():
            library.draft(line.id)
            for version in library.versions(line.id):
                found = library.version(version.id)
                if found.source:
                    library.file(found.source.sha256)
        library.save_version(saved("v-nieuw", number="9"))
        library.save_draft(begun())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("gevuld") / "proef.somlib"
    with open_library(str(path)) as library:
        add_samples(library, now=NOW, new_id=new_ids())
        library.save_draft(begun())
    return path.read_bytes()


def test_the_whole_library_can_be_used(tmp_path: Path, filled: bytes) -> None:
    path = tmp_path / "heel.somlib"
    path.write_bytes(filled)
    use_everything(path)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.6, 0.9])
def test_a_library_that_was_cut_off_is_damaged(tmp_path: Path, filled: bytes, share: float) -> None:
    path = tmp_path / "half.somlib"
    path.write_bytes(filled[: int(len(filled) * share)])
    with pytest.raises(LibraryProblem) as caught:
        use_everything(path)
    assert caught.value.reason is LibraryReason.DAMAGED


def test_a_header_with_rubbish_behind_it_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "kop.somlib"
    path.write_bytes(b"SQLite format 3\x00" + Random(1).randbytes(5000))
    assert refusal(path) is LibraryReason.NOT_A_LIBRARY


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_rotted_are_told_in_our_own_terms(
    tmp_path: Path, filled: bytes, seed: int
) -> None:
    random = Random(seed)
    rotten = bytearray(filled)
    for _ in range(random.choice([1, 20, 400])):
        start = random.randrange(100 if seed % 2 else 0, len(rotten))
        rotten[start : start + 4] = random.randbytes(4)
    path = tmp_path / "rot.somlib"
    path.write_bytes(rotten[: len(filled)])
    assert what_is_said_of(path) in (
        "",
        LibraryReason.DAMAGED,
        LibraryReason.NOT_A_LIBRARY,
        LibraryReason.NEWER,
        "version",
        "file",
    )


def what_is_said_of(path: Path) -> str:
    """What goes wrong in using the library; empty when nothing does."""
    try:
        use_everything(path)
    except LibraryProblem as error:
        return error.reason
    except NotFound as error:
        return error.what
    return ""


# Permissions, space and locks


@pytest.fixture
def shared() -> Iterator[Path]:
    """A library in a folder that everybody may enter."""
    with shared_folder() as folder:
        path = made(folder / "proef.somlib")
        path.chmod(0o666)
        yield path


@posix_only
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "reason"),
    [
        (0o444, 0o777, LibraryReason.READ_ONLY),
        (0o444, 0o555, LibraryReason.READ_ONLY),
        (0o666, 0o555, LibraryReason.READ_ONLY),
        (0o000, 0o777, LibraryReason.NO_PERMISSION),
        (0o666, 0o000, LibraryReason.NO_PERMISSION),
    ],
)
def test_a_library_that_one_may_not_write_or_read(
    shared: Path, file_mode: int, folder_mode: int, reason: LibraryReason
) -> None:
    shared.chmod(file_mode)
    shared.parent.chmod(folder_mode)
    with as_somebody_else():
        assert refusal(shared) is reason
    shared.parent.chmod(0o777)
    assert names_in(shared.parent) == ["proef.somlib"]


@posix_only
def test_a_new_library_where_one_may_not_write(shared: Path) -> None:
    shared.parent.chmod(0o555)
    with as_somebody_else():
        assert refusal(shared.parent / "map" / "nieuw.somlib") is LibraryReason.READ_ONLY
    assert names_in(shared.parent) == ["proef.somlib"]


_ON_A_FULL_DISK = """
import resource, sys
from som_editor.core.errors import LibraryProblem
from som_editor.library import open_library
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with open_library(sys.argv[1]) as library:
        for number in range(100):
            library.put_file(bytes([number]) * 50_000)
except LibraryProblem as error:
    print(error.reason.value)
"""


def on_a_full_disk(path: Path, limit: int) -> str:
    """What a program says that may write no file larger than `limit` bytes."""
    done = subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


@posix_only
def test_a_disk_that_fills_up_is_told_and_harms_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "proef.somlib")
    assert on_a_full_disk(path, 500_000) == "disk_full"
    assert versions_in(path) == 1
    use_everything(path)


@posix_only
def test_a_new_library_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    assert on_a_full_disk(tmp_path / "map" / "proef.somlib", 2_000) == "disk_full"
    assert names_in(tmp_path) == []


def test_a_database_that_may_not_grow_is_a_full_disk(tmp_path: Path) -> None:
    path = made(tmp_path / "proef.somlib")
    with open_library(str(path)) as library:
        with library._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LibraryProblem) as caught:
            library.put_file(bytes(100_000))
        assert caught.value.reason is LibraryReason.DISK_FULL
        assert len(library.versions(D)) == 1


def test_a_library_in_which_somebody_writes_is_locked_to_writers_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    path = made(tmp_path / "proef.somlib")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        with open_library(str(path)) as library:
            assert len(library.versions(D)) == 1
            with pytest.raises(LibraryProblem) as caught:
                library.save_version(saved("v2", number="2"))
            assert caught.value.reason is LibraryReason.LOCKED
            writer.execute("ROLLBACK")
            library.save_version(saved("v2", number="2"))
            assert library.version(VersionId("v2"))
    finally:
        writer.close()


def test_a_library_that_somebody_keeps_to_himself_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    path = made(tmp_path / "proef.somlib")
    owner = sqlite3.connect(path, isolation_level=None)
    owner.execute("PRAGMA locking_mode = EXCLUSIVE")
    owner.execute("BEGIN EXCLUSIVE")
    try:
        assert refusal(path) is LibraryReason.LOCKED
    finally:
        owner.close()
    assert versions_in(path) == 1


# Addresses


def test_a_file_may_be_named_by_an_address(tmp_path: Path) -> None:
    path = tmp_path / "proef.somlib"
    with open_library(f"sqlite:///{path}") as library:
        library.save_version(saved())
    assert versions_in(path) == 1


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("onbekend://server/bank", "onbekend://"),
        ("postgresql://gebruiker:geheim@server:poort/bank", "postgresql://"),
        ("://", "://"),
        ("niet goed://x", "niet goed://"),
        ("sqlite://", "sqlite"),
        ("sqlite:///:memory:", "sqlite"),
    ],
)
def test_an_address_that_makes_no_sense(address: str, shown: str) -> None:
    for create in (True, False):
        with pytest.raises(WrongUse) as caught:
            open_library(address, create=create)
        assert (caught.value.problem, caught.value.value) == ("unknown_database", shown)


def test_a_server_is_named_only_when_its_driver_is_there() -> None:
    with pytest.raises(WrongUse) as caught:
        open_library("mssql+pymssql://gebruiker:geheim@server/bank")
    assert "geheim" not in str(caught.value)
