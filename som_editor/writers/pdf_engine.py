"""Typst as this program uses it: the shipped template and fonts, and nothing of the computer's."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, cast

import msgspec
import typst

from som_editor import assets
from som_editor.core.errors import FileReason, UnwritableFile
from som_editor.files import make_folder, write_file
from som_editor.i18n import _
from som_editor.writers.pdf_blocks import picture_file

_ONE_AT_A_TIME = threading.Lock()
"""A compiler serves one thread; it is kept because its fonts and template are read only once."""

_FIRST = "main.typ"
"""Where the engine begins."""

_REMEMBERED = 11

_NO_SHAPE = re.compile(r'the text `"(.+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_CMYK = "missing a CMYK profile"


class Refused(Exception):
    """The engine cannot set a text or picture; `detail` says which, or are its own words."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def typeset(pages: msgspec.Struct, pictures: Mapping[str, bytes], template: str = _FIRST) -> bytes:
    """`pages` as PDF/A-2a and PDF/UA-1 in one file; `pictures` by digest.

    `template` is the file in templates/pdf/ that reads `pages`.

    Raises Refused, or UnwritableFile when the pictures find no room on the disk for a moment.
    """
    files = _template()
    source = {**files, _FIRST: files[template], "data.json": msgspec.json.encode(pages)}
    with _folder(pictures) as folder, _ONE_AT_A_TIME:
        try:
            return _compile(source, folder, "a-2a", "ua-1")
        except typst.TypstError as error:
            raise Refused(_detail(error.message)) from error
        finally:
            _forget()


def readable(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of `pictures` that the engine can read to their end. Raises UnwritableFile."""
    with _folder(pictures) as folder, _ONE_AT_A_TIME:
        return {name: pictures[name] for name in pictures if _is_readable(name, folder)}


def _is_readable(name: str, folder: Path) -> bool:
    try:
        _compile({_FIRST: f'#image("{picture_file(name)}")'.encode()}, folder)
    except typst.TypstError:
        return False
    return True


def _compile(source: Mapping[str, bytes], root: Path, *standards: Literal["a-2a", "ua-1"]) -> bytes:
    made = _compiler().compile(  # type: ignore[type-var]  # files by name: not in its stubs
        input=source, root=root, format="pdf", pdf_standards=list(standards)
    )
    return cast("bytes", made)


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(assets.resource("fonts"))],
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def _forget() -> None:
    """Let the engine drop what it remembers of the text: it does so after ten other documents.

    It would speed up setting the same text again, but a hundred pages take half a gigabyte.
    """
    for _document in range(_REMEMBERED):
        _compile({_FIRST: b""}, assets.template("pdf"))


@cache
def _template() -> dict[str, bytes]:
    """The files of the templates by name."""
    return {path.name: path.read_bytes() for path in assets.template("pdf").glob("*.typ")}


@contextmanager
def _folder(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that holds `pictures` for as long as the engine reads: it takes them as files."""
    if not pictures:
        yield assets.template("pdf")
        return
    try:
        folder = TemporaryDirectory(prefix="som-editor-")
    except OSError as error:  # nowhere to write, or nothing left to write on
        raise UnwritableFile(error.filename or "tmp", FileReason.DISK_FULL) from error
    with folder as name:
        for digest, content in pictures.items():
            file = Path(name + picture_file(digest))
            make_folder(file.parent)
            write_file(file, content)
        yield Path(name)


def _detail(message: str) -> str:
    """What the engine refused: the sign that no font has and its code, else its own words."""
    if match := _NO_SHAPE.search(message):
        sign = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), match[1])
        return f"{sign} ({', '.join(f'U+{ord(part):04X}' for part in sign)})"
    if _CMYK in message:
        return _("een foto in drukkleuren (CMYK); bewaar die als RGB")
    return message.rpartition("error: ")[2].strip()
