from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from som_editor.core.comparison import Comparison
from som_editor.core.errors import CannotTypeset
from som_editor.writers.change_report import change_report
from som_editor.writers.change_report_pdf import write_change_report_pdf
from som_editor.writers.embedded import NAMESPACE
from tests.writers.compared import HOSTILE, comparison, everything, paragraph, samples
from tests.writers.pdf_reading import pages, properties, tags, words
from tests.writers.reported import REASON, nothing, restructured
from tests.writers.verapdf import broken_rules

EVERY = pytest.mark.parametrize("of", [samples, everything, restructured, nothing])


def flowing(content: bytes) -> str:
    return " ".join(words(" ".join(pages(content))))


@EVERY
def test_every_change_stands_in_it(of: Callable[[], Comparison]) -> None:
    said = flowing(write_change_report_pdf(of()))
    for entry in change_report(of()).entries:
        assert " ".join(words(entry.headline)) in said
        for passage in (entry.was, entry.now):
            text = "".join(stretch.text for stretch in passage.text)
            assert " ".join(words(text)) in said


def test_the_reports_of_the_samples_take_two_pages_at_most() -> None:
    assert len(pages(write_change_report_pdf(samples()))) <= 2


def test_a_reason_stands_in_the_running_text_and_in_the_table() -> None:
    said = flowing(write_change_report_pdf(restructured()))
    assert said.count(" ".join(words(REASON))) == 2


def test_equal_texts_say_so_on_one_page() -> None:
    (page,) = pages(write_change_report_pdf(nothing()))
    assert "Geen verschillen." in page
    assert "Was/wordt-tabel" not in page


def test_hostile_text_stays_text() -> None:
    assert " ".join(words(HOSTILE)) in flowing(write_change_report_pdf(everything()))


def test_the_same_comparison_is_the_same_bytes() -> None:
    assert write_change_report_pdf(restructured()) == write_change_report_pdf(restructured())


def test_tables_have_heads_and_headings_have_levels() -> None:
    found = [path[-1] for path in tags(write_change_report_pdf(restructured()))]
    assert {"H1", "H2", "H3", "Table", "THead", "TH", "TR", "TD"} <= set(found)
    assert found.count("H1") == 1


def test_it_says_in_dutch_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "rapport.pdf"
    file.write_bytes(write_change_report_pdf(restructured()))
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == "nl-NL"
        assert pdf.docinfo["/Title"] == "Wijzigingsrapport: Protocol · 4.0-concept"
    facts = properties(file.read_bytes())
    assert facts[f"{{{NAMESPACE}}}OldVersion"] == "3.0"
    assert facts[f"{{{NAMESPACE}}}NewVersion"] == "4.0"


def test_it_keeps_pdf_a_2a_and_pdf_ua_1(tmp_path: Path) -> None:
    files = []
    for place, one in enumerate((samples(), everything(), restructured(), nothing())):
        files.append(tmp_path / f"{place}.pdf")
        files[-1].write_bytes(write_change_report_pdf(one))
    assert broken_rules(*files) == []


def test_a_sign_without_a_font_is_refused_with_its_section() -> None:
    with pytest.raises(CannotTypeset) as caught:
        write_change_report_pdf(comparison((paragraph("a", "Een."),), (paragraph("a", "漢字."),)))
    assert caught.value.section == "Inleiding"


def test_what_no_page_can_show_is_left_out() -> None:
    made = comparison((paragraph("a", "Een."),), (paragraph("a", "Twee\ue000\tdrie."),))
    assert "Twee drie" in flowing(write_change_report_pdf(made))
