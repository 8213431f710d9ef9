import time
from collections.abc import Callable
from statistics import median

from diff_match_patch import diff_match_patch

from som_editor import assets
from som_editor.core.change import Kind, Sign
from som_editor.core.comparison import Comparison, compare
from som_editor.core.shown import plain_text
from som_editor.core.version import Version
from som_editor.use_cases.importing import read_file
from tests.benchmarks.figures import Measure, Peer
from tests.benchmarks.large_pair import MOVED_SECTIONS, large_pair
from tests.build import NOW, new_ids

TARGET_500_PAGES = 1.63
"""A hundredth of what the best peer on record, Docxodus, took for a pair of this size."""


def sample(name: str) -> Version:
    path = assets.resource("protocols", f"{name}.txt")
    return read_file(path, now=NOW, new_id=new_ids(name)).version


def test_compare_the_samples(measure: Measure) -> None:
    old, new = sample("cnv-origineel-reconstructie"), sample("som-social-media-3.0")
    comparison = measure.run("CNV met SOM 3.0 vergelijken", lambda: compare(old, new))
    measure.remark(f"{len(comparison.changes)} wijzigingen", peer(old, new))
    assert comparison.renames


def test_compare_500_pages(measure: Measure) -> None:
    pair = large_pair()
    comparison = measure.run(
        "500 bladzijden vergelijken",
        lambda: compare(pair.old, pair.new),
        target_seconds=TARGET_500_PAGES,
        rounds=3,
    )
    marked = marked_characters(comparison) / pair.edited_characters
    moved = len({change.group for change in comparison.changes if change.moved})
    measure.remark(
        f"{len(pair.old.document.blocks)} alinea's, {pair.edits} bewerkingen; "
        f"gemarkeerd ÷ bewerkt {marked:.2f}; {moved} van {MOVED_SECTIONS} verplaatsingen",
        peer(pair.old, pair.new, pair.edited_characters),
    )
    assert comparison.changes


def marked_characters(comparison: Comparison) -> int:
    """How many characters are shown as struck out or put in."""
    return sum(
        len(span.text)
        for change in comparison.changes
        if change.kind is not Kind.MOVED
        for span in change.spans
        if span.sign is not Sign.SAME
    )


def peer(old: Version, new: Version, edited_characters: int = 0) -> Peer:
    """diff-match-patch on the characters of the whole text, as it comes."""
    texts = plain_text(old.document), plain_text(new.document)
    differences: list[tuple[int, str]] = []

    def run() -> None:
        differences[:] = diff_match_patch().diff_main(*texts)

    seconds = median(_seconds(run) for _ in range(3))
    marked = sum(len(text) for sign, text in differences if sign)
    remark = f"daar {marked / edited_characters:.2f}" if edited_characters else ""
    return Peer("diff-match-patch", seconds, remark)


def _seconds(action: Callable[[], None]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
