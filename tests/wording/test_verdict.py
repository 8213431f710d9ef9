"""A verdict in words: the sentence first, five questions, and each finding a finished sentence."""

import datetime as dt

import pytest

from som_editor.core.verdict import Answer, Fact, Finding, Kind, Revocation, Signature, Verdict
from som_editor.wording.findings import describe_finding
from som_editor.wording.verdict import (
    answer_word,
    describe_number,
    describe_signature,
    headline,
    questions,
    remarks,
)

AT = dt.datetime(2026, 12, 14, 12, 0, tzinfo=dt.UTC)
GOOD = Signature(
    signer="Testbestuurder",
    issuer="Testuitgever",
    valid_until=AT,
    role="Bestuurder",
    reason="Vastgesteld.",
    place="Utrecht",
    claimed_at=AT,
    algorithm="ECDSA P-256, SHA-256",
    kind="XAdES-BES",
    revocation=Revocation.GOOD,
)


def verdict(*kinds: Kind, expected: int | None = None) -> Verdict:
    findings = tuple(Finding(kind, "iets") for kind in kinds)
    return Verdict(signatures=(GOOD,), findings=findings, expected=expected)


@pytest.mark.parametrize("kind", Kind)
def test_every_finding_is_one_short_finished_sentence(kind: Kind) -> None:
    sentence = describe_finding(Finding(kind, "word/document.xml"))
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert len(sentence.split()) <= 15
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("/word/document.xml", "de tekst (word/document.xml)"),
        ("/word/vbaProject.bin", "macro’s (word/vbaProject.bin)"),
        ("/", "het bestand"),
        ("/word/iets.bin", "een onderdeel (word/iets.bin)"),
    ],
)
def test_a_part_is_called_what_it_is_to_a_reader(part: str, words: str) -> None:
    sentence = describe_finding(Finding(Kind.PART_CHANGED, part))
    assert sentence == f"Veranderd na het ondertekenen: {words}."


def test_a_day_is_written_as_the_dutch_do() -> None:
    sentence = describe_finding(Finding(Kind.EXPIRED, "2026-12-14"))
    assert sentence == "Het certificaat was verlopen op 14-12-2026."


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (verdict(), "De tekst is echt en compleet."),
        (verdict(Kind.TIME_UNPROVEN), "De tekst is echt en compleet. Eén ding blijft onzeker."),
        (Verdict(), "Dit bestand is niet ondertekend."),
        (verdict(Kind.PART_CHANGED), "Dit bestand is na het ondertekenen veranderd."),
        (verdict(Kind.PART_ADDED), "Niet alles in dit bestand is ondertekend."),
        (
            verdict(Kind.UNTRUSTED),
            "De tekst is ongewijzigd, maar de ondertekenaar is niet te vertrouwen.",
        ),
        (verdict(Kind.NO_ROOTS), "De tekst is ongewijzigd, maar wie tekende staat niet vast."),
        (verdict(Kind.TIMESTAMP_BROKEN), "De tekst is echt, maar het tijdstempel klopt niet."),
        (verdict(Kind.METADATA_DIFFERS), "De tekst is echt, maar de gegevens erbij kloppen niet."),
        (
            verdict(Kind.WEAK_KEY),
            "Of de tekst echt is, valt met deze handtekening niet te zeggen.",
        ),
        (verdict(expected=2), "Er staan niet zoveel handtekeningen op als verwacht."),
    ],
)
def test_the_sentence_says_the_worst_first(found: Verdict, sentence: str) -> None:
    assert headline(found) == sentence


def test_five_questions_are_answered_with_what_lies_behind() -> None:
    asked = questions(verdict(Kind.PART_ADDED, Kind.TIME_UNPROVEN))
    assert [one.fact for one in asked] == list(Fact)
    answers = [answer_word(one.answer) for one in asked]
    assert answers == ["Ja", "Nee", "Ja", "Onbekend", "Ja"]
    assert asked[1].because.startswith("Niet ondertekend: een onderdeel (iets).")


def test_to_people_an_unknown_revocation_leaves_the_signer_uncertain() -> None:
    found = Verdict(
        signatures=(Signature(signer="x", findings=(Finding(Kind.REVOCATION_UNKNOWN),)),)
    )
    signer = questions(found)[2]
    assert signer.answer is Answer.UNKNOWN
    assert signer.because == "Of het certificaat is ingetrokken, is niet na te gaan."
    assert remarks(found) == ()


def test_a_signature_is_told_in_lines() -> None:
    assert describe_signature(GOOD)[0] == "Testbestuurder, Bestuurder"
    assert "Reden: Vastgesteld." in describe_signature(GOOD)
    assert all(line.endswith(".") for line in describe_signature(GOOD)[1:])


def test_the_number_is_told_beside_what_was_expected() -> None:
    assert describe_number(verdict()) == "1 handtekening gevonden."
    assert describe_number(verdict(expected=2)) == "Verwacht: 2 handtekeningen. Gevonden: 1."
