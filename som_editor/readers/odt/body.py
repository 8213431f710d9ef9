"""The body of an OpenDocument text as items: paragraphs, tables, pictures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from som_editor.core.document import Role
from som_editor.core.import_report import Dropped, Guess, GuessKind
from som_editor.readers.archive import Element
from som_editor.readers.flow.items import Grid, GridCell, Item, Said, Shown
from som_editor.readers.number_formats import whole_number
from som_editor.readers.odt.lists import Counts, Lists, Marker
from som_editor.readers.odt.names import count, named, plain, value
from som_editor.readers.odt.styles import PLAIN, Sort, Styles
from som_editor.readers.odt.text import Content, Paragraphs
from som_editor.readers.parts import one_line

_MOST_COLUMNS, _MOST_ROWS = 63, 1000
_ROLES = {Sort.HEADING: Role.HEADING, Sort.QUOTE: Role.QUOTE, Sort.NOTE: Role.NOTE}
_AROUND = {Sort.COVER: "{text}", Sort.ORGANISATION: "Organisatie: {text}"}
"""What stands on the cover of a file of ours, as a text would state it."""
_LEFT_OUT = {Sort.CONTENTS: "contents", Sort.MISSING_PICTURE: "picture"}
_CONTENTS = tuple(
    named(f"text:{name}")
    for name in (
        *("table-of-content", "alphabetical-index", "illustration-index", "table-index"),
        *("object-index", "user-index", "bibliography"),
    )
)
_ROWS = tuple(named(f"table:{name}") for name in ("table-rows", "table-row-group"))
_PARAGRAPHS = (named("text:p"), named("text:h"))


@dataclass
class _ListPlace:
    """Where in a list a paragraph stands; only the first of an item bears bullet or number."""

    counts: Counts
    level: int
    given: int | None = None
    bare: bool = False
    begun: bool = False


class Body:
    """Reads the children of a text; guesses go to `guesses`, the lines of a cover to `around`."""

    def __init__(self, styles: Styles, lists: Lists, paragraphs: Paragraphs) -> None:
        self._styles = styles
        self._lists = lists
        self._paragraphs = paragraphs
        self._captions: dict[int, str] = {}
        self.around: list[tuple[str, str]] = []
        self.guesses: list[Guess] = []
        self._readers: dict[str, Callable[[Element, _ListPlace | None], Iterator[Item]]] = {
            named("text:p"): self._paragraph,
            named("text:h"): self._paragraph,
            named("text:list"): self._list,
            named("table:table"): self._table,
            named("text:section"): self._section,
            named("text:numbered-paragraph"): self._walk,
            named("text:index-body"): self._walk,
            named("draw:frame"): self._frame,
        }

    def items(self, parent: Element) -> list[Item]:
        """The paragraphs, tables and pictures in `parent`, in order."""
        return self._captioned(list(self._walk(parent, None)))

    def _walk(self, parent: Element, place: _ListPlace | None) -> Iterator[Item]:
        for child in parent:
            if child.tag in _CONTENTS:
                self._paragraphs.leave_out(child, "contents")
            elif reader := self._readers.get(child.tag):
                yield from reader(child, place)
            elif child.tag.startswith(named("draw:frame").removesuffix("frame")):
                yield from self._frame(child, place)

    def _paragraph(self, element: Element, place: _ListPlace | None) -> Iterator[Item]:
        paragraphs = self._paragraphs
        paragraphs.place += 1
        at = paragraphs.place
        usage = self._styles.paragraph(value(element, "text:style-name"))
        content = paragraphs.content(element, usage.look if usage.sort is Sort.TEXT else PLAIN)
        inlines = tuple(content.inlines)
        text = one_line(inlines)
        if usage.sort in _AROUND and text:
            self.around.append(("cover", _AROUND[usage.sort].format(text=text)))
        elif usage.sort in _LEFT_OUT and text:
            paragraphs.dropped.append(Dropped(at, text, _LEFT_OUT[usage.sort]))
        elif text:
            if usage.sort in (Sort.CAPTION, Sort.TABLE_CAPTION):
                self._captions[at] = text
            yield self._said(element, usage.sort, Said(at, Role.PARAGRAPH, inlines), place)
        if struck := " ".join("".join(content.struck).split()):
            self.guesses.append(Guess(GuessKind.STRUCK, at, struck))
        yield from _shown(at, content)

    def _captioned(self, items: list[Item]) -> list[Item]:
        """`items` with what is said above a table or under a picture as its caption."""
        kept: list[Item] = []
        for item in items:
            above = kept[-1] if kept else None
            if isinstance(item, Grid) and isinstance(above, Said) and not item.caption:
                item.caption = self._captions.get(above.place, "")
                if item.caption:
                    kept.pop()
            elif isinstance(item, Said) and isinstance(above, Shown) and not above.caption:
                above.caption = self._captions.get(item.place, "")
                if above.caption:
                    continue
            kept.append(item)
        return kept

    def _said(self, element: Element, sort: Sort, said: Said, place: _ListPlace | None) -> Said:
        """`said` with what its style and its place in a list make of it."""
        said.role = _ROLES.get(sort, Role.PARAGRAPH)
        said.is_title = sort is Sort.TITLE
        marker = self._marker(place)
        if element.tag == named("text:h"):
            said.role = Role.HEADING if not said.is_title else said.role
        if said.role is Role.HEADING:
            usage = self._styles.paragraph(value(element, "text:style-name"))
            said.level = whole_number(value(element, "text:outline-level")) or usage.level
            said.label = marker.label if marker else self._lists.heading(said.level)
        elif marker is not None and said.role is Role.PARAGRAPH and not said.is_title:
            said.level, said.label = marker.level, marker.label
            if marker.is_bullet:
                said.role = Role.BULLET
            elif marker.label:
                said.role = Role.GUIDELINE
        return said

    def _marker(self, place: _ListPlace | None) -> Marker | None:
        if place is None or place.begun or place.bare:
            return None
        place.begun = True
        return self._lists.marker(place.counts, place.level, place.given)

    def _list(self, element: Element, place: _ListPlace | None) -> Iterator[Item]:
        if place is None:
            style = value(element, "text:style-name") or self._style_within(element)
            counts, level = self._lists.begin(element, style), 1
        else:
            counts, level = self._deeper(element, place), place.level + 1
        for item in element:
            start = whole_number(value(item, "text:start-value"))
            bare = item.tag == named("text:list-header")
            yield from self._walk(item, _ListPlace(counts, level, start, bare))

    def _deeper(self, element: Element, place: _ListPlace) -> Counts:
        """The counts of a list in an item of another: the same, unless it is of another style."""
        style = value(element, "text:style-name")
        if style and style != place.counts.style:
            return self._lists.begin(element, style)
        return place.counts

    def _style_within(self, element: Element) -> str:
        """The list style that the first paragraph of a list names, which has none of its own."""
        first = next(element.iter(*_PARAGRAPHS), None)
        return self._styles.paragraph(value(first, "text:style-name")).list_style

    def _section(self, element: Element, place: _ListPlace | None) -> Iterator[Item]:
        if value(element, "text:display") == "none":
            self._paragraphs.leave_out(element, "hidden")
        else:
            yield from self._walk(element, place)

    def _frame(self, element: Element, _place: _ListPlace | None) -> Iterator[Item]:
        yield from _shown(self._paragraphs.place, self._paragraphs.frame(element))

    def _table(self, element: Element, _place: _ListPlace | None) -> Iterator[Item]:
        if _is_cover(self._styles, element):
            for row, _header in _rows(element):
                self.around.append(("cover", ": ".join(filter(None, map(plain, row)))))
            return
        place = self._paragraphs.place + 1
        rows: list[list[GridCell]] = []
        header_rows = 0
        for row, is_header in _rows(element):
            cells = self._row(row)
            for _ in range(count(row, "table:number-rows-repeated", _MOST_ROWS)):
                if is_header and header_rows == len(rows):
                    header_rows += 1
                rows.append(cells)
                if not any(cell.items for cell in cells):
                    break
        if not header_rows and rows and self._heads(element):
            header_rows = 1
        if rows:
            yield Grid(place, rows, header_rows)

    def _heads(self, table: Element) -> bool:
        """Whether the first row of `table` is a header by its styles."""
        first = next((row for row, _header in _rows(table)), None)
        said = () if first is None else first.iter(*_PARAGRAPHS)
        sorts = {
            self._styles.paragraph(value(one, "text:style-name")).sort for one in said if plain(one)
        }
        return sorts == {Sort.TABLE_HEAD}

    def _row(self, row: Element) -> list[GridCell]:
        cells: list[GridCell] = []
        taken = 0  # covered cells that belong to the one before them
        for cell in row:
            again = count(cell, "table:number-columns-repeated", _MOST_COLUMNS)
            if cell.tag == named("table:covered-table-cell"):
                own = min(taken, again)
                taken -= own
                cells += [GridCell() for _ in range(again - own)]
            elif cell.tag == named("table:table-cell"):
                columns = count(cell, "table:number-columns-spanned", _MOST_COLUMNS)
                if count(cell, "table:number-rows-spanned", _MOST_ROWS) > 1:
                    place = self._paragraphs.place + 1
                    self.guesses.append(Guess(GuessKind.SPANNED, place, plain(cell)))
                cells += [GridCell(self.items(cell), columns) for _ in range(again)]
                taken = columns - 1
        return cells


def _shown(place: int, content: Content) -> Iterator[Shown]:
    for picture, caption in content.pictures:
        yield Shown(place, picture, caption)


def _rows(parent: Element, *, is_header: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows in `parent`, each with whether it belongs to the header."""
    for child in parent:
        if child.tag == named("table:table-row"):
            yield child, is_header
        elif child.tag == named("table:table-header-rows"):
            yield from _rows(child, is_header=True)
        elif child.tag in _ROWS:
            yield from _rows(child, is_header=is_header)


def _is_cover(styles: Styles, table: Element) -> bool:
    """Whether `table` is that of the cover of a file of ours."""
    first = next(table.iter(*_PARAGRAPHS), None)
    return styles.paragraph(value(first, "text:style-name")).sort is Sort.COVER
