from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from som_editor.core.change import MetadataChange
from som_editor.core.comparison import summary
from som_editor.core.document import Text, TextBlock
from som_editor.core.errors import UnreadableFile, UnwritableFile
from som_editor.core.version import Version
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.arrangement import RowItem
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import COVER, Column
from som_editor.ui.comparison.entries import Entry
from som_editor.ui.comparison.report_kinds import Report
from som_editor.ui.publishing.pdf_pages import PdfPages
from som_editor.ui.session import Session
from som_editor.use_cases.comparing import render_report
from tests.ui.comparison.documents import restructured
from tests.writers.compared import samples

Key = Qt.Key
Sides = tuple[Version, Version]


def _shown(place: ComparePlace) -> tuple[Version, Version]:
    assert place.view.compared is not None
    comparison = place.view.compared.comparison
    return comparison.old, comparison.new


def _entries(place: ComparePlace) -> list[Entry]:
    return list(place.walk.entries)


def _named(place: ComparePlace, text: str) -> QPushButton:
    """The button under the current row that says `text`."""
    return next(button for button in place.view.action_buttons() if button.text() == text)


def _type(session: Session, words: str) -> None:
    """Change the first paragraph of the draft."""
    document = session.document
    first = document.blocks[0]
    assert isinstance(first, TextBlock)
    changed = msgspec.structs.replace(first, inlines=(*first.inlines, Text(words)))
    blocks = (changed, *document.blocks[1:])
    session.edit(msgspec.structs.replace(document, blocks=blocks), "typen")


# -- what is compared ---------------------------------------------------------------------------


def test_by_itself_the_original_is_compared_with_what_is_open(
    compared: ComparePlace, sides: Sides
) -> None:
    old, new = _shown(compared)
    assert (old.id, new.id) == (sides[0].id, sides[1].id)
    combos = compared.sides.combos
    assert combos[Column.OLD].currentText() == "Social Media Protocol Onderwijs (reconstructie)"
    assert combos[Column.NEW].currentText() == "3.0"
    assert "nagemaakt" in combos[Column.OLD].accessibleDescription()


def test_the_samples_differ_in_two_places_of_the_text_and_four_of_the_covers(
    compared: ComparePlace,
) -> None:
    entries = _entries(compared)
    assert [entry.sign for entry in entries if not isinstance(entry.change, MetadataChange)] == [
        "≠",
        "−",
    ]
    assert sum(isinstance(entry.change, MetadataChange) for entry in entries) == 4


def test_a_later_comparison_drops_the_earlier_one(
    qtbot: QtBot, place: ComparePlace, sides: Sides
) -> None:
    finished: list[str] = []
    place.told.connect(finished.append)
    place.show_comparison(*sides)
    with qtbot.waitSignal(place.told):
        place.show_comparison(sides[1], sides[0])
    qtbot.wait(50)
    assert len(finished) == 1
    assert [version.id for version in _shown(place)] == [sides[1].id, sides[0].id]


def test_swapping_lets_the_sides_change_places(
    qtbot: QtBot, compared: ComparePlace, sides: Sides
) -> None:
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
    assert [version.id for version in _shown(compared)] == [sides[1].id, sides[0].id]
    assert compared.sides.combos[Column.OLD].currentText() == "3.0"


def test_a_side_is_chosen_from_the_library(
    qtbot: QtBot, compared: ComparePlace, sides: Sides
) -> None:
    combo = compared.sides.combos[Column.OLD]
    row = combo.findText("3.0")
    with qtbot.waitSignal(compared.told):
        combo.setCurrentIndex(row)
        combo.activated.emit(row)
    assert [version.id for version in _shown(compared)] == [sides[1].id, sides[1].id]
    assert "gelijk" in compared.panel.equal.text()
    assert compared.panel.equal.isVisible()
    assert _entries(compared) == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_choosing_opens_the_list_of_the_old_side(qtbot: QtBot, place: ComparePlace) -> None:
    with qtbot.waitSignal(place.told):
        place.choose()
    combo = place.sides.combos[Column.OLD]
    assert combo.view().isVisible()
    combo.hidePopup()


def test_a_file_is_compared_as_the_old_side(
    qtbot: QtBot, place: ComparePlace, sides: Sides, tmp_path: Path
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Een alinea die nergens op lijkt.\n", encoding="utf-8")
    with qtbot.waitSignal(place.told):
        place.compare_file(path)
    old, new = _shown(place)
    assert old.source is not None
    assert old.source.file_name == "brief.txt"
    assert new.id == sides[1].id
    assert place.sides.combos[Column.OLD].currentText() == "brief.txt"


def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(
    qtbot: QtBot, compared: ComparePlace, tmp_path: Path
) -> None:
    before = compared.view.compared
    with qtbot.waitSignal(compared.problem) as told:
        compared.compare_file(tmp_path / "weg.txt")
    assert isinstance(told.args[0], UnreadableFile)
    assert compared.view.compared is before


def test_without_an_open_document_the_user_is_asked_to_choose(
    qtbot: QtBot, session: Session, place: ComparePlace, sides: Sides
) -> None:
    session.create("Leeg", "Stichting X")
    place.activate()
    assert place.empty.isVisible()
    assert place.view.compared is None


def test_opening_another_document_starts_over(
    qtbot: QtBot, session: Session, compared: ComparePlace, sides: Sides
) -> None:
    session.open(sides[0].document_id)
    assert compared.view.compared is None
    assert compared.sides.combos[Column.NEW].currentText() != ""


# -- walking ------------------------------------------------------------------------------------


def test_next_and_previous_walk_through_every_change(
    compared: ComparePlace, actions: Actions
) -> None:
    entries = _entries(compared)
    met = [compared.walk.current]
    for _ in entries[1:]:
        actions[ActionId.NEXT_CHANGE].trigger()
        assert compared.walk.current is not None
        assert compared.view.current_rank() == compared.walk.current.rank
        met.append(compared.walk.current)
    assert met == entries
    for expected in reversed(entries[:-1]):
        actions[ActionId.PREVIOUS_CHANGE].trigger()
        assert compared.walk.current == expected


def test_at_the_last_change_the_user_is_told_and_stays(
    qtbot: QtBot, compared: ComparePlace, actions: Actions
) -> None:
    for _ in _entries(compared)[1:]:
        actions[ActionId.NEXT_CHANGE].trigger()
    with qtbot.waitSignal(compared.told) as told:
        actions[ActionId.NEXT_CHANGE].trigger()
    assert told.args == ["Dit is de laatste wijziging."]
    assert compared.walk.place == len(_entries(compared)) - 1


def test_the_list_and_the_text_mark_the_same_change(compared: ComparePlace) -> None:
    listed = compared.panel.list
    last = len(_entries(compared)) - 1
    listed.chosen.emit(last)
    assert compared.view.current_rank() == _entries(compared)[last].rank
    assert "Alinea is weg" in listed.currentIndex().data()
    compared.view.jump_to(_entries(compared)[0].rank)
    assert "Titel" in listed.currentIndex().data()


def test_the_keys_of_the_walk_work_in_this_place_only(
    compared: ComparePlace, actions: Actions
) -> None:
    assert actions[ActionId.NEXT_CHANGE].isEnabled()
    compared.hide()
    assert not actions[ActionId.NEXT_CHANGE].isEnabled()


def test_where_the_user_is_is_told(qtbot: QtBot, compared: ComparePlace) -> None:
    heard: list[str] = []
    compared.where.connect(heard.append)
    compared.panel.list.chosen.emit(4)
    assert heard[-1] == "Inleiding, alinea 4"


# -- filters, renames, left-overs ---------------------------------------------------------------


def test_a_chip_hides_its_changes_from_text_list_and_walk(compared: ComparePlace) -> None:
    chips = compared.panel.chips.chips
    deleted = _entries(compared)[-1].rank
    chips["deleted"].click()
    assert [entry.sign for entry in _entries(compared)] == ["≠"] * 5
    assert RowItem(deleted) not in compared.view.items
    chips["metadata"].click()
    assert all(entry.rank != COVER for entry in _entries(compared))
    chips["deleted"].click()
    assert RowItem(deleted) in compared.view.items


def test_absent_classes_are_seen_to_be_absent(compared: ComparePlace) -> None:
    chips = compared.panel.chips.chips
    assert chips["inserted"].accessibleName() == "Ingevoegd 0"
    assert chips["moved"].accessibleName() == "Verplaatst 0"
    assert not chips["inserted"].isEnabled()


def test_a_rename_that_is_off_counts_its_places_as_changes(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    (switch,) = compared.panel.renames.switches
    assert switch.accessibleName() == "Hernoeming de school → Stichting SOM"
    with qtbot.waitSignal(compared.told):
        switch.click()
    assert len(_entries(compared)) == 6 + 14 - 1 + 1
    (again,) = compared.panel.renames.switches
    assert not again.isChecked()
    with qtbot.waitSignal(compared.told):
        again.click()
    assert len(_entries(compared)) == 6


def test_renames_are_listed_on_request(compared: ComparePlace) -> None:
    compared.panel.renames.shown.emit()
    assert [entry.sign for entry in _entries(compared)].count("≈") == 14
    compared.panel.renames.shown.emit()
    assert "≈" not in [entry.sign for entry in _entries(compared)]


def test_a_left_over_name_is_gone_to_and_then_let_stay(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    notice = compared.panel.leftovers
    assert notice.isVisible()
    assert notice.words() == "‘CNV Onderwijs’ in Inleiding, alinea 4"
    notice.go.click()
    rank = compared.view.current_rank()
    assert rank is not None
    assert compared.view.compared is not None
    assert compared.view.compared.is_forgotten(rank)
    notice.forgive.click()
    assert not notice.isVisible()
    assert not compared.view.compared.is_forgotten(rank)
    with qtbot.waitSignal(compared.told):
        compared.panel.renames.switches[0].click()
    assert not notice.isVisible()


def test_legitimate_mentions_are_counted_and_shown_on_request(compared: ComparePlace) -> None:
    mentions = compared.panel.mentions
    assert mentions.words() == "5 andere vermeldingen lijken terecht."
    assert mentions.links == []
    mentions.toggle.click()
    assert len(mentions.links) == 5
    assert mentions.links[3].text() == "‘CNV’ in Veiligheid, alinea 4"
    mentions.links[3].click()
    rank, shown = compared.view.current_rank(), compared.view.compared
    assert shown is not None
    assert rank is not None
    assert shown.place(rank) == "Veiligheid, alinea 4"
    compared.panel.leftovers.forgive.click()
    assert mentions.words() == "6 vermeldingen van een oude naam lijken terecht."
    mentions.toggle.click()
    assert mentions.links == []


def test_the_reader_stays_at_the_same_block_when_a_rename_is_switched(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    compared.panel.list.chosen.emit(4)
    place = compared.view.compared
    rank = compared.view.current_rank()
    assert place is not None
    assert rank is not None
    block = place.block(rank, Column.NEW)
    with qtbot.waitSignal(compared.told):
        compared.panel.renames.switches[0].click()
    after, now = compared.view.compared, compared.view.current_rank()
    assert after is not None
    assert now is not None
    assert after.block(now, Column.NEW) == block


# -- the draft ----------------------------------------------------------------------------------


def test_a_changed_draft_makes_the_comparison_stale_until_it_is_refreshed(
    qtbot: QtBot, session: Session, compared: ComparePlace
) -> None:
    assert not compared.stale.isVisible()
    _type(session, " Nieuw slot.")
    assert compared.stale.isVisible()
    assert compared.stale.words() == "De tekst is veranderd sinds deze vergelijking."
    with qtbot.waitSignal(compared.told):
        _button(compared, "Vernieuwen").click()
    assert not compared.stale.isVisible()
    assert _shown(compared)[1].document == session.document
    assert compared.sides.combos[Column.NEW].currentText() == "3.1-concept"
    _type(session, " En nog iets.")
    assert compared.stale.isVisible()
    session.undo()
    assert not compared.stale.isVisible()


def test_a_row_of_the_open_text_leads_to_where_it_is_written(
    qtbot: QtBot, session: Session, compared: ComparePlace
) -> None:
    compared.panel.list.chosen.emit(4)
    button = _named(compared, "Naar deze tekst")
    with qtbot.waitSignal(compared.go_to_write) as asked:
        button.click()
    block = next(block for block in session.document.blocks if block.id == asked.args[0])
    assert isinstance(block, TextBlock)
    assert "Instagram" in "".join(one.text for one in block.inlines if isinstance(one, Text))


def test_a_moved_row_leads_to_its_other_half(qtbot: QtBot, place: ComparePlace) -> None:
    comparison = restructured()
    with qtbot.waitSignal(place.told):
        place.show_comparison(comparison.old, comparison.new)
    moved = next(entry for entry in _entries(place) if entry.sign == "⇅")
    place.view.jump_to(moved.rank)
    _named(place, "Ga naar de oude plaats").click()
    assert place.view.compared is not None
    assert place.view.current_rank() == place.view.compared.partner(moved.rank)
    assert place.view.action_buttons()[0].text() == "Ga naar de nieuwe plaats"


# -- saving, sizes, keys ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "ending", "start"),
    [
        (Report.WORD, ".docx", b"PK"),
        (Report.PDF, ".pdf", b"%PDF"),
        (Report.PAGE, ".html", b"<!doctype html>"),
        (Report.REDLINE, ".docx", b"PK"),
    ],
)
def test_what_is_shown_becomes_a_file(
    qtbot: QtBot, compared: ComparePlace, tmp_path: Path, report: Report, ending: str, start: bytes
) -> None:
    compared.toolbar.report.click()
    dialog = compared.report.dialog
    assert dialog is not None
    dialog.choice.choose_at(list(Report).index(report))
    _button(dialog, "Opslaan…").click()
    (files,) = compared.findChildren(QFileDialog)
    assert files.isVisible()
    path = tmp_path / f"verschil{ending}"
    with qtbot.waitSignal(compared.saved) as saved:
        files.fileSelected.emit(str(path))
        files.close()
    assert saved.args == [f"Opgeslagen als verschil{ending}", path]
    assert path.read_bytes().startswith(start)


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(
    qtbot: QtBot, compared: ComparePlace, tmp_path: Path
) -> None:
    shown = compared.report.shown()
    assert shown is not None
    path = tmp_path / "weg" / "verschil.html"
    with qtbot.waitSignal(compared.problem) as told:
        compared.report.save(Report.PAGE, shown, path)
    assert isinstance(told.args[0], UnwritableFile)
    assert not path.parent.exists()


def test_what_a_filter_hides_is_left_out_of_the_report_and_that_is_said(
    compared: ComparePlace,
) -> None:
    compared.panel.chips.chips["deleted"].click()
    shown = compared.report.shown()
    assert shown is not None
    counts = summary(shown.shown)
    assert (counts.deleted, counts.edited, counts.rename, counts.metadata) == (0, 1, 14, 4)
    compared.toolbar.report.click()
    dialog = compared.report.dialog
    assert dialog is not None
    assert dialog.left_out.text() == "1 wijziging is verborgen en komt er niet in."
    dialog.choice.choose_at(list(Report).index(Report.REDLINE))
    assert "ook hernoemingen en wat verborgen is" in dialog.left_out.text()
    dialog.reject()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_to_print_is_asked_without_halting_the_window(
    qtbot: QtBot, compared: ComparePlace, actions: Actions
) -> None:
    actions[ActionId.PRINT].trigger()
    qtbot.waitUntil(lambda: compared.report.printing.dialog is not None)
    dialog = compared.report.printing.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_report_is_printed(qtbot: QtBot, compared: ComparePlace, tmp_path: Path) -> None:
    content = render_report(samples(), ".pdf")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    pages = PdfPages(content)
    with qtbot.waitSignal(compared.told) as told:
        compared.report.printing.print(pages, printer)
    assert "afgedrukt" in told.args[0]
    printed = PdfPages((tmp_path / "papier.pdf").read_bytes())
    assert printed.count == pages.count
    (before,), (after,) = (one.images([0], 0.25, 1.0) for one in (pages, printed))
    assert _inked(after) == pytest.approx(_inked(before), rel=0.25)


def test_one_column_and_no_folds_by_the_toolbar(compared: ComparePlace) -> None:
    folded = len(compared.view.items)
    compared.toolbar.fold.click()
    assert len(compared.view.items) > folded
    compared.toolbar.layout_chosen.emit(True)
    space = compared.view.space()
    assert space is not None
    assert space.columns.is_single


@pytest.mark.parametrize(
    ("width", "height", "docked", "single"),
    [
        (1440, 760, True, False),
        (1100, 760, True, False),
        (900, 700, False, False),
        (640, 700, False, True),
        (1280, 420, False, True),
    ],
)
def test_the_parts_fit_the_window(
    compared: ComparePlace, width: int, height: int, *, docked: bool, single: bool
) -> None:
    compared.resize(width, height)
    space = compared.view.space()
    assert space is not None
    assert compared.panel.isVisible() == docked
    assert compared.toolbar.list_button.isVisible() != docked
    assert space.columns.is_single == single
    assert compared.width() == width


@pytest.mark.parametrize("width", [1440, 1100, 1030, 900, 730, 500])
def test_no_tool_is_cut_off(compared: ComparePlace, width: int) -> None:
    compared.resize(width, 700)
    QApplication.processEvents()
    bar = compared.toolbar
    shown = [part for part in bar.findChildren(QWidget) if part.isVisible()]
    assert all(part.width() >= part.minimumSizeHint().width() for part in shown)
    assert bar.report.isVisible() != bar.more.isVisible()
    assert bar.segments.isVisible() != bar.single.isVisible()


def test_the_drawer_opens_over_the_texts_and_escape_closes_it(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    heard: list[str] = []
    compared.where.connect(heard.append)
    compared.resize(640, 600)
    compared.toolbar.list_button.click()
    assert compared.panel.isVisible()
    QTest.keyClick(compared.panel.list, Key.Key_Escape)
    assert not compared.panel.isVisible()
    compared.toolbar.list_button.click()
    compared.panel.list.chosen.emit(4)
    assert not compared.panel.isVisible()
    assert heard[-1] == "Inleiding, alinea 4: ‘Hyves’ is weg, ‘Instagram’ is nieuw"


def test_the_original_against_som_by_the_keyboard_alone(
    qtbot: QtBot, place: ComparePlace, actions: Actions, tmp_path: Path
) -> None:
    with qtbot.waitSignal(place.told):
        place.activate()
    edited = place.panel.chips.chips["edited"]
    qtbot.waitUntil(edited.isVisible)
    order = _tab_order(place)
    parts: list[QWidget] = [place.toolbar.fold, place.sides.combos[Column.OLD], place.sides.swap]
    parts += [place.sides.combos[Column.NEW], place.view, edited]
    parts += [place.panel.renames.switches[0], place.panel.leftovers.go, place.panel.list]
    places = [order.index(part) for part in parts]
    assert places == sorted(places)
    assert place.walk.place == 0
    for _ in range(4):
        actions[ActionId.NEXT_CHANGE].trigger()
    assert place.walk.current is not None
    assert place.walk.current.section == "Inleiding"
    switch = place.panel.renames.switches[0]
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(place.told):
        QTest.keyClick(switch, Key.Key_Space)
    assert len(_entries(place)) == 20
    assert place.panel.renames.switches[0].hasFocus()
    with qtbot.waitSignal(place.told):
        QTest.keyClick(place.panel.renames.switches[0], Key.Key_Space)
    forgive = place.panel.leftovers.forgive
    forgive.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(forgive, Key.Key_Space)
    assert not place.panel.leftovers.isVisible()
    listed = place.panel.list
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed, Key.Key_End)
    QTest.keyClick(listed, Key.Key_Return)
    assert place.view.current_rank() == _entries(place)[-1].rank


def test_everything_that_takes_the_focus_has_a_name(compared: ComparePlace) -> None:
    for widget in _tab_order(compared):
        name = widget.accessibleName() or getattr(widget, "text", str)()
        action = getattr(widget, "defaultAction", lambda: None)()
        assert name or action is not None, widget


def _inked(image: QImage) -> float:
    """Which part of the page is not white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    places = [(x, y) for x in range(grey.width()) for y in range(grey.height())]
    return sum(grey.pixelColor(x, y).value() < 200 for x, y in places) / len(places)


def _button(place: QWidget, text: str) -> QPushButton:
    return next(one for one in place.findChildren(QPushButton) if one.text() == text)


def _tab_order(place: ComparePlace) -> list[QWidget]:
    """What Tab reaches, in its order."""
    place.activateWindow()
    place.toolbar.fold.setFocus(Qt.FocusReason.TabFocusReason)
    order: list[QWidget] = []
    while (widget := QApplication.focusWidget()) is not None and widget not in order:
        order.append(widget)
        QTest.keyClick(widget, Key.Key_Tab)
    return order
