"""Plain text, also when it was taken out of a PDF, as a structured document.

The structure that a reader sees is rebuilt: title, headings of two levels, numbered guidelines,
bullets, quotes with their speakers. What the text says of itself (version, date) becomes metadata.
Every guess is in the report, and no word is lost.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from som_editor.core.document import (
    Block,
    BlockId,
    Document,
    DocumentId,
    NewId,
    Role,
    Text,
    TextBlock,
)
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport
from som_editor.core.text import clean_text
from som_editor.core.version import Source, Version, VersionId, display_title
from som_editor.readers.arriving import arrival
from som_editor.readers.encoding import Decoded, decode
from som_editor.readers.lines import FINISHED, Line, split_lines, wrap_width
from som_editor.readers.paragraphs import Paragraph, paragraphs
from som_editor.readers.reading import Reading
from som_editor.readers.stated import Stated, stated
from som_editor.readers.structure import NOTHING, Known, Structure

_JOINTS = (GuessKind.JOINED_LINES, GuessKind.JOINED_OVER_BLANK, GuessKind.KEPT_HYPHEN)
"""Told after what the joined lines were taken for."""


def read_text(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The text in `content`, which was read from `path`, as a version with its report.

    Raises UnreadableFile when `content` is no text, or holds nothing that shows.
    """
    decoded = decode(content, path)
    lines, control = split_lines(decoded.text.removeprefix("\ufeff"))
    found = Found(
        lines,
        wrap_width(lines),
        guesses=tuple(_guesses_of_encoding(decoded)),
        dropped=tuple(Dropped(line.number, line.text, "control") for line in control),
    )
    return reading_of_lines(found, path, content, now, new_id)


def unwrapped(text: str, new_id: NewId) -> tuple[Block, ...]:
    """The blocks of a `text` whose sentences run on over its lines, as when copied from a PDF.

    Empty where its lines seem to be paragraphs of their own.
    """
    lines, _control = split_lines(clean_text(text))
    width = wrap_width(lines)
    if width is None or not any(_runs_on(above, below) for above, below in pairwise(lines)):
        return ()
    structure = Structure(paragraphs(lines, width), new_id)
    if not structure.title:
        return tuple(structure.blocks)
    title = TextBlock(BlockId(new_id()), Role.HEADING, (Text(structure.title),))
    return (title, *structure.blocks)


def _runs_on(above: Line, below: Line) -> bool:
    """Whether a sentence plainly goes on from the line `above` to the one `below`."""
    return below.text[:1].islower() and not FINISHED.search(above.text)


class Found(NamedTuple):
    """The lines of a text, and the width at which they are wrapped.

    `refined` improves on the paragraphs that they seem to make, and says what is known of them;
    `around` are lines that stand beside the text, each with what it is ("footer").
    """

    lines: list[Line]
    width: int | None
    around: tuple[tuple[str, Line], ...] = ()
    title: str = ""
    guesses: tuple[Guess, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    refined: Callable[[list[Paragraph]], Known] = lambda _parts: NOTHING


def reading_of_lines(
    found: Found, path: Path, content: bytes, now: dt.datetime, new_id: NewId
) -> Reading:
    """The lines that were `found` in `content`, read from `path`, as a version with its report.

    Raises UnreadableFile (EMPTY) where none of them says anything.
    """
    lines = found.lines
    if not any(line.text for line in lines):
        raise UnreadableFile(path, FileReason.EMPTY)
    facts = stated([*lines, *(line for _kind, line in found.around)])
    taken = {line.number for line in facts.lines}
    body = [line._replace(text="") if line.number in taken else line for line in lines]
    parts = paragraphs(body, found.width)
    structure = Structure(parts, new_id, found.refined(parts))
    source = Source(clean_text(path.name), hashlib.sha256(content).hexdigest())
    metadata = msgspec.structs.replace(facts.metadata, title=structure.title or found.title)
    document = Document(DocumentId(new_id()), metadata, tuple(structure.blocks))
    version = Version(
        VersionId(new_id()),
        document,
        now,
        (arrival(facts, now, source.file_name),),
        source=source,
    )
    guesses = [
        *found.guesses,
        *_guesses_of_file(version),
        *(Guess(GuessKind.METADATA, line.number, line.text) for line in facts.lines),
        *structure.guesses,
    ]
    report = ImportReport(
        source.file_name,
        tuple(sorted(guesses, key=lambda guess: (guess.line, guess.kind in _JOINTS))),
        tuple(sorted(_dropped(found, facts), key=lambda gone: gone.line)),
    )
    return Reading(version, content, report)


def _dropped(found: Found, facts: Stated) -> Iterator[Dropped]:
    """What of the lines that were `found` is not in the text: `facts`, and what stands beside."""
    taken = {line.number for line in facts.lines}
    for line in facts.lines:
        yield Dropped(line.number, line.text, "metadata")
    for kind, line in found.around:
        if line.number not in taken:
            yield Dropped(line.number, line.text, kind)
    yield from found.dropped


def _guesses_of_encoding(decoded: Decoded) -> Iterator[Guess]:
    if decoded.encoding:
        unreadable = str(decoded.unreadable or "")
        yield Guess(GuessKind.ENCODING, 1, decoded.encoding, detail=unreadable)


def _guesses_of_file(version: Version) -> Iterator[Guess]:
    """What was guessed about the file as a whole."""
    if version.source and version.standing.reconstruction:
        yield Guess(GuessKind.RECONSTRUCTION, 1, version.source.file_name)
    if not version.document.metadata.title:
        yield Guess(GuessKind.NO_TITLE, 1, display_title(version.document, version.source))
