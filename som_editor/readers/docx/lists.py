"""The numbers that Word counts before paragraphs, as its numbering part describes them."""

from typing import NamedTuple

from som_editor.readers.docx.names import Element, count, named, switched, value, whole_number
from som_editor.readers.docx.styles import Sort, Styles
from som_editor.readers.number_formats import written

_LEVELS = 9
_MOST_LINKS = 5


class Level(NamedTuple):
    """A level of a list; `text` holds %1 for the number of the first level, and so on."""

    format: str
    text: str
    start: int
    restart: int | None
    legal: bool
    style: str


class Item(NamedTuple):
    """What stands before a paragraph: a bullet, or the number that Word shows."""

    is_bullet: bool
    label: str
    level: int


class _List(NamedTuple):
    counted: int
    levels: dict[int, Level]
    restarts: dict[int, int]


class Lists:
    """Counts through the lists in the root of a numbering part, which may be missing."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[int, Element] = {}
        self._used: dict[int, Element] = {}
        self._styles = styles
        for one in () if root is None else root.iter(named("abstractNum"), named("num")):
            kept = self._abstract if one.tag == named("abstractNum") else self._used
            name = "abstractNumId" if one.tag == named("abstractNum") else "numId"
            if (number := whole_number(one.get(named(name), ""))) is not None:
                kept.setdefault(number, one)
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        self._of_headings = self._heading_levels()

    def item(self, list_id: int | None, level: int | None, style: str) -> Item | None:
        """What Word shows before the next paragraph at that place; None where it is in no list.

        `level` counts from 0; None is that of the paragraph's `style`.
        """
        known = self._list(list_id) if list_id else None
        if known is None or list_id is None:
            return None
        if level is None:
            named_by = (at for at, one in known.levels.items() if one.style == style)
            level = next(named_by, 0)
        found = known.levels.get(level)
        if found is None:
            return None
        taken = self._of_headings.get(known.counted, 0)
        shown_level = level - taken + 1 if level >= taken else level + 1
        if found.format == "bullet":
            return Item(is_bullet=True, label=found.text, level=shown_level)
        counts = self._count(list_id, known, level)
        return Item(is_bullet=False, label=_label(known.levels, counts, level), level=shown_level)

    def _count(self, list_id: int, known: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(known.counted, [None] * _LEVELS)
        restart = known.restarts.get(level)
        begins = restart is not None and (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        now = counts[level]
        if begins and restart is not None:
            counts[level] = restart
        elif now is None:
            counts[level] = known.levels[level].start if restart is None else restart
        else:
            counts[level] = now + 1
        for deeper in range(level + 1, _LEVELS):
            found = known.levels.get(deeper)
            after = deeper if found is None or found.restart is None else found.restart
            if level < after:
                counts[deeper] = None
        return counts

    def _list(self, list_id: int) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: int) -> _List | None:
        used = self._used.get(list_id)
        counted = count(used, "abstractNumId")
        abstract = self._without_links(counted)
        if used is None or abstract is None or counted is None:
            return None
        levels = dict(map(_level, abstract.findall(named("lvl"))))
        restarts: dict[int, int] = {}
        for override in used.findall(named("lvlOverride")):
            at = whole_number(override.get(named("ilvl"), ""))
            if at is None:
                continue
            other = override.find(named("lvl"))
            if other is not None:
                levels[at] = _level(other)[1]
            if (start := count(override, "startOverride")) is not None:
                restarts[at] = start
        return _List(counted, {at: one for at, one in levels.items() if at < _LEVELS}, restarts)

    def _without_links(self, number: int | None) -> Element | None:
        """The list `number`, or the one that its style of lists leads to."""
        abstract = None if number is None else self._abstract.get(number)
        for _ in range(_MOST_LINKS):
            link = value(abstract, "numStyleLink")
            if not link:
                break
            used = self._used.get(self._styles.paragraph(link).list_of.list_id or 0)
            target = count(used, "abstractNumId")
            abstract = None if target is None else self._abstract.get(target)
        return abstract

    def _heading_levels(self) -> dict[int, int]:
        """How many of the first levels of each list belong to headings."""
        taken: dict[int, int] = {}
        for style in self._styles:
            usage = self._styles.paragraph(style)
            place = usage.list_of
            if not place.list_id or usage.meaning.sort is not Sort.HEADING:
                continue
            known = self._list(place.list_id)
            if known is None:
                continue
            by_name = (at for at, one in known.levels.items() if one.style == style)
            level = place.level if place.level is not None else next(by_name, 0)
            taken[known.counted] = max(taken.get(known.counted, 0), level + 1)
        return taken


def _level(level: Element) -> tuple[int, Level]:
    at = whole_number(level.get(named("ilvl"), ""))
    start = count(level, "start")
    return (
        _LEVELS if at is None else at,
        Level(
            value(level, "numFmt") or "decimal",
            value(level, "lvlText"),
            1 if start is None else start,
            count(level, "lvlRestart"),
            bool(switched(level, "isLgl")),
            value(level, "pStyle"),
        ),
    )


def _label(levels: dict[int, Level], counts: list[int | None], at: int) -> str:
    level = levels[at]
    if level.format == "none":
        return ""
    label = level.text
    for place, counted in enumerate(counts):
        mark = f"%{place + 1}"
        if mark in label:
            other = levels.get(place, level)
            number = other.start if counted is None else counted
            label = label.replace(mark, written(number, "decimal" if level.legal else other.format))
    return label.strip()
