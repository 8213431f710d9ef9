"""Our own Word files come back whole."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from som_editor.core.comparison import compare
from som_editor.core.document import Digest, Document, DocumentId, Image, Reference, TextBlock
from som_editor.core.metadata import Metadata
from som_editor.core.metadata_changes import metadata_changes
from som_editor.core.numbering import numbers
from som_editor.core.version import Version
from som_editor.readers import Reading
from som_editor.readers.docx import read_docx
from som_editor.readers.docx.own import FACTS, PROGRAM, UNTITLED
from som_editor.writers import cover, embedded
from som_editor.writers.docx import bookmarks, write_docx
from tests import strategies
from tests.build import NOW, new_ids, version
from tests.readers.docx_expected import expected, frozen
from tests.writers.docx_samples import ADOPTED, LOGO, PICTURE, everything, png, protocol

PATH = Path("uitgave.docx")
PICTURES = {name: png(20 + place, 10) for place, name in enumerate("abc")}
KNOWN = {hashlib.sha256(name.encode()).hexdigest(): content for name, content in PICTURES.items()}
BYTES = {Digest(hashlib.sha256(content).hexdigest()): content for content in PICTURES.values()}


def read_back(content: bytes) -> Reading:
    return read_docx(PATH, content, NOW, new_ids("n"))


def with_real_pictures(document: Document) -> Document:
    """`document` with pictures whose digests are those of their bytes."""
    blocks = tuple(
        msgspec.structs.replace(
            block, digest=Digest(hashlib.sha256(KNOWN[block.digest]).hexdigest())
        )
        if isinstance(block, Image)
        else block
        for block in document.blocks
    )
    return msgspec.structs.replace(document, blocks=blocks)


def differences(old: Document, new: Document) -> Sequence[object]:
    """What a comparison finds in the text, the numbers as they show."""
    return compare(version(expected(old)), version(frozen(new))).changes


def test_a_document_with_everything_comes_back() -> None:
    original = everything(*ADOPTED)
    digest = Digest(hashlib.sha256(PICTURE).hexdigest())
    blocks = tuple(
        msgspec.structs.replace(block, digest=digest) if isinstance(block, Image) else block
        for block in original.document.blocks
    )
    original = msgspec.structs.replace(
        original, document=msgspec.structs.replace(original.document, blocks=blocks)
    )
    reading = read_back(write_docx(original, images={digest: PICTURE}, logo=LOGO))
    document = reading.version.document
    assert differences(original.document, document) == ()
    assert [block.id for block in document.blocks] == [block.id for block in blocks]
    assert numbers(document) == numbers(original.document)
    assert document.metadata == original.document.metadata
    assert reading.version.standing == original.standing
    assert (reading.version.id, document.id) == (original.id, original.document.id)
    assert reading.pictures == (PICTURE,)
    assert not reading.report.guesses
    assert not reading.report.dropped


@pytest.mark.parametrize("name", ["som-social-media-3.0", "cnv-origineel-reconstructie"])
@pytest.mark.parametrize("body_only", [False, True])
def test_a_sample_protocol_comes_back_to_the_block(name: str, body_only: bool) -> None:
    original = protocol(name)
    reading = read_back(write_docx(original, body_only=body_only))
    assert reading.version.document.blocks == original.document.blocks
    assert metadata_changes(original, reading.version) == ()
    assert reading.version.standing == original.standing


def test_a_picture_that_is_not_in_the_file_is_told() -> None:
    reading = read_back(write_docx(everything()))
    gone = [dropped.text for dropped in reading.report.dropped if dropped.reason == "picture"]
    assert len(gone) == 2
    assert "Een grijs vlak" in gone[0]


def test_a_reference_follows_its_block_again() -> None:
    document = read_back(write_docx(everything())).version.document
    first = document.blocks[0]
    assert isinstance(first, TextBlock)
    assert [one.block for one in first.inlines if isinstance(one, Reference)] == ["laatste"]


def test_a_file_name_that_stood_in_for_a_title_is_none() -> None:
    original = protocol()
    assert original.document.metadata.title == ""
    content = write_docx(original)
    assert read_back(content).version.document.metadata.title == ""
    titled = msgspec.structs.replace(original.document, metadata=Metadata(title="Ander"))
    content = write_docx(msgspec.structs.replace(original, document=titled))
    assert read_back(content).version.document.metadata.title == "Ander"


def test_a_document_without_text_comes_back_as_its_title() -> None:
    empty = Document(DocumentId("d"), Metadata(title="Leeg"))
    assert read_back(write_docx(version(empty))).version.document == empty


@given(strategies.documents())
def test_all_that_is_printed_comes_back(document: Document) -> None:
    document = with_real_pictures(document)
    document = msgspec.structs.replace(
        document, metadata=msgspec.structs.replace(document.metadata, title="Titel")
    )
    content = write_docx(version(document), images=BYTES, body_only=True)
    assert differences(document, read_back(content).version.document) == ()


@given(strategies.versions)
def test_what_a_version_is_comes_back_from_its_cover(original: Version) -> None:
    metadata = msgspec.structs.replace(original.document.metadata, title="De titel")
    original = msgspec.structs.replace(original, document=Document(DocumentId("d"), metadata))
    reading = read_back(write_docx(original))
    assert reading.version.standing == original.standing
    assert metadata_changes(original, reading.version) == ()


def test_reader_and_writer_mean_the_same() -> None:
    assert embedded.NAMESPACE == FACTS
    assert cover.UNTITLED == UNTITLED
    assert bookmarks.PREFIX == "_som_"
    assert read_back(write_docx(everything())).version.document.metadata.organisation != PROGRAM
