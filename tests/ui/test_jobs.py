"""Work in the background: its result, its progress, its end."""

import gc
import threading
import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from som_editor.core.errors import NotFound, SomError
from som_editor.core.progress import Report
from som_editor.ui.jobs import Jobs


class Ends:
    """Collects how jobs ended."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[SomError] = []


@pytest.fixture
def ends() -> Ends:
    return Ends()


def test_the_value_of_the_work_is_handed_over_in_the_windows_thread(
    qtbot: QtBot, jobs: Jobs
) -> None:
    threads: list[int] = []

    def work(_report: Report) -> int:
        threads.append(threading.get_ident())
        return 42

    values: list[tuple[int, int]] = []
    jobs.start(
        "rekenen", work, lambda value: values.append((value, threading.get_ident())), _unwanted
    )
    qtbot.waitUntil(lambda: bool(values))
    assert values == [(42, threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_a_problem_of_the_user_is_handed_over_as_such(qtbot: QtBot, jobs: Jobs, ends: Ends) -> None:
    def work(_report: Report) -> None:
        raise NotFound("file", "weg.txt")

    jobs.start("lezen", work, ends.done.append, ends.failed.append)
    qtbot.waitUntil(lambda: bool(ends.failed))
    assert isinstance(ends.failed[0], NotFound)
    assert ends.done == []


def test_a_bug_in_the_work_is_raised_in_the_windows_thread(
    qtbot: QtBot, jobs: Jobs, ends: Ends
) -> None:
    def work(_report: Report) -> None:
        raise ZeroDivisionError("stuk")

    with qtbot.captureExceptions() as raised, qtbot.waitSignal(jobs.idle):
        jobs.start("delen", work, ends.done.append, ends.failed.append)
    qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert (ends.done, ends.failed) == ([], [])


def test_a_stopped_job_hands_nothing_over(qtbot: QtBot, jobs: Jobs, ends: Ends) -> None:
    going, stopped = threading.Event(), threading.Event()

    def work(report: Report) -> str:
        going.set()
        stopped.wait(5)
        report(1, 2)
        return "te laat"

    with qtbot.waitSignal(jobs.idle):
        number = jobs.start("wachten", work, ends.done.append, ends.failed.append)
        assert going.wait(5)
        jobs.cancel(number)
        stopped.set()
    assert (ends.done, ends.failed) == ([], [])


def test_one_stopped_job_leaves_the_others_alone(qtbot: QtBot, jobs: Jobs, ends: Ends) -> None:
    hold = threading.Event()

    def work(report: Report) -> str:
        hold.wait(5)
        report(1, 1)
        return "klaar"

    with qtbot.waitSignal(jobs.idle):
        first = jobs.start("een", work, ends.done.append, ends.failed.append)
        jobs.start("twee", work, ends.done.append, ends.failed.append)
        jobs.cancel(first)
        hold.set()
    assert ends.done == ["klaar"]


def test_progress_is_told_with_the_words_of_the_job(qtbot: QtBot, jobs: Jobs, ends: Ends) -> None:
    told: list[tuple[str, int, int]] = []
    jobs.progressed.connect(lambda *report: told.append(report))

    def work(report: Report) -> None:
        while ("vergelijken", 3, 7) not in told:
            report(3, 7)
            time.sleep(0.01)

    with qtbot.waitSignal(jobs.idle):
        jobs.start("vergelijken", work, ends.done.append, ends.failed.append)
    assert ("vergelijken", 3, 7) in told


def test_work_that_is_done_at_once_tells_nothing(qtbot: QtBot, jobs: Jobs, ends: Ends) -> None:
    """What stands in the status bar stays there."""
    told: list[tuple[str, int, int]] = []
    jobs.progressed.connect(lambda *report: told.append(report))
    with qtbot.waitSignal(jobs.idle):
        jobs.start("kort", lambda report: report(1, 1), ends.done.append, ends.failed.append)
    assert told == []


def _unwanted(error: SomError) -> None:
    pytest.fail(repr(error))


def test_no_result_is_lost_when_nobody_keeps_the_job(qtbot: QtBot, jobs: Jobs, ends: Ends) -> None:
    def twice(number: int) -> Callable[[Report], int]:
        return lambda _report: 2 * number

    for number in range(40):
        jobs.start("veel", twice(number), ends.done.append, _unwanted)
    gc.collect()
    qtbot.waitUntil(lambda: len(ends.done) == 40)
    assert sorted(ends.done) == [2 * number for number in range(40)]  # type: ignore[type-var]


def test_closing_waits_for_the_work_and_hands_nothing_over(
    qtbot: QtBot, jobs: Jobs, ends: Ends
) -> None:
    going = threading.Event()
    over: list[bool] = []

    def work(_report: Report) -> str:
        going.set()
        threading.Event().wait(0.05)
        over.append(True)
        return "te laat"

    jobs.start("sluiten", work, ends.done.append, ends.failed.append)
    assert going.wait(5)
    jobs.close()
    assert over == [True]
    qtbot.wait(1)
    assert ends.done == []
