"""The two protocols that come with the program, down to the last comma."""

import datetime as dt
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from som_editor import assets
from som_editor.core.document import Role, SectionKind, TextBlock
from som_editor.core.import_report import GuessKind
from som_editor.core.lifecycle import Status
from som_editor.core.outline import outline
from som_editor.core.shown import shown_text
from som_editor.readers import Reading, read
from tests.build import NOW, new_ids
from tests.readers.reading import source_without_dropped, structure, told, without_spaces

CNV = "cnv-origineel-reconstructie"
SOM = "som-social-media-3.0"
BOTH = pytest.mark.parametrize("name", [CNV, SOM])
GOLDEN = Path(__file__).parents[1] / "golden"


def path_of(name: str) -> Path:
    return assets.resource("protocols", f"{name}.txt")


def sample(name: str) -> Reading:
    return read(path_of(name), now=NOW, new_id=new_ids("b"))


def texts(reading: Reading, role: Role) -> list[str]:
    document = reading.version.document
    return [
        shown_text(block, document)
        for block in document.blocks
        if isinstance(block, TextBlock) and block.role is role
    ]


def section_titles(reading: Reading) -> list[tuple[str, list[str]]]:
    document = reading.version.document

    def title(heading: TextBlock | None) -> str:
        return shown_text(heading, document) if heading else ""

    return [
        (title(section.heading), [title(child.heading) for child in section.children])
        for section in outline(document)
    ]


@BOTH
def test_the_structure_is_the_one_on_record(name: str) -> None:
    golden = (GOLDEN / f"read-{name}.txt").read_text(encoding="utf-8")
    assert structure(sample(name)) == golden.splitlines()


@BOTH
def test_every_word_and_mark_of_the_source_is_in_the_document_in_order(name: str) -> None:
    source = path_of(name).read_text(encoding="utf-8")
    reading = sample(name)
    expected = source_without_dropped(source, reading)
    assert " ".join(told(reading)).split() == expected.split()


@BOTH
def test_what_is_not_in_the_document_is_in_the_report_and_nothing_else_is(name: str) -> None:
    source = path_of(name).read_text(encoding="utf-8")
    reading = sample(name)
    gone = [without_spaces(dropped.text) for dropped in reading.report.dropped]
    kept = without_spaces("".join(told(reading)))
    assert Counter(without_spaces(source)) == Counter(kept) + Counter("".join(gone))
    assert gone == ([] if name == CNV else ["Versie3.0", "AangepastvoorStichtingSOMop13-04-2021"])


@BOTH
def test_the_sections_are_those_that_a_reader_sees(name: str) -> None:
    assert section_titles(sample(name)) == [
        ("", []),
        ("Richtlijnen gebruik social media", []),
        ("Enkele praktische voorbeelden", ["Kennisdeling", "Verantwoordelijkheid", "Veiligheid"]),
        ("Achtergrondinformatie", ["Bedenk dat…"]),
    ]


@BOTH
def test_the_lists_are_whole(name: str) -> None:
    reading = sample(name)
    assert len(texts(reading, Role.GUIDELINE)) == 10
    bullets = texts(reading, Role.BULLET)
    assert len(bullets) == 3 + 3 + 7
    assert bullets[-7].startswith("Het gebruik van social media ‘real time’ gebeurt.")


@BOTH
def test_the_discussion_is_quoted_with_its_speakers(name: str) -> None:
    blocks = sample(name).version.document.blocks
    speakers = [block.speaker for block in blocks if isinstance(block, TextBlock) if block.speaker]
    assert speakers == [
        "Adviseur onderwijskwaliteit opent discussie:",
        "Reactie leraar:",
        "Reactie medewerker CNV Onderwijs:",
    ]


@BOTH
def test_sections_know_what_they_are_for(name: str) -> None:
    blocks = sample(name).version.document.blocks
    kinds = [block.section_kind for block in blocks if isinstance(block, TextBlock)]
    assert [kind for kind in kinds if kind is not SectionKind.PLAIN] == [
        SectionKind.GUIDELINES,
        SectionKind.EXAMPLES,
        SectionKind.BACKGROUND,
    ]


def test_version_date_and_organisation_are_data_and_not_text() -> None:
    reading = sample(SOM)
    standing = reading.version.standing
    assert (standing.status, standing.number) == (Status.TAKEN_OVER, "3.0")
    assert standing.dated == dt.date(2021, 4, 13)
    assert reading.version.document.metadata.organisation == "Stichting SOM"
    assert not any("Versie 3.0" in piece for piece in told(reading))


def test_som_has_no_title_and_the_report_says_what_stands_in_for_it() -> None:
    reading = sample(SOM)
    assert reading.version.document.metadata.title == ""
    (guess,) = [one for one in reading.report.guesses if one.kind is GuessKind.NO_TITLE]
    assert guess.text == SOM


def test_the_title_of_the_original_is_data_and_not_a_block() -> None:
    reading = sample(CNV)
    assert reading.version.document.metadata.title == "Social Media Protocol Onderwijs"
    assert told(reading).count("Social Media Protocol Onderwijs") == 1


def test_the_original_is_known_to_be_a_reconstruction() -> None:
    standing = sample(CNV).version.standing
    assert (standing.status, standing.reconstruction) == (Status.SOURCE, True)


def test_a_name_over_a_line_end_is_one_name() -> None:
    paragraph = texts(sample(SOM), Role.PARAGRAPH)[1]
    assert paragraph.endswith("het real life gedrag binnen Stichting SOM.")


def test_typing_errors_stay() -> None:
    whole = " ".join(told(sample(SOM)))
    for slip in ("meer overde schrijver", "Facebook, Instagram LinkedIn en Youtube", "pabo's"):
        assert slip in whole


def test_every_block_that_was_recognised_or_joined_is_in_the_report() -> None:
    reading = sample(SOM)
    told_of = {guess.block for guess in reading.report.guesses}
    plain = [
        block
        for block in reading.version.document.blocks
        if block.id not in told_of
        and isinstance(block, TextBlock)
        and block.role is not Role.PARAGRAPH
    ]
    assert plain == []
    kinds = Counter(guess.kind for guess in reading.report.guesses)
    assert kinds[GuessKind.HEADING] == 7
    assert kinds[GuessKind.GUIDELINE] == 10
    assert kinds[GuessKind.METADATA] == 2


@BOTH
def test_the_untouched_bytes_and_their_digest_come_along(name: str) -> None:
    content = path_of(name).read_bytes()
    reading = sample(name)
    assert reading.original == content
    assert reading.version.source is not None
    assert reading.version.source.sha256 == hashlib.sha256(content).hexdigest()
    assert reading.report.file_name == f"{name}.txt"
