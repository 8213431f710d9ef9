"""Signing a Word file and judging it: good files pass, and say who, when, in what role and why."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from som_editor.core.lifecycle import Drafted
from som_editor.core.verdict import (
    Answer,
    Fact,
    Finding,
    Kind,
    Revocation,
    all_findings,
    facts,
    is_valid,
    revocation,
)
from som_editor.files.zipped import Unpackable
from som_editor.readers.docx.own import FACTS as READ_FACTS
from som_editor.signing.docx.canonical import canonical
from som_editor.signing.docx.verifying import verify_docx
from som_editor.signing.export_facts import FACTS
from som_editor.signing.trust import Evidence
from som_editor.use_cases.comparing import compare_versions, render_report
from som_editor.writers.docx import write_docx
from tests.build import NOW
from tests.certificates import Authorities
from tests.signing import docx_signature_attacks as signature_attacks
from tests.signing.packages import SIGNATURE, packed, parts, signature
from tests.signing.word_files import by, verdict
from tests.writers.docx_samples import (
    LOGO,
    everything,
    protocol,
)

UNSIGNED = ("docProps/core.xml", "docProps/app.xml")


def foreign() -> bytes:
    """A file of another program: a thumbnail, a customXml of its own, nothing of ours."""
    file = docx.Document()
    file.add_heading("Protocol", 1)
    file.add_paragraph("Medewerkers delen kennis.")
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def report() -> bytes:
    """A file of ours about two versions: it carries other facts than an export."""
    old, new = protocol("cnv-origineel-reconstructie"), protocol()
    return render_report(compare_versions(old, new), ".docx")


def test_a_signature_says_who_when_in_what_role_and_why(
    signed: bytes, authorities: Authorities
) -> None:
    found = verdict(signed, authorities)
    (one,) = found.signatures
    assert (one.signer, one.issuer) == ("Testbestuurder", "Testuitgever")
    assert (one.role, one.place) == ("Bestuurder", "Utrecht")
    assert one.reason == "Vastgesteld in de vergadering"
    assert one.claimed_at == authorities.now
    assert abs(one.proven_at - authorities.now) < dt.timedelta(hours=1)
    assert one.timestamped_by == "Testtijdserver"
    assert (one.kind, one.algorithm) == ("XAdES-T", "ECDSA P-256, SHA-256")
    assert one.valid_until == authorities.certificate("p256").not_valid_after_utc
    assert facts(found) == dict.fromkeys(Fact, Answer.YES)
    assert revocation(found) is Revocation.GOOD
    assert all_findings(found) == ()
    assert found.facts_signed["Version"] == "3.0"


def test_without_a_timestamp_the_time_is_not_proven_which_is_a_warning(
    plain: bytes, authorities: Authorities
) -> None:
    found = verdict(by("p256", plain, authorities), authorities)
    assert found.signatures[0].kind == "XAdES-BES"
    assert facts(found)[Fact.TIME] is Answer.UNKNOWN
    assert is_valid(found)


Good = Callable[[bytes, bytes, Authorities], bytes]

GOOD_FILES: dict[str, Good] = {
    "rsa": lambda plain, rich, ca: by("rsa", plain, ca),
    "p256": lambda plain, rich, ca: by("p256", rich, ca, role="Directeur"),
    "p384": lambda plain, rich, ca: by("p384", rich, ca, timestamp_url=ca.tsa),
    "rsa with sha-384": lambda plain, rich, ca: by("rsa", plain, ca, rsa_digest="sha384"),
    "rsa with sha-512": lambda plain, rich, ca: by("rsa", rich, ca, rsa_digest="sha512"),
    "two signers": lambda plain, rich, ca: by("rsa", by("p256", plain, ca), ca),
    "three, timestamped": lambda plain, rich, ca: by(
        "p384", by("rsa", by("p256", rich, ca, timestamp_url=ca.tsa), ca), ca, timestamp_url=ca.tsa
    ),
    "body only": lambda plain, rich, ca: by("p256", write_docx(protocol(), body_only=True), ca),
    "stored": lambda plain, rich, ca: packed(parts(by("p256", rich, ca)), zipfile.ZIP_STORED),
    "another order": lambda plain, rich, ca: packed(
        dict(reversed(parts(by("rsa", rich, ca)).items()))
    ),
    "concept": lambda plain, rich, ca: by(
        "p256", write_docx(everything(Drafted(NOW, "3.1")), logo=LOGO), ca
    ),
    "without number or date": lambda plain, rich, ca: by("p256", write_docx(everything()), ca),
    "change report": lambda plain, rich, ca: by("p256", report(), ca),
    "foreign": lambda plain, rich, ca: by("p256", foreign(), ca),
    "awkward words": lambda plain, rich, ca: by(
        "p256", plain, ca, role='Voorzitter & "lid" <GMR>\r\n', reason="Ø – één’s"
    ),
}


@pytest.mark.parametrize("name", GOOD_FILES)
def test_there_is_no_false_alarm(
    name: str, plain: bytes, rich: bytes, authorities: Authorities
) -> None:
    found = verdict(GOOD_FILES[name](plain, rich, authorities), authorities)
    warnings = {finding.kind for finding in all_findings(found)}
    assert is_valid(found)
    assert warnings <= {Kind.TIME_UNPROVEN, Kind.METADATA_UNSIGNED}
    assert facts(found)[Fact.CONTENT] is facts(found)[Fact.COVERAGE] is Answer.YES


def test_words_are_kept_as_they_were_said(plain: bytes, authorities: Authorities) -> None:
    content = by("p256", plain, authorities, role='Voorzitter & "lid" <GMR>\r\n', reason="één’s")
    (one,) = verdict(content, authorities).signatures
    assert (one.role, one.reason) == ('Voorzitter & "lid" <GMR>', "één’s")


def test_every_part_stays_as_it_was(plain: bytes, signed: bytes) -> None:
    before, after = parts(plain), parts(signed)
    grown = {"[Content_Types].xml", "_rels/.rels"}
    assert {name: after[name] for name in before if name not in grown} == {
        name: data for name, data in before.items() if name not in grown
    }
    assert {name for name in after if name not in before} == {
        "_xmlsignatures/origin.sigs",
        "_xmlsignatures/_rels/origin.sigs.rels",
        SIGNATURE,
    }


def test_the_same_signer_at_the_same_time_gives_the_same_bytes(
    plain: bytes, authorities: Authorities
) -> None:
    for label in ("rsa", "p256"):
        assert by(label, plain, authorities) == by(label, plain, authorities)


def test_a_second_signature_leaves_the_first_and_does_not_sign_it(
    signed: bytes, authorities: Authorities
) -> None:
    two = by("rsa", signed, authorities)
    assert parts(two)[SIGNATURE] == parts(signed)[SIGNATURE]
    assert b"_xmlsignatures" not in parts(two)["_xmlsignatures/sig2.xml"]
    assert [one.signer for one in verdict(two, authorities).signatures] == [
        "Testbestuurder",
        "Testbestuurder RSA",
    ]


def test_a_part_of_a_signature_is_canonical_as_it_stands_in_the_whole(signed: bytes) -> None:
    """lxml by itself would undeclare the namespace that the parts inherit."""
    root = signature(signed)
    inherited = b' xmlns="http://www.w3.org/2000/09/xmldsig#"'
    for child in root:
        assert b'xmlns=""' not in canonical(child)
        assert canonical(child).replace(inherited, b"", 1) in canonical(root)


@pytest.mark.parametrize("word", ["", "roots"])
def test_whom_nobody_trusts_is_told(word: str, signed: bytes, authorities: Authorities) -> None:
    roots = (authorities.certificate("strange-root"),) if word else ()
    found = verify_docx(signed, Evidence(roots), now=authorities.now)
    kinds = {finding.kind for finding in all_findings(found)}
    assert (Kind.UNTRUSTED if word else Kind.NO_ROOTS) in kinds
    assert facts(found)[Fact.SIGNER] is (Answer.NO if word else Answer.UNKNOWN)
    assert not is_valid(found)


def test_an_own_certificate_may_be_trusted_by_itself(
    plain: bytes, authorities: Authorities
) -> None:
    content = by("stranger", plain, authorities)
    own = Evidence((authorities.certificate("stranger"),))
    found = verify_docx(content, own, now=authorities.now)
    assert is_valid(found)
    assert revocation(found) is Revocation.UNKNOWN


def test_revocation_is_unknown_where_nobody_was_asked(
    signed: bytes, authorities: Authorities
) -> None:
    found = verify_docx(signed, Evidence((authorities.root,)), now=authorities.now)
    assert revocation(found) is Revocation.UNKNOWN
    assert is_valid(found)


@pytest.mark.parametrize(("label", "answer"), [("p256", "good"), ("revoked", "revoked")])
def test_revocation_is_asked_for_on_the_network_when_wanted(
    label: str, answer: str, plain: bytes, authorities: Authorities
) -> None:
    content = by(label, plain, authorities)
    evidence = Evidence((authorities.root,), fetch=True)
    found = verify_docx(content, evidence, now=authorities.now)
    assert revocation(found) == answer
    assert is_valid(found) == (answer == "good")


@pytest.mark.parametrize(("label", "answer"), [("p256", "good"), ("revoked", "revoked")])
def test_revocation_lists_in_the_file_are_read(
    label: str, answer: str, plain: bytes, authorities: Authorities
) -> None:
    content = signature_attacks.with_embedded_crls(by(label, plain, authorities), authorities)
    found = verify_docx(content, Evidence((authorities.root,)), now=authorities.now)
    assert revocation(found) == answer


def test_a_proven_time_counts_when_the_certificate_has_expired_since(
    plain: bytes, signed: bytes, authorities: Authorities
) -> None:
    later = authorities.now + dt.timedelta(days=150)
    evidence = Evidence((authorities.root,), crls=authorities.crls())
    assert is_valid(verify_docx(signed, evidence, now=later))
    unproven = verify_docx(by("p256", plain, authorities), evidence, now=later)
    assert Kind.EXPIRED in {finding.kind for finding in all_findings(unproven)}


def test_a_timestamp_of_somebody_unknown_leaves_the_time_unproven(
    plain: bytes, authorities: Authorities
) -> None:
    content = by("p256", plain, authorities, timestamp_url=authorities.strange_tsa)
    found = verdict(content, authorities)
    assert Finding(Kind.TIMESTAMP_UNTRUSTED, "Vreemde tijdserver") in all_findings(found)
    assert found.signatures[0].proven_at is None
    assert is_valid(found)


def test_properties_that_were_changed_after_signing_are_told_even_if_unsigned(
    rich: bytes, authorities: Authorities
) -> None:
    content = signature_attacks.changed_core_version(by("p256", rich, authorities))
    assert Finding(Kind.METADATA_DIFFERS, "Version") in all_findings(verdict(content, authorities))


def test_a_cover_that_shows_another_version_than_the_facts_is_told(
    rich: bytes, authorities: Authorities
) -> None:
    """Nobody changed anything after signing; the signer signed a cover that lies."""
    shown = parts(rich)
    text = shown["word/document.xml"].replace(b"<w:t>4.0</w:t>", b"<w:t>9.0</w:t>")
    content = by("p256", packed({**shown, "word/document.xml": text}), authorities)
    found = verdict(content, authorities)
    assert facts(found)[Fact.CONTENT] is Answer.YES
    assert Finding(Kind.METADATA_DIFFERS, "Version") in all_findings(found)
    assert not is_valid(found)


def test_the_facts_are_those_that_the_program_writes() -> None:
    assert FACTS == READ_FACTS


def test_what_is_not_signed_is_not_valid(plain: bytes, authorities: Authorities) -> None:
    found = verdict(plain, authorities)
    assert Finding(Kind.UNSIGNED) in all_findings(found)
    assert not is_valid(found)


def test_one_changed_byte_never_passes_unless_every_part_reads_the_same(
    signed: bytes, authorities: Authorities
) -> None:
    outside = (*UNSIGNED, SIGNATURE, "[Content_Types].xml")
    covered = {name: data for name, data in parts(signed).items() if name not in outside}

    @settings(max_examples=60)
    @given(st.floats(0, 1, exclude_max=True), st.integers(1, 255))
    def law(place: float, difference: int) -> None:
        made = bytearray(signed)
        made[int(place * len(signed))] ^= difference
        try:
            found = verdict(bytes(made), authorities)
        except Unpackable:
            return  # a file that can no longer be read is broken too
        if is_valid(found):
            with zipfile.ZipFile(io.BytesIO(made)) as after:  # app.xml may be past reading
                assert {name: after.read(name) for name in covered} == covered

    law()
