import datetime as dt
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from som_editor.core.errors import (
    FileReason,
    IdentityProblem,
    IdentityReason,
    KeyringProblem,
    SomError,
    TokenProblem,
    TokenReason,
    UnreadableFile,
)
from som_editor.signing.kept_passwords import kept_password
from som_editor.signing.own_certificate import Holder
from som_editor.signing.tokens import certificates_on
from som_editor.use_cases.identifying import Source, make_identity, open_identity
from som_editor.use_cases.publishing import SignatureOrder, render, sign
from tests.certificates import PASSWORD, Authorities
from tests.keyrings import KeepingKeyring, using
from tests.soft_token import LABEL, PIN, SoftToken
from tests.writers.docx_samples import protocol


@pytest.fixture
def file(tmp_path: Path, authorities: Authorities) -> Path:
    path = tmp_path / "bestuur.p12"
    path.write_bytes(authorities.pkcs12("p256"))
    return path


@pytest.fixture
def token(tmp_path: Path) -> Iterator[SoftToken]:
    with SoftToken(tmp_path) as made:
        yield made


def problem(source: Source, secret: str, now: dt.datetime) -> SomError:
    with pytest.raises(SomError) as caught:
        open_identity(source, secret, now=now)
    return caught.value


def test_a_file_opens_with_its_password(file: Path, authorities: Authorities) -> None:
    opened = open_identity(Source(str(file)), PASSWORD, now=authorities.now)
    assert opened.certificate == authorities.certificate("p256")


def test_a_password_that_fits_is_kept_when_asked_and_used_when_none_is_given(
    file: Path, authorities: Authorities
) -> None:
    source = Source(str(file))
    with using(KeepingKeyring()):
        with pytest.raises(IdentityProblem):
            open_identity(source, "past niet", now=authorities.now, keep=True)
        assert kept_password(file) is None
        open_identity(source, PASSWORD, now=authorities.now)
        assert kept_password(file) is None
        open_identity(source, PASSWORD, now=authorities.now, keep=True)
        assert open_identity(source, "", now=authorities.now).certificate


def test_where_it_cannot_be_kept_that_is_said(file: Path, authorities: Authorities) -> None:
    with pytest.raises(KeyringProblem):
        open_identity(Source(str(file)), PASSWORD, now=authorities.now, keep=True)


@pytest.mark.parametrize(
    ("label", "reason"),
    [("expired", IdentityReason.EXPIRED), ("early", IdentityReason.NOT_YET_VALID)],
)
def test_a_certificate_that_does_not_hold_now_is_refused_from_file_and_card(
    token: SoftToken, tmp_path: Path, authorities: Authorities, label: str, reason: IdentityReason
) -> None:
    path = tmp_path / "ander.p12"
    path.write_bytes(authorities.pkcs12(label))
    identity = authorities.identity(label)
    token.put("A1", identity.key, identity.certificate)
    (held,) = certificates_on(token.module)
    on_card = Source("", held.module, held.token, held.fingerprint)
    for source, secret in ((Source(str(path)), PASSWORD), (on_card, PIN)):
        found = problem(source, secret, authorities.now)
        assert isinstance(found, IdentityProblem)
        assert found.reason is reason
        assert found.path.name == source.name
    assert on_card.name == LABEL


def test_what_is_no_certificate_file_is_told(tmp_path: Path, authorities: Authorities) -> None:
    pem, empty = tmp_path / "root.pem", tmp_path / "leeg.p12"
    pem.write_bytes(authorities.root_pem())
    empty.touch()
    found = problem(Source(str(pem)), "x", authorities.now)
    assert isinstance(found, IdentityProblem)
    assert found.reason is IdentityReason.ONLY_CERTIFICATE
    nothing = problem(Source(str(empty)), "x", authorities.now)
    assert isinstance(nothing, UnreadableFile)
    assert nothing.reason is FileReason.EMPTY


def test_a_card_that_is_not_in_the_reader_is_told(
    token: SoftToken, authorities: Authorities
) -> None:
    identity = authorities.identity("p256")
    token.put("A1", identity.key, identity.certificate)
    (held,) = certificates_on(token.module)
    other = Source("", held.module, held.token, "0" * 64)
    found = problem(other, PIN, authorities.now)
    assert isinstance(found, TokenProblem)
    assert found.reason is TokenReason.OTHER_TOKEN


def test_an_own_certificate_comes_with_its_root_beside_it(
    tmp_path: Path, authorities: Authorities
) -> None:
    path = tmp_path / "eigen.p12"
    root = make_identity(Holder("Proefstichting"), "wachtwoord", path, years=1, now=authorities.now)
    assert root == tmp_path / "eigen-root.pem"
    opened = open_identity(Source(str(path)), "wachtwoord", now=authorities.now)
    assert len(opened.chain) == 1


def test_no_secret_gets_into_a_log(
    token: SoftToken,
    file: Path,
    authorities: Authorities,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """With everything written down that all parts have to say."""
    caplog.set_level(logging.DEBUG)
    identity = authorities.identity("p256")
    token.put("A1", identity.key, identity.certificate)
    (held,) = certificates_on(token.module)
    on_card = Source("", held.module, held.token, held.fingerprint)
    secret = "geheim-9753"
    with using(KeepingKeyring()):
        for source, right in ((Source(str(file)), PASSWORD), (on_card, PIN)):
            problem(source, secret, authorities.now)
            opened = open_identity(source, right, now=authorities.now, keep=True)
            for ending in (".docx", ".pdf"):
                content = render(protocol(), ending)
                order = SignatureOrder(opened, role="Bestuurder", timestamp_url=authorities.tsa)
                sign(content, ending, order, now=authorities.now)
    written = caplog.text + "".join(capfd.readouterr())
    words = set(re.split(r"[^\w-]+", written))
    assert not {secret, PASSWORD, PIN} & words


def test_a_source_holds_nothing_secret(file: Path) -> None:
    assert Source(str(file)).name == "bestuur.p12"
    assert set(Source.__struct_fields__) == {"file", "module", "token", "fingerprint"}
