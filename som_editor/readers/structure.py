"""Paragraphs of a plain text as blocks: headings, guidelines, bullets, quotes with speakers."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import msgspec

from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Literal,
    NewId,
    Numbering,
    Role,
    SectionKind,
    Text,
    TextBlock,
)
from som_editor.core.import_report import Guess, GuessKind
from som_editor.readers.paragraphs import Paragraph, Sort
from som_editor.readers.sections import introduces, section_kind


class Known(NamedTuple):
    """What is known of a text beside its words: the levels of headings, and which is its title.

    Headings are known by the numbers of their first lines.
    """

    levels: Mapping[int, int] = {}
    title: Paragraph | None = None


NOTHING = Known()


class Structure:
    """Builds the blocks of a document from its paragraphs, noting each guess."""

    def __init__(self, parts: list[Paragraph], new_id: NewId, known: Known = NOTHING) -> None:
        self._new_id = new_id
        self._known = known
        self.blocks: list[Block] = []
        self.guesses: list[Guess] = []
        self.title = ""
        if known.title is not None:
            self.title = known.title.text
            self._guess(GuessKind.TITLE, known.title, None)
            parts = [part for part in parts if part is not known.title]
        elif parts and parts[0].sort is Sort.HEADING and not introduces(parts[0].text):
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
                    self._heading(
                        part, self._known.levels.get(part.lines[0].number, levels[position])
                    )
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
