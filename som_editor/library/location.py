"""Where a library is: a file, or a database on a server; and how that may be shown."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from som_editor.core.errors import LibraryProblem, LibraryReason, WrongUse

_FILE_DATABASE = "sqlite"


def is_url(location: str) -> bool:
    """Whether `location` is a database URL rather than a file."""
    return "://" in location


def place(location: str) -> Path | URL:
    """The file of the library at `location`, or its URL when it is on a server.

    Raises WrongUse for a URL that makes no sense, LibraryProblem for a name that no file can bear.
    """
    if not is_url(location):
        if "\0" in location:
            raise LibraryProblem(location.replace("\0", "?"), LibraryReason.UNREACHABLE)
        return Path(location).absolute()
    url = _url(location)
    if url.get_backend_name() != _FILE_DATABASE:
        return url
    if not url.database or url.database == ":memory:":
        raise WrongUse("unknown_database", _FILE_DATABASE)
    return Path(url.database).absolute()


def shown_location(location: str) -> str:
    """`location` as it may be shown: of a URL only what is surely no secret."""
    if not is_url(location):
        return location
    try:
        url = _url(location)
    except WrongUse:
        return f"{location.partition('://')[0]}://"
    host = (url.host or "").rpartition("@")[2]  # a password with an unescaped @ ends up before it
    port = f":{url.port}" if url.port else ""
    return f"{url.drivername}://{host}{port}/{url.database or ''}"


def _url(location: str) -> URL:
    try:
        return make_url(location)
    except (SQLAlchemyError, ValueError):  # ValueError: the port is no number
        raise WrongUse("unknown_database", f"{location.partition('://')[0]}://") from None
