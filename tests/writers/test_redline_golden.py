"""The redline of the two samples, element by element, against the one on record.

After a change that is meant: `python -m tests.writers.test_redline_golden` puts the new one there.
"""

import datetime as dt
from pathlib import Path

from lxml import etree

from som_editor.writers.redline import write_redline
from tests.writers.compared import samples
from tests.writers.word import Word

GOLDEN = Path(__file__).parents[1] / "golden" / "redline-samples.xml"
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


def normalised() -> str:
    """document.xml and comments.xml, indented."""
    word = Word(write_redline(samples(), author="Testpersoon", at=AT))
    parts = []
    for root in (word.document, word.xml("word/comments.xml")):
        etree.indent(root)
        parts.append(etree.tostring(root, encoding="unicode"))
    return "\n".join(parts) + "\n"


def test_the_redline_of_the_samples_is_the_one_on_record() -> None:
    assert normalised().splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    GOLDEN.write_text(normalised(), encoding="utf-8")
