import pytest

from som_editor.core.comparison import compare
from som_editor.core.progress import TICK, Cancelled, Progress, silent
from tests.build import as_imported, doc, p, version
from tests.core.test_comparison import paragraphs


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
