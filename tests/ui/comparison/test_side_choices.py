from som_editor.core.lifecycle import Status
from som_editor.core.version import Version
from som_editor.ui.comparison.side_choices import (
    DRAFT,
    chosen_version,
    default_sides,
    second_line,
    side_choices,
)
from som_editor.ui.session import Session

ORIGINAL = "Social Media Protocol Onderwijs (reconstructie)"


def _begin(session: Session) -> None:
    session.edit_metadata("titel", title="Protocol sociale media")


def test_without_a_draft_the_versions_come_first_and_then_the_original(session: Session) -> None:
    assert [choice.label for choice in side_choices(session)] == ["3.0", ORIGINAL]


def test_a_draft_goes_before_all(session: Session) -> None:
    _begin(session)
    first, second, *_rest = side_choices(session)
    assert (first.label, first.version) == ("3.1-concept", DRAFT)
    assert second.label == "3.0"
    assert chosen_version(session, first).document == session.document


def test_a_reconstruction_says_so_in_its_name_and_under_it(
    session: Session, upstream: Version
) -> None:
    choice = side_choices(session)[-1]
    assert choice.standing.status is Status.SOURCE
    assert chosen_version(session, choice) == upstream
    assert "nagemaakt" in second_line(session, upstream)


def test_other_documents_are_offered_by_title_and_number(
    session: Session, adaptation: Version, upstream: Version
) -> None:
    session.open(upstream.document_id)
    assert [choice.label for choice in side_choices(session)] == [
        "Social Media Protocol Onderwijs",
        "som-social-media-3.0 · 3.0",
    ]


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
