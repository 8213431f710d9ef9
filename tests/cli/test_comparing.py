import json
from pathlib import Path

import pytest

from tests.cli.conftest import CNV, SOM, Run, assert_one_sentence


def test_the_samples_differ_by_exactly_what_is_known(run: Run) -> None:
    outcome = run("compare", CNV, SOM, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    comparison = json.loads(outcome.out)
    counted = {name: count for name, count in comparison["summary"].items() if count}
    assert counted == {"deleted": 1, "edited": 1, "rename": 14, "metadata": 4}
    assert comparison["renames"] == [{"old": "de school", "new": "Stichting SOM", "count": 14}]
    assert [found["section"] for found in comparison["leftovers"] if not found["legitimate"]] == [
        "Inleiding"
    ]


def test_without_rename_detection_the_renames_count_as_edits(run: Run) -> None:
    outcome = run("compare", CNV, SOM, "--format", "json", "--no-rename-detection")
    comparison = json.loads(outcome.out)
    assert comparison["renames"] == []
    assert comparison["summary"]["edited"] == 15


def test_a_rename_given_by_hand_is_counted(run: Run) -> None:
    outcome = run(
        "compare", CNV, SOM, "--format=json", "--no-rename-detection",
        "--rename", "de school=Stichting SOM",
    )  # fmt: skip
    assert json.loads(outcome.out)["renames"][0]["count"] == 14


def test_hidden_classes_go_before_the_summary_and_the_exit_code(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "anders.txt"
    other.write_text(
        Path(SOM).read_text(encoding="utf-8").replace("Stichting SOM", "Stichting XYZ"),
        encoding="utf-8",
    )
    assert run("compare", SOM, str(other), "--exit-code").code == 1
    hidden = run("compare", SOM, str(other), "--hide", "rename,metadata", "--exit-code")
    assert hidden.code == 0


def test_a_document_does_not_differ_from_itself(run: Run) -> None:
    outcome = run("compare", SOM, SOM, "--exit-code")
    assert outcome.code == 0
    assert "Geen verschillen" in outcome.out


def test_the_text_says_that_the_original_is_a_reconstruction(run: Run) -> None:
    assert "nagemaakt" in run("compare", CNV, SOM).out


@pytest.mark.parametrize(("name", "start"), [("a.json", "{"), ("a.html", "<!doctype html>")])
def test_the_name_of_the_output_says_its_format(
    run: Run, tmp_path: Path, name: str, start: str
) -> None:
    outcome = run("compare", CNV, SOM, "--output", str(tmp_path / name))
    assert (outcome.code, outcome.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_english_is_spoken_on_request(run: Run) -> None:
    assert "changes in the text" in run("--lang", "en", "compare", CNV, SOM).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", CNV),
        ("compare", CNV, "nergens.txt"),
        ("compare", CNV, SOM, "--format", "wav"),
        ("compare", CNV, SOM, "--rename", "zonder"),
        ("compare", CNV, SOM, "--hide", "alles"),
        ("compare", CNV, SOM, "--onbekend"),
        ("compare", CNV, SOM, "--output", "/nergens/verschil.json"),
        ("compare", CNV, "nergens.somlib#Protocol"),
        ("vergelijk", CNV, SOM),
        ("--lang", "fr", "compare", CNV, SOM),
    ],
)
def test_wrong_use_gets_one_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    assert_one_sentence(run(*arguments))
