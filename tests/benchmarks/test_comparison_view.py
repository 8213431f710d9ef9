import tracemalloc

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core.comparison import compare
from som_editor.core.search import Query
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.changes_panel import ChangesPanel
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.entries import Entry, entries
from som_editor.ui.comparison.find_places import Found, places
from som_editor.ui.theme import apply_theme
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair

FRAMES = 60
STEP = 97


@pytest.fixture(scope="module")
def compared() -> Compared:
    pair = large_pair()
    return Compared(compare(pair.old, pair.new))


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> ComparisonView:
    apply_theme(qapp, "light")
    result = ComparisonView()
    qtbot.addWidget(result)
    result.resize(1090, 700)
    result.show()
    return result


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> ChangesPanel:
    result = ChangesPanel()
    qtbot.addWidget(result)
    result.resize(348, 700)
    result.show()
    return result


def _listed(compared: Compared) -> tuple[Entry, ...]:
    return entries(compared, Arrangement())


def test_show_500_pages(
    measure: Measure, view: ComparisonView, panel: ChangesPanel, compared: Compared
) -> None:
    def show() -> None:
        view.show_compared(compared)
        panel.show_compared(compared, _listed(compared), view.arrangement)
        view.viewport().repaint()
        panel.repaint()

    measure.run("vergelijking van 500 bladzijden tonen", show, target_seconds=0.15)
    measure.remark(f"{len(compared.rows)} rijen, {len(_listed(compared))} wijzigingen")


def test_scroll_through_500_pages(
    measure: Measure, view: ComparisonView, compared: Compared
) -> None:
    view.show_compared(compared)
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + STEP)
        view.viewport().repaint()

    measure.run("een beeld verder schuiven", frame, target_seconds=0.016, rounds=FRAMES)
    assert bar.value() > FRAMES * STEP


def test_jump_through_500_pages(measure: Measure, view: ComparisonView, compared: Compared) -> None:
    view.show_compared(compared)
    listed = _listed(compared)
    ranks = iter([listed[at * 7919 % len(listed)].rank for at in range(FRAMES + 1)])

    def jump() -> None:
        view.jump_to(next(ranks))
        view.viewport().repaint()

    measure.run("naar een wijziging springen", jump, target_seconds=0.02, rounds=FRAMES)
    assert view.current_rank() is not None


def test_wrap_500_pages_anew(measure: Measure, view: ComparisonView, compared: Compared) -> None:
    view.show_compared(compared)
    widths = iter(range(900, 1300, 20))

    def resize() -> None:
        view.resize(next(widths), 700)
        view.viewport().repaint()

    measure.run("venster breder maken bij 500 bladzijden", resize, target_seconds=0.06)


def test_find_in_500_pages(measure: Measure, view: ComparisonView, compared: Compared) -> None:
    view.show_compared(compared)

    def search() -> int:
        found = places(compared, Query("medewerkers"), single=False)
        view.show_found(Found(found))
        view.viewport().repaint()
        return len(found)

    total = measure.run("woorden zoeken in 500 bladzijden", search, target_seconds=0.15)
    measure.remark(f"{total} vindplaatsen")


def test_memory_over_the_comparison(measure: Measure, view: ComparisonView) -> None:
    pair = large_pair()
    comparison = compare(pair.old, pair.new)

    def show() -> float:
        tracemalloc.start()
        view.show_compared(Compared(comparison))
        for place in range(0, 40_000, 400):
            view.verticalScrollBar().setValue(place)
            view.viewport().repaint()
        taken = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return taken / 2**20

    taken = measure.run("tonen en doorbladeren, met het geheugen geteld", show, rounds=1)
    measure.found("geheugen boven de vergelijking zelf", taken, "≤ 60 MB", unit="MB")
