import datetime as dt

import pytest

from som_editor.core.lifecycle import Adopted, Received
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version
from som_editor.writers.pdf_data import PageData, document_date, page_data
from tests.build import NOW, doc, h, p, version


def data(source: Version, *, body_only: bool = False) -> PageData:
    return page_data(source, pictures=(), logo=None, body_only=body_only)


def test_the_date_is_that_of_the_status_else_of_the_saving() -> None:
    adopted = Adopted(NOW, "College van bestuur", dt.date(2021, 4, 13))
    assert document_date(version(doc(), adopted)) == dt.date(2021, 4, 13)
    assert document_date(version(doc(), Received(NOW))) == NOW.date()


@pytest.mark.parametrize(
    ("tag", "language", "region"),
    [("nl-NL", "nl", "NL"), ("nl", "nl", ""), ("fy", "fy", ""), ("Nederlands", "nl", "")],
)
def test_language_and_region_are_apart_and_dutch_is_the_default(
    tag: str, language: str, region: str
) -> None:
    made = data(version(doc(metadata=Metadata(language=tag))))
    assert (made.language, made.region) == (language, region)


def test_a_long_title_is_cut_at_a_word_where_it_runs_along() -> None:
    made = data(version(doc(metadata=Metadata(title="Protocol " * 30))))
    assert len(made.running_title) <= 122
    assert made.running_title.endswith("Protocol …")
    assert made.title == "Protocol " * 30


def test_a_long_title_without_a_space_is_cut_too() -> None:
    made = data(version(doc(metadata=Metadata(title="x" * 200))))
    assert made.running_title == "x" * 120 + "…"


def test_contents_come_with_a_cover_and_headings_only() -> None:
    with_headings, without = version(doc(h("Kop"))), version(doc(p("Tekst.")))
    assert data(with_headings).contents == "Inhoud"
    assert data(with_headings, body_only=True).contents == ""
    assert data(without).contents == ""


def test_values_of_the_table_stand_on_one_line() -> None:
    adopted = Adopted(NOW, "College\nvan bestuur", dt.date(2026, 12, 14))
    rows = {row.label: row.value for row in data(version(doc(), adopted)).rows}
    assert rows["Vastgesteld door"] == "College van bestuur, 14-12-2026"
