"""Opening the database of a library, and saying in its terms what goes wrong with it."""

import errno
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from som_editor.core.errors import LibraryProblem, LibraryReason, UnreadableFormat, WrongUse
from som_editor.library import tables
from som_editor.library.location import place, shown_location

BUSY_SECONDS = 5
"""How long to wait for somebody else who is writing."""

_SQLITE_START = b"SQLite format 3\x00"
_WRITING = "som_writing"
_FULL_DISK_CODES = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC)
_REASONS = {
    sqlite3.SQLITE_FULL: LibraryReason.DISK_FULL,
    sqlite3.SQLITE_READONLY: LibraryReason.READ_ONLY,
    sqlite3.SQLITE_PERM: LibraryReason.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: LibraryReason.UNREACHABLE,
    sqlite3.SQLITE_IOERR: LibraryReason.UNREACHABLE,
    sqlite3.SQLITE_BUSY: LibraryReason.LOCKED,
    sqlite3.SQLITE_LOCKED: LibraryReason.LOCKED,
    sqlite3.SQLITE_NOTADB: LibraryReason.NOT_A_LIBRARY,
}


@contextmanager
def problems(location: str) -> Iterator[None]:
    """Turn what the database says inside the block into a LibraryProblem."""
    try:
        yield
    except UnreadableFormat as error:
        reason = LibraryReason.NEWER if error.newer else LibraryReason.DAMAGED
        raise LibraryProblem(shown_location(location), reason, error.format) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged name in its complaint
        raise LibraryProblem(shown_location(location), LibraryReason.DAMAGED) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise LibraryProblem(shown_location(location), _reason(error), _detail(error)) from error


def open_engine(location: str, *, create: bool) -> Engine:
    """The engine of the library at `location`, its tables made when it is new and `create`.

    It may be used from any thread. Raises LibraryProblem when it is no library, is newer than this
    program, or cannot be reached, and WrongUse for a URL that makes no sense; what was not there is
    not left behind.
    """
    found = place(location)
    if isinstance(found, URL):
        return _open_server(found, location, create=create)
    return _open_file(found, location, create=create)


def writer_of(engine: Engine) -> Engine:
    """`engine` for transactions that write: each waits for its turn before it looks at anything."""
    return engine.execution_options(**{_WRITING: True})


def _open_file(path: Path, location: str, *, create: bool) -> Engine:
    with problems(location):
        _check_file(path, location, create=create)
        new_folders = [folder for folder in path.parents if not folder.exists()]
    made = False
    try:
        with problems(location):
            path.parent.mkdir(parents=True, exist_ok=True)
            made = _made(path)
            engine = _file_engine(path)
            _prepare_schema(engine, location, create=create, alone=True)
    except LibraryProblem:
        leftovers = (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if made else ()
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)
        _remove_empty(new_folders)
        raise
    return engine


def _file_engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_connection(connection: Any, _record: Any) -> None:
    """Every commit reaches the disk; readers do not wait for a writer."""
    connection.isolation_level = None  # transactions begin where `_begin` says
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()  # nobody else knows of it yet
        raise


def _begin(connection: Connection) -> None:
    """A writer takes its turn at the start: one that has read before could no longer wait."""
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _open_server(url: URL, location: str, *, create: bool) -> Engine:
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ModuleNotFoundError, TypeError, ValueError):
        raise WrongUse("unknown_database", f"{url.drivername}://") from None
    with problems(location):
        _prepare_schema(engine, location, create=create, alone=False)
    return engine


def _check_file(path: Path, location: str, *, create: bool) -> None:
    """Raises LibraryProblem for a file that cannot be our database, before SQLite touches it."""
    try:
        start = _start(path)
    except FileNotFoundError:
        if create:
            return
        raise LibraryProblem(location, LibraryReason.MISSING) from None
    except PermissionError:
        raise LibraryProblem(location, LibraryReason.NO_PERMISSION) from None
    if start == b"" and create:
        return  # the program was stopped while it made the library
    if start != _SQLITE_START:
        raise LibraryProblem(location, LibraryReason.NOT_A_LIBRARY)
    try:
        path.open("r+b").close()
    except PermissionError:  # SQLite would leave files of its own beside it
        raise LibraryProblem(location, LibraryReason.READ_ONLY) from None


def _start(path: Path) -> bytes:
    """The first bytes of `path`; of anything but an ordinary file none that fit."""
    if not stat.S_ISREG(path.stat().st_mode):
        return b"no file"
    with path.open("rb") as file:
        return file.read(len(_SQLITE_START))


def _made(path: Path) -> bool:
    """Make an empty file at `path`; whether it was not there before."""
    try:
        path.open("xb").close()
    except FileExistsError:
        return False
    return True


def _remove_empty(folders: list[Path]) -> None:
    """Remove `folders`, innermost first, as far as there is nothing in them."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _prepare_schema(engine: Engine, location: str, *, create: bool, alone: bool) -> None:
    """Bring the tables up to date, and make them when there are none and `create`.

    `alone` where no others may be present.
    """
    try:
        with engine.connect() as connection:
            schema = _schema(connection, location, alone=alone)
        if schema == tables.SCHEMA:
            return
        if schema is None and not create:
            raise LibraryProblem(shown_location(location), LibraryReason.NOT_A_LIBRARY)
        with writer_of(engine).begin() as connection:
            schema = _schema(connection, location, alone=alone)  # somebody may have been quicker
            if schema is None:
                _make_tables(connection)
            elif schema < tables.SCHEMA:
                _upgrade(connection)
    except BaseException:
        engine.dispose()  # an open file cannot be removed everywhere
        raise


def _schema(connection: Connection, location: str, *, alone: bool) -> int | None:
    """The schema of our tables, None without any. Raises LibraryProblem: not ours, or newer."""
    present = set(inspect(connection).get_table_names())
    if tables.about.name not in present:
        if present and (alone or present & set(tables.metadata.tables)):
            raise LibraryProblem(shown_location(location), LibraryReason.NOT_A_LIBRARY)
        return None
    rows = connection.execute(select(tables.about.c.name, tables.about.c.value))
    about: dict[str, str] = {row.name: str(row.value) for row in rows}
    if about.get("format") != tables.FORMAT or not about.get("schema", "").isdecimal():
        raise LibraryProblem(shown_location(location), LibraryReason.DAMAGED)
    schema = int(about["schema"])
    if schema > tables.SCHEMA:
        raise LibraryProblem(shown_location(location), LibraryReason.NEWER)
    return schema


def _make_tables(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    connection.execute(
        tables.about.insert(),
        [
            {"name": "format", "value": tables.FORMAT},
            {"name": "schema", "value": str(tables.SCHEMA)},
        ],
    )


def _upgrade(connection: Connection) -> None:
    """Add the tables that came after those of an older library; what it holds stays as it is."""
    tables.metadata.create_all(connection)
    schema = tables.about.c.name == "schema"
    connection.execute(tables.about.update().where(schema).values(value=str(tables.SCHEMA)))


def _reason(error: Exception) -> LibraryReason:
    """What the database's words mean for the user."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code in _FULL_DISK_CODES:
            return LibraryReason.DISK_FULL
        return _REASONS.get(code & 0xFF, LibraryReason.DAMAGED)
    if isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT):
        return LibraryReason.DISK_FULL
    if isinstance(cause, PermissionError) or getattr(cause, "errno", None) == errno.EROFS:
        return LibraryReason.READ_ONLY
    return LibraryReason.UNREACHABLE


def _detail(error: Exception) -> str:
    """The kind of error only: the database's own words may hold a password or a text."""
    return type(error).__name__
