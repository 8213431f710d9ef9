"""Cutting and joining the inlines of one block by what they show.

Positions count the characters that the block's body shows. Fields, references and breaks are
atoms: a range that cuts into one takes it whole.
"""

import re
from collections.abc import Callable

import msgspec

from som_editor.core.document import (
    Break,
    Field,
    Inline,
    Mark,
    Reference,
    Text,
    normal_inlines,
)

Shows = Callable[[Inline], str]
"""Gives the characters that an inline shows."""

Inlines = tuple[Inline, ...]

_LINE_END = re.compile(r"\r\n|[\r\n]")


def length(inlines: Inlines, shows: Shows) -> int:
    """How many characters `inlines` show."""
    return sum(len(shows(inline)) for inline in inlines)


def cut(inlines: Inlines, position: int, shows: Shows) -> tuple[Inlines, Inlines]:
    """`inlines` before and behind `position`; an atom across it goes to the side before."""
    before: list[Inline] = []
    left = position
    for index, inline in enumerate(inlines):
        if left <= 0:
            return tuple(before), inlines[index:]
        size = len(shows(inline))
        if size > left and isinstance(inline, Text):
            head = msgspec.structs.replace(inline, text=inline.text[:left])
            tail = msgspec.structs.replace(inline, text=inline.text[left:])
            return (*before, head), (tail, *inlines[index + 1 :])
        before.append(inline)
        left -= size
    return tuple(before), ()


def replace_range(
    inlines: Inlines, start: int, stop: int, replacement: Inlines, shows: Shows
) -> Inlines:
    """`inlines` with what shows from `start` to `stop` replaced."""
    start, stop = widen(inlines, start, stop, shows)
    before, rest = cut(inlines, start, shows)
    _, after = cut(rest, stop - start, shows)
    return normal_inlines((*before, *replacement, *after))


def typed(inlines: Inlines, position: int, text: str, shows: Shows) -> Inlines:
    """`text` as it is when typed at `position`: with the marks before it, never with the link."""
    marks = marks_before(inlines, position, shows)
    runs: list[Inline] = []
    for index, line in enumerate(_LINE_END.split(text)):
        if index:
            runs.append(Break())
        if line:
            runs.append(Text(line, marks))
    return tuple(runs)


def marks_before(inlines: Inlines, position: int, shows: Shows) -> frozenset[Mark]:
    """The marks of what stands before `position`, which what is typed there takes on."""
    before, _ = cut(inlines, position, shows)
    last = before[-1] if before else None
    return last.marks if isinstance(last, Text | Field | Reference) else frozenset()


def respelled(inlines: Inlines, start: int, stop: int, text: str, shows: Shows) -> Inlines:
    """`inlines` with `text` for what shows from `start` to `stop`, in the form that it has there.

    Where a field or a reference begins there, the text is plain.
    """
    _, rest = cut(inlines, start, shows)
    first = rest[0] if rest else None
    like = first if isinstance(first, Text) else Text("")
    respelling = (msgspec.structs.replace(like, text=text),)
    return replace_range(inlines, start, stop, respelling, shows)


def linked(inlines: Inlines, start: int, stop: int, address: str, shows: Shows) -> Inlines:
    """`inlines` with the text from `start` to `stop` leading to `address`; nowhere when empty."""
    before, rest = cut(inlines, start, shows)
    inside, after = cut(rest, stop - start, shows)
    leading = (
        msgspec.structs.replace(inline, link=address) if isinstance(inline, Text) else inline
        for inline in inside
    )
    return normal_inlines((*before, *leading, *after))


def mark(
    inlines: Inlines, start: int, stop: int, added: Mark, shows: Shows, *, on: bool
) -> Inlines:
    """`inlines` with `added` set (or taken away) from `start` to `stop`."""
    start, stop = widen(inlines, start, stop, shows)
    before, rest = cut(inlines, start, shows)
    inside, after = cut(rest, stop - start, shows)
    return normal_inlines((*before, *(_marked(one, added, on=on) for one in inside), *after))


def has_mark(inlines: Inlines, start: int, stop: int, wanted: Mark, shows: Shows) -> bool:
    """Whether everything that shows from `start` to `stop` bears the mark `wanted`."""
    start, stop = widen(inlines, start, stop, shows)
    _, rest = cut(inlines, start, shows)
    inside, _ = cut(rest, stop - start, shows)
    marked = [inline for inline in inside if not isinstance(inline, Break)]
    return bool(marked) and all(wanted in inline.marks for inline in marked)


def widen(inlines: Inlines, start: int, stop: int, shows: Shows) -> tuple[int, int]:
    """The range with every atom that it cuts into taken whole; an empty one goes behind it."""
    if start == stop:
        before, _ = cut(inlines, start, shows)
        behind = max(start, length(before, shows))
        return behind, behind
    at = 0
    for inline in inlines:
        end = at + len(shows(inline))
        if not isinstance(inline, Text):
            if at < start < end:
                start = at
            if at < stop < end:
                stop = end
        at = end
    return start, max(start, stop)


def _marked(inline: Inline, added: Mark, *, on: bool) -> Inline:
    if isinstance(inline, Break):
        return inline
    marks = inline.marks | {added} if on else inline.marks - {added}
    return msgspec.structs.replace(inline, marks=marks)
