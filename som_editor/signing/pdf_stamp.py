"""What a visible signature looks like: a small page of its own, its fonts in it.

The words are Dutch whatever language the window speaks: they are part of a Dutch document.
"""

import datetime as dt
import threading
from functools import cache
from typing import cast

import msgspec
import typst

from som_editor import assets
from som_editor.core.errors import CannotSign, SigningReason
from som_editor.core.text import clean_line
from som_editor.wording.dates import show_date

WIDTH, HEIGHT = 300.0, 84.0
"""Points that a block takes where we choose."""

_ONE_AT_A_TIME = threading.Lock()
"""A compiler serves one thread; it is kept because its fonts are read only once."""

_LARGEST, _SMALLEST = 2_000.0, 10.0


class _Block(msgspec.Struct, frozen=True):
    head: str
    name: str
    lines: tuple[str, ...]
    width: float
    height: float


def signed_block(
    name: str, *, now: dt.datetime, role: str, reason: str, place: str, size: tuple[float, float]
) -> bytes:
    """The block for the signature of `name`, `size` points wide and high, as a PDF of one page.

    Raises CannotSign when a sign in it is in none of our fonts.
    """
    local = now.astimezone()
    when = f"{show_date(local.date())} om {local:%H:%M}"
    lines = (role, ", ".join(filter(None, (place, when))), reason)
    return _typeset("Digitaal ondertekend door", name, lines, size)


def open_block(field: str) -> bytes:
    """The block for a signature that is still to come. Raises CannotSign."""
    return _typeset("Nog niet ondertekend", field, (), (WIDTH, HEIGHT))


def _typeset(head: str, name: str, lines: tuple[str, ...], size: tuple[float, float]) -> bytes:
    width, height = (min(max(one, _SMALLEST), _LARGEST) for one in size)
    shown = tuple(filter(None, (clean_line(line) for line in lines)))
    block = _Block(head, clean_line(name), shown, width, height)
    source = {
        "main.typ": assets.template("pdf", "stamp.typ").read_bytes(),
        "house.typ": assets.template("pdf", "house.typ").read_bytes(),
        "data.json": msgspec.json.encode(block),
    }
    with _ONE_AT_A_TIME:
        try:
            made = _compiler().compile(  # type: ignore[type-var]  # files by name: not in its stubs
                input=source,
                root=assets.template("pdf"),
                format="pdf",
                pdf_standards=["a-2b"],
                pdf_tags=False,
            )
        except typst.TypstError as error:
            raise CannotSign(SigningReason.NO_FONT, str(error)) from error
    return cast("bytes", made)


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(assets.resource("fonts"))],
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
