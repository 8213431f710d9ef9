"""Pictures in the line, with their description; one that cannot be shown is described instead."""

import io
import struct
from typing import NamedTuple

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.oxml.shape import CT_Inline
from docx.parts.story import StoryPart
from docx.shared import Emu, Mm

from som_editor.core.text import clean_text
from som_editor.writers.docx.elements import Element, element

_LEAST_DPI = 96
"""Dots to the inch; pictures that claim fewer come out no larger."""

_EMU_PER_INCH = 914_400


class Room(NamedTuple):
    """The largest that a picture may become."""

    width: int
    height: int


IN_TEXT = Room(Mm(142), Mm(170))
ON_COVER = Room(Mm(62), Mm(17))


class Pictures:
    """Puts pictures into `part`, each with a number of its own."""

    def __init__(self, part: StoryPart) -> None:
        self._part = part
        self._count = 0

    def picture(self, content: bytes, description: str, room: Room) -> Element:
        """A run with the picture `content` in it, which is readable."""
        identity, image = self._part.get_or_add_image(io.BytesIO(content))
        self._count += 1
        inline = CT_Inline.new_pic_inline(
            self._count, identity, f"image.{image.ext}", *_fitted(image, room)
        )
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("name", f"Afbeelding {self._count}")
        inline.docPr.set("descr", clean_text(description))
        return element("r", element("drawing", inline))


def is_readable(content: bytes) -> bool:
    """Whether `content` is a picture that Word can show: PNG, JPEG, GIF, BMP or TIFF."""
    try:
        image = Image.from_blob(content)
        return min(image.px_width, image.px_height, image.horz_dpi, image.vert_dpi) > 0
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        ArithmeticError,  # a header of nonsense: no dots to the inch,
        LookupError,  # a sort of its own,
        TypeError,  # parts that are not there
        ValueError,
        struct.error,
    ):
        return False


def _fitted(image: Image, room: Room) -> tuple[Emu, Emu]:
    """The size of `image`, made smaller until it fits `room`."""
    width = image.px_width * _EMU_PER_INCH / max(image.horz_dpi, _LEAST_DPI)
    height = image.px_height * _EMU_PER_INCH / max(image.vert_dpi, _LEAST_DPI)
    scale = min(1, room.width / width, room.height / height)
    return Emu(max(round(width * scale), 1)), Emu(max(round(height * scale), 1))
