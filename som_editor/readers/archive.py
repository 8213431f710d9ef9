"""The zip file around a document: its parts, opened with care, as bytes and as XML."""

from pathlib import Path

from lxml import etree

from som_editor.core.errors import UnreadableFile
from som_editor.files.zipped import Unpackable, open_archive, parse_xml, read_part

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it


class Archive:
    """The parts of the zip file `content`, which was read from `path`, by their `names`.

    Raises UnreadableFile when it is damaged, or too large once unpacked.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        try:
            self._archive = open_archive(content)
        except Unpackable as error:
            raise UnreadableFile(path, error.reason, error.detail) from None
        self.names = frozenset(self._archive.namelist())

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of the part `name`; None when it is not there. Raises UnreadableFile."""
        if name not in self.names:
            return None
        try:
            return read_part(self._archive, name)
        except Unpackable as error:
            raise UnreadableFile(self._path, error.reason, error.detail) from None

    def xml(self, name: str) -> Element | None:
        """The root of the part `name`; None when it is not there. Raises UnreadableFile."""
        content = self.bytes_of(name)
        return None if content is None else safe_xml(content, self._path)


def safe_xml(content: bytes, path: Path) -> Element:
    """The root of the XML `content`, which came from `path`.

    Raises UnreadableFile (DAMAGED), also for a document type.
    """
    try:
        return parse_xml(content)
    except Unpackable as error:
        raise UnreadableFile(path, error.reason, error.detail) from None
