"""The bytes of a file, once it is known to be an ordinary file of a bearable size."""

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from som_editor.core.errors import FileReason, UnreadableFile

SIZE_LIMIT_MB = 50

_IMPOSSIBLE = (errno.ENAMETOOLONG, errno.ELOOP)
"""What the system says of names that no file can bear."""


def read_bytes(path: Path, limit_mb: int = SIZE_LIMIT_MB) -> bytes:
    """The bytes of the file at `path`; nothing is read of one that is larger than `limit_mb`.

    Raises UnreadableFile, also for a file without anything but white space.
    """
    if size_bytes(path) > limit_mb * 1_000_000:
        raise UnreadableFile(path, FileReason.TOO_LARGE, str(limit_mb))
    with _problems(path):
        content = path.read_bytes()
    if not content.strip():
        raise UnreadableFile(path, FileReason.EMPTY)
    return content


def size_bytes(path: Path) -> int:
    """How large the file at `path` is.

    Raises UnreadableFile when it is not there, or is a folder, or a device or pipe: opening one of
    those could wait for ever.
    """
    with _problems(path):
        status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(path, FileReason.IS_FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(path, FileReason.NOT_A_FILE)
    return status.st_size


@contextmanager
def _problems(path: Path) -> Iterator[None]:
    """Turn what the system says inside the block into UnreadableFile."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableFile(path, FileReason.MISSING) from None
    except PermissionError:
        raise UnreadableFile(path, FileReason.NO_PERMISSION) from None
    except ValueError:  # a null character in the name
        raise UnreadableFile(path, FileReason.MISSING) from None
    except OSError as error:
        reason = FileReason.MISSING if error.errno in _IMPOSSIBLE else FileReason.OTHER
        raise UnreadableFile(path, reason, error.strerror or "") from error
