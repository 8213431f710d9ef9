import hashlib
import io
from pathlib import Path

import pytest
from asn1crypto import x509
from asn1crypto.pem import unarmor
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from som_editor.core import codec
from som_editor.core.errors import (
    CannotSign,
    CannotTypeset,
    FileReason,
    SigningReason,
    UnknownFormat,
    UnreadableFile,
    UnwritableFile,
    WrongUse,
)
from som_editor.core.lifecycle import Drafted
from som_editor.core.metadata import Metadata
from som_editor.core.progress import Cancelled
from som_editor.core.version import Version
from som_editor.use_cases.publishing import (
    FORMATS,
    Layout,
    SignatureOrder,
    export,
    file_stem,
    render,
    sign_file,
)
from tests.build import NOW, doc, h, p, version
from tests.signing.conftest import Demo, demo
from tests.writers.pdf_reading import pages
from tests.writers.pdf_samples import IMAGES, LOGO, everything

__all__ = ["demo"]  # a fixture

SMALL = version(doc(h("Doel"), p("Tekst."), metadata=Metadata(title="Proefprotocol")))


@pytest.fixture
def order(demo: Demo) -> SignatureOrder:
    return SignatureOrder(demo.identity, role="Bestuurder", reason="Vastgesteld", place="Utrecht")


def is_signed_by(content: bytes, demo: Demo) -> bool:
    """Whether an independent reader finds one whole, trusted signature over all of `content`."""
    root = x509.Certificate.load(unarmor(demo.made.root_pem)[2])
    context = ValidationContext(trust_roots=[root], moment=NOW, allow_fetching=False)
    (signature,) = PdfFileReader(io.BytesIO(content)).embedded_signatures
    found = validate_pdf_signature(signature, signer_validation_context=context)
    return bool(found.bottom_line) and found.coverage.name == "ENTIRE_FILE"


@pytest.mark.parametrize(
    ("ending", "start"), [(".pdf", b"%PDF-1.7"), (".docx", b"PK"), (".json", b"{")]
)
def test_the_ending_says_what_is_made(tmp_path: Path, ending: str, start: bytes) -> None:
    made = export(SMALL, tmp_path / f"protocol{ending}", now=NOW)
    content = made.path.read_bytes()
    assert content.startswith(start)
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert not made.signed


def test_an_ending_in_capitals_means_the_same(tmp_path: Path) -> None:
    assert export(SMALL, tmp_path / "PROTOCOL.PDF", now=NOW).path.read_bytes().startswith(b"%PDF")


def test_json_gives_the_version_back(tmp_path: Path) -> None:
    made = export(everything(), tmp_path / "protocol.json", now=NOW)
    assert codec.decode(Version, made.path.read_bytes()) == everything()


def test_pictures_and_layout_reach_the_file(tmp_path: Path) -> None:
    whole = render(everything(), ".pdf", images=IMAGES, layout=Layout(logo=LOGO))
    body = render(everything(), ".pdf", layout=Layout(body_only=True))
    assert "niet beschikbaar: Een verloop" not in "".join(pages(whole))
    assert "Kenmerk" in pages(whole)[0]
    assert "niet beschikbaar: Een verloop" in " ".join("".join(pages(body)).split())
    assert "Kenmerk" not in pages(body)[0]


@pytest.mark.parametrize("name", ["protocol", "protocol.txt", "protocol.pdf.bak", ".pdf", "docx"])
def test_an_ending_that_says_no_format_is_refused_and_nothing_is_made(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UnknownFormat) as refused:
        export(SMALL, tmp_path / name, now=NOW)
    assert refused.value.known == FORMATS
    assert list(tmp_path.iterdir()) == []


def test_a_format_unknown_to_render_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        render(SMALL, ".odt")


def test_a_signed_pdf_is_trusted_by_an_independent_reader(
    tmp_path: Path, demo: Demo, order: SignatureOrder
) -> None:
    made = export(SMALL, tmp_path / "protocol.pdf", now=NOW, order=order)
    content = made.path.read_bytes()
    assert made.signed
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert is_signed_by(content, demo)
    assert content.startswith(render(SMALL, ".pdf"))


def test_only_word_and_pdf_can_be_signed(tmp_path: Path, order: SignatureOrder) -> None:
    with pytest.raises(WrongUse) as refused:
        export(SMALL, tmp_path / "protocol.json", now=NOW, order=order)
    assert refused.value.problem == "unsignable"
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_cannot_be_set_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "protocol.pdf"
    file.write_bytes(b"oud")
    with pytest.raises(CannotTypeset):
        export(version(doc(h("Kop"), p("你"))), file, now=NOW)
    assert file.read_bytes() == b"oud"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile) as refused:
        export(SMALL, tmp_path / "nergens" / "protocol.pdf", now=NOW)
    assert refused.value.reason is FileReason.MISSING


def test_progress_is_told_from_beginning_to_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export(SMALL, tmp_path / "protocol.json", now=NOW, report=lambda *step: told.append(step))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_who_cancels_before_the_writing_finds_no_file(tmp_path: Path) -> None:
    def cancel_at_two(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(SMALL, tmp_path / "protocol.pdf", now=NOW, report=cancel_at_two)
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_from_elsewhere_is_signed_beside_the_original(
    tmp_path: Path, demo: Demo, order: SignatureOrder
) -> None:
    source, target = tmp_path / "protocol.pdf", tmp_path / "getekend.pdf"
    original = render(SMALL, ".pdf")
    source.write_bytes(original)
    made = sign_file(source, target, order, now=NOW)
    assert source.read_bytes() == original
    assert made.signed
    assert is_signed_by(target.read_bytes(), demo)


def test_signing_a_file_of_another_kind_is_refused(tmp_path: Path, order: SignatureOrder) -> None:
    target = tmp_path / "getekend.pdf"
    word, text = tmp_path / "protocol.docx", tmp_path / "tekst.pdf"
    word.write_bytes(b"PK")
    text.write_bytes(b"geen pdf")
    for file, reason in (
        (word, SigningReason.NOT_A_WORD_FILE),
        (text, SigningReason.NOT_A_PDF),
    ):
        with pytest.raises(CannotSign) as refused:
            sign_file(file, target, order, now=NOW)
        assert refused.value.reason is reason
    with pytest.raises(WrongUse):
        sign_file(tmp_path / "protocol.json", target, order, now=NOW)
    with pytest.raises(UnreadableFile):
        sign_file(tmp_path / "weg.pdf", target, order, now=NOW)
    assert not target.exists()


@pytest.mark.parametrize(
    ("title", "number", "stem"),
    [
        ("Protocol social media", "4.0", "protocol-social-media-4.0"),
        ("Protocol: AI / wel & niet?", "", "protocol-ai-wel-niet"),
        ("Privé-meningen", "1.0", "privé-meningen-1.0"),
        ("Protocol 3.0", "3.0", "protocol-3.0"),
        ("", "", "protocol"),
        ("…", "2.0", "protocol-2.0"),
        ("Zeer " * 40, "1.0", ("zeer-" * 12).strip("-") + "-1.0"),
    ],
)
def test_the_name_of_the_file_says_title_and_number(title: str, number: str, stem: str) -> None:
    drafted = (Drafted(NOW, number),) if number else ()
    assert file_stem(version(doc(metadata=Metadata(title=title)), *drafted)) == stem
