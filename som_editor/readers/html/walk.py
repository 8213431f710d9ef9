"""The elements of a page as items: what it shows, without what surrounds it."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from som_editor.core.document import Digest, Role
from som_editor.core.import_report import Dropped, Guess, GuessKind
from som_editor.core.inline_edit import Inlines
from som_editor.core.numbering import LETTERS
from som_editor.core.text import clean_line, clean_text
from som_editor.readers.archive import Element
from som_editor.readers.flow.items import Grid, Item, Said, Shown
from som_editor.readers.html.grids import grid_rows
from som_editor.readers.html.inlines import Gathered, Look, inside, style_of
from som_editor.readers.number_formats import whole_number, written
from som_editor.readers.picture import Picture, picture_of

LINE = "data-som-line"
"""The attribute in which the Markdown reader says on which line of its file a block stands."""

LISTED = "data-som-listed"
"""The attribute that says of a paragraph that it is an item of a list; see `listed`."""

_HEADING = re.compile("h[1-6]")
_PARTED = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "body", "html", "address", "center"),
        *("fieldset", "figure", "figcaption", "form", "details", "summary", "dl", "dt", "dd"),
        *("hr", "hgroup", "li", "search", "caption"),
    )
)
"""Elements that stand by themselves; text before, in and behind them is not one paragraph."""

_LISTS = ("ul", "ol", "menu", "dir")
_UNSAID = ("script", "style", "head", "title", "meta", "link", "base", "col", "colgroup")
_AROUND = {
    "nav": "navigation",
    "aside": "navigation",
    "footer": "footer",
    **dict.fromkeys(("button", "select", "textarea", "datalist"), "form"),
    **dict.fromkeys(("svg", "canvas", "video", "audio", "iframe", "object"), "object"),
    **dict.fromkeys(("template", "noscript", "noframes"), "hidden"),
    "del": "deleted",
}
_DATA = re.compile(
    r"data:image/[a-z0-9.+-]+(;[a-z0-9=-]+)*;base64,(?P<bytes>.*)", re.DOTALL | re.IGNORECASE
)
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLE_FORMATS = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
}
_CONDITION = re.compile(r"\s*\[(?:if|endif)|.*\[endif\]\s*$", re.DOTALL)


Comment = etree._Comment  # noqa: SLF001 -- lxml has no public name for it


@dataclass
class _Bullet:
    """An item of a list; only its first paragraph bears the bullet or number."""

    role: Role
    level: int
    label: str = ""
    begun: bool = False


@dataclass(frozen=True)
class _Where:
    """What surrounds the text that is read."""

    place: int = 0
    heading: int = 0
    quoted: bool = False
    lists: int = 0
    bullet: _Bullet | None = None
    look: Look = field(default_factory=Look)


class Walk:
    """Reads elements into `items`; what is left out or guessed goes to the lists of that name.

    A page made `from_markdown` bears the lines of its source, which does not settle how deeper
    lists are numbered.
    """

    def __init__(self, *, from_markdown: bool = False) -> None:
        self._from_markdown = from_markdown
        self._line = 0
        self._gathered = Gathered()
        self._pictures: list[Picture] = []
        self.items: list[Item] = []
        self.guesses: list[Guess] = []
        self.dropped: list[Dropped] = []
        self.contents: dict[Digest, bytes] = {}
        self.deleted = 0

    def read(self, root: Element) -> None:
        """Add what `root` shows."""
        where = _Where()
        self._element(root, where)
        self._end(where)

    def leave_out(self, element: Element, reason: str) -> None:
        """Note that what `element` says is not read, if it says anything."""
        if text := plain(element):
            self.dropped.append(Dropped(self._line, text, reason))

    def _children(self, element: Element, where: _Where) -> None:
        self._gathered.add(element.text or "", where.look)
        for child in element:
            self._element(child, where)
            self._gathered.add(child.tail or "", where.look)

    def _element(self, element: Element, where: _Where) -> None:
        self._go_to(element)
        if isinstance(element, Comment):
            self._comment(element)
            return
        tag = element.tag.rpartition("}")[2].lower()
        if tag in _UNSAID:
            return
        if _is_hidden(element) or tag in _AROUND:
            self._left_out(element, tag)
        elif tag == "br":
            self._gathered.add_break()
        elif tag == "img":
            self._picture(element)
        elif tag == "table":
            self._table(element, where)
        elif tag == "q":
            self._gathered.add("“", where.look)
            self._children(element, where)
            self._gathered.add("”", where.look)
        elif tag == "embed":  # has no end, so that all that follows seems to be in it
            self.dropped.append(Dropped(self._line, "", "object"))
            self._children(element, where)
        elif tag in _LISTS or tag in _PARTED or tag in ("blockquote", "pre") or _level(tag):
            self._parted(element, tag, where)
        else:
            self._children(element, replace(where, look=inside(where.look, tag, element.attrib)))

    def _go_to(self, element: Element) -> None:
        """Know on which line `element` stands."""
        if not self._from_markdown:
            self._line = cast("int | None", element.sourceline) or self._line
        elif not isinstance(element, Comment):
            line = whole_number(element.get(LINE, ""))
            self._line = self._line if line is None else line

    def _parted(self, element: Element, tag: str, where: _Where) -> None:
        """Read an element that stands by itself."""
        self._end(where)
        at = replace(
            where,
            bullet=_bullet(element, tag) or where.bullet,
            place=self._line,
            heading=_level(tag) or where.heading,
            quoted=where.quoted or tag == "blockquote",
            look=inside(where.look, tag, element.attrib),
        )
        if tag in _LISTS:
            self._list(element, tag, at)
        elif tag == "figure":
            self._figure(element, at)
        else:
            self._children(element, at)
            self._end(at)

    def _list(self, element: Element, tag: str, where: _Where) -> None:
        labels = self._labels(element, where.lists + 1) if tag == "ol" else None
        for child in element:
            if child.tag != "li":  # a list right in a list: it is a level deeper
                deeper = where.lists + (child.tag in _LISTS)
                self._element(child, replace(where, lists=deeper))
                self._gathered.add(child.tail or "", where.look)
                continue
            label = next(labels) if labels is not None else ""
            role = Role.BULLET if labels is None else Role.GUIDELINE
            bullet = _Bullet(role, where.lists + 1, label)
            self._go_to(child)
            at = replace(where, place=self._line, lists=where.lists + 1, bullet=bullet)
            self._children(child, at)
            self._end(at)
        self._end(where)

    def _labels(self, element: Element, level: int) -> Iterator[str]:
        """The numbers that a numbered list shows, one for each item."""
        start = whole_number(element.get("start", ""))
        count = 1 if start is None else start
        style = style_of(element.attrib).get("list-style-type", "")
        format_ = _STYLE_FORMATS.get(style) or _FORMATS.get(element.get("type", ""), "decimal")
        for item in element.iterchildren("li"):
            own = whole_number(item.get("value", ""))
            count = count if own is None else own
            if self._from_markdown and level % 2 == 0 and 0 < count <= len(LETTERS):
                yield f"{LETTERS[count - 1]}."
            else:
                yield f"{shown}." if (shown := written(count, format_)) else ""
            count += 1

    def _figure(self, element: Element, where: _Where) -> None:
        """Read a figure; the caption of its only picture belongs to it."""
        captions = list(element.iterchildren("figcaption"))
        first = len(self.items)
        for child in element:
            if child not in captions:
                self._element(child, where)
        self._end(where)
        shown = [one for one in self.items[first:] if isinstance(one, Shown)]
        for caption in captions:
            if len(shown) == len(self.items) - first == 1 and not shown[0].caption:
                shown[0].caption = plain(caption)
            else:
                self._element(caption, where)

    def _picture(self, element: Element) -> None:
        alternative = clean_text(element.get("alt") or element.get("title") or "").strip()
        content = _embedded(element.get("src", ""))
        if content is None:
            source = element.get("src", "")
            name = "" if source.lower().startswith("data:") else clean_text(source)
            self.dropped.append(Dropped(self._line, alternative or name, "picture"))
            return
        picture = picture_of(content, alternative)
        self.contents[picture.digest] = content
        self._pictures.append(picture)

    def _table(self, element: Element, where: _Where) -> None:
        self._end(where)
        if element.get("role") in ("presentation", "none"):
            for cell in element.iter("td", "th"):
                if next(cell.iterancestors("table")) is element:
                    self._children(cell, where)
                    self._end(where)
            return
        place = self._line
        rows, header_rows = grid_rows(
            element, lambda cell: self._cell(cell, where.look), self._spans
        )
        caption = next(element.iterchildren("caption"), None)
        said = "" if caption is None else plain(caption)
        if rows:
            self.items.append(Grid(place, rows, header_rows, said))
        elif said:
            self.leave_out(element, "object")

    def _cell(self, cell: Element, look: Look) -> list[Item]:
        """What a cell of a table holds."""
        outside, self.items = self.items, []
        self._go_to(cell)
        at = _Where(self._line, look=inside(look._replace(link=""), "td", cell.attrib))
        self._children(cell, at)
        self._end(at)
        inside_, self.items = self.items, outside
        return inside_

    def _spans(self, cell: Element) -> None:
        """Note that `cell` stands in several rows."""
        self.guesses.append(Guess(GuessKind.SPANNED, self._line, plain(cell)))

    def _comment(self, element: Element) -> None:
        text = clean_line(element.text or "")
        if text and not _CONDITION.match(element.text or ""):
            self.dropped.append(Dropped(self._line, text, "comment"))

    def _left_out(self, element: Element, tag: str) -> None:
        reason = _AROUND.get(tag, "hidden")
        if reason == "deleted":
            self.deleted += 1
        elif reason == "object":
            title = element.get("title") or element.get("aria-label") or plain(element)
            self.dropped.append(Dropped(self._line, clean_text(title).strip(), reason))
        else:
            self.leave_out(element, reason)

    def _end(self, where: _Where) -> None:
        """The paragraph that was read so far ends here."""
        has_text = bool(self._gathered)
        inlines, struck = self._gathered.take()
        if has_text:
            self.items.append(self._said(where, inlines))
        if struck:
            self.guesses.append(Guess(GuessKind.STRUCK, where.place, struck))
        for picture in self._pictures:
            self.items.append(Shown(where.place, picture))
        self._pictures = []

    def _said(self, where: _Where, inlines: Inlines) -> Said:
        bullet = where.bullet
        if where.heading:
            label = bullet.label if bullet and not bullet.begun else ""
            said = Said(where.place, Role.HEADING, inlines, where.heading, label)
        elif bullet is not None and not bullet.begun:
            said = Said(where.place, bullet.role, inlines, bullet.level, bullet.label)
        else:
            role = Role.QUOTE if where.quoted else Role.PARAGRAPH
            said = Said(where.place, role, inlines)
        if bullet is not None:
            bullet.begun = True
        return said


def plain(element: Element) -> str:
    """What `element` says, on one line, without scripts and styles."""
    return clean_line("".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    if isinstance(element, Comment) or element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        parted = child.tag in _PARTED or child.tag in ("br", "td", "th", "tr")
        yield " " if parted else ""
        yield from _texts(child)
        yield " " if parted else ""
        yield child.tail or ""


def listed(level: int, label: str) -> str:
    """The value of `LISTED` for an item at `level` that bears the number `label`, or a bullet."""
    return f"{level} {label}"


def _bullet(element: Element, tag: str) -> _Bullet | None:
    """What `element` is an item of, as it says itself, or because its list is not there."""
    if said := element.get(LISTED):
        level, _, label = said.partition(" ")
        role = Role.GUIDELINE if label else Role.BULLET
        return _Bullet(role, whole_number(level) or 1, label)
    return _Bullet(Role.BULLET, 1) if tag == "li" else None


def _level(tag: str) -> int:
    return int(tag[1]) if _HEADING.fullmatch(tag) else 0


def _is_hidden(element: Element) -> bool:
    style = style_of(element.attrib)
    return (
        element.get("hidden") is not None
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
    )


def _embedded(source: str) -> bytes | None:
    """The bytes of a picture that stands in the page itself; None for any other."""
    match = _DATA.fullmatch(source.strip())
    if match is None:
        return None
    try:
        return base64.b64decode("".join(match["bytes"].split()), validate=True) or None
    except (binascii.Error, ValueError):
        return None
