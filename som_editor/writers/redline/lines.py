"""Tracked paragraphs: what became of their words, and of the marks at their ends.

A paragraph mark that goes joins its paragraph with the next one, and bears that one's properties.
The last mark of a text, of a cell, and before a table cannot go; so where the last paragraphs came
or went, the mark before them did in their place.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from som_editor.writers.docx.elements import Element, element, tag_name
from som_editor.writers.redline.atoms import Sort
from som_editor.writers.redline.revisions import Fate, Revisions
from som_editor.writers.redline.runs import runs
from som_editor.writers.redline.weaving import Woven

_LAYOUT = tag_name("keepNext")
"""A matter of pages and not of the text: it follows from the next paragraph, and is not tracked."""


@dataclass(slots=True)
class Line:
    """A paragraph: its words, the fate of its mark, its properties of old and new.

    `opens` and `closes` begin and end a move. A line is `whole` when all of it came or went, then
    `uneven` when LibreOffice would take it for several stretches; it `ends_new` when its last word
    came.
    """

    words: list[Element]
    fate: Fate
    old: Element | None = None
    new: Element | None = None
    whole: bool = False
    uneven: bool = False
    ends_new: bool = False
    opens: list[Element] = field(default_factory=list)
    closes: list[Element] = field(default_factory=list)


Story = list[Line | Element]
"""Paragraphs and tables in order: a text, or a cell."""


def lines(woven: Sequence[Woven], revisions: Revisions) -> list[Line]:
    """The paragraphs of `woven`, which ends in a mark."""
    result: list[Line] = []
    start = 0
    for place, (fate, atom, old) in enumerate(woven):
        if atom.sort is not Sort.MARK:
            continue
        words = [one for one in woven[start:place] if one.atom.counts]
        whole = fate is not Fate.KEPT and all(_goes_along(one, fate) for one in words)
        own = atom.elements[0] if atom.elements else None
        before = own if old is None else (old.elements[0] if old.elements else None)
        made = Line(runs(woven[start:place], revisions), fate, before, own, whole)
        made.uneven = _is_uneven(words)
        made.ends_new = bool(words) and words[-1].fate.is_new_only
        result.append(made)
        start = place + 1
    return result


def untouched(one: Element) -> Line:
    """The paragraph `one`, which is the same on both sides."""
    properties = one.find(tag_name("pPr"))
    words = [child for child in one if child is not properties]
    return Line(words, Fate.KEPT, properties, properties)


def settled(story: Story, revisions: Revisions) -> list[Element]:
    """The paragraphs and tables of `story` as Word takes them."""
    result: list[Element] = []
    run: list[Line] = []
    for one in story:
        if isinstance(one, Line):
            run.append(one)
        else:
            result += _run_of_lines(run, revisions)
            result.append(one)
            run = []
    return result + _run_of_lines(run, revisions)


def _is_uneven(words: Sequence[Woven]) -> bool:
    """Whether a paragraph of `words` is several stretches: it moved, with links or new words."""
    fates = {one.fate for one in words}
    if not fates & {Fate.MOVED_AWAY, Fate.MOVED_HERE}:
        return False
    return Fate.INSERTED in fates or any(
        one.atom.link or len(one.atom.elements) > 1 for one in words
    )


def _goes_along(one: Woven, fate: Fate) -> bool:
    return one.fate.is_old_only == fate.is_old_only and one.fate.is_new_only == fate.is_new_only


def _run_of_lines(run: list[Line], revisions: Revisions) -> list[Element]:
    """The paragraphs up to the end of the text or to a table."""
    result: list[Line] = []
    place = 0
    while place < len(run):
        stop = next((at for at in range(place, len(run)) if not run[at].whole), len(run))
        following = run[stop] if stop < len(run) else None
        result += _between(result[-1] if result else None, run[place:stop], following)
        result += run[stop : stop + 1]
        place = stop + 1
    _tell_where_they_land(result)
    return [made for line in result for made in _written(line, revisions)]


def _between(above: Line | None, whole: list[Line], below: Line | None) -> list[Line]:
    """The paragraphs that came or went between two that stayed, with marks that can.

    LibreOffice leaves an empty paragraph of an uneven one, or gives its style to the next; and new
    words at the end of a paragraph run into a new one behind it. Their marks shift likewise.
    """
    gone = [line for line in whole if line.fate.is_old_only]
    came = [line for line in whole if line.fate.is_new_only]
    if not whole or above is None or above.fate is not Fate.KEPT:
        return whole
    if below is None:
        if gone and came:
            rest = [line for line in whole if line is not gone[-1] and line is not came[-1]]
            return [*rest, _both(gone[-1], came[-1])]
        _shift([above, *whole])
    elif came and (above.ends_new or any(line.uneven for line in came)):
        _shift([above, *came])
        return [*came, *gone]
    elif any(line.uneven for line in gone) and not _differ(above.new, gone[-1].old):
        _shift([above, *gone])
        return [*gone, *came]
    elif _differ(below.old, below.new):
        for line in (*came[-1:], *gone[-1:]):
            line.whole = False  # LibreOffice would undo the change of the paragraph below
    return whole


def _both(gone: Line, came: Line) -> Line:
    """A deleted and an inserted paragraph that share their mark."""
    _enclose(gone)
    _enclose(came)
    return Line([*gone.words, *came.words], Fate.KEPT, gone.old, came.new)


def _shift(run: list[Line]) -> None:
    """Let each mark of `run` have the fate of the next one, and the last one stay."""
    stays, last = run[0], run[-1]
    is_old = last.fate.is_old_only
    for line, following in pairwise(run):
        line.fate = following.fate
    last.fate, last.whole = Fate.KEPT, False
    _enclose(last)
    if stays.fate in (Fate.MOVED_AWAY, Fate.MOVED_HERE):
        stays.fate = Fate.DELETED if is_old else Fate.INSERTED
    if is_old:
        last.new = stays.new
    else:
        last.old = stays.old


def _enclose(line: Line) -> None:
    """Let a move begin and end within the paragraph, since its mark stays."""
    line.words = [*line.opens, *line.words, *line.closes]
    line.opens, line.closes = [], []


def _tell_where_they_land(run: list[Line]) -> None:
    """Give a mark that comes or goes the properties of the paragraph its words are part of then."""
    old = new = None
    for line in reversed(run):
        if not line.fate.is_new_only:
            old = line.old
        elif not line.whole:
            line.old = old
        if not line.fate.is_old_only:
            new = line.new
        elif not line.whole:
            line.new = new


def _written(line: Line, revisions: Revisions) -> list[Element]:
    shown = line.old if line.whole and line.fate.is_old_only else line.new
    properties = [] if shown is None else [deepcopy(one) for one in shown]
    if line.fate is not Fate.KEPT:
        properties.append(element("rPr", revisions.mark(line.fate.value)))
    if not line.whole and _differ(line.old, line.new):
        before = element("pPr") if line.old is None else deepcopy(line.old)
        properties.append(revisions.mark("pPrChange", before))
    made = element("p", *([element("pPr", *properties)] if properties else []))
    made.extend([*line.opens, *line.words])
    return [made, *line.closes]


def _differ(old: Element | None, new: Element | None) -> bool:
    return _tracked(old) != _tracked(new)


def _tracked(properties: Element | None) -> list[bytes]:
    if properties is None:
        return []
    return [etree.tostring(one, method="c14n") for one in properties if one.tag != _LAYOUT]
