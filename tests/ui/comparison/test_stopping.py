from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from som_editor.core.version import Version
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column
from som_editor.ui.jobs import Jobs

Sides = tuple[Version, Version]


def _stopped(qtbot: QtBot, place: ComparePlace, jobs: Jobs, ask: Callable[[], None]) -> None:
    """Ask for a comparison, and stop it before it is there."""
    with qtbot.waitSignal(jobs.idle):
        ask()
        jobs.cancel()
    qtbot.wait(1)


def test_another_pair_that_is_stopped_leaves_no_old_one_in_its_place(
    qtbot: QtBot, compared: ComparePlace, jobs: Jobs
) -> None:
    _stopped(qtbot, compared, jobs, compared.sides.swap.click)
    assert compared.empty.isVisible()
    assert compared.empty.again.isVisible()
    assert compared.view.compared is None
    with qtbot.waitSignal(compared.told):
        compared.empty.again.click()
    assert compared.view.isVisible()
    assert compared.sides.combos[Column.OLD].currentText() == "3.0"


def test_the_same_pair_that_is_stopped_stays_and_is_said_to_be_the_one_before(
    qtbot: QtBot, compared: ComparePlace, jobs: Jobs
) -> None:
    _stopped(qtbot, compared, jobs, compared.panel.renames.switches[0].click)
    assert compared.view.isVisible()
    assert compared.stale.words() == "Vergelijken is gestopt. Dit is de vorige vergelijking."
    again = compared.stale.findChild(type(compared.empty.again))
    assert again is not None
    with qtbot.waitSignal(compared.told):
        again.click()
    assert not compared.stale.isVisible()
    assert [rule.on for rule in compared.naming.rules] == [False]
    assert len(compared.walk.entries) == 20


def test_a_comparison_that_takes_long_is_waited_for_in_words(
    qtbot: QtBot, compared: ComparePlace, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compared._patience, "start", compared._patience.timeout.emit)
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
        assert compared.empty.isVisible()
        assert compared.empty.words() == "De teksten worden vergeleken."
        assert compared.panel.renames.isHidden()
    assert compared.view.isVisible()


def test_renames_cannot_be_switched_while_those_of_other_texts_are_shown(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
        assert not compared.panel.renames.isEnabled()
    assert compared.panel.renames.isEnabled()


def test_a_file_that_cannot_be_read_while_others_are_compared_leaves_nothing_wrong_in_sight(
    qtbot: QtBot, compared: ComparePlace, sides: Sides, tmp_path: Path
) -> None:
    with qtbot.waitSignal(compared.problem):
        compared.sides.swap.click()
        compared.compare_file(tmp_path / "weg.txt")
    assert compared.view.compared is None
    assert compared.empty.again.isVisible()
    with qtbot.waitSignal(compared.told):
        compared.empty.again.click()
    assert compared.sides.combos[Column.OLD].currentText() == "3.0"
