import hashlib
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from som_editor.core.errors import UnwritableFile
from som_editor.core.lifecycle import Adopted
from som_editor.core.version import Version, VersionId
from som_editor.library import Library
from som_editor.ui.jobs import Jobs
from som_editor.ui.session import Session
from som_editor.ui.versions.entries import DRAFT
from som_editor.ui.versions.version_card import VersionCard
from som_editor.ui.versions.versions_place import VersionsPlace
from tests.ui.conftest import FixedClock
from tests.ui.tab_stops import tab_stops


@pytest.fixture
def place(qtbot: QtBot, session: Session, jobs: Jobs) -> VersionsPlace:
    result = VersionsPlace(session, jobs)
    qtbot.addWidget(result)
    result.setMinimumSize(1, 1)
    result.resize(1440, 762)
    result.show()
    result.activate()
    return result


@pytest.fixture
def revised(place: VersionsPlace, session: Session) -> VersionsPlace:
    """The place while somebody is working on 3.1."""
    session.edit_metadata("titel", title="Protocol social media")
    place.activate()
    return place


def _cards(place: VersionsPlace) -> list[VersionCard]:
    return list(place.timeline._cards.values())


def _names(place: VersionsPlace) -> list[str]:
    return [card.entry.name for card in _cards(place)]


def _press(place: VersionsPlace, text: str, *, within: object = None) -> None:
    root = within if within is not None else place
    buttons = root.findChildren(QPushButton)  # type: ignore[attr-defined]
    next(button for button in buttons if button.text() == text).click()


def _filled(place: VersionsPlace) -> list[str]:
    buttons = place.findChildren(QPushButton)
    return [b.text() for b in buttons if b.isVisible() and b.property("role") == "primary"]


def test_what_changed_is_counted_and_told_on_the_card(qtbot: QtBot, place: VersionsPlace) -> None:
    card = _cards(place)[0]
    qtbot.waitUntil(card.chips.isVisible)
    assert card.chips.words() == ("− 1 verwijderd", "≠ 1 gewijzigd", "≈ 14 hernoemd", "4 gegevens")


def test_the_draft_comes_first_and_can_be_saved(qtbot: QtBot, revised: VersionsPlace) -> None:
    assert _names(revised)[0] == "3.1-concept"
    with qtbot.waitSignal(revised.save_asked):
        _press(revised, "Nieuwe versie opslaan…", within=_cards(revised)[0])


def test_the_draft_is_compared_with_its_predecessor(
    qtbot: QtBot, revised: VersionsPlace, session: Session, adaptation: Version
) -> None:
    with qtbot.waitSignal(revised.compare_asked) as asked:
        _press(revised, "Vergelijken met 3.0", within=_cards(revised)[0])
    old, new = asked.args
    assert old == adaptation
    assert new.document is session.document


def test_a_version_is_compared_with_its_upstream_document(
    qtbot: QtBot, place: VersionsPlace, upstream: Version, adaptation: Version
) -> None:
    with qtbot.waitSignal(place.compare_asked) as asked:
        _press(place, "Vergelijken met de bron")
    assert asked.args == [upstream, adaptation]


def test_the_arrow_keys_select_and_the_details_follow(qtbot: QtBot, revised: VersionsPlace) -> None:
    revised.timeline.take_focus()
    qtbot.keyClick(revised.focusWidget(), Qt.Key.Key_Down)
    assert revised._entry().name == "3.0"
    assert _cards(revised)[1].isChecked()
    qtbot.waitUntil(lambda: _filled(revised) == ["Verder schrijven aan 3.1-concept"])


def test_there_is_one_filled_button_whatever_is_selected(
    qtbot: QtBot, revised: VersionsPlace
) -> None:
    for card in _cards(revised):
        card.click()
        qtbot.wait(10)
        assert len(_filled(revised)) == 1


def test_the_upstream_document_is_compared_with_the_newest(
    qtbot: QtBot, revised: VersionsPlace, upstream: Version
) -> None:
    _cards(revised)[-1].click()
    with qtbot.waitSignal(revised.compare_asked) as asked:
        _press(revised, "Vergelijken met 3.1-concept", within=revised.details)
    assert asked.args[0] == upstream


def test_the_original_file_comes_out_as_it_came_in(
    qtbot: QtBot, place: VersionsPlace, adaptation: Version, tmp_path: Path
) -> None:
    with qtbot.waitSignal(place.told) as told:
        place.save_original(tmp_path / "origineel.txt")
    assert told.args == ["Opgeslagen als origineel.txt"]
    assert adaptation.source is not None
    content = (tmp_path / "origineel.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == adaptation.source.sha256


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, place: VersionsPlace, tmp_path: Path
) -> None:
    with qtbot.waitSignal(place.problem) as problem:
        place.save_original(tmp_path / "weg" / "origineel.txt")
    assert isinstance(problem.args[0], UnwritableFile)


def test_a_fingerprint_can_be_copied_whole(qtbot: QtBot, place: VersionsPlace) -> None:
    with qtbot.waitSignal(place.told):
        _press(place, "Kopiëren", within=place.details)
    assert QGuiApplication.clipboard().text() == place._entry().fingerprint


def test_a_change_of_the_draft_shows_after_a_moment(
    qtbot: QtBot, place: VersionsPlace, session: Session
) -> None:
    session.edit_metadata("titel", title="Protocol social media")
    qtbot.waitUntil(lambda: _names(place)[0] == "3.1-concept")


def test_a_saved_version_takes_the_place_of_the_draft(
    qtbot: QtBot, revised: VersionsPlace, session: Session
) -> None:
    session.save_version("3.1", "Titel toegevoegd")
    qtbot.waitUntil(lambda: DRAFT not in revised.timeline._cards)
    assert _names(revised)[:2] == ["3.1-concept", "3.0"]


def test_an_adopted_version_is_gone_on_from_with_a_new_one(
    qtbot: QtBot,
    place: VersionsPlace,
    session: Session,
    library: Library,
    adaptation: Version,
    clock: FixedClock,
) -> None:
    adopted = msgspec.structs.replace(
        adaptation,
        id=VersionId("vastgesteld"),
        events=(*adaptation.events, Adopted(clock(), "College van bestuur", clock().date())),
    )
    library.save_version(adopted)
    session.open(adaptation.document_id)
    place.activate()
    assert not session.is_editable
    with qtbot.waitSignal(place.open_write):
        _press(place, "Nieuwe versie maken")
    assert session.has_draft


def test_what_was_compared_is_not_compared_again(
    qtbot: QtBot, revised: VersionsPlace, jobs: Jobs, session: Session
) -> None:
    qtbot.waitUntil(lambda: not jobs._running and not revised._waiting)
    revised._entries = ()
    revised.activate()
    assert not jobs._running
    assert _cards(revised)[0].chips.words()


def test_in_a_narrow_place_the_details_cover_the_timeline_and_escape_leads_back(
    qtbot: QtBot, revised: VersionsPlace
) -> None:
    revised.resize(640, 600)
    assert (revised.timeline.isVisible(), revised.details.isVisible()) == (True, False)
    _press(revised, "Gegevens", within=_cards(revised)[1])
    assert (revised.timeline.isVisible(), revised.details.isVisible()) == (False, True)
    assert revised._entry().name == "3.0"
    qtbot.keyClick(revised.focusWidget(), Qt.Key.Key_Escape)
    assert revised.timeline.isVisible()
    revised.resize(1440, 762)
    assert revised.details.isVisible()


@pytest.mark.parametrize("width", [480, 640, 900, 1100, 1440])
def test_no_card_is_wider_than_the_place(qtbot: QtBot, revised: VersionsPlace, width: int) -> None:
    revised.resize(width, 700)
    area = revised.timeline._area
    qtbot.wait(20)
    assert area.widget().width() <= area.viewport().width()


def test_tab_goes_through_the_cards_and_then_through_the_details(
    qtbot: QtBot, revised: VersionsPlace
) -> None:
    _cards(revised)[1].click()
    qtbot.wait(10)
    stops = tab_stops(revised)
    in_details = [revised.details.isAncestorOf(stop) for stop in stops]
    assert in_details == sorted(in_details)
    cards = [stop for stop in stops if isinstance(stop, VersionCard)]
    assert cards == [_cards(revised)[1]]  # the arrow keys go from there


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_version_offers_to_compare_it(
    qtbot: QtBot, revised: VersionsPlace, session: Session
) -> None:
    card = _cards(revised)[0]
    middle = card.rect().center()
    QApplication.sendEvent(
        card, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, card.mapToGlobal(middle))
    )
    (menu,) = card.findChildren(QMenu)
    with qtbot.waitSignal(revised.compare_with_asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [session.version]
    menu.close()
