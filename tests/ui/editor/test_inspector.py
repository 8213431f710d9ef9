"""The panel at the right: follows the open document and changes it."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from som_editor.core.field import make_field
from som_editor.core.lifecycle import Adopted, Consented, Planned
from som_editor.core.version import Version, VersionId
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.cover_field import CoverField
from som_editor.ui.editor.inspector import Inspector, Part
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from tests.ui.conftest import FixedClock


@pytest.fixture
def inspector(place: WritePlace) -> Inspector:
    return place.inspector


def write(qtbot: QtBot, field: CoverField | QLineEdit, text: str) -> None:
    """Type `text` in place of what is there."""
    line = field.line if isinstance(field, CoverField) else field
    line.selectAll()
    if text:
        qtbot.keyClicks(line, text)
    else:
        qtbot.keyClick(line, Qt.Key.Key_Delete)


def leave(field: CoverField) -> None:
    field.line.editingFinished.emit()


def test_the_cover_is_shown(inspector: Inspector) -> None:
    assert inspector.document.fields["organisation"].line.text() == "Stichting SOM"
    assert inspector.document.fields["title"].line.text() == ""
    assert inspector.document.number.line.text() == "3.0"
    assert inspector.decision.status_words() == "Overgenomen 13-04-2021"
    assert inspector.decision.decided() == ["Instemming: onbekend", "Vastgesteld door: onbekend"]


def test_it_says_what_the_first_change_will_begin(qtbot: QtBot, inspector: Inspector) -> None:
    assert inspector.decision.note() == "Je eerste wijziging begint 3.1-concept."
    write(qtbot, inspector.document.fields["title"], "Sociale media")
    assert inspector.decision.note() == ""
    assert inspector.decision.status_words() == "Concept sinds 20-11-2026"
    assert inspector.decision.decided() == ["Instemming: nog niet", "Vastgesteld door: nog niet"]
    assert inspector.document.number.line.text() == "3.1"


def test_a_title_is_typed_into_the_document_and_undone_at_once(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    title = inspector.document.fields["title"]
    write(qtbot, title, "Sociale media ")
    assert session.title == "Sociale media"
    assert title.line.text() == "Sociale media "
    assert session.undo_label == "titel wijzigen"
    session.undo()
    assert title.line.text() == ""
    assert not session.has_draft
    session.redo()
    assert title.line.text() == "Sociale media"


def test_fields_are_undone_one_by_one(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    fields = inspector.document.fields
    for name in ("kenmerk", "owner", "drawn_up_by", "based_on"):
        write(qtbot, fields[name], f"x{name}")
        leave(fields[name])
    metadata = session.document.metadata
    assert metadata.owner == "xowner"
    session.undo()
    assert session.document.metadata == msgspec.structs.replace(metadata, based_on="")
    assert fields["based_on"].line.text() == ""
    assert fields["owner"].line.text() == "xowner"


def test_undo_in_a_field_is_the_windows(qtbot: QtBot, inspector: Inspector) -> None:
    title = inspector.document.fields["title"]
    write(qtbot, title, "ab")
    qtbot.keyClick(title.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.line.text() == "ab"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("", "Geef de versie een nummer."),
        ("3.0", "Versie 3.0 is er al; kies een ander nummer."),
        ("2.9", "Dit nummer ligt vóór 3.0; kies een hoger nummer."),
    ],
)
def test_a_number_that_will_not_do_is_said_when_the_field_is_left(
    qtbot: QtBot, inspector: Inspector, session: Session, number: str, words: str
) -> None:
    field = inspector.document.number
    write(qtbot, field, "4.0")
    write(qtbot, field, number)
    leave(field)
    assert field.error() == words
    assert field.line.text() == number
    write(qtbot, field, "5.0")
    assert field.error() == ""
    assert session.standing.number == "5.0"


def test_leaving_an_untouched_number_says_nothing(inspector: Inspector) -> None:
    leave(inspector.document.number)
    assert inspector.document.number.error() == ""


def test_what_will_not_do_is_gone_when_undo_brings_another_value(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    field = inspector.document.number
    write(qtbot, field, "4.0")
    leave(field)
    write(qtbot, field, "")
    leave(field)
    session.undo()
    assert field.line.text() == "3.0"
    assert field.error() == ""


def test_days_are_typed_as_dutch_readers_write_them(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    write(qtbot, inspector.decision.effective, "1/1/2027")
    leave(inspector.decision.effective)
    write(qtbot, inspector.decision.evaluation, "01-01-2029")
    assert inspector.decision.effective.line.text() == "01-01-2027"
    assert session.standing.effective == dt.date(2027, 1, 1)
    assert session.standing.evaluation == dt.date(2029, 1, 1)
    session.undo()
    assert inspector.decision.evaluation.line.text() == ""
    assert session.standing.effective == dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31-02-2027", "Die dag bestaat niet: februari 2027 heeft 28 dagen."),
        ("01-13-2027", "Maand 13 bestaat niet. Schrijf eerst de dag, dan de maand."),
        ("morgen", "Schrijf de dag als dd-mm-jjjj, zoals 01-08-2027."),
        ("1-1-27", "Schrijf het jaar met vier cijfers, zoals 01-08-2027."),
    ],
)
def test_what_is_no_day_is_said_and_not_kept(
    qtbot: QtBot, inspector: Inspector, session: Session, text: str, words: str
) -> None:
    field = inspector.decision.effective
    write(qtbot, field, text)
    leave(field)
    assert field.error() == words
    assert session.standing.effective is None


def test_a_day_can_be_taken_away(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    write(qtbot, inspector.decision.effective, "01-01-2027")
    write(qtbot, inspector.decision.effective, "")
    leave(inspector.decision.effective)
    assert session.standing.effective is None
    assert inspector.decision.effective.error() == ""


def test_an_evaluation_before_the_version_holds_is_pointed_out(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    form = inspector.decision
    write(qtbot, form.effective, "01-08-2027")
    write(qtbot, form.evaluation, "01-08-2026")
    assert form.evaluation.error() == "Dit ligt vóór de ingangsdatum. Bedoel je 01-08-2029?"
    write(qtbot, form.effective, "01-08-2025")
    assert form.evaluation.error() == ""


def test_the_usual_evaluation_is_offered_and_taken_with_one_click(
    qtbot: QtBot, inspector: Inspector, session: Session, preferences: Preferences
) -> None:
    preferences.change(evaluation_years=3)
    form = inspector.decision
    assert not form.evaluation.offer_button.isVisible()
    write(qtbot, form.effective, "29-02-2028")
    assert form.evaluation.offer_button.text() == "28-02-2031 invullen"
    form.evaluation.offer_button.click()
    assert session.standing.evaluation == dt.date(2031, 2, 28)
    assert session.undo_label == "evaluatiedatum wijzigen"
    assert not form.evaluation.offer_button.isVisible()
    session.undo()
    assert session.standing.evaluation is None
    assert session.standing.effective == dt.date(2028, 2, 29)
    assert form.evaluation.offer_button.isVisible()


def test_what_the_organisation_usually_writes_is_offered_where_nothing_stands(
    inspector: Inspector, session: Session, preferences: Preferences, upstream: Version
) -> None:
    preferences.change(organisation="Stichting Proef", owner="bestuurder")
    session.edit_metadata("proef", title="x")
    owner = inspector.document.fields["owner"]
    assert not inspector.document.fields["organisation"].offer_button.isVisible()
    assert owner.offer_button.text() == "bestuurder invullen"
    owner.offer_button.click()
    assert session.document.metadata.owner == "bestuurder"
    assert not owner.offer_button.isVisible()
    session.undo()
    assert owner.offer_button.isVisible()
    session.open(upstream.document_id)
    assert not owner.offer_button.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of a popup, offscreen
def test_a_day_is_chosen_from_a_calendar(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    line = inspector.decision.effective.calendar
    write(qtbot, inspector.decision.effective, "05-08-2027")
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert line.calendar is not None
    assert line.calendar.selectedDate() == QDate(2027, 8, 5)
    line.calendar.clicked.emit(QDate(2027, 8, 9))
    assert line.text() == "09-08-2027"
    assert session.standing.effective == dt.date(2027, 8, 9)
    assert line.calendar is None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of a popup, offscreen
def test_the_calendar_is_used_by_keyboard_alone(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    line = inspector.decision.effective.calendar
    write(qtbot, inspector.decision.effective, "05-08-2027")
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert line.calendar is not None
    view = line.calendar.focusProxy()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert session.standing.effective == dt.date(2027, 9, 6)
    assert line.calendar is None
    line.open_calendar()
    assert line.calendar is not None
    popup = line.calendar.window()
    qtbot.keyClick(line.calendar.focusProxy(), Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert session.standing.effective == dt.date(2027, 9, 6)


def test_it_says_where_the_text_comes_from(
    qtbot: QtBot, inspector: Inspector, session: Session
) -> None:
    upstream, before = "Social Media Protocol Onderwijs reconstructie", "3.0 overgenomen 13-04-2021"
    assert inspector.origin.words() == [upstream, before]
    write(qtbot, inspector.document.number, "4.0")
    assert inspector.origin.words() == [upstream, before, "4.0-concept"]
    session.undo()
    assert inspector.origin.words() == [upstream, before]


def test_without_fields_it_says_how_to_make_one(inspector: Inspector, actions: Actions) -> None:
    assert inspector.fields._empty.isVisible()
    assert not actions[ActionId.MAKE_FIELD].isEnabled()


def test_a_field_is_filled_for_the_whole_text(
    qtbot: QtBot, inspector: Inspector, place: WritePlace, session: Session
) -> None:
    session.edit(make_field(session.document, "Stichting SOM", "organisatie"), "veld maken")
    row = inspector.fields.rows["organisatie"]
    assert (row.line.text(), row.count.text()) == ("Stichting SOM", "14×")
    write(qtbot, row.line, "Stichting Proef")
    assert "namens Stichting Proef publiceren" in _copied(place)
    session.undo()
    assert row.line.text() == "Stichting SOM"
    assert "namens Stichting SOM publiceren" in _copied(place)
    row.dissolve.trigger()
    assert inspector.fields.rows == {}
    assert "namens Stichting SOM publiceren" in _copied(place)


def test_a_read_only_version_cannot_be_changed(
    inspector: Inspector, session: Session, upstream: Version
) -> None:
    session.open(upstream.document_id)
    fields = (*inspector.document.fields.values(), inspector.document.number)
    assert all(field.line.isReadOnly() for field in fields)
    assert not inspector.decision.effective.calendar.button.isEnabled()
    assert inspector.document.fields["title"].line.text() == "Social Media Protocol Onderwijs"
    assert inspector.decision.status_words() == "Bron"


def test_an_adopted_version_says_who_decided(
    inspector: Inspector, session: Session, adaptation: Version, clock: FixedClock
) -> None:
    day = dt.date(2026, 10, 1)
    events = (
        *adaptation.events,
        Planned(clock(), dt.date(2027, 1, 1), None),
        Consented(clock(), "PGMR", day),
        Adopted(clock(), "bestuur", day),
    )
    adopted = msgspec.structs.replace(adaptation, id=VersionId("vast"), events=events)
    session.library.save_version(adopted)
    session.open(adopted.document_id)
    assert inspector.decision.status_words() == "Vastgesteld op 01-10-2026"
    assert inspector.decision.decided() == [
        "Instemming: PGMR, 01-10-2026",
        "Vastgesteld door: bestuur, 01-10-2026",
    ]
    assert inspector.decision.effective.line.text() == "01-01-2027"


def test_another_document_shows_nothing_of_the_one_before(
    qtbot: QtBot, inspector: Inspector, session: Session, upstream: Version
) -> None:
    write(qtbot, inspector.document.number, "")
    leave(inspector.document.number)
    write(qtbot, inspector.decision.effective, "onzin")
    leave(inspector.decision.effective)
    session.open(upstream.document_id)
    assert inspector.document.number.error() == ""
    assert inspector.decision.effective.error() == ""
    assert inspector.decision.effective.line.text() == ""


def test_every_control_has_a_name(inspector: Inspector) -> None:
    for line in inspector.findChildren(QLineEdit):
        assert line.accessibleName()


@pytest.mark.parametrize("part", list(Part))
def test_a_part_is_shown_with_the_focus_in_it(inspector: Inspector, part: Part) -> None:
    inspector.show_part(part)
    assert inspector.isAncestorOf(inspector.window().focusWidget())


def _copied(place: WritePlace) -> str:
    place.text.selectAll()
    return place.text.createMimeDataFromSelection().text()
