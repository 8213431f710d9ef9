import re
from itertools import pairwise

import pytest
from lxml import html

from som_editor.core.comparison import Comparison, hide
from som_editor.writers.comparison_html import write_comparison_html
from tests.writers.compared import HOSTILE, comparison, everything, paragraph, samples


def page(of: Comparison) -> html.HtmlElement:
    return html.document_fromstring(write_comparison_html(of))


def found(root: html.HtmlElement, *steps: str) -> list[html.HtmlElement]:
    """The elements that a path of steps leads to: "del" is a tag, ".new" or "div.new" a class."""
    path = ""
    for step in steps:
        tag, *classes = step.split(".")
        path += f"//{tag or '*'}" + "".join(
            f"[contains(concat(' ', @class, ' '), ' {name} ')]" for name in classes
        )
    return list(root.xpath(path))


def texts(root: html.HtmlElement, *steps: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found(root, *steps)]


def seen(element: html.HtmlElement) -> str:
    """What can be seen of `element`: without the words for who cannot."""
    hidden = "ancestor-or-self::*[@class='vh']"
    return "".join(element.xpath(f".//text()[not({hidden})]"))


def words(root: html.HtmlElement, *steps: str) -> list[str]:
    return [" ".join(seen(element).split()) for element in found(root, *steps)]


@pytest.fixture(scope="module")
def sample_page() -> html.HtmlElement:
    return page(samples())


def test_it_is_dutch_and_stands_by_itself(sample_page: html.HtmlElement) -> None:
    source = write_comparison_html(samples())
    assert source.startswith("<!doctype html>\n")
    assert sample_page.get("lang") == "nl"
    assert not [tag for tag in ("script", "link", "img", "iframe") if found(sample_page, tag)]
    assert "url(" not in source
    assert "@import" not in source
    assert not [link for link in found(sample_page, "a") if not link.get("href").startswith("#")]


def test_links_lead_to_rows(sample_page: html.HtmlElement) -> None:
    targets = [link.get("href")[1:] for link in found(sample_page, "a")]
    assert targets
    for target in targets:
        assert sample_page.get_element_by_id(target) is not None
    ids = sample_page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_totals_are_all_there_zeros_too(sample_page: html.HtmlElement) -> None:
    shown = texts(sample_page, ".totals", "li")
    assert "Verwijderd 1" in shown
    assert "Hernoemd 14" in shown
    assert texts(sample_page, ".totals", ".zero")[0] == "Ingevoegd 0"


def test_a_reconstruction_says_that_it_is_one(sample_page: html.HtmlElement) -> None:
    assert texts(sample_page, ".note") == [
        "De complete oorspronkelijke tekst is niet beschikbaar; deze is nagemaakt."
    ]


def test_words_are_marked_on_their_own_side(sample_page: html.HtmlElement) -> None:
    assert words(sample_page, ".cell.old", "del")[0] == "Hyves,"
    assert words(sample_page, ".cell.new", "ins") == ["Instagram"]
    assert not found(sample_page, ".cell.old", "ins")
    assert not found(sample_page, ".cell.new", "del")
    assert words(sample_page, ".cell.new", ".renamed") == ["Stichting SOM"] * 14
    assert words(sample_page, ".cell.new", "mark") == ["CNV Onderwijs"]


def test_every_block_of_both_texts_is_shown(sample_page: html.HtmlElement) -> None:
    for name, document in (("old", samples().old.document), ("new", samples().new.document)):
        cells = len(found(sample_page, f".cell.{name}"))
        empty = len(found(sample_page, f".cell.{name}.empty"))
        heads = 1
        assert cells - empty - heads == len(document.blocks)


def test_unchanged_stretches_are_folded_with_their_place(sample_page: html.HtmlElement) -> None:
    assert texts(sample_page, "summary") == [
        "Inleiding · 2 alinea’s zonder wijziging, 1 hernoeming",
        "Richtlijn 1 t/m 10 · 10 hernoemingen",
        "Enkele praktische voorbeelden · 14 onderdelen zonder wijziging, 2 hernoemingen",
        "Achtergrondinformatie · 6 punten zonder wijziging, 1 hernoeming",
    ]


def test_headings_of_the_text_are_headings_of_the_page(sample_page: html.HtmlElement) -> None:
    headings = sample_page.xpath("//h1 | //h2 | //h3 | //h4 | //h5")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert texts(sample_page, "h3.heading")[0] == "Richtlijnen gebruik social media"


def test_a_moved_block_says_where_it_went_and_came_from() -> None:
    assert texts(page(everything()), ".empty", ".label") == [
        "Verplaatst van Richtlijnen, richtlijn 4",
        "Verplaatst naar Richtlijnen, richtlijn 1",
    ]


def test_tables_are_compared_by_cell() -> None:
    root = page(everything())
    assert words(root, ".cell.new", "table", "ins") == ["elk jaar", "GMR", "stemt in"]
    assert texts(root, ".cell.old", "table", "caption") == ["Wie doet wat"]


def test_markings_have_words_for_those_who_do_not_see_them(sample_page: html.HtmlElement) -> None:
    for column, name, spoken in (("old", "del", "verwijderd"), ("new", "ins", "ingevoegd")):
        said = texts(sample_page, f".cell.{column}", name)
        assert said
        assert all(re.fullmatch(rf"\[{spoken}:\] .+ \[einde\]", one) for one in said)
    assert "[overgebleven naam:] CNV Onderwijs [einde]" in texts(sample_page, "mark")


def test_signs_have_words_for_those_who_do_not_see_them() -> None:
    signs = texts(page(everything()), ".row", ".sign")
    assert set(signs) == {"", "≈Inhoud gelijk", "+Ingevoegd", "⇅Verplaatst", "−Verwijderd"} | {
        "≠Gewijzigd"
    }


def test_hostile_text_stays_text() -> None:
    source = write_comparison_html(everything())
    assert HOSTILE not in source
    assert "<script" not in source
    root = html.document_fromstring(source)
    assert HOSTILE in words(root, ".cell.new", "ins")
    assert not found(root, ".cell", "b")


def test_hidden_renames_leave_no_mark() -> None:
    root = page(hide(samples(), frozenset(["rename"])))
    assert texts(root, ".row", ".renamed") == []
    assert "Richtlijn 1 t/m 10 · 10 richtlijnen zonder wijziging" in texts(root, "summary")


def test_equal_texts_say_so() -> None:
    same = (paragraph("a", "Een."), paragraph("b", "Twee."))
    root = page(comparison(same, same))
    assert "De inhoud van de tekst is gelijk." in texts(root, "section", "p")


def test_the_colours_of_both_themes_can_be_read() -> None:
    """WCAG AA: 4.5 to 1 for every text against its ground."""
    style = re.search(r"<style>(.*?)</style>", write_comparison_html(samples()), re.DOTALL)
    assert style
    blocks = re.findall(r":root \{(.*?)\}", style[1], re.DOTALL)
    themes = [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks]
    assert len(themes) == 2
    for theme in themes:
        for ink, ground in (
            [(ink, ground) for ink in ("text", "text2") for ground in ("desk", "panel", "paper")]
            + [
                ("text3", "panel"),
                ("accent", "panel"),
                ("ins", "ins-ground"),
                ("del", "del-ground"),
            ]
            + [("mov", "paper"), ("mov", "mov-ground"), ("rem", "rem-ground")]
        ):
            assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_parts_of_a_merge_say_what_they_were_made_into() -> None:
    one, other = "Deel altijd je kennis met elkaar.", "Publiceer niets wat vertrouwelijk is."
    old = (paragraph("a", one), paragraph("x", "Dit blijft zo."), paragraph("b", other))
    new = (paragraph("a", f"{one} {other}"), paragraph("x", "Dit blijft zo."))
    merged, split = page(comparison(old, new)), page(comparison(new, old))
    assert texts(merged, ".cell.new.empty", ".label") == ["Samengevoegd tot Inleiding, alinea 1"]
    assert texts(split, ".cell.old.empty", ".label") == ["Afgesplitst van Inleiding, alinea 1"]
    for shown in (merged, split):
        assert len(texts(shown, ".remark")) == 1
        assert len(texts(shown, "ol.changes", "li")) == 1
