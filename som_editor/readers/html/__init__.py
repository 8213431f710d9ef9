"""Web pages: what a page shows as its text, as a structured document.

Headings, lists, tables, quotations and marks are what the mark-up says. What surrounds the text
(menus, scripts, hidden parts) is left out and named in the report.
"""

import codecs
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from som_editor.core.document import NewId, Role, SectionKind
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped, Guess, GuessKind
from som_editor.core.text import clean_text
from som_editor.readers.archive import Element
from som_editor.readers.encoding import Decoded, decode
from som_editor.readers.flow.assembled import Found, assembled
from som_editor.readers.flow.items import Item, Said
from som_editor.readers.html.parsing import parsed
from som_editor.readers.html.walk import Comment, Walk, plain
from som_editor.readers.html.word import read_word
from som_editor.readers.lines import CONTROL
from som_editor.readers.parts import one_line
from som_editor.readers.reading import Reading
from som_editor.readers.sections import introduces, section_kind

__all__ = ["read_html"]

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD_BYTES = 4096
_WESTERN = ("latin-1", "iso8859-1", "ascii")
"""What browsers read as Windows-1252, whatever they are told."""
_CHARACTER_SETS = ("utf-", "iso8859-", "cp", "koi8-", "gb", "big5", "euc_", "shift_jis", "mac-")
"""How the names begin of what a page can be in; Python knows other codecs, which are none."""


def read_html(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The text of the page `content`, read from `path`, as a version with its report.

    Raises UnreadableFile when it is no text, or shows nothing.
    """
    decoded = _decoded(content, path)
    try:
        return assembled(found_in_page(decoded, path), path, content, now, new_id)
    except RecursionError:  # elements in elements past all sense
        raise UnreadableFile(path, FileReason.WRONG_CONTENT) from None


def found_in_page(
    decoded: Decoded, path: Path, *, from_markdown: bool = False, title: str = ""
) -> Found:
    """What the page with the text `decoded` shows; `from_markdown` as for `Walk`.

    With a `title` that is known, no other heading is one. Raises UnreadableFile where there is no
    page at all.
    """
    root = parsed(decoded.text)
    if root is None:
        raise UnreadableFile(path, FileReason.EMPTY)
    read_word(root)
    walk = Walk(from_markdown=from_markdown)
    body = next(root.iter("body"), root)
    for outside in _outside(body):
        walk.leave_out(outside, "navigation")
    main = _main(body)
    walk.read(body if main is None else main)
    found = Found(walk.items, pictures=walk.contents, guesses=walk.guesses, dropped=walk.dropped)
    in_head = next(root.iter("title"), None)
    found.title = title or ("" if in_head is None else plain(in_head))
    found.around = [("data", line) for line in _about(root)]
    found.around += [("footer", one.text) for one in found.dropped if one.reason == "footer"]
    found.dropped = [one for one in found.dropped if one.reason != "footer"]
    if control := "".join(CONTROL.findall(decoded.text.removeprefix("\ufeff"))):
        found.dropped.append(Dropped(0, control, "control"))
    if walk.deleted:
        found.guesses.append(Guess(GuessKind.ACCEPTED, 0, path.name, detail=str(walk.deleted)))
    if any(True for _ in root.iter("script", "style")):
        found.dropped.append(Dropped(0, "", "script"))
    if decoded.encoding:
        unreadable = str(decoded.unreadable or "")
        found.guesses.append(Guess(GuessKind.ENCODING, 1, decoded.encoding, detail=unreadable))
    return _with_title_from_heading(found, title)


def _with_title_from_heading(found: Found, known: str) -> Found:
    """`found` with its first heading as title, where that is the only one of the highest level.

    Where a title is `known`, the heading must say the same. The others then rise: the highest of
    them are the sections of the document.
    """
    headings = [one for one in found.items if isinstance(one, Said) and one.role is Role.HEADING]
    title = _title(headings)
    if title is not None and known and one_line(title.inlines) != known:
        title = None
    below = [one.level for one in headings if one is not title]
    rise = min(below, default=1) - 1

    def risen(item: Item) -> Item:
        if not isinstance(item, Said) or item.role is not Role.HEADING:
            return item
        if item is title:
            return replace(item, is_title=True)
        return replace(item, level=item.level - rise)

    items = [risen(item) for item in found.items]
    guesses = list(found.guesses)
    if title is not None:
        guesses.append(Guess(GuessKind.TITLE, title.place, one_line(title.inlines)))
    return replace(found, items=items, guesses=guesses)


def _title(headings: list[Said]) -> Said | None:
    """The heading that stands above all others; None where none does, or it opens a section."""
    if not headings:
        return None
    first, *others = headings
    text = one_line(first.inlines)
    if introduces(text) or any(one.level <= first.level for one in others):
        return None
    return first if others or section_kind(text) is SectionKind.PLAIN else None


def _decoded(content: bytes, path: Path) -> Decoded:
    """`content` as text: by its mark, by what it says of itself, or by what fits."""
    match = _CHARSET.search(content[:_HEAD_BYTES])
    marked = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if match and not marked:
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
            if name in _WESTERN:
                name = "cp1252"
            if not name.startswith(_CHARACTER_SETS):
                return decode(content, path)
            text = content.decode(name)
        except (LookupError, UnicodeError):  # it says something else than is the case
            return decode(content, path)
        if "\x00" not in text:
            return Decoded(text)
    return decode(content, path)


def _main(body: Element) -> Element | None:
    """The element that the page says is its text; None where it does not."""
    mains = [one for one in body.iter("main") if plain(one)]
    return mains[0] if len(mains) == 1 else None


def _outside(body: Element) -> Iterator[Element]:
    """What stands before and behind the text that the page names as such."""
    main = _main(body)
    if main is None:
        return
    above = [main, *main.iterancestors()]
    for one in above[: above.index(body)]:
        for sibling in (*one.itersiblings(preceding=True), *one.itersiblings()):
            if not isinstance(sibling, Comment):
                yield sibling


def _about(root: Element) -> Iterator[str]:
    """What the page says of itself in its head, as a text would say it."""
    names = {"author": "Opgesteld door"}
    for one in root.iter("meta"):
        label = names.get(one.get("name", "").lower())
        if label and (value := clean_text(one.get("content", "")).strip()):
            yield f"{label}: {value}"
