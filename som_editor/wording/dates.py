"""Dates as Dutch readers write them."""

import datetime as dt
import re

_WRITTEN = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*")


def show_date(day: dt.date | None) -> str:
    """`day` as dd-mm-jjjj; empty when there is none."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}" if day else ""


def show_iso_date(text: str) -> str:
    """The ISO date `text` as dd-mm-jjjj; anything else as it stands."""
    try:
        return show_date(dt.date.fromisoformat(text))
    except ValueError:
        return text


def parse_date(text: str) -> dt.date | None:
    """The day that somebody wrote as dd-mm-jjjj (or with / . or spaces); None when it is none."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
