"""Every attack is reported as what it is, and none of the files passes as valid."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from som_editor.core.verdict import Fact, Finding, Kind, Verdict, all_findings, facts, is_valid
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.docx.verifying import verify_docx
from som_editor.signing.trust import Evidence
from som_editor.writers.docx import write_docx
from tests.certificates import Authorities
from tests.signing import docx_attacks as attacks
from tests.signing import docx_signature_attacks as signature_attacks
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything


class Signed(NamedTuple):
    """The same protocol: unsigned, with a timestamped signature, and with a second one."""

    plain: bytes
    one: bytes
    two: bytes


@pytest.fixture(scope="module")
def signed(authorities: Authorities) -> Signed:
    plain = write_docx(everything(*ADOPTED), images={DIGEST: PICTURE}, logo=LOGO)
    one = sign_docx(
        plain,
        authorities.identity("p256"),
        now=authorities.now,
        role="Bestuurder",
        reason="Vastgesteld",
        timestamp_url=authorities.tsa,
    )
    return Signed(plain, one, sign_docx(one, authorities.identity("p384"), now=authorities.now))


def verdict(content: bytes, authorities: Authorities, expected: int | None = None) -> Verdict:
    evidence = Evidence((authorities.root,), crls=authorities.crls())
    return verify_docx(content, evidence, now=authorities.now, expected=expected)


def kinds(found: Verdict) -> set[Kind]:
    return {finding.kind for finding in all_findings(found)}


Attack = Callable[[bytes], bytes]

CHANGES: tuple[tuple[Attack, Kind], ...] = (
    (attacks.changed_word, Kind.PART_CHANGED),
    (attacks.changed_style, Kind.PART_CHANGED),
    (attacks.changed_numbering, Kind.PART_CHANGED),
    (attacks.changed_header, Kind.PART_CHANGED),
    (attacks.replaced_image, Kind.PART_CHANGED),
    (attacks.removed_part, Kind.PART_MISSING),
    (attacks.swapped_custom_xml, Kind.PART_CHANGED),
    (attacks.added_part, Kind.PART_ADDED),
    (attacks.added_comments, Kind.RELATIONSHIP_ADDED),
    (attacks.added_macros, Kind.PART_ADDED),
    (attacks.second_document, Kind.SECOND_DOCUMENT),
    (attacks.added_relationship, Kind.RELATIONSHIP_ADDED),
    (attacks.external_image, Kind.LINK_ADDED),
    (attacks.external_template, Kind.LINK_ADDED),
    (attacks.retargeted_relationship, Kind.RELATIONSHIPS_CHANGED),
    (attacks.retargeted_link, Kind.RELATIONSHIPS_CHANGED),
    (attacks.changed_content_type, Kind.CONTENT_TYPE_CHANGED),
    (attacks.dropped_content_type, Kind.CONTENT_TYPE_CHANGED),
    (attacks.second_default_type, Kind.PACKAGE_AMBIGUOUS),
    (attacks.origin_in_the_text, Kind.RELATIONSHIP_ADDED),
    (attacks.properties_in_the_relationships, Kind.RELATIONSHIP_ADDED),
    (attacks.another_base, Kind.PACKAGE_AMBIGUOUS),
    (attacks.second_custom_properties, Kind.RELATIONSHIP_ADDED),
    (attacks.second_core_properties, Kind.RELATIONSHIP_ADDED),
    (attacks.duplicate_entry, Kind.PACKAGE_AMBIGUOUS),
    (attacks.entry_in_another_case, Kind.PACKAGE_AMBIGUOUS),
    (attacks.escaped_entry, Kind.PACKAGE_AMBIGUOUS),
    (attacks.data_in_front, Kind.HIDDEN_DATA),
    (attacks.data_behind, Kind.HIDDEN_DATA),
    (attacks.hidden_entry, Kind.HIDDEN_DATA),
    (signature_attacks.removed_signature, Kind.UNSIGNED),
    (signature_attacks.removed_signature_part, Kind.SIGNATURE_REMOVED),
    (signature_attacks.unlinked_signature, Kind.SIGNATURE_REMOVED),
    (signature_attacks.wrong_digest_in_manifest, Kind.SIGNATURE_BROKEN),
    (signature_attacks.digest_made_to_fit, Kind.SIGNATURE_BROKEN),
    (signature_attacks.dropped_reference, Kind.SIGNATURE_BROKEN),
    (signature_attacks.dropped_relationship_reference, Kind.SIGNATURE_BROKEN),
    (signature_attacks.another_manifest, Kind.PART_ADDED),
    (signature_attacks.wrapped_object, Kind.AMBIGUOUS_ID),
    (signature_attacks.wrapped_out_of_place, Kind.SIGNATURE_MALFORMED),
    (signature_attacks.changed_package_time, Kind.SIGNATURE_BROKEN),
    (signature_attacks.changed_signing_time, Kind.SIGNED_PROPERTIES_CHANGED),
    (signature_attacks.changed_role, Kind.SIGNED_PROPERTIES_CHANGED),
    (signature_attacks.changed_reason, Kind.SIGNATURE_BROKEN),
    (signature_attacks.weaker_method, Kind.WEAK_ALGORITHM),
    (signature_attacks.rubbish_as_signature, Kind.SIGNATURE_MALFORMED),
    (signature_attacks.untyped_signature, Kind.CONTENT_TYPE_CHANGED),
    (signature_attacks.no_certificate, Kind.NO_CERTIFICATE),
    (signature_attacks.changed_core_version, Kind.METADATA_DIFFERS),
    (signature_attacks.changed_core_status, Kind.METADATA_DIFFERS),
    (signature_attacks.changed_core_title, Kind.METADATA_DIFFERS),
    (signature_attacks.changed_core_organisation, Kind.METADATA_DIFFERS),
    (signature_attacks.changed_core_date, Kind.METADATA_DIFFERS),
    (signature_attacks.broken_core_properties, Kind.METADATA_DIFFERS),
    (signature_attacks.changed_custom_properties, Kind.PART_CHANGED),
    (signature_attacks.rubbish_as_timestamp, Kind.TIMESTAMP_BROKEN),
)


@pytest.mark.parametrize(("attack", "kind"), CHANGES, ids=lambda one: getattr(one, "__name__", one))
def test_an_attack_is_reported_as_what_it_is(
    attack: Attack, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    found = verdict(attack(signed.one), authorities)
    assert kind in kinds(found)
    assert not is_valid(found)


@pytest.mark.parametrize(("attack", "kind"), CHANGES, ids=lambda one: getattr(one, "__name__", one))
def test_a_second_signature_does_not_hide_it(
    attack: Attack, kind: Kind, signed: Signed, authorities: Authorities
) -> None:
    if attack is signature_attacks.removed_signature:
        return  # the other signature is what the next test is about
    assert not is_valid(verdict(attack(signed.two), authorities))


def test_one_of_two_signatures_that_is_gone_is_missed_by_who_counts(
    signed: Signed, authorities: Authorities
) -> None:
    content = signature_attacks.removed_one_of_two(signed.two)
    assert is_valid(verdict(content, authorities))
    counted = verdict(content, authorities, expected=2)
    assert not is_valid(counted)
    assert Finding(Kind.NUMBER_DIFFERS, "2") in all_findings(counted)


@pytest.mark.parametrize(
    ("attack", "kind"),
    [
        (signature_attacks.swapped_for_a_twin, Kind.CERTIFICATE_SWAPPED),
        (signature_attacks.swapped_for_another, Kind.SIGNATURE_BROKEN),
        (signature_attacks.bare_key_beside_certificate, Kind.KEY_BESIDE_CERTIFICATE),
    ],
)
def test_no_other_key_or_certificate_passes(
    attack: Callable[[bytes, Authorities], bytes],
    kind: Kind,
    signed: Signed,
    authorities: Authorities,
) -> None:
    found = verdict(attack(signed.one, authorities), authorities)
    assert kind in kinds(found)
    assert not is_valid(found)


@pytest.mark.parametrize(
    ("attack", "kind"),
    [
        (signature_attacks.signed_with_sha1, Kind.WEAK_ALGORITHM),
        (signature_attacks.signed_with_a_short_key, Kind.WEAK_KEY),
    ],
)
def test_what_others_can_forge_proves_nothing(
    attack: Callable[[bytes, Authorities], bytes],
    kind: Kind,
    signed: Signed,
    authorities: Authorities,
) -> None:
    found = verdict(attack(signed.plain, authorities), authorities)
    assert kind in kinds(found)
    assert facts(found)[Fact.CONTENT] == "unknown"
    assert not is_valid(found)


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
    content = sign_docx(signed.plain, authorities.identity(signer), now=authorities.now)
    found = verdict(content, authorities)
    assert kind in kinds(found)
    assert facts(found)[Fact.SIGNER] == "no"
    assert not is_valid(found)


def test_a_timestamp_of_another_signature_proves_nothing(
    signed: Signed, authorities: Authorities
) -> None:
    other = sign_docx(
        signed.plain,
        authorities.identity("rsa"),
        now=authorities.now,
        timestamp_url=authorities.tsa,
    )
    found = verdict(signature_attacks.timestamp_of_another(signed.one, other), authorities)
    assert Kind.TIMESTAMP_BROKEN in kinds(found)
    assert facts(found)[Fact.TIME] == "no"
    assert not is_valid(found)
