"""Replacing what was found, wherever it stands: all else stays as it is, looks and ids included.

Of what is replaced, only the characters that differ are: "de school" for "De school" touches one.
They take the looks of what they replace. A field or a reference is never cut: a match that ends
inside one, or that is nothing but one, stays; one that takes it in with words around replaces it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

import msgspec

from som_editor.core.document import (
    Block,
    Break,
    Cell,
    Document,
    Field,
    Image,
    Inline,
    Mark,
    Reference,
    Row,
    Table,
    Text,
    TextBlock,
    normal_inlines,
)
from som_editor.core.inline_edit import Inlines, Shows
from som_editor.core.passages import Match, Spot, Where
from som_editor.core.patterns import check_template, expanded
from som_editor.core.search import Query
from som_editor.core.shown import Reader
from som_editor.core.text import clean_text

_Words = Callable[[Match], str]
"""Gives what is to stand in the place of a match."""

_Part = TypeVar("_Part", TextBlock, Table, Image, Row, Cell)
_Laid = list[tuple[Inline, int, int]]
"""Inlines, each with where it starts and stops in what they show."""


class Replaced(NamedTuple):
    """A document after replacing; `done` places were, `kept` stand in a field or reference."""

    document: Document
    done: int
    kept: int


def replaced(
    document: Document, found: Iterable[Match], query: Query, replacement: str
) -> Replaced:
    r"""`document` with `replacement` in the place of all that was `found` in it by `query`.

    Where `query` is a pattern, \1 in it is the first group of what was found. Where case does not
    matter to `query`, a capital that was found before small letters is kept.

    Raises InvalidPattern when `replacement` does not fit the pattern.
    """
    if query.pattern:
        check_template(query.text, replacement, exact=query.exact)
    by_spot: defaultdict[Spot, list[Match]] = defaultdict(list)
    for match in found:
        by_spot[match.passage.spot].append(match)
    touched = {spot.block for spot in by_spot}
    work = _Work(by_spot, _wording(query, replacement), Reader(document).inline)
    blocks = tuple(work.block(block) if block.id in touched else block for block in document.blocks)
    if all(new is old for new, old in zip(blocks, document.blocks, strict=True)):
        return Replaced(document, work.count, work.kept)
    return Replaced(msgspec.structs.replace(document, blocks=blocks), work.count, work.kept)


class _Work:
    """Rewrites the blocks of one document, and counts."""

    def __init__(self, by_spot: dict[Spot, list[Match]], words: _Words, shows: Shows) -> None:
        self._by_spot = by_spot
        self._words = words
        self._shows = shows
        self.count = self.kept = 0

    def block(self, block: Block) -> Block:
        """`block` with what was found in it replaced."""
        match block:
            case TextBlock():
                return self._text(block, block)
            case Table():
                return self._table(block)
            case Image():
                alternative = self._plain(Spot(block.id, block.id, Where.ALTERNATIVE))
                return _with(block, caption=self._caption(block), alternative=alternative)

    def _table(self, table: Table) -> Table:
        rows = tuple(
            _with(
                row,
                cells=tuple(
                    _with(cell, blocks=tuple(self._text(part, table) for part in cell.blocks))
                    for cell in row.cells
                ),
            )
            for row in table.rows
        )
        return _with(table, caption=self._caption(table), rows=rows)

    def _caption(self, block: Table | Image) -> str | None:
        return self._plain(Spot(block.id, block.id, Where.CAPTION))

    def _text(self, block: TextBlock, outer: Block) -> TextBlock:
        speaker = self._plain(Spot(outer.id, block.id, Where.SPEAKER))
        inlines = block.inlines
        for found in reversed(self._by_spot.get(Spot(outer.id, block.id), [])):
            new = _replaced_in(inlines, found, self._words(found), self._shows)
            if new is None:
                self.kept += 1
            else:
                self.count += 1
                inlines = new
        return _with(block, speaker=speaker, inlines=inlines)

    def _plain(self, spot: Spot) -> str | None:
        """The line at `spot` with what was found in it replaced; None where nothing was."""
        found = self._by_spot.get(spot)
        if not found:
            return None
        text = found[0].passage.text
        for match in reversed(found):
            words = " ".join(self._words(match).split("\n"))
            text = text[: match.start] + words + text[match.stop :]
            self.count += 1
        return text


def _with(part: _Part, **changes: object) -> _Part:
    """`part` with those of the `changes` that are some; the same where there are none."""
    new = {
        name: value
        for name, value in changes.items()
        if value is not None and value != getattr(part, name)
    }
    return msgspec.structs.replace(part, **new) if new else part


def _replaced_in(inlines: Inlines, found: Match, words: str, shows: Shows) -> Inlines | None:
    """`inlines` with `words` in the place of what was `found`; None where that must stay."""
    laid = _laid(inlines, shows)
    if _is_atom(laid, found.start, found.stop):
        return None
    old = found.text
    if words == old:
        return inlines
    head = _shared(old, words)
    tail = _shared(old[head:][::-1], words[head:][::-1])
    start, stop = _around(laid, found.start + head, found.stop - tail)
    if start < found.start or stop > found.stop:
        return None
    middle = words[start - found.start : len(words) - (found.stop - stop)]
    new = _dressed(middle, _look(laid, start, stop, found.start))
    return normal_inlines((*_before(laid, start), *new, *_behind(laid, stop)))


def _shared(one: str, other: str) -> int:
    """How many characters `one` and `other` have in common at their start."""
    shared = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        shared += 1
    return shared


def _laid(inlines: Inlines, shows: Shows) -> _Laid:
    result: _Laid = []
    at = 0
    for inline in inlines:
        size = len(shows(inline))
        result.append((inline, at, at + size))
        at += size
    return result


def _around(laid: _Laid, start: int, stop: int) -> tuple[int, int]:
    """The range with each field or reference that it reaches into taken whole."""
    for inline, first, last in laid:
        if not isinstance(inline, Text) and first < stop and start < last:
            start, stop = min(start, first), max(stop, last)
        elif not isinstance(inline, Text) and first < start == stop < last:
            start, stop = first, last
    return start, stop


def _is_atom(laid: _Laid, start: int, stop: int) -> bool:
    """Whether all that shows from `start` to `stop` is of fields and references."""
    inside = [inline for inline, first, last in laid if first < stop and start < last]
    return all(isinstance(inline, Field | Reference) for inline in inside)


def _look(laid: _Laid, start: int, stop: int, begin: int) -> Text:
    """The looks of new words from `start` to `stop`: those of the first that they replace.

    Where they replace none, those of what is before them in the match, which begins at `begin`,
    else behind. They bear a link where all that they replace, or all around them, does.
    """
    if start == stop:
        touching = [part for part in laid if part[1] <= start <= part[2] and part[1] < part[2]]
        first = [part for part in touching if part[2] > start or start > begin] or touching
    else:
        touching = first = [part for part in laid if part[1] < stop and start < part[2]]
    marks = next((one.marks for one, _, _ in first if not isinstance(one, Break)), _NO_MARKS)
    links = {one.link if isinstance(one, Text) else "" for one, _, _ in touching}
    return Text("", marks, links.pop() if len(links) == 1 else "")


def _dressed(words: str, look: Text) -> Inlines:
    """`words` with the marks and the link of `look`, and their line ends as breaks."""
    result: list[Inline] = []
    for place, line in enumerate(words.split("\n")):
        if place:
            result.append(Break())
        result.append(msgspec.structs.replace(look, text=line))
    return tuple(result)


def _before(laid: _Laid, stop: int) -> list[Inline]:
    result: list[Inline] = []
    for inline, first, last in laid:
        if last <= stop:
            result.append(inline)
        elif first < stop and isinstance(inline, Text):
            result.append(msgspec.structs.replace(inline, text=inline.text[: stop - first]))
    return result


def _behind(laid: _Laid, start: int) -> list[Inline]:
    result: list[Inline] = []
    for inline, first, last in laid:
        if first >= start and not last <= start:
            result.append(inline)
        elif last > start and isinstance(inline, Text):
            result.append(msgspec.structs.replace(inline, text=inline.text[start - first :]))
    return result


def _wording(query: Query, replacement: str) -> _Words:
    """What stands in the place of a match of `query`."""

    def of_pattern(match: Match) -> str:
        passage, start = match.passage.text, match.start
        words = expanded(query.text, replacement, passage, start, exact=query.exact)
        return match.text if words is None else _clean(words)

    words = _clean(replacement)
    if query.pattern:
        return of_pattern
    if query.exact:
        return lambda _match: words
    return lambda match: _with_capital(words, query.text, match.text)


def _with_capital(words: str, wanted: str, found: str) -> str:
    """`words` with a capital where `found` has one that `wanted` lacks."""
    if wanted[:1].islower() and found[:1].isupper() and not found[:2].isupper():
        return words[:1].upper() + words[1:]
    return words


def _clean(words: str) -> str:
    return clean_text(words).replace("\r\n", "\n").replace("\r", "\n")


_NO_MARKS: frozenset[Mark] = frozenset()
