"""When a version is to be looked at again."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.evaluation import years_later


def test_it_is_the_same_day_some_years_later() -> None:
    assert years_later(dt.date(2027, 1, 1), 2) == dt.date(2029, 1, 1)
    assert years_later(dt.date(2028, 2, 29), 1) == dt.date(2029, 2, 28)
    assert years_later(dt.date(2028, 2, 29), 4) == dt.date(2032, 2, 29)
    assert years_later(dt.date(9999, 1, 1), 1) is None


@given(st.dates(), st.integers(1, 10))
def test_it_lies_behind(day: dt.date, years: int) -> None:
    later = years_later(day, years)
    assert later is None or (later > day and later.year == day.year + years)
