"""The zip file around a document: its parts, opened with care, as bytes and as XML."""

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from som_editor.core.errors import FileReason, UnreadableFile

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it

UNPACKED_LIMIT_MB = 200
"""What all parts may be together; a small file can hold far more than a machine can."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that nobody uses
    OSError,  # a place outside the file
    OverflowError,
    RuntimeError,  # a password
    ValueError,
)


class Archive:
    """The parts of the zip file `content`, which was read from `path`, by their `names`.

    Raises UnreadableFile when it is damaged, or too large once unpacked.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            sizes = {info.filename: info.file_size for info in self._archive.infolist()}
        except _DAMAGED:
            raise UnreadableFile(path, FileReason.DAMAGED) from None
        if sum(sizes.values()) > UNPACKED_LIMIT_MB * 1_000_000:
            raise UnreadableFile(path, FileReason.TOO_LARGE, str(UNPACKED_LIMIT_MB))
        self.names = frozenset(sizes)

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of the part `name`; None when it is not there. Raises UnreadableFile."""
        if name not in self.names:
            return None
        try:
            return self._archive.read(name)
        except _DAMAGED:
            raise UnreadableFile(self._path, FileReason.DAMAGED) from None

    def xml(self, name: str) -> Element | None:
        """The root of the part `name`; None when it is not there. Raises UnreadableFile."""
        content = self.bytes_of(name)
        return None if content is None else safe_xml(content, self._path)


def safe_xml(content: bytes, path: Path) -> Element:
    """The root of the XML `content`, which came from `path`.

    Raises UnreadableFile (DAMAGED), also for a document type: no Office program writes one, and
    entities can harm.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFile(path, FileReason.DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(path, FileReason.DAMAGED)
    return root
