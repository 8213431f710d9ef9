"""The text of a PDF in pieces, as its pages place them: what is said, where, and how it looks."""

import ctypes
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from som_editor.core.document import Mark
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.text import clean_line
from som_editor.files.pdf_engine import ENGINE

HYPHEN = "\N{SOFT HYPHEN}"
"""A hyphen that may only break a word: at the end of a line, and now and then within one."""

Handle = Any
"""What the engine knows a page, a text or an object on a page by."""

MOST_PAGES = 5_000
_USUAL_BYTES = 1 << 14
_MOST_CHARACTERS = 20_000_000
_DEEPEST_FORM = 5
_BOLD = re.compile(r"(?i)bold|black|heavy|demi")
_ITALIC = re.compile(r"(?i)italic|oblique|slanted")
_SIGNS = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\x02": HYPHEN,  # what the engine has for it
    }
)


class Piece(NamedTuple):
    """A run of text on `page` (from 1), with the mark that the tags know it by (-1: none).

    `size` is that of its type, `base` the height of the line that it stands on.
    """

    page: int
    tag: int
    text: str
    marks: frozenset[Mark]
    size: float
    base: float
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it stands; of a dash, little."""
        return self.top - self.bottom


class Text(NamedTuple):
    """The pages of a PDF, and the title among its properties."""

    pages: list["Page"]
    title: str


class Page(NamedTuple):
    """A page (from 1), how high it is, its text, and whether there are pictures on it."""

    number: int
    height: float
    pieces: tuple[Piece, ...]
    has_pictures: bool


def text_of(path: Path, content: bytes) -> Text:
    """The text of the PDF `content`, which was read from `path`.

    Raises UnreadableFile when it is encrypted, damaged or past all sense.
    """
    with ENGINE:
        try:
            file = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
            reason = FileReason.ENCRYPTED if locked else FileReason.DAMAGED
            raise UnreadableFile(path, reason) from None
        count = len(file)
        title = clean_line(file.get_metadata_value("Title"))
    try:
        if count > MOST_PAGES:
            raise UnreadableFile(path, FileReason.WRONG_CONTENT)
        reader = _Reader()
        found: list[Page] = []
        length = 0
        for number in range(count):
            with ENGINE:  # for each page, so that the window need not wait for all of them
                found.append(_page(file, number, reader))
            length += sum(len(piece.text) for piece in found[-1].pieces)
            if length > _MOST_CHARACTERS:
                raise UnreadableFile(path, FileReason.WRONG_CONTENT)
        return Text(found, title)
    except pypdfium2.PdfiumError:
        raise UnreadableFile(path, FileReason.DAMAGED) from None
    finally:
        with ENGINE:
            file.close()


def _page(file: pypdfium2.PdfDocument, number: int, reader: "_Reader") -> Page:
    page = file[number]
    try:
        text = page.get_textpage()
        try:
            objects = list(_objects(page.raw, 0))
            pieces = (reader.piece(one, text.raw, number + 1) for one, _kind in objects)
            pictures = any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for _one, kind in objects)
            said = tuple(piece for piece in pieces if piece is not None)
            return Page(number + 1, page.get_height(), said, pictures)
        finally:
            text.close()
    finally:
        page.close()


def _objects(holder: Handle, depth: int) -> Iterator[tuple[Handle, int]]:
    """The text and picture objects in `holder`, a page or a form on it, with their kinds."""
    count = pdfium.FPDFFormObj_CountObjects if depth else pdfium.FPDFPage_CountObjects
    at = pdfium.FPDFFormObj_GetObject if depth else pdfium.FPDFPage_GetObject
    for place in range(max(count(holder), 0)):
        one = at(holder, place)
        kind = pdfium.FPDFPageObj_GetType(one) if one else pdfium.FPDF_PAGEOBJ_UNKNOWN
        if kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield one, kind
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            yield from _objects(one, depth + 1)


class _Reader:
    """Reads text objects, each into the same memory, so that many of them take little time."""

    def __init__(self) -> None:
        self._fonts: dict[int, frozenset[Mark]] = {}
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._make_room(_USUAL_BYTES)

    def piece(self, one: Handle, text: Handle, page: int) -> Piece | None:
        """What the object `one` on `page`, whose text is `text`, says; None where it is nothing."""
        size = pdfium.FPDFTextObj_GetText(one, text, self._signs, self._room)
        if size > self._room:
            self._make_room(size)
            pdfium.FPDFTextObj_GetText(one, text, self._signs, self._room)
        if size <= 2:  # nothing but the zero at its end
            return None
        said = ctypes.string_at(self._buffer, size - 2).decode("utf-16-le", "replace")
        pdfium.FPDFPageObj_GetBounds(one, *self._edges)
        pdfium.FPDFTextObj_GetFontSize(one, self._size)
        pdfium.FPDFPageObj_GetMatrix(one, self._matrix)
        matrix = self._matrix
        return Piece(
            page,
            pdfium.FPDFPageObj_GetMarkedContentID(one),
            said.translate(_SIGNS),
            self._marks(one),
            abs(self._size.value) * (math.hypot(matrix.c, matrix.d) or 1.0),
            matrix.f,
            *(edge.value for edge in self._edges),
        )

    def _make_room(self, size: int) -> None:
        self._room = size
        self._buffer = ctypes.create_string_buffer(size)
        self._signs = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))

    def _marks(self, one: Handle) -> frozenset[Mark]:
        """The marks that the name of the font of `one` says."""
        font = pdfium.FPDFTextObj_GetFont(one)
        if not font:
            return frozenset()
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(max(size, 1))
            pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
            name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
            said = ((Mark.BOLD, _BOLD), (Mark.ITALIC, _ITALIC))
            self._fonts[key] = frozenset(mark for mark, pattern in said if pattern.search(name))
        return self._fonts[key]
