import datetime as dt
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from som_editor.core.errors import IdentityProblem, IdentityReason
from som_editor.core.identity_card import CertificateKind
from som_editor.core.verdict import Answer, Fact, facts
from som_editor.signing.cards import card_of
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.identities import Identity, load_pkcs12
from som_editor.signing.own_certificate import (
    LONGEST_NAME,
    Holder,
    OwnCertificate,
    fits,
    make_own_certificate,
)
from som_editor.signing.trust import Evidence
from som_editor.signing.verifying import verify_file
from tests.signing.conftest import NOW

HOLDER = Holder("Proefstichting De Ster", "Testpersoon", "Bestuurder", "bestuur@example.org")
PASSWORD = "proef-wachtwoord"


@pytest.fixture(scope="module")
def made() -> OwnCertificate:
    return make_own_certificate(HOLDER, PASSWORD, years=3, now=NOW)


@pytest.fixture
def identity(made: OwnCertificate, tmp_path: Path) -> Identity:
    file = tmp_path / "eigen.p12"
    file.write_bytes(made.pkcs12)
    return load_pkcs12(file, PASSWORD, now=NOW)


def test_it_names_the_holder(identity: Identity) -> None:
    assert identity.subject == "CN=Testpersoon,2.5.4.12=Bestuurder,O=Proefstichting De Ster,C=NL"
    names = identity.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    assert names.value.get_values_for_type(x509.RFC822Name) == ["bestuur@example.org"]
    assert identity.issuer == "Proefstichting De Ster (eigen uitgever)"


def test_without_a_person_the_organisation_signs() -> None:
    made = make_own_certificate(Holder("Proefstichting"), PASSWORD, years=1, now=NOW)
    root = x509.load_pem_x509_certificate(made.root_pem)
    assert "Proefstichting" in root.subject.rfc4514_string()


def test_it_holds_as_long_as_was_asked(identity: Identity) -> None:
    assert identity.valid_from < NOW
    assert (identity.valid_until - NOW).days == 1096


def test_it_is_for_documents_and_mail_with_a_key_that_office_knows(identity: Identity) -> None:
    usage = identity.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    purposes = {purpose.dotted_string for purpose in usage.value}
    assert purposes == {"1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"}
    key = identity.certificate.public_key()
    assert isinstance(key, EllipticCurvePublicKey)
    assert isinstance(key.curve, SECP256R1)


def test_its_root_vouches_for_it_and_for_nothing_below(
    made: OwnCertificate, identity: Identity
) -> None:
    root = x509.load_pem_x509_certificate(made.root_pem)
    identity.certificate.verify_directly_issued_by(root)
    limits = root.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (limits.ca, limits.path_length) == (True, 0)
    assert b"PRIVATE" not in made.root_pem


def test_who_trusts_its_root_finds_a_signed_word_file_in_order(
    made: OwnCertificate, identity: Identity, plain: bytes
) -> None:
    evidence = Evidence((x509.load_pem_x509_certificate(made.root_pem),))
    signed = sign_docx(plain, identity, now=NOW)
    answers = facts(verify_file(signed, ".docx", evidence, now=NOW, expected=1))
    asked = (Fact.CONTENT, Fact.COVERAGE, Fact.SIGNER)
    assert [answers[fact] for fact in asked] == [Answer.YES] * 3


def test_another_password_does_not_open_it(made: OwnCertificate, tmp_path: Path) -> None:
    file = tmp_path / "eigen.p12"
    file.write_bytes(made.pkcs12)
    with pytest.raises(IdentityProblem) as caught:
        load_pkcs12(file, "iets anders", now=NOW)
    assert caught.value.reason is IdentityReason.WRONG_PASSWORD


def test_long_names_are_borne(tmp_path: Path) -> None:
    longest = "é" * (LONGEST_NAME // 2)
    assert fits(longest)
    assert not fits(f"{longest}e")
    made = make_own_certificate(Holder(longest, longest, longest), PASSWORD, years=1, now=NOW)
    file = tmp_path / "lang.p12"
    file.write_bytes(made.pkcs12)
    assert load_pkcs12(file, PASSWORD, now=NOW + dt.timedelta(days=364)).name == longest


def test_it_is_told_as_an_own_certificate(identity: Identity) -> None:
    card = card_of(identity.certificate, identity.chain)
    assert card.kind is CertificateKind.OWN
    assert (card.name, card.organisation) == ("Testpersoon", "Proefstichting De Ster")


def test_no_key_shows_in_its_representation(made: OwnCertificate) -> None:
    assert repr(made) == f"OwnCertificate(root_pem={made.root_pem!r})"
