"""Signing Word files and judging them, as most tests do."""

from som_editor.core.verdict import (
    Verdict,
)
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.docx.verifying import verify_docx
from som_editor.signing.trust import Evidence
from tests.certificates import Authorities


def verdict(content: bytes, authorities: Authorities, **more: int) -> Verdict:
    evidence = Evidence((authorities.root,), crls=authorities.crls())
    return verify_docx(content, evidence, now=authorities.now, **more)


def by(label: str, content: bytes, authorities: Authorities, **more: str) -> bytes:
    return sign_docx(content, authorities.identity(label), now=authorities.now, **more)
