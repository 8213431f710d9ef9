"""Plain text, also when it was taken out of a PDF, as a structured document.

The structure that a reader sees is rebuilt: title, headings of two levels, numbered guidelines,
bullets, quotes with their speakers. What the text says of itself (version, date) becomes metadata.
Every guess is in the report, and no word is lost.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Document,
    DocumentId,
    Literal,
    NewId,
    Numbering,
    Role,
    SectionKind,
    Text,
    TextBlock,
)
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport
from som_editor.core.text import clean_text
from som_editor.core.version import Source, Version, VersionId, display_title
from som_editor.readers.arriving import arrival
from som_editor.readers.encoding import Decoded, decode
from som_editor.readers.lines import split_lines, wrap_width
from som_editor.readers.paragraphs import Paragraph, Sort, paragraphs
from som_editor.readers.reading import Reading
from som_editor.readers.sections import introduces, section_kind
from som_editor.readers.stated import stated

_JOINTS = (GuessKind.JOINED_LINES, GuessKind.JOINED_OVER_BLANK, GuessKind.KEPT_HYPHEN)
"""Told after what the joined lines were taken for."""


def read_text(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The text in `content`, which was read from `path`, as a version with its report.

    Raises UnreadableFile when `content` is no text, or holds nothing that shows.
    """
    decoded = decode(content, path)
    lines, control = split_lines(decoded.text.removeprefix("\ufeff"))
    if not any(line.text for line in lines):
        raise UnreadableFile(path, FileReason.EMPTY)
    facts = stated(lines)
    taken = {line.number for line in facts.lines}
    body = [line._replace(text="") if line.number in taken else line for line in lines]
    structure = _Structure(paragraphs(body, wrap_width(lines)), new_id)
    source = Source(clean_text(path.name), hashlib.sha256(content).hexdigest())
    metadata = msgspec.structs.replace(facts.metadata, title=structure.title)
    document = Document(DocumentId(new_id()), metadata, tuple(structure.blocks))
    version = Version(
        VersionId(new_id()),
        document,
        now,
        (arrival(facts, now, source.file_name),),
        source=source,
    )
    guesses = [
        *_guesses_of_file(decoded, version),
        *(Guess(GuessKind.METADATA, line.number, line.text) for line in facts.lines),
        *structure.guesses,
    ]
    dropped = [Dropped(line.number, line.text, "metadata") for line in facts.lines]
    dropped += [Dropped(line.number, line.text, "control") for line in control]
    report = ImportReport(
        source.file_name,
        tuple(sorted(guesses, key=lambda guess: (guess.line, guess.kind in _JOINTS))),
        tuple(sorted(dropped, key=lambda gone: gone.line)),
    )
    return Reading(version, content, report)


def _guesses_of_file(decoded: Decoded, version: Version) -> Iterator[Guess]:
    """What was guessed about the file as a whole."""
    if decoded.encoding:
        unreadable = str(decoded.unreadable or "")
        yield Guess(GuessKind.ENCODING, 1, decoded.encoding, detail=unreadable)
    if version.source and version.standing.reconstruction:
        yield Guess(GuessKind.RECONSTRUCTION, 1, version.source.file_name)
    if not version.document.metadata.title:
        yield Guess(GuessKind.NO_TITLE, 1, display_title(version.document, version.source))


class _Structure:
    """Builds the blocks of a document from its paragraphs, noting each guess."""

    def __init__(self, parts: list[Paragraph], new_id: NewId) -> None:
        self._new_id = new_id
        self.blocks: list[Block] = []
        self.guesses: list[Guess] = []
        self.title = ""
        if parts and parts[0].sort is Sort.HEADING and not introduces(parts[0].text):
            self.title = parts[0].text
            self._guess(GuessKind.TITLE, parts[0], None)
            parts = parts[1:]
        self._bullet_indent = 0
        self._build(parts)

    def _build(self, parts: list[Paragraph]) -> None:
        levels = _heading_levels(parts)
        position = 0
        expected = 1
        while position < len(parts):
            part = parts[position]
            if part.sort is Sort.SPEAKER and position + 1 < len(parts):
                following = parts[position + 1]
                if following.sort is Sort.TEXT:
                    self._quote(part, following)
                    position += 2
                    continue
            match part.sort:
                case Sort.HEADING:
                    self._heading(part, levels[position])
                    expected = 1
                case Sort.NUMBERED:
                    expected += self._guideline(part, expected)
                case Sort.BULLET:
                    self._bullet(
                        part, first=not position or parts[position - 1].sort is not part.sort
                    )
                case _:
                    self._add(part, Role.PARAGRAPH)
            position += 1

    def _heading(self, part: Paragraph, level: int) -> None:
        block = self._add(part, Role.HEADING, level=level, section_kind=section_kind(part.text))
        self._guess(GuessKind.HEADING, part, block, detail=str(level))

    def _guideline(self, part: Paragraph, expected: int) -> bool:
        """Add a guideline; whether its number is the one that its place gives it."""
        in_order = part.number == str(expected)
        numbering: Numbering = Automatic() if in_order else Literal(part.number)
        block = self._add(part, Role.GUIDELINE, numbering=numbering)
        self._guess(
            GuessKind.GUIDELINE, part, block, detail=part.mark if in_order else f"={part.mark}"
        )
        return in_order

    def _bullet(self, part: Paragraph, *, first: bool) -> None:
        if first:
            self._bullet_indent = part.indent
        deeper = part.indent > self._bullet_indent + 1
        block = self._add(part, Role.BULLET, level=2 if deeper else 1)
        self._guess(GuessKind.BULLET, part, block, detail=part.mark)

    def _quote(self, speaker: Paragraph, body: Paragraph) -> None:
        block = self._add(body, Role.QUOTE, speaker=speaker.text)
        self._guess(GuessKind.SPEAKER, speaker, block)

    def _add(
        self,
        part: Paragraph,
        role: Role,
        *,
        level: int = 1,
        numbering: Numbering | None = None,
        speaker: str = "",
        section_kind: SectionKind = SectionKind.PLAIN,
    ) -> BlockId:
        block = TextBlock(
            BlockId(self._new_id()),
            role,
            (Text(part.text),),
            level,
            speaker=speaker,
            section_kind=section_kind,
        )
        if numbering is not None:
            block = msgspec.structs.replace(block, numbering=numbering)
        self.blocks.append(block)
        self._note_joints(part, block.id)
        return block.id

    def _note_joints(self, part: Paragraph, block: BlockId) -> None:
        if len(part.lines) > 1:
            self._guess(GuessKind.JOINED_LINES, part, block, detail=str(len(part.lines)))
        for line in part.over_blank:
            self.guesses.append(Guess(GuessKind.JOINED_OVER_BLANK, line.number, line.text, block))
        for line in part.hyphens:
            self.guesses.append(Guess(GuessKind.KEPT_HYPHEN, line.number, line.text, block))

    def _guess(
        self, kind: GuessKind, part: Paragraph, block: BlockId | None, *, detail: str = ""
    ) -> None:
        self.guesses.append(Guess(kind, part.lines[0].number, part.text, block, detail))


def _heading_levels(parts: list[Paragraph]) -> dict[int, int]:
    """The level of each heading, by its position in `parts`.

    A heading straight above another opens a group of level 1, and those that follow stand in it,
    until a heading opens the next group or bears a name that sections of level 1 bear.
    """
    levels: dict[int, int] = {}
    in_group = False
    for position, (part, following) in enumerate(pairwise([*parts, None])):
        if part is None or part.sort is not Sort.HEADING:
            continue
        opens = following is not None and following.sort is Sort.HEADING
        named = section_kind(part.text) is not SectionKind.PLAIN
        levels[position] = 1 if opens or named or not in_group else 2
        if levels[position] == 1:
            in_group = opens
    return levels
