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
    r"\s*:\s*(?P<value>.{0,79}[^.?!:;,\s])"
)
_FIELDS = {
    "kenmerk": "kenmerk",
    "eigenaar": "owner",
    "portefeuillehouder": "owner",
    "opgesteld door": "drawn_up_by",
    "organisatie": "organisation",
}


_NUMBER, _DATED = "number", "dated"


class Stated(NamedTuple):
    """The facts that a text states outside its running text, and the lines that state them."""

    metadata: Metadata
    number: str
    dated: dt.date | None
    lines: tuple[Line, ...]


def stated(lines: list[Line]) -> Stated:
    """The facts in `lines`. Only lines that say nothing else count.

    The first of a kind holds; a line that contradicts it, or names a day that is none, is text.
    """
    facts: dict[str, str] = {}
    found: list[Line] = []
    for line in lines:
        said = _facts(line.text)
        if said and all(facts.get(fact, value) == value for fact, value in said.items()):
            facts.update(said)
            found.append(line)
    number, dated = facts.pop(_NUMBER, ""), facts.pop(_DATED, "")
    day = dt.date.fromisoformat(dated) if dated else None
    return Stated(msgspec.convert(facts, Metadata), number, day, tuple(found))


def _facts(text: str) -> dict[str, str]:
    """What `text` states, by name; empty when it says anything else, or no possible day."""
    if match := _VERSION.fullmatch(text):
        return {_NUMBER: match[1]}
    if match := _ADAPTED.fullmatch(text):
        day = _iso_date(match["date"])
        return {"organisation": match["organisation"], _DATED: day} if day else {}
    if match := _DATE.fullmatch(text):
        day = _iso_date(match[1])
        return {_DATED: day} if day else {}
    if match := _LABELLED.fullmatch(text):
        return {_FIELDS[match["label"].lower()]: match["value"]}
    return {}


def _iso_date(text: str) -> str:
    """`text` (dd-mm-yyyy) as an ISO date; empty for "31-02-2021"."""
    day, month, year = (int(part) for part in re.split(r"[-/.]", text))
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
