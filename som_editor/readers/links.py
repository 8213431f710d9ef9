"""Where a link may lead: nothing but the web and mail comes in."""

from urllib.parse import urlsplit

from som_editor.core.text import clean_text

_SCHEMES = ("http", "https", "mailto")


def safe_link(address: str) -> str:
    """`address`, or empty where it leads elsewhere than to the web or to mail."""
    if not address:
        return ""
    address = clean_text(address.strip())
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[": no address at all
        return ""
    return address if parts.scheme in _SCHEMES and (parts.netloc or parts.path) else ""
