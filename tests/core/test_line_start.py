import pytest

from som_editor.core.document import Document, Role, Text, TextBlock
from som_editor.core.line_start import Promise, keep_promise, promise
from tests.build import bullet, doc, g, h, p


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("1. ", Promise(Role.GUIDELINE, 1, "1")),
        ("2) ", Promise(Role.GUIDELINE, 1, "2")),
        ("a. ", Promise(Role.GUIDELINE, 2, "a")),
        ("- ", Promise(Role.BULLET)),
        ("* ", Promise(Role.BULLET)),
        ("• ", Promise(Role.BULLET)),
        ("# ", Promise(Role.HEADING, 1)),
        ("### ", Promise(Role.HEADING, 3)),
        ("> ", Promise(Role.QUOTE)),
        ("#### ", None),
        (" ", None),
        ("1.", None),
        ("1. x", None),
        ("2021. ", None),
    ],
)
def test_signs_promise_what_they_mean_elsewhere(start: str, wanted: Promise | None) -> None:
    assert promise(start) == wanted


def begun(document: Document, at: int, start: str) -> TextBlock:
    block = document.blocks[at]
    assert isinstance(block, TextBlock)
    kept = keep_promise(document, block, start).blocks[at]
    assert isinstance(kept, TextBlock)
    return kept


def test_the_signs_go_and_the_words_stay() -> None:
    kept = begun(doc(p("- stil zijn")), 0, "- ")
    assert (kept.role, kept.inlines) == (Role.BULLET, (Text("stil zijn"),))


def test_a_number_that_is_not_the_next_one_stays_text() -> None:
    document = doc(h("Regels"), g("een"), p("2. twee"), p("7. zeven"))
    assert begun(document, 2, "2. ").role is Role.GUIDELINE
    assert begun(document, 3, "7. ").role is Role.PARAGRAPH


def test_one_begins_a_list_whatever_its_number_will_be() -> None:
    assert begun(doc(g("een"), p("1. twee")), 1, "1. ").role is Role.GUIDELINE


def test_a_letter_is_a_part_of_the_item_above() -> None:
    document = doc(g("een"), p("a. deel"), p("a. los"))
    assert begun(document, 1, "a. ").level == 2
    assert begun(document, 2, "a. ").role is Role.PARAGRAPH


def test_a_list_item_can_become_another_kind_of_item_and_nothing_else() -> None:
    document = doc(g("een"), g("a. deel"), g("- punt"), g("# kop"), bullet("- punt"))
    assert begun(document, 1, "a. ").level == 2
    assert begun(document, 2, "- ").role is Role.BULLET
    assert begun(document, 3, "# ").role is Role.GUIDELINE
    assert begun(document, 4, "- ").inlines == (Text("- punt"),)
