"""The facts that a file of ours carries, be they signed or not."""

import pikepdf

from som_editor.files.zipped import Unpackable
from som_editor.signing.docx.metadata import facts_of as facts_of_package
from som_editor.signing.docx.opc import Package
from som_editor.signing.pdf_metadata import facts_of as facts_of_pdf
from som_editor.signing.pdf_opening import open_pdf


def stated_facts(content: bytes, ending: str) -> dict[str, str]:
    """What `content`, a file that ends in `ending` (".docx"), says of its version; else empty."""
    try:
        if ending == ".docx":
            return facts_of_package(Package(content))
        if ending == ".pdf":
            return facts_of_pdf(open_pdf(content))
    except (Unpackable, pikepdf.PdfError, TypeError, UnicodeDecodeError):
        return {}  # what is wrong with it is told by the verdict
    return {}


def pages(content: bytes) -> int:
    """How many pages the PDF `content` has; 0 where that cannot be told."""
    try:
        return len(open_pdf(content).pages)
    except (Unpackable, pikepdf.PdfError, TypeError):
        return 0
