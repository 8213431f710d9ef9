"""The rows of a comparison as one text with tracked changes."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from som_editor.core.change import Kind
from som_editor.core.comparison import Comparison
from som_editor.writers.docx.elements import Element, element, tag_name
from som_editor.writers.redline.atoms import atoms, fingerprint
from som_editor.writers.redline.cells import caption_change, known_cells
from som_editor.writers.redline.elsewhere import elsewhere
from som_editor.writers.redline.lines import Line, Story, lines, untouched
from som_editor.writers.redline.moves import Ends, Move, ends, moves
from som_editor.writers.redline.notes import Comments, Noted, Notes, whole_note
from som_editor.writers.redline.revisions import Fate, Revisions
from som_editor.writers.redline.sides import Shown
from som_editor.writers.redline.tables import Known, Tables
from som_editor.writers.redline.weaving import moved_away, moved_here, one_sided, weave

_NOTHING = Noted()
_FIRST_CELL = (0, 0)


class Weaver:
    """Writes the text of a comparison, whose two sides are shown as `old` and `new`."""

    def __init__(
        self,
        comparison: Comparison,
        sides: tuple[Shown, Shown],
        revisions: Revisions,
        comments: Comments,
    ) -> None:
        self._comparison = comparison
        self._old, self._new = sides
        self._revisions, self._comments = revisions, comments
        self._notes = Notes(comparison)
        self._tables = Tables(revisions, comments)
        self._moves = moves(comparison, *sides)
        self._parted = _parted(comparison)
        self._elsewhere = elsewhere(comparison, {*self._moves, *self._parted})
        self._ranges: dict[tuple[Fate, str], int] = {}

    def opening(self) -> Story:
        """The title above the text, and its status."""
        pairs = zip_longest(self._old.opening, self._new.opening)
        return [
            line
            for one, other in pairs
            for line in self._lines(_listed(one), _listed(other), _NOTHING)
        ]

    def text(self) -> Story:
        """The paragraphs and tables of the blocks."""
        result: Story = []
        for place, row in enumerate(self._comparison.rows):
            change = row.changes[0] if row.changes else None
            if change is not None and change in self._parted:
                if place == min(self._parted[change].olds + self._parted[change].news):
                    result += self._together(change, self._parted[change])
            elif change is not None and change in self._moves:
                result += self._moved(self._moves[change], change, here=row.old is None)
            else:
                result += self._row(place)
        return result

    def _row(self, place: int) -> Story:
        row = self._comparison.rows[place]
        old = [] if row.old is None else self._old.blocks[row.old]
        new = [] if row.new is None else self._new.blocks[row.new]
        if _has_table(old) or _has_table(new):
            return self._table(place, old, new)
        noted = self._noted(row.changes[0] if row.changes else None, row.new)
        return list(self._lines(old, new, self._with_other_end(place, noted)))

    def _with_other_end(self, place: int, noted: Noted) -> Noted:
        """`noted`, and where the other end of what row `place` shows is."""
        said = [whole_note(comment) for comment in self._elsewhere.get(place, ())]
        return Noted(noted.spans, [*noted.notes, *said])

    def _together(self, change: int, about: Ends) -> Story:
        """The paragraphs that a change parted or joined, as one."""
        rows = self._comparison.rows
        olds = [row.old for row in (rows[at] for at in about.olds) if row.old is not None]
        news = [row.new for row in (rows[at] for at in about.news) if row.new is not None]
        old = [made for at in olds for made in self._old.blocks[at]]
        new = [made for at in news for made in self._new.blocks[at]]
        return list(self._lines(old, new, self._noted(change, *news)))

    def _noted(self, change: int | None, *news: int | None) -> Noted:
        """What `change` and what was left over say of the blocks at `news`; each note once."""
        places = [at for at in news if at is not None]
        notes = [note for at in places for note in self._notes.of_block[at]]
        if change is None:
            return Noted((), notes)
        if places:
            notes += self._notes.of_change.pop(change, [])
        return Noted(self._comparison.changes[change].spans, notes)

    def _lines(self, old: list[Element], new: list[Element], noted: Noted) -> list[Line]:
        """The paragraphs `old` that became `new` ones; either may be none, or both."""
        if not old and not new:
            return []
        if not noted.notes and list(map(fingerprint, old)) == list(map(fingerprint, new)):
            return [untouched(one) for one in new]
        if not new:
            gone = self._comments.beside(atoms(old), noted.notes)
            return lines(one_sided(gone, Fate.DELETED), self._revisions)
        came = self._comments.beside(atoms(new), noted.notes)
        if not old:
            return lines(one_sided(came, Fate.INSERTED), self._revisions)
        return lines(weave(atoms(old), came, noted.spans), self._revisions)

    def _moved(self, move: Move, change: int, *, here: bool) -> Sequence[Line]:
        """One end of a move: the place where the text went to, or the one that it left."""
        noted = self._noted(change, move.new if here else None)
        theirs = atoms(self._new.blocks[move.new])
        theirs = self._comments.beside(theirs, noted.notes)
        woven = weave(atoms(self._old.blocks[move.old]), theirs, noted.spans)
        made = lines(moved_here(woven) if here else moved_away(woven), self._revisions)
        fate = Fate.MOVED_HERE if here else Fate.MOVED_AWAY
        if move.opens:
            start = self._revisions.mark(f"{fate.value}RangeStart", name=move.name)
            self._ranges[fate, move.name] = int(start.get(tag_name("id"), "0"))
            made[0].opens.append(start)
        if move.closes:
            number = self._ranges[fate, move.name]
            made[-1].closes.append(element(f"{fate.value}RangeEnd", id=number))
        return made

    def _table(self, place: int, old: list[Element], new: list[Element]) -> Story:
        """A table with its caption above and the room below it, on one side or on both."""
        known = known_cells(self._comparison, self._notes, place)
        row = self._comparison.rows[place]
        caption = self._noted(caption_change(self._comparison, place), row.new)
        caption = self._with_other_end(place, caption)
        if not _has_table(old) or not _has_table(new):
            return [
                *self._one_sided(old, Fate.DELETED, _NOTHING if new else caption, known),
                *self._one_sided(new, Fate.INSERTED, caption, known),
            ]
        return [
            *self._lines(old[:-2], new[:-2], caption),
            self._tables.woven(old[-2], new[-2], known),
            *self._lines(old[-1:], new[-1:], _NOTHING),
        ]

    def _one_sided(
        self, made: list[Element], fate: Fate, noted: Noted, known: Known
    ) -> Iterator[Line | Element]:
        """What came or went whole, a table with it; what is `noted` stands at its beginning."""
        for place, one in enumerate(made):
            about = noted if place == 0 else _NOTHING
            if one.tag == tag_name("tbl"):
                texts = dict(known.texts) if fate is Fate.INSERTED else {}
                first = texts.get(_FIRST_CELL, _NOTHING)
                texts[_FIRST_CELL] = Noted(first.spans, [*first.notes, *about.notes])
                yield self._tables.whole(one, fate, texts)
                continue
            pair = ([one], []) if fate is Fate.DELETED else ([], [one])
            yield from self._lines(*pair, about)


def _parted(comparison: Comparison) -> dict[int, Ends]:
    """The changes that part or join blocks whose rows are neighbours."""
    result: dict[int, Ends] = {}
    for change, about in enumerate(ends(comparison)):
        if comparison.changes[change].kind not in (Kind.SPLIT, Kind.MERGED):
            continue
        places = sorted({*about.olds, *about.news})
        if about.olds and about.news and places == list(range(places[0], places[-1] + 1)):
            result[change] = about
    return result


def _listed(one: Element | None) -> list[Element]:
    return [] if one is None else [one]


def _has_table(made: Sequence[Element]) -> bool:
    return any(one.tag == tag_name("tbl") for one in made)
