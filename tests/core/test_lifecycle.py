import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.lifecycle import (
    Adopted,
    Consented,
    Drafted,
    Event,
    Planned,
    Received,
    Standing,
    Status,
    Submitted,
    TakenOver,
    Withdrawn,
    is_read_only,
    next_number,
    standing,
)
from tests.build import NOW
from tests.strategies import events

APRIL = dt.date(2021, 4, 13)
MAY = dt.date(2021, 5, 20)
JUNE = dt.date(2021, 6, 1)


def test_nothing_happened_yet() -> None:
    assert standing(()) == Standing(Status.CONCEPT)


def test_from_concept_to_adoption() -> None:
    now = standing(
        (
            Drafted(NOW, "4.0"),
            Planned(NOW, effective=JUNE, evaluation=dt.date(2023, 6, 1)),
            Submitted(NOW, APRIL, for_consent=True),
            Consented(NOW, "PGMR", MAY),
            Adopted(NOW, "College van bestuur", JUNE),
        )
    )
    assert now == Standing(
        Status.ADOPTED,
        "4.0",
        JUNE,
        consent_body="PGMR",
        consented_on=MAY,
        adopted_by="College van bestuur",
        adopted_on=JUNE,
        effective=JUNE,
        evaluation=dt.date(2023, 6, 1),
    )


@pytest.mark.parametrize(
    ("event", "status", "dated"),
    [
        (Drafted(NOW, "1.0"), Status.CONCEPT, NOW.date()),
        (TakenOver(NOW, "1.0", APRIL), Status.TAKEN_OVER, APRIL),
        (Received(NOW, "1.0", APRIL), Status.SOURCE, APRIL),
        (Submitted(NOW, MAY, for_consent=False), Status.FOR_ADVICE, MAY),
        (Submitted(NOW, MAY, for_consent=True), Status.FOR_CONSENT, MAY),
        (Adopted(NOW, "bestuur", MAY), Status.ADOPTED, MAY),
        (Withdrawn(NOW, JUNE), Status.WITHDRAWN, JUNE),
    ],
)
def test_each_event_gives_its_status_and_day(event: Event, status: Status, dated: dt.date) -> None:
    now = standing((event,))
    assert (now.status, now.dated) == (status, dated)


def test_consent_and_plans_leave_the_status_as_it_is() -> None:
    submitted = (Drafted(NOW, "4.0"), Submitted(NOW, APRIL, for_consent=True))
    now = standing((*submitted, Consented(NOW, "GMR", MAY), Planned(NOW, JUNE)))
    assert (now.status, now.dated) == (Status.FOR_CONSENT, APRIL)


def test_a_reconstruction_stays_known_as_one() -> None:
    assert standing((Received(NOW, reconstruction=True), Withdrawn(NOW, JUNE))).reconstruction


@given(st.lists(events, max_size=6))
def test_events_are_told_in_order_whatever_came_before(happened: list[Event]) -> None:
    last = Adopted(NOW, "bestuur", JUNE)
    assert standing((*happened, last)).status is Status.ADOPTED
    assert standing((*happened, last)).number == standing(tuple(happened)).number


def test_what_was_decided_or_received_is_read_only() -> None:
    assert {status for status in Status if is_read_only(status)} == {
        Status.ADOPTED,
        Status.WITHDRAWN,
        Status.SOURCE,
    }


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("", "1.0"),
        ("3", "3.1"),
        ("3.0", "3.1"),
        ("3.9", "3.10"),
        ("1.2.3", "1.2.4"),
        ("2021a", "2021a.1"),
        ("2.0a", "2.0a.1"),
        ("3.²", "3.².1"),
    ],
)
def test_the_number_that_follows(number: str, following: str) -> None:
    assert next_number(number) == following


@given(st.text(max_size=8))
def test_every_number_has_another_one_after_it(number: str) -> None:
    assert next_number(number) not in ("", number)
