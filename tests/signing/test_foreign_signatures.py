import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from som_editor.core.errors import TokenProblem, TokenReason
from som_editor.signing.foreign_signatures import checked
from tests.certificates import Authorities

IMPRINT = hashlib.sha256(b"tekst").digest()


def made(authorities: Authorities, label: str) -> bytes:
    """A signature as cards make it: for a curve the two numbers in a row."""
    signature = authorities.identity(label).sign(b"tekst", "sha256")
    if label == "rsa":
        return signature
    return b"".join(number.to_bytes(32, "big") for number in decode_dss_signature(signature))


@pytest.mark.parametrize("label", ["rsa", "p256"])
def test_a_right_signature_comes_in_the_form_that_files_want(
    authorities: Authorities, label: str
) -> None:
    found = checked(authorities.certificate(label), made(authorities, label), IMPRINT, "sha256")
    assert found == authorities.identity(label).sign(b"tekst", "sha256")


@pytest.mark.parametrize("label", ["rsa", "p256"])
@pytest.mark.parametrize("wrong", [b"", b"\0" * 64, b"\xff" * 256])
def test_what_is_no_signature_of_the_certificate_is_refused(
    authorities: Authorities, label: str, wrong: bytes
) -> None:
    for content, imprint in ((wrong, IMPRINT), (made(authorities, label), b"\0" * 32)):
        with pytest.raises(TokenProblem) as caught:
            checked(authorities.certificate(label), content, imprint, "sha256")
        assert caught.value.reason is TokenReason.WRONG_SIGNATURE
