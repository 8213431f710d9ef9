"""Word files on the command line: an export is imported and compared like any file."""

from pathlib import Path

from tests.cli.conftest import SOM, Run, assert_one_sentence


def test_an_export_compared_with_its_source_shows_no_difference(run: Run, tmp_path: Path) -> None:
    for options in ((), ("--body-only",)):
        word = tmp_path / "som-social-media-3.0.docx"
        assert run("export", SOM, "-o", str(word), *options).code == 0
        assert run("compare", SOM, str(word), "--exit-code").code == 0
        word.unlink()


def test_a_word_file_is_imported_and_shown(run: Run, tmp_path: Path) -> None:
    word = tmp_path / "protocol.docx"
    run("export", SOM, "-o", str(word))
    assert run("import", str(word)).code == 0
    assert "Medewerkers" in run("show", str(word)).out


def test_a_damaged_word_file(run: Run, tmp_path: Path) -> None:
    word = tmp_path / "protocol.docx"
    word.write_bytes(b"PK\x03\x04" + bytes(100))
    outcome = run("compare", SOM, str(word))
    assert_one_sentence(outcome)
    assert "beschadigd" in outcome.err
