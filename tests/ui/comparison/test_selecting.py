import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import BlockId
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.row_menu import row_menu
from som_editor.ui.comparison.selected_html import selected_html
from som_editor.ui.comparison.selection import everything, selected_text
from som_editor.ui.comparison.selection_steps import step_by_row, step_in_text, whole_row
from tests.build import b, bullet, doc, g, h, i, p, q, table, version
from tests.ui.comparison.documents import comparisons

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def formatted() -> Compared:
    old = doc(p("Weg."))
    new = doc(
        h("Regels", level=2),
        p("Deel ", b("altijd"), " kennis & ", i("plezier"), "."),
        g("Eerst dit."),
        g("Dan <dat>."),
        g("op school;", level=2),
        bullet("Een punt"),
        q("Hoe dan?", speaker="Vraag:"),
        table(("Wie", "Wat"), ("Bestuur", "stelt vast"), caption="Taken"),
    )
    return Compared(compare(version(old), version(new)))


def test_html_has_the_looks_of_the_document(formatted: Compared) -> None:
    html = selected_html(formatted, everything(formatted, Column.NEW))
    assert "<h2>Regels</h2>" in html
    assert "<p>Deel <b>altijd</b> kennis &amp; <i>plezier</i>.</p>" in html
    assert '<ol start="1"><li>Eerst dit.</li></ol>' in html
    assert '<ol start="2"><li>Dan &lt;dat&gt;.</li></ol>' in html
    assert '<ul><ol type="a" start="1"><li>op school;</li></ol></ul>' in html
    assert "<ul><li>Een punt</li></ul>" in html
    assert "<blockquote><p><b>Vraag:</b><br>Hoe dan?</p></blockquote>" in html
    assert "<tr><th>Wie</th><th>Wat</th></tr><tr><td>Bestuur</td>" in html
    assert "<caption>Taken</caption>" in html


@given(comparisons())
def test_html_and_text_hold_the_same_words(comparison: Comparison) -> None:
    compared = Compared(comparison)
    for column in Column:
        selection = everything(compared, column)
        document = QTextDocument()
        document.setHtml(selected_html(compared, selection))
        words = selected_text(compared, selection).split()
        assert sorted(document.toPlainText().split()) == sorted(words)


def test_left_and_right_select_a_side_of_the_current_row(view: ComparisonView) -> None:
    assert view.compared is not None
    rank = view.compared.rank_of(BlockId("tabel"))
    assert rank is not None
    view.jump_to(rank)
    QTest.keyClick(view, Key.Key_Left)
    assert view.selecting.text().endswith("Directie\tvoert uit")
    QTest.keyClick(view, Key.Key_Right)
    assert view.selecting.text().endswith("GMR\tstemt in")
    QTest.keyClick(view, Key.Key_Escape)
    assert view.selecting.text() == ""


def test_shift_and_arrows_let_the_selection_grow(view: ComparisonView) -> None:
    assert view.compared is not None
    rank = view.compared.rank_of(BlockId("i"))
    assert rank is not None
    view.jump_to(rank)
    QTest.keyClick(view, Key.Key_Right, SHIFT | CTRL)
    assert view.selecting.text() == "Dit "
    QTest.keyClick(view, Key.Key_Right, SHIFT)
    assert view.selecting.text() == "Dit p"
    QTest.keyClick(view, Key.Key_Left, SHIFT | CTRL)
    assert view.selecting.text() == "Dit "
    QTest.keyClick(view, Key.Key_Down, SHIFT)
    assert view.selecting.text().endswith("stichting werkt.")
    QTest.keyClick(view, Key.Key_Down, SHIFT)
    assert view.selecting.text().endswith("werkt.\nRichtlijnen")
    QTest.keyClick(view, Key.Key_End, SHIFT)
    assert view.selecting.text().endswith("GMR\tstemt in")


def test_copying_gives_text_and_html(view: ComparisonView) -> None:
    view.setFocus()
    QTest.keyClick(view, Key.Key_A, CTRL)
    QTest.keyClick(view, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == view.selecting.text()
    assert "<h1>Richtlijnen</h1>" in data.html()


@given(comparisons())
def test_steps_by_character_go_through_a_whole_side_and_back(comparison: Comparison) -> None:
    compared = Compared(comparison)
    for column in (Column.OLD, Column.NEW):
        whole = everything(compared, column)
        start = whole_row(compared, COVER, column)
        assert start is not None
        at = start._replace(head=start.anchor)
        size = sum(
            len(part.text) + 1
            for rank in range(COVER, len(compared.rows))
            if (cell := compared.cell(rank, column))
            for part in cell.parts
        )
        there = at
        for _ in range(size):
            there = step_in_text(compared, there, 1, by_word=False)
        assert step_in_text(compared, there, 1, by_word=False) == there
        assert there.head >= min(whole.stop, there.head)
        for _ in range(size):
            there = step_in_text(compared, there, -1, by_word=False)
        assert there == at


@given(comparisons())
def test_steps_by_row_end_at_the_end_of_the_side(comparison: Comparison) -> None:
    compared = Compared(comparison)
    selection = whole_row(compared, COVER, Column.NEW)
    assert selection is not None
    for _ in range(len(compared.rows) + 1):
        selection = step_by_row(compared, selection, 1)
    assert step_by_row(compared, selection, 1) == selection
    down = selection
    for _ in range(len(compared.rows) + 2):
        down = step_by_row(compared, down, -1)
    assert down.head.rank == COVER
    assert down.head.offset == 0


def test_the_menu_of_a_row_copies_finds_and_offers_its_actions(
    view: ComparisonView, qtbot: QtBot
) -> None:
    view.choose(0)
    names = [action.text() for action in row_menu(view, view).actions()]
    assert names[:3] == ["Kopiëren", "Alles selecteren", "Zoeken…"]
    view.selectAll()
    menu = row_menu(view, view)
    assert menu.actions()[0].isEnabled()
    with qtbot.waitSignal(view.find_wanted):
        menu.actions()[2].trigger()


def test_the_size_of_the_texts_goes_up_and_down_and_back(view: ComparisonView) -> None:
    sizes: list[int] = []
    view.text_size_changed.connect(sizes.append)
    for steps in (1, 1, -1, 0, 0):
        view.step_text_size(steps)
    assert sizes == [110, 125, 110, 100]
