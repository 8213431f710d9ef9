"""Lines as paragraphs: which lines belong together, and what sort of paragraph they make.

Text taken out of a PDF is wrapped, has blank lines inside items and none between a heading and its
text. A line starts a new paragraph when a reader would say so: it bears a bullet or number, stands
behind a blank line and a finished sentence, or cannot belong to the line above.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from som_editor.readers.lines import FINISHED, Line

_NUMBERED = re.compile(r"(?P<mark>(?P<number>[0-9]{1,3})[.)])\s+(?=\S)")
_BULLETED = re.compile(r"(?P<mark>[•●▪◦‣∙·*\-–—])\s+(?=\S)")
_DASHES = "-–—*·"
"""Bullets that also stand in the middle of a sentence, and so at the start of a wrapped line."""
_HYPHENS = "-‐\xad"
_PUNCTUATED = re.compile(r"[.?!:;,][’”'\")\]]*$")
SPEAKER = re.compile(
    r"(?:(?:Reactie|Vraag|Antwoord|Bericht|Tweet) [^.?!:]{2,60}"
    r"|[A-Z][^.?!:]{2,60} "
    r"(?:opent (?:een |de )?discussie|reageert|antwoordt|schrijft|vraagt|zegt)):"
)
LEAD_IN = re.compile(r"[A-Z‘’“][^.?!:]{0,60}:")
_MOST_WORDS_IN_HEADING = 10
_FULL_LINE = 0.8
_HALF_LINE = 0.6


class Sort(Enum):
    """What a paragraph looks like, before its neighbours are looked at."""

    TEXT = auto()
    NUMBERED = auto()
    BULLET = auto()
    SPEAKER = auto()
    HEADING = auto()


@dataclass
class Paragraph:
    """Lines that belong together.

    `mark` is the bullet or number as typed ("•", "7."), `number` the number in it; `over_blank` are
    the lines joined across a blank one, `hyphens` those joined to a hyphen.
    """

    sort: Sort
    lines: list[Line]
    mark: str = ""
    number: str = ""
    indent: int = 0
    alone: bool = False
    over_blank: list[Line] = field(default_factory=list)
    hyphens: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines joined with spaces; after a hyphen without one, unless a word is left open."""
        text = self.lines[0].text
        for above, below in pairwise(self.lines):
            text += ("" if ends_in_hyphen(above, below) else " ") + below.text
        return text


def ends_in_hyphen(above: Line, below: Line) -> bool:
    """Whether a word runs on from `above` to `below`; "privé- / en werk" is two words."""
    if not re.search(rf"\w[{_HYPHENS}]$", above.text):
        return False
    return not re.match(r"(?:en|of|als|noch)\b", below.text)


def paragraphs(lines: list[Line], width: int | None) -> list[Paragraph]:
    """`lines` as paragraphs. `width` is that of a wrapped text; None: each line is a paragraph."""
    result: list[Paragraph] = []
    after_blank = True
    for line, below in pairwise([*lines, Line(0, 0, "")]):
        if not line.text:
            after_blank = True
            continue
        stands_out = not below.text and _reads_as_heading(line.text)
        current = result[-1] if result else None
        opened = _opened(line, alone=after_blank or stands_out)
        if (
            current
            and (opened.sort is Sort.TEXT or _in_sentence(opened, result, width, after_blank))
            and not (stands_out and FINISHED.search(current.lines[-1].text))
            and _belongs(line, current, width, after_blank)
        ):
            _join(line, current, after_blank=after_blank)
        else:
            result.append(opened)
        after_blank = False
    for paragraph, following in pairwise([*result, None]):
        if paragraph and _is_heading(paragraph, following, width):
            paragraph.sort = Sort.HEADING
    return result


def _opened(line: Line, *, alone: bool) -> Paragraph:
    """The paragraph that `line` opens if it opens one."""
    if match := _NUMBERED.match(line.text):
        body = line._replace(text=line.text[match.end() :])
        return Paragraph(Sort.NUMBERED, [body], match["mark"], match["number"], line.indent)
    if match := _BULLETED.match(line.text):
        body = line._replace(text=line.text[match.end() :])
        return Paragraph(Sort.BULLET, [body], match["mark"], indent=line.indent)
    if SPEAKER.fullmatch(line.text):
        return Paragraph(Sort.SPEAKER, [line], alone=alone)
    return Paragraph(Sort.TEXT, [line], alone=alone)


def _in_sentence(
    opened: Paragraph, result: list[Paragraph], width: int | None, after_blank: bool
) -> bool:
    """Whether the mark of `opened` is a dash or a figure within the sentence that runs above it."""
    above = result[-1].lines[-1].text
    runs_on = width is not None and len(above) >= width * _FULL_LINE and not FINISHED.search(above)
    if after_blank or not runs_on:
        return False
    if opened.sort is Sort.BULLET:
        return opened.mark in _DASHES and result[-1].mark != opened.mark
    if opened.sort is Sort.NUMBERED:
        before = next((part.number for part in reversed(result) if part.number), "0")
        return int(opened.number) not in (1, int(before) + 1)
    return False


def _join(line: Line, current: Paragraph, *, after_blank: bool) -> None:
    if ends_in_hyphen(current.lines[-1], line):
        current.hyphens.append(line)
    if after_blank:
        current.over_blank.append(line)
    current.lines.append(line)


def _belongs(line: Line, current: Paragraph, width: int | None, after_blank: bool) -> bool:
    """Whether `line`, which bears no mark of its own, goes on with `current`."""
    if width is None or current.sort is Sort.SPEAKER:
        return False
    above = current.lines[-1]
    finished = bool(FINISHED.search(above.text))
    lower = line.text[0].islower()
    item = current.sort in (Sort.NUMBERED, Sort.BULLET)
    if after_blank:
        share = _HALF_LINE if lower else _FULL_LINE
        full = len(above.text) >= width * share
        return full and not finished and (item or lower)
    if finished and LEAD_IN.fullmatch(line.text):
        return False
    if item or lower:
        return True
    if len(above.text) >= width * _HALF_LINE:
        return True
    return not finished and not _could_be_heading(current)


def _reads_as_heading(text: str) -> bool:
    """Whether `text` is short, starts like a title and does not end like a sentence."""
    return (
        len(text.split()) <= _MOST_WORDS_IN_HEADING
        and not text[0].islower()
        and not _PUNCTUATED.search(text)
    )


def _could_be_heading(paragraph: Paragraph) -> bool:
    """Whether `paragraph` is one line that stands by itself and reads as a heading."""
    return (
        paragraph.sort is Sort.TEXT
        and paragraph.alone
        and len(paragraph.lines) == 1
        and _reads_as_heading(paragraph.text)
    )


def _is_heading(paragraph: Paragraph, following: Paragraph | None, width: int | None) -> bool:
    """Whether `paragraph` heads `following`; the last line of a text heads nothing."""
    if following is None or not _could_be_heading(paragraph):
        return False
    return width is None or len(paragraph.text) < width * _FULL_LINE
