import json
from pathlib import Path

import pikepdf

from som_editor.library import open_library
from som_editor.signing.demonstration import LABEL
from tests.cli.conftest import Run, assert_one_sentence
from tests.writers.word import W, Word


def test_the_demonstration_leaves_the_results_of_the_main_job(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    outcome = run("demo", "--output", str(folder))
    assert outcome.code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "demo-root.pem",
        "demo.somlib",
        "som-social-media-3.0-docx-controle.json",
        "som-social-media-3.0-pdf-controle.json",
        "som-social-media-3.0.docx",
        "som-social-media-3.0.pdf",
        "vergelijking.html",
        "vergelijking.json",
        "wijzigingen-bijgehouden.docx",
        "wijzigingsrapport.docx",
        "wijzigingsrapport.pdf",
    ]
    comparison = json.loads((folder / "vergelijking.json").read_text(encoding="utf-8"))
    assert comparison["summary"]["rename"] == 14
    for kind in ("docx", "pdf"):
        verdict = folder / f"som-social-media-3.0-{kind}-controle.json"
        assert json.loads(verdict.read_text(encoding="utf-8"))["valid"] is True
    with pikepdf.open(folder / "som-social-media-3.0.pdf") as pdf:
        assert pdf.Root.AcroForm.SigFlags == 3
    redline = Word((folder / "wijzigingen-bijgehouden.docx").read_bytes()).document
    authors = {one.get(f"{W}author") for name in ("ins", "del") for one in redline.iter(W + name)}
    assert authors == {LABEL}
    report = (folder / "vergelijking.html").read_text(encoding="utf-8")
    assert "Was/wordt" in report
    assert sorted(outcome.out.split()) == sorted(str(path) for path in folder.iterdir())
    with open_library(str(folder / "demo.somlib"), create=False) as library:
        assert len(library.documents()) == 2


def test_it_can_be_done_again(run: Run, tmp_path: Path) -> None:
    first = run("demo", "--output", str(tmp_path / "demo"))
    assert run("demo", "--output", str(tmp_path / "demo")) == first


def test_a_file_in_the_place_of_the_folder_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("van iemand anders", encoding="utf-8")
    assert_one_sentence(run("demo", "--output", str(tmp_path / "demo")))
    assert (tmp_path / "demo").read_text(encoding="utf-8") == "van iemand anders"
