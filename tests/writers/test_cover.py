"""What an exported document says of itself, in words that a reader of policy knows."""

import datetime as dt

import msgspec
import pytest

from som_editor.core.lifecycle import (
    Adopted,
    Consented,
    Drafted,
    Event,
    Planned,
    Received,
    Submitted,
    TakenOver,
    Withdrawn,
)
from som_editor.core.metadata import Metadata
from som_editor.core.version import Source, Version
from som_editor.writers.cover import UNTITLED, cover, shown_number
from tests.build import NOW, doc
from tests.build import version as version_of
from tests.writers.docx_samples import ADOPTED, everything, protocol

DAY = dt.date(2026, 12, 14)


def rows(version: Version) -> dict[str, str]:
    return {row.label: row.value for row in cover(version).rows}


def bare(*events: Event, **metadata: str) -> Version:
    return version_of(doc(metadata=Metadata(**metadata)), *events)


def test_an_adopted_version_says_all_that_was_decided() -> None:
    assert rows(everything(*ADOPTED)) == {
        "Kenmerk": "TST-P&O-012",
        "Versie": "4.0",
        "Status": "Vastgesteld op 14-12-2026",
        "Eigenaar/portefeuillehouder": "beleidsmedewerker",
        "Instemming PGMR": "08-12-2026",
        "Vastgesteld door": "College van bestuur, 14-12-2026",
        "Ingangsdatum": "01-01-2027",
        "Evaluatiedatum": "01-01-2029",
        "Gebaseerd op": "Social Media Protocol Onderwijs",
    }


def test_what_is_unknown_is_left_out() -> None:
    assert rows(bare()) == {"Status": "Concept"}


def test_som_3_0_was_taken_over_as_it_was() -> None:
    around = cover(protocol())
    assert rows(protocol())["Status"] == "Overgenomen in de versie van 13-04-2021"
    assert around.edition == "Stichting SOM · versie 3.0"
    assert around.watermark == ""


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ((Drafted(NOW, "1.0"),), "Concept van 02-03-2026"),
        ((Submitted(NOW, DAY, for_consent=False),), "Ter advies sinds 14-12-2026"),
        ((Submitted(NOW, DAY, for_consent=True),), "Ter instemming sinds 14-12-2026"),
        ((Adopted(NOW, "Bestuur", DAY),), "Vastgesteld op 14-12-2026"),
        ((Withdrawn(NOW, DAY),), "Ingetrokken op 14-12-2026"),
        ((TakenOver(NOW, "3.0"),), "Overgenomen"),
        ((Received(NOW, "", DAY),), "Bron van 14-12-2026"),
        ((Received(NOW, "", DAY, reconstruction=True),), "Bron (reconstructie) van 14-12-2026"),
    ],
)
def test_every_status_says_since_when(events: tuple[Event, ...], status: str) -> None:
    assert rows(bare(*events))["Status"] == status


def test_a_reconstruction_says_so_on_every_page() -> None:
    assert cover(protocol("cnv-origineel-reconstructie")).status == "Bron (reconstructie)"


@pytest.mark.parametrize(
    ("event", "watermark"),
    [
        (Drafted(NOW, "1.0"), "Concept"),
        (Submitted(NOW, DAY, for_consent=True), ""),
        (Adopted(NOW, "Bestuur", DAY), ""),
        (Withdrawn(NOW, DAY), "Ingetrokken"),
        (TakenOver(NOW), ""),
    ],
)
def test_only_what_may_not_be_relied_upon_bears_a_watermark(event: Event, watermark: str) -> None:
    assert cover(bare(event)).watermark == watermark


def test_a_concept_never_passes_for_its_number() -> None:
    assert shown_number(bare(Drafted(NOW, "4.1")).standing) == "4.1-concept"
    assert shown_number(bare(TakenOver(NOW, "3.0")).standing) == "3.0"
    assert shown_number(bare().standing) == ""


def test_the_title_is_the_texts_own_else_the_files() -> None:
    assert cover(bare(title="Protocol")).title == "Protocol"
    read = msgspec.structs.replace(bare(), source=Source("protocol-2021.txt", "0" * 64))
    assert cover(read).title == "protocol-2021"
    assert cover(bare()).title == UNTITLED


def test_the_edition_says_what_there_is() -> None:
    assert cover(bare(organisation="Testschool")).edition == "Testschool"
    assert cover(bare(TakenOver(NOW, "3.0"))).edition == "versie 3.0"
    assert cover(bare()).edition == ""


def test_consent_names_its_body() -> None:
    known = rows(bare(Consented(NOW, "GMR", DAY), Planned(NOW, None, DAY)))
    assert known["Instemming GMR"] == "14-12-2026"
    assert known["Evaluatiedatum"] == "14-12-2026"
