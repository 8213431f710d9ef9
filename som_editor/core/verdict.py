"""What is found when a signed file is checked: five facts, never one tick.

A finding is something that is not as it should be. Each fact is "yes" until a finding says
otherwise, so that nothing can be wrong without a reason being shown.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec


class Answer(StrEnum):
    """To one question: looked into and in order, looked into and not, or not to be known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """The five questions, in the order in which they are told."""

    CONTENT = "content"
    COVERAGE = "coverage"
    SIGNER = "signer"
    TIME = "time"
    METADATA = "metadata"


class Revocation(StrEnum):
    """Whether the certificates were withdrawn by who gave them out."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What can be found; `Finding.subject` says of which part, page, name or day."""

    UNSIGNED = "unsigned"
    NUMBER_DIFFERS = "number_differs"
    SIGNATURE_REMOVED = "signature_removed"
    SIGNATURE_MALFORMED = "signature_malformed"
    SIGNATURE_BROKEN = "signature_broken"
    SIGNED_PROPERTIES_CHANGED = "signed_properties_changed"
    PART_CHANGED = "part_changed"
    PART_MISSING = "part_missing"
    RELATIONSHIPS_CHANGED = "relationships_changed"
    AMBIGUOUS_ID = "ambiguous_id"
    WEAK_ALGORITHM = "weak_algorithm"
    WEAK_KEY = "weak_key"
    UNKNOWN_ALGORITHM = "unknown_algorithm"
    PART_ADDED = "part_added"
    RELATIONSHIP_ADDED = "relationship_added"
    LINK_ADDED = "link_added"
    SECOND_DOCUMENT = "second_document"
    CONTENT_TYPE_CHANGED = "content_type_changed"
    PACKAGE_AMBIGUOUS = "package_ambiguous"
    HIDDEN_DATA = "hidden_data"
    UNSIGNED_RANGE = "unsigned_range"
    PAGE_CHANGED = "page_changed"
    PAGES_REMOVED = "pages_removed"
    PAGES_ADDED = "pages_added"
    PAGES_MOVED = "pages_moved"
    ANNOTATION_ADDED = "annotation_added"
    ANNOTATION_CHANGED = "annotation_changed"
    FONT_CHANGED = "font_changed"
    SCRIPT_ADDED = "script_added"
    ACTION_ADDED = "action_added"
    ATTACHMENT_ADDED = "attachment_added"
    FIELD_ADDED = "field_added"
    FIELD_CHANGED = "field_changed"
    SIGNATURE_REPLACED = "signature_replaced"
    OBJECT_CHANGED = "object_changed"
    FIELD_OPEN = "field_open"
    ACTIVE_CONTENT = "active_content"
    CERTIFICATE_SWAPPED = "certificate_swapped"
    CERTIFICATE_UNBOUND = "certificate_unbound"
    KEY_BESIDE_CERTIFICATE = "key_beside_certificate"
    NO_CERTIFICATE = "no_certificate"
    NO_ROOTS = "no_roots"
    UNTRUSTED = "untrusted"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"
    WRONG_USAGE = "wrong_usage"
    REVOCATION_UNKNOWN = "revocation_unknown"
    TIME_UNPROVEN = "time_unproven"
    TIMESTAMP_BROKEN = "timestamp_broken"
    TIMESTAMP_UNTRUSTED = "timestamp_untrusted"
    TIMES_DIFFER = "times_differ"
    METADATA_UNSIGNED = "metadata_unsigned"
    METADATA_DIFFERS = "metadata_differs"
    PROPERTIES_UNSIGNED = "properties_unsigned"
    REGISTER_DIFFERS = "register_differs"


class Finding(msgspec.Struct, frozen=True):
    """Something that is not as it should be, and where."""

    kind: Kind
    subject: str = ""


_NO, _UNKNOWN = Answer.NO, Answer.UNKNOWN

BEARING: Mapping[Kind, Mapping[Fact, Answer]] = MappingProxyType(
    {
        Kind.UNSIGNED: {
            Fact.CONTENT: _UNKNOWN,
            Fact.COVERAGE: _NO,
            Fact.SIGNER: _NO,
            Fact.TIME: _UNKNOWN,
            Fact.METADATA: _UNKNOWN,
        },
        Kind.SIGNATURE_REMOVED: {Fact.COVERAGE: _NO},
        Kind.SIGNATURE_MALFORMED: {
            Fact.CONTENT: _NO,
            Fact.COVERAGE: _UNKNOWN,
            Fact.SIGNER: _UNKNOWN,
            Fact.TIME: _UNKNOWN,
            Fact.METADATA: _UNKNOWN,
        },
        Kind.SIGNATURE_BROKEN: {Fact.CONTENT: _NO},
        Kind.SIGNED_PROPERTIES_CHANGED: {Fact.CONTENT: _NO},
        Kind.PART_CHANGED: {Fact.CONTENT: _NO},
        Kind.PART_MISSING: {Fact.CONTENT: _NO},
        Kind.RELATIONSHIPS_CHANGED: {Fact.CONTENT: _NO},
        Kind.AMBIGUOUS_ID: {Fact.CONTENT: _NO},
        Kind.WEAK_ALGORITHM: {Fact.CONTENT: _UNKNOWN},
        Kind.WEAK_KEY: {Fact.CONTENT: _UNKNOWN},
        Kind.UNKNOWN_ALGORITHM: {Fact.CONTENT: _UNKNOWN},
        Kind.PART_ADDED: {Fact.COVERAGE: _NO},
        Kind.RELATIONSHIP_ADDED: {Fact.COVERAGE: _NO},
        Kind.LINK_ADDED: {Fact.COVERAGE: _NO},
        Kind.SECOND_DOCUMENT: {Fact.COVERAGE: _NO},
        Kind.CONTENT_TYPE_CHANGED: {Fact.COVERAGE: _NO},
        Kind.PACKAGE_AMBIGUOUS: {Fact.COVERAGE: _NO},
        Kind.HIDDEN_DATA: {Fact.COVERAGE: _NO},
        Kind.UNSIGNED_RANGE: {Fact.COVERAGE: _NO},
        Kind.PAGE_CHANGED: {Fact.COVERAGE: _NO},
        Kind.PAGES_REMOVED: {Fact.COVERAGE: _NO},
        Kind.PAGES_ADDED: {Fact.COVERAGE: _NO},
        Kind.PAGES_MOVED: {Fact.COVERAGE: _NO},
        Kind.ANNOTATION_ADDED: {Fact.COVERAGE: _NO},
        Kind.ANNOTATION_CHANGED: {Fact.COVERAGE: _NO},
        Kind.FONT_CHANGED: {Fact.COVERAGE: _NO},
        Kind.SCRIPT_ADDED: {Fact.COVERAGE: _NO},
        Kind.ACTION_ADDED: {Fact.COVERAGE: _NO},
        Kind.ATTACHMENT_ADDED: {Fact.COVERAGE: _NO},
        Kind.FIELD_ADDED: {Fact.COVERAGE: _NO},
        Kind.FIELD_CHANGED: {Fact.COVERAGE: _NO},
        Kind.SIGNATURE_REPLACED: {Fact.COVERAGE: _NO},
        Kind.OBJECT_CHANGED: {Fact.COVERAGE: _NO},
        Kind.CERTIFICATE_SWAPPED: {Fact.SIGNER: _NO},
        Kind.KEY_BESIDE_CERTIFICATE: {Fact.SIGNER: _NO},
        Kind.NO_CERTIFICATE: {Fact.SIGNER: _NO},
        Kind.NO_ROOTS: {Fact.SIGNER: _UNKNOWN},
        Kind.UNTRUSTED: {Fact.SIGNER: _NO},
        Kind.EXPIRED: {Fact.SIGNER: _NO},
        Kind.NOT_YET_VALID: {Fact.SIGNER: _NO},
        Kind.REVOKED: {Fact.SIGNER: _NO},
        Kind.WRONG_USAGE: {Fact.SIGNER: _NO},
        Kind.TIME_UNPROVEN: {Fact.TIME: _UNKNOWN},
        Kind.TIMESTAMP_BROKEN: {Fact.TIME: _NO},
        Kind.TIMESTAMP_UNTRUSTED: {Fact.TIME: _UNKNOWN},
        Kind.METADATA_UNSIGNED: {Fact.METADATA: _UNKNOWN},
        Kind.METADATA_DIFFERS: {Fact.METADATA: _NO},
        Kind.REGISTER_DIFFERS: {Fact.METADATA: _NO},
    }
)
"""What each finding does to the facts; one that is not here is no more than a warning."""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature: who, in what role, when by their own word and when by proof, and how.

    `certificates` are the signer's and those above it, as DER, as far as the file brings them.
    """

    signer: str
    issuer: str = ""
    valid_from: dt.datetime | None = None
    valid_until: dt.datetime | None = None
    role: str = ""
    reason: str = ""
    place: str = ""
    claimed_at: dt.datetime | None = None
    proven_at: dt.datetime | None = None
    timestamped_by: str = ""
    algorithm: str = ""
    kind: str = ""
    revocation: Revocation = Revocation.UNKNOWN
    certificates: tuple[bytes, ...] = ()
    findings: tuple[Finding, ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a file: its signatures, and what was found of it as a whole.

    `expected` is how many signatures there should be, where somebody knows; `facts_signed` are the
    facts that our exports carry, as far as they are under the signatures.
    """

    signatures: tuple[Signature, ...] = ()
    findings: tuple[Finding, ...] = ()
    expected: int | None = None
    facts_signed: Mapping[str, str] = msgspec.field(default_factory=dict)


def all_findings(verdict: Verdict) -> tuple[Finding, ...]:
    """What was found of the file and then of each signature, everything once."""
    of_number = (
        ()
        if number_as_expected(verdict) or not verdict.signatures
        else (Finding(Kind.NUMBER_DIFFERS, str(verdict.expected)),)
    )
    of_signatures = (finding for one in verdict.signatures for finding in one.findings)
    return tuple(dict.fromkeys((*verdict.findings, *of_number, *of_signatures)))


def facts(verdict: Verdict) -> dict[Fact, Answer]:
    """The five answers; the worst that a finding says of each."""
    return _answers(all_findings(verdict))


def signature_facts(signature: Signature) -> dict[Fact, Answer]:
    """The answers for one signature of several."""
    return _answers(signature.findings)


def revocation(verdict: Verdict) -> Revocation:
    """The worst that is known of the certificates of all signatures."""
    known = {signature.revocation for signature in verdict.signatures}
    if Revocation.REVOKED in known:
        return Revocation.REVOKED
    return Revocation.GOOD if known == {Revocation.GOOD} else Revocation.UNKNOWN


def number_as_expected(verdict: Verdict) -> bool:
    """Whether there are as many signatures as there should be, and at least one."""
    found = len(verdict.signatures)
    return found > 0 if verdict.expected is None else found == verdict.expected > 0


def is_valid(verdict: Verdict) -> bool:
    """Whether the file may be relied upon.

    Its content is intact, everything shown is covered, every signer is trusted and not known to be
    revoked, nothing contradicts the time or the metadata, and no signature is missing. Unknown
    revocation and a time without proof are warnings.
    """
    answers = facts(verdict)
    needed = (Fact.CONTENT, Fact.COVERAGE, Fact.SIGNER)
    return (
        number_as_expected(verdict)
        and all(answers[fact] is Answer.YES for fact in needed)
        and all(answer is not Answer.NO for answer in answers.values())
        and revocation(verdict) is not Revocation.REVOKED
    )


def _answers(findings: Iterable[Finding]) -> dict[Fact, Answer]:
    answers = dict.fromkeys(Fact, Answer.YES)
    for finding in findings:
        for fact, answer in BEARING.get(finding.kind, {}).items():
            if answers[fact] is not Answer.NO:
                answers[fact] = answer
    return answers
