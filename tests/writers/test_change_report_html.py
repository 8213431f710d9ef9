from lxml import html

from som_editor.i18n import use_language
from som_editor.writers.change_report import change_report
from som_editor.writers.comparison_html import write_comparison_html
from tests.writers.compared import samples
from tests.writers.reported import REASON, nothing, restructured
from tests.writers.test_comparison_html import found, page, seen, texts


def test_the_page_has_the_table_with_every_text_as_it_was_and_is() -> None:
    entries = change_report(restructured()).entries
    rows = found(page(restructured()), "table.was-wordt", "tbody", "tr")
    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        number, was, now, reason = row
        assert (number.tag, number.text_content()) == ("th", str(entry.number))
        assert reason.text_content() == entry.reason
        for cell, passage in ((was, entry.was), (now, entry.now)):
            text = "".join(stretch.text for stretch in passage.text).replace("\n", "")
            assert [seen(one) for one in found_in(cell, "passage")] == ([text] if text else [])


def found_in(cell: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return list(cell.xpath(f".//*[@class='{name}']"))


def test_every_change_is_listed_under_its_number_with_a_link_to_its_row() -> None:
    root = page(restructured())
    items = found(root, "ol.changes", "li")
    entries = change_report(restructured()).entries
    for item, entry in zip(items, entries, strict=True):
        (link,) = item.xpath(".//a")
        assert link.text_content() == entry.headline
        assert root.get_element_by_id(link.get("href")[1:]) is not None
        assert seen(item).startswith(f"{entry.sign}{entry.number}. {entry.kind}: ")


def test_the_changes_stand_under_the_titles_of_their_sections() -> None:
    root = page(restructured())
    (changes,) = (one for one in found(root, "section") if found_below(one, "ol"))
    report = change_report(restructured())
    assert [one.text_content() for one in found_below(changes, "h3")] == [
        section.title for section in report.sections
    ]
    assert [len(one) for one in found_below(changes, "ol")] == [
        len(section.entries) for section in report.sections
    ]


def found_below(section: html.HtmlElement, tag: str) -> list[html.HtmlElement]:
    return list(section.xpath(f"./{tag}"))


def test_a_reason_stands_in_the_list_and_in_the_table() -> None:
    assert write_comparison_html(restructured()).count(REASON) == 2


def test_markings_are_said_in_words_for_who_cannot_see_them() -> None:
    root = page(restructured())
    for name, word in (("del", "[verwijderd:]"), ("ins", "[ingevoegd:]")):
        spoken = texts(root, "table.was-wordt", name, ".vh")
        assert spoken
        assert set(spoken) == {word, "[einde]"}


def test_each_table_has_a_caption_and_heads() -> None:
    tables = found(page(restructured()), "table.was-wordt")
    assert [one.findtext("caption") for one in tables] == [
        "Richtlijnen",
        "Kennisdeling",
        "Achtergrond",
    ]
    for one in tables:
        heads = [head.text_content() for head in one.xpath("./thead//th[@scope='col']")]
        assert heads == ["Nr.", "Oud", "Nieuw", "Toelichting"]


def test_equal_texts_have_no_table() -> None:
    root = page(nothing())
    assert not found(root, "table.was-wordt")
    assert "Geen verschillen." in texts(root, "p.lead")


def test_the_page_is_dutch_whatever_the_program_speaks() -> None:
    dutch = write_comparison_html(samples())
    use_language("en")
    try:
        assert write_comparison_html(samples()) == dutch
    finally:
        use_language("nl")
