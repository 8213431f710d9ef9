import json
from pathlib import Path

from tests.cli.conftest import CNV, SOM, Run, assert_one_sentence


def test_importing_prints_every_guess(run: Run) -> None:
    outcome = run("import", SOM)
    assert outcome.code == 0
    assert outcome.out.count("richtlijn") >= 10


def test_importing_twice_adds_nothing(run: Run) -> None:
    run("import", SOM)
    again = run("import", SOM)
    assert "stond er al" in again.err
    assert len(run("list").out.splitlines()) == 1


def test_the_list_names_what_was_imported(run: Run) -> None:
    run("import", SOM, CNV)
    lines = run("list").out.splitlines()
    assert len(lines) == 2
    assert any("overgenomen" in line and "3.0" in line for line in lines)


def test_a_library_is_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    library = str(tmp_path / "team.somlib")
    run("import", SOM, "--library", library)
    assert "som-social-media-3.0" in run("list", "--library", library).out
    assert_one_sentence(run("list"))


def test_the_log_shows_the_versions(run: Run, tmp_path: Path) -> None:
    library = str(tmp_path / "team.somlib")
    run("import", SOM, "--library", library)
    line = run("log", f"{library}#som-social-media-3.0").out
    assert "3.0" in line
    assert "13-04-2021" in line


def test_a_protocol_is_shown_as_text_with_its_numbers(run: Run) -> None:
    shown = run("show", SOM).out
    assert "4. Medewerkers van Stichting SOM gaan niet in discussie" in shown
    assert "10. Stichting SOM" in shown
    assert "• " in shown


def test_json_that_is_shown_can_be_read_back(run: Run, tmp_path: Path) -> None:
    shown = run("show", SOM, "--format", "json").out
    json.loads(shown)
    copy = tmp_path / "kopie.json"
    copy.write_text(shown, encoding="utf-8")
    assert run("compare", SOM, str(copy), "--exit-code").code == 0


def test_a_protocol_in_the_library_is_compared_by_its_title(run: Run) -> None:
    run("import", SOM, CNV)
    outcome = run("compare", "#Social Media Protocol Onderwijs", "#som-social-media-3.0@3.0")
    assert "14 hernoemingen" in outcome.out


def test_an_unknown_protocol_gets_one_sentence(run: Run) -> None:
    run("import", SOM)
    for reference in ("#Onbekend", "#som-social-media-3.0@9.9", "#som-social-media-3.0@draft"):
        assert_one_sentence(run("show", reference))
