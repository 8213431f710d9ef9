from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.signing.identities import Signer
from som_editor.ui.jobs import Jobs
from som_editor.ui.session import Session
from som_editor.ui.verifying.check_place import CheckPlace
from som_editor.use_cases.publishing import (
    OpenFields,
    PdfTerms,
    SignatureOrder,
    export,
    sign_file,
)
from som_editor.use_cases.registering import enter_export, enter_signed
from tests.certificates import Authorities

Sign = Callable[..., Path]


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    """The folder with whom the user trusts; nobody at first."""
    return tmp_path / "trusted"


@pytest.fixture
def place(
    qtbot: QtBot, session: Session, jobs: Jobs, trusted: Path, authorities: Authorities
) -> CheckPlace:
    session.clock = lambda: authorities.now
    result = CheckPlace(session, jobs, trusted)
    qtbot.addWidget(result)
    result.setMinimumSize(1, 1)
    result.resize(1440, 762)
    result.show()
    return result


@pytest.fixture
def make(tmp_path: Path, library: Library, adaptation: Version, authorities: Authorities) -> Sign:
    """Makes SOM 3.0 as a file that is called so, signed by whom and as is said."""

    def making(
        name: str,
        signer: str = "p256",
        *,
        role: str = "",
        fields: tuple[str, ...] = (),
        entered: bool = True,
    ) -> Path:
        path, now = tmp_path / name, authorities.now
        order = signer and order_of(authorities.identity(signer), role, role if fields else "")
        exported = export(
            adaptation,
            path,
            now=now,
            order=order or None,
            fields=OpenFields(fields) if fields else None,
        )
        if entered:
            enter_export(library, adaptation, exported, now=now)
        return path

    return making


@pytest.fixture
def co_sign(tmp_path: Path, library: Library, authorities: Authorities) -> Sign:
    """Signs a file once more, into one that is called so."""

    def signing(
        source: Path, name: str, signer: str = "rsa", *, role: str, field: str = ""
    ) -> Path:
        order = order_of(authorities.identity(signer), role, field)
        signed = sign_file(source, tmp_path / name, order, now=authorities.now)
        enter_signed(library, signed, now=authorities.now)
        return signed.path

    return signing


def order_of(identity: Signer, role: str, field: str) -> SignatureOrder:
    return SignatureOrder(identity, role=role, pdf=PdfTerms(field=field))


def checked(qtbot: QtBot, place: CheckPlace, path: Path) -> CheckPlace:
    """`place` once it has told what is to be said of the file at `path`."""
    with qtbot.waitSignal(place.told, timeout=20_000):
        place.check(path)
    qtbot.waitUntil(lambda: place.card is not None and place.card.isVisible())
    return place
