"""A comparison as JSON, for other programs: the same in every language of the interface."""

from typing import Any

import msgspec

from som_editor.core.change import Change, Leftover, Side
from som_editor.core.comparison import Comparison, summary

INTRODUCTION = "Inleiding"
"""What the text before the first heading is called."""


def write_comparison_json(comparison: Comparison) -> str:
    """`comparison` as JSON: totals, renames, left-overs, metadata and every change, in order."""
    content = {
        "summary": summary(comparison),
        "renames": comparison.renames,
        "leftovers": [_leftover(leftover) for leftover in comparison.leftovers],
        "metadata": comparison.metadata,
        "changes": [_change(change) for change in comparison.changes],
    }
    text = msgspec.json.format(msgspec.json.encode(content), indent=2)
    return text.decode() + "\n"


def _leftover(leftover: Leftover) -> dict[str, Any]:
    return {
        "text": leftover.text,
        "block": leftover.block,
        "section": leftover.section[-1] if leftover.section else INTRODUCTION,
        "legitimate": leftover.legitimate,
    }


def _change(change: Change) -> Change:
    return msgspec.structs.replace(change, old=_side(change.old), new=_side(change.new))


def _side(side: Side | None) -> Side | None:
    if side is None:
        return None
    section = side.section or (INTRODUCTION,)
    return msgspec.structs.replace(side, section=section, part_blocks=())
