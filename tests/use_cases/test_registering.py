import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from som_editor.core.lifecycle import Drafted
from som_editor.core.register import Known, Registered
from som_editor.core.version import Draft, Version
from som_editor.library import Library, open_library
from som_editor.use_cases.publishing import Layout, SignatureOrder, export, sign_file
from som_editor.use_cases.registering import enter_export, waiting_for
from som_editor.use_cases.verifying import check
from som_editor.use_cases.versioning import save_version
from tests.build import NOW, doc, g, h
from tests.certificates import Authorities
from tests.signing.packages import changed
from tests.writers.docx_samples import everything

WORD, PDF = "proef.docx", "proef.pdf"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(str(tmp_path / "proef.somlib")) as opened:
        yield opened


def made(library: Library, version: Version, path: Path, *, body_only: bool = False) -> Path:
    exported = export(version, path, now=NOW, layout=Layout(body_only=body_only))
    enter_export(library, version, exported, ("Bestuurder", "GMR"), now=NOW)
    return path


def known(library: Library, path: Path, now: dt.datetime = NOW) -> Registered:
    found = check(path, now=now, library=library).registered
    assert found is not None
    return found


@pytest.mark.parametrize("body_only", [False, True])
@pytest.mark.parametrize("name", [WORD, PDF])
def test_a_rich_text_signed_elsewhere_raises_no_alarm(
    library: Library, tmp_path: Path, authorities: Authorities, name: str, body_only: bool
) -> None:
    version = everything()
    library.save_version(version)
    path = made(library, version, tmp_path / name, body_only=body_only)
    order = SignatureOrder(authorities.identity("p256"))
    sign_file(path, path, order, now=authorities.now)
    assert known(library, path, authorities.now).known is Known.SAME_TEXT


def begun(text: str = "Een regel.") -> Draft:
    return Draft(doc(h("Regels"), g(text)), "1.0", NOW, NOW)


def test_a_draft_that_was_exported_is_known_while_it_is_what_it_was(
    library: Library, tmp_path: Path
) -> None:
    library.save_draft(begun())
    path = made(library, begun().as_version(), tmp_path / WORD)
    assert known(library, path).standing.number == "1.0"
    library.save_draft(begun("Een andere regel."))
    later = known(library, path)
    assert (later.known, later.version) == (Known.SAME_FILE, None)


def test_a_draft_that_became_a_version_is_known_as_that(library: Library, tmp_path: Path) -> None:
    library.save_draft(begun())
    path = made(library, begun().as_version(), tmp_path / WORD)
    numbers = itertools.count(1)
    version = save_version(
        library, begun(), number="1.0", note="", now=NOW, new_id=lambda: f"v{next(numbers)}"
    )
    assert known(library, path).version == version.id


def test_what_is_of_no_document_here_is_not_remembered(library: Library, tmp_path: Path) -> None:
    path = made(library, everything(), tmp_path / WORD)
    assert known(library, path) == Registered()
    assert waiting_for(library, path, now=NOW) == ((), ())


def test_a_word_file_waits_for_those_who_were_named(library: Library, tmp_path: Path) -> None:
    library.save_version(everything())
    path = made(library, everything(), tmp_path / WORD)
    assert waiting_for(library, path, now=NOW).awaited == ("Bestuurder", "GMR")


def test_a_word_in_a_file_that_nobody_signed_is_missed(library: Library, tmp_path: Path) -> None:
    library.save_version(everything())
    path = made(library, everything(), tmp_path / WORD)
    word = changed(path.read_bytes(), "word/document.xml", lambda text: text.replace("de ", "een "))
    path.write_bytes(word)
    assert known(library, path).known is Known.OTHER_TEXT


def test_another_text_under_the_same_name_is_told(library: Library, tmp_path: Path) -> None:
    version = everything()
    library.save_version(version)
    other = msgspec.structs.replace(
        version,
        document=doc(h("Regels"), g("Anders."), id_=version.document_id),
        events=(Drafted(NOW, "9.9"),),
    )
    path = tmp_path / WORD
    export(other, path, now=NOW)
    found = known(library, path)
    assert found.known is Known.OTHER_TEXT
    assert found.standing == version.standing
