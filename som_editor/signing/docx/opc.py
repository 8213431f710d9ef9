"""The package around a Word document: parts, their content types, and how they relate."""

import hashlib
import posixpath
import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from som_editor.core.errors import FileReason
from som_editor.files.zipped import DAMAGED, Unpackable, open_archive, parse_xml, read_part
from som_editor.signing.docx.canonical import relationships
from som_editor.signing.docx.names import CONTENT_TYPES, RELATIONSHIPS, Element

TYPES = "[Content_Types].xml"
"""The list of content types; it is no part, so that no signature can cover it."""

UNPACKED_LIMIT_MB = 100
"""What all parts may be together: beyond any protocol, and unpacked within a second."""

_XML_LIMIT = 4_000_000
_DESCRIPTOR = 24
"""Bytes that may follow a part to repeat its sizes."""

_CHUNK = 1 << 16
_RELATIONSHIPS_PART = re.compile(r"(.*/)_rels/([^/]*)\.rels")
_RELATIONSHIP = f"{{{RELATIONSHIPS}}}Relationship"
_KNOWN = {"Id", "Type", "Target", "TargetMode"}
"""All that a relationship says; a signature covers nothing else of it."""

_TRASH = "/[trash]/"
"""Where Office leaves what it deleted, for nobody to read."""


class Relationship(NamedTuple):
    """What `source` relates to: the part or, where `external`, the address `target`."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of the zip file `content`, by names that begin with "/", whatever their case.

    `oddities` are what makes programs read the file in different ways. Raises Unpackable.
    """

    def __init__(self, content: bytes) -> None:
        self._archive = open_archive(content, UNPACKED_LIMIT_MB)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self.oddities: list[str] = []
        for entry in self._archive.infolist():
            self._take_in(entry)
        self.has_hidden_data = _has_hidden_data(content, self._archive)
        self._defaults, self._overrides = self._read_types()
        self._digests: dict[tuple[object, ...], bytes] = {}
        self._related: dict[str, tuple[Relationship, ...]] = {}

    def _take_in(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        if name.endswith("/") and not entry.file_size:
            return
        key = folded(f"/{name}")
        steps = key.split("/")[1:]
        if key in self._entries or "\\" in key or {"", ".", ".."} & set(steps):
            self.oddities.append(name)
        self._entries.setdefault(key, entry)

    def _read_types(self) -> tuple[dict[str, str], dict[str, str]]:
        found: tuple[dict[str, str], dict[str, str]] = ({}, {})
        root = self.xml(f"/{TYPES}")
        for kinds, tag, name in zip(
            found, ("Default", "Override"), ("Extension", "PartName"), strict=True
        ):
            for one in () if root is None else root.iter(f"{{{CONTENT_TYPES}}}{tag}"):
                key = folded(one.get(name, ""))
                if key in kinds:
                    self.oddities.append(TYPES)
                kinds.setdefault(key, one.get("ContentType", ""))
        return found

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, as the zip file writes them, in a fixed order."""
        names = (f"/{entry.filename}" for key, entry in self._entries.items())
        return tuple(
            sorted(name for name in names if name[1:] != TYPES and not name.startswith(_TRASH))
        )

    def __contains__(self, part: str) -> bool:
        return folded(part) in self._entries

    def beginning(self, part: str, size: int) -> bytes:
        """The first `size` bytes of `part`. Raises Unpackable, also when it is not there."""
        entry = self._entries.get(folded(part))
        if entry is None:
            raise Unpackable(FileReason.DAMAGED)
        try:
            with self._archive.open(entry) as stream:
                return stream.read(size)
        except DAMAGED:
            raise Unpackable(FileReason.DAMAGED) from None

    def digest(self, part: str, algorithm: str) -> bytes:
        """The digest over the bytes of `part`, read bit by bit. Raises Unpackable."""
        key = (folded(part), algorithm)
        if key not in self._digests:
            self._digests[key] = self._fresh_digest(self._entries[key[0]], algorithm)
        return self._digests[key]

    def _fresh_digest(self, entry: zipfile.ZipInfo, algorithm: str) -> bytes:
        digest = hashlib.new(algorithm)
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
        except DAMAGED:
            raise Unpackable(FileReason.DAMAGED) from None
        return digest.digest()

    def xml(self, part: str) -> Element | None:
        """The root of `part`; None when it is not there. Raises Unpackable."""
        entry = self._entries.get(folded(part))
        if entry is None:
            return None
        if entry.file_size > _XML_LIMIT:
            raise Unpackable(FileReason.TOO_LARGE, str(_XML_LIMIT // 1_000_000))
        return parse_xml(read_part(self._archive, entry), comments=True)

    def content_type(self, part: str) -> str:
        """The content type of `part`; empty when the file does not say."""
        key = folded(part)
        extension = key.rpartition("/")[2].rpartition(".")[2]
        return self._overrides.get(key) or self._defaults.get(extension, "")

    def related(self, source: str) -> tuple[Relationship, ...]:
        """What the part `source` relates to; "/" is the file as a whole. Raises Unpackable."""
        if source not in self._related:
            root = self.xml(relationships_part(source))
            found = () if root is None else tuple(root.iter(_RELATIONSHIP))
            if root is not None and (root.attrib or any(set(one.attrib) - _KNOWN for one in found)):
                self.oddities.append(relationships_part(source))  # xml:base, for one
            self._related[source] = tuple(_relationship(source, one) for one in found)
        return self._related[source]

    def related_digest(
        self, part: str, ids: frozenset[str], kinds: frozenset[str], algorithm: str
    ) -> bytes:
        """The digest over those relationships in `part` that are picked. Raises Unpackable."""
        key = (folded(part), ids, kinds, algorithm)
        if key not in self._digests:
            root = self.xml(part)
            if root is None:
                raise Unpackable(FileReason.DAMAGED)
            over = relationships(root, ids, kinds)
            self._digests[key] = hashlib.new(algorithm, over).digest()
        return self._digests[key]

    def sources(self) -> Iterator[str]:
        """Every part, or "/", that relates to something."""
        for part in self.parts:
            source = source_of(part)
            if source is not None:
                yield source

    def rewritten(self, changed: dict[str, bytes]) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
        """Every entry, with the bytes in `changed` instead of its own. Raises Unpackable."""
        for entry in self._archive.infolist():
            if entry.filename in changed:
                yield entry, changed[entry.filename]
            else:
                yield entry, read_part(self._archive, entry)


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """`name` as programs compare names of parts: without case, escapes or variants of signs."""
    return unicodedata.normalize("NFKC", unquote(name)).casefold()


def relationships_part(source: str) -> str:
    """The part that says what `source` relates to."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def source_of(part: str) -> str | None:
    """The part whose relationships `part` holds, "/" for the file; None when it is another part."""
    found = _RELATIONSHIPS_PART.fullmatch(part)
    return found[1] + found[2] if found else None


def _relationship(source: str, one: Element) -> Relationship:
    target = one.get("Target", "")
    external = one.get("TargetMode") == "External"
    if not external:
        path = unquote(target.partition("#")[0])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    return Relationship(source, one.get("Id", ""), one.get("Type", ""), target, external)


def _has_hidden_data(content: bytes, archive: zipfile.ZipFile) -> bool:
    """Whether there are bytes before, between or behind the parts that some reader may look at."""
    end = 0
    allowed = 0
    for entry in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if not 0 <= entry.header_offset - end <= allowed:
            return True
        if entry.header_offset + 30 > len(content):
            return True
        lengths = struct.unpack_from("<HH", content, entry.header_offset + 26)
        end = entry.header_offset + 30 + sum(lengths) + entry.compress_size
        allowed = _DESCRIPTOR if entry.flag_bits & 0x08 else 0
    last = content.rfind(b"PK\x05\x06")
    (listed,) = struct.unpack_from("<I", content, last + 12)
    return not (
        0 <= archive.start_dir - end <= allowed
        and archive.start_dir + listed == last
        and last + 22 + len(archive.comment) == len(content)
    )
