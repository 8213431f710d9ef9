"""PDF files: the text on their pages as a structured document.

A file with tags says itself what is a heading, a list or a table; of any other the lines are read
as a text that was taken out of a PDF. What runs along the pages is left out and named in the
report.
"""

import datetime as dt
from pathlib import Path

import msgspec

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped, Place
from som_editor.readers.flow.assembled import Found, assembled
from som_editor.readers.pdf.cover import without_cover
from som_editor.readers.pdf.joined import Joiner, Words
from som_editor.readers.pdf.pages import Page, Text, text_of
from som_editor.readers.pdf.plain import found_in_lines
from som_editor.readers.pdf.running import PageLine, page_lines, running, told
from som_editor.readers.pdf.tagged import NONSENSE, Tags
from som_editor.readers.reading import Reading
from som_editor.readers.text import reading_of_lines

__all__ = ["read_pdf"]

_LEAST_TAGGED = 0.8
"""Share of the text, what runs along aside, that tags must lead to for them to be trusted."""


def read_pdf(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The text of the PDF `content`, read from `path`, as a version with its report.

    Raises UnreadableFile when it is encrypted or damaged, or holds nothing but pictures.
    """
    text = text_of(path, content)
    if not any(piece.text.strip() for page in text.pages for piece in page.pieces):
        pictures = any(page.has_pictures for page in text.pages)
        raise UnreadableFile(path, FileReason.NO_TEXT if pictures else FileReason.EMPTY)
    words = Words(text.pages)
    tagged = _tagged(content, text, words)
    if tagged is not None:
        return assembled(tagged, path, content, now, new_id)
    lines, places = found_in_lines(text, words)
    reading = reading_of_lines(lines, path, content, now, new_id)
    return _by_page(reading, places, text.pages)


def _tagged(content: bytes, text: Text, words: Words) -> Found | None:
    """What the tags say; None where there are none, or where they do not lead to the text."""
    pages = text.pages
    joiner = Joiner(words)
    tags = Tags(content, pages, joiner)
    try:
        tags.read()
    except NONSENSE:
        return None
    unsaid = [
        list(filter(_says, page_lines(page, [one for one in page.pieces if one not in tags.said])))
        for page in pages
    ]
    beside = running(pages, unsaid, anywhere=True)
    lost = [line for lines in unsaid for line in lines if line not in beside]
    read = sum(len(piece.text) for piece in tags.said)
    if not tags.items or read < _LEAST_TAGGED * (read + sum(len(line.text) for line in lost)):
        return None
    dropped = [*tags.dropped, *_left_out(lost)]
    around = [(one.kind, one.text) for one in told(beside, pages)]
    found = Found(
        tags.items,
        title=text.title,
        around=around,
        guesses=joiner.guesses,
        dropped=dropped,
        place=Place.PAGE,
        all_typed=True,
    )
    return without_cover(found, is_own=tags.is_own)


def _says(line: PageLine) -> bool:
    """Whether `line` says anything, and is not one of dots."""
    return any(map(str.isalnum, line.text))


def _left_out(lines: list[PageLine]) -> list[Dropped]:
    return [Dropped(line.page, line.text, "text_box") for line in lines]


def _by_page(reading: Reading, places: list[int], pages: list[Page]) -> Reading:
    """`reading` with the pages that its lines stand on, as nobody counts lines in a PDF."""

    def page(line: int) -> int:
        return places[line - 1] if 0 < line <= len(places) else 0

    report = reading.report
    guesses = [msgspec.structs.replace(one, line=page(one.line)) for one in report.guesses]
    dropped = [Dropped(page(one.line), one.text, one.reason) for one in report.dropped]
    dropped += [Dropped(one.number, "", "picture") for one in pages if one.has_pictures]
    report = msgspec.structs.replace(
        report, guesses=tuple(guesses), dropped=tuple(dropped), place=Place.PAGE
    )
    return msgspec.structs.replace(reading, report=report)
