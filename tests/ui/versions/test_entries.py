import pytest

from som_editor.core.lifecycle import Status
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.ui.session import Session
from som_editor.ui.versions.detail_rows import Way, detail_rows, digests, outlook
from som_editor.ui.versions.entries import DRAFT, Entry, history, opened
from som_editor.ui.versions.version_words import card_name, second_line, status_line

UPSTREAM = "Social Media Protocol Onderwijs (reconstructie)"


@pytest.fixture
def entries(session: Session, library: Library) -> tuple[Entry, ...]:
    """A draft on 3.1, which came from 3.0, which came from the CNV original."""
    session.edit_metadata("titel", title="Protocol social media")
    session.save_version("3.1", "Titel toegevoegd")
    session.edit_metadata("eigenaar", owner="beleidsmedewerker")
    return history(library, session.document, session.draft)


def test_the_newest_is_on_top_and_the_upstream_document_at_the_bottom(
    entries: tuple[Entry, ...],
) -> None:
    assert [entry.name for entry in entries] == ["3.2-concept", "3.1-concept", "3.0", UPSTREAM]


def test_each_is_compared_with_the_one_before_it(entries: tuple[Entry, ...]) -> None:
    bases = [(entry.base, entry.base_name) for entry in entries]
    keys = [entry.key for entry in entries]
    assert bases == [
        (keys[1], "3.1-concept"),
        (keys[2], "3.0"),
        (keys[3], "de bron"),
        (None, ""),
    ]


def test_only_what_was_imported_names_its_file(entries: tuple[Entry, ...]) -> None:
    names = [entry.source.file_name if entry.source else "" for entry in entries]
    assert names == ["", "", "som-social-media-3.0.txt", "cnv-origineel-reconstructie.txt"]
    assert "som-social-media-3.0.txt" in second_line(entries[2])


def test_an_upstream_document_that_was_removed_is_left_out(
    library: Library, session: Session, upstream: Version
) -> None:
    library.delete_document(upstream.document_id)
    (entry,) = history(library, session.document, None)
    assert entry.base is None


def test_a_protocol_of_ones_own_has_only_its_draft(library: Library, session: Session) -> None:
    session.create("Telefoons in de klas", "Stichting SOM")
    (entry,) = history(library, session.document, session.draft)
    assert (entry.key, entry.name, entry.base) == (DRAFT, "1.0-concept", None)


def test_a_reconstruction_says_so_wherever_it_is_named(entries: tuple[Entry, ...]) -> None:
    assert "reconstructie" in card_name(entries[-1])
    assert "nagemaakt" in second_line(entries[-1])
    assert status_line(entries[-1]) == "bron van 3.0"


def test_the_fingerprint_of_the_draft_changes_with_its_text(
    entries: tuple[Entry, ...], session: Session, library: Library
) -> None:
    session.edit_metadata("titel", title="Anders")
    assert history(library, session.document, session.draft)[0].fingerprint != (
        entries[0].fingerprint
    )


def test_every_entry_can_be_opened(
    entries: tuple[Entry, ...], session: Session, library: Library
) -> None:
    for entry in entries:
        version = opened(library, entry, session.draft)
        assert version.standing == entry.standing


def test_the_facts_of_an_imported_version(entries: tuple[Entry, ...]) -> None:
    entry = entries[2]
    rows = dict(detail_rows(entry, Metadata(organisation="Stichting SOM"), "vandaag 10:42"))
    assert rows["Status"] == "Overgenomen, versie van 13-04-2021"
    assert rows["Bronbestand"] == "som-social-media-3.0.txt"
    assert [row.name for row in digests(entry)] == [
        "Vingerafdruk van de tekst",
        "Vingerafdruk van het bronbestand",
    ]


def test_the_ways_on_from_each(entries: tuple[Entry, ...]) -> None:
    ways = [[choice.way for choice in outlook(entry, entries).choices] for entry in entries]
    assert ways == [
        [Way.WRITE, Way.SAVE],
        [Way.WRITE],
        [Way.COMPARE_NEWEST],
        [Way.COMPARE_NEWEST],
    ]


@pytest.mark.parametrize(
    ("status", "ways"),
    [
        (Status.TAKEN_OVER, [Way.WRITE]),
        (Status.ADOPTED, [Way.NEW_VERSION]),
        (Status.SOURCE, []),
    ],
)
def test_without_a_draft_the_status_decides(
    entries: tuple[Entry, ...], status: Status, ways: list[Way]
) -> None:
    standing = entries[2].standing
    newest = entries[2]._replace(standing=type(standing)(status=status, number="3.0"))
    assert [choice.way for choice in outlook(newest, [newest]).choices] == ways
