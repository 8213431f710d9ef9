"""compare(old, new) → Comparison: what changed between two versions, exactly and quietly."""

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from som_editor.core.block_alignment import PASSES, BlockAlignment, FixedPair, Identities
from som_editor.core.change import Change, ChangeClass, Kind, Leftover, MetadataChange, Rename
from som_editor.core.compared_text import ComparedText
from som_editor.core.differences import RowPair, differences
from som_editor.core.document import Block
from som_editor.core.leftovers import find_leftovers, upstream_names
from som_editor.core.metadata_changes import metadata_changes
from som_editor.core.progress import Progress, Report, silent
from som_editor.core.renames import Rule
from som_editor.core.version import Version


class Options(msgspec.Struct, frozen=True):
    """What the user says before comparing: `renames` by hand as (old, new), names to look for.

    `fixed_pairs` are the ids of an old and a new block that answer to each other, whatever their
    texts say; with None in place of one, the other answers to nothing. Ids that are unknown, and
    pairs of a text with a table or a picture, are passed over.
    """

    renames: tuple[tuple[str, str], ...] = ()
    detect_renames: bool = True
    upstream_names: tuple[str, ...] = ()
    fixed_pairs: tuple[FixedPair, ...] = ()


DEFAULTS = Options()
"""Renames are found, nothing is given by hand."""


class Comparison(msgspec.Struct, frozen=True):
    """All that differs between two versions."""

    old: Version
    new: Version
    rows: tuple[RowPair, ...]
    changes: tuple[Change, ...]
    renames: tuple[Rename, ...]
    leftovers: tuple[Leftover, ...]
    metadata: tuple[MetadataChange, ...]


class Summary(msgspec.Struct, frozen=True):
    """How many changes there are, each counted once (see `summary`)."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    edited: int = 0
    split: int = 0
    merged: int = 0
    rename: int = 0
    cosmetic: int = 0
    formatting: int = 0
    number: int = 0
    metadata: int = 0


def compare(
    old: Version, new: Version, options: Options = DEFAULTS, report: Report = silent
) -> Comparison:
    """Everything that differs between `old` and `new`; the result hangs on nothing but them.

    `report` hears of it as blocks of both sides, each counted once for each time it is looked at.
    """
    size = len(old.document.blocks) + len(new.document.blocks)
    progress = Progress(report, (PASSES + 3) * size)
    ours = ComparedText(old.document, progress.part(len(old.document.blocks)))
    theirs = ComparedText(new.document, progress.part(len(new.document.blocks)))
    blocks = BlockAlignment(ours, theirs, _identities(old, new), options.fixed_pairs, progress)
    rules = [Rule(*names) for names in options.renames]
    matching = blocks.matching(rules)
    if options.detect_renames:
        found, found_first = blocks.renames(matching.pairs)
        known, known_first = blocks.known(rules)
        found = [rule for rule in found if rule.old.lower() not in known]
        found_first = [rule for rule in found_first if rule.old.lower() not in known_first]
        if rules or found or found_first:
            matching = blocks.matching(rules, found_first)
        rules += found
    rows, changes = differences(ours, theirs, matching, rules, progress.part(size))
    renames, counted = _counted(rules, changes, given=len(options.renames))
    return Comparison(
        old,
        new,
        tuple(rows),
        counted,
        renames,
        find_leftovers(
            new.document,
            upstream_names(old.document, new.document, options.upstream_names),
            progress.part(size),
        ),
        metadata_changes(old, new),
    )


def summary(comparison: Comparison) -> Summary:
    """The totals, each change counted once.

    It counts under its class where that is one non-substantive class alone, else under its kind; a
    moved and edited block under moved.
    """
    return Summary(
        **Counter(_heading(change) for change in comparison.changes),
        metadata=len(comparison.metadata),
    )


def hide(comparison: Comparison, hidden: frozenset[str]) -> Comparison:
    """`comparison` without the changes all of whose classes are in `hidden`, rows kept.

    `hidden` holds class names, and "metadata" for the changes of the cover.
    """
    return only(
        comparison,
        lambda change: not all(classed.value in hidden for classed in change.classes),
        comparison.metadata if "metadata" not in hidden else (),
    )


def only(
    comparison: Comparison,
    wanted: Callable[[Change], bool],
    metadata: tuple[MetadataChange, ...],
) -> Comparison:
    """`comparison` with none but the `wanted` changes and those of `metadata`; the rows stay."""
    kept = [index for index, change in enumerate(comparison.changes) if wanted(change)]
    place = {index: position for position, index in enumerate(kept)}
    return msgspec.structs.replace(
        comparison,
        rows=tuple(
            RowPair(row.old, row.new, tuple(place[at] for at in row.changes if at in place))
            for row in comparison.rows
        ),
        changes=tuple(comparison.changes[index] for index in kept),
        metadata=metadata,
    )


def _heading(change: Change) -> str:
    if change.moved:
        return Kind.MOVED.value
    if len(change.classes) == 1 and change.classes[0] is not ChangeClass.SUBSTANTIVE:
        return change.classes[0].value
    return change.kind.value


def _counted(
    rules: Sequence[Rule], changes: Sequence[Change], *, given: int
) -> tuple[tuple[Rename, ...], tuple[Change, ...]]:
    """The renames with their counts, and the changes whose edits name them by index.

    A rename that was found but explains nothing (a longer one did) is left out; one that was
    `given` stays.
    """
    counts = Counter(
        edit.rename for change in changes for edit in change.edits if edit.rename is not None
    )
    kept = [index for index in range(len(rules)) if index < given or counts[index]]
    renames = tuple(Rename(*rules[index], counts[index]) for index in kept)
    place = {index: position for position, index in enumerate(kept)}
    if len(kept) == len(rules):
        return renames, tuple(changes)
    return renames, tuple(_with_renames(change, place) for change in changes)


def _with_renames(change: Change, place: dict[int, int]) -> Change:
    edits = tuple(
        edit if edit.rename is None else msgspec.structs.replace(edit, rename=place[edit.rename])
        for edit in change.edits
    )
    return msgspec.structs.replace(change, edits=edits)


def _identities(old: Version, new: Version) -> Identities:
    """Ids are trusted inside one document; between an adaptation and its upstream, the origins."""
    if old.document.id == new.document.id:
        return Identities(_own_id, _own_id)
    if new.lineage.upstream == old.id:
        return Identities(_own_id, _origin)
    if old.lineage.upstream == new.id:
        return Identities(_origin, _own_id)
    return Identities(_nothing, _nothing)


def _own_id(block: Block) -> str:
    return block.id


def _origin(block: Block) -> str:
    return block.origin or ""


def _nothing(_block: Block) -> str:
    return ""
