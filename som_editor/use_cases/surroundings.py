"""What the core is handed from outside: the time and fresh ids."""

import datetime as dt
import secrets


def now() -> dt.datetime:
    """The present moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def new_id() -> str:
    """An id that nothing else bears: 96 random bits in hexadecimal."""
    return secrets.token_hex(12)
