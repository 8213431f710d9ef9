import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.errors import FileReason, UnwritableFile
from som_editor.files import make_folder, write_file
from tests.unprivileged import as_somebody_else, posix_only, shared_folder


def refusal(path: Path, content: bytes = b"nieuw") -> FileReason:
    """Why `path` could not be written."""
    with pytest.raises(UnwritableFile) as refused:
        write_file(path, content)
    assert refused.value.path == path
    return refused.value.reason


@given(st.binary(max_size=2_000), st.binary(max_size=2_000))
def test_what_is_written_replaces_what_was_there(old: bytes, new: bytes) -> None:
    with shared_folder() as folder:
        file = folder / "protocol.pdf"
        write_file(file, old)
        assert file.read_bytes() == old
        write_file(file, new)
        assert file.read_bytes() == new
        assert list(folder.iterdir()) == [file]


def test_a_new_file_has_the_rights_of_any_new_file_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    ordinary, ours, private = (tmp_path / name for name in ("gewoon", "nieuw", "eigen"))
    ordinary.write_bytes(b"")
    write_file(ours, b"nieuw")
    assert ours.stat().st_mode == ordinary.stat().st_mode
    private.write_bytes(b"oud")
    private.chmod(0o600)
    write_file(private, b"nieuw")
    assert private.stat().st_mode & 0o777 == 0o600


@posix_only
def test_a_link_keeps_pointing_and_its_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "elders" / "protocol.pdf"
    target.parent.mkdir()
    target.write_bytes(b"oud")
    link = tmp_path / "protocol.pdf"
    link.symlink_to(target)
    write_file(link, b"nieuw")
    assert link.is_symlink()
    assert target.read_bytes() == b"nieuw"
    assert list(target.parent.iterdir()) == [target]


@posix_only
def test_a_link_to_nothing_yet_makes_its_file(tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "nieuw.pdf")
    write_file(link, b"nieuw")
    assert (tmp_path / "nieuw.pdf").read_bytes() == b"nieuw"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) is FileReason.IS_FOLDER


def test_a_folder_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nergens" / "protocol.pdf") is FileReason.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_bytes(b"oud")
    assert refusal(file / "protocol.pdf") is FileReason.MISSING
    assert file.read_bytes() == b"oud"


@posix_only
def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300 + ".pdf")) is FileReason.OTHER
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_a_folder_that_one_may_not_write_in_is_refused() -> None:
    with shared_folder() as folder:
        file = folder / "protocol.pdf"
        file.write_bytes(b"oud")
        file.chmod(0o666)
        folder.chmod(0o555)
        with as_somebody_else():
            assert refusal(file) is FileReason.NO_PERMISSION
            assert refusal(folder / "ander.pdf") is FileReason.NO_PERMISSION
        assert file.read_bytes() == b"oud"
        assert list(folder.iterdir()) == [file]


@posix_only
def test_a_write_protected_file_is_kept_though_its_folder_would_allow_to_replace_it() -> None:
    with shared_folder() as folder:
        file = folder / "protocol.pdf"
        file.write_bytes(b"oud")
        file.chmod(0o444)
        with as_somebody_else():
            assert refusal(file) is FileReason.NO_PERMISSION
        assert file.read_bytes() == b"oud"
        assert list(folder.iterdir()) == [file]


@posix_only
def test_a_disk_that_fills_up_half_way_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path,
) -> None:
    """No file of more than 4096 bytes can be made there, as on a disk with so little room."""
    file = tmp_path / "protocol.pdf"
    file.write_bytes(b"oud")
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from som_editor.core.errors import UnwritableFile\n"
        "from som_editor.files import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_file(Path(sys.argv[1]), b'n' * 1_000_000)\n"
        "except UnwritableFile as error:\n"
        "    print(error.reason.value)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == FileReason.DISK_FULL.value
    assert file.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_is_told_from_other_trouble() -> None:
    assert refusal(Path("/dev/full")) is FileReason.DISK_FULL


@posix_only
def test_what_is_no_ordinary_file_is_written_to_as_it_is() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as out:
        write_file(Path(f"/dev/fd/{writing}"), b"naar buiten")
        os.close(writing)
        assert out.read() == b"naar buiten"


def test_a_folder_is_made_with_those_above_it_and_may_be_there_already(tmp_path: Path) -> None:
    folder = tmp_path / "een" / "twee"
    make_folder(folder)
    make_folder(folder)
    assert folder.is_dir()


def test_a_folder_cannot_take_the_place_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_bytes(b"oud")
    with pytest.raises(UnwritableFile) as refused:
        make_folder(file)
    assert refused.value.reason is FileReason.NOT_A_FOLDER
    assert file.read_bytes() == b"oud"
