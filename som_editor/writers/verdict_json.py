"""A verdict as JSON, for other programs: its words for people in the language in use."""

from typing import Any

import msgspec

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


def write_verdict_json(verdict: Verdict) -> str:
    """`verdict` as JSON: whether it is valid, the five facts, each signature, every finding."""
    content = {
        "valid": is_valid(verdict),
        "facts": facts(verdict),
        "revocation": revocation(verdict),
        "signatures": [_signature(signature) for signature in verdict.signatures],
        "warnings": [_warning(finding) for finding in all_findings(verdict)],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _signature(signature: Signature) -> dict[str, Any]:
    fields = {
        name: getattr(signature, name)
        for name in signature.__struct_fields__
        if name not in ("findings", "revocation")
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
