from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.publish_place import PublishPlace
from som_editor.ui.session import Session
from tests.ui.tab_stops import tab_stops


@pytest.fixture
def shown(qtbot: QtBot, place: PublishPlace) -> PublishPlace:
    """The place with its preview and its checks."""
    place.activate()
    qtbot.waitUntil(lambda: place.preview.view.count() > 0)
    qtbot.waitUntil(lambda: bool(place.steps.sharing._rows))
    return place


def _filled(place: PublishPlace) -> list[str]:
    buttons = place.findChildren(QPushButton)
    return [b.text() for b in buttons if b.isVisible() and b.property("role") == "primary"]


def test_the_pages_are_shown_two_beside_each_other(shown: PublishPlace) -> None:
    view = shown.preview.view
    assert view.words() == f"Blad 1 en 2 van {view.count()}"
    assert view.accessibleName() == f"Voorbeeld. {view.words()}"
    assert len(view._sheets._images) == 2


def test_the_arrow_keys_turn_the_pages(qtbot: QtBot, shown: PublishPlace) -> None:
    view = shown.preview.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.shown() == range(2, 4)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.count() - 1 in view.shown()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.shown() == range(2)


def test_plus_and_minus_enlarge_and_nought_fits_again(qtbot: QtBot, shown: PublishPlace) -> None:
    view = shown.preview.view
    whole = view.zoom()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom() > whole
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom() < whole
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom() == whole


def test_a_whole_page_needs_no_scrolling(shown: PublishPlace) -> None:
    view = shown.preview.view
    for width, height in ((1440, 762), (1200, 600), (1030, 500)):
        shown.resize(width, height)
        assert view.verticalScrollBar().maximum() == 0
        assert view.horizontalScrollBar().maximum() == 0


def test_a_changed_text_gives_other_pages(
    qtbot: QtBot, shown: PublishPlace, session: Session
) -> None:
    before = shown.preview.view._pages
    session.edit_metadata("titel", title="Protocol social media")
    qtbot.waitUntil(lambda: shown.preview.view._pages is not before)


def test_what_has_not_changed_is_not_made_again(
    qtbot: QtBot, shown: PublishPlace, jobs: Jobs
) -> None:
    before = shown.preview.view._pages
    shown.activate()
    assert not jobs._running
    assert shown.preview.view._pages is before


def test_without_a_cover_there_are_fewer_pages(qtbot: QtBot, shown: PublishPlace) -> None:
    count = shown.preview.view.count()
    qtbot.mouseClick(shown.steps.cover, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 0 < shown.preview.view.count() < count)


def test_text_that_no_page_can_hold_is_told_with_its_section(
    qtbot: QtBot, shown: PublishPlace, session: Session
) -> None:
    session.edit_metadata("titel", title="Protocol \U00013000")
    qtbot.waitUntil(shown.preview.notice.isVisible)
    assert "past niet in een PDF" in shown.preview.notice.words()
    assert shown.preview.view.count() == 0


def test_a_broken_logo_is_a_warning_and_no_failure(
    qtbot: QtBot, shown: PublishPlace, preferences: Preferences, tmp_path: Path
) -> None:
    broken = tmp_path / "logo.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nrest")
    preferences.change(logo=str(broken))
    qtbot.waitUntil(shown.preview.notice.isVisible)
    assert shown.preview.view.count() > 0


def test_the_logo_of_the_settings_stands_on_the_cover(
    qtbot: QtBot, shown: PublishPlace, preferences: Preferences, tmp_path: Path
) -> None:
    before = shown.preview.view._sheets._images[0].copy()
    logo = QImage(300, 120, QImage.Format.Format_RGB32)
    logo.fill(QColor("#0F4C55"))
    logo.save(str(tmp_path / "logo.png"))
    preferences.change(logo=str(tmp_path / "logo.png"))
    qtbot.waitUntil(lambda: shown.preview.view._sheets._images[0] != before)
    assert not shown.preview.notice.isVisible()


def test_a_left_over_name_leads_to_its_place_in_the_text(
    qtbot: QtBot, shown: PublishPlace, session: Session
) -> None:
    (look,) = [b for b in shown.findChildren(QPushButton) if b.text() == "Bekijken"]
    with qtbot.waitSignal(shown.go_to_write) as asked:
        look.click()
    assert asked.args[0] in [block.id for block in session.document.blocks]


def test_there_is_one_filled_button_whatever_is_chosen(shown: PublishPlace) -> None:
    steps = shown.steps
    assert _filled(shown) == ["Exporteren…"]
    steps.signing_switch.setChecked(True)
    assert _filled(shown) == ["Exporteren en ondertekenen"]
    steps.format.choose(".docx")
    assert _filled(shown) == ["Exporteren en ondertekenen"]
    steps.format.choose(".json")
    assert _filled(shown) == ["Exporteren…"]
    assert not steps.signing.isVisible()


def test_data_have_no_pages_and_word_has_pages_of_its_own(
    qtbot: QtBot, shown: PublishPlace
) -> None:
    shown.steps.format.choose(".json")
    assert shown.preview.view.count() == 0
    shown.steps.format.choose(".docx")
    qtbot.waitUntil(lambda: shown.preview.view.count() > 0)
    assert "Word" in shown.preview._facts.text()


def test_the_arrow_keys_choose_the_format(qtbot: QtBot, shown: PublishPlace) -> None:
    shown.steps.take_focus()
    qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Down)
    assert shown.steps.format.ending() == ".docx"


@pytest.mark.parametrize("width", [640, 900])
def test_a_narrow_place_shows_the_steps_or_the_pages(shown: PublishPlace, width: int) -> None:
    shown.resize(width, 600)
    assert (shown.steps.isVisible(), shown.preview.isVisible()) == (True, False)
    shown._tabs.choose("preview")
    shown._tabs.chosen.emit("preview")
    assert (shown.steps.isVisible(), shown.preview.isVisible()) == (False, True)
    shown.resize(1440, 762)
    assert (shown.steps.isVisible(), shown.preview.isVisible()) == (True, True)


def test_a_place_that_is_gone_is_not_called_again(
    qtbot: QtBot, session: Session, jobs: Jobs, preferences: Preferences
) -> None:
    place = PublishPlace(session, jobs, preferences)
    place.show()
    place.activate()
    place.deleteLater()
    qtbot.wait(50)
    session.edit_metadata("titel", title="Protocol social media")
    preferences.change(organisation="Stichting SOM")
    qtbot.waitUntil(lambda: not jobs._running)


def test_tab_goes_through_the_pages_and_then_step_by_step(
    shown: PublishPlace,
) -> None:
    shown.steps.signing_switch.setChecked(True)
    stops = tab_stops(shown)
    look = next(b for b in shown.findChildren(QPushButton) if b.text() == "Bekijken")
    steps = shown.steps
    wanted = [
        shown.preview.view,
        steps.format._rows[0],
        steps.cover,
        look,
        steps.signing_switch,
        steps.signing.identity.choose,
        steps.signing.role,
        steps.signing.secret,
        steps.signing.place,
        steps.signing.reason,
        steps.signing.server,
        steps.export,
        steps.export_signed,
    ]
    assert [stop for stop in stops if stop in wanted] == wanted


def test_comments_are_asked_for_and_never_go_into_a_pdf(shown: PublishPlace) -> None:
    steps = shown.steps
    assert not shown.errand.wanted().comments
    steps.format.choose(".docx")
    assert steps.comments.isEnabled()
    steps.comments.click()
    assert shown.errand.wanted().comments
    steps.format.choose(".pdf")
    assert not steps.comments.isEnabled()
    assert not shown.errand.wanted().comments
