"""Dates as Dutch readers write them."""

import calendar
import datetime as dt
import re

from som_editor.i18n import _

_SHORT_YEAR = re.compile(r"\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}\s*")
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


def date_problem(text: str) -> str:
    """Why `text` is no day, as a sentence; empty when it is one, or nothing at all."""
    if not text.strip() or parse_date(text):
        return ""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        if _SHORT_YEAR.fullmatch(text):
            return _("Schrijf het jaar met vier cijfers, zoals 01-08-2027.")
        return _("Schrijf de dag als dd-mm-jjjj, zoals 01-08-2027.")
    _day, month, year = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        return _("Maand {month} bestaat niet. Schrijf eerst de dag, dan de maand.").format(
            month=month
        )
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return _("Het jaar {year} bestaat niet.").format(year=match[3])
    return _("Die dag bestaat niet: {month} heeft {days} dagen.").format(
        month=f"{month_name(month)} {year}", days=calendar.monthrange(year, month)[1]
    )


def month_name(month: int) -> str:
    """What the month is called, 1 for January."""
    return (
        _("januari"),
        _("februari"),
        _("maart"),
        _("april"),
        _("mei"),
        _("juni"),
        _("juli"),
        _("augustus"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    )[month - 1]
