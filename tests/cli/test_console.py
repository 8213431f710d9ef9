import itertools

import pytest

from som_editor.cli.console import progress


def told_over(seconds: float, capsys: pytest.CaptureFixture[str]) -> str:
    """What stands on standard error of work that reports a hundred times in so many seconds."""
    moments = (step * seconds / 100 for step in itertools.count())
    with progress("Vergelijken", lambda: next(moments)) as report:
        for done in range(1, 100):
            report(done, 100)
    return capsys.readouterr().err


def test_long_work_says_once_where_nobody_looks_how_long_it_takes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told_over(40, capsys) == (
        "Vergelijken: nog ongeveer 40 seconden. Stoppen kan met Ctrl+C.\n"
    )


def test_of_short_work_nothing_is_said_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert told_over(8, capsys) == ""
