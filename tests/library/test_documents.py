import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from som_editor.core.document import Document, DocumentId
from som_editor.core.errors import NotFound
from som_editor.core.lifecycle import Status
from som_editor.core.metadata import Metadata
from som_editor.core.version import Draft, Version, VersionId
from som_editor.library import Library, open_library
from som_editor.use_cases.drafting import draft_from
from som_editor.use_cases.samples import add_samples

NOW = dt.datetime(2026, 5, 12, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(str(tmp_path / "proef.somlib")) as opened:
        yield opened


def _ids() -> Iterator[str]:
    return (f"id{number}" for number in itertools.count())


def _begun(name: str) -> Draft:
    document = Document(DocumentId(name), Metadata(title="Telefoons in de klas"))
    return Draft(document, "1.0", NOW, NOW)


def test_a_protocol_that_has_only_a_draft_is_listed(library: Library) -> None:
    library.save_draft(_begun("nieuw"))
    (line,) = library.documents()
    assert (line.title, line.draft_number, line.versions) == ("Telefoons in de klas", "1.0", 0)
    assert line.standing.status is Status.CONCEPT
    assert line.standing.number == "1.0"


def test_protocols_with_and_without_a_version_stand_in_one_list_the_last_changed_first(
    library: Library,
) -> None:
    add_samples(library, now=NOW - dt.timedelta(days=1), new_id=_ids().__next__)
    library.save_draft(_begun("nieuw"))
    assert [line.versions for line in library.documents()] == [0, 1, 1]


def test_a_deleted_document_takes_its_versions_its_draft_and_its_file_along(
    library: Library,
) -> None:
    upstream, adapted = add_samples(library, now=NOW, new_id=_ids().__next__)
    library.save_draft(draft_from(adapted, now=NOW))
    library.delete_document(adapted.document_id)
    assert [line.id for line in library.documents()] == [upstream.document_id]
    assert library.versions(adapted.document_id) == ()
    assert library.draft(adapted.document_id) is None
    assert adapted.source is not None
    with pytest.raises(NotFound):
        library.file(adapted.source.sha256)


def test_a_file_that_another_document_was_read_from_stays(library: Library) -> None:
    ids = _ids()
    _upstream, adapted = add_samples(library, now=NOW, new_id=ids.__next__)
    library.save_version(_as_another_document(adapted, next(ids)))
    library.delete_document(adapted.document_id)
    assert adapted.source is not None
    assert library.file(adapted.source.sha256)


def _as_another_document(version: Version, name: str) -> Version:
    document = msgspec.structs.replace(version.document, id=DocumentId(name))
    return msgspec.structs.replace(version, document=document, id=VersionId(f"version-{name}"))
