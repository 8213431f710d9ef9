"""Signing a PDF: PAdES, so that any later change breaks it, PDF/A and PDF/UA kept."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

from som_editor.core.errors import CannotSign, SigningReason
from som_editor.core.text import clean_line
from som_editor.i18n import _
from som_editor.signing.identities import Signer, common_name

if TYPE_CHECKING:
    from pyhanko_certvalidator import ValidationContext

    from som_editor.signing.pdf_engine import AppendedRevision, Approver
    from som_editor.signing.pdf_preparing import SignatureField

FIELD = "Handtekening"
"""The name of the signature field that we make, as it stands in the file."""


class _Place(NamedTuple):
    """Where to sign: the field's name, its size where it shows, and what has been signed."""

    field: str
    is_new: bool
    size: tuple[float, float] | None
    is_first: bool
    others_open: bool


def sign_pdf(
    content: bytes,
    signer: Signer,
    *,
    now: dt.datetime,
    reason: str = "",
    role: str = "",
    place: str = "",
    timestamp_url: str | None = None,
    field: str = "",
    visible: bool = False,
    long_term: bool = False,
    roots: Sequence[x509.Certificate] = (),
) -> bytes:
    """`content`, a PDF, signed by `signer` at `now`.

    The signature is PAdES B-B, B-T with the timestamp of the server at `timestamp_url`, and with
    `long_term` B-LT: whoever issued the certificates is asked whether they were revoked, and the
    answers go along. `roots` are trusted for that, besides the top of the signer's own chain.

    It goes into the open field called `field`, or else the one called as the role, or the only one;
    where there is none it gets a field of its own, shown on a page behind the text if `visible`.
    The first signature allows no changes afterwards (DocMDP 1), or nothing but further signatures
    when fields are open (DocMDP 2). `reason`, `role` and `place` are signed with the text.

    Raises:
        CannotSign: `content` is no PDF, is encrypted, or bears a signature that forbids another;
            there is no such field, or it does not say which; the key is of no use, or the answers
            for `long_term` are not to be had.
        TimestampProblem: The server gave no timestamp.
        TokenProblem: The signer is on a token, and that did not sign.
    """
    claims = _Claims(*(clean_line(one) for one in (role, reason, place)))
    content, at = _place(content, field, claims.role, visible=visible)
    proof = _proof(signer, roots) if long_term else None
    approver = _approver(signer, at, claims, now, timestamp_url, proof)
    return _signed(approver, content, now, asks_proof=long_term)


class _Claims(NamedTuple):
    """What the signer says, on one line each."""

    role: str
    reason: str
    place: str


def _approver(
    signer: Signer,
    at: _Place,
    claims: _Claims,
    now: dt.datetime,
    timestamp_url: str | None,
    proof: "ValidationContext | None",
) -> "Approver":
    """What signs there, and draws a block where it shows."""
    from som_editor.signing.pdf_engine import Approver, invisible_field, terms
    from som_editor.signing.pdf_stamp import signed_block
    from som_editor.signing.timestamps import TimestampServer

    name = common_name(signer.certificate.subject)
    label = _("Digitale handtekening van {name}").format(name=name)
    agreed = terms(
        at.field,
        _digest(signer),
        **claims._asdict(),
        certify=at.is_first,
        more_to_come=at.others_open,
        proof=proof,
    )
    return Approver(
        signer,
        agreed,
        server=TimestampServer(timestamp_url) if timestamp_url else None,
        new_field=invisible_field(at.field, label) if at.is_new else None,
        look=signed_block(name, now=now, **claims._asdict(), size=at.size) if at.size else None,
    )


def _signed(approver: "Approver", content: bytes, now: dt.datetime, *, asks_proof: bool) -> bytes:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        return asyncio.run(approver.signed(_revision(content), now))
    except (SigningError, SignatureValidationError) as error:
        unproven = asks_proof and error.__cause__ is not None
        reason = SigningReason.NO_PROOF if unproven else SigningReason.ALREADY_SIGNED
        raise CannotSign(reason, str(error.__cause__ or error)) from error


def _place(content: bytes, field: str, role: str, *, visible: bool) -> tuple[bytes, _Place]:
    """The PDF, with a page for the signature where one is asked for, and where it goes."""
    from som_editor.signing.pdf_preparing import prepare_pdf, signature_fields

    every = signature_fields(content)
    signed = [one for one in every if one.is_signed]
    still_open = [one for one in every if not one.is_signed]
    chosen = _chosen(still_open, every, field, role)
    if chosen is None and visible:
        if signed:
            raise CannotSign(SigningReason.NO_ROOM)
        content = prepare_pdf(content, [FIELD], visible=True)
        chosen = next(one for one in signature_fields(content) if one.name == FIELD)
    size = chosen.size if chosen else None
    if visible and size is None:
        raise CannotSign(SigningReason.NO_ROOM)
    return content, _Place(
        field=chosen.name if chosen else _free(every),
        is_new=chosen is None,
        size=size,
        is_first=not signed,
        others_open=any(one.name != (chosen.name if chosen else "") for one in still_open),
    )


def _chosen(
    still_open: list["SignatureField"], every: Sequence["SignatureField"], field: str, role: str
) -> "SignatureField | None":
    """The open field to sign, if there is any. Raises CannotSign."""
    if field:
        for one in still_open:
            if one.name == field:
                return one
        taken = any(one.name == field for one in every)
        raise CannotSign(SigningReason.FIELD_TAKEN if taken else SigningReason.NO_FIELD, field)
    if len(still_open) <= 1:
        return still_open[0] if still_open else None
    for one in still_open:
        if role and one.name.casefold() == role.casefold():
            return one
    raise CannotSign(SigningReason.WHICH_FIELD, ", ".join(one.name for one in still_open))


def _free(every: Sequence["SignatureField"]) -> str:
    """A name for a new field."""
    taken = {one.name for one in every}
    numbered = (f"{FIELD} {number}" for number in range(2, len(taken) + 3))
    return next(name for name in (FIELD, *numbered) if name not in taken)


def _digest(signer: Signer) -> str:
    """The digest that goes with the key. Raises CannotSign for a key that others can find out."""
    from som_editor.signing.trust import weak_key

    if weak_key(signer.certificate):
        raise CannotSign(SigningReason.SHORT_KEY)
    key = signer.certificate.public_key()
    if isinstance(key, EllipticCurvePublicKey):
        return {"secp384r1": "sha384", "secp521r1": "sha512"}.get(key.curve.name, "sha256")
    return "sha256"


def _proof(signer: Signer, roots: Sequence[x509.Certificate]) -> "ValidationContext":
    from som_editor.signing.pdf_engine import asked_proof

    return asked_proof(roots or signer.chain[-1:])


def _revision(content: bytes) -> "AppendedRevision":
    from pyhanko.pdf_utils.misc import PdfError

    from som_editor.signing.pdf_engine import AppendedRevision

    try:
        return AppendedRevision(content)
    except (PdfError, ValueError) as error:
        raise CannotSign(SigningReason.NOT_A_PDF, str(error)) from error
