from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from som_editor.core import codec
from som_editor.core.errors import NotFound, UnreadableFile
from som_editor.core.version import Version, VersionId
from som_editor.library import Library
from som_editor.settings import load_settings
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.recent_comparisons import MOST, pair_words
from som_editor.ui.session import Session

Sides = tuple[Version, Version]
ORIGINAL = "Social Media Protocol Onderwijs (reconstructie)"


def _words(place: ComparePlace) -> list[str]:
    return [pair_words(pair) for pair in place.recent.pairs()]


def test_the_newest_pair_stands_first_and_none_stands_there_twice(
    qtbot: QtBot, compared: ComparePlace, tmp_path: Path
) -> None:
    assert _words(compared) == [f"{ORIGINAL} ↔ som-social-media-3.0"]
    for _ in range(2):
        with qtbot.waitSignal(compared.told):
            compared.sides.swap.click()
    assert _words(compared) == [
        f"{ORIGINAL} ↔ som-social-media-3.0",
        f"som-social-media-3.0 ↔ {ORIGINAL}",
    ]
    kept = load_settings(tmp_path / "settings.toml").recent_comparisons
    assert kept == compared.recent.pairs()


def test_no_more_than_a_few_are_remembered(compared: ComparePlace, sides: Sides) -> None:
    for number in range(MOST + 2):
        another = msgspec.structs.replace(sides[0], id=VersionId(f"v{number}"))
        compared.recent.remember(another, sides[1])
    assert len(compared.recent.pairs()) == MOST


def test_a_pair_is_opened_again_from_the_toolbar(
    qtbot: QtBot, compared: ComparePlace, sides: Sides
) -> None:
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
    again = compared.toolbar.pairs.actions()[1]
    assert again.text() == f"{ORIGINAL} ↔ som-social-media-3.0"
    with qtbot.waitSignal(compared.told):
        again.trigger()
    assert compared.sides.combos[Column.NEW].currentText() == "3.0"


def test_two_files_are_opened_again_where_nothing_is_compared(
    qtbot: QtBot, session: Session, place: ComparePlace, tmp_path: Path
) -> None:
    paths = [tmp_path / "oud.txt", tmp_path / "nieuw.txt"]
    for path in paths:
        path.write_text(f"Een alinea uit {path.stem}.\n", encoding="utf-8")
    place.drops.both_dropped.emit(*paths)
    qtbot.waitUntil(lambda: place.view.compared is not None)
    session.create("Leeg", "Stichting X")
    place.activate()
    (button,) = place.empty.recent
    assert button.isVisible()
    assert button.text() == "oud.txt ↔ nieuw.txt"
    with qtbot.waitSignal(place.told):
        button.click()
    assert place.sides.combos[Column.OLD].currentText() == "oud.txt"
    assert place.sides.combos[Column.NEW].currentText() == "nieuw.txt"


@pytest.mark.parametrize("gone", ["file", "version"])
def test_what_is_gone_is_told_by_its_name(
    qtbot: QtBot, place: ComparePlace, library: Library, sides: Sides, tmp_path: Path, gone: str
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Een alinea.\n", encoding="utf-8")
    with qtbot.waitSignal(place.told):
        place.compare_file(path)
    if gone == "file":
        path.unlink()
    else:
        library.delete_document(sides[1].document_id)
    with qtbot.waitSignal(place.problem) as told:
        place.recent.open(place.recent.pairs()[0])
    (error,) = told.args
    if gone == "file":
        assert isinstance(error, UnreadableFile)
    else:
        assert isinstance(error, NotFound)
        assert error.name == "som-social-media-3.0"


def test_a_pair_that_was_opened_again_is_not_taken_for_the_open_text(
    qtbot: QtBot, session: Session, compared: ComparePlace, sides: Sides
) -> None:
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
    session.create("Ander protocol", "Stichting X")
    compared.activate()
    with qtbot.waitSignal(compared.told):
        compared.empty.recent[0].click()
    session.edit_metadata("titel", title="Nog een ander")
    compared.activate()
    assert not compared.stale.isVisible()


def test_a_draft_that_came_as_a_file_is_not_the_draft_of_the_library(
    qtbot: QtBot, session: Session, place: ComparePlace, sides: Sides, tmp_path: Path
) -> None:
    session.edit_metadata("titel", title="Protocol sociale media")
    path = tmp_path / "concept.json"
    path.write_bytes(codec.encode(session.version))
    session.edit_metadata("titel", title="Protocol social media")
    with qtbot.waitSignal(place.told):
        place.compare_file(path)
    assert place.view.compared is not None
    assert place.view.compared.comparison.old.document.metadata.title == "Protocol sociale media"
    assert not place.stale.isVisible()
    (pair,) = place.recent.pairs()
    assert (pair.old.path, pair.new.version) == (str(path), "draft")
