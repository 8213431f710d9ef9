from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from som_editor.core import codec
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import GuessKind
from som_editor.core.numbering import numbers
from som_editor.core.version import Version
from som_editor.readers import Reading
from tests.readers.reading import (
    read_bytes_of,
    read_string,
    source_without_dropped,
    structure,
    told,
    without_spaces,
)

LONG = "Medewerkers van Stichting SOM gaan niet in discussie met een leerling of een ouder op"
"""A line of a text that is wrapped at about this width."""
SENTENCE = (
    f"{LONG}\nsocial media, ook niet als de leerling of de ouder daar zelf mee is begonnen.\n"
)


def guessed(reading: Reading, kind: GuessKind) -> list[tuple[int, str, str]]:
    return [
        (guess.line, guess.text, guess.detail)
        for guess in reading.report.guesses
        if guess.kind is kind
    ]


# Paragraphs


def test_a_single_line_is_a_paragraph() -> None:
    assert structure(read_string("Wees aardig voor elkaar.")) == [
        "paragraph: Wees aardig voor elkaar."
    ]


def test_wrapped_lines_are_one_paragraph_and_the_report_says_so() -> None:
    reading = read_string(SENTENCE)
    assert structure(reading) == [f"paragraph: {' '.join(SENTENCE.split())}"]
    assert guessed(reading, GuessKind.JOINED_LINES) == [(1, " ".join(SENTENCE.split()), "2")]


def test_lines_that_each_finish_their_sentence_are_paragraphs_of_their_own() -> None:
    lines = [f"Wat hier staat, dat is een volzin met nummer {number}." for number in range(6)]
    assert structure(read_string("\n".join(lines))) == [f"paragraph: {line}" for line in lines]


def test_a_blank_line_within_a_sentence_does_not_end_it() -> None:
    first, second = SENTENCE.strip().split("\n")
    reading = read_string(f"1. {first}\n\n{second}\n{SENTENCE}")
    assert structure(reading)[0].startswith(f"guideline 1: {first} {second}")
    assert guessed(reading, GuessKind.JOINED_OVER_BLANK) == [(3, second, "")]


@pytest.mark.parametrize("hyphen", ["-", "‐", "\u00ad"])
def test_a_word_that_was_broken_off_is_one_word_and_its_hyphen_stays(hyphen: str) -> None:
    reading = read_string(f"{LONG} social{hyphen}\nmediakanalen en elders.\n{SENTENCE}")
    assert f"social{hyphen}mediakanalen" in structure(reading)[0]
    assert guessed(reading, GuessKind.KEPT_HYPHEN) == [(2, "mediakanalen en elders.", "")]


def test_a_hyphen_that_leaves_a_word_open_is_not_joined() -> None:
    reading = read_string(f"{LONG} binnen-\nen buitenschools gebied.\n{SENTENCE}")
    assert "binnen- en buitenschools" in structure(reading)[0]


def test_a_web_address_at_the_line_end_ends_the_paragraph() -> None:
    reading = read_string(f"{SENTENCE}Kijk daarvoor ook op www.som.test\nKort:\n{SENTENCE}")
    assert structure(reading)[1] == "paragraph: Kort:"


# Lists


def test_guidelines_and_bullets_are_recognised_by_their_marks() -> None:
    text = "1. Een\n2) Twee\n• Punt\n- Streep\n– Lange streep\n* Ster\n"
    assert structure(read_string(text)) == [
        "guideline 1: Een",
        "guideline 2: Twee",
        "bullet: Punt",
        "bullet: Streep",
        "bullet: Lange streep",
        "bullet: Ster",
    ]


def test_the_report_keeps_the_marks_as_they_were_typed() -> None:
    reading = read_string("1. Een\n2) Twee\n• Punt\n")
    assert [detail for *_, detail in guessed(reading, GuessKind.GUIDELINE)] == ["1.", "2)"]
    assert [detail for *_, detail in guessed(reading, GuessKind.BULLET)] == ["•"]


def test_a_gap_in_the_numbers_keeps_each_number_as_typed() -> None:
    assert structure(read_string("1. Een\n2. Twee\n4. Vier\n5. Vijf\n3. Drie\n")) == [
        "guideline 1: Een",
        "guideline 2: Twee",
        "guideline =4: Vier",
        "guideline =5: Vijf",
        "guideline 3: Drie",
    ]


def test_numbers_begin_again_under_each_heading() -> None:
    text = "Titel\n\nRegels\n\n1. Een\n2. Twee\n\nMeer regels\n\n1. Weer een\n"
    assert structure(read_string(text))[-1] == "guideline 1: Weer een"


def test_a_number_with_leading_zeros_is_kept_as_it_is() -> None:
    assert structure(read_string("01. Een\n02. Twee\n")) == [
        "guideline =01: Een",
        "guideline =02: Twee",
    ]


def test_bullets_that_stand_further_in_are_a_level_deeper() -> None:
    reading = read_string("- Boven\n    - Onder\n- Weer boven\n")
    levels = [block.level for block in reading.version.document.blocks if hasattr(block, "level")]
    assert levels == [1, 2, 1]


def test_a_dash_at_the_start_of_a_wrapped_line_is_a_dash() -> None:
    reading = read_string(
        f"{LONG}\n– ook als zij dat zelf graag willen – social media.\n{SENTENCE}"
    )
    assert "op – ook als zij dat zelf graag willen – social" in structure(reading)[0]


def test_a_figure_at_the_start_of_a_wrapped_line_is_a_figure() -> None:
    reading = read_string(f"{LONG} bladzijde\n12. Daarna staat er niets meer over.\n{SENTENCE}")
    assert "bladzijde 12. Daarna staat" in structure(reading)[0]


def test_a_list_that_goes_on_below_a_full_line_goes_on() -> None:
    text = f"- {LONG}\n- {LONG}\n1. {LONG}\n2. {LONG}\n"
    names = [line.partition(":")[0] for line in structure(read_string(text))]
    assert names == ["bullet", "bullet", "guideline 1", "guideline 2"]


# Headings and title


def test_the_first_line_that_reads_as_a_heading_is_the_title() -> None:
    reading = read_string("Protocol telefoons\n\nTelefoons blijven in de kluis.\n")
    assert reading.version.document.metadata.title == "Protocol telefoons"
    assert structure(reading) == ["paragraph: Telefoons blijven in de kluis."]
    assert guessed(reading, GuessKind.TITLE) == [(1, "Protocol telefoons", "")]


def test_an_introduction_is_no_title() -> None:
    reading = read_string("Inleiding\n\nTelefoons blijven in de kluis.\n")
    assert reading.version.document.metadata.title == ""
    assert structure(reading)[0] == "heading1: Inleiding"


def test_the_last_line_heads_nothing() -> None:
    assert structure(read_string("Eerst een zin.\n\nAkkoord bestuur\n"))[-1] == (
        "paragraph: Akkoord bestuur"
    )


def test_a_heading_above_a_heading_is_a_level_higher() -> None:
    text = (
        "Titel\n\nVoorbeelden\n\nThuis\n\nZin een.\n\nSchool\n\nZin twee.\n\nBijlage\n\nZin drie.\n"
    )
    assert [line for line in structure(read_string(text)) if line.startswith("heading")] == [
        "heading1: Voorbeelden",
        "heading2: Thuis",
        "heading2: School",
        "heading1: Bijlage",
    ]


# Lines and spaces


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\f", "\u2028", "\x0b"])
def test_every_sort_of_line_end_ends_a_line(line_end: str) -> None:
    text = line_end.join(["Titel", "", "1. Een", "2. Twee", ""])
    assert structure(read_string(text)) == ["guideline 1: Een", "guideline 2: Twee"]


def test_tabs_and_runs_of_spaces_are_one_space() -> None:
    assert structure(read_string("\tEen\tzin   met\u0020gaten.\t\n")) == [
        "paragraph: Een zin met gaten."
    ]


def test_a_hard_space_before_a_number_does_not_hide_it() -> None:
    assert structure(read_string("\u00a01. Een\n\u00a02. Twee\n")) == [
        "guideline 1: Een",
        "guideline 2: Twee",
    ]


def test_control_characters_are_left_out_and_reported() -> None:
    reading = read_string("Eerste regel die gewoon is.\nTweede\x07 regel die dat niet is.\n" * 20)
    assert not any("\x07" in piece for piece in told(reading))
    lost = [(one.line, one.text) for one in reading.report.dropped if one.reason == "control"]
    assert lost[0] == (2, "\x07")
    assert len(lost) == 20


@pytest.mark.parametrize("text", ["\u00a0\n\u2003\n", "\ufeff\n", "\x01"])
def test_a_text_that_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_string(text)
    assert caught.value.reason in (FileReason.EMPTY, FileReason.NOT_TEXT)


def test_a_file_name_that_is_no_text_can_still_be_stored() -> None:
    reading = read_string("Een zin.", Path("proef\udce9.txt"))
    assert codec.decode(Version, codec.encode(reading.version)) == reading.version


# Laws

_WORDS = (
    *("Regels", "regels", "Stichting", "SOM", "de", "school", "www.som.test", "het", "en", "é"),
    *("1.", "2)", "10.", "-", "•", "–", "*", "3.0", "Versie", "Datum:", "13-04-2021", "\u00a0"),
    *("privé-", "mening", "binnen-", "‘goed’", "fout.", "klaar:", "Reactie", "leraar:", "\u00ad"),
    *("Bijlage", "?", "…"),
)
_words = st.sampled_from(_WORDS)
_lines = st.one_of(
    st.lists(_words, max_size=14).map(" ".join),
    st.sampled_from(
        [
            "",
            "",
            LONG,
            f"   {LONG}",
            "Versie 3.0",
            "Versie 2.9",
            "Aangepast voor Stichting SOM op 13-04-2021",
            "Vastgesteld voor Stichting X op 31-02-2021",
            "Kenmerk: SOM-1",
            "Reactie leraar:",
            "Enkele praktische voorbeelden",
        ]
    ),
    st.text(max_size=12),
)
_texts = (
    st.lists(_lines, min_size=1, max_size=25)
    .map("\n".join)
    .map(lambda text: text.encode("utf-8", "replace").decode())
)


def read_if_text(content: bytes) -> Reading | None:
    """None for what is refused as no text, or as nothing."""
    try:
        return read_bytes_of(content)
    except UnreadableFile as error:
        if error.reason not in (FileReason.NOT_TEXT, FileReason.EMPTY):
            raise
        return None


@given(_texts)
def test_no_character_is_lost_added_or_moved(text: str) -> None:
    reading = read_if_text(text.encode())
    assume(reading is not None)
    assert reading is not None
    expected = source_without_dropped(text, reading)
    assert without_spaces("".join(told(reading))) == without_spaces(expected)


@given(_texts)
def test_every_number_stays_the_number_that_was_typed(text: str) -> None:
    reading = read_if_text(text.encode())
    assume(reading is not None)
    assert reading is not None
    shown = numbers(reading.version.document)
    for guess in reading.report.guesses:
        if guess.kind is GuessKind.GUIDELINE:
            assert guess.block is not None
            assert shown[guess.block] == guess.detail.strip("=.)")


@given(
    st.one_of(
        st.binary(max_size=300),
        _texts.map(str.encode),
        _texts.map(lambda text: text.encode("utf-16")),
        _texts.map(lambda text: text.encode("cp1252", "replace")),
    )
)
def test_whatever_is_not_refused_can_be_stored(content: bytes) -> None:
    reading = read_if_text(content)
    if reading is not None:
        assert codec.decode(Version, codec.encode(reading.version)) == reading.version
