"""A PDF becomes the document that its tags describe or, without them, that its lines show."""

import io
from pathlib import Path

import pikepdf
import pytest

from som_editor.core.comparison import Comparison, summary
from som_editor.core.document import Mark, Role, TextBlock
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import GuessKind, Place
from som_editor.core.version import Version
from som_editor.readers import Reading
from som_editor.readers.pdf import read_pdf
from som_editor.writers.pdf import write_pdf
from tests import build
from tests.build import NOW, compared_as_files, new_ids
from tests.readers.test_samples import SOM, sample
from tests.readers.word_files import outline

PATH = Path("brief.pdf")


def read(content: bytes) -> Reading:
    return read_pdf(PATH, content, NOW, new_ids("b"))


def without_tags(content: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(made)
    return made.getvalue()


def locked(content: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user="a", owner="b"))
    return made.getvalue()


def refusal(content: bytes) -> FileReason:
    with pytest.raises(UnreadableFile) as caught:
        read(content)
    assert caught.value.path == PATH
    return caught.value.reason


def gone(reading: Reading, reason: str) -> list[str]:
    return [one.text for one in reading.report.dropped if one.reason == reason]


def compared(reading: Reading) -> Comparison:
    return compared_as_files(sample(SOM).version.document, reading.version.document)


def counts(version: Version) -> tuple[int, int, int]:
    roles = [one.role for one in version.document.blocks if isinstance(one, TextBlock)]
    return roles.count(Role.HEADING), roles.count(Role.GUIDELINE), roles.count(Role.BULLET)


PROTOCOL = write_pdf(sample(SOM).version)
LONG = (
    "Dit is een lange zin die over het einde van een regel loopt, zodat de lezer hem weer heelt. "
)
SMALL = build.version(
    build.doc(
        build.h("Inleiding", number=""),
        build.p(
            "Deel ", build.b("kennis"), " en lees ", build.link("hier", "https://som.test"), "."
        ),
        build.g(LONG * 3),
        build.g("Publiceer niet:"),
        build.g("geheimen;", level=2),
        build.bullet("punt", level=3),
        build.q("Ja, dat kan.", speaker="Reactie leraar:"),
        build.h("Onder", level=2, number=""),
        build.p("Slot."),
        build.table(["Wie", "Wat"], ["GMR", build.cell("stemt in", "of niet")]),
    )
)


def test_our_own_protocol_comes_back_without_a_change_in_its_text() -> None:
    reading = read(PROTOCOL)
    found = summary(compared(reading))
    assert (found.inserted, found.deleted, found.moved, found.edited) == (0, 0, 0, 0)
    assert (found.split, found.merged, found.cosmetic, found.formatting) == (0, 0, 0, 0)
    assert counts(reading.version) == (7, 10, 13)
    assert reading.version.standing.number == "3.0"


def test_the_same_without_tags_is_as_quiet_as_lines_allow() -> None:
    reading = read(without_tags(PROTOCOL))
    found = summary(compared(reading))
    assert (found.deleted, found.moved, found.edited, found.merged) == (0, 0, 0, 0)
    assert found.inserted == 2  # what else stands on the cover
    assert found.split == 1  # "Laterzz XXX…" stands alone on its line
    assert counts(reading.version) == (7, 10, 13)
    assert reading.version.standing.number == "3.0"


def test_tags_say_what_is_what() -> None:
    assert outline(read(write_pdf(SMALL)).version) == [
        "heading1 1: Inleiding",
        "paragraph1: Deel *kennis* en lees [hier](https://som.test).",
        f"guideline1 1: {LONG * 3}".strip(),
        "guideline1 2: Publiceer niet:",
        "guideline2 a: geheimen;",
        "bullet3: punt",
        "quote1: Ja, dat kan.",
        "heading2 1.1: Onder",
        "paragraph1: Slot.",
        "table 1:",
        "Wie | Wat",
        "GMR | stemt in / of niet",
    ]


def test_an_export_without_its_cover_loses_nothing() -> None:
    reading = read(write_pdf(sample(SOM).version, body_only=True))
    found = summary(compared(reading))
    assert (found.inserted, found.deleted, found.moved, found.edited) == (0, 0, 0, 0)
    assert gone(reading, "cover") == []


def test_an_address_over_a_line_end_is_one_address() -> None:
    text = (
        "Lees wat er over geschreven is op de site met voorbeelden, dat is www.school.test/uitleg."
    )
    for padding in range(30):
        words = f"{'x' * padding} {text}"
        reading = read(write_pdf(build.version(build.doc(build.p(words)))))
        assert "www.school.test/uitleg." in outline(reading.version)[0]


def test_what_runs_along_the_pages_is_named_once() -> None:
    for content in (PROTOCOL, without_tags(PROTOCOL)):
        reading = read(content)
        assert gone(reading, "header") == ["som-social-media-3.0 Overgenomen"]
        assert gone(reading, "footer") == ["Stichting SOM · versie 3.0 1 / 6"]
        (contents,) = gone(reading, "contents")
        assert contents.startswith("Inhoud Richtlijnen gebruik social media 3 ")


def test_guesses_tell_the_page() -> None:
    reading = read(without_tags(PROTOCOL))
    assert reading.report.place is Place.PAGE
    pages = [one.line for one in reading.report.guesses if one.kind is GuessKind.GUIDELINE]
    assert pages == [3] * 7 + [4] * 3


def test_a_hyphen_goes_only_where_the_text_has_the_word_without_it() -> None:
    reading = read(PROTOCOL)
    text = "".join(outline(reading.version))
    assert "werk-en-internet/social-media-protocol/" in text
    assert "tussen binnen- en buitenschools" in text
    assert GuessKind.LINE_BREAK_HYPHEN not in [one.kind for one in reading.report.guesses]


def test_bold_is_a_mark_in_text_and_a_look_in_headings() -> None:
    blocks = read(write_pdf(SMALL)).version.document.blocks
    marks = {
        (block.role, part.marks)
        for block in blocks
        if isinstance(block, TextBlock)
        for part in block.inlines
    }
    assert (Role.HEADING, frozenset()) in marks
    assert (Role.HEADING, frozenset([Mark.BOLD])) not in marks


def test_a_file_with_a_password_is_refused() -> None:
    assert refusal(locked(PROTOCOL)) is FileReason.ENCRYPTED


def test_a_damaged_file_is_refused() -> None:
    assert refusal(b"%PDF-1.7\nniets") is FileReason.DAMAGED


def test_a_file_without_text_is_refused() -> None:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    assert refusal(made.getvalue()) is FileReason.EMPTY


def test_a_scanned_file_is_told_from_an_empty_one() -> None:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        image = pikepdf.Stream(pdf, b"\x80")
        image.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=1,
                Height=1,
                ColorSpace=pikepdf.Name.DeviceGray,
                BitsPerComponent=8,
            )
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        page.Contents = pikepdf.Stream(pdf, b"q 500 0 0 700 0 0 cm /Im0 Do Q")
        pdf.save(made)
    assert refusal(made.getvalue()) is FileReason.NO_TEXT


def test_tags_that_lead_nowhere_are_not_believed() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(PROTOCOL)) as pdf:
        pdf.Root.StructTreeRoot.K = pikepdf.Array([pdf.Root.StructTreeRoot])
        pdf.save(made)
    assert counts(read(made.getvalue()).version) == (7, 10, 13)
