import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.ui.library.protocol_table import Column, ProtocolTable
from som_editor.ui.library.rows import protocol_row
from som_editor.ui.library.start_place import StartPlace
from som_editor.ui.library.status_filter import StatusFilter
from som_editor.use_cases.drafting import draft_from
from tests.ui.conftest import FixedClock
from tests.ui.tab_stops import tab_stops

UPSTREAM = "Social Media Protocol Onderwijs"


@pytest.fixture
def place(qtbot: QtBot, library: Library, clock: FixedClock) -> StartPlace:
    result = StartPlace()
    qtbot.addWidget(result)
    result.setMinimumSize(1, 1)
    result.resize(1440, 760)
    result.show_protocols(library.documents(), "Stichting SOM", clock())
    result.show()
    return result


def _table(place: StartPlace) -> ProtocolTable:
    table = place.findChild(ProtocolTable)
    assert isinstance(table, ProtocolTable)
    return table


def _column(place: StartPlace, column: Column) -> list[str]:
    table = _table(place)
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_every_protocol_stands_in_the_table_with_what_it_is_based_on(place: StartPlace) -> None:
    assert sorted(_column(place, Column.NAME)) == [
        f"{UPSTREAM}. Reconstructie: het volledige origineel is niet beschikbaar",
        f"som-social-media-3.0. Gebaseerd op: {UPSTREAM}, reconstructie",
    ]


def test_enter_opens_the_selected_protocol(
    qtbot: QtBot, place: StartPlace, adaptation: Version
) -> None:
    place.activate()
    table = _table(place)
    with qtbot.waitSignal(place.opened) as opened:
        while table.selected() != adaptation.document_id:
            qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [adaptation.document_id]


def test_a_click_opens_once(qtbot: QtBot, place: StartPlace) -> None:
    table = _table(place)
    asked: list[str] = []
    place.opened.connect(asked.append)
    spot = table.visualItemRect(table.item(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(asked) == 1


def test_a_protocol_that_is_being_revised_shows_the_number_of_its_draft(
    place: StartPlace, library: Library, clock: FixedClock, adaptation: Version
) -> None:
    library.save_draft(draft_from(adaptation, now=clock()))
    place.show_protocols(library.documents(), "", clock())
    assert "3.1-concept" in _column(place, Column.NUMBER)
    assert "Concept" in _column(place, Column.STATUS)


def test_the_filter_shows_one_status_and_all_again(qtbot: QtBot, place: StartPlace) -> None:
    filter_ = place.findChild(StatusFilter)
    assert isinstance(filter_, StatusFilter)
    filter_._choose("source")
    assert _column(place, Column.STATUS) == ["Bron"]
    filter_._choose("all")
    assert len(_column(place, Column.STATUS)) == 2


def test_a_status_that_is_gone_does_not_leave_an_empty_table(
    place: StartPlace, library: Library, clock: FixedClock, upstream: Version
) -> None:
    filter_ = place.findChild(StatusFilter)
    assert isinstance(filter_, StatusFilter)
    filter_._choose("source")
    library.delete_document(upstream.document_id)
    place.show_protocols(library.documents(), "", clock())
    assert _column(place, Column.STATUS) == ["Overgenomen"]


def test_the_selection_outlives_a_refresh(
    place: StartPlace, library: Library, clock: FixedClock, adaptation: Version
) -> None:
    table = _table(place)
    table.setCurrentCell(1, 0)
    selected = table.selected()
    listings = tuple(reversed(library.documents()))
    place.show_protocols(listings, "", clock())
    assert table.selected() == selected


def test_a_dropped_file_is_imported(qtbot: QtBot, place: StartPlace) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/protocol.txt"), QUrl("https://example.org/x")])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    asked: list[str] = []
    place.import_asked.connect(lambda path: asked.append(path.name))
    place.dropEvent(drop)
    assert asked == ["protocol.txt"]


def test_an_empty_library_offers_to_import(
    qtbot: QtBot, place: StartPlace, clock: FixedClock
) -> None:
    place.show_protocols((), "", clock())
    place.activate()
    button = place.focusWidget()
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(place.import_asked) as asked:
        button.click()
    assert asked.args == [None]


@pytest.mark.parametrize("width", [640, 800, 1100, 1440])
def test_nothing_is_wider_than_the_place(place: StartPlace, width: int) -> None:
    place.resize(width, 700)
    table = _table(place)
    assert place.width() == width
    shown = sum(table.columnWidth(column) for column in Column if not table.isColumnHidden(column))
    assert shown <= table.viewport().width()


def test_a_narrow_place_offers_the_ways_to_begin_as_a_menu(place: StartPlace) -> None:
    place.resize(640, 700)
    shown = [button.text() for button in place.findChildren(QPushButton) if button.isVisible()]
    assert shown == ["Beginnen"]


def test_a_protocol_without_a_title_says_so(
    place: StartPlace, library: Library, clock: FixedClock
) -> None:
    untitled = msgspec.structs.replace(library.documents()[0], title="")
    place.show_protocols((untitled,), "", clock())
    assert _column(place, Column.NAME)[0].startswith("Zonder titel")


def test_a_reconstruction_says_so_on_one_line_too(
    library: Library, upstream: Version, adaptation: Version
) -> None:
    rows = [protocol_row(listing) for listing in library.documents()]
    lines = {row.document_id: row.status_line for row in rows}
    assert lines[upstream.document_id] == "Bron · reconstructie"
    assert lines[adaptation.document_id] == "Overgenomen · 3.0"


def test_tab_goes_from_the_filter_over_the_table_to_the_ways_to_begin(place: StartPlace) -> None:
    stops = tab_stops(place)
    names = [stop.accessibleName() or stop.text() for stop in stops]  # type: ignore[attr-defined]
    assert names == [
        "Alle",
        "Nieuw protocol",
        "Protocollen",
        "Bestand kiezen…",
        "Documenten vergelijken",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_protocol_offers_to_compare_it(
    qtbot: QtBot, place: StartPlace, adaptation: Version
) -> None:
    place.activate()
    table = _table(place)
    while table.selected() != adaptation.document_id:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    middle = table.rect().center()
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, table.mapToGlobal(middle))
    QApplication.sendEvent(table, by_key)
    (menu,) = table.findChildren(QMenu)
    compare = next(action for action in menu.actions() if action.text() == "Vergelijken met…")
    with qtbot.waitSignal(place.comparison_with_asked) as asked:
        compare.trigger()
    assert asked.args == [adaptation.document_id]
    menu.close()
