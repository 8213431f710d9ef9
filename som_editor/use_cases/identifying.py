"""Who signs: opening a certificate from a file or a card, and making one's own."""

import datetime as dt
from pathlib import Path

import msgspec

from som_editor.core.errors import IdentityProblem, IdentityReason, SomError
from som_editor.files import write_file
from som_editor.signing.identities import Signer, check_validity, load_pkcs12
from som_editor.signing.kept_passwords import keep_password, kept_password
from som_editor.signing.own_certificate import Holder, make_own_certificate
from som_editor.signing.tokens import WINDOWS, open_token


class Source(msgspec.Struct, frozen=True):
    """Where a signer's certificate is: in `file`, or on the card `token` in a reader of `module`.

    On a card it is the one with this `fingerprint`. Nothing in here is secret.
    """

    file: str = ""
    module: str = ""
    token: str = ""
    fingerprint: str = ""

    @property
    def is_token(self) -> bool:
        """Whether it is a card, which asks for a PIN."""
        return bool(self.fingerprint)

    @property
    def asks_secret(self) -> bool:
        """Whether it takes a password or PIN from us; Windows asks for its own."""
        return self.module != WINDOWS

    @property
    def is_known(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.file or self.fingerprint)

    @property
    def name(self) -> str:
        """What the user calls it: the name of the file or of the card."""
        return self.token if self.is_token else Path(self.file).name


def open_identity(source: Source, secret: str, *, now: dt.datetime, keep: bool = False) -> Signer:
    """The signer at `source`, opened with `secret`: a file's password or a card's PIN.

    Without one the password that is kept is taken. With `keep` a password that fits is kept.

    Raises IdentityProblem, TokenProblem, UnreadableFile, and KeyringProblem when it is not kept.
    """
    if source.is_token:
        signer = open_token(source.module, source.fingerprint, secret)
        check_validity(signer.certificate, source.token, now)
        return signer
    path = Path(source.file)
    identity = _from_file(path, secret, now)
    if keep and secret:
        keep_password(path, secret)
    return identity


def make_identity(
    holder: Holder, password: str, path: Path, *, years: int, now: dt.datetime
) -> Path:
    """An own certificate for `holder` in the file at `path`; gives the root's file beside it.

    Raises UnwritableFile, with neither of the two made.
    """
    made = make_own_certificate(holder, password, years=years, now=now)
    root = path.with_name(f"{path.stem}-root.pem")
    was_there = root.exists()
    write_file(root, made.root_pem)
    try:
        write_file(path, made.pkcs12)
    except SomError:
        if not was_there:
            root.unlink(missing_ok=True)
        raise
    return root


def _from_file(path: Path, secret: str, now: dt.datetime) -> Signer:
    if secret:
        return load_pkcs12(path, secret, now=now)
    try:
        return load_pkcs12(path, None, now=now)
    except IdentityProblem as problem:
        kept = kept_password(path) if problem.reason is IdentityReason.MISSING_PASSWORD else None
        if not kept:
            raise
    return load_pkcs12(path, kept, now=now)
