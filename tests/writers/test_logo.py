import os
from pathlib import Path

import pytest

from som_editor.core.errors import FileReason, UnreadableFile, WrongUse
from som_editor.writers.logo import LIMIT_MB, load_logo
from tests.unprivileged import as_somebody_else, posix_only, shared_folder
from tests.writers.pdf_samples import PICTURE

JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20


def refusal(path: Path) -> FileReason:
    with pytest.raises(UnreadableFile) as refused:
        load_logo(path, "Stichting Testschool")
    return refused.value.reason


@pytest.mark.parametrize(("content", "media_type"), [(PICTURE, "image/png"), (JPEG, "image/jpeg")])
def test_a_picture_is_known_by_its_content_whatever_its_name(
    tmp_path: Path, content: bytes, media_type: str
) -> None:
    file = tmp_path / "logo.tmp"
    file.write_bytes(content)
    logo = load_logo(file, "Stichting Testschool")
    assert (logo.content, logo.media_type) == (content, media_type)
    assert logo.alternative == "Logo van Stichting Testschool"


def test_without_an_organisation_it_is_just_a_logo(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(PICTURE)
    assert load_logo(file, "").alternative == "Logo"


@pytest.mark.parametrize("content", [b"GIF89a", b"<svg/>", b"%PDF-1.7", b"\x89PNG"])
def test_another_file_is_no_picture_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(WrongUse) as refused:
        load_logo(file, "Stichting Testschool")
    assert (refused.value.problem, refused.value.value) == ("not_a_picture", "logo.png")


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.touch()
    with pytest.raises(UnreadableFile) as refused:
        load_logo(file, "")
    assert refused.value.reason is FileReason.EMPTY


def test_a_missing_file_a_folder_and_a_file_as_folder_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(PICTURE)
    assert refusal(tmp_path / "weg.png") is FileReason.MISSING
    assert refusal(file / "logo.png") is FileReason.MISSING
    assert refusal(tmp_path) is FileReason.IS_FOLDER


def test_a_picture_too_large_for_a_cover_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    with file.open("wb") as made:
        made.write(PICTURE)
        os.truncate(made.fileno(), LIMIT_MB * 1_000_000 + 1)
    assert refusal(file) is FileReason.TOO_LARGE


@posix_only
def test_a_file_that_one_may_not_read_is_refused() -> None:
    with shared_folder() as folder:
        file = folder / "logo.png"
        file.write_bytes(PICTURE)
        file.chmod(0o000)
        with as_somebody_else():
            assert refusal(file) is FileReason.NO_PERMISSION
