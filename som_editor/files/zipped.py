"""Zip files and XML from elsewhere, opened with care, as a small one can hold a great deal.

Word files are both. What is wrong is an `Unpackable`; who knows the name of the file, tells it.
"""

import io
import zipfile
import zlib

from lxml import etree

from som_editor.core.errors import FileReason

UNPACKED_LIMIT_MB = 200
"""What all parts may be together."""

MOST_PARTS = 5_000
"""Beyond any Word file; a list of a million names is a trap by itself."""

_LISTED = b"PK\x01\x02"
"""Begins each line of a zip file's own list."""

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that nobody uses
    OSError,  # a place outside the file
    OverflowError,
    RuntimeError,  # a password
    ValueError,
)
"""What is raised by reading a zip file that is not as it should be."""


class Unpackable(Exception):
    """Bytes that are no zip file or XML that can be opened safely, for `reason`."""

    def __init__(self, reason: FileReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def open_archive(content: bytes, limit_mb: int = UNPACKED_LIMIT_MB) -> zipfile.ZipFile:
    """The zip file `content`. Raises Unpackable when it is damaged, or too large once unpacked."""
    if content.count(_LISTED) > MOST_PARTS:
        raise Unpackable(FileReason.TOO_MANY_PARTS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except DAMAGED:
        raise Unpackable(FileReason.DAMAGED) from None
    if sum(info.file_size for info in archive.infolist()) > limit_mb * 1_000_000:
        raise Unpackable(FileReason.TOO_LARGE, str(limit_mb))
    return archive


def read_part(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo) -> bytes:
    """The bytes of `part`, of which there are never more than it says. Raises Unpackable."""
    try:
        return archive.read(part)
    except DAMAGED:
        raise Unpackable(FileReason.DAMAGED) from None


def parse_xml(content: bytes, *, comments: bool = False) -> etree._Element:
    """The root of the XML `content`, without comments and instructions unless `comments`.

    Raises Unpackable when it is no XML, or has a DTD: no Office program writes one, and entities
    can harm.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=not comments,
        remove_pis=not comments,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unpackable(FileReason.DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unpackable(FileReason.DAMAGED)
    return root
