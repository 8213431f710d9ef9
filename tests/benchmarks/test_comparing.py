import math
import subprocess
import sys
import time
from pathlib import Path

import pytest

from som_editor import assets
from som_editor.core.change import Kind, Sign
from som_editor.core.comparison import Comparison, compare
from som_editor.core.version import Version
from som_editor.use_cases.importing import read_file
from tests.benchmarks.blow_ups import BLOW_UPS
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair
from tests.benchmarks.peers import peers
from tests.build import NOW, new_ids

TARGETS = {2: 0.05, 50: 0.2, 500: 1.0}
"""Seconds for so many pages."""

BLOW_UP = 3.0

COMPARED_ALONE = """
from som_editor.core.comparison import compare
from tests.benchmarks.large_pair import large_pair
pair = large_pair()
assert compare(pair.old, pair.new).changes
"""
PEAK = r"""
import re
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():
    print(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1])
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)  # bytes on a Mac
"""


def sample(name: str) -> Version:
    path = assets.resource("protocols", f"{name}.txt")
    return read_file(path, now=NOW, new_id=new_ids(name)).version


def test_compare_the_samples(measure: Measure) -> None:
    old, new = sample("cnv-origineel-reconstructie"), sample("som-social-media-3.0")
    comparison = measure.run("CNV met SOM 3.0 vergelijken", lambda: compare(old, new))
    measure.remark(f"{len(comparison.changes)} wijzigingen", *peers(old, new))
    assert comparison.renames


@pytest.mark.parametrize("pages", TARGETS)
def test_compare_pages(measure: Measure, pages: int) -> None:
    pair = large_pair(pages)
    comparison = measure.run(
        f"{pages} bladzijden vergelijken",
        lambda: compare(pair.old, pair.new),
        target_seconds=TARGETS[pages],
        rounds=5,
    )
    measure.remark(
        f"{len(pair.old.document.blocks)} alinea's, {pair.edits} bewerkingen "
        f"({edits(comparison)} gevonden), {pair.moved_sections} onderdelen verplaatst",
        *peers(pair.old, pair.new, pair.edited_characters),
    )
    marked = marked_characters(comparison) / pair.edited_characters
    moved = moved_characters(comparison) / pair.moved_characters
    measure.found(
        f"{pages} bladzijden: tekens gemarkeerd ÷ bewerkt",
        marked,
        "0,95–1,06" if pages == 2 else "0,98–1,03",
    )
    measure.found(f"{pages} bladzijden: tekens verplaatst ÷ waar", moved, "0,97–1,03")
    assert comparison.changes


def test_memory_of_500_pages(measure: Measure) -> None:
    def kilobytes(code: str) -> int:
        told = subprocess.run(
            [sys.executable, "-c", code + PEAK],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        return int(told.stdout)

    peak = measure.run(
        "500 bladzijden in een eigen proces", lambda: kilobytes(COMPARED_ALONE), rounds=1
    )
    measure.found("500 bladzijden: geheugen op zijn hoogst", peak / 1024, "≤ 150 MB", unit="MB")
    measure.remark("met Python en beide documenten")


def test_growth_from_50_to_1000_pages(measure: Measure) -> None:
    """The exponent of the size with which the time grows; of n log n it is a little above 1."""
    few, many = large_pair(50), large_pair(1_000)
    sizes = [len(pair.old.document.blocks) for pair in (few, many)]
    seconds = [least_seconds(pair.old, pair.new) for pair in (few, many)]
    measure.run("1.000 bladzijden vergelijken", lambda: compare(many.old, many.new), rounds=1)
    growth = math.log(sizes[1] / sizes[0])
    most = 1 + math.log(math.log(sizes[1]) / math.log(sizes[0])) / growth
    measure.found(
        "groei van 50 naar 1.000 bladzijden: exponent",
        math.log(seconds[1] / seconds[0]) / growth,
        f"≤ {most:.2f} (n log n)".replace(".", ","),
    )


@pytest.mark.parametrize("what", BLOW_UPS)
def test_compare_what_is_hard(measure: Measure, what: str) -> None:
    old, new = BLOW_UPS[what]()
    comparison = measure.run(
        f"500 bladzijden: {what}", lambda: compare(old, new), target_seconds=BLOW_UP, rounds=3
    )
    measure.remark(f"{len(comparison.changes)} wijzigingen")
    assert comparison.changes


def least_seconds(old: Version, new: Version) -> float:
    """The processor time of the quickest of three."""

    def once() -> float:
        started = time.process_time()
        compare(old, new)
        return time.process_time() - started

    return min(once() for _ in range(3))


def marked_characters(comparison: Comparison) -> int:
    """How many characters are shown as struck out or put in."""
    return sum(
        len(span.text)
        for change in comparison.changes
        if change.kind is not Kind.MOVED
        for span in change.spans
        if span.sign is not Sign.SAME
    )


def moved_characters(comparison: Comparison) -> int:
    """How many characters stand elsewhere now."""
    return sum(len(change.new.text) for change in comparison.changes if change.moved and change.new)


def edits(comparison: Comparison) -> int:
    """How many differences of the text there are."""
    return sum(bool(edit.spans) for change in comparison.changes for edit in change.edits)
