"""Which numbers will do for a version."""

import pytest

from som_editor.ui.editor.draft_number import number_problem


@pytest.mark.parametrize("number", ["3.1", "4", "4.0", "10.0", "3.0.1", "najaar 2026"])
def test_a_later_number_or_another_sort_of_name_will_do(number: str) -> None:
    assert number_problem(number, ["3.0", "2.1"]) == ""


def test_a_version_has_a_number() -> None:
    assert number_problem("", ["3.0"]) == "Geef de versie een nummer."


def test_a_number_is_used_once() -> None:
    assert number_problem("2.1", ["3.0", "2.1"]) == "Versie 2.1 is er al; kies een ander nummer."


@pytest.mark.parametrize("number", ["2", "2.9", "0.1"])
def test_a_number_is_not_lower_than_what_there_is(number: str) -> None:
    words = "Dit nummer ligt vóór 3.0; kies een hoger nummer."
    assert number_problem(number, ["", "2.1", "3.0"]) == words


def test_figures_are_compared_as_figures() -> None:
    assert number_problem("3.10", ["3.9"]) == ""
    assert number_problem("3.9", ["3.10"]) != ""


def test_names_that_are_no_figures_are_in_nobodys_way() -> None:
    assert number_problem("1.0", ["najaar 2026"]) == ""
