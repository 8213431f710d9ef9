import msgspec

from som_editor.core.document import BlockId
from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport


def test_a_report_comes_back_from_json_as_it_was() -> None:
    report = ImportReport(
        "protocol.txt",
        (
            Guess(GuessKind.HEADING, 12, "Richtlijnen", BlockId("b3")),
            Guess(GuessKind.ENCODING, 1, "", detail="Windows-1252"),
        ),
        (Dropped(40, "Versie 3.0", "metadata"),),
        ("long_lines",),
    )
    assert msgspec.json.decode(msgspec.json.encode(report), type=ImportReport) == report


def test_a_report_without_guesses_is_just_a_name() -> None:
    assert msgspec.json.encode(ImportReport("a.txt")) == b'{"file_name":"a.txt"}'
