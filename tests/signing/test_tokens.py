import io
from collections.abc import Iterator
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from som_editor.core.errors import TokenProblem, TokenReason
from som_editor.core.verdict import Answer, Fact, facts
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.identities import Signer
from som_editor.signing.pdf_signatures import sign_pdf
from som_editor.signing.tokens import (
    TokenSigner,
    certificates_on,
    fingerprint,
    likely_modules,
    open_token,
    reason_of,
)
from som_editor.signing.trust import Evidence
from som_editor.signing.verifying import verify_file
from tests.certificates import Authorities
from tests.soft_token import LABEL, PIN, SoftToken

SORTS = ("rsa", "p256", "p384")


@pytest.fixture
def token(tmp_path: Path) -> Iterator[SoftToken]:
    with SoftToken(tmp_path) as made:
        yield made


@pytest.fixture
def card(token: SoftToken, authorities: Authorities) -> SoftToken:
    """A token with three keys, their certificates, and who is above them."""
    for number, sort in enumerate(SORTS, 0xA1):
        identity = authorities.identity(sort)
        above = (*identity.chain, authorities.root) if sort == "rsa" else ()
        token.put(f"{number:02X}", identity.key, identity.certificate, *above)
    return token


def signer(card: SoftToken, authorities: Authorities, sort: str, pin: str = PIN) -> Signer:
    return open_token(card.module, fingerprint(authorities.certificate(sort)), pin)


def reason(card: SoftToken, authorities: Authorities, pin: str) -> TokenReason:
    with pytest.raises(TokenProblem) as caught:
        signer(card, authorities, "p256", pin)
    return caught.value.reason


def test_the_signers_on_a_card_are_listed_without_a_pin(
    card: SoftToken, authorities: Authorities
) -> None:
    found = certificates_on(card.module)
    assert {one.certificate for one in found} == {authorities.certificate(sort) for sort in SORTS}
    assert {one.token for one in found} == {LABEL}
    above = (authorities.certificate("interm"), authorities.root)
    assert all(one.chain == above for one in found)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("digest", ["sha256", "sha384"])
def test_a_card_signs_as_a_key_in_memory_does(
    card: SoftToken, authorities: Authorities, sort: str, digest: str
) -> None:
    made = signer(card, authorities, sort).sign(b"tekst", digest)
    hashed = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384()}[digest]
    public = authorities.certificate(sort).public_key()
    if isinstance(public, EllipticCurvePublicKey):
        public.verify(made, b"tekst", ECDSA(hashed))
    else:
        assert made == authorities.identity(sort).sign(b"tekst", digest)


@pytest.mark.parametrize("sort", ["rsa", "p256"])
def test_a_card_signs_a_word_file(
    card: SoftToken, authorities: Authorities, plain: bytes, sort: str
) -> None:
    signed = sign_docx(plain, signer(card, authorities, sort), now=authorities.now)
    evidence = Evidence((authorities.root,))
    verdict = verify_file(signed, ".docx", evidence, now=authorities.now, expected=1)
    answers = facts(verdict)
    asked = (Fact.CONTENT, Fact.COVERAGE, Fact.SIGNER)
    assert [answers[fact] for fact in asked] == [Answer.YES] * 3


@pytest.mark.parametrize("sort", ["rsa", "p256"])
def test_the_same_card_signs_a_pdf(
    card: SoftToken, authorities: Authorities, pdf: bytes, tmp_path: Path, sort: str
) -> None:
    signed = sign_pdf(pdf, signer(card, authorities, sort), now=authorities.now, role="Bestuurder")
    (tmp_path / "root.pem").write_bytes(authorities.root.public_bytes(Encoding.PEM))
    root = load_cert_from_pemder(str(tmp_path / "root.pem"))
    context = ValidationContext(
        trust_roots=[root],
        moment=authorities.now,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    found = validate_pdf_signature(signature, signer_validation_context=context)
    assert (found.intact, found.valid, found.trusted) == (True, True, True)


def test_the_wrong_pin_and_none_at_all_are_told_apart(
    card: SoftToken, authorities: Authorities
) -> None:
    assert reason(card, authorities, "9999") is TokenReason.WRONG_PIN
    assert reason(card, authorities, "1" * 300) is TokenReason.WRONG_PIN
    assert reason(card, authorities, "") is TokenReason.MISSING_PIN
    signer(card, authorities, "p256")  # after that the right one still does


def test_the_card_stays_logged_out_between_signatures(
    card: SoftToken, authorities: Authorities
) -> None:
    first = signer(card, authorities, "p256")
    first.sign(b"een", "sha256")
    with pkcs11.lib(card.module).get_token(token_label=LABEL).open() as session:
        wanted = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY}
        assert list(session.get_objects(wanted)) == []
    first.sign(b"twee", "sha256")


def test_a_card_that_is_taken_out_midway_signs_nothing(
    card: SoftToken, authorities: Authorities, plain: bytes, pdf: bytes
) -> None:
    opened = signer(card, authorities, "p256")
    card.take_out()
    for sign, content in ((sign_docx, plain), (sign_pdf, pdf)):
        with pytest.raises(TokenProblem) as caught:
            sign(content, opened, now=authorities.now)
        assert caught.value.reason is TokenReason.REMOVED
        assert caught.value.name == LABEL


def test_a_key_that_is_not_on_the_card_is_missed(
    token: SoftToken, authorities: Authorities
) -> None:
    token.put("B1", None, authorities.certificate("p256"))
    assert reason(token, authorities, PIN) is TokenReason.NO_KEY


def test_an_empty_card_and_another_card_say_so(token: SoftToken, authorities: Authorities) -> None:
    with pytest.raises(TokenProblem) as caught:
        certificates_on(token.module)
    assert caught.value.reason is TokenReason.NO_CERTIFICATE
    token.put("A1", None, authorities.certificate("rsa"))
    assert reason(token, authorities, PIN) is TokenReason.OTHER_TOKEN


def test_a_certificate_that_cannot_be_read_hides_no_other(
    token: SoftToken, authorities: Authorities
) -> None:
    token.put("A1", None, authorities.certificate("p256"))
    token.put_rubbish("A2")
    (found,) = certificates_on(token.module)
    assert found.certificate == authorities.certificate("p256")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("weg.so", TokenReason.NO_MODULE), ("brief.so", TokenReason.NOT_A_MODULE)],
)
def test_a_driver_that_is_none_is_told(name: str, expected: TokenReason, tmp_path: Path) -> None:
    (tmp_path / "brief.so").write_text("Dit is een brief.")
    with pytest.raises(TokenProblem) as caught:
        certificates_on(str(tmp_path / name))
    assert caught.value.reason is expected
    assert caught.value.name == name


def test_a_blocked_pin_is_told_as_such() -> None:
    """SoftHSM blocks none, so the driver's word for it is looked at by itself."""
    assert reason_of(pkcs11.PinLocked()) is TokenReason.PIN_LOCKED
    assert reason_of(pkcs11.DeviceRemoved()) is TokenReason.REMOVED
    assert reason_of(pkcs11.FunctionCancelled()) is TokenReason.REFUSED


def test_the_pin_is_in_no_representation(card: SoftToken, authorities: Authorities) -> None:
    opened = signer(card, authorities, "p256")
    assert isinstance(opened, TokenSigner)
    assert PIN not in repr(opened).replace(opened.held.serial, "")
    with pytest.raises(TokenProblem) as caught:
        signer(card, authorities, "p256", "geheim-9753")
    assert "geheim-9753" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_drivers_are_offered_only_where_they_are() -> None:
    assert all(Path(path).is_file() for path in likely_modules())
