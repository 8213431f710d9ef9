from som_editor.use_cases.waiting import Waiting

Told = tuple[str, int, int]


def told_at(*moments: tuple[float, int]) -> list[Told]:
    """What is told of work that reports at `moments`, each with how much of 100 is done."""
    told: list[Told] = []
    times = iter([0.0, *(moment for moment, _done in moments)])
    waiting = Waiting(lambda *report: told.append(report), lambda: next(times))
    for _moment, done in moments:
        waiting.report(done, 100)
    return told


def test_the_first_report_is_told_and_then_no_more_than_can_be_read() -> None:
    assert told_at((0.0, 1), (0.01, 2), (0.04, 3), (0.06, 4), (0.1, 5), (0.2, 6)) == [
        ("", 1, 100),
        ("", 4, 100),
        ("", 6, 100),
    ]


def test_nothing_is_told_while_patience_lasts() -> None:
    told: list[Told] = []
    times = iter([0.0, 0.1, 0.29, 0.31, 0.5])
    waiting = Waiting(lambda *report: told.append(report), lambda: next(times), patience=0.3)
    for done in (1, 2, 3, 4):
        waiting.report(done, 100)
    assert [done for _left, done, _total in told] == [3, 4]


def test_long_work_says_early_how_long() -> None:
    assert told_at((0.5, 2), (1.5, 5)) == [("", 2, 100), ("nog ongeveer 30 seconden", 5, 100)]
