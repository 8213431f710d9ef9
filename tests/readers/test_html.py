"""A web page becomes the document that it shows."""

from pathlib import Path

import pytest

from som_editor.core.document import Image
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import GuessKind
from som_editor.readers import Reading
from som_editor.readers.html import read_html
from tests.build import NOW, new_ids
from tests.readers.word_files import outline

PATH = Path("brief.html")
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def read(body: str, head: str = "") -> Reading:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_html(PATH, page.encode(), NOW, new_ids("b"))


def lines(body: str) -> list[str]:
    return outline(read(body).version)


def gone(reading: Reading) -> list[tuple[str, str]]:
    return [(one.text, one.reason) for one in reading.report.dropped]


def test_headings_paragraphs_and_loose_text() -> None:
    body = (
        "<h1>Een</h1>los <b>vet</b><p>Twee\n  regels</p>"
        "<div>Drie<div>Vier</div>vijf</div><h1>Zes</h1>"
    )
    assert lines(body) == [
        "heading1: Een",
        "paragraph1: los *vet*",
        "paragraph1: Twee regels",
        "paragraph1: Drie",
        "paragraph1: Vier",
        "paragraph1: vijf",
        "heading1: Zes",
    ]


def test_the_title_is_the_only_highest_heading_or_that_of_the_page() -> None:
    reading = read("<h1>Protocol</h1><h2>Kop</h2><p>x</p>", "<title>School - Protocol</title>")
    assert reading.version.document.metadata.title == "Protocol"
    assert ("School - Protocol", "data") in gone(reading)
    reading = read("<h1>Een</h1><p>x</p><h1>Twee</h1>", "<title>Protocol</title>")
    assert reading.version.document.metadata.title == "Protocol"
    assert outline(reading.version)[0] == "heading1: Een"


def test_headings_that_begin_lower_rise() -> None:
    assert lines("<h2>Een</h2><h3>Twee</h3><h2>Drie</h2>") == [
        "heading1: Een",
        "heading2: Twee",
        "heading1: Drie",
    ]


def test_lists_bear_the_numbers_that_a_browser_shows() -> None:
    body = (
        "<ol><li>een<ol type=a><li>deel</ol><li value=4><p>vier</p><p>verder</p>"
        "<li>vijf<ul><li>punt</ul></ol><ol start=3><li>drie</ol>"
    )
    assert lines(body) == [
        "guideline1 1: een",
        "guideline2 a: deel",
        "guideline1 =4: vier",
        "paragraph1: verder",
        "guideline1 =5: vijf",
        "bullet2: punt",
        "guideline1 =3: drie",
    ]


def test_marks_come_from_elements_and_styles() -> None:
    body = (
        "<p><strong>a</strong><em>b</em><u>c</u><span style='font-weight: 700'>d</span>"
        "<b><span style='font-weight:normal'>e</span></b>"
        "<a href='https://som.test' style='text-decoration:underline'>f</a></p>"
    )
    assert lines(body) == ["paragraph1: *a*/b/_c_*d*e[f](https://som.test)"]


def test_spaces_are_as_a_browser_shows_them() -> None:
    assert lines("<p> a  <b> b </b> c<br> d\n</p><pre>e\n  f</pre>") == [
        "paragraph1: a *b *c\nd",
        "paragraph1: e\n  f",
    ]


def test_a_table_with_header_caption_and_spans() -> None:
    body = (
        "<table><caption>Wie</caption><thead><tr><td>a<td>b<td>c</thead>"
        "<tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td><ul><li>4</ul></table>"
    )
    reading = read(body)
    assert outline(reading.version) == ["table 1: Wie", "a | b | c", "1 | 2+", " | 3 | 4"]
    spans = [one.text for one in reading.report.guesses if one.kind is GuessKind.SPANNED]
    assert spans == ["1"]


def test_a_table_that_only_lays_out_is_text() -> None:
    assert lines("<table role=presentation><tr><td>a<td><p>b</p></table>") == [
        "paragraph1: a",
        "paragraph1: b",
    ]


def test_a_figure_keeps_its_caption() -> None:
    reading = read(
        f"<p>x</p><figure><img src='{PIXEL}' alt='vlak'><figcaption>Bij</figcaption></figure>"
    )
    image = reading.version.document.blocks[-1]
    assert isinstance(image, Image)
    assert (image.alternative, image.caption) == ("vlak", "Bij")


def test_what_surrounds_the_text_is_named() -> None:
    body = (
        "<nav>Menu</nav><p>Tekst.</p><p hidden>Geheim</p><script>alert(1)</script>"
        "<form><button>Verstuur</button></form><video>film</video><img src='a.png' alt='foto'>"
        "<!-- later --><footer>Versie 2.0</footer><aside>Zie ook</aside>"
    )
    reading = read(body)
    assert outline(reading.version) == ["paragraph1: Tekst."]
    assert sorted(gone(reading), key=lambda one: one[1]) == [
        ("later", "comment"),
        ("Verstuur", "form"),
        ("Geheim", "hidden"),
        ("Versie 2.0", "metadata"),
        ("Menu", "navigation"),
        ("Zie ook", "navigation"),
        ("film", "object"),
        ("foto", "picture"),
        ("", "script"),
    ]
    assert reading.version.standing.number == "2.0"


def test_a_page_that_names_its_text_is_read_from_there() -> None:
    reading = read("<div><p>Bovenaan</p><main><p>Tekst.</p></main></div><p>Onderaan</p>")
    assert outline(reading.version) == ["paragraph1: Tekst."]
    assert gone(reading) == [("Bovenaan", "navigation"), ("Onderaan", "navigation")]


def test_what_was_deleted_is_left_out_as_accepted() -> None:
    reading = read("<p>a <del>weg</del><ins>bij</ins></p>")
    assert outline(reading.version) == ["paragraph1: a _bij_"]
    assert GuessKind.ACCEPTED in [one.kind for one in reading.report.guesses]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="rot13">', "utf-8"),
        ('<meta charset="bestaat-niet">', "utf-8"),
    ],
)
def test_a_page_is_read_in_the_characters_that_it_is_in(head: str, encoding: str) -> None:
    content = f"<html><head>{head}</head><body><p>privé – ‘één’</p></body></html>".encode(encoding)
    reading = read_html(PATH, content, NOW, new_ids("b"))
    assert outline(reading.version) == ["paragraph1: privé – ‘één’"]
    assert GuessKind.ENCODING not in [one.kind for one in reading.report.guesses]


def test_elements_without_an_end_lose_nothing() -> None:
    assert lines("<p>a<wbr>b<embed src=x>c<source src=y>d</p><p>e</p>") == [
        "paragraph1: abcd",
        "paragraph1: e",
    ]


def test_elements_in_elements_past_all_sense() -> None:
    assert lines("<div>" * 100 + "Diep." + "</div>" * 100) == ["paragraph1: Diep."]
    with pytest.raises(UnreadableFile) as caught:
        read("<div>" * 20_000 + "Diep.")
    assert caught.value.reason is FileReason.WRONG_CONTENT


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>x</script>", "<!-- x -->"])
def test_nothing_to_read(body: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(body)
    assert caught.value.reason is FileReason.EMPTY
