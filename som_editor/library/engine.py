"""Opening the database of a library, and saying in its terms what goes wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from som_editor.core.errors import LibraryProblem, LibraryReason, WrongUse
from som_editor.library import tables

BUSY_SECONDS = 5
"""How long to wait for somebody else who is writing."""

_SQLITE_START = b"SQLite format 3\x00"


def is_url(location: str) -> bool:
    """Whether `location` is a database URL rather than a file."""
    return "://" in location


def shown_location(location: str) -> str:
    """`location` as it may be shown: a URL without its password."""
    if not is_url(location):
        return location
    return make_url(location).render_as_string(hide_password=True)


@contextmanager
def problems(location: str) -> Iterator[None]:
    """Turn what the database says inside the block into a LibraryProblem."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise LibraryProblem(shown_location(location), _reason(error), _detail(error)) from error


def open_engine(location: str, *, create: bool) -> Engine:
    """The engine of the library at `location`, its tables made when it is new and `create`.

    Raises LibraryProblem when it is no library, is newer than this program, or cannot be reached;
    a file that was not there is not left behind.
    """
    if is_url(location):
        return _open_url(location, create=create)
    path = Path(location)
    existed = path.exists()
    if existed:
        _check_file(path)
    elif not create:
        raise LibraryProblem(location, LibraryReason.MISSING)
    try:
        with problems(location):
            if not existed:
                path.parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
            event.listen(engine, "connect", _prepare)
            _check_schema(engine, location, create=create and not existed)
    except LibraryProblem:
        if not existed:
            for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
                leftover.unlink(missing_ok=True)
        raise
    return engine


def _open_url(location: str, *, create: bool) -> Engine:
    try:
        engine = create_engine(location)
    except (NoSuchModuleError, ModuleNotFoundError, SQLAlchemyError):
        raise WrongUse("unknown_database", shown_location_of_scheme(location)) from None
    with problems(location):
        _check_schema(engine, location, create=create)
    return engine


def shown_location_of_scheme(location: str) -> str:
    """The scheme of a URL that cannot be parsed: the only part that is surely no secret."""
    return location.partition("://")[0]


def _prepare(connection: Any, _record: Any) -> None:
    """Every commit reaches the disk; readers do not wait for a writer."""
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _check_file(path: Path) -> None:
    """Raises LibraryProblem for a file that is no SQLite database, before SQLite touches it."""
    if path.is_dir():
        raise LibraryProblem(str(path), LibraryReason.NOT_A_LIBRARY)
    try:
        with path.open("rb") as file:
            start = file.read(len(_SQLITE_START))
    except PermissionError:
        raise LibraryProblem(str(path), LibraryReason.UNREACHABLE) from None
    if start != _SQLITE_START:
        raise LibraryProblem(str(path), LibraryReason.NOT_A_LIBRARY)


def _check_schema(engine: Engine, location: str, *, create: bool) -> None:
    with engine.begin() as connection:
        present = set(inspect(connection).get_table_names())
        if tables.about.name not in present:
            if not create and (present or not is_url(location)):
                raise LibraryProblem(shown_location(location), LibraryReason.NOT_A_LIBRARY)
            tables.metadata.create_all(connection)
            connection.execute(
                tables.about.insert(),
                [
                    {"name": "format", "value": tables.FORMAT},
                    {"name": "schema", "value": str(tables.SCHEMA)},
                ],
            )
            return
        rows = connection.execute(select(tables.about.c.name, tables.about.c.value))
        about: dict[str, str] = {row.name: row.value for row in rows}
    if int(about.get("schema", "0")) > tables.SCHEMA:
        raise LibraryProblem(shown_location(location), LibraryReason.NEWER)


def _reason(error: Exception) -> LibraryReason:
    """What the database's words mean for the user."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    code = getattr(cause, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    known = {
        sqlite3.SQLITE_FULL: LibraryReason.DISK_FULL,
        sqlite3.SQLITE_READONLY: LibraryReason.READ_ONLY,
        sqlite3.SQLITE_PERM: LibraryReason.READ_ONLY,
        sqlite3.SQLITE_CANTOPEN: LibraryReason.UNREACHABLE,
        sqlite3.SQLITE_BUSY: LibraryReason.LOCKED,
        sqlite3.SQLITE_LOCKED: LibraryReason.LOCKED,
        sqlite3.SQLITE_CORRUPT: LibraryReason.DAMAGED,
        sqlite3.SQLITE_NOTADB: LibraryReason.NOT_A_LIBRARY,
        sqlite3.SQLITE_IOERR: LibraryReason.DISK_FULL,
    }
    if primary in known:
        return known[primary]
    if isinstance(error, PermissionError):
        return LibraryReason.READ_ONLY
    if isinstance(cause, OSError) and cause.errno == 28:
        return LibraryReason.DISK_FULL
    return LibraryReason.UNREACHABLE


def _detail(error: Exception) -> str:
    """The kind of error only: the database's own words may hold a password or a text."""
    return type(error).__name__
