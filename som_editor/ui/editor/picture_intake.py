"""Pictures from files, the clipboard and other programs, made fit to be kept in the library."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from som_editor.core.errors import FileReason, UnreadableFile, WrongUse
from som_editor.files import read_bytes
from som_editor.files.clean_picture import JPEG, cleaned

LIMIT_MB = 20
"""A larger file is no picture for a protocol, but the work of a camera."""
_MOST_PIXELS = 60_000_000
_LONGEST = 3200
"""Pixels of the longer side: sharp across a printed page; a larger picture is made smaller."""
_QUALITY = 90
ENDINGS = ("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff")
"""Files that are offered; whether one is a picture is seen from what is in it."""


def picture_from_file(path: Path) -> bytes:
    """The picture in the file at `path`, cleaned. Raises UnreadableFile, WrongUse."""
    return clean_picture(read_bytes(path, LIMIT_MB), path.name)


def clean_picture(content: bytes, name: str) -> bytes:
    """`content` as a PNG or JPEG picture, upright, no larger than needed, and nothing else in it.

    Raises WrongUse (unreadable_picture, too_many_pixels), in which it is called `name`.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise WrongUse("too_many_pixels", name)
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    image: QImage = reader.read()
    if image.isNull():
        raise WrongUse("unreadable_picture", name)
    as_it_is = None if turned or not _fits(image) else cleaned(content)
    return as_it_is or encoded(image, photograph=content.startswith(JPEG))


def encoded(image: QImage, *, photograph: bool = False) -> bytes:
    """`image` as a PNG, a `photograph` as a JPEG, no larger than needed."""
    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST,
            _LONGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if image.format() is QImage.Format.Format_CMYK8888:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if photograph:
        image.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
    else:
        image.save(buffer, "PNG")  # type: ignore[call-overload]
    content = bytes(buffer.data().data())
    return cleaned(content) or content


def has_pictures(data: QMimeData) -> bool:
    """Whether what `data` offers is pictures rather than text."""
    return bool(_paths(data)) or (data.hasImage() and not data.text().strip())


def pictures_in(data: QMimeData) -> Iterator[bytes]:
    """The pictures that `data` offers, cleaned. Raises UnreadableFile, WrongUse."""
    paths = _paths(data)
    for path in paths:
        yield picture_from_file(path)
    if not paths and data.hasImage():
        image = data.imageData()
        if not isinstance(image, QImage) or image.isNull():
            raise UnreadableFile("", FileReason.DAMAGED)
        yield encoded(image)


def _paths(data: QMimeData) -> list[Path]:
    """The files of pictures that `data` names; none where it names others too."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    fit = all(path.suffix.lower().removeprefix(".") in ENDINGS for path in paths)
    return paths if fit and len(paths) == len(data.urls()) else []


def _fits(image: QImage) -> bool:
    """Whether `image` can be kept as it came: not too large, in colours for the screen."""
    in_size = max(image.width(), image.height()) <= _LONGEST
    return in_size and image.format() is not QImage.Format.Format_CMYK8888
