import io

import pikepdf
import pytest

from som_editor.core.metadata import Metadata
from som_editor.writers.pdf import write_pdf
from tests.build import doc, p, version
from tests.writers.pdf_reading import bookmarks, elements, tags
from tests.writers.pdf_samples import IMAGES, LOGO, everything


@pytest.fixture(scope="module")
def everything_pdf() -> bytes:
    return write_pdf(everything(), images=IMAGES, logo=LOGO)


def test_the_tags_tell_what_each_part_is(everything_pdf: bytes) -> None:
    found = [path[-1] for path in tags(everything_pdf)]
    assert found.count("H1") == 5  # title, contents, and three of the text
    assert (found.count("H2"), found.count("H3")) == (1, 1)
    assert found.count("TOC") == 3
    assert found.count("TOCI") == 5
    assert found.count("BlockQuote") == 2
    assert found.count("Table") == 4
    assert found.count("Caption") == 3
    assert found.count("Figure") == 3  # the logo and two pictures


def test_items_below_an_item_are_a_list_within_its_list(everything_pdf: bytes) -> None:
    lists = [path for path in tags(everything_pdf) if path[-1] == "L"]
    assert [sum(part == "L" for part in path) for path in lists] == [1, 2, 3, 1, 2, 1, 1]


def test_each_item_has_its_label_and_its_body(everything_pdf: bytes) -> None:
    found = tags(everything_pdf)
    items = [path for path in found if path[-1] == "LI"]
    assert items
    assert len([path for path in found if path[-2:] == ("LI", "Lbl")]) == len(items)
    assert len([path for path in found if path[-2:] == ("LI", "LBody")]) == len(items)


def test_pictures_are_described(everything_pdf: bytes) -> None:
    assert _figures(everything_pdf) == [
        "Logo van Stichting Testschool",
        "Een verloop van donker naar licht",
        "Hetzelfde beeld zonder bijschrift",
    ]


def test_each_row_of_the_version_table_is_headed_by_its_label(everything_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(everything_pdf)) as pdf:
        table_tag = _found(pdf.Root.StructTreeRoot, "/Table")[0]
        assert any(attribute.get("/Summary") == "Over dit document" for attribute in table_tag.A)
        for row in _found(table_tag, "/TR"):
            head, value = elements(row)
            assert [str(head.S), str(value.S)] == ["/TH", "/TD"]
            assert any(attribute.get("/Scope") == "/Row" for attribute in head.A)


@pytest.mark.parametrize(
    ("language", "expected"), [("nl-NL", "nl-NL"), ("en-GB", "en-GB"), ("fy", "fy"), ("?", "nl")]
)
def test_the_file_says_its_language(language: str, expected: str) -> None:
    source = version(doc(p("Tekst."), metadata=Metadata(title="T", language=language)))
    with pikepdf.open(io.BytesIO(write_pdf(source))) as pdf:
        assert pdf.Root.Lang == expected


def test_bookmarks_and_page_labels_are_there(everything_pdf: bytes) -> None:
    assert bookmarks(everything_pdf) == [
        (0, "Proefprotocol"),
        (0, "Inhoud"),
        (0, "1. Richtlijnen voor het gebruik"),
        (1, "1.1. Uitwerking per doelgroep"),
        (2, "1.1.1. Ouders en verzorgers"),
        (0, "Achtergrond"),
        (0, "Artikel 1.6a Bevoegdheden"),
    ]
    with pikepdf.open(io.BytesIO(everything_pdf)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


def _found(parent: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    """The structure elements of `kind` under `parent`, in reading order."""
    found = []
    for child in elements(parent):
        if str(child.S) == kind:
            found.append(child)
        found += _found(child, kind)
    return found


def _figures(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [str(figure.Alt) for figure in _found(pdf.Root.StructTreeRoot, "/Figure")]
