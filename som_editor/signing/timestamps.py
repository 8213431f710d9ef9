"""Proof of when something was signed, from an RFC 3161 server of the user's choice."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from som_editor.core.errors import TimestampProblem, TimestampReason

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

PATIENCE_SECONDS = 20
"""How long one request may take; a signature takes two."""


def timestamp_server(url: str) -> "TimeStamper":
    """The server at `url`; nothing is asked of it yet.

    Raises TimestampProblem when `url` is no web address.
    """
    from pyhanko.sign.timestamps import HTTPTimeStamper

    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise TimestampProblem(url, TimestampReason.BAD_ADDRESS)
    return HTTPTimeStamper(url, timeout=PATIENCE_SECONDS)


def timestamp_problem(url: str, error: "TimestampRequestError | ValueError") -> TimestampProblem:
    """What went wrong at `url`: it refused, it answered rubbish, or it did not answer."""
    from aiohttp import ClientResponseError

    cause = error.__cause__
    answered = cause is None or isinstance(cause, ClientResponseError)
    reason = TimestampReason.REFUSED if answered else TimestampReason.UNREACHABLE
    return TimestampProblem(url, reason, str(cause or error))
