"""Signing a PDF: PAdES, certified so that any later change breaks it, PDF/A and PDF/UA kept."""

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

from som_editor.core.errors import CannotSign, SigningReason
from som_editor.i18n import _
from som_editor.signing.identities import Signer, common_name

if TYPE_CHECKING:
    from som_editor.signing.pdf_engine import AppendedRevision


def sign_pdf(
    content: bytes,
    signer: Signer,
    *,
    now: dt.datetime,
    reason: str = "",
    role: str = "",
    place: str = "",
    timestamp_url: str | None = None,
) -> bytes:
    """`content`, a PDF, certified by `signer` at `now` with an invisible signature.

    The signature is PAdES B-B, or B-T with the timestamp of the server at `timestamp_url`. It
    allows no changes afterwards (DocMDP 1). `reason`, `role` and `place` are signed with the text.

    Raises:
        CannotSign: `content` is no PDF, is encrypted, or bears a signature that forbids another.
        TimestampProblem: The server gave no timestamp.
        TokenProblem: The signer is on a token, and that did not sign.
    """
    from pyhanko.sign.general import SigningError

    from som_editor.signing.pdf_engine import Certifier, terms
    from som_editor.signing.timestamps import TimestampServer

    server = TimestampServer(timestamp_url) if timestamp_url else None
    label = _("Digitale handtekening van {name}").format(
        name=common_name(signer.certificate.subject)
    )
    certifier = Certifier(signer, label, terms(reason=reason, role=role, place=place), server)
    revision = _opened(content)
    try:
        return asyncio.run(certifier.certified(revision, now))
    except SigningError as error:
        raise CannotSign(SigningReason.ALREADY_SIGNED, str(error)) from error


def _opened(content: bytes) -> "AppendedRevision":
    from pyhanko.pdf_utils.misc import PdfError

    from som_editor.signing.pdf_engine import AppendedRevision

    try:
        revision = AppendedRevision(content)
    except (PdfError, ValueError) as error:
        raise CannotSign(SigningReason.NOT_A_PDF, str(error)) from error
    if revision.prev.encrypted:
        raise CannotSign(SigningReason.ENCRYPTED)
    return revision
