import datetime as dt

from som_editor.core.document import DocumentId
from som_editor.core.register import (
    Entry,
    SignedBy,
    family,
    likely,
    missing,
    newest,
    still_awaited,
)
from som_editor.core.version import VersionId
from tests.build import NOW

BOARD = SignedBy("Testbestuurder", "Bestuurder", NOW)
COUNCIL = SignedBy("Testvoorzitter GMR", "GMR", NOW + dt.timedelta(hours=1))


def entry(name: str, *signed: SignedBy, earlier: str = "") -> Entry:
    return Entry(
        sha256=name,
        document=DocumentId("d"),
        version=VersionId("v"),
        fingerprint="f",
        file_name="Telefoons.PDF",
        made_at=NOW,
        signed=signed,
        earlier=earlier,
    )


PREPARED = entry("een")
ONCE = entry("twee", BOARD, earlier="een")
BOTH = entry("drie", BOARD, COUNCIL, earlier="twee")
ANOTHER = entry("vier", COUNCIL)
ALL = (BOTH, ANOTHER, ONCE, PREPARED)


def test_a_file_and_what_it_became_are_one_family() -> None:
    for one in (PREPARED, ONCE, BOTH):
        assert family(one, ALL) == (PREPARED, ONCE, BOTH)
        assert newest(one, ALL) is BOTH
    assert family(ANOTHER, ALL) == (ANOTHER,)


def test_files_that_came_of_the_same_unknown_file_are_one_family() -> None:
    one, other = entry("a", BOARD, earlier="weg"), entry("b", COUNCIL, earlier="weg")
    assert set(family(one, (one, other))) == {one, other}


def test_a_family_that_goes_in_a_circle_ends() -> None:
    one, other = entry("a", earlier="b"), entry("b", earlier="a")
    assert set(family(one, (one, other))) == {one, other}


def test_a_file_that_lost_a_signature_belongs_to_the_one_that_has_it() -> None:
    assert likely(ALL, (BOARD,)) is BOTH
    assert missing(BOTH, (BOARD,)) == (COUNCIL,)
    assert missing(BOTH, (BOARD, COUNCIL)) == ()


def test_of_a_file_without_signatures_as_few_as_can_be_are_expected() -> None:
    assert likely((ONCE, BOTH, ANOTHER), ()) is ANOTHER
    assert likely((entry("los"), ONCE), ()) == entry("los")
    assert likely((), ()) is None


def test_a_file_with_more_signatures_than_anybody_made_is_like_none() -> None:
    assert likely((ANOTHER,), (BOARD, COUNCIL)) is None


def test_whoever_signs_in_a_role_is_awaited_no_longer() -> None:
    assert still_awaited(("Bestuurder", "GMR"), " gmr") == ("Bestuurder",)
    assert still_awaited(("GMR", "GMR"), "GMR") == ("GMR",)
    assert still_awaited(("GMR",), "Directeur") == ("GMR",)


def test_the_format_is_what_the_name_ends_in() -> None:
    assert PREPARED.format == ".pdf"
