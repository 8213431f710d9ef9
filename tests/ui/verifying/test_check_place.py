import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from som_editor.core.verdict import Answer, Fact, facts
from som_editor.core.version import Version
from som_editor.signing.trusted_roots import trust, trusted_roots
from som_editor.ui.verifying.certificate_dialog import CertificateDialog
from som_editor.ui.verifying.check_place import CheckPlace
from som_editor.ui.verifying.trusted_dialog import TrustedDialog
from som_editor.wording.verdict import questions
from tests.certificates import Authorities
from tests.signing.docx_attacks import added_part, changed_word
from tests.signing.docx_signature_attacks import removed_one_of_two
from tests.ui.tab_stops import tab_stops
from tests.ui.verifying.conftest import Sign, checked


def answers(place: CheckPlace) -> dict[Fact, Answer]:
    assert place.shown is not None
    return {one.fact: one.answer for one in questions(place.shown.checked.verdict)}


def heading(place: CheckPlace) -> str:
    assert place.card is not None
    return place.card.heading.text()


def words(place: CheckPlace) -> str:
    return "\n".join(one.text() for one in place.findChildren(QLabel) if one.isVisible())


def button(place: CheckPlace, text: str) -> QPushButton:
    return next(
        one for one in place.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )


@pytest.mark.parametrize("name", ["som.docx", "som.pdf"])
def test_a_good_file_of_somebody_trusted_is_told_as_such(
    qtbot: QtBot,
    place: CheckPlace,
    make: Sign,
    trusted: Path,
    authorities: Authorities,
    name: str,
) -> None:
    trust(trusted, authorities.root, authorities.now.date())
    checked(qtbot, place, make(name, role="Bestuurder"))
    assert heading(place).startswith("De tekst is echt en compleet.")
    assert answers(place)[Fact.CONTENT] is Answer.YES
    assert answers(place)[Fact.SIGNER] is Answer.UNKNOWN
    assert answers(place)[Fact.TIME] is Answer.UNKNOWN
    shown = words(place)
    assert "Het bestand is gelijk aan dat in het register." in shown
    assert "Jij vertrouwt de uitgever sinds" in shown
    assert "Verwacht: 1 handtekening. Gevonden: 1." in shown


def test_the_file_is_named_with_its_size_pages_and_moment(
    qtbot: QtBot, place: CheckPlace, make: Sign
) -> None:
    checked(qtbot, place, make("som.pdf"))
    assert " kB · " in place.file.words()
    assert " bladzijden · gecontroleerd op " in place.file.words()


def test_the_network_is_asked_only_when_the_user_says_so(
    qtbot: QtBot, place: CheckPlace, make: Sign, trusted: Path, authorities: Authorities
) -> None:
    trust(trusted, authorities.root, authorities.now.date())
    checked(qtbot, place, make("som.docx"))
    ask = button(place, "Op internet navragen")
    with qtbot.waitSignal(place.told, timeout=20_000):
        ask.click()
    assert answers(place)[Fact.SIGNER] is Answer.YES
    assert not [
        one for one in place.findChildren(QPushButton)
        if one.text() == "Op internet navragen" and one.isVisible()
    ]  # fmt: skip


def test_what_was_changed_and_what_was_added_are_told_apart(
    qtbot: QtBot, place: CheckPlace, make: Sign, tmp_path: Path
) -> None:
    good = make("som.docx").read_bytes()
    path = tmp_path / "anders.docx"
    path.write_bytes(changed_word(good))
    checked(qtbot, place, path)
    assert heading(place) == "Dit bestand is na het ondertekenen veranderd."
    assert answers(place)[Fact.CONTENT] is Answer.NO
    path.write_bytes(added_part(good))
    checked(qtbot, place, path)
    assert heading(place) == "Niet alles in dit bestand is ondertekend."
    assert answers(place)[Fact.COVERAGE] is Answer.NO


def test_an_unsigned_file_is_told_and_one_that_lost_its_signature_too(
    qtbot: QtBot, place: CheckPlace, make: Sign
) -> None:
    checked(qtbot, place, make("kaal.docx", ""))
    assert heading(place) == "Dit bestand is niet ondertekend."
    assert answers(place)[Fact.COVERAGE] is Answer.NO


def test_a_signature_that_was_taken_off_is_missed(
    qtbot: QtBot, place: CheckPlace, make: Sign, co_sign: Sign, tmp_path: Path,
    trusted: Path, authorities: Authorities,
) -> None:  # fmt: skip
    trust(trusted, authorities.root, authorities.now.date())
    both = co_sign(make("som.docx", role="Bestuurder"), "beide.docx", role="GMR")
    checked(qtbot, place, both)
    assert "Wie ondertekenden" in words(place)
    assert "Testbestuurder RSA, GMR" in words(place)
    stripped = tmp_path / "gestript.docx"
    stripped.write_bytes(removed_one_of_two(both.read_bytes()))
    checked(qtbot, place, stripped)
    assert heading(place) == "Er staan niet zoveel handtekeningen op als verwacht."
    assert "Hier ontbreekt de handtekening van Testbestuurder RSA (GMR)." in words(place)


def test_a_file_that_cannot_be_checked_is_told_and_another_can_be_chosen(
    qtbot: QtBot, place: CheckPlace, tmp_path: Path
) -> None:
    path = tmp_path / "rommel.pdf"
    path.write_bytes(b"geen pdf")
    place.check(path)
    qtbot.waitUntil(place.notice.isVisible)
    assert place.shown is None
    assert place.choose.isVisible()
    assert "rommel.pdf" in words(place)


def test_trusting_whoever_is_on_top_answers_the_third_question(
    qtbot: QtBot, place: CheckPlace, make: Sign, trusted: Path
) -> None:
    checked(qtbot, place, make("som.docx"))
    assert answers(place)[Fact.SIGNER] is Answer.UNKNOWN
    assert "Je hebt niet gezegd wie je vertrouwt." in words(place)
    button(place, "Certificaat bekijken").click()
    dialog = place.dialog
    assert isinstance(dialog, CertificateDialog)
    assert not dialog.is_trusted
    with qtbot.waitSignal(place.told, timeout=20_000):
        dialog.change.click()
    assert dialog.is_trusted
    qtbot.waitUntil(lambda: place.card is not None and place.card.isVisible())
    assert "Of het certificaat is ingetrokken" in words(place)
    assert [one.certificate for one in trusted_roots(trusted)] == [dialog.top]
    with qtbot.waitSignal(place.told, timeout=20_000):
        dialog.change.click()
    assert trusted_roots(trusted) == ()
    dialog.accept()


def test_somebody_can_be_trusted_no_longer_without_a_file(
    qtbot: QtBot, place: CheckPlace, trusted: Path, authorities: Authorities
) -> None:
    trust(trusted, authorities.root, authorities.now.date())
    place.ask_trusted()
    dialog = place.dialog
    assert isinstance(dialog, TrustedDialog)
    assert dialog.buttons[0].accessibleName() == "‘Testwortel’ niet meer vertrouwen"
    dialog.buttons[0].click()
    assert trusted_roots(trusted) == ()
    assert dialog.buttons == []
    dialog.accept()


def test_the_report_is_kept_as_text_or_json(
    qtbot: QtBot, place: CheckPlace, make: Sign, tmp_path: Path
) -> None:
    checked(qtbot, place, make("som.docx"))
    place.footer.save_report(tmp_path / "verslag.txt")
    text = (tmp_path / "verslag.txt").read_text(encoding="utf-8")
    assert text.startswith("som.docx\nSHA-256: ")
    assert heading(place) in text
    place.footer.save_report(tmp_path / "verslag.json")
    read = json.loads((tmp_path / "verslag.json").read_text(encoding="utf-8"))
    assert read["register"]["known"] == "same_file"
    with qtbot.waitSignal(place.problem):
        place.footer.save_report(tmp_path / "weg" / "verslag.txt")


def test_the_text_of_the_file_is_compared_with_the_version(
    qtbot: QtBot, place: CheckPlace, make: Sign, adaptation: Version
) -> None:
    checked(qtbot, place, make("som.docx"))
    with qtbot.waitSignal(place.compare_asked, timeout=20_000) as asked:
        button(place, "Vergelijken met 3.0").click()
    old, new = asked.args
    assert old == adaptation
    assert len(new.document.blocks) == len(adaptation.document.blocks)


def test_a_file_of_elsewhere_is_not_compared_and_can_be_opened_nowhere(
    qtbot: QtBot, place: CheckPlace, make: Sign, adaptation: Version, session: object
) -> None:
    path = make("som.docx", entered=False)
    place._session.library.delete_document(adaptation.document_id)
    checked(qtbot, place, path)
    assert "Dit bestand staat niet in het register van je bibliotheek." in words(place)
    assert not place.footer.compare.isVisible()


def test_the_version_in_the_library_can_be_opened(
    qtbot: QtBot, place: CheckPlace, make: Sign, adaptation: Version
) -> None:
    checked(qtbot, place, make("som.docx"))
    with qtbot.waitSignal(place.opened) as opened:
        button(place, "Openen").click()
    assert opened.args == [adaptation.document_id]


def test_the_technical_side_folds_open(qtbot: QtBot, place: CheckPlace, make: Sign) -> None:
    checked(qtbot, place, make("som.docx"))
    assert not place.footer.lines.isVisible()
    place.footer.technical.click()
    assert place.footer.lines.isVisible()
    text = place.footer.lines.toPlainText()
    assert "XAdES-BES, ECDSA P-256" in text
    assert "no_roots" in text


def test_a_dropped_file_is_checked(
    qtbot: QtBot, place: CheckPlace, make: Sign, tmp_path: Path
) -> None:
    path = shutil.copy(make("som.docx"), tmp_path / "gesleept.docx")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(place.told, timeout=20_000):
        place.dropEvent(event)
    qtbot.waitUntil(lambda: place.card is not None and place.card.isVisible())
    assert "gesleept.docx" in words(place)


@pytest.mark.parametrize("width", [1440, 900, 480])
def test_nothing_scrolls_sideways_at_any_width(
    qtbot: QtBot, place: CheckPlace, make: Sign, width: int
) -> None:
    checked(qtbot, place, make("som.docx"))
    place.resize(width, 700)
    content = place._area.widget()
    qtbot.waitUntil(lambda: content.width() == place._area.viewport().width())
    assert content.minimumSizeHint().width() <= place._area.viewport().width()


def test_every_row_says_itself_whole(qtbot: QtBot, place: CheckPlace, make: Sign) -> None:
    checked(qtbot, place, make("som.docx"))
    assert place.card is not None
    names = [row.accessibleName() for row in place.card._rows]
    assert names[0].startswith("Is de inhoud ongewijzigd? Ja. ")
    assert facts(place.shown.checked.verdict)[Fact.CONTENT] is Answer.YES


def test_tab_goes_from_the_file_over_the_answers_to_what_can_be_done(
    qtbot: QtBot, place: CheckPlace, make: Sign
) -> None:
    checked(qtbot, place, make("som.docx"))
    stops = [one.text() for one in tab_stops(place) if isinstance(one, QPushButton)]
    assert stops == [
        "Ander bestand…",
        "Certificaat bekijken",
        "Verslag opslaan…",
        "Vergelijken met 3.0",
        "Ondertekenen…",
        "Technische gegevens",
        "Openen",
    ]
