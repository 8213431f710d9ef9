import datetime as dt

import pytest

from som_editor.core.document import DocumentId, NewId
from som_editor.core.errors import WrongUse
from som_editor.core.lifecycle import Status
from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.use_cases.drafting import draft_from
from som_editor.use_cases.versioning import save_version
from tests.build import NOW, new_ids
from tests.library.shelf import begun, saved

D = DocumentId("d")
LATER = NOW + dt.timedelta(days=1)


def save(
    library: Library, number: str = "3.1", note: str = "", new_id: NewId | None = None
) -> Version:
    draft = draft_from(saved(number="3.0"), now=NOW)
    return save_version(
        library, draft, number=number, note=note, now=LATER, new_id=new_id or new_ids("versie")
    )


@pytest.fixture(autouse=True)
def _with_a_version(library: Library) -> None:
    library.save_version(saved("v1", number="3.0"))
    library.save_draft(begun())


def test_the_draft_becomes_the_newest_version_and_is_done_with(library: Library) -> None:
    version = save(library)
    assert library.latest(D) == version
    assert library.draft(D) is None
    assert (version.id, version.saved_at) == ("versie0", LATER)
    assert (version.standing.status, version.standing.number) == (Status.CONCEPT, "3.1")
    assert version.lineage.predecessor == "v1"


def test_the_note_is_kept(library: Library) -> None:
    save(library, note="  Twee regels\nen een\x07 belletje ")
    assert library.versions(D)[0].note == "Twee regels\nen een belletje"


@pytest.mark.parametrize("number", ["", "  ", "\t\n", "\x00"])
def test_a_version_needs_a_number(library: Library, number: str) -> None:
    with pytest.raises(WrongUse) as caught:
        save(library, number)
    assert caught.value.problem == "no_number"
    assert library.draft(D) == begun()


@pytest.mark.parametrize("number", ["3.0", " 3.0 ", "3.\x000"])
def test_a_number_is_used_once(library: Library, number: str) -> None:
    with pytest.raises(WrongUse) as caught:
        save(library, number)
    assert (caught.value.problem, caught.value.value) == ("number_taken", "3.0")
    assert len(library.versions(D)) == 1


def test_a_number_stands_on_one_line(library: Library) -> None:
    assert save(library, " 3.1 \n bis ").standing.number == "3.1 bis"


def test_the_number_of_another_document_is_free(library: Library) -> None:
    library.save_version(saved("x", of="ander", number="3.1"))
    assert save(library, "3.1").standing.number == "3.1"
