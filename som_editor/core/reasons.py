"""Why a block changed, in the user's own words: the third column of a was/wordt-tabel."""

from collections.abc import Iterable

import msgspec

from som_editor.core.change import Change
from som_editor.core.document import BlockId


class Reason(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why the block `old` of the version before is `new` now; None where there is none."""

    text: str
    old: BlockId | None = None
    new: BlockId | None = None


def reason_for(change: Change, reasons: Iterable[Reason]) -> str:
    """What the user said of the block of `change`, its cells included; empty without a reason."""
    pair = changed_blocks(change)
    return next((one.text for one in reasons if (one.old, one.new) == pair), "")


def with_reason(reasons: Iterable[Reason], change: Change, text: str) -> tuple[Reason, ...]:
    """`reasons` with `text` for the block of `change`; an empty text takes its reason away."""
    old, new = changed_blocks(change)
    others = tuple(one for one in reasons if (one.old, one.new) != (old, new))
    said = text.strip()
    return (*others, Reason(said, old, new)) if said else others


def changed_blocks(change: Change) -> tuple[BlockId | None, BlockId | None]:
    """The block of `change` in the old and in the new document."""
    return change.old.block if change.old else None, change.new.block if change.new else None
