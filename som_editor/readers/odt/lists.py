"""The bullets and numbers before paragraphs, as the list styles of an OpenDocument file have it."""

from collections.abc import Iterator
from typing import NamedTuple

from som_editor.readers.archive import Element
from som_editor.readers.number_formats import whole_number, written
from som_editor.readers.odt.names import count, named, value
from som_editor.readers.odt.styles import Styles

_LEVELS = 10
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_NUMBERS = (named("text:list-level-style-number"), named("text:outline-level-style"))
_BULLETS = (named("text:list-level-style-bullet"), named("text:list-level-style-image"))


class Level(NamedTuple):
    """A level of a list style; `format` is empty where it shows no number.

    `shown` is how many levels the number shows; `pattern`, where there is one, has %1% for the
    number of the first level, and so on.
    """

    is_bullet: bool
    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""


class Marker(NamedTuple):
    """What stands before the first paragraph of an item: a bullet, or a number."""

    is_bullet: bool
    label: str
    level: int


class Counts:
    """The numbers that one list has counted to, by level."""

    def __init__(self, style: str) -> None:
        self.style = style
        self._counts: dict[int, int] = {}

    def restart(self, level: int) -> None:
        """Begin `level`, and those below it, anew."""
        self._counts = {at: number for at, number in self._counts.items() if at < level}

    def next(self, level: int, start: int, given: int | None) -> None:
        """Count one further at `level`, to `given` where the item says so."""
        above = self._counts.get(level)
        self._counts[level] = given if given is not None else start if above is None else above + 1
        self.restart(level + 1)

    def at(self, level: int, otherwise: int) -> int:
        """The number that `level` stands at."""
        return self._counts.get(level, otherwise)


class Lists:
    """The list styles in `roots`, and the lists in `text` that go on with earlier ones."""

    def __init__(self, roots: list[Element], text: Element, styles: Styles) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        for root in roots:
            for one in root.iter(named("text:list-style")):
                self._styles.setdefault(value(one, "style:name"), dict(_levels(one)))
            for one in root.iter(named("text:outline-style")):
                self._outline = dict(_levels(one))
        self._headings = Counts("")
        self._by_id: dict[str, Counts] = {}
        self._latest: dict[str, Counts] = {}
        self._used = self._levels_used(text, styles)

    def begin(self, element: Element, style: str) -> Counts:
        """The counts of the list `element` in `style`, which may go on with an earlier list."""
        goes_on = self._by_id.get(value(element, "text:continue-list"))
        if goes_on is None and value(element, "text:continue-numbering") == "true":
            goes_on = self._latest.get(style)
        counts = goes_on or Counts(style)
        self._latest[style] = counts
        if identity := value(element, "xml:id"):
            self._by_id[identity] = counts
        return counts

    def marker(self, counts: Counts, level: int, given: int | None) -> Marker:
        """What stands before the next item at `level`, which may be `given` its number."""
        levels = self._styles.get(counts.style, {})
        found = levels.get(level, Level(is_bullet=True))
        used = self._used.get(counts.style, [])
        place = used.index(level) + 1 if level in used else level
        if found.is_bullet:
            return Marker(is_bullet=True, label="", level=place)
        counts.next(level, found.start, given)
        return Marker(is_bullet=False, label=_label(levels, counts, level), level=place)

    def heading(self, level: int) -> str:
        """The number of the next heading at `level`; empty where headings bear none."""
        found = self._outline.get(level)
        if found is None or not found.format:
            return ""
        self._headings.next(level, found.start, None)
        return _label(self._outline, self._headings, level)

    def _levels_used(self, text: Element, styles: Styles) -> dict[str, list[int]]:
        """The levels of each style at which there are items, so that the first of them is 1."""
        used: dict[str, set[int]] = {}
        for paragraph in text.iter(named("text:p")):
            above = list(paragraph.iterancestors(named("text:list")))
            if not above:
                continue
            names = (value(one, "text:style-name") for one in above)
            own = styles.paragraph(value(paragraph, "text:style-name")).list_style
            used.setdefault(next(filter(None, names), own), set()).add(len(above))
        return {style: sorted(levels) for style, levels in used.items()}


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for one in style:
        at = count(one, "text:level", _LEVELS)
        if one.tag in _BULLETS:
            yield at, Level(is_bullet=True)
        elif one.tag in _NUMBERS:
            start = whole_number(value(one, "text:start-value"))
            yield (
                at,
                Level(
                    is_bullet=False,
                    format=_FORMATS.get(value(one, "style:num-format"), ""),
                    prefix=value(one, "style:num-prefix"),
                    suffix=value(one, "style:num-suffix"),
                    shown=count(one, "text:display-levels", _LEVELS),
                    start=1 if start is None else start,
                    pattern=value(one, "loext:num-list-format"),
                ),
            )


def _label(levels: dict[int, Level], counts: Counts, level: int) -> str:
    """The number of `level` as it shows, with those of the levels above that show with it."""
    found = levels[level]
    if not found.format:
        return ""

    def number(at: int) -> str:
        other = levels.get(at, found)
        return written(counts.at(at, other.start), other.format) if other.format else ""

    if found.pattern:
        label = found.pattern
        for at in range(1, _LEVELS + 1):
            label = label.replace(f"%{at}%", number(at))
        return label.strip()
    shown = filter(None, map(number, range(max(level - found.shown, 0) + 1, level + 1)))
    return f"{found.prefix}{'.'.join(shown)}{found.suffix}".strip()
