"""A text that goes round without its cover is compared as if it still had one."""

import io

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.comparison import Comparison, compare, summary
from som_editor.core.document import Document, DocumentId, RowId, Table
from som_editor.core.lifecycle import Event
from som_editor.core.metadata import Metadata
from som_editor.core.metadata_changes import metadata_changes
from som_editor.core.version import Version, display_title
from som_editor.readers.docx import read_docx
from som_editor.use_cases.samples import adapted_from
from som_editor.writers.docx import write_docx
from som_editor.writers.redline import write_redline
from tests.build import NOW, doc, new_ids, p, version
from tests.core.samples import adaptation, upstream
from tests.readers.docx_expected import expected, frozen
from tests.readers.test_docx_own import BYTES, PATH, read_back, with_real_pictures
from tests.strategies import any_text, events, metadata, revisions, sentences

WORDS = st.one_of(sentences(3), any_text, st.just("Testpersoon"))
every_metadata = st.builds(Metadata, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS)


def round_trip(original: Version, prefix: str = "n") -> Version:
    content = write_docx(original, images=BYTES, body_only=True)
    return read_docx(PATH, content, NOW, new_ids(prefix)).version


def compared_again(old: Version, new: Version) -> Comparison:
    return compare(round_trip(old, "old"), round_trip(new, "new"))


@pytest.mark.parametrize("lineage", [False, True])
def test_the_samples_differ_as_much_as_before(lineage: bool) -> None:
    old, new = upstream(), adaptation()
    if lineage:
        new = adapted_from(new, old)
    before, after = compare(old, new), compared_again(old, new)
    assert summary(after) == summary(before)
    assert after.metadata == before.metadata
    assert after.renames == before.renames
    assert [one.legitimate for one in after.leftovers] == [
        one.legitimate for one in before.leftovers
    ]


@given(every_metadata, st.lists(events, max_size=4))
def test_all_that_is_compared_of_a_cover_comes_back(said: Metadata, happened: list[Event]) -> None:
    original = version(doc(p("Tekst."), metadata=said), *happened)
    returned = round_trip(original)
    assert returned.standing == original.standing
    assert metadata_changes(original, returned) == ()
    assert returned.document.metadata == said


@given(revisions(), metadata, st.lists(events, max_size=3), st.lists(events, max_size=3))
def test_two_versions_differ_as_much_as_before(
    pair: tuple[Document, Document],
    said: Metadata,
    one: list[Event],
    other: list[Event],
) -> None:
    """The definitions aside, which go with the cover, and without ids of rows, which none keeps."""
    old, new = (msgspec.structs.replace(with_real_pictures(side), definitions=()) for side in pair)
    new = msgspec.structs.replace(new, metadata=said)
    before = compare(version(printed(old, "o"), *one), version(printed(new, "n"), *other))
    after = compared_again(version(old, *one), version(new, *other))
    after = compare(as_printed(after.old), as_printed(after.new))
    assert summary(after) == summary(before)
    assert after.metadata == before.metadata


def printed(document: Document, prefix: str) -> Document:
    """`document` as far as Word can hold it, its rows under ids of this side alone."""
    replace = msgspec.structs.replace
    blocks = tuple(
        replace(
            block,
            rows=tuple(replace(row, id=RowId(f"{prefix}{row.id}")) for row in block.rows),
        )
        if isinstance(block, Table)
        else block
        for block in expected(document).blocks
    )
    return replace(expected(document), metadata=document.metadata, blocks=blocks)


def as_printed(side: Version) -> Version:
    return msgspec.structs.replace(side, document=frozen(side.document))


def test_a_title_that_was_changed_in_the_text_is_the_title() -> None:
    original = version(doc(p("Tekst."), metadata=Metadata(title="Oud", owner="Testpersoon")))
    file = docx.Document(io.BytesIO(write_docx(original, body_only=True)))
    (title,) = (one for one in file.element.body.iter(qn("w:t")) if one.text == "Oud")
    title.text = "Nieuw"
    changed = io.BytesIO()
    file.save(changed)
    metadata = read_back(changed.getvalue()).version.document.metadata
    assert metadata == Metadata("Nieuw", owner="Testpersoon")


def test_a_title_that_is_no_title_stays_none_though_there_are_fields() -> None:
    original = version(doc(p("Tekst."), fields={"naam": "SOM"}))
    assert round_trip(original).document.metadata.title == ""


@pytest.mark.parametrize("body_only", [False, True])
def test_without_a_title_it_goes_by_the_name_above_its_text(body_only: bool) -> None:
    returned = read_back(write_docx(adaptation(), body_only=body_only)).version
    assert PATH.stem == "uitgave"
    assert returned.document.metadata.title == ""
    assert display_title(returned.document, returned.source) == "som-social-media-3.0"
    again = read_back(write_docx(returned, body_only=True)).version
    assert display_title(again.document, again.source) == "som-social-media-3.0"


def test_a_document_without_a_word_comes_back_as_one() -> None:
    assert round_trip(version(doc())).document == doc()


def test_a_redline_carries_what_the_new_cover_says() -> None:
    old = version(Document(DocumentId("d"), Metadata("Titel"), doc(p("Een.")).blocks))
    new = version(Document(DocumentId("d"), Metadata("Titel", "SOM", "K-1", "Testpersoon")))
    redline = write_redline(compare(old, new), author="Testpersoon", at=NOW)
    assert read_back(redline).version.document.metadata == new.document.metadata
