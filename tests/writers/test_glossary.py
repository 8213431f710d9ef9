"""What a document defines is printed behind its text, and is defined when a file comes back."""

import io
from pathlib import Path

import docx
import msgspec
from hypothesis import given

from som_editor.core.definitions import add_definition
from som_editor.core.document import Definition, Document
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.metadata import Metadata
from som_editor.core.shown import plain_text
from som_editor.readers.docx import glossary as reading
from som_editor.readers.docx import read_docx
from som_editor.writers import glossary
from som_editor.writers.document_text import write_document_text
from som_editor.writers.docx import write_docx
from som_editor.writers.glossary import with_glossary
from som_editor.writers.pdf import write_pdf
from som_editor.writers.printed import printable
from tests import strategies
from tests.build import NOW, doc, h, new_ids, p, version
from tests.writers.pdf_reading import pages

DEFINED = msgspec.structs.replace(
    doc(h("Regels"), p("De GMR stemt in."), metadata=Metadata(title="Protocol")),
    definitions=(
        Definition("GMR", "De raad.\nVan alle scholen."),
        Definition("bestuur", "Wie bestuurt."),
    ),
)


def come_back(document: Document, *, body_only: bool = False) -> Document:
    content = write_docx(version(document), body_only=body_only)
    return read_docx_document(content)


def read_docx_document(content: bytes) -> Document:
    return read_docx(Path("terug.docx"), content, NOW, new_ids("n")).version.document


def test_definitions_are_printed_as_the_last_section() -> None:
    assert plain_text(with_glossary(DEFINED)).split("\n")[2:] == [
        "Begrippen",
        "Begrip\tBetekenis",
        "GMR\tDe raad.",
        "Van alle scholen.",
        "bestuur\tWie bestuurt.",
    ]


def test_without_definitions_nothing_is_added() -> None:
    document = doc(p("tekst"))
    assert with_glossary(document) is document
    assert "Begrippen" not in write_document_text(version(document))


def test_a_text_for_the_terminal_ends_with_them() -> None:
    assert write_document_text(version(DEFINED)).endswith(
        "Begrippen\n=========\n\nGMR: De raad.\n  Van alle scholen.\nbestuur: Wie bestuurt.\n"
    )


def test_they_stand_in_a_pdf_and_its_contents() -> None:
    shown = "\n".join(pages(write_pdf(version(DEFINED))))
    assert shown.count("Begrippen") >= 2
    assert "Van alle scholen." in shown
    assert "Van alle scholen" not in "".join(pages(write_pdf(version(DEFINED), body_only=True)))


def test_they_come_back_from_a_word_file() -> None:
    document = come_back(DEFINED)
    assert document.definitions == DEFINED.definitions
    assert [block.id for block in document.blocks] == ["b0", "b1"]
    assert content_fingerprint(document) == content_fingerprint(DEFINED)


def test_a_file_of_title_and_text_leaves_them_out() -> None:
    document = come_back(DEFINED, body_only=True)
    assert document.definitions == ()
    assert [block.id for block in document.blocks] == ["b0", "b1"]


def test_what_somebody_added_to_them_in_word_is_defined_too() -> None:
    file = docx.Document(io.BytesIO(write_docx(version(DEFINED))))
    row = file.tables[-1].add_row()
    row.cells[0].text, row.cells[1].text = "MR", "De medezeggenschapsraad."
    file.tables[-1].add_row()
    file.add_paragraph("Nog iets.")
    content = io.BytesIO()
    file.save(content)
    document = read_docx_document(content.getvalue())
    assert document.definitions == (
        *DEFINED.definitions,
        Definition("MR", "De medezeggenschapsraad."),
    )
    assert plain_text(document).split("\n")[-1] == "Nog iets."


@given(strategies.documents())
def test_every_definition_that_has_a_shape_on_paper_comes_back(document: Document) -> None:
    document = msgspec.structs.replace(document, blocks=(), metadata=Metadata(title="Titel"))
    kept = Document(document.id, document.metadata)
    for one in document.definitions:
        term = printed_words(one.term)
        if term:
            kept = add_definition(kept, Definition(term, printed_words(one.meaning)))
    assert [(one.term, one.meaning) for one in come_back(kept).definitions] == [
        (one.term, one.meaning) for one in kept.definitions
    ]


def printed_words(words: str) -> str:
    """`words` as a page can show them."""
    return " ".join(plain_text(printable(doc(p(words)))).split())


def test_reader_and_writer_mean_the_same() -> None:
    assert (glossary.HEADING_ID, glossary.TABLE_ID) == (reading.HEADING_ID, reading.TABLE_ID)
    assert glossary.COLUMNS == reading.COLUMNS
