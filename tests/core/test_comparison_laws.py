"""Laws of a comparison as a whole: its totals, its two directions, and what it hangs on."""

import ast
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from som_editor import core
from som_editor.core.change import Change, Kind, Side
from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import Block, BlockId, Document, DocumentId
from som_editor.core.version import Version
from som_editor.writers.comparison_json import write_comparison_json
from tests.build import as_imported, compared
from tests.core.test_comparison import both_ways
from tests.strategies import revisions, versions

MIRRORED = {
    Kind.INSERTED: Kind.DELETED,
    Kind.DELETED: Kind.INSERTED,
    Kind.SPLIT: Kind.MERGED,
    Kind.MERGED: Kind.SPLIT,
}


@given(versions)
def test_a_version_does_not_differ_from_itself(one: Version) -> None:
    comparison = compare(one, one)
    assert (comparison.changes, comparison.metadata, comparison.renames) == ((), (), ())


@given(both_ways)
def test_the_totals_are_those_of_the_changes_that_are_listed(comparison: Comparison) -> None:
    listed = json.loads(write_comparison_json(comparison))
    counted = Counter(total_of(change) for change in listed["changes"])
    counted["metadata"] = len(listed["metadata"])
    assert {name: count for name, count in listed["summary"].items() if count} == +counted


def total_of(change: dict[str, object]) -> str:
    """Under which total a listed change counts: read from the words of its description."""
    if change["moved"]:
        return "moved"
    match change["classes"]:
        case [str() as alone] if alone != "substantive":
            return alone
        case _:
            return str(change["kind"])


Cell = tuple[BlockId, tuple[int, int]]


def cells(comparison: Comparison) -> set[tuple[Cell | None, Cell | None]]:
    """The cells that changed, with what they answer to."""
    return {
        (cell_of(change.old), cell_of(change.new))
        for change in comparison.changes
        if cell_of(change.old) or cell_of(change.new)
    }


def cell_of(side: Side | None) -> Cell | None:
    return (side.block, side.cell) if side and side.cell else None


@given(revisions(), st.booleans())
def test_with_the_sides_swapped_the_same_happened_backwards(
    pair: tuple[Document, Document], by_words_alone: bool
) -> None:
    old, new = pair
    new = as_imported(new) if by_words_alone else new
    there, back = compared(old, new), compared(new, old)
    kinds = Counter((MIRRORED.get(one.kind, one.kind), one.moved) for one in there.changes)
    assert kinds == Counter((one.kind, one.moved) for one in back.changes)
    assert cells(there) == {(one, other) for other, one in cells(back)}
    assert {(one.field, one.new, one.old) for one in there.metadata} == {
        (one.field, one.old, one.new) for one in back.metadata
    }


@given(revisions(), st.booleans())
def test_what_blocks_are_called_is_nothing_to_a_comparison_by_words(
    pair: tuple[Document, Document], swapped: bool
) -> None:
    old, new = pair[::-1] if swapped else pair
    before = compared(as_imported(old), renamed(as_imported(new), "z"))
    after = compared(renamed(as_imported(old), "a"), renamed(as_imported(new), "x"))
    assert [nameless(one) for one in before.changes] == [nameless(one) for one in after.changes]
    assert before.rows == after.rows
    assert before.renames == after.renames


def renamed(document: Document, prefix: str) -> Document:
    """`document` with other ids of itself, its blocks, rows and cells, references along."""
    content = msgspec.json.encode(document.blocks).decode()
    content = re.sub(r'"(id|block)":"', rf'"\1":"{prefix}', content)
    blocks = msgspec.json.decode(content, type=tuple[Block, ...])
    return msgspec.structs.replace(document, id=DocumentId(prefix), blocks=blocks)


def nameless(change: Change) -> Change:
    replace = msgspec.structs.replace

    def without(side: Side | None) -> Side | None:
        return side and replace(side, block=BlockId(""), part_blocks=())

    return replace(change, old=without(change.old), new=without(change.new))


# What it hangs on

SCRIPT = """
from tests.core.samples import samples
from tests.writers import compared, reported
from som_editor.writers.comparison_json import write_comparison_json
for comparison in (samples(), reported.restructured(), compared.everything()):
    print(write_comparison_json(comparison))
"""


def test_the_comparison_does_not_hang_on_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_the_core_has_no_clock_and_no_dice() -> None:
    for module in Path(core.__file__).parent.glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or ""}
            elif isinstance(node, ast.Attribute):
                names = {node.attr}
            else:
                continue
            assert names.isdisjoint(FORBIDDEN), module.name


FORBIDDEN = {
    *("time", "random", "secrets", "uuid", "threading", "signal", "os"),
    *("now", "utcnow", "today", "perf_counter", "monotonic"),
}
