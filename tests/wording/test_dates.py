import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.wording.dates import date_problem, parse_date, show_date, show_iso_date

DAY = dt.date(2021, 4, 3)


@pytest.mark.parametrize(
    "text", ["03-04-2021", "3-4-2021", "03/04/2021", "3.4.2021", "3 4 2021", "  03-04-2021  "]
)
def test_a_day_is_read_however_dutch_people_write_it(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["", "gisteren", "2021-04-03", "31-02-2021", "00-01-2021", "1-13-2021", "1-1-21", "1-1-0000"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_every_day_is_read_as_it_is_shown(day: dt.date) -> None:
    assert parse_date(show_date(day)) == day
    assert show_iso_date(day.isoformat()) == show_date(day)
    assert len(show_date(day)) == len("dd-mm-jjjj")


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    day = parse_date(text)
    assert day is None or parse_date(show_date(day)) == day


def test_no_day_shows_as_nothing() -> None:
    assert show_date(None) == ""


def test_what_is_no_iso_date_shows_as_it_stands() -> None:
    assert show_iso_date("binnenkort") == "binnenkort"
    assert show_iso_date("") == ""


@given(st.one_of(st.text(max_size=12), st.from_regex(r"\d{1,2}-\d{1,2}-\d{2,4}", fullmatch=True)))
def test_what_is_no_day_has_a_reason_and_a_day_has_none(text: str) -> None:
    assert bool(date_problem(text)) == bool(text.strip() and parse_date(text) is None)


def test_a_month_has_no_more_days_than_it_has() -> None:
    assert date_problem("29-02-2028") == ""
    assert date_problem("29-02-2027") == "Die dag bestaat niet: februari 2027 heeft 28 dagen."
    assert date_problem("01-08-0000") == "Het jaar 0000 bestaat niet."
