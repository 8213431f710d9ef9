"""One change of a report in words, with the whole text that was and the whole text that is."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from som_editor.core.change import Change, Kind, Side, Sign
from som_editor.core.document import BlockId, Document, Role, TextBlock
from som_editor.core.shown import shown_text
from som_editor.wording.changes import ChangeDescriber, change_sign, section_title, sign_word
from som_editor.wording.named_blocks import and_, in_few_words
from som_editor.wording.places import Places, capitalised
from som_editor.wording.quotes import quoted
from som_editor.writers.marked_text import Stretch, excerpt, marked_both, marked_side
from som_editor.writers.reported_changes import one_side

ABSENT_BEFORE = "Stond er niet."
GONE = "Vervallen."
SAME_WORDS = "De tekst is gelijk."

_KINDS = {Kind.SPLIT: "Gesplitst", Kind.MERGED: "Samengevoegd"}
"""What the totals call what has no sign of its own."""

_BETWEEN_CELLS = Stretch(" | ")
_BETWEEN_ROWS = Stretch("\n")


class Passage(msgspec.Struct, frozen=True):
    """A side of a change: where it stands, and its text; `remark` stands where there is none."""

    place: str
    text: tuple[Stretch, ...] = ()
    remark: str = ""


class Told(NamedTuple):
    """A change in words: its sign in the margin, what that means, and what was and is.

    `marked` is an excerpt with the deleted and the inserted words one after the other.
    """

    sign: str
    kind: str
    headline: str
    marked: tuple[Stretch, ...]
    was: Passage
    now: Passage


class Passages:
    """Tells the changes between two documents."""

    def __init__(self, old: Document, new: Document) -> None:
        self._documents = {Sign.OLD: old, Sign.NEW: new}
        self._places = {Sign.OLD: Places(old), Sign.NEW: Places(new)}
        self._describer = ChangeDescriber(old, new)

    def told(self, changes: tuple[Change, ...], *, along: bool = False) -> Told:
        """`changes`, which make one thing together (see `reported_changes.gathered`).

        What moved `along` with its section is where it was in it: where is told of the section.
        """
        first = changes[0]
        sign = change_sign(first)
        kind = _KINDS.get(first.kind, sign_word(sign))
        kind += " en gewijzigd" * (first.moved and first.kind is not Kind.MOVED)
        if len(changes) > 1 and first.moved:
            whole = first.new is not None and first.new.kind == "heading"
            moved = self._moved_section(changes) if whole else self._moved_along(changes)
            headline, was, now = moved
            return Told(sign, kind, headline, (), was, now)
        if one_side(first):
            headline, was, now = self._one_sided(changes)
            return Told(sign, kind, headline, excerpt(was.text or now.text), was, now)
        was, now = self._passage(first, Sign.OLD), self._passage(first, Sign.NEW)
        if first.kind is Kind.MOVED:
            now = Passage(now.place, remark=SAME_WORDS)
        headline = self._headline(msgspec.structs.replace(first, moved=False) if along else first)
        return Told(sign, kind, headline, excerpt(marked_both(first)), was, now)

    def _headline(self, change: Change) -> str:
        line = self._moved(change) or self._describer.line(change)
        if change.kind is Kind.EDITED and change.moved:
            detail = self._describer.describe(change).detail
            return f"{line}: {detail}" if detail else line
        return line

    def _moved(self, change: Change) -> str:
        """Of a section that moved where it is, of a guideline its two numbers; else empty."""
        old, new = change.old, change.new
        if not (change.moved and old and new):
            return ""
        changed = " en is gewijzigd" if change.kind is Kind.EDITED else ""
        if new.kind == "heading":
            return f"{self._section(new)}{changed}"
        was, now = self._places[Sign.OLD].of(old), self._places[Sign.NEW].of(new)
        if not old.kind == new.kind == "guideline" or old.section != new.section or was == now:
            return ""
        return capitalised(f"{was} is nu {now}{changed}")

    def _section(self, heading: Side) -> str:
        return f"Sectie {quoted(heading.text)} staat nu {self._above(heading, Sign.NEW)}"

    def _names(self, side: Side, sign: Sign) -> str:
        """What the block of `side` is called, or the several that are its parts."""
        places = self._places[sign]
        if not side.part_blocks:
            return places.of(side)
        return in_few_words([places.name(block) for block in side.part_blocks])

    def _passage(self, change: Change, sign: Sign) -> Passage:
        side = _side(change, sign)
        place = capitalised(self._names(side, sign)) if side else ""
        return Passage(place, marked_side(change, sign))

    def _one_sided(self, changes: tuple[Change, ...]) -> tuple[str, Passage, Passage]:
        """What came or went, a table by its rows."""
        gone = changes[0].kind is Kind.DELETED
        sign = Sign.OLD if gone else Sign.NEW
        sides = [side for change in changes if (side := one_side(change))]
        place = capitalised(self._place_of(sides, sign))
        shown = Passage(place, _rows(changes, sides, sign))
        if gone:
            return f"{place} is weg", shown, Passage("", remark=GONE)
        return f"{place} is nieuw", Passage("", remark=ABSENT_BEFORE), shown

    def _place_of(self, sides: list[Side], sign: Sign) -> str:
        """A block, or of a table the cell, the row or the column that `sides` are."""
        first, places = sides[0], self._places[sign]
        cells = {side.cell for side in sides}
        if cells == {first.cell}:
            return places.of(first)
        table = places.name(first.block)
        rows = {cell[0] for cell in cells if cell}
        columns = {cell[1] for cell in cells if cell}
        if len(rows) == 1 and None not in cells:
            return f"{table}, rij {rows.pop() + 1}"
        if len(columns) == 1 and None not in cells:
            return f"{table}, kolom {columns.pop() + 1}"
        return table

    def _moved_section(self, changes: tuple[Change, ...]) -> tuple[str, Passage, Passage]:
        heading = changes[0]
        also = f"met {self._named(changes, Sign.NEW)}; de tekst is gelijk"
        headline = self._section(heading.new) if heading.new else ""
        return (
            f"{headline} ({also})",
            Passage(capitalised(f"stond {self._above(heading.old, Sign.OLD)}"), _whole(heading)),
            Passage(
                capitalised(f"staat {self._above(heading.new, Sign.NEW)}"),
                remark=capitalised(f"{also}."),
            ),
        )

    def _moved_along(self, changes: tuple[Change, ...]) -> tuple[str, Passage, Passage]:
        """The blocks that went along with a heading that is told by itself."""
        old, new = (
            f"{capitalised(self._named(changes, sign))} van {quoted(section_title(side))}"
            for sign in (Sign.OLD, Sign.NEW)
            if (side := _side(changes[0], sign))
        )
        return (
            f"{new} verhuisden mee; de tekst is gelijk",
            Passage(old, remark="Verhuisden mee."),
            Passage(new, remark=SAME_WORDS),
        )

    def _named(self, changes: Sequence[Change], sign: Sign) -> str:
        """What went along with a heading: blocks by their names, sections below it by theirs."""
        sides = [side for change in changes if (side := _side(change, sign))]
        path = min((side.section for side in sides), key=len)
        below = [side for side in sides if side.kind == "heading" and len(side.section) > len(path)]
        own = [side for side in sides if side.section == path and side.kind != "heading"]
        named = {path, *(side.section for side in below)}
        rest = sum(side.section not in named for side in sides)
        parts = [in_few_words([self._places[sign].name(side.block) for side in own])] if own else []
        parts += [f"sectie {quoted(side.text)}" for side in below]
        if rest:
            parts.append(f"{rest} {'onderdeel' if rest == 1 else 'onderdelen'}")
        return and_(parts)

    def _above(self, side: Side | None, sign: Sign) -> str:
        """Where the section of the heading `side` stands: "na ‘Kennisdeling’", "bovenaan"."""
        above, within = _neighbours(self._documents[sign], side.block) if side else ("", "")
        if above:
            return f"na {quoted(above)}"
        return f"vooraan in {quoted(within)}" if within else "bovenaan"


def _side(change: Change, sign: Sign) -> Side | None:
    return change.old if sign is Sign.OLD else change.new


def _neighbours(document: Document, block: BlockId) -> tuple[str, str]:
    """The title of the section before that of the heading `block`, and of the one around it.

    Empty is what there is not; the section before is the one in the same section around both.
    """
    headings = [
        one for one in document.blocks if isinstance(one, TextBlock) and one.role is Role.HEADING
    ]
    place = next(index for index, one in enumerate(headings) if one.id == block)
    for one in reversed(headings[:place]):
        if one.level == headings[place].level:
            return shown_text(one, document), ""
        if one.level < headings[place].level:
            return "", shown_text(one, document)
    return "", ""


def _rows(changes: tuple[Change, ...], sides: list[Side], sign: Sign) -> tuple[Stretch, ...]:
    """The texts of `changes`, cells of one row on one line."""
    result: list[Stretch] = []
    above: tuple[int, int] | None = None
    for change, side in zip(changes, sides, strict=True):
        if change is not changes[0]:
            same_row = above and side.cell and above[0] == side.cell[0]
            result.append(_BETWEEN_CELLS if same_row else _BETWEEN_ROWS)
        result += marked_side(change, sign)
        above = side.cell
    return tuple(result)


def _whole(change: Change) -> tuple[Stretch, ...]:
    return (Stretch(change.old.text),) if change.old else ()
