"""How long a text is, in words and in print."""

import io

import pikepdf
import pytest
from hypothesis import given

from som_editor.core.document import Document
from som_editor.core.length import Lengths, length
from som_editor.core.shown import plain_text
from som_editor.writers.pdf import write_pdf
from tests.benchmarks.large_pair import large_pair
from tests.build import bullet, doc, h, image, p, q, table, version
from tests.core.samples import adaptation
from tests.strategies import documents, revisions

SENTENCE = "Medewerkers van de school delen kennis en andere waardevolle informatie met ouders. "


def printed(document: Document) -> int:
    with pikepdf.open(io.BytesIO(write_pdf(version(document), body_only=True))) as pages:
        return len(pages.pages)


@pytest.mark.parametrize(
    "document",
    [
        adaptation().document,
        large_pair(5).old.document,
        doc(*(bullet(SENTENCE * 2) for _ in range(80))),
        doc(*(part for _ in range(30) for part in (h("Kop", level=2), p(SENTENCE * 5)))),
        doc(*(q(SENTENCE * 4, speaker="Reactie:") for _ in range(40))),
        doc(*(table(*[[SENTENCE, SENTENCE * 2, "x"]] * 10) for _ in range(6))),
    ],
    ids=["sample", "protocol", "bullets", "sections", "quotes", "tables"],
)
def test_it_is_about_what_the_pdf_has(document: Document) -> None:
    pages = printed(document)
    assert abs(length(document).pages - pages) <= max(1, 0.15 * pages)


def test_no_text_takes_no_page_and_a_word_takes_one() -> None:
    assert length(doc()) == (0, 0)
    assert length(doc(p("woord"))) == (1, 1)
    assert length(doc(image("x", "een scherm"))) == (2, 1)


@given(documents())
def test_more_text_takes_no_fewer_pages(document: Document) -> None:
    longer = doc(*document.blocks, *(p(SENTENCE * 9, id_=f"meer{n}") for n in range(9)))
    assert length(longer).pages > length(document).pages


@given(documents())
def test_words_are_what_stands_between_spaces(document: Document) -> None:
    assert length(document).words == len(plain_text(document).split())


@given(revisions())
def test_measuring_again_and_again_gives_what_measuring_once_does(
    pair: tuple[Document, Document],
) -> None:
    lengths = Lengths()
    for document in (*pair, pair[0], pair[1]):
        assert lengths.of(document) == length(document)
