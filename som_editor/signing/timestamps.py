"""Proof of when something was signed, from an RFC 3161 server; slow to import (pyHanko)."""

import asyncio
import hashlib
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
        """The server's token over `message_digest`, and over nothing else."""
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
        except TimestampRequestError as error:
            cause = error.__cause__
            answered = cause is None or isinstance(cause, ClientResponseError)
            reason = TimestampReason.REFUSED if answered else TimestampReason.UNREACHABLE
            raise TimestampProblem(self.url, reason, str(cause or error)) from error
        except ValueError as error:  # an answer that is no timestamp, a bare refusal included
            raise TimestampProblem(self.url, TimestampReason.REFUSED, str(error)) from error
        if not proves(token, message_digest):
            raise TimestampProblem(self.url, TimestampReason.FALSE)
        return token

    def token(self, content: bytes, digest: str = "sha256") -> bytes:
        """The server's token over `content` as DER. Raises TimestampProblem."""
        imprint = hashlib.new(digest, content).digest()
        token: bytes = asyncio.run(self.async_timestamp(imprint, digest)).dump()
        return token


def proves(token: cms.ContentInfo, imprint: bytes) -> bool:
    """Whether `token` says of itself that it is about `imprint`."""
    stated = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
    return bool(stated["hashed_message"].native == imprint)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
