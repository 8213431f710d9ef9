"""A demonstration identity, a small PDF and Word files, made once for all tests of signing."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest
import typst

from som_editor.signing.demonstration import Demonstration, make_demonstration
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.identities import Identity, load_pkcs12
from som_editor.writers.docx import write_docx
from tests.certificates import Authorities
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything, protocol

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)

SOURCE = b"""
#set document(title: "Proef", date: datetime(year: 2021, month: 4, day: 13))
#set text(lang: "nl", region: "nl")
= Richtlijnen
Medewerkers delen kennis.
"""


class Demo(NamedTuple):
    made: Demonstration
    file: Path
    identity: Identity


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    made = make_demonstration(NOW)
    file = tmp_path_factory.mktemp("identity") / "demo.p12"
    file.write_bytes(made.pkcs12)
    return Demo(made, file, load_pkcs12(file, made.password, now=NOW))


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """PDF/A-2a and PDF/UA-1 in one file."""
    compiler = typst.Compiler()
    made = compiler.compile(input=SOURCE, format="pdf", pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="session")
def plain() -> bytes:
    return write_docx(protocol())


@pytest.fixture(scope="session")
def rich() -> bytes:
    """With pictures, tables, links, and all the dates of an adopted version."""
    return write_docx(everything(*ADOPTED), images={DIGEST: PICTURE}, logo=LOGO)


@pytest.fixture(scope="session")
def signed(plain: bytes, authorities: Authorities) -> bytes:
    return sign_docx(
        plain,
        authorities.identity("p256"),
        now=authorities.now,
        reason="Vastgesteld in de vergadering",
        role="Bestuurder",
        place="Utrecht",
        timestamp_url=authorities.tsa,
    )
