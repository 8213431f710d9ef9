import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from som_editor.core.document import BlockId, Digest, Image
from som_editor.settings import Identity, Settings, save_settings, settings_path
from som_editor.writers.docx import write_docx
from tests import build
from tests.cli.conftest import CNV, SOM, Run, assert_one_sentence
from tests.readers.word_files import p, part, r, word_file
from tests.writers.docx_samples import PICTURE
from tests.writers.word import W, Word


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


@pytest.mark.parametrize(("name", "start"), [("a.docx", b"PK"), ("a.pdf", b"%PDF")])
def test_a_change_report_is_written_as_its_name_says(
    run: Run, tmp_path: Path, name: str, start: bytes
) -> None:
    outcome = run("compare", CNV, SOM, "--output", str(tmp_path / name), "--exit-code")
    assert outcome == (1, "", "")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_format_that_is_asked_for_goes_before_the_name(run: Run, tmp_path: Path) -> None:
    run("compare", CNV, SOM, "--format", "pdf", "--output", str(tmp_path / "rapport.bin"))
    assert (tmp_path / "rapport.bin").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_report_without_a_file_is_refused_before_anything_is_read(run: Run, format_: str) -> None:
    outcome = run("compare", "nergens.txt", SOM, "--format", format_)
    assert_one_sentence(outcome)
    assert "--output" in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminal to watch")
def test_ctrl_c_ends_long_work_with_nothing_half_written(tmp_path: Path) -> None:
    """Somebody watches the bar, and presses Ctrl+C while it goes."""
    import pty

    written = "\n".join(f"{n}. Regel {n} zegt iets over {n * 7919}." for n in range(1, 20_001))
    (tmp_path / "oud.txt").write_text(written, encoding="utf-8")
    (tmp_path / "nieuw.txt").write_text(written.replace("zegt", "meldt"), encoding="utf-8")
    target = tmp_path / "rapport.docx"
    screen, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "som_editor", "compare", "oud.txt", "nieuw.txt", "-o", target.name],
        stderr=terminal,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    os.close(terminal)
    seen = b""
    while b"Vergelijken" not in seen:
        seen += os.read(screen, 1024)
    program.send_signal(signal.SIGINT)
    _drain(screen)
    assert program.wait(timeout=60) == 130
    os.close(screen)
    assert program.stdout is not None
    assert program.stdout.read() == b""
    program.stdout.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "nieuw.txt",
        "oud.txt",
    ]


def _drain(screen: int) -> None:
    """Read what the program still says, or it waits for room on the screen and never ends."""
    with contextlib.suppress(OSError):  # what a terminal says when nobody writes to it any more
        while os.read(screen, 1024):
            pass


def test_a_redline_bears_the_name_of_the_user_and_names_what_it_leaves_out(
    run: Run, home: Path, tmp_path: Path
) -> None:
    save_settings(Settings(identity=Identity("Testpersoon")), settings_path())
    target = tmp_path / "wijzigingen.docx"
    outcome = run("compare", CNV, SOM, "--redline", str(target), "--hide", "rename")
    assert outcome.code == 0
    assert outcome.err.startswith("wijzigingen.docx bevat titel en tekst, zonder voorblad")
    assert len(outcome.err.splitlines()) == 1
    document = Word(target.read_bytes()).document
    changed = [*document.iter(f"{W}ins"), *document.iter(f"{W}del")]
    assert {one.get(f"{W}author") for one in changed} == {"Testpersoon"}
    deleted = [one.text or "" for one in document.iter(f"{W}delText")]
    assert sum(said.lower() == "de school" for said in deleted) == 14


def test_what_a_redline_leaves_out_of_files_of_others_is_named_file_by_file(
    run: Run, tmp_path: Path
) -> None:
    header: dict[str, str | bytes] = {"header1.xml": part("hdr", p("Kop van de stichting"))}
    footnote = part("footnotes", f'<w:footnote w:id="2">{p("Zie.")}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    old = word_file(p(r("De oude tekst.") + mark), parts={**header, "footnotes.xml": footnote})
    (tmp_path / "oud.docx").write_bytes(old)
    (tmp_path / "nieuw.docx").write_bytes(word_file(p("De nieuwe tekst."), parts=header))
    files = [str(tmp_path / f"{name}.docx") for name in ("oud", "nieuw", "redline")]
    outcome = run("compare", *files[:2], "--redline", files[2])
    assert outcome.err.splitlines()[1:] == [
        "Weggelaten uit oud.docx: kopteksten, voetnoten.",
        "Weggelaten uit nieuw.docx: kopteksten.",
    ]
    assert "Kop van de stichting" not in Word(Path(files[2]).read_bytes()).lines


def test_a_redline_and_an_export_show_the_pictures_of_the_files(run: Run, tmp_path: Path) -> None:
    old, new = (str(tmp_path / f"{name}.docx") for name in ("oud", "nieuw"))
    digest = Digest(hashlib.sha256(PICTURE).hexdigest())
    image = Image(BlockId("beeld"), digest, "image/png", "Een grijs vlak")
    for path, blocks in ((old, []), (new, [image])):
        content = write_docx(
            build.version(build.doc(build.p("De tekst."), *blocks)), images={image.digest: PICTURE}
        )
        Path(path).write_bytes(content)
    redline, exported = tmp_path / "redline.docx", tmp_path / "export.docx"
    assert run("compare", old, new, "--redline", str(redline)).code == 0
    assert run("export", new, "--body-only", "--output", str(exported)).code == 0
    for made in (redline, exported):
        word = Word(made.read_bytes())
        shown = [word.archive.read(name) for name in word.names if name.startswith("word/media/")]
        assert PICTURE in shown


def test_a_redline_is_a_word_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "wijzigingen.pdf"
    assert_one_sentence(run("compare", CNV, SOM, "--redline", str(target)))
    assert not target.exists()
