import json

from som_editor.core.verdict import Finding, Kind, Revocation, Signature, Verdict
from som_editor.writers.verdict_json import write_verdict_json
from som_editor.writers.verdict_text import write_verdict_text

GOOD = Signature(signer="Testbestuurder", revocation=Revocation.GOOD)


def test_the_text_shows_nothing_that_moves_the_cursor() -> None:
    rogue = Signature(signer="Test\x1b[2Jpersoon\u202e", revocation=Revocation.GOOD)
    text = write_verdict_text(Verdict(signatures=(rogue,)))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_json_has_what_other_programs_rely_on() -> None:
    unproven = Verdict(signatures=(GOOD,), findings=(Finding(Kind.TIME_UNPROVEN),))
    read = json.loads(write_verdict_json(unproven))
    assert list(read) == ["valid", "facts", "revocation", "signatures", "warnings", "register"]
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


def test_the_text_begins_with_the_sentence_and_ends_with_what_else_there_is_to_say() -> None:
    lines = write_verdict_text(
        Verdict(signatures=(GOOD,), findings=(Finding(Kind.PROPERTIES_UNSIGNED),))
    ).splitlines()
    assert lines[0] == "De tekst is echt en compleet."
    assert lines[-2:] == ["Let op", "  De eigenschappen van het bestand zijn niet ondertekend."]
