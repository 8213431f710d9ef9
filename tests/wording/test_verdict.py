"""A verdict in words: the sentence first, five questions, and each finding a finished sentence."""

import datetime as dt
import json

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
from som_editor.writers.verdict_json import write_verdict_json
from som_editor.writers.verdict_text import write_verdict_text

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
    assert asked[1].because == "Niet ondertekend: ‘iets’."


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


def test_the_text_shows_nothing_that_moves_the_cursor() -> None:
    rogue = Signature(signer="Test\x1b[2Jpersoon\u202e", revocation=Revocation.GOOD)
    text = write_verdict_text(Verdict(signatures=(rogue,)))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_json_has_what_other_programs_rely_on() -> None:
    read = json.loads(write_verdict_json(verdict(Kind.TIME_UNPROVEN)))
    assert list(read) == ["valid", "facts", "revocation", "signatures", "warnings"]
    assert read["valid"] is True
    assert read["facts"] == {
        "content": "yes",
        "coverage": "yes",
        "signer": "yes",
        "time": "unknown",
        "metadata": "yes",
    }
    assert read["revocation"] == "good"
    assert read["signatures"][0]["signer"] == "Testbestuurder"
    assert read["warnings"][0]["code"] == "time_unproven"
