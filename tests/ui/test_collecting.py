import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from som_editor.ui.collecting import Collecting


class Circle(QWidget):
    """A widget that only the collector takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


@pytest.fixture
def collecting() -> Iterator[Collecting]:
    result = Collecting()
    result.take_over()
    yield result
    result.give_back()


def litter() -> None:
    for _ in range(5_000):
        circle: list[object] = []
        circle.append(circle)


def test_a_thread_that_makes_garbage_leaves_widgets_alone(collecting: Collecting) -> None:
    widget = weakref.ref(Circle())
    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert widget() is not None
    gc.collect()


def test_garbage_is_collected_while_the_window_lives(collecting: Collecting, qtbot: QtBot) -> None:
    gc.collect()
    widget = weakref.ref(Circle())
    litter()
    qtbot.waitUntil(lambda: widget() is None, timeout=3_000)


def test_what_was_taken_over_is_given_back(collecting: Collecting) -> None:
    assert not gc.isenabled()
    collecting.give_back()
    assert gc.isenabled()
