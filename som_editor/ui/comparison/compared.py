"""A comparison with all that the window needs to show it; it can be made in the background."""

from enum import StrEnum

import msgspec

from som_editor.core.change import Change, ChangeClass, Kind, Leftover, MetadataChange, Sign
from som_editor.core.comparison import Comparison
from som_editor.core.decisions import UNDECIDED, BlockPair, Decisions, is_forgiven
from som_editor.core.document import BlockId, Image
from som_editor.core.outline import section_paths
from som_editor.core.reasons import Reason, changed_blocks
from som_editor.ui.comparison.cells import Cell, SideTexts
from som_editor.ui.comparison.cover_cells import cover_cell
from som_editor.ui.comparison.one_column import OneColumn
from som_editor.wording.changes import ChangeDescriber, change_sign
from som_editor.wording.places import Places
from som_editor.writers.comparison_rows import Row, is_substantive, row_changes, whole_rows

COVER = -1
"""The rank of the first row, which shows what the covers say."""


class Column(StrEnum):
    """Which texts a cell shows: those of one side, or both in one."""

    OLD = "old"
    NEW = "new"
    BOTH = "both"


class Compared:
    """The rows of a comparison by rank, with their cells, signs and places."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.decisions = UNDECIDED
        self._important: frozenset[BlockPair] = frozenset()
        self._reasons: dict[BlockPair, str] = {}
        old, new = comparison.old.document, comparison.new.document
        others = _other_pictures(comparison)
        self.old = SideTexts(old, Sign.OLD, other_pictures=others)
        self.new = SideTexts(new, Sign.NEW, comparison.leftovers, others)
        self.places = {Column.OLD: Places(old), Column.NEW: Places(new)}
        self.describer = ChangeDescriber(old, new)
        self.rows = _rows(comparison)
        self._one_column = OneColumn(self.old, self.new)
        self._signs = tuple(_sign(self.changes(row.rank)) for row in self.rows)
        self._class_names = tuple(
            tuple(class_name(change) for change in self.changes(row.rank)) for row in self.rows
        )
        self._wholes = whole_rows(comparison)
        self._partners = _partners(comparison) | self._wholes
        self._ranks = {
            block: rank
            for column in (Column.OLD, Column.NEW)
            for rank in range(len(self.rows))
            if (block := self.block(rank, column))
        }

    def changes(self, rank: int) -> tuple[Change, ...]:
        """The changes that the row `rank` shows."""
        return () if rank == COVER else row_changes(self.comparison, self.rows[rank].pair)

    def cover_changes(self) -> tuple[MetadataChange, ...]:
        """What differs on the covers."""
        return self.comparison.metadata

    def cell(self, rank: int, column: Column) -> Cell | None:
        """What stands in `column` of the row `rank`; None where that side has nothing."""
        if rank == COVER:
            return cover_cell(self.comparison, column)
        pair = self.rows[rank].pair
        changes = self.changes(rank)
        match column:
            case Column.OLD:
                return None if pair.old is None else self.old.cell(pair.old, changes)
            case Column.NEW:
                new = None if pair.new is None else self.new.cell(pair.new, changes)
                return new._replace(remark=self._remark(rank, changes)) if new else None
            case Column.BOTH:
                both = self._one_column.cell(pair, changes)
                return both._replace(remark=self._remark(rank, changes))

    def _remark(self, rank: int, changes: tuple[Change, ...]) -> str:
        """What cannot be seen in the words of the new text."""
        unseen = [
            self.describer.describe(change).headline
            for change in changes
            if (change.kind in (Kind.SPLIT, Kind.MERGED) and not self.is_part(rank))
            or (
                change.kind is Kind.EDITED
                and any(not edit.spans for edit in change.edits)
                and all(span.sign is Sign.SAME for span in change.spans)
            )
        ]
        return ". ".join(dict.fromkeys(unseen))

    def lengths(self, rank: int) -> tuple[int, int]:
        """How many characters stand on either side of the row `rank`."""
        pair = self.rows[rank].pair
        return (
            0 if pair.old is None else self.old.length(pair.old),
            0 if pair.new is None else self.new.length(pair.new),
        )

    def block(self, rank: int, column: Column) -> BlockId | None:
        """The id of the block on one side of the row `rank`."""
        if rank == COVER:
            return None
        pair = self.rows[rank].pair
        if column is Column.OLD:
            return None if pair.old is None else self.old.document.blocks[pair.old].id
        return None if pair.new is None else self.new.document.blocks[pair.new].id

    def rank_of(self, block: BlockId) -> int | None:
        """The row in which `block` stands; the new side goes before the old one."""
        return self._ranks.get(block)

    def partner(self, rank: int) -> int | None:
        """The row with the other half of a moved block, or with the whole of a part."""
        return self._partners.get(rank)

    def is_part(self, rank: int) -> bool:
        """Whether the row shows but a part of a split or merge, and the whole is elsewhere."""
        return rank in self._wholes

    def sign(self, rank: int) -> str:
        """The sign of a row: + − ⇅ ≠ ≈, or empty where nothing differs."""
        if rank == COVER:
            return "≠" if self.comparison.metadata else ""
        return self._signs[rank]

    def class_names(self, rank: int) -> tuple[str, ...]:
        """Under which names the changes of the row `rank` are counted."""
        return self._class_names[rank]

    def place(self, rank: int) -> str:
        """Where the row `rank` stands: "Inleiding, alinea 4"."""
        for column in (Column.NEW, Column.OLD):
            if block := self.block(rank, column):
                return self.places[column].full(block)
        return ""

    def is_forgotten(self, rank: int) -> bool:
        """Whether a name that was probably forgotten stands in the row `rank`."""
        new = None if rank == COVER else self.rows[rank].pair.new
        return new is not None and self.new.is_forgotten(new)

    def forgotten(self) -> tuple[Leftover, ...]:
        """The names that were probably forgotten and are not forgiven yet."""
        return tuple(found for found in self.comparison.leftovers if not found.legitimate)

    def decide(self, decisions: Decisions, reasons: tuple[Reason, ...]) -> None:
        """Show what the user decided; `reasons` are all that there are for these texts."""
        self.decisions = decisions
        self._important = frozenset(decisions.important)
        self._reasons = {(one.old, one.new): one.text for one in reasons}
        if reasons != self.comparison.new.reasons:
            new = msgspec.structs.replace(self.comparison.new, reasons=reasons)
            self.comparison = msgspec.structs.replace(self.comparison, new=new)
        for found in self.forgotten():
            if is_forgiven(decisions, found):
                self.forgive(found)

    def is_important(self, change: Change) -> bool:
        """Whether the user marked `change`."""
        return changed_blocks(change) in self._important

    def reason(self, change: Change) -> str:
        """Why `change` was made, or empty."""
        return self._reasons.get(changed_blocks(change), "")

    def forgive(self, found: Leftover) -> None:
        """Take `found` for a mention that may stay."""
        self.new.forgive(found)
        self.comparison = msgspec.structs.replace(
            self.comparison,
            leftovers=tuple(
                msgspec.structs.replace(other, legitimate=True) if other == found else other
                for other in self.comparison.leftovers
            ),
        )


def class_name(change: Change) -> str:
    """Under which name of `core.comparison.Summary` `change` is counted."""
    if change.moved:
        return "moved"
    if len(change.classes) == 1 and change.classes[0] is not ChangeClass.SUBSTANTIVE:
        return change.classes[0].value
    return change.kind.value


def _sign(changes: tuple[Change, ...]) -> str:
    """The sign of a row: that of its change; of a table's several, the one they share."""
    signs = {change_sign(change) for change in changes}
    if len(signs) > 1:
        return "≠" if is_substantive(changes) else "≈"
    return next(iter(signs), "")


def _rows(comparison: Comparison) -> tuple[Row, ...]:
    old, new = section_paths(comparison.old.document), section_paths(comparison.new.document)
    return tuple(
        Row(rank, pair, new[pair.new] if pair.new is not None else old[pair.old or 0])
        for rank, pair in enumerate(comparison.rows)
    )


def _other_pictures(comparison: Comparison) -> frozenset[BlockId]:
    """The blocks whose picture the other side does not have, or has another one for."""
    old, new = (
        {block.id: block.digest for block in side.document.blocks if isinstance(block, Image)}
        for side in (comparison.old, comparison.new)
    )
    if not old and not new:
        return frozenset()
    differing = (
        change
        for change in comparison.changes
        if change.old is None
        or change.new is None
        or old.get(change.old.block) != new.get(change.new.block)
    )
    sides = (side for change in differing for side in (change.old, change.new))
    return frozenset(side.block for side in sides if side is not None)


def _partners(comparison: Comparison) -> dict[int, int]:
    """For each row of a moved block, the row where its other side stands."""
    seen: dict[int, int] = {}
    partners: dict[int, int] = {}
    for rank, pair in enumerate(comparison.rows):
        for index in pair.changes:
            if not comparison.changes[index].moved:
                continue
            other = seen.setdefault(index, rank)
            if other != rank:
                partners[other], partners[rank] = rank, other
    return partners
