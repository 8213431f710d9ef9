"""Judging a signed PDF, ours or not: its signatures, and what was done to the file since."""

import datetime as dt
import re

import pikepdf

from som_editor.core.errors import FileReason
from som_editor.core.verdict import Finding, Kind, Verdict
from som_editor.files.zipped import Unpackable
from som_editor.signing.pdf_changes import later_changes
from som_editor.signing.pdf_fields import Field, ObjectId, fields, object_id
from som_editor.signing.pdf_judging import (
    Bearer,
    bearers,
    judge_signature,
    judge_stamp,
    with_document_evidence,
)
from som_editor.signing.pdf_metadata import compared_metadata
from som_editor.signing.pdf_opening import (
    MOST_SIGNATURES,
    numbered_beyond_reach,
    open_pdf,
    open_revision,
)
from som_editor.signing.pdf_snapshot import snapshot
from som_editor.signing.timestamp_tokens import Proof
from som_editor.signing.trust import Evidence

_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+\d{1,12}\s*\]")
_NO_CHANGES = 1
"""What a certification says that allows nothing afterwards."""


def verify_pdf(
    content: bytes, evidence: Evidence, *, now: dt.datetime, expected: int | None = None
) -> Verdict:
    """What is to be said of the PDF `content` at `now`, of which `expected` people signed.

    Raises Unpackable when it is no PDF that can be opened safely.
    """
    try:
        return _verdict(content, evidence, now, expected)
    except (pikepdf.PdfError, TypeError, UnicodeDecodeError):
        # an object that is none, or a name that is no text, met on the way
        raise Unpackable(FileReason.DAMAGED) from None


def _verdict(content: bytes, evidence: Evidence, now: dt.datetime, expected: int | None) -> Verdict:
    pdf = open_pdf(content)
    every = fields(pdf)
    borne = bearers(content, every)
    if len(borne) > MOST_SIGNATURES:
        raise Unpackable(FileReason.TOO_MANY_PARTS)
    found = [*_removed(content, borne), *_open_fields(every), *_active(pdf)]
    if numbered_beyond_reach(content, pdf):
        found.append(Finding(Kind.PACKAGE_AMBIGUOUS, "/"))
    signers = [one for one in borne if not one.is_stamp]
    if not signers:
        found.insert(0, Finding(Kind.UNSIGNED))
        return Verdict(findings=tuple(found), expected=expected)
    given, evidence = evidence, with_document_evidence(pdf, evidence)
    long_term = (evidence.crls, evidence.ocsps) != (given.crls, given.ocsps)
    stamps = [(one, judge_stamp(one, content, evidence)) for one in borne if one.is_stamp]
    found += (finding for _bearer, proof in stamps for finding in proof.findings)
    signatures = tuple(
        judge_signature(
            one,
            content,
            evidence,
            now=now,
            stamped=_stamp_over(one, stamps),
            long_term=long_term,
        )
        for one in signers
    )
    revisions = {one.end: _revision(content, pdf, one) for one in borne}
    found += _changes(pdf, borne, revisions)
    whole = [revision for one in borne if (revision := revisions[one.end]) is not None]
    facts, differing = compared_metadata(content, whole, pdf)
    return Verdict(
        signatures=signatures,
        findings=tuple(dict.fromkeys((*found, *differing))),
        expected=expected,
        facts_signed=facts,
    )


def _stamp_over(bearer: Bearer, stamps: list[tuple[Bearer, Proof]]) -> Proof | None:
    """The first timestamp over the document in which `bearer` already was."""
    return next((proof for one, proof in stamps if one.end > bearer.end and proof.at), None)


def _removed(content: bytes, borne: tuple[Bearer, ...]) -> list[Finding]:
    """The traces of signatures over this very file that no field bears any more."""
    known = {one.range.stretches[0][1] for one in borne if one.range}
    places = (
        (int(length), int(second))
        for length, second in _RANGE.findall(content)
        if int(length) not in known
    )
    gone = any(
        content[length : length + 1] == b"<" and content[second - 1 : second] == b">"
        for length, second in places
    )
    return [Finding(Kind.SIGNATURE_REMOVED)] if gone else []


def _open_fields(every: tuple[Field, ...]) -> list[Finding]:
    return [
        Finding(Kind.FIELD_OPEN, one.name)
        for one in every
        if one.is_signature and one.value is None
    ]


def _active(pdf: pikepdf.Pdf) -> list[Finding]:
    """That the file can do something of its own accord; signed or not, it is worth a word."""
    names, opening = pdf.Root.get("/Names"), pdf.Root.get("/OpenAction")
    script = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    if isinstance(opening, pikepdf.Dictionary):
        script |= str(opening.get("/S")) in ("/JavaScript", "/Launch", "/ImportData")
    return [Finding(Kind.ACTIVE_CONTENT)] if script or "/AA" in pdf.Root else []


def _revision(content: bytes, pdf: pikepdf.Pdf, bearer: Bearer) -> pikepdf.Pdf | None:
    """The file as it was when it was signed; None where that is no whole file by itself."""
    if not content[bearer.end :].strip():
        return pdf
    try:
        return open_revision(content[: bearer.end])
    except Unpackable:
        return None


def _changes(
    pdf: pikepdf.Pdf,
    borne: tuple[Bearer, ...],
    revisions: dict[int, pikepdf.Pdf | None],
) -> list[Finding]:
    """What no signature explains of what came after each.

    What the file says of itself counts after the last: signing brings it up to date.
    """
    if all(revision is pdf for revision in revisions.values()):
        return []
    after = snapshot(pdf)
    found: list[Finding] = []
    for number, one in enumerate(borne):
        revision = revisions[one.end]
        if revision is None:
            found.append(Finding(Kind.UNSIGNED_RANGE))
        elif revision is not pdf:
            later = [other for other in borne[number + 1 :] if other.is_stamp or not _is_final(one)]
            changes = later_changes(revision, pdf, after, _explained(later))
            found += (
                change
                for change in changes
                if one is borne[-1] or change.kind is not Kind.METADATA_DIFFERS
            )
    return found


def _explained(later: list[Bearer]) -> frozenset[ObjectId]:
    """The fields of `later` signatures, with what shows them on a page."""
    own = {one.field.id for one in later if one.range and not one.range.findings}
    shown = {
        object_id(widget)
        for one in later
        for widget in one.field.entry.get("/Kids", pikepdf.Array())
        if isinstance(widget, pikepdf.Dictionary)
    }
    return frozenset((own | shown) - {(0, 0)})


def _is_final(bearer: Bearer) -> bool:
    """Whether who signed it said that nothing may follow."""
    references = bearer.value.get("/Reference")
    if not isinstance(references, pikepdf.Array):
        return False
    for one in references:
        terms = one.get("/TransformParams") if isinstance(one, pikepdf.Dictionary) else None
        if isinstance(terms, pikepdf.Dictionary) and one.get("/TransformMethod") == "/DocMDP":
            return terms.get("/P") == _NO_CHANGES
    return False
