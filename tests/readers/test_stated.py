import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.readers.lines import split_lines
from som_editor.readers.stated import Stated, stated


def facts(*lines: str) -> Stated:
    return stated(split_lines("\n".join(lines))[0])


def left(*lines: str) -> list[str]:
    """The lines that stay in the text."""
    taken = {line.text for line in facts(*lines).lines}
    return [line for line in lines if line not in taken]


@pytest.mark.parametrize("line", ["Versie 3.0", "versie: 3.0", "Versienummer 3.0", "VERSIE 3.0"])
def test_the_version_is_recognised(line: str) -> None:
    assert facts(line).number == "3.0"


@pytest.mark.parametrize(
    "line",
    [
        "Aangepast voor Stichting SOM op 13-04-2021",
        "Vastgesteld voor Stichting SOM op 13/4/2021",
        "Opgesteld voor Stichting SOM op 13.04.2021",
    ],
)
def test_for_whom_and_when_are_recognised(line: str) -> None:
    found = facts(line)
    assert (found.metadata.organisation, found.dated) == ("Stichting SOM", dt.date(2021, 4, 13))


def test_the_labels_of_a_cover_are_recognised() -> None:
    found = facts("Kenmerk: SOM-2021-04", "Portefeuillehouder: Testpersoon", "Datum: 1-2-2021")
    assert found.metadata.kenmerk == "SOM-2021-04"
    assert found.metadata.owner == "Testpersoon"
    assert found.dated == dt.date(2021, 2, 1)


def test_a_footer_on_every_page_is_taken_each_time() -> None:
    assert left("Versie 3.0", "Tekst.", "Versie 3.0") == ["Tekst."]


@pytest.mark.parametrize(
    "second",
    ["Versie 2.9", "Aangepast voor Stichting X op 13-04-2021", "Datum: 14-04-2021"],
)
def test_a_line_that_says_something_else_than_before_stays_text(second: str) -> None:
    first = ("Versie 3.0", "Aangepast voor Stichting SOM op 13-04-2021")
    assert left(*first, second) == [second]
    assert facts(*first, second).number == "3.0"


@pytest.mark.parametrize(
    "line", ["Datum: 31-02-2021", "Aangepast voor Stichting SOM op 00-13-2021"]
)
def test_an_impossible_day_stays_text(line: str) -> None:
    assert left(line) == [line]
    assert facts(line).dated is None


@pytest.mark.parametrize(
    "line",
    [
        "In versie 3.0 is dit anders",
        "Organisatie: het bestuur organiseert elk jaar een bijeenkomst.",
        "Deze tekst is aangepast voor Stichting SOM op 13-04-2021 door ons",
    ],
)
def test_running_text_stays_text(line: str) -> None:
    assert left(line) == [line]


@given(st.dates())
def test_any_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert facts(f"Datum: {day.day}-{day.month}-{day.year:04}").dated == day
