import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from som_editor.core.comparison import compare
from som_editor.core.progress import TICK, Cancelled, Progress, silent
from som_editor.core.spans import WordSpans
from som_editor.core.version import Version
from tests.build import as_imported, doc, p, table, version
from tests.core.test_comparison import paragraphs

MOST_CALLS = 50_000
"""So many calls of functions take a few hundredths of a second."""

MANY = 800

Pair = tuple[Version, Version]


def told_by(total: int, *parts: int) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, of: told.append((done, of)), total)
    for part in parts:
        progress.advance(part)
    return told


def test_the_first_unit_is_told_and_then_now_and_then() -> None:
    assert told_by(100, 1) == [(1, 100)]
    assert told_by(1000, *[1] * (2 * TICK + 1)) == [(1, 1000), (33, 1000), (65, 1000)]


def test_done_is_never_all_of_it() -> None:
    assert told_by(10, 50) == [(9, 10)]
    assert told_by(0, 1) == [(0, 1)]


def test_a_part_counts_as_its_share() -> None:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, of: told.append((done, of)), 100)
    half = progress.part(50)
    half(1, 2)
    half(2, 2)
    progress.part(50)(1, 2)
    assert told == [(25, 100), (50, 100), (75, 100)]


def test_a_pulse_gets_no_further_and_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    progress = Progress(stop, 10)
    with pytest.raises(Cancelled):
        progress.pulse()


def test_items_come_out_as_they_are() -> None:
    assert list(Progress(silent, 3).over("abc")) == ["a", "b", "c"]


def test_a_comparison_tells_its_cost_first_and_goes_on_without_going_back() -> None:
    texts = paragraphs(300)
    old = version(doc(*map(p, texts)))
    new = version(as_imported(doc(*(p(text.replace(" ", " anders ", 1)) for text in texts))))
    told: list[tuple[int, int]] = []
    compare(old, new, report=lambda done, total: told.append((done, total)))
    assert len({total for _done, total in told}) == 1
    assert told == sorted(told)
    assert told[0][0] <= 1
    assert len(told) > 3 * len(texts) / TICK


@pytest.mark.parametrize("after", [0, 1, 5, 20, 40])
def test_a_comparison_stops_at_the_report_that_says_so(after: int) -> None:
    texts = paragraphs(300)
    old = version(doc(*map(p, texts)))
    new = version(as_imported(doc(*(p(text.replace(" ", " anders ", 1)) for text in texts))))
    calls = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > after:
            raise Cancelled

    with pytest.raises(Cancelled):
        compare(old, new, report=stop)
    assert calls == after + 1


def words(count: int, seed: int, known: int = 9_000) -> list[str]:
    """Words out of the `known` ones, which are the same for every seed."""
    return random.Random(seed).choices([f"woord{number}" for number in range(known)], k=count)


def texts(seed: int, count: int = MANY) -> list[str]:
    some = words(12 * count, seed)
    return [" ".join(some[12 * at : 12 * at + 12]).capitalize() + "." for at in range(count)]


def as_pair(old: list[str], new: list[str]) -> Pair:
    return version(doc(*map(p, old))), version(as_imported(doc(*map(p, new))))


def edited() -> Pair:
    old = texts(1)
    return as_pair(old, [text.replace(" ", " Anders ", 1) for text in old])


def shuffled() -> Pair:
    return as_pair(texts(1), random.Random(1).sample(texts(1), MANY))


def unrelated() -> Pair:
    return as_pair(texts(1), texts(2))


def identical() -> Pair:
    return as_pair(["Steeds dezelfde regel."] * 2 * MANY, ["Steeds dezelfde regel."] * MANY)


def one_paragraph() -> Pair:
    return as_pair([" ".join(words(5_000, 1))], [" ".join(words(5_000, 2))])


def one_table() -> Pair:
    rows = [[text, other] for text, other in zip(texts(1, 400), texts(2, 400), strict=True)]
    others = [[text, f"Toch {other}"] for text, other in rows[50:]]
    return version(doc(table(*rows))), version(as_imported(doc(table(*others))))


def most_calls_between_reports(old: Version, new: Version) -> int:
    """The most work that is done without telling, in calls of functions."""
    calls = most = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    def report(_done: int, _total: int) -> None:
        nonlocal calls, most
        most, calls = max(most, calls), 0

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        compare(old, new, report=report)
    finally:
        sys.setprofile(before)
    return max(most, calls)


@pytest.mark.parametrize("made", [edited, shuffled, unrelated, identical, one_paragraph, one_table])
@pytest.mark.parametrize("swapped", [False, True])
def test_little_is_done_between_one_report_and_the_next(
    made: Callable[[], Pair], swapped: bool
) -> None:
    old, new = made()
    assert most_calls_between_reports(*((new, old) if swapped else (old, new))) < MOST_CALLS


def test_one_long_paragraph_can_be_stopped_at_every_step() -> None:
    old, new = (" ".join(words(1_400, seed, known=100)) for seed in (1, 2))
    steps = 0

    def stop() -> None:
        nonlocal steps
        steps += 1
        if steps == 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        WordSpans(stop).told(old, new)
    assert steps == 200
