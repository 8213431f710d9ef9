import datetime as dt

import msgspec
import pytest

from som_editor.core.change import MetadataChange
from som_editor.core.lifecycle import (
    Adopted,
    Consented,
    Drafted,
    Event,
    Planned,
    Received,
    Standing,
    Status,
    TakenOver,
)
from som_editor.core.metadata import Metadata
from som_editor.core.metadata_changes import metadata_changes
from som_editor.core.version import Source, Version
from som_editor.wording.metadata_fields import describe_metadata_change, field_label, shown_value
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.wording.statuses import number_and_status, status_word
from tests.build import NOW, doc, version

DAY = dt.date(2021, 4, 13)


def a_version(*events: Event, title: str = "", file_name: str = "") -> Version:
    made = version(doc(metadata=Metadata(title=title, organisation="Stichting SOM")), *events)
    return msgspec.structs.replace(made, source=Source(file_name, "0" * 64) if file_name else None)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word_in_lower_case(status: Status) -> None:
    assert status_word(status) == status_word(status).lower() != ""


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(Status.CONCEPT, "3.1"), "3.1-concept"),
        (Standing(Status.ADOPTED, "3.1"), "3.1"),
        (Standing(Status.CONCEPT), ""),
    ],
)
def test_a_concept_is_marked_in_its_number(standing: Standing, words: str) -> None:
    assert number_and_status(standing) == words


@pytest.mark.parametrize(
    ("of", "title"),
    [
        (a_version(Drafted(NOW, "3.1"), title="Telefoons"), "Telefoons · 3.1-concept"),
        (a_version(TakenOver(NOW, "3.0"), file_name="som-3.0.txt"), "som-3.0"),
        (a_version(TakenOver(NOW, "3.0"), file_name="som.txt"), "som · 3.0"),
        (a_version(TakenOver(NOW)), "Zonder titel"),
    ],
)
def test_a_side_is_called_by_title_and_number(of: Version, title: str) -> None:
    assert side_title(of) == title


@pytest.mark.parametrize(
    ("of", "line"),
    [
        (a_version(TakenOver(NOW, "3.0", DAY)), "Overgenomen · Stichting SOM · 13-04-2021"),
        (
            a_version(Received(NOW, reconstruction=True)),
            "Bron · reconstructie · Stichting SOM",
        ),
        (
            a_version(Adopted(NOW, "College van bestuur", DAY)),
            "Vastgesteld · Stichting SOM · 13-04-2021",
        ),
    ],
)
def test_where_a_side_stands(of: Version, line: str) -> None:
    assert side_standing(of) == line


def test_a_reconstruction_is_said_to_be_one() -> None:
    assert reconstruction_note().endswith(".")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (MetadataChange("title", "Telefoons", ""), "Titel: ‘Telefoons’ → leeg"),
        (MetadataChange("date", "", "2021-04-13"), "Datum: leeg → 13-04-2021"),
        (MetadataChange("status", "source", "taken_over"), "Status: bron → overgenomen"),
        (MetadataChange("version", "", "3.0"), "Versie: leeg → 3.0"),
        (
            MetadataChange("definition: GMR", "De raad.", ""),
            "Begrip ‘GMR’: ‘De raad.’ → leeg",
        ),
    ],
)
def test_a_change_of_the_cover_in_words(change: MetadataChange, line: str) -> None:
    assert describe_metadata_change(change) == line


@pytest.mark.parametrize("field", [field.name for field in msgspec.structs.fields(Metadata)])
def test_every_field_of_the_text_has_a_label(field: str) -> None:
    assert field_label(field)


def test_every_field_of_the_cover_that_can_change_has_words() -> None:
    metadata = Metadata(*(field.name for field in msgspec.structs.fields(Metadata)))
    full = version(
        doc(metadata=metadata),
        Drafted(NOW, "3.1"),
        Consented(NOW, "PGMR", DAY),
        Adopted(NOW, "College van bestuur", DAY),
        Planned(NOW, DAY, DAY),
    )
    changes = metadata_changes(version(doc()), full)
    assert len(changes) == 16
    for change in changes:
        assert describe_metadata_change(change).startswith(f"{field_label(change.field)}: ")


def test_an_empty_value_shows_as_nothing() -> None:
    assert shown_value("effective", "") == ""
