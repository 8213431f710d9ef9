"""A verdict as JSON, for other programs: its words for people in the language in use."""

from typing import Any

import msgspec

from som_editor.core.register import Registered
from som_editor.core.verdict import (
    BEARING,
    Finding,
    Signature,
    Verdict,
    all_findings,
    facts,
    is_valid,
    revocation,
    signature_facts,
)
from som_editor.wording.findings import describe_finding
from som_editor.wording.register import what_it_is


def write_verdict_json(verdict: Verdict, registered: Registered | None = None) -> str:
    """`verdict` as JSON: whether it is valid, the five facts, each signature, every finding.

    "register" is what the library knows of the file, or null where no library was asked.
    """
    content = {
        "valid": is_valid(verdict),
        "facts": facts(verdict),
        "revocation": revocation(verdict),
        "signatures": [_signature(signature) for signature in verdict.signatures],
        "warnings": [_warning(finding) for finding in all_findings(verdict)],
        "register": None if registered is None else _register(registered),
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _signature(signature: Signature) -> dict[str, Any]:
    fields = {
        name: getattr(signature, name)
        for name in signature.__struct_fields__
        if name not in ("findings", "revocation", "certificates")
    }
    return {
        **fields,
        "facts": signature_facts(signature),
        "revocation": signature.revocation,
        "warnings": [_warning(finding) for finding in signature.findings],
    }


def _warning(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.kind,
        "subject": finding.subject,
        "facts": list(BEARING.get(finding.kind, {})),
        "message": describe_finding(finding),
    }


def _register(registered: Registered) -> dict[str, Any]:
    standing = registered.standing
    return {
        "known": registered.known,
        "document": registered.document,
        "version": registered.version,
        "title": registered.title,
        "number": standing.number,
        "status": standing.status if registered.document else None,
        "date": standing.dated,
        "fingerprint": registered.fingerprint,
        "signatures": registered.expected,
        "missing": [{"signer": one.signer, "role": one.role} for one in registered.missing],
        "awaited": registered.awaited,
        "message": what_it_is(registered),
    }
