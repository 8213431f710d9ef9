import datetime as dt

import msgspec
from hypothesis import given

from som_editor.core.lifecycle import Adopted, Drafted, Status
from som_editor.core.metadata import Metadata
from som_editor.core.version import Draft, Source, display_title
from tests.build import NOW, doc, p, version
from tests.strategies import drafts

SOURCE = Source("protocol.sociale media.txt", "0" * 64)


def test_a_version_stands_where_its_events_leave_it() -> None:
    day = dt.date(2021, 4, 13)
    adopted = version(doc(p("tekst")), Drafted(NOW, "3.0"), Adopted(NOW, "bestuur", day))
    assert adopted.standing.status is Status.ADOPTED
    assert adopted.document_id == "d"


def test_the_title_is_what_the_text_says_else_the_name_of_its_file() -> None:
    titled = doc(metadata=Metadata(title="Protocol social media"))
    assert display_title(titled, SOURCE) == "Protocol social media"
    assert display_title(doc(), SOURCE) == "protocol.sociale media"
    assert display_title(doc(), None) == ""


def test_a_file_without_an_ending_is_a_title_too() -> None:
    assert display_title(doc(), Source("protocol", "0" * 64)) == "protocol"
    assert display_title(doc(), Source(".txt", "0" * 64)) == ".txt"


@given(drafts)
def test_a_draft_as_a_version_is_a_concept_with_its_number_and_plans(draft: Draft) -> None:
    made = draft.as_version()
    assert made.document is draft.document
    assert made.lineage == draft.lineage
    assert made.source == draft.source
    assert made.standing.status is Status.CONCEPT
    assert made.standing.number == draft.number
    assert (made.standing.effective, made.standing.evaluation) == (
        draft.effective,
        draft.evaluation,
    )


@given(drafts)
def test_a_draft_as_a_version_hangs_on_the_draft_alone(draft: Draft) -> None:
    assert msgspec.structs.replace(draft).as_version() == draft.as_version()
