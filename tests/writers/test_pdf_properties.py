import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from som_editor import __version__
from som_editor.core.fingerprint import content_fingerprint
from som_editor.writers.embedded import NAMESPACE, facts
from som_editor.writers.pdf import write_pdf
from tests.build import doc, p, version
from tests.writers.pdf_reading import described, properties
from tests.writers.pdf_samples import ADOPTION, IMAGES, LOGO, everything

ROOT = Path(__file__).parents[2]
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"


@pytest.fixture(scope="module")
def adopted() -> bytes:
    return write_pdf(everything(*ADOPTION), images=IMAGES)


def test_the_facts_of_the_version_stand_in_a_namespace_of_their_own(adopted: bytes) -> None:
    found = properties(adopted)
    own = {name: value for name, value in found.items() if name.startswith(f"{{{NAMESPACE}}}")}
    expected = facts(everything(*ADOPTION))
    assert own == {f"{{{NAMESPACE}}}{fact.name}": fact.value for fact in expected}
    fingerprint = content_fingerprint(everything().document)
    assert found[f"{{{NAMESPACE}}}ContentFingerprint"] == fingerprint


def test_each_fact_is_described_as_pdf_a_wants_it(adopted: bytes) -> None:
    said = described(adopted)
    for fact in facts(everything(*ADOPTION)):
        assert said[f"{{{NAMESPACE}}}{fact.name}"] == fact.meaning


def test_the_program_is_named_and_no_author_or_engine(adopted: bytes) -> None:
    found = properties(adopted)
    assert found[f"{XMP}CreatorTool"] == found[f"{PDF}Producer"] == f"SOM Editor {__version__}"
    with pikepdf.open(io.BytesIO(adopted)) as pdf:
        assert sorted(map(str, pdf.docinfo.keys())) == [
            "/CreationDate",
            "/Creator",
            "/ModDate",
            "/Producer",
            "/Title",
        ]
        assert str(pdf.docinfo["/Producer"]) == f"SOM Editor {__version__}"
        packet = pdf.Root.Metadata.read_bytes()
    assert b"ypst" not in packet
    assert b"dc:creator" not in packet


def test_title_publisher_and_language_are_dublin_core(adopted: bytes) -> None:
    with pikepdf.open(io.BytesIO(adopted)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Proefprotocol"
        assert set(metadata["dc:publisher"]) == {"Stichting Testschool"}
        assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "2A"
        assert metadata["pdfuaid:part"] == "1"


def test_without_an_organisation_there_is_no_publisher() -> None:
    made = write_pdf(version(doc(p("Tekst."))))
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as metadata:
        assert "dc:publisher" not in metadata


def test_the_date_is_that_of_the_status_and_not_of_the_clock(adopted: bytes) -> None:
    assert properties(adopted)[f"{XMP}CreateDate"] == "2026-12-14T00:00:00Z"
    with pikepdf.open(io.BytesIO(adopted)) as pdf:
        assert str(pdf.docinfo["/ModDate"]) == "D:20261214000000Z"


def test_without_a_date_of_status_the_day_of_saving_counts() -> None:
    assert properties(write_pdf(version(doc(p("Tekst.")))))[f"{XMP}CreateDate"].startswith(
        "2026-03-02"
    )


def test_the_same_version_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    program = (
        "import hashlib\n"
        "from som_editor.writers.pdf import write_pdf\n"
        "from tests.writers.pdf_samples import ADOPTION, IMAGES, LOGO, everything\n"
        "made = write_pdf(everything(*ADOPTION), images=IMAGES, logo=LOGO)\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    made = write_pdf(everything(*ADOPTION), images=IMAGES, logo=LOGO)
    for seed in ("0", "1"):
        result = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert result.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_another_version_has_another_id() -> None:
    def identity(made: bytes) -> str:
        with pikepdf.open(io.BytesIO(made)) as pdf:
            return str(pdf.trailer.ID[1])

    one, other = (write_pdf(version(doc(p(text)))) for text in ("Een.", "Twee."))
    assert identity(one) != identity(other)


def test_the_objects_are_packed(adopted: bytes) -> None:
    assert b"/ObjStm" in adopted
    assert b"\nxref\n" not in adopted
