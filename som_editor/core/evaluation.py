"""When a version that begins to hold is to be looked at again."""

import datetime as dt


def years_later(day: dt.date, years: int) -> dt.date | None:
    """The same day `years` later; 28 February for a 29th that is not there. None after 9999."""
    year = day.year + years
    if year > dt.MAXYEAR:
        return None
    try:
        return day.replace(year=year)
    except ValueError:  # only 29 February is in some years and not in others
        return day.replace(year=year, day=28)
