"""Passwords of certificate files in the system's own keyring, if the user wants that.

Only there: in no settings, no library, no log. A PIN is never kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from som_editor.core.errors import KeyringProblem, KeyringReason

SERVICE = "SOM Editor"
"""Under this name the passwords stand in the keyring."""

_PROTECTED = 1
"""Keyrings rate themselves; what writes a password where others can read it, stands below this."""


def can_keep() -> bool:
    """Whether this system has a keyring that keeps a password from others."""
    import keyring

    return float(keyring.get_keyring().priority) >= _PROTECTED


def kept_password(path: Path) -> str | None:
    """The password of the certificate file at `path`, if it is kept. Raises KeyringProblem."""
    import keyring

    if not can_keep():
        return None
    with _problems():
        return keyring.get_password(SERVICE, _name(path))


def keep_password(path: Path, password: str) -> None:
    """Keep `password` for the certificate file at `path`. Raises KeyringProblem."""
    import keyring

    if not can_keep():
        raise KeyringProblem(KeyringReason.NONE)
    with _problems():
        keyring.set_password(SERVICE, _name(path), password)


def forget_password(path: Path) -> None:
    """Keep the password of `path` no longer, if it was kept. Raises KeyringProblem."""
    import keyring

    if kept_password(path) is not None:
        with _problems():
            keyring.delete_password(SERVICE, _name(path))


@contextmanager
def _problems() -> Iterator[None]:
    """Turn what a keyring says inside the block into KeyringProblem; its words are not passed on.

    They could hold what was to be kept.
    """
    from keyring.errors import KeyringError

    try:
        yield
    except (KeyringError, OSError):
        raise KeyringProblem(KeyringReason.REFUSED) from None


def _name(path: Path) -> str:
    return str(path.resolve())
