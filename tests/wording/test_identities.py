import datetime as dt

import pytest

from som_editor.core.identity_card import CertificateKind, IdentityCard
from som_editor.wording.identities import (
    certificate_kind,
    certificate_line,
    certificate_worth,
    what_readers_see,
)

MOMENT = dt.datetime(2028, 8, 31, tzinfo=dt.UTC)


def card(kind: CertificateKind) -> IdentityCard:
    return IdentityCard("Testpersoon", "Proefstichting", "Testuitgever", MOMENT, MOMENT, kind)


def everything(kind: CertificateKind) -> str:
    said = card(kind)
    readers = [words for ending in (".docx", ".pdf") for _reader, words in seen(said, ending)]
    return ". ".join([certificate_line(said), certificate_worth(said), *readers]).lower()


def seen(said: IdentityCard | None, ending: str) -> tuple[tuple[str, str], ...]:
    return what_readers_see(said, ending, timestamped=False)


def test_a_certificate_is_told_in_a_line() -> None:
    line = certificate_line(card(CertificateKind.OWN))
    assert line == "Proefstichting · Eigen certificaat · geldig t/m 31-08-2028"
    issued = certificate_kind(card(CertificateKind.ISSUED))
    assert issued == "Uitgegeven door Testuitgever"


@pytest.mark.parametrize("kind", [CertificateKind.TRIAL, CertificateKind.ISSUED])
def test_what_does_not_say_so_is_never_called_qualified(kind: CertificateKind) -> None:
    assert "gekwalificeerd" not in everything(kind)


def test_an_own_certificate_is_told_apart_from_a_qualified_one() -> None:
    assert "daarvoor is een gekwalificeerd certificaat nodig" in everything(CertificateKind.OWN)


def test_who_says_to_be_qualified_is_not_believed_at_once() -> None:
    worth = certificate_worth(card(CertificateKind.SAYS_QUALIFIED))
    assert worth.endswith("Dat is hier niet nagegaan.")


@pytest.mark.parametrize(
    ("ending", "readers"),
    [(".pdf", ["Acrobat"]), (".docx", ["Word", "LibreOffice"])],
)
def test_each_sort_of_file_is_told_for_its_own_readers(ending: str, readers: list[str]) -> None:
    for said in (None, *map(card, CertificateKind)):
        found = [reader for reader, words in seen(said, ending)]
        assert found == [*readers, "Wijziging", "Tijd"]


def test_only_a_timestamp_proves_the_time() -> None:
    without = dict(what_readers_see(None, ".pdf", timestamped=False))["Tijd"]
    assert "Niemand bewijst" in without
    assert "bewijst wanneer" in dict(what_readers_see(None, ".pdf", timestamped=True))["Tijd"]


@pytest.mark.parametrize("kind", CertificateKind)
def test_sentences_stay_short(kind: CertificateKind) -> None:
    for sentence in everything(kind).split(". "):
        assert len(sentence.split()) <= 16
