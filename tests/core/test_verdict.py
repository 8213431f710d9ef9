"""What follows from findings: facts, revocation, number, and whether a file may be relied upon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.verdict import (
    BEARING,
    Answer,
    Fact,
    Finding,
    Kind,
    Revocation,
    Signature,
    Verdict,
    all_findings,
    facts,
    is_valid,
    number_as_expected,
    revocation,
    signature_facts,
)

GOOD = Signature(signer="Testpersoon", revocation=Revocation.GOOD)
WARNINGS = (
    Kind.TIME_UNPROVEN,
    Kind.TIMESTAMP_UNTRUSTED,
    Kind.REVOCATION_UNKNOWN,
    Kind.METADATA_UNSIGNED,
    Kind.PROPERTIES_UNSIGNED,
    Kind.CERTIFICATE_UNBOUND,
    Kind.TIMES_DIFFER,
    Kind.FIELD_OPEN,
    Kind.ACTIVE_CONTENT,
)
"""What is said, and is no reason to reject a file."""


def with_finding(kind: Kind) -> Verdict:
    return Verdict(signatures=(GOOD,), findings=(Finding(kind),))


def test_a_file_without_findings_answers_yes_to_everything() -> None:
    verdict = Verdict(signatures=(GOOD,))
    assert facts(verdict) == dict.fromkeys(Fact, Answer.YES)
    assert is_valid(verdict)


@pytest.mark.parametrize("kind", Kind)
def test_a_finding_is_a_warning_or_makes_the_file_invalid(kind: Kind) -> None:
    assert is_valid(with_finding(kind)) == (kind in (*WARNINGS, Kind.NUMBER_DIFFERS))


def test_nothing_is_valid_without_a_signature() -> None:
    assert not is_valid(Verdict())


@pytest.mark.parametrize(
    ("number", "expected", "fits"),
    [(0, None, False), (1, None, True), (1, 2, False), (2, 2, True), (3, 2, False), (0, 0, False)],
)
def test_the_number_of_signatures_is_as_expected_or_told(
    number: int, expected: int | None, fits: bool
) -> None:
    verdict = Verdict(signatures=(GOOD,) * number, expected=expected)
    assert number_as_expected(verdict) is fits
    assert is_valid(verdict) is fits
    told = Finding(Kind.NUMBER_DIFFERS, str(expected)) in all_findings(verdict)
    assert told == (number > 0 and not fits)


@pytest.mark.parametrize(
    ("known", "worst"),
    [
        ((Revocation.GOOD, Revocation.GOOD), Revocation.GOOD),
        ((Revocation.GOOD, Revocation.UNKNOWN), Revocation.UNKNOWN),
        ((Revocation.UNKNOWN, Revocation.REVOKED), Revocation.REVOKED),
        ((), Revocation.UNKNOWN),
    ],
)
def test_the_worst_that_is_known_of_revocation_counts(
    known: tuple[Revocation, ...], worst: Revocation
) -> None:
    signatures = tuple(Signature(signer="x", revocation=one) for one in known)
    assert revocation(Verdict(signatures=signatures)) is worst


def test_what_is_found_of_one_signature_counts_for_the_file() -> None:
    bad = Signature(signer="x", findings=(Finding(Kind.EXPIRED, "2026-01-01"),))
    verdict = Verdict(signatures=(GOOD, bad))
    assert facts(verdict)[Fact.SIGNER] is Answer.NO
    assert signature_facts(GOOD)[Fact.SIGNER] is Answer.YES
    assert signature_facts(bad)[Fact.SIGNER] is Answer.NO


@given(st.lists(st.sampled_from(list(Kind))), st.sampled_from(list(Kind)))
def test_one_more_finding_never_makes_an_answer_better(kinds: list[Kind], more: Kind) -> None:
    order = [Answer.YES, Answer.UNKNOWN, Answer.NO]
    findings = tuple(map(Finding, kinds))
    before = facts(Verdict(signatures=(GOOD,), findings=findings))
    after = facts(Verdict(signatures=(GOOD,), findings=(*findings, Finding(more))))
    assert all(order.index(after[fact]) >= order.index(before[fact]) for fact in Fact)


def test_every_bearing_is_of_a_known_finding() -> None:
    assert set(BEARING) <= set(Kind)
