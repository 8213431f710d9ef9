"""What a text says of itself in its headers and footers: version, date, organisation."""

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from som_editor.core.metadata import Metadata
from som_editor.readers.lines import Line

_VERSION = re.compile(r"(?i)versie(?:nummer)?\s*:?\s*(\d+(?:\.\d+)*[a-z]?)")
_ADAPTED = re.compile(
    r"(?i)(?:aangepast|vastgesteld|opgesteld|gewijzigd)\s+voor\s+(?P<organisation>.{2,60}?)"
    r"\s+op\s+(?P<date>\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
_DATE = re.compile(r"(?i)(?:datum|d\.d\.)\s*:?\s*(\d{1,2}[-/.]\d{1,2}[-/.]\d{4})")
_LABELLED = re.compile(
    r"(?i)(?P<label>kenmerk|eigenaar|portefeuillehouder|opgesteld door|organisatie)"
    r"\s*:\s*(?P<value>.{1,80})"
)
_FIELDS = {
    "kenmerk": "kenmerk",
    "eigenaar": "owner",
    "portefeuillehouder": "owner",
    "opgesteld door": "drawn_up_by",
    "organisatie": "organisation",
}


class Stated(NamedTuple):
    """The facts that a text states outside its running text, and the lines that state them."""

    metadata: Metadata
    number: str
    dated: dt.date | None
    lines: tuple[Line, ...]


def stated(lines: list[Line]) -> Stated:
    """The facts in `lines`. Only lines that say nothing else count; the first of a kind wins."""
    fields: dict[str, str] = {}
    number = ""
    dated: dt.date | None = None
    found: list[Line] = []
    for line in lines:
        if match := _VERSION.fullmatch(line.text):
            number = number or match[1]
        elif match := _ADAPTED.fullmatch(line.text):
            fields.setdefault("organisation", match["organisation"])
            dated = dated or _date(match["date"])
        elif match := _DATE.fullmatch(line.text):
            dated = dated or _date(match[1])
        elif match := _LABELLED.fullmatch(line.text):
            fields.setdefault(_FIELDS[match["label"].lower()], match["value"])
        else:
            continue
        found.append(line)
    return Stated(msgspec.convert(fields, Metadata), number, dated, tuple(found))


def _date(text: str) -> dt.date | None:
    day, month, year = (int(part) for part in re.split(r"[-/.]", text))
    try:
        return dt.date(year, month, day)
    except ValueError:  # "31-02-2021": kept in the report, not made into a date
        return None
