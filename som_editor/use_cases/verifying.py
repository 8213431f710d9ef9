"""Checking a signed file: what is known of it, for window and command line alike."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cryptography import x509

from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile
from som_editor.core.progress import Report, silent
from som_editor.core.register import Registered
from som_editor.core.verdict import Verdict
from som_editor.files import read_bytes
from som_editor.files.zipped import Unpackable
from som_editor.library import Library
from som_editor.signing.chains import chain_of
from som_editor.signing.identities import Signer, load_certificates
from som_editor.use_cases.registering import look_up, with_register

_STEPS = 3


class Checked(NamedTuple):
    """What is to be said of a file, and what the library knows of it, where there is one.

    `pages` is 0 where that cannot be told, as of Word files.
    """

    path: Path
    size: int
    pages: int
    sha256: str
    verdict: Verdict
    registered: Registered | None


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


def check(
    path: Path,
    *,
    now: dt.datetime,
    trusted: Iterable[x509.Certificate] = (),
    library: Library | None = None,
    expected: int | None = None,
    fetch: bool = False,
    report: Report = silent,
) -> Checked:
    """What is to be said at `now` of the signed file at `path`, and what `library` knows of it.

    `trusted` are the certificates of who is trusted, `expected` is how many people should have
    signed where the library need not say, and with `fetch` the network is asked whether
    certificates were revoked.

    Raises UnreadableFile, UnknownFormat, LibraryProblem.
    """
    from som_editor.signing.stated_facts import pages
    from som_editor.signing.trust import Evidence
    from som_editor.signing.verifying import VERIFIABLE, verify_file

    ending = path.suffix.lower()
    if ending not in VERIFIABLE:
        raise UnknownFormat(path, VERIFIABLE)
    report(0, _STEPS)
    content = read_bytes(path)
    evidence = Evidence(tuple(trusted), fetch=fetch)
    try:
        verdict = verify_file(content, ending, evidence, now=now, expected=expected)
    except Unpackable as error:
        wrong = error.reason is FileReason.DAMAGED  # saving it anew would take the signature away
        reason = FileReason.WRONG_CONTENT if wrong else error.reason
        raise UnreadableFile(path, reason, error.detail) from error
    report(1, _STEPS)
    registered = None
    if library is not None:
        registered = look_up(library, content, ending, verdict)
        verdict = with_register(verdict, registered)
    report(2, _STEPS)
    return Checked(
        path,
        len(content),
        pages(content) if ending == ".pdf" else 0,
        hashlib.sha256(content).hexdigest(),
        verdict,
        registered,
    )


def verify(
    path: Path,
    *,
    now: dt.datetime,
    roots: Iterable[Path] = (),
    expected: int | None = None,
    fetch: bool = False,
    library: Library | None = None,
) -> Checked:
    """The same as `check`, with who is trusted in the files at `roots`.

    Raises what `check` raises, and IdentityProblem for a root that holds no certificate.
    """
    trusted = tuple(one for root in roots for one in load_certificates(root))
    return check(path, now=now, trusted=trusted, library=library, expected=expected, fetch=fetch)
