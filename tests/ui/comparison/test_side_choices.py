import pytest

from som_editor.core.errors import NotFound
from som_editor.core.lifecycle import Status
from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.ui.comparison.side_choices import (
    DRAFT,
    chosen_version,
    default_sides,
    second_line,
    side_choices,
)
from som_editor.ui.session import Session

ORIGINAL = "Social Media Protocol Onderwijs (reconstructie)"


def _labels(session: Session) -> list[list[str]]:
    return [[choice.label for choice in group] for group in side_choices(session)]


def _begin(session: Session) -> None:
    session.edit_metadata("titel", title="Protocol sociale media")


def test_without_a_draft_the_versions_come_first_and_then_the_original(session: Session) -> None:
    assert _labels(session) == [["3.0"], [ORIGINAL]]


def test_a_draft_goes_before_all(session: Session) -> None:
    _begin(session)
    first, second = side_choices(session)[0]
    assert (first.label, first.version) == ("3.1-concept", DRAFT)
    assert second.label == "3.0"
    assert chosen_version(session, first).document == session.document


def test_a_reconstruction_says_so_in_its_name_and_under_it(
    session: Session, upstream: Version
) -> None:
    (choice,) = side_choices(session)[-1]
    assert choice.standing.status is Status.SOURCE
    assert chosen_version(session, choice) == upstream
    assert "nagemaakt" in second_line(session, upstream)


def test_other_documents_are_offered_by_title_and_number(
    session: Session, adaptation: Version, upstream: Version
) -> None:
    session.open(upstream.document_id)
    assert _labels(session) == [["Social Media Protocol Onderwijs"], ["som-social-media-3.0"]]


def test_every_version_of_another_document_is_offered_and_its_draft(
    session: Session, upstream: Version
) -> None:
    session.create("Eigen protocol", "Stichting X")
    first = session.save_version("1.0", "")
    _begin(session)
    session.save_version("1.1", "")
    session.edit_metadata("titel", title="Protocol")
    document = session.document.id
    session.open(upstream.document_id)
    others = [choice for choice in side_choices(session)[-1] if choice.document == document]
    assert [choice.label for choice in others] == [
        "Protocol · 1.2-concept",
        "Protocol sociale media · 1.1-concept",
        "Eigen protocol · 1.0-concept",
    ]
    draft, *_rest, oldest = (chosen_version(session, choice) for choice in others)
    assert draft.document.metadata.title == "Protocol"
    assert oldest == first


def test_a_version_that_was_removed_is_told_by_its_name(
    session: Session, library: Library, upstream: Version
) -> None:
    (choice,) = side_choices(session)[-1]
    library.delete_document(upstream.document_id)
    with pytest.raises(NotFound) as told:
        chosen_version(session, choice)
    assert told.value.name == ORIGINAL
    assert default_sides(session)[0] is None


def test_the_original_is_the_first_thing_to_compare_with(
    session: Session, upstream: Version, adaptation: Version
) -> None:
    assert default_sides(session) == (upstream, adaptation)


def test_a_text_without_an_original_is_compared_with_its_predecessor(session: Session) -> None:
    session.create("Eigen protocol", "Stichting X")
    assert default_sides(session)[0] is None
    first = session.save_version("1.0", "")
    _begin(session)
    assert default_sides(session) == (first, session.version)


def test_a_draft_says_when_it_was_saved(session: Session) -> None:
    _begin(session)
    assert second_line(session, session.version).startswith("Opgeslagen ")
