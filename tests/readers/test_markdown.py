"""Markdown becomes the document that a reader of the page would see."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import Image, Role, TextBlock
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import GuessKind
from som_editor.core.shown import shown_text
from som_editor.readers import Reading
from som_editor.readers.markdown import read_markdown
from tests import build
from tests.build import NOW, new_ids
from tests.readers.word_files import outline

PATH = Path("brief.md")
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def read(text: str) -> Reading:
    return read_markdown(PATH, text.encode(), NOW, new_ids("b"))


def lines(text: str) -> list[str]:
    return outline(read(text).version)


def gone(reading: Reading) -> list[tuple[int, str, str]]:
    return [(one.line, one.text, one.reason) for one in reading.report.dropped]


def kinds(reading: Reading) -> list[GuessKind]:
    return [one.kind for one in reading.report.guesses]


def test_the_only_highest_heading_is_the_title_and_the_others_rise() -> None:
    reading = read("# Protocol\n\n## Inleiding\n\nTekst.\n\n### Onder\n\nMeer.")
    assert reading.version.document.metadata.title == "Protocol"
    assert outline(reading.version) == [
        "heading1: Inleiding",
        "paragraph1: Tekst.",
        "heading2: Onder",
        "paragraph1: Meer.",
    ]
    assert kinds(reading) == [GuessKind.TITLE]


def test_several_highest_headings_are_sections() -> None:
    reading = read("# Een\n\ntekst\n\n# Twee\n\ntekst")
    assert outline(reading.version)[0] == "heading1: Een"
    assert kinds(reading) == [GuessKind.NO_TITLE]


def test_numbered_lists_are_guidelines_and_deeper_ones_have_letters() -> None:
    text = "1. Een\n   1. Deel\n   2. Deel\n2. Twee\n   - Punt\n     - Dieper\n"
    assert lines(text) == [
        "guideline1 1: Een",
        "guideline2 a: Deel",
        "guideline2 b: Deel",
        "guideline1 2: Twee",
        "bullet2: Punt",
        "bullet3: Dieper",
    ]


def test_numbers_that_were_typed_stay_unless_they_are_all_the_same() -> None:
    assert lines("1. a\n2. b\n5. c") == ["guideline1 1: a", "guideline1 2: b", "guideline1 =5: c"]
    assert lines("1. a\n1. b\n1. c")[-1] == "guideline1 3: c"
    assert lines("7. a\n8. b")[0] == "guideline1 =7: a"


def test_only_the_first_paragraph_of_an_item_bears_its_number() -> None:
    assert lines("1. Een\n\n   Verder.\n\n2. Twee") == [
        "guideline1 1: Een",
        "paragraph1: Verder.",
        "guideline1 2: Twee",
    ]


def test_marks_links_and_line_breaks() -> None:
    text = (
        "Dit is **vet**, *schuin*, <u>onder</u> en [hier](https://som.test/a).\\\nNieuw<br>en nog"
    )
    assert lines(text) == [
        "paragraph1: Dit is *vet*, /schuin/, _onder_ en [hier](https://som.test/a).\nNieuw\nen nog"
    ]


def test_a_link_to_anything_but_the_web_is_text() -> None:
    assert lines("[plan](plan.docx)") == ["paragraph1: plan"]
    assert "javascript" in lines("[x](javascript:alert)")[0]  # shown as it was typed


@pytest.mark.parametrize(
    "text",
    [
        "> Reactie leraar:\n> Ja, dat kan.",
        "> **Reactie leraar:**\n>\n> Ja, dat kan.",
        "Reactie leraar:\n\n> Ja, dat kan.",
    ],
)
def test_a_quotation_knows_its_speaker(text: str) -> None:
    reading = read(text)
    (block,) = reading.version.document.blocks
    assert isinstance(block, TextBlock)
    assert (block.role, block.speaker) == (Role.QUOTE, "Reactie leraar:")
    assert outline(reading.version) == ["quote1: Ja, dat kan."]
    assert GuessKind.SPEAKER in kinds(reading)


def test_a_table_has_a_header() -> None:
    assert lines("| Wie | Wat |\n|--|:-:|\n| **GMR** | stemt in |") == [
        "table 1:",
        "Wie | Wat",
        "*GMR* | stemt in",
    ]


def test_code_is_text_line_by_line() -> None:
    assert lines("```py\na = 1\n  b < 2\n```") == ["paragraph1: a = 1\n  b < 2"]


def test_a_picture_in_the_file_comes_along_and_any_other_is_named() -> None:
    reading = read(f"Tekst ![grijs vlak]({PIXEL})\n\n![elders](foto.png)")
    image = reading.version.document.blocks[-1]
    assert isinstance(image, Image)
    assert (image.media_type, image.alternative) == ("image/png", "grijs vlak")
    assert reading.pictures == (b"\x89PNG\r\n\x1a\n",)
    assert gone(reading) == [(3, "elders", "picture")]


def test_notes_and_comments_are_named_on_their_lines() -> None:
    reading = read(
        "Tekst[^1] hier.\n\n[^1]: Een noot.\n\n    Verder.\n\n<!-- nog doen -->\n\n[^2]: x"
    )
    assert outline(reading.version) == ["paragraph1: Tekst hier."]
    assert gone(reading) == [
        (3, "Een noot. Verder.", "footnote"),
        (7, "nog doen", "comment"),
        (9, "x", "footnote"),
    ]


def test_what_was_struck_out_stays_and_is_told() -> None:
    reading = read("Dit is ~~weg~~ gebleven.")
    assert outline(reading.version) == ["paragraph1: Dit is weg gebleven."]
    assert [one.text for one in reading.report.guesses if one.kind is GuessKind.STRUCK] == ["weg"]


def test_plain_data_on_top_become_facts_and_the_rest_is_named() -> None:
    reading = read(
        "---\ntitle: Protocol\nversie: '3.1'\ndatum: 2024-05-06\ntags: [a]\n---\n\nTekst."
    )
    version = reading.version
    assert version.document.metadata.title == "Protocol"
    assert (version.standing.number, str(version.standing.dated)) == ("3.1", "2024-05-06")
    assert (0, "tags: [a]", "data") in gone(reading)


def test_html_in_the_text_is_read_as_it_shows() -> None:
    assert lines("<details><summary>Meer</summary>\n\nTekst.\n</details>\n\nSlot.") == [
        "paragraph1: Meer",
        "paragraph1: Tekst.",
        "paragraph1: Slot.",
    ]


@pytest.mark.parametrize("text", ["", "<!-- niets -->", "---\n---\n", "![](x.png)"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(text or " ")
    assert caught.value.reason is FileReason.EMPTY


_words = st.text("abcdefgéëï ,;", min_size=1, max_size=30).map(str.strip).filter(bool)
_blocks = st.lists(
    st.one_of(
        st.tuples(st.just(Role.HEADING), st.integers(1, 3), _words),
        st.tuples(st.just(Role.BULLET), st.just(1), _words),
        st.tuples(st.just(Role.PARAGRAPH), st.just(1), _words),
        st.tuples(st.just(Role.QUOTE), st.just(1), _words),
    ),
    min_size=1,
    max_size=8,
)


@given(_blocks)
def test_whatever_is_written_as_markdown_comes_back(
    written: list[tuple[Role, int, str]],
) -> None:
    signs = {Role.BULLET: "- ", Role.QUOTE: "> ", Role.PARAGRAPH: ""}
    text = "# Kop een\n\nx\n\n# Kop twee\n\n"  # so that no other heading is a title
    for role, level, words in written:
        text += f"{signs.get(role, '#' * level + ' ')}{words}\n\n<!-- -->\n\n"
    document = read(text).version.document
    found = [
        (block.role, block.level, shown_text(block, document))
        for block in document.blocks[3:]
        if isinstance(block, TextBlock)
    ]
    assert found == [(role, level, " ".join(words.split())) for role, level, words in written]


def test_every_word_of_the_sample_comes_back_through_markdown() -> None:
    document = build.doc(
        build.p("Inleiding."),
        build.h("Richtlijnen"),
        build.g("Deel ", build.b("kennis"), "."),
        build.g("Publiceer niet:"),
        build.g("geheimen;", level=2),
        build.h("Onder", level=2),
        build.bullet("punt"),
    )
    text = (
        "Inleiding.\n\n# Richtlijnen\n\n1. Deel **kennis**.\n"
        "2. Publiceer niet:\n   1. geheimen;\n\n"
        "## Onder\n\n- punt\n\n# Einde\n\nSlot."
    )
    assert lines(text)[:-2] == outline(build.version(document))
