"""Judging a signed Word file, ours or not: its signatures, and what they leave out."""

import datetime as dt

from som_editor.core.errors import FileReason
from som_editor.core.verdict import Finding, Kind, Verdict
from som_editor.files.zipped import Unpackable
from som_editor.signing.docx.coverage import ROOT, to_cover
from som_editor.signing.docx.judging import judge_signature
from som_editor.signing.docx.metadata import compared_metadata
from som_editor.signing.docx.names import (
    CUSTOM_PROPERTIES,
    MAIN_DOCUMENT,
    ORIGIN,
    ORIGIN_TYPE,
    SIGNATURE,
    SIGNATURE_TYPE,
    UNSIGNED,
)
from som_editor.signing.docx.opc import Package, folded
from som_editor.signing.trust import Evidence

MOST_SIGNATURES = 50
"""More than any board has members; thousands are made to keep a machine busy."""


def verify_docx(
    content: bytes, evidence: Evidence, *, now: dt.datetime, expected: int | None = None
) -> Verdict:
    """What is to be said of the Word file `content` at `now`, of which `expected` people signed.

    Raises Unpackable when it is no Word file that can be opened safely.
    """
    package = Package(content)
    required = to_cover(package)  # reads all relationships, odd ones among them
    found = [Finding(Kind.PACKAGE_AMBIGUOUS, name) for name in dict.fromkeys(package.oddities)]
    if package.has_hidden_data:
        found.append(Finding(Kind.HIDDEN_DATA))
    found += _at_the_root(package)
    parts, removed = _signature_parts(package)
    found += removed
    found += (
        Finding(Kind.CONTENT_TYPE_CHANGED, part)
        for part in (*parts, *_origins(package))
        if package.content_type(part) not in (SIGNATURE_TYPE, ORIGIN_TYPE)
    )
    if not parts:
        found.insert(0, Finding(Kind.UNSIGNED))
        return Verdict(findings=tuple(found), expected=expected)
    signatures = tuple(
        judge_signature(package, required, part, evidence, now=now) for part in parts
    )
    facts, differing = compared_metadata(package)
    return Verdict(
        signatures=signatures,
        findings=(*found, *differing),
        expected=expected,
        facts_signed=facts,
    )


def _at_the_root(package: Package) -> list[Finding]:
    """What the file leads to twice, where a reader takes one and another reader the other."""
    found: list[Finding] = []
    seen: set[str] = set()
    for one in package.related(ROOT):
        sort = "main" if one.kind in MAIN_DOCUMENT else one.kind
        if sort in seen and one.kind in MAIN_DOCUMENT:
            found.append(Finding(Kind.SECOND_DOCUMENT, one.target))
        elif sort in seen and one.kind in UNSIGNED | CUSTOM_PROPERTIES:
            found.append(Finding(Kind.RELATIONSHIP_ADDED, one.target))
        seen.add(sort)
    return found


def _origins(package: Package) -> list[str]:
    """The parts that lead to signatures; there should be one."""
    related = package.related(ROOT)
    return [one.target for one in related if one.kind == ORIGIN and not one.external]


def _signature_parts(package: Package) -> tuple[list[str], list[Finding]]:
    """The parts with a signature, and the traces of ones that were taken out."""
    linked = [
        one.target
        for origin in _origins(package)
        for one in package.related(origin)
        if one.kind == SIGNATURE and not one.external
    ]
    if len(linked) > MOST_SIGNATURES:
        raise Unpackable(FileReason.TOO_MANY_PARTS)
    parts = [part for part in dict.fromkeys(linked) if part in package]
    gone = [part for part in linked if part not in package]
    known = {folded(part) for part in parts}
    gone += [
        part
        for part in package.parts
        if folded(part) not in known and package.content_type(part) == SIGNATURE_TYPE
    ]
    return parts, [Finding(Kind.SIGNATURE_REMOVED, part) for part in dict.fromkeys(gone)]
