from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from som_editor import assets
from som_editor.core.document import NewId
from som_editor.library import Library
from som_editor.ui.dialogs.import_report import ImportReportDialog
from som_editor.use_cases.importing import Imported, import_file
from tests.ui.conftest import FixedClock

Open = Callable[[Path], ImportReportDialog]


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "telefoons.txt"
    path.write_text("Telefoons\n\n1. De telefoon blijft\nin de tas.\n2. Een oproep mag.\n")
    return path


@pytest.fixture
def open_report(qtbot: QtBot, library: Library, clock: FixedClock, new_id: NewId) -> Open:
    def opened(path: Path) -> ImportReportDialog:
        imported: Imported = import_file(library, path, now=clock(), new_id=new_id)
        dialog = ImportReportDialog(imported, library)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return opened


def _button(dialog: ImportReportDialog, text: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == text)


def test_every_guess_is_told_with_its_line(open_report: Open, own_file: Path) -> None:
    dialog = open_report(own_file)
    assert "telefoons.txt" in dialog.headline.text()
    assert "Regel 3" in dialog.lines.toPlainText()


def test_the_document_can_be_opened(qtbot: QtBot, open_report: Open, own_file: Path) -> None:
    dialog = open_report(own_file)
    with qtbot.waitSignal(dialog.open_asked) as asked:
        _button(dialog, "Openen").click()
    (document,) = asked.args
    assert document in [line.id for line in dialog._library.documents()]


def test_the_import_can_be_undone_whole(
    qtbot: QtBot, open_report: Open, own_file: Path, library: Library
) -> None:
    before = library.documents()
    dialog = open_report(own_file)
    with qtbot.waitSignal(dialog.undone) as undone:
        _button(dialog, "Import ongedaan maken").click()
    assert undone.args == ["telefoons.txt"]
    assert library.documents() == before
    assert not dialog.isVisible()


def test_after_undoing_the_file_can_be_imported_again(open_report: Open, own_file: Path) -> None:
    first = open_report(own_file)
    _button(first, "Import ongedaan maken").click()
    again = open_report(own_file)
    assert again.windowTitle() == "Importverslag"


def test_a_file_that_was_here_already_is_not_undone(
    qtbot: QtBot, open_report: Open, library: Library
) -> None:
    before = library.documents()
    dialog = open_report(assets.resource("protocols", "som-social-media-3.0.txt"))
    texts = [button.text() for button in dialog.findChildren(QPushButton)]
    assert dialog.windowTitle() == "Dit bestand is er al"
    assert "Import ongedaan maken" not in texts
    _button(dialog, "Sluiten").click()
    assert library.documents() == before


def test_a_library_that_refuses_is_told_in_the_dialog(
    open_report: Open, own_file: Path, library: Library
) -> None:
    dialog = open_report(own_file)
    library.close()
    path = Path(library.location)
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()
    path.mkdir()
    _button(dialog, "Import ongedaan maken").click()
    assert dialog.isVisible()
    assert dialog.problem.words()
