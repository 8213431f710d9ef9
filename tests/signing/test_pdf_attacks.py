"""Every attack is reported as what it is, and none of the files passes as valid."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from som_editor.core.verdict import Fact, Finding, Kind, Verdict, all_findings, facts, is_valid
from som_editor.signing.identities import Identity
from som_editor.signing.pdf_preparing import prepare_pdf
from som_editor.signing.pdf_signatures import sign_pdf
from som_editor.signing.pdf_verifying import verify_pdf
from som_editor.signing.trust import Evidence
from som_editor.writers.pdf import write_pdf
from tests.certificates import Authorities
from tests.signing import pdf_attacks as attacks
from tests.signing import pdf_signature_attacks as on_signature
from tests.signing import pdf_traps as traps
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything


class Signed(NamedTuple):
    """The same protocol: unsigned, certified with a timestamp, and signed by two in open fields."""

    plain: bytes
    one: bytes
    two: bytes


@pytest.fixture(scope="module")
def signed(authorities: Authorities) -> Signed:
    plain = write_pdf(everything(*ADOPTED), images={DIGEST: PICTURE}, logo=LOGO)
    one = certified(plain, authorities, url=authorities.tsa)
    ready = prepare_pdf(traps.with_text_field(plain), ["Bestuurder", "GMR"])
    return Signed(plain, one, both(ready, authorities))


def certified(plain: bytes, authorities: Authorities, who: str = "p256", url: str = "") -> bytes:
    return sign_pdf(
        plain,
        authorities.identity(who),
        now=authorities.now,
        role="Bestuurder",
        reason="Vastgesteld",
        timestamp_url=url or None,
    )


def both(ready: bytes, authorities: Authorities) -> bytes:
    first = certified(ready, authorities)
    return sign_pdf(first, authorities.identity("p384"), now=authorities.now, role="GMR")


def verdict(content: bytes, authorities: Authorities, expected: int | None = None) -> Verdict:
    evidence = Evidence((authorities.root,), crls=authorities.crls())
    return verify_pdf(content, evidence, now=authorities.now, expected=expected)


def kinds(found: Verdict) -> set[Kind]:
    return {finding.kind for finding in all_findings(found)}


Attack = Callable[[bytes], bytes]

ADDITIONS: tuple[tuple[Attack, Kind], ...] = (
    (attacks.changed_page, Kind.PAGE_CHANGED),
    (attacks.overwritten_content, Kind.PAGE_CHANGED),
    (attacks.turned_page, Kind.PAGE_CHANGED),
    (attacks.turned_all_pages, Kind.PAGE_CHANGED),
    (attacks.removed_page, Kind.PAGES_REMOVED),
    (attacks.added_page, Kind.PAGES_ADDED),
    (attacks.moved_pages, Kind.PAGES_MOVED),
    (attacks.replaced_font, Kind.FONT_CHANGED),
    (attacks.overlay, Kind.ANNOTATION_ADDED),
    (attacks.free_text, Kind.ANNOTATION_ADDED),
    (attacks.changed_link, Kind.ANNOTATION_CHANGED),
    (attacks.opening_action, Kind.ACTION_ADDED),
    (attacks.launching_action, Kind.ACTION_ADDED),
    (attacks.opening_script, Kind.SCRIPT_ADDED),
    (attacks.added_script, Kind.SCRIPT_ADDED),
    (attacks.attachment, Kind.ATTACHMENT_ADDED),
    (attacks.hidden_layers, Kind.OBJECT_CHANGED),
    (attacks.changed_tags, Kind.OBJECT_CHANGED),
    (attacks.data_behind, Kind.HIDDEN_DATA),
    (attacks.unreachable_object, Kind.HIDDEN_DATA),
    (attacks.added_field, Kind.FIELD_ADDED),
    (attacks.redrawn_form, Kind.OBJECT_CHANGED),
    (attacks.changed_info, Kind.METADATA_DIFFERS),
    (attacks.changed_xmp, Kind.METADATA_DIFFERS),
    (on_signature.removed_form, Kind.SIGNATURE_REMOVED),
    (on_signature.swapped_signature, Kind.SIGNATURE_REPLACED),
)
"""What leaves the signed bytes as they are."""

CHANGES: tuple[tuple[Attack, Kind], ...] = (
    (on_signature.changed_byte, Kind.SIGNATURE_BROKEN),
    (on_signature.changed_value, Kind.SIGNATURE_BROKEN),
    (on_signature.rubbish, Kind.SIGNATURE_MALFORMED),
    (on_signature.empty, Kind.SIGNATURE_MALFORMED),
    (on_signature.no_certificate, Kind.NO_CERTIFICATE),
    (on_signature.emptied_field, Kind.SIGNATURE_REMOVED),
)


def named(one: object) -> str | None:
    return getattr(one, "__name__", None)


@pytest.mark.parametrize(("attack", "kind"), [*ADDITIONS, *CHANGES], ids=named)
def test_an_attack_is_reported_as_what_it_is(
    attack: Attack, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    found = verdict(attack(signed.one), authorities)
    assert kind in kinds(found)
    assert not is_valid(found)


@pytest.mark.parametrize(("attack", "kind"), [*ADDITIONS, *CHANGES], ids=named)
def test_two_signatures_do_not_hide_it(
    attack: Attack, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    found = verdict(attack(signed.two), authorities)
    assert kind in kinds(found)
    assert not is_valid(found)


@pytest.mark.parametrize(("attack", "kind"), ADDITIONS, ids=named)
def test_what_was_signed_is_intact_under_what_was_added(
    attack: Attack, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    found = facts(verdict(attack(signed.one), authorities))
    if attack is not on_signature.removed_form:  # then there is nothing left to go by
        assert found[Fact.CONTENT] == "yes"
    bad = Fact.METADATA if kind is Kind.METADATA_DIFFERS else Fact.COVERAGE
    assert found[bad] == "no"


@pytest.mark.parametrize(
    ("attack", "kind"),
    [
        (on_signature.range_with_gap, Kind.UNSIGNED_RANGE),
        (on_signature.range_not_from_zero, Kind.UNSIGNED_RANGE),
        (on_signature.range_before_the_end, Kind.UNSIGNED_RANGE),
        (on_signature.range_around_more, Kind.UNSIGNED_RANGE),
        (on_signature.range_out_of_the_file, Kind.SIGNATURE_MALFORMED),
        (on_signature.padded, Kind.HIDDEN_DATA),
        (on_signature.wrong_digest, Kind.SIGNATURE_BROKEN),
        (on_signature.weak_digest, Kind.WEAK_ALGORITHM),
    ],
    ids=named,
)
def test_who_can_sign_cannot_cheat(
    attack: Callable[[bytes, Identity], bytes],
    kind: Kind,
    signed: Signed,
    authorities: Authorities,
) -> None:
    found = verdict(attack(signed.one, authorities.identity("p256")), authorities)
    assert kind in kinds(found)
    assert not is_valid(found)


@pytest.mark.parametrize(
    ("ready", "attack", "kind"),
    [
        (traps.with_hidden_text, traps.revealed, Kind.PAGE_CHANGED),
        (traps.with_cover_up, traps.uncovered, Kind.ANNOTATION_CHANGED),
        (traps.with_loose_end, traps.tied_up, Kind.PAGE_CHANGED),
        (traps.with_far_end, traps.tied_up_far, Kind.PACKAGE_AMBIGUOUS),
    ],
    ids=named,
)
def test_what_was_made_ready_before_signing_is_not_shown_afterwards(
    ready: Attack, attack: Attack, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    trap = certified(ready(signed.plain), authorities)
    assert is_valid(verdict(trap, authorities))
    found = verdict(attack(trap), authorities)
    assert kind in kinds(found)
    assert not is_valid(found)


def test_a_field_may_be_signed_but_not_filled(signed: Signed, authorities: Authorities) -> None:
    found = verdict(attacks.filled_field(signed.two), authorities)
    assert Finding(Kind.FIELD_CHANGED, "Besluit") in all_findings(found)
    assert not is_valid(found)


def test_a_field_filled_between_two_signatures_was_not_seen_by_the_first(
    signed: Signed, authorities: Authorities
) -> None:
    ready = prepare_pdf(traps.with_text_field(signed.plain), ["Bestuurder", "GMR"])
    between = attacks.filled_field(certified(ready, authorities))
    last = sign_pdf(between, authorities.identity("p384"), now=authorities.now, role="GMR")
    found = verdict(last, authorities)
    assert Finding(Kind.FIELD_CHANGED, "Besluit") in all_findings(found)
    assert not is_valid(found)


def test_one_of_two_signatures_that_is_gone_is_missed_by_who_counts(
    signed: Signed, authorities: Authorities
) -> None:
    found = verdict(on_signature.without_last(signed.two), authorities, expected=2)
    assert Finding(Kind.NUMBER_DIFFERS, "2") in all_findings(found)
    assert Finding(Kind.FIELD_OPEN, "GMR") in all_findings(found)
    assert not is_valid(found)


def test_the_file_without_its_signature_is_not_signed(
    signed: Signed, authorities: Authorities
) -> None:
    found = verdict(on_signature.cut_off(signed.one, signed.plain), authorities)
    assert Kind.UNSIGNED in kinds(found)
    assert not is_valid(found)


@pytest.mark.parametrize(
    ("other", "kind"),
    [("twin", Kind.CERTIFICATE_SWAPPED), ("p384", Kind.CERTIFICATE_SWAPPED)],
)
def test_no_other_certificate_passes(
    other: str, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    changed = on_signature.swapped_for(signed.one, authorities.identity(other))
    found = verdict(changed, authorities)
    assert kind in kinds(found)
    assert facts(found)[Fact.SIGNER] == "no"


@pytest.mark.parametrize(
    ("signer", "kind"),
    [
        ("expired", Kind.EXPIRED),
        ("early", Kind.NOT_YET_VALID),
        ("revoked", Kind.REVOKED),
        ("server", Kind.WRONG_USAGE),
        ("stranger", Kind.UNTRUSTED),
    ],
)
def test_not_everybody_is_trusted(
    signer: str, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    found = verdict(certified(signed.plain, authorities, signer), authorities)
    assert kind in kinds(found)
    assert facts(found)[Fact.SIGNER] == "no"
    assert not is_valid(found)


def test_the_file_itself_may_bring_the_proof_that_a_certificate_was_revoked(
    signed: Signed, authorities: Authorities
) -> None:
    content = certified(signed.plain, authorities, "revoked")
    told = on_signature.revoked_in_the_file(content, authorities)
    evidence = Evidence((authorities.root,))
    assert Kind.REVOCATION_UNKNOWN in kinds(verify_pdf(content, evidence, now=authorities.now))
    found = verify_pdf(told, evidence, now=authorities.now)
    assert Kind.REVOKED in kinds(found)
    assert not is_valid(found)


def test_a_timestamp_of_another_signature_proves_nothing(
    signed: Signed, authorities: Authorities
) -> None:
    other = certified(signed.plain, authorities, "rsa", authorities.tsa)
    found = verdict(on_signature.timestamp_of_another(signed.one, other), authorities)
    assert Kind.TIMESTAMP_BROKEN in kinds(found)
    assert facts(found)[Fact.TIME] == "no"
    assert not is_valid(found)


def test_nobody_signs_behind_a_certification_that_allows_nothing(
    signed: Signed, authorities: Authorities
) -> None:
    from pyhanko.sign.fields import append_signature_field

    from som_editor.signing.pdf_engine import AppendedRevision, invisible_field

    def change(revision: AppendedRevision) -> None:
        append_signature_field(revision, invisible_field("Nog een", "Nog een"))

    found = verdict(attacks.appended(signed.one, change), authorities)
    assert Finding(Kind.FIELD_ADDED, "Nog een") in all_findings(found)
    assert not is_valid(found)
