from pathlib import Path

import pytest

from som_editor.core.document import BlockId, Digest, DocumentId, Image
from som_editor.core.errors import (
    Ambiguous,
    LibraryProblem,
    LibraryReason,
    NotFound,
    SomError,
    UnknownFormat,
    UnreadableFile,
    WrongUse,
)
from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.use_cases.opening import find_document, open_reference, open_whole, split_reference
from tests.build import NOW, doc, image, new_ids, version
from tests.library.shelf import begun, saved
from tests.writers.docx_samples import PICTURE


@pytest.fixture
def stocked(library: Library) -> Library:
    """Two versions and a draft of "Telefoons", and documents with awkward titles."""
    library.save_version(saved("v1", number="3.0"))
    library.save_version(saved("v2", number="3.1"))
    library.save_draft(begun(number="3.2"))
    library.save_draft(begun("nieuw", number="1.0", title="Alleen een concept"))
    library.save_version(saved("a1", of="adres", number="1", title="Mail a@b#c"))
    library.save_version(saved("t1", of="tweeling1", title="Tweeling"))
    library.save_version(saved("t2", of="tweeling2", title="tweeling"))
    library.save_version(saved("z1", of="zonder", title=""))
    return library


def opened(reference: str, library: Library) -> Version:
    return open_reference(
        reference, default_library=library.location, now=NOW, new_id=new_ids("new")
    )


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("Telefoons", "v2"),
        ("telefoons", "v2"),
        ("  Telefoons ", "v2"),
        ("d", "v2"),
        ("Telefoons@3.0", "v1"),
        ("d@3.1", "v2"),
        ("d@v1", "v1"),
        ("Telefoons@draft", "draft"),
        ("Telefoons@", "v2"),
        ("Alleen een concept", "draft"),
        ("nieuw@draft", "draft"),
        ("adres", "a1"),
        ("adres@1", "a1"),
        ("Mail a@b#c", "a1"),
        ("Mail a@b#c@1", "a1"),
        ("tweeling1", "t1"),
        ("zonder", "z1"),
    ],
)
def test_a_reference_names_a_version(stocked: Library, name: str, version: str) -> None:
    assert opened(f"#{name}", stocked).id == version
    assert opened(f"{stocked.location}#{name}", stocked).id == version


@pytest.mark.parametrize(
    ("name", "what", "sought"),
    [
        ("Onbekend", "document", "Onbekend"),
        ("", "document", ""),
        ("@3.0", "document", ""),
        ("Telefoons@9.9", "version", "9.9"),
        ("Telefoons@v9", "version", "v9"),
        ("adres@draft", "version", "draft"),
        ("Onbekend@3.0", "document", "Onbekend"),
    ],
)
def test_what_is_not_there_is_not_found(
    stocked: Library, name: str, what: str, sought: str
) -> None:
    with pytest.raises(NotFound) as caught:
        opened(f"#{name}", stocked)
    assert (caught.value.what, caught.value.name) == (what, sought)
    assert caught.value.where == stocked.shown_location


@pytest.mark.parametrize("name", ["Tweeling", "TWEELING", "Tweeling@1.0"])
def test_a_title_that_two_documents_bear_is_ambiguous(stocked: Library, name: str) -> None:
    with pytest.raises(Ambiguous) as caught:
        opened(f"#{name}", stocked)
    assert set(caught.value.candidates) == {"tweeling1", "tweeling2"}


def test_two_ways_of_writing_a_letter_are_one_title(library: Library) -> None:
    library.save_version(saved(title="Ide\u0301een"))
    assert find_document(library, "Id\u00e9een") == DocumentId("d")


def test_a_file_is_read(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "proef.txt"
    path.write_text("Een zin.", encoding="utf-8")
    assert len(opened(str(path), library).document.blocks) == 1


def test_a_file_may_have_a_hash_in_its_name(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "proef #1.txt"
    path.write_text("Een zin.", encoding="utf-8")
    assert len(opened(str(path), library).document.blocks) == 1


@pytest.mark.parametrize(
    ("reference", "error"),
    [
        ("weg.txt", UnreadableFile),
        ("", UnreadableFile),
        (".", UnreadableFile),
        ("nul\0.txt", UnreadableFile),
        ("lang" * 2000, UnreadableFile),
        ("weg.somlib#Telefoons", LibraryProblem),
        ("#" + "lang" * 2000, NotFound),
        ("lang" * 2000 + "#x", LibraryProblem),
        ("nul\0#x", LibraryProblem),
        ("onbekend://server#x", WrongUse),
        ("#", NotFound),
        ("##", NotFound),
        ("#@#@", NotFound),
    ],
)
def test_a_reference_to_nothing_is_told_in_our_own_terms(
    library: Library, reference: str, error: type[SomError]
) -> None:
    with pytest.raises(error):
        opened(reference, library)


def test_a_format_that_is_not_read_is_told_of_a_file(library: Library, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(UnknownFormat):
        opened(str(tmp_path / "foto.jpg"), library)


def test_a_missing_library_is_not_made(tmp_path: Path, library: Library) -> None:
    with pytest.raises(LibraryProblem) as caught:
        opened(f"{tmp_path}/weg.somlib#Telefoons", library)
    assert caught.value.reason is LibraryReason.MISSING
    assert not (tmp_path / "weg.somlib").exists()


def test_a_reference_is_split_at_the_last_hash_that_can_be_meant(path: Path) -> None:
    path.touch()
    assert split_reference("proef.txt") is None
    assert split_reference(str(path)) is None
    assert split_reference("#Titel") == ("", "Titel")
    assert split_reference("#Regels #1") == ("", "Regels #1")
    assert split_reference(f"{path}#Titel@3.0") == (str(path), "Titel@3.0")
    assert split_reference(f"{path}#Regels #1@2") == (str(path), "Regels #1@2")
    assert split_reference("weg.somlib#Titel") == ("weg.somlib", "Titel")
    assert split_reference("weg#som#Titel") == ("weg#som", "Titel")
    assert split_reference("postgresql://server/bank#Titel") == (
        "postgresql://server/bank",
        "Titel",
    )


def test_what_is_opened_brings_the_pictures_that_are_kept(library: Library) -> None:
    digest = Digest(library.put_file(PICTURE))
    blocks = [image("weg"), Image(BlockId("beeld"), digest, "image/png")]
    library.save_version(version(doc(*blocks)))
    whole = open_whole("#d", default_library=library.location, now=NOW, new_id=new_ids())
    assert (dict(whole.pictures), whole.dropped) == ({digest: PICTURE}, ())
