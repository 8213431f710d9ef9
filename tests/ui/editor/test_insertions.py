"""Fields, cross-references and definitions, put into SOM 3.0 as a user would."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from som_editor.core import definitions, edit
from som_editor.core.document import (
    BlockId,
    Definition,
    Document,
    Field,
    Reference,
    Role,
    TextBlock,
)
from som_editor.core.field import field_counts, make_field
from som_editor.core.references import broken_references
from som_editor.core.shown import plain_text, shown_text
from som_editor.core.version import Version
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.definition_dialog import DefinitionDialog
from som_editor.ui.editor.field_completion import offered
from som_editor.ui.editor.pointed import chip_at_cursor
from som_editor.ui.editor.reference_dialog import ReferenceDialog
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.build import doc, field, g, p, table

Key = Qt.Key


def guideline(session: Session, number: int) -> BlockId:
    found = [
        block.id
        for block in session.document.blocks
        if isinstance(block, TextBlock) and block.role is Role.GUIDELINE
    ]
    return found[number - 1]


def shown(session: Session, block: BlockId) -> str:
    return shown_text(edit.text_block(session.document, block), session.document)


def at_end_of(place: WritePlace, block: BlockId) -> None:
    place.go_to(block)
    cursor = place.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    place.text.setTextCursor(cursor)


def select(place: WritePlace, words: str) -> None:
    place.text.moveCursor(place.text.textCursor().MoveOperation.Start)
    assert place.text.find(words)


def with_field(session: Session, value: str = "Stichting SOM") -> None:
    session.edit(make_field(session.document, value, "organisatie"), "veld maken")


@pytest.fixture
def told(place: WritePlace) -> list[str]:
    said: list[str] = []
    place.told.connect(said.append)
    return said


# Fields


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_a_brace_offers_the_fields_and_a_key_puts_one_in(
    qtbot: QtBot, place: WritePlace, session: Session, told: list[str], key: Key
) -> None:
    with_field(session)
    fourth = guideline(session, 4)
    before = shown(session, fourth)
    at_end_of(place, fourth)
    qtbot.keyClicks(place.text, " {or")
    found = place.insertions.completion.list
    assert found.isVisible()
    assert found.currentItem().text() == "{organisatie}   Stichting SOM"
    assert "Kies een veld" in told[-1]
    qtbot.keyClick(place.text, key)
    assert not found.isVisible()
    assert shown(session, fourth) == f"{before} Stichting SOM"
    assert session.undo_label == "veld invoegen"
    qtbot.keyClicks(place.text, "!")
    assert shown(session, fourth) == f"{before} Stichting SOM!"
    session.undo()
    session.undo()
    assert shown(session, fourth) == f"{before} {{or"


def test_a_closing_brace_makes_a_new_field(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    fourth = guideline(session, 4)
    at_end_of(place, fourth)
    qtbot.keyClicks(place.text, " {directeur}.")
    assert shown(session, fourth).endswith(" {directeur}.")
    assert field_counts(session.document) == {"directeur": 1}
    fields = place.inspector.fields
    qtbot.waitUntil(lambda: "directeur" in fields.rows)  # once the typing pauses
    row = fields.rows["directeur"]
    assert row.remark.words() == "Nog niet ingevuld."
    row.line.setFocus()
    qtbot.keyClicks(row.line, "de directeur")
    assert shown(session, fourth).endswith(". De directeur.")
    assert not row.remark.isVisible()


def test_arrows_choose_and_escape_leaves_what_was_typed(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    with_field(session)
    session.edit(edit.set_field(session.document, "bestuur", "B"), "veld")
    fourth = guideline(session, 4)
    at_end_of(place, fourth)
    qtbot.keyClicks(place.text, " {")
    found = place.insertions.completion.list
    qtbot.keyClick(place.text, Key.Key_Down)
    assert found.currentItem().text().startswith("{bestuur}")
    qtbot.keyClick(place.text, Key.Key_Up)
    qtbot.keyClick(place.text, Key.Key_Up)
    assert found.currentItem().text().startswith("{bestuur}")
    qtbot.keyClick(place.text, Key.Key_Escape)
    assert not found.isVisible()
    assert shown(session, fourth).endswith(" {")


def test_the_command_offers_all_fields_and_leaves_no_brace_behind(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    with_field(session)
    fourth = guideline(session, 4)
    before = shown(session, fourth)
    at_end_of(place, fourth)
    actions[ActionId.INSERT_FIELD].trigger()
    assert place.insertions.completion.list.isVisible()
    qtbot.keyClick(place.text, Key.Key_Escape)
    assert shown(session, fourth) == before
    actions[ActionId.INSERT_FIELD].trigger()
    qtbot.keyClick(place.text, Key.Key_Return)
    assert shown(session, fourth) == f"{before}Stichting SOM"


def test_what_begins_no_name_offers_nothing(qtbot: QtBot, place: WritePlace) -> None:
    qtbot.keyClicks(place.text, "{ x")
    assert not place.insertions.completion.list.isVisible()


def test_going_away_closes_the_offer(qtbot: QtBot, place: WritePlace, session: Session) -> None:
    with_field(session)
    qtbot.keyClicks(place.text, "{o")
    assert place.insertions.completion.list.isVisible()
    place.go_to(guideline(session, 4))
    assert not place.insertions.completion.list.isVisible()


def test_names_are_offered_by_their_beginning_and_a_new_one_last() -> None:
    document = doc(p(field("naam")), fields={"organisatie": "Stichting SOM", "Orgaan": ""})
    assert offered(document, "org") == [
        ("organisatie", "{organisatie}   Stichting SOM"),
        ("Orgaan", "{Orgaan}   nog leeg"),
        ("org", "Nieuw veld {org}"),
    ]
    assert [name for name, _line in offered(document, "")] == ["organisatie", "Orgaan", "naam"]
    assert offered(document, "naam") == [("naam", "{naam}   nog leeg")]


def test_the_panel_leads_from_use_to_use_and_round(place: WritePlace, session: Session) -> None:
    with_field(session)
    row = place.inspector.fields.rows["organisatie"]
    places = []
    for _time in range(15):
        row.count.click()
        chip = chip_at_cursor(place.text)
        assert chip is not None
        assert chip.field == "organisatie"
        places.append(chip.position)
    assert places[:14] == sorted(set(places))
    assert places[14] == places[0]


def test_the_panel_renames_inserts_and_deletes(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    with_field(session)
    row = place.inspector.fields.rows["organisatie"]
    row.rename.trigger()
    dialog = place.inspector.fields.dialog
    assert dialog is not None
    dialog.name.setText("de school")
    dialog._choose()
    assert dialog.error() == "Gebruik één woord: letters, cijfers en _."
    dialog.name.setText("stichting")
    dialog._choose()
    assert field_counts(session.document) == {"stichting": 14}
    session.undo()
    assert field_counts(session.document) == {"organisatie": 14}
    at_end_of(place, guideline(session, 4))
    place.inspector.fields.rows["organisatie"].insert.trigger()
    assert field_counts(session.document) == {"organisatie": 15}
    session.edit(edit.set_field(session.document, "over", "x"), "veld")
    unused = place.inspector.fields.rows["over"]
    assert not unused.count.isEnabled()
    assert unused.dissolve.text() == "Verwijderen"
    unused.dissolve.trigger()
    assert list(field_counts(session.document)) == ["organisatie"]


def test_two_fields_get_no_one_name(place: WritePlace, session: Session) -> None:
    with_field(session)
    session.edit(edit.set_field(session.document, "naam", "x"), "veld")
    place.inspector.fields.rows["naam"].rename.trigger()
    dialog = place.inspector.fields.dialog
    assert dialog is not None
    dialog.name.setText("organisatie")
    dialog._choose()
    assert dialog.error() == "Het veld organisatie is er al."
    dialog.reject()


def test_a_field_can_do_without_its_capital(place: WritePlace, session: Session) -> None:
    document = doc(p("Bij "), fields={"naam": "de school"})
    made = edit.replace_inlines(document, BlockId("b0"), (Field("naam"), *p(" weet.").inlines))
    session.edit(made, "proef")
    place.text.go_to(BlockId("b0"))
    menu = QMenu()
    place.insertions.fill(menu)
    capital = menu.actions()[-1]
    assert capital.isChecked()
    capital.trigger()
    assert shown(session, BlockId("b0")) == "de school weet."
    session.undo()
    assert shown(session, BlockId("b0")) == "De school weet."


# References


def dialog_of(place: WritePlace) -> ReferenceDialog:
    dialog = place.insertions.dialog
    assert isinstance(dialog, ReferenceDialog)
    return dialog


def test_a_reference_is_found_by_words_and_put_in_with_its_word(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    second = guideline(session, 2)
    before = shown(session, second)
    at_end_of(place, second)
    qtbot.keyClicks(place.text, " Zie ")
    actions[ActionId.INSERT_REFERENCE].trigger()
    dialog = dialog_of(place)
    dialog.search.setText("discussie")
    assert dialog.word.isChecked()
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert shown(session, second) == f"{before} Zie richtlijn 4"
    assert session.undo_label == "verwijzing invoegen"
    qtbot.keyClicks(place.text, ".")
    assert shown(session, second) == f"{before} Zie richtlijn 4."
    third = guideline(session, 3)
    session.edit(edit.delete_block(session.document, third), "weg")
    assert shown(session, second) == f"{before} Zie richtlijn 3."


def test_the_word_is_not_put_in_twice(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    second = guideline(session, 2)
    at_end_of(place, second)
    qtbot.keyClicks(place.text, " Zie richtlijn ")
    actions[ActionId.INSERT_REFERENCE].trigger()
    dialog = dialog_of(place)
    assert not dialog.word.isChecked()
    dialog.search.setText("richtlijn 7")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert shown(session, second).endswith(" Zie richtlijn 7")


def test_the_list_says_when_nothing_fits(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    place.go_to(guideline(session, 2))
    actions[ActionId.INSERT_REFERENCE].trigger()
    dialog = dialog_of(place)
    dialog.search.setText("bestaat niet")
    assert dialog._none.isVisible()
    assert not dialog.insert.isEnabled()
    dialog.reject()


def test_selected_words_become_the_reference_that_they_mean(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions, told: list[str]
) -> None:
    second = guideline(session, 2)
    at_end_of(place, second)
    qtbot.keyClicks(place.text, " Zie richtlijn 5.")
    select(place, "richtlijn 5")
    actions[ActionId.MAKE_REFERENCE].trigger()
    assert told[-1] == "‘richtlijn 5’ verwijst nu naar richtlijn 5."
    assert shown(session, second).endswith(" Zie richtlijn 5.")
    inlines = edit.text_block(session.document, second).inlines
    assert [one.block for one in inlines if isinstance(one, Reference)] == [guideline(session, 5)]
    select(place, "kennis")
    actions[ActionId.MAKE_REFERENCE].trigger()
    assert told[-1] == "‘kennis’ is geen nummer of kop in dit protocol."


def test_a_reference_is_followed_by_key_and_by_click(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    second, fourth = guideline(session, 2), guideline(session, 4)
    inlines = (Reference(fourth), *edit.text_block(session.document, second).inlines)
    session.edit(edit.replace_inlines(session.document, second, inlines), "proef")
    place.text.go_to(second)
    assert actions[ActionId.FOLLOW_REFERENCE].isEnabled()
    actions[ActionId.FOLLOW_REFERENCE].trigger()
    assert place.text.current_block().id == fourth
    place.text.go_to(second)
    point = place.text.cursorRect().center() + QPoint(4, 0)
    assert place.insertions.pointer.words_at(point) == (
        "Verwijst naar richtlijn 4. Ctrl+klik om erheen te gaan."
    )
    QTest.mouseClick(
        place.text.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        point,
    )
    assert place.text.current_block().id == fourth


def test_it_is_said_when_the_target_of_a_reference_goes(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    second, fourth = guideline(session, 2), guideline(session, 4)
    inlines = (*edit.text_block(session.document, second).inlines, Reference(fourth))
    session.edit(edit.replace_inlines(session.document, second, inlines), "proef")
    assert not place.lost.isVisible()
    place.commands.delete(fourth)
    assert place.lost.isVisible()
    assert place.lost.words() == "1 verwijzing leidt nergens meer heen. Weg is richtlijn 4."
    buttons = {button.text(): button for button in place.lost.findChildren(QPushButton)}
    buttons["Naar de verwijzing"].click()
    assert place.text.current_block().id == second
    buttons["Ongedaan maken"].click()
    assert not place.lost.isVisible()
    assert broken_references(session.document) == ()
    session.redo()
    assert place.lost.isVisible()
    place.text.go_to(guideline(session, 1))
    qtbot.keyClicks(place.text, "x")
    assert place.lost.isVisible()


# Definitions


def defining(session: Session, *defined: tuple[str, str]) -> None:
    document: Document = session.document
    for term, meaning in defined:
        document = definitions.add_definition(document, Definition(term, meaning))
    session.edit(document, "begrippen")


def test_a_selected_term_is_defined(
    place: WritePlace, session: Session, actions: Actions, told: list[str]
) -> None:
    select(place, "social media")
    actions[ActionId.ADD_DEFINITION].trigger()
    dialog = place.insertions.dialog
    assert isinstance(dialog, DefinitionDialog)
    assert dialog.term.text().casefold() == "social media"
    assert dialog.uses() == "Staat 12 keer in de tekst."
    dialog.meaning.setPlainText("Websites en apps.")
    dialog._choose()
    (made,) = session.document.definitions
    assert made.meaning == "Websites en apps."
    row = place.inspector.definitions.rows[0]
    place.inspector.definitions.count()
    assert (row.term.text(), row.count.text()) == (made.term, "12×")
    assert session.undo_label == "begrip toevoegen"
    actions[ActionId.ADD_DEFINITION].trigger()
    again = place.insertions.dialog
    assert isinstance(again, DefinitionDialog)
    again._choose()
    assert again.error() == "Dit begrip staat er al."
    again.term.setText(" ")
    again._choose()
    assert again.error() == "Geef het begrip een naam."
    again.reject()


def test_a_definition_is_changed_in_its_row_and_undone_as_one(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    defining(session, ("leerlingen", "Wie staat ingeschreven"))
    row = place.inspector.definitions.rows[0]
    row.meaning.moveCursor(row.meaning.textCursor().MoveOperation.End)
    qtbot.keyClicks(row.meaning, " op school.")
    assert session.document.definitions[0].meaning == "Wie staat ingeschreven op school."
    session.undo()
    assert session.document.definitions[0].meaning == "Wie staat ingeschreven"
    assert row.meaning.toPlainText() == "Wie staat ingeschreven"
    row.term.clear()
    row.term.textEdited.emit("")
    assert row.remark.words() == "Geef het begrip een naam."
    row.term.editingFinished.emit()
    assert row.term.text() == "leerlingen"


def test_what_is_the_matter_with_a_definition_is_said(place: WritePlace, session: Session) -> None:
    defining(session, ("GMR", "De raad."), ("leerlingen", ""), ("Ouders", "a"), ("ouders", "b"))
    panel = place.inspector.definitions
    panel.count()
    assert [row.remark.words() for row in panel.rows] == [
        "Komt in de tekst niet voor.",
        "Nog geen betekenis.",
        "Dit begrip staat er meer dan eens.",
        "Dit begrip staat er meer dan eens.",
    ]
    panel.rows[3].remove.click()
    panel.count()
    assert [row.remark.words() for row in panel.rows][2] == ""
    assert session.undo_label == "begrip verwijderen"


def test_definitions_are_sorted_by_one_command(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    defining(session, ("ouders", "a"), ("leerlingen", "b"))
    assert actions[ActionId.SORT_DEFINITIONS].isEnabled()
    actions[ActionId.SORT_DEFINITIONS].trigger()
    assert [row.term.text() for row in place.inspector.definitions.rows] == ["leerlingen", "ouders"]
    assert not actions[ActionId.SORT_DEFINITIONS].isEnabled()


def test_the_panel_leads_to_every_use_of_a_term(place: WritePlace, session: Session) -> None:
    defining(session, ("leerlingen", "b"))
    panel = place.inspector.definitions
    panel.count()
    seen = set()
    for _time in range(int(panel.rows[0].count.text().removesuffix("×"))):
        panel.rows[0].count.click()
        assert place.text.textCursor().selectedText().casefold() == "leerlingen"
        seen.add(place.text.textCursor().selectionStart())
    assert len(seen) == sum(1 for _use in definitions.term_uses(session.document, "leerlingen"))


def test_terms_are_marked_on_request_and_explained_under_the_pointer(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    assert not actions[ActionId.SHOW_TERMS].isEnabled()
    defining(session, ("social media", "Websites en apps."))
    first = session.document.blocks[0]
    assert place.insertions.marks.spans(first)[0] == (0, 12)
    before = place.text.grab().toImage()
    actions[ActionId.SHOW_TERMS].trigger()
    assert place.insertions.marks.shown
    assert place.text.grab().toImage() != before
    place.text.go_to(first.id)
    point = place.text.cursorRect().center() + QPoint(6, 0)
    assert place.insertions.pointer.words_at(point) == "social media: Websites en apps."


def test_a_read_only_text_has_its_terms_and_nothing_to_put_in(
    place: WritePlace, session: Session, actions: Actions, upstream: Version
) -> None:
    session.open(upstream.document_id)
    for action in (ActionId.INSERT_FIELD, ActionId.INSERT_REFERENCE, ActionId.ADD_DEFINITION):
        assert not actions[action].isEnabled()
    place.hide()
    assert not actions[ActionId.SHOW_TERMS].isEnabled()


# Tables


def test_in_a_cell_it_goes_as_elsewhere(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    made = doc(
        g("Groet elkaar.", id_="groet"),
        table(("De GMR", "Wie?"), id_="tabel"),
        fields={"naam": "de school"},
    )
    session.edit(
        msgspec.structs.replace(made, definitions=(Definition("GMR", "De raad."),)), "proef"
    )
    place.text.moveCursor(place.text.textCursor().MoveOperation.Start)
    assert place.text.find("Wie?")
    place.text.moveCursor(place.text.textCursor().MoveOperation.EndOfBlock)
    qtbot.keyClicks(place.text, " {na")
    qtbot.keyClick(place.text, Key.Key_Return)
    qtbot.keyClicks(place.text, ", ")
    actions[ActionId.INSERT_REFERENCE].trigger()
    qtbot.keyClick(dialog_of(place).search, Key.Key_Return)
    assert plain_text(session.document) == "Groet elkaar.\nDe GMR\tWie? De school, richtlijn 1"
    place.text.moveCursor(place.text.textCursor().MoveOperation.Start)
    place.insertions.go_to_field("naam")
    chip = chip_at_cursor(place.text)
    assert chip is not None
    assert chip.field == "naam"
    place.insertions.go_to_term("GMR")
    assert place.text.textCursor().selectedText() == "GMR"
    place.commands.delete(BlockId("groet"))
    assert place.lost.words() == "1 verwijzing leidt nergens meer heen. Weg is richtlijn 1."
