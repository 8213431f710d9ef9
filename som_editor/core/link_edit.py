"""Links in the text: which addresses they may lead to, and putting them on words and off."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from som_editor.core import edit, inline_edit
from som_editor.core.document import BlockId, Document, Mark, Text, TextBlock
from som_editor.core.errors import InvalidEdit
from som_editor.core.shown import Reader
from som_editor.core.text import clean_text

_SCHEMES = ("https", "http")
_MAIL = "mailto:"
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
"""A name on the web without its scheme: "www.voorbeeld.nl"."""
_WRITTEN = re.compile(r"(?:https?://|www\.)[^\s<>“”\"\ufffc]+$", re.IGNORECASE)
_WRITTEN_MAILBOX = re.compile(rf"(?<![\w.+/@-]){_MAILBOX.pattern}$")
_BEHIND = re.compile(r"[.,;:!?’'”\"…]+$")
"""Signs behind an address that belong to the sentence around it."""


class Link(NamedTuple):
    """The part of a block's body that leads to `address`, from `start` to `stop`."""

    start: int
    stop: int
    address: str


def link_address(text: str) -> str:
    """The address that `text` means, its scheme added where it lacks one.

    Raises InvalidEdit for what is no address of the web or of a mailbox.
    """
    address = clean_text(text.strip())
    if _MAILBOX.fullmatch(address):
        return _MAIL + address
    if address.lower().startswith(_MAIL):
        mailbox = address[len(_MAIL) :]
        if _MAILBOX.fullmatch(mailbox.partition("?")[0]):
            return _MAIL + mailbox
        raise InvalidEdit("no_address", text)
    if "://" not in address and _SITE.fullmatch(re.split("[/?#:]", address)[0]):
        address = f"https://{address}"
    if re.search(r"\s", address) or not may_open(address):
        raise InvalidEdit("no_address", text)
    return address


def may_open(address: str) -> bool:
    """Whether `address` leads to the web or to mail; files from elsewhere may say anything."""
    if address.lower().startswith(_MAIL):
        return len(address) > len(_MAIL)
    try:
        parts = urlsplit(address)
        return parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:  # "http://[": no address at all
        return False


def written_link(before: str) -> Link | None:
    """The address that `before` ends with, where it stands there, and where it leads."""
    found = _WRITTEN.search(before) or _WRITTEN_MAILBOX.search(_BEHIND.sub("", before))
    if found is None:
        return None
    written = _BEHIND.sub("", found[0])
    if written.endswith(")") and "(" not in written:
        written = _BEHIND.sub("", written[:-1])
    try:
        address = link_address(written)
    except InvalidEdit:
        return None
    return Link(found.start(), found.start() + len(written), address)


def link_at(document: Document, block: TextBlock, position: int) -> Link | None:
    """The link that holds `position` of the body of `block`, its edges included."""
    shows = Reader(document).inline
    links: list[Link] = []
    at = 0
    for inline in block.inlines:
        end = at + len(shows(inline))
        if isinstance(inline, Text) and inline.link:
            last = links[-1] if links else None
            if last is not None and last.stop == at and last.address == inline.link:
                links[-1] = last._replace(stop=end)
            else:
                links.append(Link(at, end, inline.link))
        at = end
    around = [link for link in links if link.start <= position <= link.stop]
    return next((link for link in around if position < link.stop), around[0] if around else None)


def set_link(document: Document, block: BlockId, start: int, stop: int, address: str) -> Document:
    """What `block` shows from `start` to `stop` leading to `address`; nowhere when it is empty."""
    found = edit.text_block(document, block)
    shows = Reader(document).inline
    linked = inline_edit.linked(found.inlines, start, stop, address, shows)
    return edit.replace_inlines(document, block, linked)


def put_link(
    document: Document, block: BlockId, start: int, stop: int, words: str, address: str
) -> Document:
    """`words` that lead to `address` in place of what `block` shows from `start` to `stop`.

    Words that stay as they are keep their marks and fields; others take the marks of the first.
    """
    found = edit.text_block(document, block)
    reader = Reader(document)
    _, rest = inline_edit.cut(found.inlines, start, reader.inline)
    inside, _ = inline_edit.cut(rest, stop - start, reader.inline)
    if reader.inlines(inside) == words:
        return set_link(document, block, start, stop, address)
    marks = inside[0].marks if inside and isinstance(inside[0], Text) else frozenset[Mark]()
    new = (msgspec.structs.replace(Text(clean_text(words)), marks=marks, link=address),)
    inlines = inline_edit.replace_range(found.inlines, start, stop, new, reader.inline)
    return edit.replace_inlines(document, block, inlines)
