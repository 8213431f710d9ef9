import pytest

from som_editor.wording.time_left import time_left, with_time_left


@pytest.mark.parametrize(
    ("elapsed", "done", "words"),
    [
        (1, 9, "nog ongeveer 10 seconden"),
        (4, 20, "nog ongeveer 15 seconden"),
        (19, 95, "nog ongeveer 5 seconden"),
        (10, 15, "nog ongeveer 55 seconden"),
        (10, 14, "nog ongeveer 1 minuut"),
        (10, 6, "nog ongeveer 3 minuten"),
        (10, 1, "nog ongeveer 16 minuten"),
    ],
)
def test_what_is_left_is_told_in_steps_of_five_seconds_or_a_minute(
    elapsed: float, done: int, words: str
) -> None:
    assert time_left(elapsed, done, 100) == words


def test_nothing_is_said_of_work_that_is_not_long() -> None:
    assert time_left(5, 50, 100) == ""
    assert time_left(9, 90, 100) == ""


def test_nothing_is_said_before_anybody_can_tell() -> None:
    assert time_left(0.9, 1, 100) == ""
    assert time_left(30, 0, 0) == ""
    assert time_left(30, 0, 100) == ""
    assert time_left(30, 100, 100) == ""


def test_what_is_left_stands_behind_what_is_going_on() -> None:
    assert with_time_left("Vergelijken", "nog ongeveer 1 minuut") == (
        "Vergelijken, nog ongeveer 1 minuut"
    )
    assert with_time_left("Vergelijken", "") == "Vergelijken"
