"""Judging a signed file by what its name ends in."""

import datetime as dt

from som_editor.core.errors import UnknownFormat
from som_editor.core.verdict import Verdict
from som_editor.signing.trust import Evidence

VERIFIABLE = (".docx", ".pdf")
"""Endings of the files that can be judged."""


def looks_signed(content: bytes) -> bool:
    """Whether `content` is a Word file or PDF with a signature in it, right or wrong."""
    if content.startswith(b"PK"):
        return b"_xmlsignatures/" in content
    return content.startswith(b"%PDF") and b"/ByteRange" in content


def verify_file(
    content: bytes,
    ending: str,
    evidence: Evidence,
    *,
    now: dt.datetime,
    expected: int | None = None,
) -> Verdict:
    """What is to be said at `now` of `content`, a file that ends in `ending` (".docx").

    `expected` is how many signatures there should be, where that is known. Raises UnknownFormat,
    and Unpackable for what is no such file, or is made to do harm.
    """
    if ending == ".docx":
        from som_editor.signing.docx.verifying import verify_docx

        return verify_docx(content, evidence, now=now, expected=expected)
    if ending == ".pdf":
        from som_editor.signing.pdf_verifying import verify_pdf

        return verify_pdf(content, evidence, now=now, expected=expected)
    raise UnknownFormat(ending, VERIFIABLE)
