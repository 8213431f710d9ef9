import hashlib
from pathlib import Path

import msgspec
import pytest

from som_editor import assets
from som_editor.core import codec
from som_editor.core.comments import Anchor, Comment, CommentId
from som_editor.core.document import Image, NewId
from som_editor.core.errors import UnreadableFile
from som_editor.core.lifecycle import Status
from som_editor.core.version import Lineage, VersionId
from som_editor.library import Library
from som_editor.use_cases.importing import Imported, import_file, read_file
from som_editor.use_cases.samples import ADAPTATION
from som_editor.writers.docx import write_docx
from tests.build import NOW, doc, g
from tests.library.shelf import begun, saved
from tests.writers.docx_samples import DIGEST, PICTURE, everything

SAMPLE = assets.resource("protocols", ADAPTATION)


def imported(library: Library, path: Path, new_id: NewId) -> Imported:
    return import_file(library, path, now=NOW, new_id=new_id)


def test_an_import_is_the_first_version_of_a_document(library: Library, new_id: NewId) -> None:
    result = imported(library, SAMPLE, new_id)
    version = result.reading.version
    assert result.known is None
    assert library.latest(version.document_id) == version
    (line,) = library.documents()
    assert (line.title, line.standing.number, line.versions) == ("som-social-media-3.0", "3.0", 1)


def test_the_untouched_file_is_kept(library: Library, new_id: NewId) -> None:
    imported(library, SAMPLE, new_id)
    content = SAMPLE.read_bytes()
    assert library.file(hashlib.sha256(content).hexdigest()) == content


def test_the_same_file_is_imported_once(library: Library, new_id: NewId, tmp_path: Path) -> None:
    first = imported(library, SAMPLE, new_id)
    copy = tmp_path / "anders genoemd.txt"
    copy.write_bytes(SAMPLE.read_bytes())
    second = imported(library, copy, new_id)
    assert second.known is not None
    assert second.known.id == first.reading.version.id
    assert second.reading.report.guesses
    assert len(library.documents()) == 1


def test_a_file_that_changed_is_another_document(
    library: Library, new_id: NewId, tmp_path: Path
) -> None:
    imported(library, SAMPLE, new_id)
    changed = tmp_path / "som.txt"
    changed.write_bytes(SAMPLE.read_bytes() + b"Nog een regel.\n")
    assert imported(library, changed, new_id).known is None
    assert len(library.documents()) == 2


def test_an_import_can_be_undone_whole(library: Library, new_id: NewId) -> None:
    version = imported(library, SAMPLE, new_id).reading.version
    library.delete_document(version.document_id)
    assert library.documents() == ()
    assert imported(library, SAMPLE, new_id).known is None


def test_the_lineage_is_as_it_is_given(library: Library, new_id: NewId) -> None:
    lineage = Lineage(upstream=VersionId("cnv"))
    result = import_file(library, SAMPLE, now=NOW, new_id=new_id, lineage=lineage)
    assert result.reading.version.lineage == lineage


def test_a_file_that_cannot_be_read_leaves_the_library_as_it_was(
    library: Library, new_id: NewId, tmp_path: Path
) -> None:
    (tmp_path / "leeg.txt").touch()
    with pytest.raises(UnreadableFile):
        imported(library, tmp_path / "leeg.txt", new_id)
    assert library.documents() == ()


def test_reading_keeps_nothing(library: Library, new_id: NewId) -> None:
    assert read_file(SAMPLE, now=NOW, new_id=new_id).version.standing.number == "3.0"
    assert library.documents() == ()


# Word


def test_the_pictures_of_a_word_file_are_kept_with_it(
    library: Library, new_id: NewId, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(write_docx(everything(), images={DIGEST: PICTURE}))
    version = imported(library, path, new_id).reading.version
    (image,) = (block for block in version.document.blocks if isinstance(block, Image))
    assert library.file(image.digest) == PICTURE


def test_a_word_file_of_ours_is_known_where_it_came_from(
    library: Library, new_id: NewId, tmp_path: Path
) -> None:
    kept = imported(library, SAMPLE, new_id).reading.version
    path = tmp_path / "uitgave.docx"
    path.write_bytes(write_docx(kept))
    result = imported(library, path, new_id)
    assert result.known is not None
    assert result.known.id == kept.id


def test_a_word_file_of_ours_that_comes_back_with_remarks_is_taken_in(
    library: Library, new_id: NewId, tmp_path: Path
) -> None:
    kept = imported(library, SAMPLE, new_id).reading.version
    comment = Comment(
        CommentId("c"), Anchor(kept.document.blocks[0].id), "Testpersoon", NOW, "Klopt dit?"
    )
    path = tmp_path / "met-opmerkingen.docx"
    remarked = msgspec.structs.replace(kept, comments=(comment,))
    path.write_bytes(write_docx(remarked, comments=True))
    result = imported(library, path, new_id)
    assert result.known is None
    assert [one.text for one in result.reading.version.comments] == ["Klopt dit?"]


# Our own JSON


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "protocol.json"
    path.write_bytes(codec.encode(saved(lineage=Lineage(upstream=VersionId("cnv")))))
    return path


def test_an_exported_version_keeps_its_ids_and_lineage_in_another_library(
    library: Library, new_id: NewId, exported: Path
) -> None:
    version = imported(library, exported, new_id).reading.version
    assert (version.id, version.document_id) == ("v1", "d")
    assert version.lineage.upstream == "cnv"


def test_an_exported_version_is_known_where_it_came_from(
    library: Library, new_id: NewId, exported: Path
) -> None:
    library.save_version(saved())
    result = imported(library, exported, new_id)
    assert result.known is not None
    assert result.known.id == "v1"


def test_another_text_under_a_known_id_becomes_a_document_of_its_own(
    library: Library, new_id: NewId, exported: Path
) -> None:
    other = msgspec.structs.replace(saved(), document=doc(g("Anders"), id_="d"))
    library.save_version(other)
    result = imported(library, exported, new_id)
    assert result.known is None
    assert library.latest(other.document_id) == other
    assert len(library.documents()) == 2


def test_a_document_that_is_being_written_is_not_mixed_with_an_import(
    library: Library, new_id: NewId, exported: Path
) -> None:
    library.save_draft(begun())
    version = imported(library, exported, new_id).reading.version
    assert version.document_id != "d"
    assert library.draft(begun().document.id) == begun()


def test_any_number_of_exported_drafts_can_be_imported(
    library: Library, new_id: NewId, tmp_path: Path
) -> None:
    for name in ("een", "twee"):
        path = tmp_path / f"{name}.json"
        path.write_bytes(codec.encode(begun(name)))
        version = imported(library, path, new_id).reading.version
        assert version.id != "draft"
        assert version.standing.status is Status.CONCEPT
    assert len(library.documents()) == 2
