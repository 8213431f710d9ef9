import pytest
from pytestqt.qtbot import QtBot

from som_editor.settings import Identity, Settings
from som_editor.ui.dialogs.own_certificate import OwnCertificateDialog, Wish

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def dialog(qtbot: QtBot) -> OwnCertificateDialog:
    settings = Settings(
        organisation="Proefstichting", identity=Identity("Testpersoon", "Bestuurder")
    )
    result = OwnCertificateDialog(settings)
    qtbot.addWidget(result)
    result.show()
    result.password.setText(PASSWORD)
    result.repeated.setText(PASSWORD)
    return result


def test_what_is_known_already_stands_there(qtbot: QtBot, dialog: OwnCertificateDialog) -> None:
    with qtbot.waitSignal(dialog.wished) as wished:
        dialog._wish()
    wish = wished.args[0]
    assert (wish.holder.organisation, wish.holder.name) == ("Proefstichting", "Testpersoon")
    assert (wish.holder.role, wish.years, wish.password) == ("Bestuurder", 3, PASSWORD)


def test_the_passwords_are_gone_once_it_closes(dialog: OwnCertificateDialog) -> None:
    dialog.reject()
    assert (dialog.password.text(), dialog.repeated.text()) == ("", "")


@pytest.mark.parametrize(
    ("line", "words", "field"),
    [
        ("organisation", "", "organisation"),
        ("organisation", "é" * 33, "organisation"),
        ("name", "n" * 65, "name"),
        ("role", "r" * 65, "role"),
        ("email", "bestuur", "email"),
        ("email", "bestüur@example.org", "email"),
        ("password", "kort", "password"),
        ("repeated", "iets anders", "repeated"),
    ],
)
def test_what_will_not_do_is_told_beside_its_field(
    dialog: OwnCertificateDialog, line: str, words: str, field: str
) -> None:
    told: list[Wish] = []
    dialog.wished.connect(told.append)
    getattr(dialog, line).setText(words)
    dialog._wish()
    assert list(dialog.errors()) == [field]
    assert dialog.isVisible()
    assert told == []


def test_it_says_honestly_what_it_is_worth(dialog: OwnCertificateDialog) -> None:
    from PySide6.QtWidgets import QLabel

    words = " ".join(found.text() for found in dialog.findChildren(QLabel))
    assert "bewijst niet wie er achter het toetsenbord zat" in words
