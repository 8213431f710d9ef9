from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from som_editor.core.comparison import Comparison
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.ruler import Ruler


def _ruler(view: ComparisonView) -> Ruler:
    ruler = view.findChild(Ruler)
    assert ruler is not None
    return ruler


def _low(view: ComparisonView) -> Ruler:
    """The ruler of a view that is lower than its rows."""
    view.resize(600, 160)
    return _ruler(view)


def test_a_click_brings_that_place_into_the_middle(view: ComparisonView) -> None:
    ruler = _low(view)
    bar = view.verticalScrollBar()
    below = QPoint(ruler.width() // 2, ruler.height() - 4)
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=below)
    assert bar.value() == bar.maximum()
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(below.x(), 1))
    assert bar.value() == 0


def test_the_thumb_is_dragged_without_jumping(view: ComparisonView) -> None:
    ruler = _low(view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    grip = ruler.thumb().center().toPoint()
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=grip)
    assert bar.value() == before
    QTest.mouseMove(ruler, grip + QPoint(0, 10))
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=grip + QPoint(0, 10))
    assert bar.value() >= before


def test_the_thumb_stands_for_what_is_in_sight(qtbot: QtBot, view: ComparisonView) -> None:
    ruler = _low(view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert abs(ruler.thumb().bottom() - ruler.height()) < 1
    bar.setValue(0)
    assert ruler.thumb().top() == 0


def test_every_change_and_every_forgotten_name_has_a_tick(
    view: ComparisonView, sample_comparison: Comparison
) -> None:
    view.show_compared(Compared(sample_comparison))
    space = view.space()
    assert space is not None
    assert [tick.sign for tick in space.ticks()] == ["≠", "≈", "≠", "!", "−", "≈", "≈", "≈"]
