"""What the user decided on a comparison: kept beside the two texts, never in them."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from som_editor.core.change import Change, Leftover
from som_editor.core.document import BlockId, Document
from som_editor.core.reasons import Reason, changed_blocks

Names = tuple[str, str]
"""The old and the new name of a rename."""
BlockPair = tuple[BlockId | None, BlockId | None]
"""A block of the old and one of the new text; None where there is none."""


class Forgiven(msgspec.Struct, frozen=True):
    """A left-over name, `start` characters into `block`, that may stay there."""

    block: BlockId
    start: int
    text: str


class Decisions(msgspec.Struct, frozen=True, omit_defaults=True):
    """The user's decisions on one pair of texts.

    `reasons` go before those of the new version, also where they are empty. `important` changes
    are named by their blocks. `fixed_pairs` belong together, or to nothing. The `renames_given` are
    taken as renames besides those that are found; `renames_off` count as changes.
    """

    reasons: tuple[Reason, ...] = ()
    important: tuple[BlockPair, ...] = ()
    fixed_pairs: tuple[BlockPair, ...] = ()
    renames_given: tuple[Names, ...] = ()
    renames_off: tuple[Names, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()


UNDECIDED = Decisions()
"""Nothing was decided yet."""


def explained(decisions: Decisions, change: Change, text: str) -> Decisions:
    """With `text` as the reason of `change`; an empty one takes away what its version says."""
    said = Reason(text.strip(), *changed_blocks(change))
    return _with(decisions, reasons=(*unexplained(decisions, change).reasons, said))


def unexplained(decisions: Decisions, change: Change) -> Decisions:
    """Without a reason for `change`: its version says all there is to say."""
    pair = changed_blocks(change)
    return _with(
        decisions,
        reasons=tuple(one for one in decisions.reasons if (one.old, one.new) != pair),
    )


def all_reasons(own: Iterable[Reason], decisions: Decisions) -> tuple[Reason, ...]:
    """The reasons a version keeps of its `own`, with those of `decisions` in their place."""
    decided = {(one.old, one.new) for one in decisions.reasons}
    kept = tuple(one for one in own if (one.old, one.new) not in decided)
    return kept + tuple(one for one in decisions.reasons if one.text)


def is_important(decisions: Decisions, change: Change) -> bool:
    """Whether the user marked the block of `change`, its cells included."""
    return changed_blocks(change) in decisions.important


def marked(decisions: Decisions, change: Change, *, important: bool) -> Decisions:
    """With `change` marked as important, or no longer."""
    pair = changed_blocks(change)
    others = tuple(one for one in decisions.important if one != pair)
    return _with(decisions, important=(*others, pair) if important else others)


def joined(decisions: Decisions, old: BlockId | None, new: BlockId | None) -> Decisions:
    """With `old` and `new` belonging together; with None in place of one, the other to nothing.

    What was said before of either no longer holds.
    """
    return _with(decisions, fixed_pairs=(*parted(decisions, old, new).fixed_pairs, (old, new)))


def parted(decisions: Decisions, old: BlockId | None, new: BlockId | None) -> Decisions:
    """Without what was said of where `old` and `new` belong."""
    left = tuple(
        pair
        for pair in decisions.fixed_pairs
        if (old is None or pair[0] != old) and (new is None or pair[1] != new)
    )
    return _with(decisions, fixed_pairs=left)


def is_fixed(decisions: Decisions, old: BlockId | None, new: BlockId | None) -> bool:
    """Whether something was said of where `old` or `new` belongs."""
    return parted(decisions, old, new) != decisions


def rename_given(decisions: Decisions, names: Names) -> Decisions:
    """With `names` taken as a rename because the user says so."""
    known = rename_dropped(decisions, names)
    return _with(known, renames_given=(*known.renames_given, names))


def rename_dropped(decisions: Decisions, names: Names) -> Decisions:
    """Without the rename `names` that the user gave, as if nothing had been said of it."""
    return _with(
        decisions,
        renames_given=tuple(one for one in decisions.renames_given if one != names),
        renames_off=tuple(one for one in decisions.renames_off if one != names),
    )


def rename_switched(decisions: Decisions, names: Names, *, on: bool) -> Decisions:
    """With `names` taken as a rename, or counted as changes."""
    others = tuple(one for one in decisions.renames_off if one != names)
    return _with(decisions, renames_off=others if on else (*others, names))


def forgiven(decisions: Decisions, found: Leftover) -> Decisions:
    """With `found` as a name that may stay."""
    one = Forgiven(found.block, found.start, found.text)
    others = tuple(other for other in decisions.forgiven if other != one)
    return _with(decisions, forgiven=(*others, one))


def is_forgiven(decisions: Decisions, found: Leftover) -> bool:
    """Whether the user said that `found` may stay."""
    return Forgiven(found.block, found.start, found.text) in decisions.forgiven


def mirrored(decisions: Decisions) -> Decisions:
    """The same decisions for when the two texts have changed places."""
    return _with(
        decisions,
        reasons=tuple(Reason(one.text, one.new, one.old) for one in decisions.reasons),
        important=tuple((new, old) for old, new in decisions.important),
        fixed_pairs=tuple((new, old) for old, new in decisions.fixed_pairs),
        renames_given=tuple((new, old) for old, new in decisions.renames_given),
        renames_off=tuple((new, old) for old, new in decisions.renames_off),
    )


class Remembered(msgspec.Struct, frozen=True, omit_defaults=True):
    """Decisions as they are stored, with the places of the blocks that they name.

    A text that is read from a file again is the same under other ids; its places are the same.
    """

    decisions: Decisions
    old_places: dict[BlockId, int] = {}
    new_places: dict[BlockId, int] = {}


def remembered(decisions: Decisions, old: Document, new: Document) -> Remembered:
    """`decisions` on the texts `old` and `new`, to be stored."""
    olds, news = _blocks_named(decisions)
    return Remembered(decisions, _places(old, olds), _places(new, news))


def recalled(kept: Remembered, old: Document, new: Document) -> Decisions:
    """The decisions of `kept` on the same texts, whose blocks may have other ids by now."""
    return _renamed(kept.decisions, _ids(kept.old_places, old), _ids(kept.new_places, new))


def seen_from_behind(kept: Remembered) -> Remembered:
    """`kept` for when the two texts have changed places."""
    return Remembered(mirrored(kept.decisions), kept.new_places, kept.old_places)


def _blocks_named(decisions: Decisions) -> tuple[set[BlockId], set[BlockId]]:
    """The old and the new blocks that `decisions` are about; a left-over is on either side."""
    pairs = [*decisions.important, *decisions.fixed_pairs]
    pairs += [(reason.old, reason.new) for reason in decisions.reasons]
    either = {one.block for one in decisions.forgiven}
    olds = {old for old, _new in pairs if old is not None}
    news = {new for _old, new in pairs if new is not None}
    return olds | either, news | either


def _places(document: Document, blocks: Collection[BlockId]) -> dict[BlockId, int]:
    return {block.id: at for at, block in enumerate(document.blocks) if block.id in blocks}


def _ids(places: Mapping[BlockId, int], document: Document) -> dict[BlockId, BlockId]:
    """What the blocks at `places` are called in `document`."""
    last = len(document.blocks) - 1
    return {known: document.blocks[at].id for known, at in places.items() if at <= last}


def _renamed(
    decisions: Decisions, old: Mapping[BlockId, BlockId], new: Mapping[BlockId, BlockId]
) -> Decisions:
    def pair(one: BlockPair) -> BlockPair:
        ours, theirs = one
        return ours and old.get(ours, ours), theirs and new.get(theirs, theirs)

    either = {**old, **new}
    return _with(
        decisions,
        reasons=tuple(Reason(one.text, *pair((one.old, one.new))) for one in decisions.reasons),
        important=tuple(map(pair, decisions.important)),
        fixed_pairs=tuple(map(pair, decisions.fixed_pairs)),
        forgiven=tuple(
            Forgiven(either.get(one.block, one.block), one.start, one.text)
            for one in decisions.forgiven
        ),
    )


def _with(decisions: Decisions, **changes: object) -> Decisions:
    return msgspec.structs.replace(decisions, **changes)
