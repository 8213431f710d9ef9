from typing import cast

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import BlockId
from som_editor.core.search import Query
from som_editor.ui.comparison.action_strip import StripAction
from som_editor.ui.comparison.arrangement import CoverItem, FoldItem, RowItem
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.find_places import Found, places
from som_editor.ui.comparison.selection import Selection, Spot
from som_editor.ui.theme import apply_theme
from tests.ui.comparison.documents import paragraph, version

Key = Qt.Key


@pytest.fixture
def samples_view(view: ComparisonView, sample_comparison: Comparison) -> ComparisonView:
    view.show_compared(Compared(sample_comparison))
    return view


def _rank(view: ComparisonView, block: str) -> int:
    assert view.compared is not None
    rank = view.compared.rank_of(BlockId(block))
    assert rank is not None
    return rank


def _text_point(view: ComparisonView, rank: int, column: Column, offset: int) -> QPoint:
    """Where the character `offset` of a row is on the viewport."""
    space = view.space()
    assert space is not None
    index = space.index_of_rank(rank)
    assert index is not None
    laid = space.layout(index).cells[column]
    assert laid is not None
    line = laid.texts[0].layout.lineForTextPosition(offset)
    left, _offset = cast("tuple[float, int]", line.cursorToX(offset))
    top = view.row_rect(index).top() + laid.above + line.y() + line.height() / 2
    return QPoint(round(space.columns.text(column).left + left), round(top))


def test_both_cells_of_a_row_are_as_high_as_the_longer_text(
    qtbot: QtBot, view: ComparisonView
) -> None:
    with qtbot.waitSignal(view.settled):
        view.resize(560, 500)
    space = view.space()
    assert space is not None
    for index, item in enumerate(view.items):
        if isinstance(item, RowItem):
            laid = space.layout(index)
            heights = [cell.height for cell in laid.cells.values() if cell is not None]
            assert laid.height >= max(heights)
            assert space.row_height(index) == laid.height


def test_arrows_walk_over_rows_and_folds_from_end_to_end(view: ComparisonView) -> None:
    view.setFocus()
    QTest.keyClick(view, Key.Key_Home)
    met = [view.current_index()]
    for _ in view.items[1:]:
        QTest.keyClick(view, Key.Key_Down)
        met.append(view.current_index())
    assert met == list(range(len(view.items)))
    QTest.keyClick(view, Key.Key_Down)
    assert view.current_index() == len(view.items) - 1
    QTest.keyClick(view, Key.Key_Up)
    assert view.current_index() == len(view.items) - 2


def test_the_current_row_is_always_in_sight(view: ComparisonView) -> None:
    view.resize(700, 240)
    for key in (Key.Key_End, Key.Key_PageUp, Key.Key_Home, Key.Key_PageDown, Key.Key_PageDown):
        QTest.keyClick(view, key)
        index = view.current_index()
        assert index is not None
        assert view.row_rect(index).intersects(view.viewport().rect())


def test_enter_opens_a_fold_and_closes_it_again(samples_view: ComparisonView) -> None:
    view = samples_view
    at = next(place for place, item in enumerate(view.items) if isinstance(item, FoldItem))
    before = view.items
    view.choose(at)
    QTest.keyClick(view, Key.Key_Return)
    assert len(view.items) > len(before)
    assert view.current_index() == at
    QTest.keyClick(view, Key.Key_Return)
    assert view.items == before


def test_a_click_opens_a_fold(samples_view: ComparisonView) -> None:
    view = samples_view
    at = next(place for place, item in enumerate(view.items) if isinstance(item, FoldItem))
    rows = len(view.items)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.row_rect(at).center())
    assert len(view.items) > rows


def test_a_jump_opens_the_fold_that_the_row_is_in(samples_view: ComparisonView) -> None:
    view = samples_view
    fold = next(item for item in view.items if isinstance(item, FoldItem))
    hidden = fold.fold.rows[-1].rank
    view.jump_to(hidden)
    assert view.current_rank() == hidden
    index = view.current_index()
    assert index is not None
    assert view.items[index] == RowItem(hidden)
    assert view.viewport().rect().contains(view.row_rect(index))


def test_folding_keeps_what_is_on_top_where_it_is(samples_view: ComparisonView) -> None:
    view = samples_view
    view.resize(700, 220)
    wide = msgspec.structs.replace(view.arrangement, folded=False)
    view.arrange(wide)
    view.jump_to(20)
    top = view.index_at(0)
    key = view.items[top]
    view.set_text_size(125)
    assert view.items[view.index_at(0)] == key


def test_dragging_selects_within_one_column_and_copies_exactly(view: ComparisonView) -> None:
    first, last = _rank(view, "1"), _rank(view, "4")
    view.arrange(msgspec.structs.replace(view.arrangement, folded=False))
    start, end = (
        _text_point(view, first, Column.NEW, 12),
        _text_point(view, last, Column.NEW, 15),
    )
    viewport, button = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, button, pos=start)
    _drag(view, end)
    QTest.mouseRelease(viewport, button, pos=end)
    QTest.keyClick(view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "delen kennis en andere waardevolle informatie.\n"
        "Medewerkers gaan niet in discussie met een leerling of ouder.\n"
        "Leidinggevenden"
    )


def _drag(view: ComparisonView, to: QPoint) -> None:
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(view.viewport().mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), move)


def test_a_double_click_selects_a_word(view: ComparisonView) -> None:
    point = _text_point(view, _rank(view, "1"), Column.NEW, 14)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.selecting.text() == "delen"


def test_select_all_takes_the_side_that_was_selected_in(view: ComparisonView) -> None:
    view.show_selection(Selection(Column.OLD, Spot(0, 0, 0), Spot(0, 0, 3)))
    QTest.keyClick(view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selecting.text().endswith("Directie\tvoert uit")
    QTest.keyClick(view, Key.Key_Escape)
    assert view.selecting.text() == ""


def test_larger_texts_need_more_room(view: ComparisonView) -> None:
    view.set_text_size(100)
    heights = view.space()
    assert heights is not None
    before = heights.heights.total
    view.set_text_size(150)
    bigger = view.space()
    assert bigger is not None
    assert bigger.heights.total > before


def test_actions_stand_in_a_strip_under_the_current_row(view: ComparisonView) -> None:
    done: list[int] = []
    view.actions_at = lambda rank: (
        [StripAction("Doen", "pen-line", lambda: done.append(rank))] if rank == 1 else []
    )
    view.jump_to(1)
    (button,) = view.action_buttons()
    assert button.isVisible()
    index = view.current_index()
    assert index is not None
    below = view.row_rect(index + 1).top()
    assert view.row_rect(index).bottom() + 1 < below
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    view.jump_to(2)
    assert view.action_buttons() == []


@pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
@pytest.mark.parametrize("single", [False, True])
def test_every_theme_draws_every_sort_of_row(
    view: ComparisonView, qapp: QApplication, theme: str, *, single: bool
) -> None:
    view.show_single(single=single)
    view.jump_to(_rank(view, "5"))
    view.selectAll()
    apply_theme(qapp, theme)
    picture = view.grab().toImage()
    apply_theme(qapp, "light")
    assert picture.size() == view.size() * view.devicePixelRatioF()
    used = {picture.pixelColor(x, y).name() for x in range(0, 1080, 9) for y in range(0, 630, 7)}
    assert len(used) > 4


def test_heights_become_exact_in_idle_time_without_moving_the_text(
    qtbot: QtBot, samples_view: ComparisonView
) -> None:
    view = samples_view
    view.resize(500, 200)
    view.arrange(msgspec.structs.replace(view.arrangement, folded=False))
    view.jump_to(40)
    index = view.current_index()
    assert index is not None
    before = view.row_rect(index).top()
    with qtbot.waitSignal(view.settled, timeout=5000):
        pass
    assert view.row_rect(index).top() == before
    space = view.space()
    assert space is not None
    assert space.heights.total == sum(space.layout(at).height for at in range(len(view.items)))


def test_an_empty_view_has_nothing_to_draw_or_choose(view: ComparisonView) -> None:
    view.show_compared(None)
    view.choose(0)
    view.jump_to(3)
    view.selectAll()
    QTest.keyClick(view, Key.Key_Down)
    view.grab()
    assert view.items == ()
    assert view.current_index() is None
    assert view.selecting.text() == ""


def test_a_place_far_down_a_long_row_is_brought_into_sight(view: ComparisonView) -> None:
    long = version((paragraph("a", "woord " * 900 + "slot"),), "1")
    view.show_compared(Compared(compare(long, version((paragraph("a", "kort"),), "2"))))
    assert view.compared is not None
    found = Found(places(view.compared, Query("slot"), single=False), 0)
    view.reveal(found)
    space = view.space()
    assert space is not None
    assert found.place is not None
    line = space.line_of(found.place)
    assert line is not None
    assert view.scrolled() <= line[0]
    assert line[1] <= view.scrolled() + view.viewport().height()


def test_the_covers_are_the_first_row(view: ComparisonView) -> None:
    assert isinstance(view.items[0], CoverItem)


def _click(view: ComparisonView, x: float, rank: int) -> None:
    space = view.space()
    assert space is not None
    index = space.index_of_rank(rank)
    assert index is not None
    point = QPoint(round(x), view.row_rect(index).center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_click_on_the_sign_or_the_empty_side_of_a_moved_row_leads_to_its_other_half(
    view: ComparisonView,
) -> None:
    space, compared = view.space(), view.compared
    assert space is not None
    assert compared is not None
    came = _rank(view, "5")
    went = compared.partner(came)
    assert went is not None
    gutter = space.columns.gutter
    view.choose(0)
    _click(view, gutter.left + gutter.width / 2, came)
    assert view.current_rank() == went
    _click(view, space.columns.cells[Column.NEW].left + 60, went)
    assert view.current_rank() == came
    _click(view, gutter.left + 4, _rank(view, "2"))  # on the line, beside a row between its ends
    assert view.current_rank() == went


def test_a_click_on_the_text_of_a_moved_row_stays_there(view: ComparisonView) -> None:
    came = _rank(view, "5")
    space = view.space()
    assert space is not None
    _click(view, space.columns.text(Column.NEW).left + 20, came)
    assert view.current_rank() == came
