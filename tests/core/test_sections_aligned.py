from som_editor.core.change import ChangeClass, Kind
from som_editor.core.comparison import Summary, summary
from som_editor.core.document import Block
from som_editor.core.sections_aligned import Placed, answering_headings
from tests.build import compared_as_files, doc, h, p

SAFETY: tuple[Block, ...] = (
    p("Het bestuur zorgt ook digitaal voor een veilig klimaat op de school."),
    p("Scholen moeten zich niet laten verrassen door incidenten op internet."),
)
REST = tuple(
    block
    for at in range(3)
    for block in (
        h(f"Sectie {at}"),
        p(f"Dit is alinea {at} van een verhaal over heel andere dingen dan dat."),
        p(f"En dit is nog een alinea, nummer {at}, die blijft staan waar zij stond."),
    )
)


def test_a_renamed_section_is_still_that_section() -> None:
    old, new = doc(*REST, h("Veiligheid"), *SAFETY), doc(*REST, h("Een goed klimaat"), *SAFETY)
    comparison = compared_as_files(old, new)
    (change,) = comparison.changes
    assert change.old is not None
    assert change.new is not None
    assert (change.old.text, change.new.text) == ("Veiligheid", "Een goed klimaat")
    assert summary(comparison) == Summary(edited=1)


def test_a_section_that_moved_and_was_renamed_is_one_group() -> None:
    old = doc(h("Veiligheid"), *SAFETY, *REST)
    new = doc(*REST, h("Een goed klimaat"), *SAFETY)
    comparison = compared_as_files(old, new)
    assert [(one.kind, one.moved, one.group) for one in comparison.changes] == [
        (Kind.EDITED, True, 0),
        (Kind.MOVED, True, 0),
        (Kind.MOVED, True, 0),
    ]


def test_a_text_that_was_reworded_inside_a_section_that_moved_moves_with_it() -> None:
    reworded = p("Scholen laten zich vaak verrassen door allerlei incidenten op sites.")
    old = doc(h("Veiligheid"), *SAFETY, p("Slot van dit deel."), *REST)
    new = doc(*REST, h("Veiligheid"), SAFETY[0], reworded, p("Slot van dit deel."))
    comparison = compared_as_files(old, new)
    assert [one.moved for one in comparison.changes] == [True] * 4
    assert {one.group for one in comparison.changes} == {0}


def test_promoting_a_section_is_formatting_of_its_heading_alone() -> None:
    for one, other in ((2, 1), (1, 2)):
        old = doc(h("Regels"), h("Veiligheid", level=one), *SAFETY)
        new = doc(h("Regels"), h("Veiligheid", level=other), *SAFETY)
        comparison = compared_as_files(old, new)
        (change,) = comparison.changes
        assert change.classes == (ChangeClass.FORMATTING,)
        assert change.new is not None
        assert change.new.kind == "heading"


def test_a_section_with_another_text_is_another_section() -> None:
    other = p("Over vakanties, roosters en het rooster van de gymzaal gaat dit stuk.")
    old, new = doc(h("Veiligheid"), *SAFETY), doc(h("Rooster"), other)
    assert summary(compared_as_files(old, new)) == Summary(inserted=2, deleted=3)


def test_headings_answer_by_most_of_what_is_under_them() -> None:
    sides = [Placed(1, 5), Placed(2, 5), Placed(0, 40), Placed(0, 20)]
    found = answering_headings(sides, sides, [(2, 2), (3, 3)], ({0, 1}, {0, 1}))
    assert sorted(found) == [(0, 0), (1, 1)]
    assert answering_headings(sides, sides, [(3, 3)], ({0, 1}, {0, 1})) == []
    assert answering_headings(sides, sides, [(2, 2)], ({1}, set())) == []
