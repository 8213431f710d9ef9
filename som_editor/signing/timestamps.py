"""Proof of when something was signed, from an RFC 3161 server; slow to import (pyHanko)."""

from urllib.parse import urlsplit

from aiohttp import ClientResponseError
from asn1crypto import cms
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

from som_editor.core.errors import TimestampProblem, TimestampReason

PATIENCE_SECONDS = 20
"""How long one request may take; a signature takes two."""


class TimestampServer(HTTPTimeStamper):
    """The server at `url`; nothing is asked of it before something is signed.

    Raises TimestampProblem when `url` is no web address, and later when no timestamp is to be had.
    """

    def __init__(self, url: str) -> None:
        if not _is_web_address(url):
            raise TimestampProblem(url, TimestampReason.BAD_ADDRESS)
        super().__init__(url, timeout=PATIENCE_SECONDS)

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """The server's token over `message_digest`."""
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except TimestampRequestError as error:
            cause = error.__cause__
            answered = cause is None or isinstance(cause, ClientResponseError)
            reason = TimestampReason.REFUSED if answered else TimestampReason.UNREACHABLE
            raise TimestampProblem(self.url, reason, str(cause or error)) from error
        except ValueError as error:  # an answer that is no timestamp, a bare refusal included
            raise TimestampProblem(self.url, TimestampReason.REFUSED, str(error)) from error


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
