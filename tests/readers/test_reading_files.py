"""What happens to files that are not what they should be."""

import os
from pathlib import Path

import pytest

from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile
from som_editor.files.reading import SIZE_LIMIT_MB, read_bytes
from som_editor.readers import READABLE, Reading, read
from tests.build import NOW, new_ids
from tests.unprivileged import as_somebody_else, posix_only, shared_folder

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(100)
OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
ZIP = b"PK\x03\x04" + bytes(100)


def opened(path: Path) -> Reading:
    return read(path, now=NOW, new_id=new_ids())


def refusal(path: Path) -> tuple[FileReason, str]:
    with pytest.raises(UnreadableFile) as caught:
        opened(path)
    assert caught.value.path == path
    return caught.value.reason, caught.value.detail


def test_a_text_file_is_read_whatever_the_case_of_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "PROEF.TXT"
    path.write_text("Een zin.", encoding="utf-8")
    assert len(opened(path).version.document.blocks) == 1


@pytest.mark.parametrize("name", ["weg.txt", "weg.docx", "weg", "map/weg.txt", "nul\0.txt"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name) == (FileReason.MISSING, "")


def test_a_name_that_no_file_can_bear(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("lang" * 200 + ".txt"))[0] is FileReason.MISSING


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.md", "# Kop\n\nTekst."),
        ("BRIEF.MARKDOWN", "# Kop\n\nTekst."),
        ("brief.html", "<h1>Kop</h1><p>Tekst.</p>"),
        ("brief.htm", "<h1>Kop</h1><p>Tekst.</p>"),
    ],
)
def test_each_ending_has_its_reader(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert opened(path).version.document.metadata.title == "Kop"


def test_a_file_in_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("tekst")
    assert refusal(tmp_path / "bestand" / "proef.txt")[0] is FileReason.MISSING


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", "\u00a0\n".encode(), b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leeg.txt"
    path.write_bytes(content)
    assert refusal(path) == (FileReason.EMPTY, "")


@pytest.mark.parametrize("name", ["map.txt", "map.docx", "map"])
def test_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert refusal(tmp_path / name) == (FileReason.IS_FOLDER, "")


@posix_only
def test_a_pipe_is_refused_without_waiting_for_what_may_come(tmp_path: Path) -> None:
    path = tmp_path / "pijp.txt"
    os.mkfifo(path)
    assert refusal(path) == (FileReason.NOT_A_FILE, "")


@posix_only
def test_a_device_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(Path("/dev/zero"))
    assert caught.value.reason is FileReason.NOT_A_FILE


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.touch()
    os.truncate(path, 200_000_000)
    assert refusal(path) == (FileReason.TOO_LARGE, str(SIZE_LIMIT_MB))


@pytest.mark.parametrize(
    ("name", "content", "actual"),
    [
        ("foto.docx", JPEG, "JPEG"),
        ("foto.txt", JPEG, "JPEG"),
        ("foto.json", JPEG, "JPEG"),
        ("foto.txt", b"\x89PNG\r\n\x1a\n" + bytes(9), "PNG"),
        ("foto.txt", b"GIF89a" + bytes(9), "GIF"),
        ("woord.txt", ZIP, "ZIP"),
        ("woord.docx", OFFICE_97, "oud of versleuteld Office"),
        ("druk.txt", b"%PDF-1.7\n", "PDF"),
        ("boek.txt", b"SQLite format 3\x00", "SQLite"),
        ("opmaak.txt", rb"{\rtf1 tekst}", "RTF"),
        ("tekst.docx", b"Gewone tekst.", ""),
        ("tekst.pdf", b"Gewone tekst.", ""),
        ("tekst.odt", b"Gewone tekst.", ""),
        ("druk.md", b"%PDF-1.7\n", "PDF"),
        ("woord.html", ZIP, "ZIP"),
    ],
)
def test_a_file_that_is_something_else_than_its_name_says(
    tmp_path: Path, name: str, content: bytes, actual: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == (FileReason.WRONG_CONTENT, actual)


def test_a_binary_file_named_txt(tmp_path: Path) -> None:
    path = tmp_path / "programma.txt"
    path.write_bytes(b"\x7fELF" + bytes(range(256)) * 20)
    assert refusal(path) == (FileReason.NOT_TEXT, "")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.docm", ZIP),
        ("brief.ott", ZIP),
        ("foto.jpg", JPEG),
        ("brief.doc", OFFICE_97),
        ("brief.rtf", rb"{\rtf1 tekst}"),
        ("brief", b"Tekst."),
    ],
)
def test_a_format_that_is_not_read_here(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnknownFormat) as caught:
        opened(path)
    assert (caught.value.path, caught.value.known) == (path, READABLE)


@posix_only
def test_a_file_that_one_may_not_read() -> None:
    with shared_folder() as folder:
        path = folder / "geheim.txt"
        path.write_text("Een zin.")
        path.chmod(0)
        with as_somebody_else():
            assert path.exists()
            assert refusal(path) == (FileReason.NO_PERMISSION, "")


@posix_only
def test_a_folder_that_one_may_not_enter() -> None:
    with shared_folder() as folder:
        path = folder / "dicht" / "proef.txt"
        path.parent.mkdir()
        path.write_text("Een zin.")
        path.parent.chmod(0)
        with as_somebody_else():
            assert refusal(path) == (FileReason.NO_PERMISSION, "")
