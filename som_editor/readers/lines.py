"""Text as clean lines, and the width at which its writer wrapped them."""

import re
from itertools import pairwise
from typing import NamedTuple

WRAPPED_BELOW = 120
"""A text whose lines are nearly all shorter than this was wrapped; longer ones are paragraphs."""

WRAPPED_FROM = 40
"""Nobody wraps at less: shorter lines are lines of their own."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
"""Characters that are no text and that no document holds."""

FINISHED = re.compile(r"(?:[.?!:;…][’”'\")\]]*|(?<!\S)[(\[<‘“'\"]?(?:https?://|www\.)\S+)$")
"""How a line ends whose sentence does not go on; a web address needs no full stop."""

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


class Line(NamedTuple):
    """One line: its number from 1, how far it is indented, and its text without outer spaces."""

    number: int
    indent: int
    text: str


def split_lines(text: str) -> tuple[list[Line], list[Line]]:
    """The lines of `text`, and for each that lost control characters in cleaning, those."""
    lines: list[Line] = []
    lost: list[Line] = []
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        clean = CONTROL.sub("", raw).replace("\t", "    ")
        if control := "".join(CONTROL.findall(raw)):
            lost.append(Line(number, 0, control))
        body = re.sub(r"[ ]{2,}", " ", clean.strip())
        lines.append(Line(number, len(clean) - len(clean.lstrip()), body))
    return lines, lost


def wrap_width(lines: list[Line]) -> int | None:
    """The length of the longest line of a wrapped text; None where each line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if not lengths:
        return None
    nearly_longest = lengths[int(len(lengths) * 0.95)]
    if not WRAPPED_FROM <= nearly_longest < WRAPPED_BELOW:
        return None
    full = sum(1 for length in lengths if length >= nearly_longest * 0.8)
    return nearly_longest if full >= len(lengths) / 4 and _runs_on(lines) else None


def _runs_on(lines: list[Line]) -> bool:
    """Whether sentences go on over line ends; not where nearly every line finishes its own."""
    above_another = [above.text for above, below in pairwise(lines) if above.text and below.text]
    unfinished = sum(1 for text in above_another if not FINISHED.search(text))
    return unfinished >= len(above_another) / 3
