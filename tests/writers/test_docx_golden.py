"""The text of SOM 3.0 in Word, element by element, against the one on record.

After a change that is meant: `python -m tests.writers.test_docx_golden` puts the new one on record.
"""

import re
from pathlib import Path

from lxml import etree

from som_editor.writers.docx import write_docx
from tests.writers.docx_samples import protocol
from tests.writers.word import Word

GOLDEN = Path(__file__).parents[1] / "golden" / "docx-som-social-media-3.0.xml"
_PAGE = re.compile(r"(PAGEREF.*?<w:t>)\d+(</w:t>)", re.DOTALL)


def normalised() -> str:
    """document.xml indented, and without page numbers: those are the PDF's to test."""
    document = Word(write_docx(protocol())).document
    etree.indent(document)
    return _PAGE.sub(r"\g<1>0\2", etree.tostring(document, encoding="unicode")) + "\n"


def test_the_text_of_som_3_0_is_the_one_on_record() -> None:
    assert normalised().splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    GOLDEN.write_text(normalised(), encoding="utf-8")
