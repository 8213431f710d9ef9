"""Checking a signed file: what is known of it, for window and command line alike."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile
from som_editor.core.verdict import Verdict
from som_editor.files import read_bytes
from som_editor.files.zipped import Unpackable
from som_editor.signing.chains import chain_of
from som_editor.signing.identities import Signer, load_certificates


def verify_own(path: Path, signer: Signer, *, now: dt.datetime) -> Verdict | None:
    """What is to be said at `now` of the file at `path` that `signer` has just signed.

    Whoever is at the top of the signer's own chain is trusted here. None for a sort of file that is
    not judged. Raises UnreadableFile.
    """
    from som_editor.signing.trust import Evidence
    from som_editor.signing.verifying import VERIFIABLE, verify_file

    ending = path.suffix.lower()
    if ending not in VERIFIABLE:
        return None
    top = (signer.certificate, *chain_of(signer.certificate, signer.chain))[-1]
    return verify_file(read_bytes(path), ending, Evidence((top,)), now=now, expected=1)


def verify(
    path: Path,
    *,
    now: dt.datetime,
    roots: Iterable[Path] = (),
    expected: int | None = None,
    fetch: bool = False,
) -> Verdict:
    """What is to be said at `now` of the signed file at `path`.

    `roots` are files with the certificates of who is trusted, `expected` is how many people should
    have signed, and with `fetch` the network is asked whether certificates were revoked.

    Raises UnreadableFile, UnknownFormat, and IdentityProblem for a root that holds no certificate.
    """
    from som_editor.signing.trust import Evidence
    from som_editor.signing.verifying import VERIFIABLE, verify_file

    ending = path.suffix.lower()
    if ending not in VERIFIABLE:
        raise UnknownFormat(path, VERIFIABLE)
    trusted = tuple(one for root in roots for one in load_certificates(root))
    content = read_bytes(path)
    try:
        return verify_file(
            content, ending, Evidence(trusted, fetch=fetch), now=now, expected=expected
        )
    except Unpackable as error:
        wrong = error.reason is FileReason.DAMAGED  # saving it anew would take the signature away
        reason = FileReason.WRONG_CONTENT if wrong else error.reason
        raise UnreadableFile(path, reason, error.detail) from error
