from pathlib import Path

import pytest

from som_editor import assets
from som_editor.core.version import Version
from som_editor.signing.demonstration import make_demonstration
from som_editor.signing.identities import load_pkcs12
from som_editor.use_cases.importing import read_file
from som_editor.use_cases.publishing import SignatureOrder, render, sign
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair
from tests.build import NOW, new_ids


@pytest.fixture(scope="module")
def protocol() -> Version:
    path = assets.resource("protocols", "som-social-media-3.0.txt")
    return read_file(path, now=NOW, new_id=new_ids()).version


def test_word_file(measure: Measure, protocol: Version) -> None:
    content = measure.run("SOM 3.0 als Word-bestand", lambda: render(protocol, ".docx"))
    assert content.startswith(b"PK")


def test_pdf(measure: Measure, protocol: Version) -> None:
    content = measure.run(
        "SOM 3.0 als PDF/A en PDF/UA", lambda: render(protocol, ".pdf"), target_seconds=0.12
    )
    assert content.startswith(b"%PDF-")


def test_word_file_of_500_pages(measure: Measure) -> None:
    large = large_pair().old
    measure.run("500 bladzijden als Word-bestand", lambda: render(large, ".docx"), rounds=3)


def test_pdf_of_500_pages(measure: Measure) -> None:
    large = large_pair().old
    measure.run(
        "500 bladzijden als PDF/A en PDF/UA",
        lambda: render(large, ".pdf"),
        target_seconds=5.3,
        rounds=3,
    )


def test_signature(measure: Measure, protocol: Version, tmp_path: Path) -> None:
    made = make_demonstration(NOW)
    file = tmp_path / "demonstratie.p12"
    file.write_bytes(made.pkcs12)
    order = SignatureOrder(load_pkcs12(file, made.password, now=NOW), reason="Meting")
    content = render(protocol, ".pdf")
    signed = measure.run(
        "PDF ondertekenen", lambda: sign(content, ".pdf", order, now=NOW), target_seconds=0.5
    )
    assert len(signed) > len(content)
