"""Turning a version into a file for others: Word, PDF (signed or not) or our own JSON."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from som_editor.core import codec
from som_editor.core.document import Digest
from som_editor.core.errors import UnknownFormat, WrongUse
from som_editor.core.progress import Report, silent
from som_editor.core.version import Version, display_title
from som_editor.files import read_bytes, write_file
from som_editor.signing.identities import Signer, load_certificates
from som_editor.writers.logo import Logo

FORMATS = (".docx", ".pdf", ".json")
"""Endings of the files that can be made."""

SIGNABLE = (".docx", ".pdf")
"""Endings of the files that can be signed."""

COMMENTED = (".docx", ".json")
"""Endings of the files that comments can go along in."""

_STEPS = 3


class PdfTerms(msgspec.Struct, frozen=True):
    """What can be asked of a signature in a PDF alone.

    The open `field` to sign, if it is to be named; whether the signature is `visible`; whether the
    proof that certificates under `roots` were not revoked goes along, so that it lasts.
    """

    field: str = ""
    visible: bool = False
    long_term: bool = False
    roots: tuple[Path, ...] = ()


class SignatureOrder(msgspec.Struct, frozen=True):
    """Who signs, in what role, where and why, and the server that proves when (or empty)."""

    signer: Signer
    role: str = ""
    reason: str = ""
    place: str = ""
    timestamp_url: str = ""
    pdf: PdfTerms = PdfTerms()


class OpenFields(msgspec.Struct, frozen=True):
    """Who is to sign a PDF later: a field for each of `names`, to be seen or not."""

    names: tuple[str, ...]
    visible: bool = False


class Exported(msgspec.Struct, frozen=True):
    """A file that was made, and the SHA-256 of its bytes; `earlier` that of what was signed."""

    path: Path
    sha256: str
    signed: bool
    earlier: str = ""


class Layout(msgspec.Struct, frozen=True):
    """How a file is to look: its logo, if any, and whether it goes without a cover.

    Comments go along in Word files and data only where `comments` says so: they name people.
    """

    logo: Logo | None = None
    body_only: bool = False
    comments: bool = False


DEFAULT_LAYOUT = Layout()


def render(
    version: Version,
    ending: str,
    *,
    images: Mapping[Digest, bytes] | None = None,
    layout: Layout = DEFAULT_LAYOUT,
) -> bytes:
    """`version` as the bytes of a file that ends in `ending` (".docx", ".pdf", ".json").

    Raises UnknownFormat, CannotTypeset.
    """
    pictures = images or {}
    if ending == ".docx":
        from som_editor.writers.docx import write_docx

        return write_docx(
            version,
            images=pictures,
            logo=layout.logo,
            body_only=layout.body_only,
            comments=layout.comments,
        )
    if ending == ".pdf":
        from som_editor.writers.pdf import write_pdf

        return write_pdf(version, images=pictures, logo=layout.logo, body_only=layout.body_only)
    if ending == ".json":
        kept = version.comments if layout.comments else ()
        return codec.encode(msgspec.structs.replace(version, comments=kept))
    raise UnknownFormat(ending, FORMATS)


def export(
    version: Version,
    path: Path,
    *,
    now: dt.datetime,
    images: Mapping[Digest, bytes] | None = None,
    layout: Layout = DEFAULT_LAYOUT,
    order: SignatureOrder | None = None,
    fields: OpenFields | None = None,
    report: Report = silent,
) -> Exported:
    """`version` in the file at `path`, whose ending says the format; signed when `order` says so.

    A PDF gets open `fields` for those who are to sign it.

    Raises UnknownFormat, UnwritableFile, CannotTypeset, CannotSign, TimestampProblem, TokenProblem,
    and WrongUse when a file of another sort than SIGNABLE is to be signed, or one of another sort
    than COMMENTED is to bear comments.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnknownFormat(path, FORMATS)
    if order is not None and ending not in SIGNABLE:
        raise WrongUse("unsignable", path.name)
    if ending != ".pdf" and (fields or (order and order.pdf != PdfTerms())):
        raise WrongUse("only_pdf", path.name)
    if layout.comments and ending not in COMMENTED:
        raise WrongUse("no_comments_in", path.name)
    report(0, _STEPS)
    content = render(version, ending, images=images, layout=layout)
    report(1, _STEPS)
    if fields is not None:
        content = _prepared(content, fields)
    if order is not None:
        content = sign(content, ending, order, now=now)
    report(2, _STEPS)
    write_file(path, content)
    report(_STEPS, _STEPS)
    return Exported(path, hashlib.sha256(content).hexdigest(), signed=order is not None)


def _prepared(content: bytes, fields: OpenFields) -> bytes:
    from som_editor.signing.pdf_preparing import prepare_pdf

    return prepare_pdf(content, fields.names, visible=fields.visible)


def sign(content: bytes, ending: str, order: SignatureOrder, *, now: dt.datetime) -> bytes:
    """`content`, a file that ends in one of SIGNABLE, signed as `order` says.

    Raises CannotSign, TimestampProblem, TokenProblem.
    """
    terms: dict[str, Any] = {
        "now": now,
        "reason": order.reason,
        "role": order.role,
        "place": order.place,
        "timestamp_url": order.timestamp_url or None,
    }
    if ending == ".docx":
        from som_editor.signing.docx.signing import sign_docx

        return sign_docx(content, order.signer, **terms)
    from som_editor.signing.pdf_signatures import sign_pdf

    return sign_pdf(
        content,
        order.signer,
        **terms,
        field=order.pdf.field,
        visible=order.pdf.visible,
        long_term=order.pdf.long_term,
        roots=tuple(one for root in order.pdf.roots for one in load_certificates(root)),
    )


def sign_file(source: Path, target: Path, order: SignatureOrder, *, now: dt.datetime) -> Exported:
    """The file at `source`, signed as `order` says, at `target`.

    Raises UnreadableFile, UnwritableFile, CannotSign, TimestampProblem, and WrongUse when `source`
    is none of SIGNABLE by its name.
    """
    ending = source.suffix.lower()
    if ending not in SIGNABLE:
        raise WrongUse("unsignable", source.name)
    if ending != ".pdf" and order.pdf != PdfTerms():
        raise WrongUse("only_pdf", source.name)
    before = read_bytes(source)
    content = sign(before, ending, order, now=now)
    write_file(target, content)
    earlier = hashlib.sha256(before).hexdigest()
    return Exported(target, hashlib.sha256(content).hexdigest(), signed=True, earlier=earlier)


def file_stem(version: Version) -> str:
    """A name for the file: the title in lower case with hyphens, and the version number."""
    title = display_title(version.document, version.source)
    words = "".join(sign if sign.isalnum() or sign == "." else " " for sign in title.lower())
    stem = "-".join(words.split())[:60].strip("-.") or "protocol"
    number = version.standing.number
    return f"{stem}-{number}" if number and not stem.endswith(number) else stem
