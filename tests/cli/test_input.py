"""Input that cannot be read: one clear sentence, exit 2, nothing half-written."""

from pathlib import Path

from tests.cli.conftest import SOM, Run, assert_one_sentence


def test_an_empty_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").touch()
    outcome = run("compare", SOM, str(tmp_path / "leeg.txt"))
    assert_one_sentence(outcome)
    assert "leeg" in outcome.err


def test_a_picture_named_as_a_word_file(run: Run, tmp_path: Path, home: Path) -> None:
    picture = tmp_path / "protocol.docx"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    outcome = run("import", str(picture))
    assert_one_sentence(outcome)
    assert "JPEG" in outcome.err


def test_two_hundred_megabytes_of_text(run: Run, tmp_path: Path) -> None:
    huge = tmp_path / "groot.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    outcome = run("compare", SOM, str(huge))
    assert_one_sentence(outcome)
    assert "MB" in outcome.err


def test_a_library_that_is_no_database(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "notities.somlib"
    library.write_text("geen database", encoding="utf-8")
    for arguments in (
        ("list", "--library", str(library)),
        ("import", SOM, "--library", str(library)),
        ("show", f"{library}#Protocol"),
        ("log", f"{library}#Protocol"),
    ):
        assert_one_sentence(run(*arguments))
    assert library.read_text(encoding="utf-8") == "geen database"


def test_an_unreadable_file_leaves_what_came_before_it(run: Run, tmp_path: Path) -> None:
    outcome = run("import", SOM, str(tmp_path / "weg.txt"))
    assert outcome.code == 2
    assert "weg.txt" in outcome.err
    assert "som-social-media-3.0" in run("list").out
