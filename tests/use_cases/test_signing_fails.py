"""What goes wrong while a file is signed: a sentence, all files as they were, no new one beside."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from som_editor.core.errors import (
    FileReason,
    SomError,
    TimestampProblem,
    TimestampReason,
    TokenProblem,
    TokenReason,
    UnwritableFile,
)
from som_editor.signing.identities import Signer
from som_editor.signing.tokens import certificates_on, open_token
from som_editor.use_cases.publishing import SignatureOrder, render, sign_file
from som_editor.wording.errors import describe
from tests.certificates import Authorities
from tests.signing.timestamp_server import TimestampServer, lying, refusing, silent_address
from tests.soft_token import PIN, SoftToken
from tests.writers.docx_samples import protocol

ENDINGS = (".docx", ".pdf")


class Desk(NamedTuple):
    """A folder with a file to sign in it, and who signs."""

    folder: Path
    source: Path
    signer: Signer
    now: dt.datetime

    def failure(self, target: Path, *, timestamp_url: str = "") -> SomError:
        """What signing the source into `target` says, having changed nothing in the folder."""
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        order = SignatureOrder(self.signer, timestamp_url=timestamp_url)
        with pytest.raises(SomError) as caught:
            sign_file(self.source, target, order, now=self.now)
        assert {path: path.read_bytes() for path in self.folder.iterdir()} == before
        assert describe(caught.value).endswith(".")
        return caught.value


@pytest.fixture(params=ENDINGS)
def desk(request: pytest.FixtureRequest, tmp_path: Path, authorities: Authorities) -> Desk:
    folder = tmp_path / "bureau"
    folder.mkdir()
    source = folder / f"protocol{request.param}"
    source.write_bytes(render(protocol(), request.param))
    (folder / f"getekend{request.param}").write_bytes(b"wat er al stond")
    return Desk(folder, source, authorities.identity("p256"), authorities.now)


@pytest.fixture
def card(tmp_path: Path, authorities: Authorities) -> Iterator[SoftToken]:
    with SoftToken(tmp_path) as token:
        identity = authorities.identity("p256")
        token.put("A1", identity.key, identity.certificate)
        yield token


def target(desk: Desk) -> Path:
    return desk.folder / f"getekend{desk.source.suffix}"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lying, TimestampReason.FALSE),
        (lambda _at: refusing(503, "text/plain", b"dicht"), TimestampReason.REFUSED),
        (lambda _at: refusing(200, "text/html", b"<p>welkom</p>"), TimestampReason.REFUSED),
    ],
)
def test_a_timestamp_server_that_lies_or_refuses(
    desk: Desk, answer: object, reason: TimestampReason
) -> None:
    with TimestampServer(answer(desk.now)) as server:  # type: ignore[operator]
        found = desk.failure(target(desk), timestamp_url=server.url)
    assert isinstance(found, TimestampProblem)
    assert found.reason is reason


def test_a_timestamp_server_that_is_not_there(desk: Desk) -> None:
    found = desk.failure(target(desk), timestamp_url=silent_address())
    assert isinstance(found, TimestampProblem)
    assert found.reason is TimestampReason.UNREACHABLE


def test_a_card_that_is_taken_out_midway(desk: Desk, card: SoftToken) -> None:
    (held,) = certificates_on(card.module)
    opened = open_token(card.module, held.fingerprint, PIN)
    card.take_out()
    found = desk._replace(signer=opened).failure(target(desk))
    assert isinstance(found, TokenProblem)
    assert found.reason is TokenReason.REMOVED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk(desk: Desk) -> None:
    found = desk.failure(Path("/dev/full"))
    assert isinstance(found, UnwritableFile)
    assert found.reason is FileReason.DISK_FULL


def test_a_folder_that_is_not_there(desk: Desk) -> None:
    found = desk.failure(desk.folder / "weg" / f"getekend{desk.source.suffix}")
    assert isinstance(found, UnwritableFile)
    assert found.reason is FileReason.MISSING
