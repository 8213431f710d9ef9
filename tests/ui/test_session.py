"""The open protocol: what begins a draft, what ends it, and that nothing typed is lost."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.core.anchors import own_text
from som_editor.core.comments import Anchor, Comment, CommentId
from som_editor.core.document import DocumentId
from som_editor.core.errors import LibraryProblem, SomError, WrongUse
from som_editor.core.lifecycle import Adopted, Status, Withdrawn
from som_editor.core.version import Version, VersionId
from som_editor.library import Library, open_library
from som_editor.ui import session as session_module
from som_editor.ui.session import AUTOSAVE_MS, RETRY_MS, Session
from tests.ui.conftest import FixedClock


def typed(session: Session, words: str, group: str = "") -> None:
    """Type `words` at the start of the text."""
    block = session.document.blocks[0].id
    session.edit(edit.replace_range(session.document, block, 0, 0, words), "typen", group)


def stored_text(library: Library, document: DocumentId) -> str:
    """What another program would find of the draft's first block."""
    with open_library(library.location) as other:
        draft = other.draft(document)
    return "" if draft is None else str(draft.document.blocks[0])


@pytest.fixture
def locked(library: Library, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """Somebody else is writing in the library; begun with `begin`, over with `rollback`."""
    connection = sqlite3.connect(library.location, isolation_level=None)
    with library._engine.connect() as ours:
        ours.exec_driver_sql("PRAGMA busy_timeout = 0")
    return connection


def test_opening_alone_begins_no_draft(session: Session, adaptation: Version) -> None:
    assert session.is_editable
    assert not session.has_draft
    assert session.standing.status is Status.TAKEN_OVER
    assert session.save()
    assert session.library.draft(adaptation.document_id) is None


def test_the_first_change_begins_a_concept_with_the_next_number(
    session: Session, clock: FixedClock
) -> None:
    clock.advance(hours=3)
    typed(session, "Nu ")
    assert session.has_draft
    assert (session.standing.number, session.standing.status) == ("3.1", Status.CONCEPT)
    assert session.draft is not None
    assert session.draft.started_at == clock()


def test_undoing_everything_ends_the_concept(session: Session, adaptation: Version) -> None:
    typed(session, "Nu ")
    session.save()
    session.undo()
    session.save()
    assert not session.has_draft
    assert session.standing == adaptation.standing
    assert session.library.draft(adaptation.document_id) is None
    session.redo()
    assert session.standing.number == "3.1"


def test_undoing_everything_keeps_a_concept_that_was_there_before(
    session: Session, adaptation: Version
) -> None:
    typed(session, "Gisteren ")
    session.open(adaptation.document_id)
    typed(session, "Vandaag ")
    session.undo()
    session.save()
    assert session.has_draft
    assert "Gisteren" in stored_text(session.library, adaptation.document_id)


def test_what_is_typed_is_stored_by_itself(
    qtbot: QtBot, session: Session, adaptation: Version, clock: FixedClock
) -> None:
    with qtbot.waitSignal(session.saved) as saved:
        typed(session, "Vanzelf ")
    assert saved.args == [clock()]
    assert "Vanzelf" in stored_text(session.library, adaptation.document_id)


def test_typing_without_a_pause_does_not_put_storing_off(
    session: Session, clock: FixedClock
) -> None:
    typed(session, "a")
    assert session._timer.interval() == AUTOSAVE_MS
    for _keystroke in range(4):
        clock.advance(seconds=0.45)
        typed(session, "b")
    assert session._timer.interval() <= 200


def test_a_draft_that_cannot_be_stored_is_stored_as_soon_as_it_can(
    qtbot: QtBot,
    session: Session,
    adaptation: Version,
    locked: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session_module, "RETRY_MS", 50)
    locked.execute("BEGIN IMMEDIATE")
    typed(session, "Bewaard ")
    with qtbot.waitSignal(session.save_failed) as failed:
        assert not session.save()
    assert isinstance(failed.args[0], LibraryProblem)
    with qtbot.waitSignal(session.saved):
        locked.execute("ROLLBACK")
    assert "Bewaard" in stored_text(session.library, adaptation.document_id)


def test_typing_on_does_not_make_a_failing_library_be_tried_at_every_key(
    session: Session, locked: sqlite3.Connection, clock: FixedClock
) -> None:
    locked.execute("BEGIN IMMEDIATE")
    typed(session, "a")
    session.save()
    clock.advance(seconds=5)
    typed(session, "b")
    assert session._timer.interval() == RETRY_MS
    locked.execute("ROLLBACK")


def test_a_text_that_cannot_be_stored_is_not_left_for_another(
    session: Session, upstream: Version, adaptation: Version, locked: sqlite3.Connection
) -> None:
    typed(session, "Hier ")
    locked.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryProblem):
        session.open(upstream.document_id)
    assert session.document.id == adaptation.document_id
    locked.execute("ROLLBACK")
    session.open(upstream.document_id)
    assert "Hier" in stored_text(session.library, adaptation.document_id)


def test_saving_a_version_ends_the_draft(session: Session, adaptation: Version) -> None:
    typed(session, "Nieuw ")
    version = session.save_version("4.0", "alles anders")
    assert (version.standing.number, version.note) == ("4.0", "alles anders")
    assert not session.has_draft
    assert session.saved_version == version
    assert session.draft is not None
    assert session.draft.number == "4.1"
    assert session.library.draft(adaptation.document_id) is None
    assert session.undo_label == ""


@pytest.mark.parametrize("number", ["", "  ", "3.0"])
def test_a_version_without_a_number_of_its_own_is_refused_and_the_draft_stays(
    session: Session, number: str
) -> None:
    typed(session, "Nieuw ")
    with pytest.raises(WrongUse):
        session.save_version(number, "")
    assert session.has_draft
    assert session.undo_label == "typen"


def test_undo_goes_back_through_text_and_cover_alike(session: Session) -> None:
    first = session.draft
    typed(session, "Nu ")
    session.edit_metadata("titel wijzigen", title="Sociale media")
    session.edit_draft("nummer wijzigen", number="4.0")
    assert session.standing.number == "4.0"
    session.undo()
    assert session.standing.number == "3.1"
    session.undo()
    assert session.document.metadata.title == ""
    session.undo()
    assert session.draft is first
    for _step in range(3):
        session.redo()
    assert (session.title, session.standing.number) == ("Sociale media", "4.0")


def test_a_burst_of_typing_is_undone_at_once(session: Session) -> None:
    for letter in "abc":
        typed(session, letter, "typing 1")
    session.undo()
    assert not session.has_draft


def test_the_cover_takes_no_characters_that_cannot_be_stored(session: Session) -> None:
    session.edit_metadata("titel wijzigen", title="Ti\ud83dtel\x00")
    assert session.document.metadata.title == "Titel"
    assert session.save()


def test_an_edit_that_changes_nothing_is_no_edit(session: Session) -> None:
    session.edit(session.document, "niets")
    session.edit_draft("niets", number="3.1")
    session.edit_metadata("niets", title="")
    assert not session.has_draft
    assert session.undo_label == ""


def test_a_source_from_outside_is_read_only_for_good(session: Session, upstream: Version) -> None:
    session.open(upstream.document_id)
    assert not session.is_editable
    assert not session.may_begin_version
    session.begin_new_version()
    assert session.draft is None
    session.edit(msgspec.structs.replace(session.document, blocks=()), "wissen")
    assert session.document == upstream.document


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_new_version_begins_on_one_that_is_read_only(
    session: Session, adaptation: Version, clock: FixedClock, withdrawn: bool
) -> None:
    events = (*adaptation.events, Adopted(clock(), "bestuur", clock().date()))
    if withdrawn:
        events += (Withdrawn(clock(), clock().date()),)
    adopted = msgspec.structs.replace(adaptation, id=VersionId("vast"), events=events)
    session.library.save_version(adopted)
    session.open(adopted.document_id)
    assert not session.is_editable
    session.begin_new_version()
    assert session.is_editable
    assert (session.standing.number, session.standing.status) == ("3.1", Status.CONCEPT)
    session.open(adopted.document_id)
    assert session.has_draft
    assert session.saved_version == adopted


def test_a_new_protocol_is_in_the_library_at_once(session: Session) -> None:
    session.create("Rookvrij", "Stichting Proef")
    assert session.title == "Rookvrij"
    assert session.has_draft
    assert session.standing.number == "1.0"
    with open_library(session.library.location) as other:
        assert other.draft(session.document.id) is not None


def test_a_library_that_is_gone_is_told_and_nothing_opens(
    session: Session, adaptation: Version, tmp_path: Path
) -> None:
    session.library.close()
    for file in tmp_path.glob("proef.somlib*"):
        file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(SomError):
        session.open(adaptation.document_id)
    assert session.document.id == adaptation.document_id


_TYPIST = """
import datetime as dt, itertools, sys
from PySide6.QtCore import QCoreApplication, QTimer
from som_editor.core import edit
from som_editor.library import open_library
from som_editor.ui.session import Session

location, document = sys.argv[1:]
application = QCoreApplication([])
numbers = itertools.count()
session = Session(
    open_library(location), lambda: dt.datetime.now(dt.UTC), lambda: f"typist-{next(numbers)}"
)
session.open(document)
block = session.document.blocks[0].id
keys = itertools.count(1)

def press():
    session.edit(edit.replace_range(session.document, block, 0, 0, "x"), "typen", "typing")
    print(next(keys), flush=True)

timer = QTimer()
timer.timeout.connect(press)
timer.start(25)
application.exec()
"""


def test_a_program_that_is_killed_has_lost_two_seconds_of_typing_at_most(
    session: Session, adaptation: Version
) -> None:
    location = session.library.location
    before = stored_text(session.library, adaptation.document_id)
    typist = subprocess.Popen(
        [sys.executable, "-c", _TYPIST, location, adaptation.document_id],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    typed_keys = next(int(line) for line in typist.stdout if int(line) >= 100)
    typist.kill()
    typist.wait()
    typist.stdout.close()
    assert before == ""
    after = stored_text(session.library, adaptation.document_id)
    kept = len(after.partition("text='")[2]) - len(after.partition("text='")[2].lstrip("x"))
    assert kept >= typed_keys - 2000 // 25 - 8
    assert kept >= 10


def test_comments_follow_the_text_and_undo_brings_both_back(session: Session) -> None:
    block = next(one for one in session.document.blocks if len(own_text(one)) > 20)
    comment = Comment(
        CommentId("c"), Anchor(block.id, 5, 9), "Testpersoon", session.clock(), "Klopt dit?"
    )
    session.edit_draft("opmerking", comments=(comment,))
    session.edit(edit.replace_range(session.document, block.id, 0, 0, "Nu "), "typen")
    assert session.draft is not None
    assert session.draft.comments[0].anchor == Anchor(block.id, 8, 12)
    session.undo()
    assert session.draft.comments == (comment,)
    session.undo()
    assert not session.draft.comments
    session.redo()
    assert session.draft.comments == (comment,)


def test_comments_are_handed_to_the_version_and_from_it_to_the_next_draft(
    session: Session, library: Library
) -> None:
    comment = Comment(
        CommentId("c"),
        Anchor(session.document.blocks[0].id),
        "Testpersoon",
        session.clock(),
        "Klopt dit?",
    )
    session.edit_draft("opmerking", comments=(comment,))
    version = session.save_version("3.1", "")
    assert library.version(version.id).comments == (comment,)
    assert session.draft is not None
    assert session.draft.comments == (comment,)
