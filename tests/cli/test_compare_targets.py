"""Where `compare` writes: several files at once, never over what is compared or over each other."""

import json
import os
from pathlib import Path

import pytest

from som_editor.core import codec
from tests.build import as_imported, doc, p, version
from tests.cli.conftest import CNV, SOM, Run, assert_one_sentence


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the two samples."""
    old, new = tmp_path / "oud.txt", tmp_path / "nieuw.txt"
    old.write_bytes(Path(CNV).read_bytes())
    new.write_bytes(Path(SOM).read_bytes())
    return old, new


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("option", ["--output", "--redline"])
def test_what_is_compared_is_never_written_over(
    run: Run, pair: tuple[Path, Path], tmp_path: Path, which: int, option: str
) -> None:
    target = pair[which].rename(tmp_path / "zelf.docx") if option == "--redline" else pair[which]
    pair = tuple(target if at == which else path for at, path in enumerate(pair))  # type: ignore[assignment]
    before = target.read_bytes()
    outcome = run("compare", *map(str, pair), option, str(tmp_path / "." / target.name))
    assert_one_sentence(outcome)
    assert target.name in outcome.err
    assert target.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_nor_under_another_name(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    link = tmp_path / "koppeling.txt"
    link.symlink_to(pair[0])
    assert_one_sentence(run("compare", *map(str, pair), "--output", str(link)))
    assert pair[0].read_bytes() == Path(CNV).read_bytes()


def test_the_library_that_is_compared_from_stays(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "proef.somlib"
    run("import", CNV, SOM, "--library", str(library))
    before = library.read_bytes()
    reference = f"{library}#som-social-media-3.0"
    outcome = run("compare", CNV, reference, "--format", "text", "--output", str(library))
    assert_one_sentence(outcome)
    assert library.read_bytes() == before


def test_report_and_redline_are_two_files(run: Run, tmp_path: Path) -> None:
    target = str(tmp_path / "alles.docx")
    assert_one_sentence(run("compare", CNV, SOM, "--output", target, "--redline", target))
    assert not Path(target).exists()


def test_report_redline_and_exit_code_go_together(run: Run, tmp_path: Path) -> None:
    report, redline = tmp_path / "rapport.pdf", tmp_path / "spoor.docx"
    outcome = run(
        "compare", CNV, SOM, "--output", str(report), "--redline", str(redline), "--exit-code",
        "--hide", "rename,cosmetic,formatting,metadata",
    )  # fmt: skip
    assert (outcome.code, outcome.out) == (1, "")
    assert report.read_bytes().startswith(b"%PDF")
    assert redline.read_bytes().startswith(b"PK")


def test_an_ending_that_a_comparison_cannot_have_is_refused(run: Run, tmp_path: Path) -> None:
    outcome = run("compare", CNV, SOM, "--output", str(tmp_path / "verschil.odt"))
    assert_one_sentence(outcome)
    assert ".odt" in outcome.err
    assert not (tmp_path / "verschil.odt").exists()


@pytest.mark.parametrize("name", ["verschil.txt", "verschil"])
def test_text_goes_to_a_file_as_it_goes_to_the_screen(run: Run, tmp_path: Path, name: str) -> None:
    shown = run("compare", CNV, SOM).out
    assert run("compare", CNV, SOM, "--output", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8") == shown


def test_classes_are_hidden_in_one_list_or_in_several(run: Run) -> None:
    for hidden in (("--hide", "rename, metadata"), ("--hide", "rename", "--hide", "metadata")):
        comparison = json.loads(run("compare", CNV, SOM, "--format", "json", *hidden).out)
        counted = {name: count for name, count in comparison["summary"].items() if count}
        assert counted == {"deleted": 1, "edited": 1}
        assert comparison["metadata"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((CNV, SOM, "--rename", "de school=de school"), "hernoeming"),
        ((CNV, SOM, "--rename", "=SOM"), "hernoeming"),
        ((CNV, SOM, "derde.txt", "vierde.txt"), "te veel: derde.txt vierde.txt"),
        ((CNV, SOM, "--format"), "‘--format’ hoort een waarde"),
        ((CNV, SOM, "--exit-code=1"), "‘--exit-code’ hoort geen waarde"),
        ((CNV,), "NIEUW ontbreekt"),
    ],
)
def test_wrong_use_is_named(run: Run, arguments: tuple[str, ...], said: str) -> None:
    outcome = run("compare", *arguments)
    assert_one_sentence(outcome)
    assert said in outcome.err


@pytest.mark.parametrize("kind", ["folder", "binary", "missing"])
def test_a_side_that_cannot_be_read(run: Run, tmp_path: Path, kind: str) -> None:
    side = tmp_path / "kant.txt"
    if kind == "folder":
        side.mkdir()
    elif kind == "binary":
        side.write_bytes(bytes(range(256)) * 8)
    target = tmp_path / "uit.json"
    for sides in ((str(side), SOM), (SOM, str(side))):
        outcome = run("compare", *sides, "--output", str(target))
        assert_one_sentence(outcome)
        assert side.name in outcome.err
    assert not target.exists()


def saved(folder: Path, name: str, *texts: str) -> str:
    document = as_imported(doc(*map(p, texts), id_=name))
    (folder / name).write_bytes(codec.encode(version(document)))
    return str(folder / name)


OURS = [f"Regel {number} gaat over kennis die wij met elkaar delen." for number in range(400)]
THEIRS = [f"Nummer {number}: fietsen staan altijd buiten tegen de muur." for number in range(300)]


def test_texts_with_nothing_in_common_are_deleted_and_inserted(run: Run, tmp_path: Path) -> None:
    old, new = saved(tmp_path, "a.json", *OURS), saved(tmp_path, "b.json", *THEIRS)
    outcome = run("compare", old, new, "--format", "json", "--exit-code")
    assert outcome.code == 1
    counted = json.loads(outcome.out)["summary"]
    assert {name: count for name, count in counted.items() if count} == {
        "inserted": 300,
        "deleted": 400,
    }


def test_an_empty_side_makes_all_of_the_other_inserted_or_deleted(run: Run, tmp_path: Path) -> None:
    empty, full = saved(tmp_path, "leeg.json"), saved(tmp_path, "vol.json", *THEIRS)
    for sides, kind in (((empty, full), "inserted"), ((full, empty), "deleted")):
        outcome = run("compare", *sides, "--format", "json")
        counted = json.loads(outcome.out)["summary"]
        assert {name: count for name, count in counted.items() if count} == {kind: 300}
    assert run("compare", empty, empty, "--exit-code").code == 0
