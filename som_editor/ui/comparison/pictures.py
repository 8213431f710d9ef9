"""The pictures of the texts that are compared, as they are needed: their sizes, and drawn."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap

from som_editor.core.document import Digest
from som_editor.core.errors import SomError

_KEPT = 24
"""Pictures that are kept as drawn; more than are in sight at once."""


class Pictures:
    """Loads pictures by digest; those of files that no library has are added."""

    def __init__(self, load: Callable[[str], bytes]) -> None:
        self._load = load
        self._added: dict[str, bytes] = {}
        self._sizes: dict[Digest, QSize | None] = {}
        self._drawn: OrderedDict[tuple[Digest, int, int], QPixmap | None] = OrderedDict()

    def add(self, contents: Iterable[bytes]) -> None:
        """Take up pictures that stand in no library."""
        for content in contents:
            self._added[hashlib.sha256(content).hexdigest()] = content
        self._sizes = {digest: size for digest, size in self._sizes.items() if size is not None}

    def added(self) -> dict[Digest, bytes]:
        """The pictures that stand in no library."""
        return {Digest(digest): content for digest, content in self._added.items()}

    def size(self, digest: Digest) -> QSize | None:
        """How large a picture is, in its own pixels; None for one that cannot be shown."""
        if digest not in self._sizes:
            buffer = self._opened(digest)
            self._sizes[digest] = None if buffer is None else _size(QImageReader(buffer))
        return self._sizes[digest]

    def drawn(self, digest: Digest, size: QSize) -> QPixmap | None:
        """A picture at `size` device pixels; None for one that cannot be read."""
        key = (digest, size.width(), size.height())
        if key not in self._drawn:
            self._drawn[key] = self._decoded(digest, size)
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _decoded(self, digest: Digest, size: QSize) -> QPixmap | None:
        buffer = self._opened(digest)
        if buffer is None:
            return None
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        reader.setScaledSize(size.transposed() if _is_turned(reader) else size)
        image: QImage = reader.read()
        return None if image.isNull() else QPixmap.fromImage(image)

    def _opened(self, digest: Digest) -> QBuffer | None:
        content = self._added.get(digest)
        if content is None:
            try:
                content = self._load(digest)
            except SomError:  # the words under the picture say what it showed
                return None
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        return buffer


def _nothing(_digest: str) -> bytes:
    return b""


NO_PICTURES = Pictures(_nothing)
"""For texts without any library."""


def _size(reader: QImageReader) -> QSize | None:
    size = reader.size()
    if not size.isValid():
        return None
    return size.transposed() if _is_turned(reader) else size


def _is_turned(reader: QImageReader) -> bool:
    """Whether a camera says that the picture stands on its side."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
