"""Writing a file so that either the old content or the whole new content is there."""

import errno
import os
import secrets
from pathlib import Path

from som_editor.core.errors import FileReason, UnwritableFile

_REASONS = {
    errno.ENOSPC: FileReason.DISK_FULL,
    errno.EDQUOT: FileReason.DISK_FULL,
    errno.EFBIG: FileReason.DISK_FULL,
    errno.EROFS: FileReason.READ_ONLY,
    errno.EACCES: FileReason.NO_PERMISSION,
    errno.EPERM: FileReason.NO_PERMISSION,
    errno.ENOENT: FileReason.MISSING,
    errno.ENOTDIR: FileReason.MISSING,
    errno.EISDIR: FileReason.IS_FOLDER,
    errno.EEXIST: FileReason.NOT_A_FOLDER,
    errno.EBUSY: FileReason.IN_USE,
    errno.ETXTBSY: FileReason.IN_USE,
}
_WINDOWS_IN_USE = (32, 33)
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: another program has the file open."""

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would translate line ends without it


def write_file(path: Path, content: bytes) -> None:
    """Put `content` in the file at `path`, whole or not at all.

    The bytes go into a new file beside it, reach the disk, and only then take its name. Something
    that is no ordinary file, such as /dev/stdout, is written to as it is.

    Raises UnwritableFile, with the old file untouched and nothing half-written beside it.
    """
    try:
        if path.is_dir():
            raise UnwritableFile(path, FileReason.IS_FOLDER)
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:  # a link keeps pointing; the file that it points to is replaced
            _replace(path.resolve(), content)
    except OSError as error:
        raise UnwritableFile(path, _reason(error), error.strerror or "") from error


def make_folder(folder: Path) -> None:
    """Make sure that `folder` is there. Raises UnwritableFile."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(folder, _reason(error), error.strerror or "") from error


def remove_file(path: Path) -> None:
    """Remove the file at `path`, if it is there. Raises UnwritableFile."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFile(path, _reason(error), error.strerror or "") from error


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(f".som-{secrets.token_hex(8)}")
    mode = _mode(target)
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; a write-protected one is not replaced."""
    if not target.exists():
        return 0o666  # less the umask, as any new file
    os.close(os.open(target, os.O_WRONLY))  # the system says whether one may; nothing is written
    return target.stat().st_mode & 0o777


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk too, where the system can (Windows cannot, nor need it)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError) -> FileReason:
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        return FileReason.IN_USE
    return _REASONS.get(error.errno or 0, FileReason.OTHER)
