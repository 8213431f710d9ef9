from pathlib import Path

import pytest

from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Guess, GuessKind
from som_editor.readers.encoding import Decoded, decode
from tests.readers.reading import read_bytes_of, structure

PATH = Path("proef.txt")
TEXT = "Privé-meningen: ‘real time’ – een coördinator kost € 5 per idee…\n" * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encodings_that_programs_write_give_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), PATH).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_says_what_it_is_is_no_guess(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), PATH).encoding == ""


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
def test_an_encoding_that_is_guessed_is_in_the_report(encoding: str, name: str) -> None:
    reading = read_bytes_of(TEXT.encode(encoding))
    assert Guess(GuessKind.ENCODING, 1, name) in reading.report.guesses


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    reading = read_bytes_of("\ufeffEen zin.".encode(encoding))
    assert structure(reading) == ["paragraph: Een zin."]
    assert reading.report.dropped == ()


def test_one_damaged_byte_does_not_spoil_the_other_letters() -> None:
    content = TEXT.encode() + b"Kapot: \xff"
    assert decode(content, PATH) == Decoded(f"{TEXT}Kapot: \ufffd", "UTF-8", 1)


def test_a_byte_that_means_nothing_is_counted() -> None:
    reading = read_bytes_of(TEXT.encode("cp1252") + b"Kapot: \x81")
    assert Guess(GuessKind.ENCODING, 1, "Windows-1252", detail="1") in reading.report.guesses


@pytest.mark.parametrize(
    "content",
    [
        bytes(1000),
        bytes(range(256)) * 4,
        b"\xff\xfe\x00",
        b"\xff\xfe\x00\xd8\x20\x00",
        b"\x00\x00\xfe\xff\x00",
        b"\x01\x02\x03\x04" * 50,
        TEXT.encode() + b"\x81\x8d\x8f\x90\x9d" * 20,
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(content, PATH)
    assert caught.value.reason is FileReason.NOT_TEXT


def test_a_stray_end_of_file_mark_is_forgiven() -> None:
    assert decode(b"Kort.\x1a", PATH).text == "Kort.\x1a"
