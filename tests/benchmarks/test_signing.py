"""Signing a Word file or PDF of 20 pages, and judging it."""

from itertools import islice

import msgspec
import pytest

from som_editor.core.verdict import is_valid
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.docx.verifying import verify_docx
from som_editor.signing.pdf_preparing import prepare_pdf
from som_editor.signing.pdf_signatures import sign_pdf
from som_editor.signing.pdf_verifying import verify_pdf
from som_editor.signing.trust import Evidence
from som_editor.use_cases.publishing import render
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair
from tests.certificates import Authorities

BLOCKS = 175
"""About 20 pages of the large document."""


@pytest.fixture(scope="module")
def word_file() -> bytes:
    large = large_pair().old
    some = tuple(islice(large.document.blocks, BLOCKS))
    document = msgspec.structs.replace(large.document, blocks=some)
    return render(msgspec.structs.replace(large, document=document), ".docx")


def test_signing_a_word_file(measure: Measure, word_file: bytes, authorities: Authorities) -> None:
    signer = authorities.identity("p256")
    signed = measure.run(
        "Word-bestand van 20 bladzijden ondertekenen",
        lambda: sign_docx(word_file, signer, now=authorities.now),
        target_seconds=0.06,
    )
    assert len(signed) > len(word_file)


def test_checking_a_word_file(measure: Measure, word_file: bytes, authorities: Authorities) -> None:
    signed = sign_docx(
        word_file, authorities.identity("p256"), now=authorities.now, timestamp_url=authorities.tsa
    )
    evidence = Evidence((authorities.root,), crls=authorities.crls())
    verdict = measure.run(
        "Handtekening in een Word-bestand controleren",
        lambda: verify_docx(signed, evidence, now=authorities.now),
        target_seconds=0.5,
    )
    assert is_valid(verdict)


@pytest.fixture(scope="module")
def pdf_file() -> bytes:
    large = large_pair().old
    some = tuple(islice(large.document.blocks, BLOCKS))
    document = msgspec.structs.replace(large.document, blocks=some)
    return render(msgspec.structs.replace(large, document=document), ".pdf")


def test_signing_a_pdf(measure: Measure, pdf_file: bytes, authorities: Authorities) -> None:
    signer = authorities.identity("p256")
    signed = measure.run(
        "PDF van 20 bladzijden zichtbaar ondertekenen",
        lambda: sign_pdf(
            pdf_file, signer, now=authorities.now, visible=True, timestamp_url=authorities.tsa
        ),
        target_seconds=0.8,
    )
    assert len(signed) > len(pdf_file)


def test_checking_a_pdf(measure: Measure, pdf_file: bytes, authorities: Authorities) -> None:
    ready = prepare_pdf(pdf_file, ["Bestuurder", "GMR"])
    one = sign_pdf(
        ready,
        authorities.identity("p256"),
        now=authorities.now,
        field="GMR",
        timestamp_url=authorities.tsa,
    )
    two = sign_pdf(one, authorities.identity("rsa"), now=authorities.now)
    evidence = Evidence((authorities.root,), crls=authorities.crls())
    verdict = measure.run(
        "Twee handtekeningen in een PDF controleren",
        lambda: verify_pdf(two, evidence, now=authorities.now),
        target_seconds=0.5,
    )
    assert is_valid(verdict)
