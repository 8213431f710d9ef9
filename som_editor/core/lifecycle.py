"""What happened to a version, as an append-only list of events; its status is derived from them.

Content and lifecycle are apart: what is consented to must not change by being consented to.
"""

import datetime as dt
from enum import StrEnum

import msgspec


class Status(StrEnum):
    """Where a version stands. SOURCE and TAKEN_OVER come from outside the program."""

    CONCEPT = "concept"
    FOR_ADVICE = "for_advice"
    FOR_CONSENT = "for_consent"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"
    TAKEN_OVER = "taken_over"
    SOURCE = "source"


class Drafted(msgspec.Struct, frozen=True, tag="drafted"):
    """Saved as a concept under `number`."""

    at: dt.datetime
    number: str


class TakenOver(msgspec.Struct, frozen=True, tag="taken_over", omit_defaults=True):
    """Imported as a version that was in force already; `dated` as its text says."""

    at: dt.datetime
    number: str = ""
    dated: dt.date | None = None


class Received(msgspec.Struct, frozen=True, tag="received", omit_defaults=True):
    """Imported as somebody else's publication; `reconstruction` when it is not their own file."""

    at: dt.datetime
    number: str = ""
    dated: dt.date | None = None
    reconstruction: bool = False


class Planned(msgspec.Struct, frozen=True, tag="planned", omit_defaults=True):
    """The dates between which the version is meant to hold, and when it is looked at again."""

    at: dt.datetime
    effective: dt.date | None = None
    evaluation: dt.date | None = None


class Submitted(msgspec.Struct, frozen=True, tag="submitted"):
    """Laid before a council: for advice, or for consent."""

    at: dt.datetime
    on: dt.date
    for_consent: bool


class Consented(msgspec.Struct, frozen=True, tag="consented"):
    """`body` (PGMR, GMR, …) consented on `on`."""

    at: dt.datetime
    body: str
    on: dt.date


class Adopted(msgspec.Struct, frozen=True, tag="adopted"):
    """Adopted by `by` on `on`; from here on the version is read-only."""

    at: dt.datetime
    by: str
    on: dt.date


class Withdrawn(msgspec.Struct, frozen=True, tag="withdrawn"):
    """No longer in force since `on`."""

    at: dt.datetime
    on: dt.date


Event = Drafted | TakenOver | Received | Planned | Submitted | Consented | Adopted | Withdrawn


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the events add up to. `dated` is the day of the last change of status, if known."""

    status: Status = Status.CONCEPT
    number: str = ""
    dated: dt.date | None = None
    reconstruction: bool = False
    consent_body: str = ""
    consented_on: dt.date | None = None
    adopted_by: str = ""
    adopted_on: dt.date | None = None
    effective: dt.date | None = None
    evaluation: dt.date | None = None


def standing(events: tuple[Event, ...]) -> Standing:
    """What `events`, oldest first, add up to; without any, an unnumbered concept."""
    now = Standing()
    for event in events:
        now = _after(now, event)
    return now


def _after(now: Standing, event: Event) -> Standing:
    replace = msgspec.structs.replace
    match event:
        case Drafted():
            return replace(now, status=Status.CONCEPT, number=event.number, dated=event.at.date())
        case TakenOver():
            return replace(now, status=Status.TAKEN_OVER, number=event.number, dated=event.dated)
        case Received():
            return replace(
                now,
                status=Status.SOURCE,
                number=event.number,
                dated=event.dated,
                reconstruction=event.reconstruction,
            )
        case Planned():
            return replace(now, effective=event.effective, evaluation=event.evaluation)
        case Submitted():
            status = Status.FOR_CONSENT if event.for_consent else Status.FOR_ADVICE
            return replace(now, status=status, dated=event.on)
        case Consented():
            return replace(now, consent_body=event.body, consented_on=event.on)
        case Adopted():
            return replace(
                now,
                status=Status.ADOPTED,
                dated=event.on,
                adopted_by=event.by,
                adopted_on=event.on,
            )
        case Withdrawn():
            return replace(now, status=Status.WITHDRAWN, dated=event.on)


def is_read_only(status: Status) -> bool:
    """Whether a version of this status may no longer be edited."""
    return status in (Status.ADOPTED, Status.WITHDRAWN, Status.SOURCE)


def next_number(number: str) -> str:
    """The number that a revision of `number` is proposed: "3.0" → "3.1", "" → "1.0"."""
    head, dot, tail = number.rpartition(".")
    if dot and tail.isdecimal():
        return f"{head}.{int(tail) + 1}"
    return f"{number}.1" if number else "1.0"
