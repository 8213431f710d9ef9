"""A PDF without tags: its lines, as a reader of plain text takes them up.

Where lines stand and how large they are says what their words do not: a gap parts paragraphs, and
what is larger than the text, or bold and by itself, is a heading.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from som_editor.core.document import MAX_LEVEL, Mark
from som_editor.core.import_report import Guess, GuessKind
from som_editor.readers.lines import FINISHED, WRAPPED_FROM, Line
from som_editor.readers.paragraphs import Paragraph, Sort
from som_editor.readers.pdf.joined import Words
from som_editor.readers.pdf.pages import HYPHEN
from som_editor.readers.pdf.pages import Text as PdfText
from som_editor.readers.pdf.running import PageLine, page_lines, running, told
from som_editor.readers.sections import introduces
from som_editor.readers.structure import Known
from som_editor.readers.text import Found

_GAP = 1.3
"""Times the usual distance between lines from which a gap parts paragraphs."""

_LARGER = 1.12
"""Times the size of the text from which a line is larger."""

_SHORT = 0.6
"""Share of a full line below which the last line of a page ends its paragraph."""

_LEADER = re.compile(r"(.*?\S)\s*(?:\.\s?|…\s?|·\s?){4,}\s*(\d{1,4})")
"""A line of a table of contents: a title, dots, and a page."""

_CONTENTS = re.compile(r"(?i)inhoud|inhoudsopgave|contents|table of contents")
_MOST_WORDS_IN_HEADING = 14
_INDENT = 6.0
_FEWEST_HEADINGS = 3
"""From so many on, a text is known to show its headings by their look."""


def found_in_lines(read: PdfText, words: Words) -> tuple[Found, list[int]]:
    """The running text of what was `read`, and on which page each of its lines stands."""
    pages = read.pages
    found = [page_lines(page) for page in pages]
    beside = running(pages, found)
    body = [line for lines in found for line in lines if line not in beside and line.text]
    body, contents = _without_contents(body)
    text = _Text(body, words, read.title)
    around_text = [(one.kind, one.text) for one in told(beside, pages)]
    around_text += [("contents", contents)] if contents else []
    around = tuple(
        (kind, Line(-place, 0, said)) for place, (kind, said) in enumerate(around_text, 1)
    )
    return (
        Found(
            text.lines,
            _width(text.lines),
            around,
            guesses=tuple(text.guesses),
            title=read.title,
            refined=text.refined,
        ),
        text.pages,
    )


def _without_contents(body: list[PageLine]) -> tuple[list[PageLine], str]:
    """`body` without the lines of a table of contents, and what those say."""
    kept: list[PageLine] = []
    contents: list[str] = []
    for line in body:
        if match := _LEADER.fullmatch(line.text):
            if kept and _CONTENTS.fullmatch(kept[-1].text):
                contents.append(kept.pop().text)
            contents.append(f"{match[1]} {match[2]}")
        else:
            kept.append(line)
    return kept, " ".join(contents)


class _Text:
    """Lines of pages as lines of text, with a blank one wherever a gap parts them."""

    def __init__(self, body: list[PageLine], words: Words, title: str) -> None:
        self._words = words
        self._title = title
        self.lines: list[Line] = []
        self.pages: list[int] = []
        self.guesses: list[Guess] = []
        self._sizes: dict[int, float] = {}
        self._bold: set[int] = set()
        self._usual = _usual_size(body)
        self._distance = _usual_distance(body)
        self._full = _nearly_longest(len(line.text) for line in body)
        left = min((line.left for line in body), default=0.0)
        for above, line in pairwise([None, *body]):
            if line is None:
                continue
            if above is not None and self._is_parted(above, line):
                self._add(Line(0, 0, ""), line.page)
            self._say(line, int(max(line.left - left, 0) / _INDENT))

    def refined(self, parts: list[Paragraph]) -> Known:
        """Which of `parts` (changed in place) are headings by their look, and which the title."""
        self._merge(parts)
        shown = [part for part in parts[:-1] if self._shows_as_heading(part)]
        if len(shown) >= _FEWEST_HEADINGS:
            for part in parts:
                if part.sort is Sort.HEADING:
                    part.sort = Sort.TEXT
        for part in shown:
            part.sort = Sort.HEADING
        title = self._title_among(shown)
        if title is not None:
            before = parts[: parts.index(title)]
            shown = [part for part in shown if part not in before and part is not title]
            for part in before:
                part.sort = Sort.TEXT if part.sort is Sort.HEADING else part.sort
        looks = sorted({self._look(part) for part in shown}, reverse=True)
        ranks = {look: min(rank, MAX_LEVEL) for rank, look in enumerate(looks, start=1)}
        return Known({part.lines[0].number: ranks[self._look(part)] for part in shown}, title)

    def _merge(self, parts: list[Paragraph]) -> None:
        """Make a heading that takes several lines one part."""
        merged: list[Paragraph] = []
        for part in parts:
            above = merged[-1] if merged else None
            if above is not None and self._goes_on(above, part):
                above.lines += part.lines
            else:
                merged.append(part)
        parts[:] = merged

    def _title_among(self, shown: list[Paragraph]) -> Paragraph | None:
        """The heading that says what the file is called, or stands out from all others."""
        for part in shown:
            if self._title and part.text == self._title:
                return part
        if len(shown) < _FEWEST_HEADINGS:
            return None
        highest = max(map(self._look, shown))
        first = [part for part in shown[:_FEWEST_HEADINGS] if self._look(part) == highest]
        alone = sum(1 for part in shown if self._look(part) == highest) == 1
        return first[0] if first and alone and not introduces(first[0].text) else None

    def _say(self, line: PageLine, indent: int) -> None:
        """Add `line`; a word that its end only breaks is whole again."""
        text = line.text
        if self.lines and self.lines[-1].text.endswith(HYPHEN):
            above = self.lines[-1]
            kept = above.text[:-1]
            if self._words.is_broken(kept, text):
                first, _, text = text.partition(" ")
                whole = f"{kept.split(' ')[-1]}{first}"
                self.lines[-1] = above._replace(text=f"{kept}{first}")
                self.guesses.append(Guess(GuessKind.LINE_BREAK_HYPHEN, above.number, whole))
            else:
                self.lines[-1] = above._replace(text=f"{kept}-")
        if not text.strip():
            return
        self._add(Line(0, indent, text.strip()), line.page)
        number = self.lines[-1].number
        self._sizes[number] = _size(line)
        if all(Mark.BOLD in piece.marks for piece in line.pieces):
            self._bold.add(number)

    def _add(self, line: Line, page: int) -> None:
        self.pages.append(page)
        self.lines.append(line._replace(number=len(self.pages)))

    def _is_parted(self, above: PageLine, line: PageLine) -> bool:
        """Whether something parts `line` from the one above it."""
        apart = max(_size(above), _size(line)) > min(_size(above), _size(line)) * _LARGER
        if above.page != line.page or line.height > above.height:
            short = len(above.text) < self._full * _SHORT
            far = line.page > above.page + 1
            return apart or short or far or bool(FINISHED.search(above.text))
        return apart or above.height - line.height > self._distance * _GAP

    def _shows_as_heading(self, part: Paragraph) -> bool:
        """Whether `part` is a heading by its look: larger than the text, or bold by itself."""
        if part.sort not in (Sort.TEXT, Sort.HEADING):
            return False
        if len(part.text.split()) > _MOST_WORDS_IN_HEADING:
            return False
        larger = self._size(part) > self._usual * _LARGER
        bold = all(line.number in self._bold for line in part.lines)
        return larger or (bold and not FINISHED.search(part.text))

    def _goes_on(self, above: Paragraph, part: Paragraph) -> bool:
        """Whether `part` is the second line of the heading `above`."""
        return (
            part.lines[0].number == above.lines[-1].number + 1
            and self._shows_as_heading(above)
            and self._shows_as_heading(part)
            and self._look(above) == self._look(part)
            and self._size(above) > self._usual * _LARGER
        )

    def _size(self, part: Paragraph) -> float:
        return self._sizes.get(part.lines[0].number, self._usual)

    def _look(self, part: Paragraph) -> tuple[float, bool]:
        return round(self._size(part), 0), part.lines[0].number in self._bold


def _width(lines: Iterable[Line]) -> int | None:
    """The length of a full line; None where no line is long enough to be one."""
    width = _nearly_longest(len(line.text) for line in lines if line.text)
    return width if width >= WRAPPED_FROM else None


def _nearly_longest(lengths: Iterable[int]) -> int:
    ordered = sorted(lengths)
    return ordered[int(len(ordered) * 0.95)] if ordered else 0


def _size(line: PageLine) -> float:
    """The size of most of `line`: its bullet may be larger."""
    return max(line.pieces, key=lambda piece: len(piece.text)).size


def _usual_size(body: list[PageLine]) -> float:
    """The size in which most of the text stands."""
    counts: Counter[float] = Counter()
    for line in body:
        counts[round(_size(line), 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _usual_distance(body: list[PageLine]) -> float:
    """How far most lines are below the ones above them."""
    falls = [
        above.height - line.height
        for above, line in pairwise(body)
        if above.page == line.page and above.height > line.height
    ]
    return median(falls) if falls else 0.0
