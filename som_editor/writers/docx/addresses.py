"""Addresses as a Word file takes them; one that Word cannot parse makes it call a file damaged."""

import re
from urllib.parse import quote, urlsplit

from som_editor.writers.printed import is_safe_link

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.?)+(?::\d{1,4})?")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+")
_SIGNS = "/?:@!$&'()*+,;=-._~%"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_LONGEST = 2000
"""Characters; Word itself stops at 2083."""


def word_address(address: str) -> str:
    """`address` as a relationship may lead to it; empty where there is no safe way to say it."""
    if not is_safe_link(address):
        return ""
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return f"mailto:{parts.path}" if _MAILBOX.fullmatch(parts.path) else ""
    host = _ascii_host(parts.netloc)
    if not _HOST.fullmatch(host):
        return ""
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    fragment = f"#{_quoted(parts.fragment)}" if parts.fragment else ""
    written = f"{parts.scheme}://{host}{_quoted(parts.path)}{query}{fragment}"
    return written if len(written) <= _LONGEST else ""


def _quoted(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SIGNS, errors="replace")


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no name at all: empty or overlong labels
        return ""
