import datetime as dt
import re

from hypothesis import given

from som_editor.core.document import Document
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.lifecycle import Drafted, Received
from som_editor.core.version import Version
from som_editor.writers.embedded import FORMAT_VERSION, facts
from tests import strategies
from tests.build import NOW, doc, p, version
from tests.writers.pdf_samples import ADOPTION, everything


def values(source: Version) -> dict[str, str]:
    return {fact.name: fact.value for fact in facts(source)}


def test_an_adopted_version_tells_its_ids_number_status_and_dates() -> None:
    assert values(everything(*ADOPTION)) == {
        "FormatVersion": FORMAT_VERSION,
        "DocumentId": "everything",
        "VersionId": "everything",
        "Version": "4.0",
        "Status": "adopted",
        "StatusDate": "2026-12-14",
        "ConsentedOn": "2026-12-08",
        "AdoptedOn": "2026-12-14",
        "EffectiveDate": "2027-01-01",
        "EvaluationDate": "2029-01-01",
        "ContentFingerprint": content_fingerprint(everything().document),
    }


def test_what_has_no_value_is_left_out() -> None:
    found = values(version(doc(p("Tekst.")), Received(NOW)))
    assert sorted(found) == [
        "ContentFingerprint",
        "DocumentId",
        "FormatVersion",
        "Status",
        "VersionId",
    ]


def test_a_concept_bears_the_day_and_never_the_hour_it_was_begun() -> None:
    begun = dt.datetime(2026, 3, 2, 23, 59, 59, tzinfo=dt.UTC)
    assert values(version(doc(), Drafted(begun, "3.1")))["StatusDate"] == "2026-03-02"


def test_each_name_can_be_a_name_in_xml_and_each_fact_says_what_it_means() -> None:
    for fact in facts(everything(*ADOPTION)):
        assert re.fullmatch("[A-Z][A-Za-z]+", fact.name)
        assert fact.meaning


@given(strategies.documents())
def test_the_same_words_have_the_same_fingerprint_and_no_fact_is_empty(
    document: Document,
) -> None:
    found = facts(version(document))
    assert found == facts(version(document))
    assert all(fact.value for fact in found)
