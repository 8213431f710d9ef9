"""About how many pages a text takes in print."""

import io

import pikepdf
import pytest
from hypothesis import given

from som_editor.core.document import Document
from som_editor.core.printed_length import page_estimate
from som_editor.writers.pdf import write_pdf
from tests.benchmarks.large_pair import large_pair
from tests.build import bullet, doc, h, image, p, q, table, version
from tests.core.samples import adaptation
from tests.strategies import documents

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
    assert abs(page_estimate(document) - pages) <= max(1, 0.15 * pages)


def test_no_text_takes_no_page_and_a_word_takes_one() -> None:
    assert page_estimate(doc()) == 0
    assert page_estimate(doc(p("woord"))) == 1
    assert page_estimate(doc(image("x", "een scherm"))) == 1


@given(documents())
def test_more_text_takes_no_fewer_pages(document: Document) -> None:
    longer = doc(*document.blocks, *(p(SENTENCE * 9, id_=f"meer{n}") for n in range(9)))
    assert page_estimate(longer) > page_estimate(document)
