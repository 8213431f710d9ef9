"""What is done at a row: taking over, reasons, marks, and what belongs together."""

import sqlite3
from contextlib import closing

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from som_editor.core.change import Kind
from som_editor.core.document import BlockId, Document, DocumentId, Text, TextBlock
from som_editor.core.errors import LibraryProblem
from som_editor.core.lifecycle import Adopted, Drafted
from som_editor.core.shown import plain_text
from som_editor.core.version import DRAFT, Version, VersionId
from som_editor.library import Library
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.change_list import ChangeList
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.partner_dialog import PartnerDialog
from som_editor.ui.comparison.reason_dialog import ReasonDialog
from som_editor.ui.comparison.spoken import spoken
from som_editor.ui.session import Session
from som_editor.writers.change_report import change_report
from tests.build import NOW, doc, g, h, p

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Sides = tuple[Version, Version]
INSTAGRAM = "Instagram"
RULE = "Lees voor ‘de school’ de naam van de eigen school."


def shown(place: ComparePlace) -> Compared:
    assert place.view.compared is not None
    return place.view.compared


def go_to(place: ComparePlace, words: str) -> int:
    """Go to the first changed row in which `words` stand."""
    compared = shown(place)
    for row in compared.rows:
        texts = [compared.cell(row.rank, column) for column in (Column.OLD, Column.NEW)]
        if row.pair.changes and any(words in cell.text for cell in texts if cell):
            place.view.jump_to(row.rank)
            return row.rank
    raise LookupError(words)


def button(place: ComparePlace, text: str) -> QPushButton:
    """The button under the current row that begins with `text`."""
    buttons = place.view.action_buttons()
    return next(one for one in buttons if one.accessibleName().startswith(text))


def in_menu(place: ComparePlace, text: str) -> QAction:
    """The line of the menu under the current row that begins with `text`."""
    menu = place.view.action_buttons()[-1].findChild(QMenu)
    menu.aboutToShow.emit()
    return next(line for line in menu.actions() if line.text().startswith(text))


def menu_lines(place: ComparePlace) -> list[str]:
    menu = place.view.action_buttons()[-1].findChild(QMenu)
    menu.aboutToShow.emit()
    return [line.text() for line in menu.actions()]


def changes_with(place: ComparePlace, words: str) -> list[str]:
    return [
        change.kind.value
        for change in shown(place).comparison.changes
        if any(words in side.text for side in (change.old, change.new) if side)
    ]


def reported(place: ComparePlace) -> set[str]:
    """The reasons in the change report of what is shown."""
    sections = change_report(shown(place).comparison).sections
    return {entry.reason for section in sections for entry in section.entries} - {""}


def list_says(place: ComparePlace) -> str:
    listed: ChangeList = place.panel.list
    model = listed.model()
    return "\n".join(
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    )


# -- taking over --------------------------------------------------------------------------------


def test_the_old_text_is_taken_over_into_the_draft_and_back(
    qtbot: QtBot, session: Session, compared: ComparePlace
) -> None:
    rank = go_to(compared, INSTAGRAM)
    said: list[str] = []
    compared.told.connect(said.append)
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst overnemen in 3.1-concept").click()
    assert "Hyves" in plain_text(session.document)
    assert INSTAGRAM not in plain_text(session.document)
    assert session.undo_label == "oude tekst overnemen"
    assert said[-1] == "Oude tekst overgenomen in 3.1-concept: Inleiding, alinea 4."
    assert compared.view.items[compared.view.current_index()].rank <= rank
    assert shown(compared).comparison.new.id == DRAFT
    assert changes_with(compared, INSTAGRAM) == []
    assert changes_with(compared, RULE) == ["deleted"]
    assert not compared.stale.isVisible()
    with qtbot.waitSignal(compared.told):
        session.undo()
    assert changes_with(compared, INSTAGRAM) == ["edited"]
    assert not session.has_draft
    with qtbot.waitSignal(compared.told):
        session.redo()
    assert changes_with(compared, INSTAGRAM) == []


def test_a_text_that_is_gone_comes_back_known_by_its_origin(
    qtbot: QtBot, session: Session, compared: ComparePlace, upstream: Version
) -> None:
    go_to(compared, RULE)
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst overnemen").click()
    gone = next(one for one in upstream.document.blocks if "Lees voor" in str(one))
    back = next(one for one in session.document.blocks if "Lees voor" in str(one))
    assert back.origin == gone.id
    assert changes_with(compared, RULE) == []


def test_the_new_text_is_taken_over_where_the_draft_is_the_old_side(
    qtbot: QtBot, session: Session, compared: ComparePlace, sides: Sides
) -> None:
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
    go_to(compared, INSTAGRAM)
    with qtbot.waitSignal(compared.told):
        button(compared, "Nieuwe tekst overnemen in 3.1-concept").click()
    assert "Hyves" in plain_text(session.document)
    assert shown(compared).comparison.old.id == DRAFT


def test_a_whole_class_is_taken_over(
    qtbot: QtBot, session: Session, compared: ComparePlace
) -> None:
    rename = next(
        row.rank for row in shown(compared).rows
        if "rename" in shown(compared).class_names(row.rank)
    )  # fmt: skip
    compared.view.jump_to(rename)
    line = in_menu(compared, "Alle hernoemingen overnemen")
    with qtbot.waitSignal(compared.told):
        line.trigger()
    counted = [
        name for row in shown(compared).rows for name in shown(compared).class_names(row.rank)
    ]
    assert "rename" not in counted
    assert changes_with(compared, RULE) == ["deleted"]
    session.undo()
    assert not session.has_draft


def two_sections(first: str, second: str, third: str) -> Document:
    """Two paragraphs in a section, and one in another."""
    return doc(
        h("Een", id_="a"),
        p(first, id_="b"),
        p(second, id_="c"),
        h("Twee", id_="d"),
        p(third, id_="e"),
        id_="eigen",
    )


def test_a_whole_section_is_taken_over(
    qtbot: QtBot, session: Session, place: ComparePlace, library: Library
) -> None:
    old = Version(
        VersionId("oud"),
        two_sections("Deze zin is oud.", "Deze is ook oud.", "Hier staat iets anders."),
        NOW,
        (Drafted(NOW, "1.0"),),
    )
    new = two_sections("Deze zin is nieuw.", "Deze is ook nieuw.", "Hier staat iets beters.")
    library.save_version(old)
    session.open(DocumentId("eigen"))
    session.edit(new, "typen")
    with qtbot.waitSignal(place.told):
        place.show_comparison(old, session.version)
    go_to(place, "oud")
    line = in_menu(place, "Alles in ‘Een’ overnemen (2)")
    with qtbot.waitSignal(place.told):
        line.trigger()
    assert plain_text(session.document).split("\n") == [
        "Een", "Deze zin is oud.", "Deze is ook oud.", "Twee", "Hier staat iets beters.",
    ]  # fmt: skip
    assert len(shown(place).comparison.changes) == 1


def test_a_read_only_version_begins_a_draft_first(
    qtbot: QtBot, session: Session, place: ComparePlace, library: Library, sides: Sides
) -> None:
    adopted = msgspec.structs.replace(
        sides[1],
        id=VersionId("vastgesteld"),
        events=(Drafted(NOW, "4.0"), Adopted(NOW, "Het bestuur", NOW.date())),
    )
    library.save_version(adopted)
    session.open(adopted.document_id)
    assert not session.is_editable
    with qtbot.waitSignal(place.told):
        place.show_comparison(sides[0], adopted)
    go_to(place, INSTAGRAM)
    with qtbot.waitSignal(place.told):
        button(place, "Oude tekst overnemen in 4.1-concept").click()
    assert "Hyves" in plain_text(session.document)
    assert [one.id for one in (shown(place).comparison.old, shown(place).comparison.new)] == [
        sides[0].id, DRAFT,
    ]  # fmt: skip


def test_nothing_is_taken_over_between_two_texts_that_are_not_open(
    qtbot: QtBot, place: ComparePlace, actions: Actions
) -> None:
    with qtbot.waitSignal(place.told):
        place.show_comparison(
            Version(VersionId("een"), doc(p("Dit is het een.", id_="a"), id_="x"), NOW),
            Version(VersionId("ander"), doc(p("Dit is het ander.", id_="b"), id_="y"), NOW),
        )
    go_to(place, "Dit is het")
    assert not any("overnemen" in one.text() for one in place.view.action_buttons())
    assert not actions[ActionId.TAKE_OVER].isEnabled()
    assert actions[ActionId.REASON].isEnabled()


def test_a_text_that_changed_meanwhile_is_compared_before_anything_is_taken_over(
    qtbot: QtBot, session: Session, compared: ComparePlace
) -> None:
    go_to(compared, INSTAGRAM)
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst").click()
    go_to(compared, RULE)
    first = session.document.blocks[0]
    assert isinstance(first, TextBlock)
    changed = msgspec.structs.replace(first, inlines=(*first.inlines, Text(" Erbij.")))
    session.edit(
        msgspec.structs.replace(session.document, blocks=(changed, *session.document.blocks[1:])),
        "typen",
    )
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst").click()
    assert "Erbij." in plain_text(session.document)
    assert changes_with(compared, "Lees voor") == ["deleted"]
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst").click()
    assert "Erbij." in plain_text(session.document)
    assert changes_with(compared, "Lees voor") == []


# -- reasons ------------------------------------------------------------------------------------


def explain(place: ComparePlace, text: str) -> None:
    dialog = place.findChild(ReasonDialog)
    dialog.text.setPlainText(text)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_reason_stands_under_the_row_in_the_list_and_in_the_report(
    qtbot: QtBot, session: Session, compared: ComparePlace, library: Library, sides: Sides
) -> None:
    go_to(compared, INSTAGRAM)
    button(compared, "Toelichting").click()
    explain(compared, " Hyves bestaat niet meer. ")
    assert button(compared, "Toelichting: Hyves bestaat niet meer.").isVisible()
    assert "Toelichting: Hyves bestaat niet meer." in list_says(compared)
    assert reported(compared) == {"Hyves bestaat niet meer."}
    assert spoken(shown(compared), compared.view.items[compared.view.current_index()]).endswith(
        "Toelichting: Hyves bestaat niet meer. Overgebleven naam."
    )
    assert not session.has_draft
    compared.show_comparison(*sides)
    with qtbot.waitSignal(compared.told):
        pass
    assert reported(compared) == {"Hyves bestaat niet meer."}
    go_to(compared, INSTAGRAM)
    button(compared, "Toelichting:").click()
    assert compared.findChild(ReasonDialog).text.toPlainText() == "Hyves bestaat niet meer."
    explain(compared, "")
    assert reported(compared) == set()


def test_the_reason_for_a_change_of_the_draft_is_kept_in_it_and_can_be_undone(
    qtbot: QtBot, session: Session, compared: ComparePlace
) -> None:
    go_to(compared, RULE)
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst").click()
    go_to(compared, INSTAGRAM)
    button(compared, "Toelichting").click()
    explain(compared, "Dit vroeg de PGMR.")
    assert [reason.text for reason in session.draft.reasons] == ["Dit vroeg de PGMR."]
    assert session.undo_label == "toelichting"
    assert reported(compared) == {"Dit vroeg de PGMR."}
    session.undo()
    assert session.draft.reasons == ()
    assert reported(compared) == set()
    assert "Toelichting:" not in list_says(compared)
    session.redo()
    assert "Toelichting: Dit vroeg de PGMR." in list_says(compared)
    saved = session.save_version("3.1", "")
    assert [reason.text for reason in saved.reasons] == ["Dit vroeg de PGMR."]


# -- marks --------------------------------------------------------------------------------------


def test_a_change_is_marked_by_the_key_and_by_the_strip(
    qtbot: QtBot, compared: ComparePlace, actions: Actions, sides: Sides
) -> None:
    go_to(compared, INSTAGRAM)
    actions[ActionId.IMPORTANT].trigger()
    assert button(compared, "Belangrijk").isChecked()
    assert actions[ActionId.IMPORTANT].isChecked()
    assert "Belangrijk. Gewijzigd" in list_says(compared)
    current = compared.view.items[compared.view.current_index()]
    assert "Belangrijk." in spoken(shown(compared), current)
    with qtbot.waitSignal(compared.told):
        compared.show_comparison(*sides)
    assert "Belangrijk. Gewijzigd" in list_says(compared)
    go_to(compared, RULE)
    assert not actions[ActionId.IMPORTANT].isChecked()
    go_to(compared, INSTAGRAM)
    marked = button(compared, "Belangrijk")
    marked.setFocus()
    QTest.keyClick(marked, Qt.Key.Key_Space)
    assert "Belangrijk. Gewijzigd" not in list_says(compared)
    assert button(compared, "Belangrijk").hasFocus()


def test_the_keys_are_free_while_no_change_is_the_current_row(
    qtbot: QtBot, compared: ComparePlace, actions: Actions
) -> None:
    keys = (ActionId.TAKE_OVER, ActionId.REASON, ActionId.IMPORTANT, ActionId.PARTNER)
    go_to(compared, INSTAGRAM)
    assert all(actions[key].isEnabled() for key in keys)
    compared.hide()
    assert not any(actions[key].isEnabled() for key in keys)
    compared.show()
    assert all(actions[key].isEnabled() for key in keys)
    compared.view.choose(0)
    assert not any(actions[key].isEnabled() for key in keys)


# -- what belongs together ----------------------------------------------------------------------


@pytest.fixture
def unpaired(qtbot: QtBot, place: ComparePlace) -> ComparePlace:
    """A rule that was written anew, so that nothing says that it is the same one."""
    old = doc(g("Telefoons blijven thuis.", id_="a"), g("Deel altijd je kennis.", id_="b"), id_="x")
    new = doc(
        g("Mobieltjes gaan in de kluis.", id_="c"), g("Deel altijd je kennis.", id_="d"), id_="y"
    )
    with qtbot.waitSignal(place.told):
        place.show_comparison(
            Version(VersionId("vx"), old, NOW), Version(VersionId("vy"), new, NOW)
        )
    assert [one.kind for one in shown(place).comparison.changes] == [Kind.DELETED, Kind.INSERTED]
    return place


def test_two_texts_are_joined_and_parted_again(qtbot: QtBot, unpaired: ComparePlace) -> None:
    go_to(unpaired, "Mobieltjes")
    assert "Koppeling weg" not in menu_lines(unpaired)
    in_menu(unpaired, "Hoort bij…").trigger()
    dialog = unpaired.findChild(PartnerDialog)
    QTest.keyClicks(dialog.search, "telefoons thuis")
    with qtbot.waitSignal(unpaired.told):
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    (change,) = shown(unpaired).comparison.changes
    assert (change.kind, change.old.block, change.new.block) == (Kind.EDITED, "a", "c")
    assert unpaired.view.current_rank() == shown(unpaired).rank_of(BlockId("c"))
    old, new = shown(unpaired).comparison.old, shown(unpaired).comparison.new
    with qtbot.waitSignal(unpaired.told):
        unpaired.show_comparison(old, new)
    assert len(shown(unpaired).comparison.changes) == 1
    go_to(unpaired, "Mobieltjes")
    with qtbot.waitSignal(unpaired.told):
        in_menu(unpaired, "Koppeling weg").trigger()
    assert len(shown(unpaired).comparison.changes) == 2


def test_a_text_may_belong_to_nothing(
    qtbot: QtBot, compared: ComparePlace, actions: Actions
) -> None:
    go_to(compared, INSTAGRAM)
    actions[ActionId.PARTNER].trigger()
    dialog = compared.findChild(PartnerDialog)
    offered = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert not any("Hyves" in text for text in offered)
    assert dialog.list.currentRow() == 0
    alone = next(
        one for one in dialog.findChildren(QPushButton) if one.text() == "Hoort nergens bij"
    )
    with qtbot.waitSignal(compared.told):
        alone.click()
    assert changes_with(compared, INSTAGRAM) == ["inserted"]
    assert changes_with(compared, "Hyves") == ["deleted"]


def test_words_that_stand_nowhere_join_nothing(unpaired: ComparePlace) -> None:
    go_to(unpaired, "Mobieltjes")
    in_menu(unpaired, "Hoort bij…").trigger()
    dialog = unpaired.findChild(PartnerDialog)
    QTest.keyClicks(dialog.search, "onzin")
    assert not dialog.join.isEnabled()
    dialog.search.clear()
    assert dialog.join.isEnabled()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    dialog.reject()
    assert len(shown(unpaired).comparison.changes) == 2


# -- remembered ---------------------------------------------------------------------------------


def test_a_rename_switched_off_and_a_forgiven_name_are_remembered(
    qtbot: QtBot, compared: ComparePlace, sides: Sides
) -> None:
    for found in shown(compared).forgotten():
        compared.panel.leftovers.forgiven.emit(found)
    with qtbot.waitSignal(compared.told):
        compared.panel.renames.switches[0].click()
    with qtbot.waitSignal(compared.told):
        compared.show_comparison(*sides)
    assert not compared.panel.renames.switches[0].isChecked()
    assert shown(compared).forgotten() == ()


def test_decisions_on_the_draft_are_those_of_the_version_that_it_becomes(
    qtbot: QtBot, session: Session, compared: ComparePlace, actions: Actions, upstream: Version
) -> None:
    go_to(compared, RULE)
    with qtbot.waitSignal(compared.told):
        button(compared, "Oude tekst").click()
    go_to(compared, INSTAGRAM)
    actions[ActionId.IMPORTANT].trigger()
    with qtbot.waitSignal(compared.told):
        saved = session.save_version("3.1", "")
    with qtbot.waitSignal(compared.told):
        compared.show_comparison(upstream, saved)
    assert "Belangrijk. Gewijzigd" in list_says(compared)


def test_a_decision_that_cannot_be_stored_is_told_and_holds(
    qtbot: QtBot, compared: ComparePlace, actions: Actions, library: Library
) -> None:
    go_to(compared, INSTAGRAM)
    with closing(sqlite3.connect(library.location)) as other:
        other.execute("DROP TABLE decisions")
    with qtbot.waitSignal(compared.problem) as told:
        actions[ActionId.IMPORTANT].trigger()
    assert isinstance(told.args[0], LibraryProblem)
    assert button(compared, "Belangrijk").isChecked()


# -- the strip ----------------------------------------------------------------------------------


def test_tab_goes_from_the_texts_to_what_can_be_done_with_them(compared: ComparePlace) -> None:
    go_to(compared, INSTAGRAM)
    compared.view.setFocus()
    reached = []
    for _step in compared.view.action_buttons():
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        reached.append(focused.accessibleName())
    assert reached == [one.accessibleName() for one in compared.view.action_buttons()]


def test_what_does_not_fit_under_a_row_stands_in_its_menu(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    go_to(compared, INSTAGRAM)
    wide = [one.text() for one in compared.view.action_buttons()]
    assert "Naar deze tekst" in wide
    compared.resize(560, 700)
    qtbot.waitUntil(lambda: len(compared.view.action_buttons()) < len(wide))
    assert "Naar deze tekst" in menu_lines(compared)
    strip = compared.view.action_buttons()[-1].parentWidget()
    for one in compared.view.action_buttons():
        assert strip.rect().contains(one.geometry())
    assert compared.view.action_buttons()[-1].accessibleName() == "Meer voor deze tekst"
