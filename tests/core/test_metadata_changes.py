import datetime as dt

import msgspec
import pytest

from som_editor.core.change import MetadataChange
from som_editor.core.document import Definition
from som_editor.core.lifecycle import (
    Adopted,
    Consented,
    Drafted,
    Event,
    Planned,
    Received,
    Submitted,
    TakenOver,
)
from som_editor.core.metadata import Metadata
from som_editor.core.metadata_changes import metadata_changes
from som_editor.core.version import Version
from tests.build import NOW, doc, version

DAY = dt.date(2021, 4, 13)


def differing(old: tuple[Event, ...], new: tuple[Event, ...]) -> list[tuple[str, str, str]]:
    changes = metadata_changes(version(doc(), *old), version(doc(), *new))
    return [(one.field, one.old, one.new) for one in changes]


def test_the_same_cover_has_no_differences() -> None:
    cover = version(doc(metadata=Metadata(title="Protocol")), Drafted(NOW, "1.0"))
    assert metadata_changes(cover, cover) == ()


@pytest.mark.parametrize(
    "field", [name for name in Metadata.__struct_fields__ if name != "language"]
)
def test_what_a_text_says_of_itself_is_compared(field: str) -> None:
    new = version(doc(metadata=Metadata(**{field: "Proef"})))
    assert metadata_changes(version(doc()), new) == (MetadataChange(field, "", "Proef"),)


def test_what_happened_to_a_version_is_compared_in_the_order_of_the_cover() -> None:
    happened = (
        Drafted(NOW, "4.0"),
        Planned(NOW, DAY, dt.date(2023, 4, 13)),
        Submitted(NOW, DAY, for_consent=True),
        Consented(NOW, "PGMR", DAY),
        Adopted(NOW, "College van bestuur", DAY),
    )
    assert differing((Drafted(NOW, "3.0"),), happened) == [
        ("version", "3.0", "4.0"),
        ("status", "concept", "adopted"),
        ("date", "2026-03-02", "2021-04-13"),
        ("consent_body", "", "PGMR"),
        ("consented_on", "", "2021-04-13"),
        ("adopted_by", "", "College van bestuur"),
        ("adopted_on", "", "2021-04-13"),
        ("effective", "", "2021-04-13"),
        ("evaluation", "", "2023-04-13"),
    ]


def test_where_a_text_came_from_is_no_difference_of_status() -> None:
    assert differing((Received(NOW),), (TakenOver(NOW),)) == []
    assert differing((Received(NOW),), (TakenOver(NOW, "3.0", DAY),)) == [
        ("version", "", "3.0"),
        ("date", "", "2021-04-13"),
    ]


def test_definitions_are_compared_by_their_terms_behind_the_cover() -> None:
    old = defining(("GMR", "De raad."), ("SOM", "De stichting."), title="Oud")
    new = defining(("SOM", "De stichting."), ("GMR", "De hele raad."), ("MR", "Een raad."))
    assert [(one.field, one.old, one.new) for one in metadata_changes(old, new)] == [
        ("title", "Oud", ""),
        ("definition: GMR", "De raad.", "De hele raad."),
        ("definition: MR", "", "Een raad."),
    ]


def test_a_term_that_is_defined_twice_has_both_meanings() -> None:
    old, new = defining(("MR", "Een raad.")), defining(("MR", "Een raad."), ("MR", "Een ander."))
    assert metadata_changes(old, new) == (
        MetadataChange("definition: MR", "Een raad.", "Een raad.; Een ander."),
    )


def test_the_order_of_definitions_is_no_difference() -> None:
    one, other = ("GMR", "De raad."), ("SOM", "De stichting.")
    assert metadata_changes(defining(one, other), defining(other, one)) == ()


def defining(*said: tuple[str, str], title: str = "") -> Version:
    definitions = tuple(Definition(*one) for one in said)
    document = msgspec.structs.replace(doc(metadata=Metadata(title=title)), definitions=definitions)
    return version(document)
