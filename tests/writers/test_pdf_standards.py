"""PDF/A-2a and PDF/UA-1, judged by the reference validator."""

import datetime as dt
from pathlib import Path

import pytest

from som_editor.core.lifecycle import Drafted, Withdrawn
from som_editor.core.metadata import Metadata
from som_editor.signing.pdf_preparing import prepare_pdf
from som_editor.signing.pdf_signatures import sign_pdf
from som_editor.writers.pdf import write_pdf
from tests.build import NOW, doc, h, link, p, ref, table, version
from tests.signing.conftest import Demo, demo
from tests.writers.pdf_samples import ADOPTION, IMAGES, LOGO, everything, protocol
from tests.writers.verapdf import broken_rules

__all__ = ["demo"]  # a fixture


def test_files_of_every_sort_keep_both_standards_signed_or_not(tmp_path: Path, demo: Demo) -> None:
    odd = doc(
        h("Kop met ", link("een link", "https://example.org/"), " en ", ref("b1"), number=""),
        h("Overgeslagen niveau", level=3),
        p("Een ", link("e-mail", "mailto:meldpunt@example.org"), " of e-mail. " + "x" * 90),
        p("Rare tekens: \u200b\u00ad\u202e☐😀👩\u200d🏫\ufeff\ue000 einde."),
        table(("Alleen", "een kop")),
        p(),
    )
    withdrawn = version(doc(p("Tekst.")), Drafted(NOW, "1.0"), Withdrawn(NOW, dt.date(2026, 3, 1)))
    made = {
        "som": write_pdf(protocol()),
        "cnv": write_pdf(protocol("cnv-origineel-reconstructie"), logo=LOGO),
        "everything": write_pdf(everything(), images=IMAGES, logo=LOGO),
        "adopted": write_pdf(everything(*ADOPTION), images=IMAGES),
        "body": write_pdf(everything(), images=IMAGES, body_only=True),
        "odd": write_pdf(version(odd)),
        "withdrawn": write_pdf(withdrawn),
        "empty": write_pdf(version(doc(metadata=Metadata(title="Leeg")))),
        "empty-body": write_pdf(version(doc()), body_only=True),
    }
    made["signed"] = sign_pdf(made["everything"], demo.identity, now=NOW, role="Bestuurder")
    made["seen"] = sign_pdf(made["som"], demo.identity, now=NOW, visible=True, reason="Vastgesteld")
    made["open"] = prepare_pdf(made["som"], ["Bestuurder", "GMR"], visible=True)
    made["half"] = sign_pdf(made["open"], demo.identity, now=NOW, role="GMR")
    made["both"] = sign_pdf(made["half"], demo.identity, now=NOW, role="Bestuurder")
    files = [tmp_path / f"{name}.pdf" for name in made]
    for file, content in zip(files, made.values(), strict=True):
        file.write_bytes(content)
    assert broken_rules(*files) == []


def test_the_judge_finds_what_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "kapot.pdf"
    file.write_bytes(
        write_pdf(version(doc(p("Tekst.")))).replace(b"<pdfuaid:part>1", b"<pdfuaid:part>9")
    )
    assert [rule.split()[1] for rule in broken_rules(file)] == ["ua1"]


def test_without_java_a_build_server_fails_and_another_computer_says_what_it_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="needs Java"):
        broken_rules(tmp_path / "x.pdf")
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception, match="needs Java"):
        broken_rules(tmp_path / "x.pdf")
