import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor import assets
from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport, Place
from som_editor.readers import read
from som_editor.wording.import_report import (
    describe_dropped,
    describe_guess,
    guess_summary,
    report_headline,
    report_lines,
)
from tests.build import NOW, new_ids


def sample(name: str = "som-social-media-3.0") -> ImportReport:
    path = assets.resource("protocols", f"{name}.txt")
    return read(path, now=NOW, new_id=new_ids()).report


@pytest.mark.parametrize(
    ("guess", "sentence"),
    [
        (
            Guess(GuessKind.TITLE, 1, "Protocol telefoons"),
            "Regel 1: ‘Protocol telefoons’ is gelezen als titel.",
        ),
        (
            Guess(GuessKind.NO_TITLE, 1, "som-3.0"),
            "Er is geen titel gevonden; de bestandsnaam ‘som-3.0’ dient als titel.",
        ),
        (
            Guess(GuessKind.HEADING, 12, "Kennisdeling", detail="2"),
            "Regel 12: ‘Kennisdeling’ is gelezen als kop van niveau 2.",
        ),
        (
            Guess(GuessKind.GUIDELINE, 3, "Wees aardig.", detail="7."),
            "Regel 3: ‘Wees aardig.’ is gelezen als richtlijn 7.",
        ),
        (
            Guess(GuessKind.GUIDELINE, 3, "Wees aardig.", detail="=7)"),
            "Regel 3: ‘Wees aardig.’ is een richtlijn; nummer 7 is bewaard, al past het niet.",
        ),
        (
            Guess(GuessKind.JOINED_LINES, 3, "Wees aardig.", detail="2"),
            "Regel 3: 2 regels zijn samengevoegd: ‘Wees aardig.’.",
        ),
        (
            Guess(GuessKind.ENCODING, 1, "Windows-1252"),
            "De tekens zijn waarschijnlijk Windows-1252; kijk naar letters als é en ë.",
        ),
        (
            Guess(GuessKind.ENCODING, 1, "UTF-8", detail="3"),
            "De tekens zijn waarschijnlijk UTF-8; niet alle zijn leesbaar (3).",
        ),
        (
            Guess(GuessKind.METADATA, 0, "Versie 3.0"),
            "‘Versie 3.0’ is gelezen als gegeven en staat niet in de tekst.",
        ),
        (
            Guess(GuessKind.ACCEPTED, 0, "brief.docx", detail="4"),
            "In ‘brief.docx’ staan bijgehouden wijzigingen (4), gelezen als aanvaard.",
        ),
    ],
    ids=repr,
)
def test_a_guess_is_told_with_its_line(guess: Guess, sentence: str) -> None:
    assert describe_guess(guess) == sentence


@pytest.mark.parametrize("kind", GuessKind)
@pytest.mark.parametrize("detail", ["", "2", "=7."])
def test_every_sort_of_guess_has_words(kind: GuessKind, detail: str) -> None:
    sentence = describe_guess(Guess(kind, 5, "Een {tekst}", detail=detail))
    assert sentence.endswith(".")
    assert "Een {tekst}" in sentence
    assert len(sentence.split()) <= 18


@given(st.text(), st.sampled_from(GuessKind))
def test_any_text_can_be_told_of(text: str, kind: GuessKind) -> None:
    assert "\n" not in describe_guess(Guess(kind, 1, " ".join(text.split()), detail="1"))


@pytest.mark.parametrize(
    ("dropped", "sentence"),
    [
        (
            Dropped(61, "Versie 3.0", "metadata"),
            "Regel 61: ‘Versie 3.0’ staat bij de gegevens, niet in de tekst.",
        ),
        (Dropped(2, "\x07", "control"), "Regel 2: 1 onzichtbaar stuurteken is weggelaten."),
        (
            Dropped(2, "\x1b\x07", "control"),
            "Regel 2: 2 onzichtbare stuurtekens zijn weggelaten.",
        ),
    ],
)
def test_what_is_left_out_is_told(dropped: Dropped, sentence: str) -> None:
    assert describe_dropped(dropped) == sentence


@pytest.mark.parametrize(
    "reason",
    [
        *("header", "footer", "comment", "footnote", "endnote"),
        *("text_box", "hidden", "contents", "picture", "object"),
        *("data", "cover", "navigation", "form", "page_number"),
    ],
)
@pytest.mark.parametrize("text", ["Een {tekst}", ""])
def test_whatever_is_left_out_of_a_file_is_named(reason: str, text: str) -> None:
    sentence = describe_dropped(Dropped(4, text, reason), Place.PARAGRAPH)
    assert sentence.startswith("Alinea 4: ")
    assert "weggelaten" in sentence
    assert "stuurteken" not in sentence
    assert text in sentence


def test_what_is_left_out_of_a_pdf_is_told_with_its_page() -> None:
    assert describe_dropped(Dropped(3, "Kader", "text_box"), Place.PAGE) == (
        "Bladzijde 3: Tekstvak ‘Kader’ is weggelaten."
    )
    assert describe_dropped(Dropped(0, "", "script")) == "Scripts en opmaakcodes zijn weggelaten."


def test_what_was_left_out_is_counted_in_the_headline() -> None:
    dropped = (Dropped(0, "Kop", "header"), Dropped(3, "Versie 3.0", "metadata"))
    report = ImportReport("brief.docx", dropped=dropped, place=Place.PARAGRAPH)
    assert report_headline(report) == "‘brief.docx’ is gelezen. 1 onderdeel is weggelaten."
    report = ImportReport("brief.docx", (Guess(GuessKind.BULLET, 1, ""),), dropped * 2)
    assert report_headline(report) == (
        "‘brief.docx’ is gelezen; kijk na: 1 gok (1 punt). 2 onderdelen zijn weggelaten."
    )


def test_the_headline_counts_what_a_reader_can_count() -> None:
    assert report_headline(sample()) == (
        "‘som-social-media-3.0.txt’ is gelezen; kijk na: 74 gokken "
        "(7 koppen, 10 richtlijnen, 13 punten, 3 citaten, 41 andere)."
    )


def test_a_report_without_guesses_says_so() -> None:
    empty = ImportReport("protocol.json")
    assert report_headline(empty) == "Uit ‘protocol.json’ is alles gelezen zoals het er stond."
    assert guess_summary(empty) == "geen gokken"
    assert report_lines(empty) == []


@pytest.mark.parametrize(
    ("kinds", "summary"),
    [
        ([GuessKind.HEADING], "1 gok (1 kop)"),
        ([GuessKind.NO_TITLE], "1 gok"),
        ([GuessKind.BULLET, GuessKind.SPEAKER], "2 gokken (1 punt, 1 citaat)"),
        ([GuessKind.GUIDELINE, GuessKind.NO_TITLE], "2 gokken (1 richtlijn, 1 andere)"),
    ],
)
def test_guesses_are_counted_by_kind(kinds: list[GuessKind], summary: str) -> None:
    guesses = tuple(Guess(kind, 1, "") for kind in kinds)
    assert guess_summary(ImportReport("proef.txt", guesses)) == summary


def test_the_lines_follow_the_source() -> None:
    lines = report_lines(sample())
    numbers = [int(line.split()[1].rstrip(":")) for line in lines if line.startswith("Regel")]
    assert numbers == sorted(numbers)
    assert len(numbers) == len(lines) - 1  # that there is no title stands on no line


def test_every_guess_has_its_line_and_metadata_is_told_once() -> None:
    report = sample()
    lines = report_lines(report)
    assert [describe_guess(guess) for guess in report.guesses] == lines
    assert "Regel 61: ‘Versie 3.0’ is gelezen als gegeven en staat niet in de tekst." in lines


def test_what_was_dropped_without_a_guess_is_told_too() -> None:
    report = ImportReport(
        "proef.txt", dropped=(Dropped(2, "\x07", "control"),), warnings=("Let op.",)
    )
    assert report_lines(report) == [describe_dropped(report.dropped[0]), "Let op."]


def test_a_reconstruction_is_told_as_one() -> None:
    assert (
        "een reconstructie; het volledige origineel is er niet."
        in report_lines(sample("cnv-origineel-reconstructie"))[0]
    )
