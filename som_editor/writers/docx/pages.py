"""On which page each heading will stand.

Word lays out its pages only when it shows them, and makes contents anew only when asked. So the
numbers are those of the PDF of the same version, which has the same measures.
"""

import io
from collections.abc import Iterator, Mapping

import pikepdf

from som_editor.core.document import Digest, is_heading
from som_editor.core.errors import CannotTypeset, UnwritableFile
from som_editor.core.version import Version
from som_editor.writers.logo import Logo
from som_editor.writers.pdf import write_pdf


def heading_pages(
    version: Version, images: Mapping[Digest, bytes], logo: Logo | None
) -> tuple[int, ...]:
    """The page of each heading of `version`, whose document is printable.

    Empty where that cannot be known, because the document cannot become a PDF.
    """
    try:
        made = write_pdf(version, images=images, logo=logo)
    except (CannotTypeset, UnwritableFile):
        return ()
    wanted = sum(map(is_heading, version.document.blocks))
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        places: dict[object, int] = {
            page.objgen: number for number, page in enumerate(pdf.pages, 1)
        }
        found = tuple(_pages(outline.root, places))
    return found[-wanted:] if len(found) >= wanted else ()  # title and contents come first


def _pages(items: list[pikepdf.OutlineItem], places: Mapping[object, int]) -> Iterator[int]:
    for item in items:
        target = item.destination
        if isinstance(target, pikepdf.Array):
            yield places[target[0].objgen]
        yield from _pages(item.children, places)
