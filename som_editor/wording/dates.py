"""Dates as Dutch readers write them."""

import datetime as dt


def show_date(day: dt.date | None) -> str:
    """`day` as dd-mm-jjjj; empty when there is none."""
    return day.strftime("%d-%m-%Y") if day else ""
