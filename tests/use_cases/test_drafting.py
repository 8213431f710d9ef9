import datetime as dt

import msgspec
import pytest

from som_editor.core.document import DocumentId
from som_editor.core.errors import NotFound
from som_editor.core.lifecycle import Planned, Status
from som_editor.core.version import Lineage, Source, VersionId
from som_editor.library import Library
from som_editor.use_cases.drafting import draft_from, open_draft, save_draft
from tests.build import NOW
from tests.library.shelf import begun, saved

D = DocumentId("d")
LATER = NOW + dt.timedelta(days=1)


def test_a_new_draft_starts_as_the_latest_version(library: Library) -> None:
    library.save_version(saved("v1", number="3.0"))
    draft = open_draft(library, D, now=LATER)
    assert draft.document == saved().document
    assert (draft.number, draft.started_at) == ("3.1", LATER)
    assert draft.lineage.predecessor == "v1"


def test_opening_a_draft_stores_nothing_yet(library: Library) -> None:
    library.save_version(saved())
    open_draft(library, D, now=LATER)
    assert library.draft(D) is None


def test_the_draft_that_is_there_is_opened(library: Library) -> None:
    library.save_version(saved())
    save_draft(library, begun())
    assert open_draft(library, D, now=LATER) == begun()


def test_a_document_that_is_only_a_draft_is_opened(library: Library) -> None:
    save_draft(library, begun())
    assert open_draft(library, D, now=LATER) == begun()


def test_there_is_no_draft_of_nothing(library: Library) -> None:
    with pytest.raises(NotFound) as caught:
        open_draft(library, D, now=NOW)
    assert (caught.value.what, caught.value.name) == ("document", "d")


def test_a_draft_keeps_what_its_version_came_from_and_was_planned() -> None:
    source = Source("som.txt", "0" * 64)
    version = saved(lineage=Lineage(VersionId("v0"), VersionId("cnv")), source=source)
    day = dt.date(2027, 8, 1)
    version = msgspec.structs.replace(version, events=(*version.events, Planned(NOW, day, None)))
    draft = draft_from(version, now=LATER)
    assert draft.lineage == Lineage(VersionId("v1"), VersionId("cnv"))
    assert (draft.source, draft.effective, draft.evaluation) == (source, day, None)


def test_a_draft_as_a_version_is_a_concept() -> None:
    standing = draft_from(saved(number="3.0"), now=LATER).as_version().standing
    assert (standing.status, standing.number) == (Status.CONCEPT, "3.1")
