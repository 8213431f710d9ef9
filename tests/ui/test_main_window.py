from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from som_editor import assets
from som_editor.core.document import Role, TextBlock
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.settings import FOLDER_VARIABLE
from som_editor.ui.actions import ActionId
from som_editor.ui.dialogs.import_report import ImportReportDialog
from som_editor.ui.dialogs.new_protocol import NewProtocolDialog
from som_editor.ui.dialogs.save_version import SaveVersionDialog
from som_editor.ui.header import Place
from som_editor.ui.jobs import Jobs
from som_editor.ui.main_window import MainWindow
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session


@pytest.fixture
def window(
    qtbot: QtBot,
    session: Session,
    jobs: Jobs,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """The whole window on the samples, SOM 3.0 open."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    result = MainWindow(session, jobs, preferences)
    qtbot.addWidget(result)
    result.resize(1440, 868)
    result.show()
    qtbot.waitExposed(result)
    return result


def _guideline(session: Session, number: int) -> TextBlock:
    blocks = [block for block in session.document.blocks if isinstance(block, TextBlock)]
    return [block for block in blocks if block.role is Role.GUIDELINE][number - 1]


def test_a_protocol_opened_in_start_is_ready_to_be_written(
    window: MainWindow, upstream: Version, adaptation: Version
) -> None:
    window.open_document(adaptation.document_id)
    assert window.place is Place.WRITE
    assert "3.0" in window.windowTitle()
    assert window.table[ActionId.VERSIONS].isEnabled()


def test_typing_begins_a_draft_that_the_header_and_the_title_name(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.edit_block(_guideline(session, 4).id)
    qtbot.keyClicks(window.write.text, "Altijd. ")
    assert _guideline(session, 4).inlines != ()
    assert "3.1-concept" in window.windowTitle()
    assert window.table[ActionId.UNDO].text() == "Ongedaan maken: typen"
    window.table[ActionId.UNDO].trigger()
    assert not window.table[ActionId.UNDO].isEnabled()


def test_a_saved_version_is_the_one_in_the_title(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot
) -> None:
    window.edit_block(_guideline(session, 4).id)
    qtbot.keyClicks(window.write.text, "Altijd. ")
    window.table[ActionId.SAVE_VERSION].trigger()
    dialog = window.documents.dialog
    assert isinstance(dialog, SaveVersionDialog)
    dialog.note.setPlainText("Richtlijn 4 scherper")
    dialog.chosen.emit("3.1", "Richtlijn 4 scherper")
    dialog.accept()
    versions = library.versions(session.document.id)
    assert [version.standing.number for version in versions] == ["3.1", "3.0"]
    assert "3.1" in window.status.message()


def test_every_place_is_reached_by_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    for number, place in enumerate(list(Place)[:5], start=1):
        key = getattr(Qt.Key, f"Key_{number}")
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.place is place


def test_a_comparison_can_be_asked_for_from_the_history(
    window: MainWindow, upstream: Version, adaptation: Version, qtbot: QtBot
) -> None:
    window.versions.compare_asked.emit(upstream, adaptation)
    assert window.place is Place.COMPARE
    qtbot.waitUntil(lambda: "14 hernoemingen" in window.status.message(), timeout=10_000)


def test_a_file_is_imported_with_a_report_and_can_be_taken_back(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "telefoonprotocol.txt"
    source.write_text("Telefoongebruik\n\nDe telefoon blijft in de kluis.\n", encoding="utf-8")
    window.start.import_asked.emit(source)
    qtbot.waitUntil(lambda: isinstance(window.documents.dialog, ImportReportDialog), timeout=10_000)
    assert len(library.documents()) == 3
    dialog = window.documents.dialog
    assert isinstance(dialog, ImportReportDialog)
    dialog.open_asked.emit(
        next(one.id for one in library.documents() if one.title == "Telefoongebruik")
    )
    dialog.accept()
    assert window.place is Place.WRITE
    assert "Telefoongebruik" in window.windowTitle()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0" + bytes(100)])
def test_a_bad_file_is_told_on_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    bad = tmp_path / "protocol.docx"
    bad.write_bytes(content)
    window.documents.import_file(bad)
    qtbot.waitUntil(window.notice.isVisible, timeout=10_000)
    assert "protocol.docx" in window.notice.words()


def test_a_problem_goes_when_the_user_goes_elsewhere(window: MainWindow) -> None:
    window.show_problem(UnreadableFile("weg.txt", FileReason.MISSING))
    assert window.notice.isVisible()
    window.go_to(Place.VERSIONS)
    assert not window.notice.isVisible()


def test_a_new_protocol_begins_empty(window: MainWindow) -> None:
    window.table[ActionId.NEW].trigger()
    dialog = window.documents.dialog
    assert isinstance(dialog, NewProtocolDialog)
    dialog.title.setText("Verzuimprotocol")
    dialog.accept()
    assert window.place is Place.WRITE


def test_an_own_certificate_is_made_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.table[ActionId.OWN_CERTIFICATE].trigger()
    dialog = window.publish.own.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_a_small_window_has_its_menus_behind_one_button(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(640, 500)
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())
    window.resize(1200, 800)
    qtbot.waitUntil(window.menuBar().isVisible)


def test_going_elsewhere_hands_the_focus_to_the_place_that_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    for place in (Place.WRITE, Place.VERSIONS, Place.PUBLISH, Place.START, Place.COMPARE):
        window.go_to(place)
        focused = QApplication.focusWidget()
        assert focused is None or not window.status.isAncestorOf(focused)


def test_copying_from_the_menu_copies_from_what_has_the_focus(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.go_to(Place.WRITE)
    field = window.write.inspector.findChild(QLineEdit)
    assert field is not None
    field.setText("Protocol sociale media")
    field.setFocus()
    field.selectAll()
    window.table[ActionId.COPY].trigger()
    assert QApplication.clipboard().text() == "Protocol sociale media"


def test_closing_stores_the_draft(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot
) -> None:
    window.edit_block(_guideline(session, 1).id)
    qtbot.keyClicks(window.write.text, "Ook ")
    window.close()
    draft = library.draft(session.document.id)
    assert draft is not None
    assert draft.document == session.document


def test_what_cannot_be_stored_keeps_the_window_open(
    window: MainWindow, session: Session, library: Library, qtbot: QtBot
) -> None:
    window.edit_block(_guideline(session, 1).id)
    qtbot.keyClicks(window.write.text, "Ook ")
    moved = Path(library.location).rename(Path(library.location).with_suffix(".weg"))
    library.close()
    Path(library.location).mkdir()
    assert not window.close()
    assert window.isVisible()
    assert "niet bewaard" in window.question.text()
    assert window.notice.isVisible()
    Path(library.location).rmdir()
    moved.rename(library.location)
    window.question.again.emit()
    assert not window.isVisible()


def test_the_window_stands_where_it_stood(
    window: MainWindow, session: Session, jobs: Jobs, preferences: Preferences, qtbot: QtBot
) -> None:
    window.resize(760, 600)
    window.close()
    again = MainWindow(session, jobs, preferences)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 600)


def test_a_dropped_sample_that_is_there_already_is_said_to_be(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window.documents.import_file(assets.resource("protocols", "som-social-media-3.0.txt"))
    qtbot.waitUntil(lambda: isinstance(window.documents.dialog, ImportReportDialog), timeout=10_000)
    assert len(library.documents()) == 2
    assert window.documents.dialog is not None
    window.documents.dialog.reject()


def test_no_control_of_the_window_is_smaller_than_a_finger(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton

    window.go_to(Place.WRITE)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= 24, button.accessibleName() or button.text()
            assert button.height() >= 24 or button.height() == 0, button.toolTip()
            assert button.mapTo(window, QPoint(0, 0)).x() >= 0


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("place", [Place.START, Place.WRITE, Place.VERSIONS, Place.PUBLISH])
def test_from_every_place_what_it_shows_is_compared(
    window: MainWindow, qtbot: QtBot, adaptation: Version, upstream: Version, place: Place
) -> None:
    window.compare_versions(adaptation, upstream)
    window.go_to(place)
    if place is Place.START:
        while window.start.selected() != adaptation.document_id:
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    window.table[ActionId.COMPARE_WITH].trigger()
    assert window.place is Place.COMPARE
    old, new = window.compare.sides.combos.values()
    assert (old.currentText(), new.currentText()) == (
        "Social Media Protocol Onderwijs (reconstructie)",
        "3.0",
    )
    assert old.view().isVisible()
    old.hidePopup()


def test_the_legend_stands_in_the_bar_where_marks_are_shown(window: MainWindow) -> None:
    window.go_to(Place.COMPARE)
    assert window.compare.legend.isVisible()
    window.resize(900, 700)
    assert not window.compare.legend.isVisible()
    window.resize(1440, 868)
    window.go_to(Place.WRITE)
    assert not window.compare.legend.isVisible()


def test_what_was_made_is_confirmed_with_a_way_to_its_folder(
    window: MainWindow, tmp_path: Path
) -> None:
    for name in ("een.pdf", "twee.pdf"):
        window.compare.saved.emit(f"Opgeslagen als {name}", tmp_path / name)
    assert window.status.message() == "Opgeslagen als twee.pdf"
    buttons = [one for one in window.status.findChildren(QPushButton) if one.isVisible()]
    assert [button.text() for button in buttons] == ["Map openen"]


def test_smart_typing_is_a_preference(window: MainWindow, preferences: Preferences) -> None:
    action = window.table[ActionId.SMART_TYPING]
    assert action.isChecked()
    action.trigger()
    assert not preferences.settings.smart_typing
    preferences.change(smart_typing=True)
    assert action.isChecked()


def test_focus_hides_what_is_around_the_text(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(Place.WRITE)
    window.table[ActionId.FOCUS].trigger()
    around = (window.header, window.menuBar(), window.status)
    assert not any(widget.isVisible() for widget in around)
    window.resize(1200, 800)
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window.write.text, Qt.Key.Key_Escape)
    assert all(widget.isVisible() for widget in around)
    window.table[ActionId.FOCUS].trigger()
    window.go_to(Place.VERSIONS)
    assert all(widget.isVisible() for widget in around)


def test_undo_says_in_menu_and_tooltip_what_it_takes_back(
    window: MainWindow, session: Session
) -> None:
    session.edit_metadata("titel wijzigen", title="x")
    undo = window.table[ActionId.UNDO]
    assert undo.text() == "Ongedaan maken: titel wijzigen"
    assert undo.toolTip() == "Ongedaan maken: titel wijzigen (Ctrl+Z)"
    session.undo()
    assert window.table[ActionId.REDO].toolTip().startswith("Opnieuw: titel wijzigen (")


def test_the_keyboard_is_in_the_texts_once_they_are_compared(
    window: MainWindow, qtbot: QtBot, upstream: Version, adaptation: Version
) -> None:
    window.open_document(adaptation.document_id)
    with qtbot.waitSignal(window.compare.told):
        window.compare_versions(upstream, adaptation)
    assert window.focusWidget() is window.compare.view


def test_a_list_that_has_no_room_any_more_hands_the_keyboard_to_the_texts(
    window: MainWindow, qtbot: QtBot, upstream: Version, adaptation: Version
) -> None:
    with qtbot.waitSignal(window.compare.told):
        window.compare_versions(upstream, adaptation)
    window.compare.panel.list.setFocus()
    window.resize(700, 868)
    assert window.focusWidget() is window.compare.view


def test_the_keyboard_returns_to_the_place_when_there_is_nothing_left_to_stop(
    window: MainWindow, session: Session
) -> None:
    window.go_to(Place.WRITE)
    window.status.show_busy(busy=True)
    stop = next(one for one in window.status.findChildren(QPushButton) if one.text() == "Stoppen")
    stop.setFocus()
    window.status.show_busy(busy=False)
    focused = window.focusWidget()
    assert focused is not None
    assert window.write.isAncestorOf(focused)


def test_finding_is_for_the_text_that_is_in_sight(window: MainWindow) -> None:
    find, replace = window.table[ActionId.FIND], window.table[ActionId.REPLACE]
    window.go_to(Place.WRITE)
    assert find.isEnabled()
    assert replace.isEnabled()
    window.go_to(Place.COMPARE)
    assert not replace.isEnabled()
    window.go_to(Place.WRITE)
    find.trigger()
    assert window.write.finding.bar.field.hasFocus()
    assert window.compare.finding.bar.isHidden()
    window.go_to(Place.VERSIONS)
    assert not find.isEnabled()
    assert not replace.isEnabled()


def test_pasting_without_formatting_is_done_by_the_text_with_the_focus(window: MainWindow) -> None:
    window.go_to(Place.WRITE)
    QApplication.clipboard().setText("plat ")
    window.write.text.setFocus()
    window.table[ActionId.PASTE_PLAIN].trigger()
    assert window.write.text.toPlainText().startswith("plat ")
    QApplication.clipboard().clear()
