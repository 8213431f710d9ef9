"""A definition that changed stands with the data of both versions, in every report."""

import io

import docx
import msgspec

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import Definition
from som_editor.writers.change_report_docx import write_change_report_docx
from som_editor.writers.change_report_pdf import write_change_report_pdf
from som_editor.writers.comparison_html import write_comparison_html
from som_editor.writers.comparison_json import write_comparison_json
from som_editor.writers.comparison_text import write_comparison_text
from tests.build import doc, p, version
from tests.writers.pdf_reading import pages


def defined() -> Comparison:
    old, new = (
        version(
            msgspec.structs.replace(doc(p("Tekst.")), definitions=(Definition("GMR", meaning),))
        )
        for meaning in ("De raad.", "De gezamenlijke raad.")
    )
    return compare(old, new)


def test_in_text_html_and_json() -> None:
    assert "Begrip ‘GMR’: ‘De raad.’ → ‘De gezamenlijke raad.’" in write_comparison_text(defined())
    html = write_comparison_html(defined())
    assert "Begrip ‘GMR’" in html
    assert "<ins>De gezamenlijke raad.</ins>" in html
    assert '"field": "definition: GMR"' in write_comparison_json(defined())


def test_in_the_change_report() -> None:
    made = docx.Document(io.BytesIO(write_change_report_docx(defined())))
    rows = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    assert ["Begrip ‘GMR’", "De raad.", "De gezamenlijke raad."] in rows
    shown = " ".join(" ".join(pages(write_change_report_pdf(defined()))).split())
    assert "Begrip ‘GMR’" in shown
    assert "De gezamenlijke raad." in shown
