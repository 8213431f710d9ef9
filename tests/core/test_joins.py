from collections import Counter

import pytest

from som_editor.core.alignment import Aligned, match
from som_editor.core.change import Change, ChangeClass, Kind, Side, Sign
from som_editor.core.comparison import Comparison, Summary, summary
from som_editor.core.document import Block
from som_editor.core.joins import LEAST_CHARACTERS, LOOSE_CHARACTERS, Join
from som_editor.core.likeness import Unit
from tests.build import b, compared, compared_as_files, doc, g, h, p, q

ONE = "Medewerkers delen kennis en andere waardevolle informatie met elkaar."
TWO = "Publiceer geen vertrouwelijke gegevens van leerlingen of ouders op internet."
THREE = "Bij twijfel over een publicatie zoek je contact met je leidinggevende."
OTHER = "Het bestuur zorgt ook digitaal voor een veilig en prettig klimaat."
SHORT = "Wees beleefd op het net."


def joins(old: list[str], new: list[str]) -> list[Join]:
    return match([Unit(one, "paragraph") for one in old], [Unit(one, "paragraph") for one in new])[
        1
    ]


def only(comparison: Comparison) -> tuple[Change, Side, Side]:
    (change,) = comparison.changes
    assert change.old is not None
    assert change.new is not None
    return change, change.old, change.new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([ONE, TWO, OTHER], [f"{ONE} {TWO}", OTHER], Join((0, 1), (0,))),
        ([ONE, OTHER, TWO], [f"{ONE} {TWO}", OTHER], Join((0, 2), (0,))),
        ([ONE, OTHER, TWO], [OTHER, f"{TWO} {ONE}"], Join((0, 2), (1,))),
        ([ONE, TWO, THREE], [f"{ONE} {TWO} {THREE}"], Join((0, 1, 2), (0,))),
        ([ONE, SHORT, OTHER], [f"{ONE} {SHORT}", OTHER], Join((0, 1), (0,))),
        ([ONE, TWO], [f"{ONE} {TWO.replace('internet', 'een website')}"], Join((0, 1), (0,))),
    ],
)
def test_texts_made_into_one_are_found_and_the_other_way_round(
    old: list[str], new: list[str], expected: Join
) -> None:
    assert joins(old, new) == [expected]
    assert joins(new, old) == [expected.mirrored()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([ONE, TWO], [ONE]),
        ([ONE, TWO], [f"{ONE} Deel ook {TWO.split()[2]} en informatie."]),
        ([ONE, "Beleefd zijn, en netjes."], [f"{ONE} Wees netjes en altijd beleefd."]),
        ([ONE, "Kort."], [f"{ONE} Kort."]),
        ([TWO], [ONE, THREE]),
    ],
)
def test_a_text_that_went_is_no_part_of_one_that_does_not_hold_it(
    old: list[str], new: list[str]
) -> None:
    assert len("Kort.") < LEAST_CHARACTERS < len(SHORT) < LOOSE_CHARACTERS
    assert joins(old, new) == []
    assert joins(new, old) == []


def test_one_pair_of_a_join_holds_its_place() -> None:
    old, new = [OTHER, ONE, TWO, THREE], [OTHER, f"{ONE} {TWO} {THREE}"]
    units = tuple([Unit(text, "paragraph") for text in side] for side in (old, new))
    pairs, found = match(units[0], units[1])
    assert [join.news for join in found] == [(1,)]
    assert pairs == [Aligned(0, 0, False), Aligned(1, 1, False)]


def test_a_text_is_part_of_one_join_only() -> None:
    found = joins([ONE, TWO, THREE, ONE], [f"{ONE} {TWO}", f"{ONE} {THREE}"])
    for places in ([at for join in found for at in join[side]] for side in (0, 1)):
        assert max(Counter(places).values(), default=1) == 1


# As changes


def test_a_merge_lists_its_parts_and_marks_nothing_but_the_seam() -> None:
    comparison = compared_as_files(doc(g(ONE), g(TWO)), doc(g(f"{ONE} {TWO}")))
    change, old, new = only(comparison)
    assert (change.kind, change.moved) == (Kind.MERGED, False)
    assert old.parts == (ONE, TWO)
    assert old.part_blocks == ("b0", "b1")
    assert (old.text, old.number, new.parts) == (f"{ONE}\n{TWO}", "1", ())
    assert [(span.sign, span.text) for span in change.spans] == [
        (Sign.SAME, ONE),
        (Sign.OLD, "\n"),
        (Sign.NEW, " "),
        (Sign.SAME, TWO),
    ]
    assert [(edit.spans, edit.classed) for edit in change.edits] == [
        ((1, 2), ChangeClass.SUBSTANTIVE)
    ]
    assert summary(comparison) == Summary(merged=1)


def test_a_split_in_three_is_one_change() -> None:
    comparison = compared_as_files(doc(p(f"{ONE} {TWO} {THREE}")), doc(p(ONE), p(TWO), p(THREE)))
    change, _old, new = only(comparison)
    assert (change.kind, new.parts) == (Kind.SPLIT, (ONE, TWO, THREE))
    assert len(change.edits) == 1
    assert summary(comparison) == Summary(split=1)
    assert [(row.old, row.new, row.changes) for row in comparison.rows] == [
        (0, 0, (0,)),
        (None, 1, (0,)),
        (None, 2, (0,)),
    ]


def test_words_that_changed_in_a_merge_are_edits_of_their_own() -> None:
    new = doc(g(f"{ONE} {TWO.replace('internet', 'een website')}"))
    change, *_ = only(compared_as_files(doc(g(ONE), g(TWO)), new))
    assert [edit.classed for edit in change.edits] == [ChangeClass.SUBSTANTIVE] * 2


def test_looks_that_stayed_are_no_formatting_of_a_merge() -> None:
    old, new = doc(g(ONE, b(" Altijd.")), g(TWO)), doc(g(ONE, b(" Altijd."), f" {TWO}"))
    change, *_ = only(compared_as_files(old, new))
    assert change.classes == (ChangeClass.SUBSTANTIVE,)
    plain = doc(g(f"{ONE} Altijd. {TWO}"))
    change, *_ = only(compared_as_files(old, plain))
    assert change.classes == (ChangeClass.SUBSTANTIVE, ChangeClass.FORMATTING)


def test_a_quote_keeps_its_speaker_when_it_is_split() -> None:
    old = doc(q(f"{ONE} {TWO}", speaker="Reactie leraar:"))
    new = doc(q(ONE, speaker="Reactie leraar:"), q(TWO))
    change, _old, side = only(compared_as_files(old, new))
    assert side.parts == (f"Reactie leraar:\n{ONE}", TWO)
    assert change.classes == (ChangeClass.SUBSTANTIVE,)


@pytest.mark.parametrize("known_by_ids", [True, False])
def test_a_block_cut_in_two_is_a_split_with_and_without_ids(known_by_ids: bool) -> None:
    blocks: tuple[Block, ...] = (h("Regels", id_="h"), p(OTHER, id_="o"))
    old = doc(*blocks, p(f"{ONE} {TWO}", id_="a"))
    new = doc(*blocks, p(ONE, id_="n"), p(TWO, id_="a"))
    comparison = compared(old, new) if known_by_ids else compared_as_files(old, new)
    assert [change.kind for change in comparison.changes] == [Kind.SPLIT]


def test_a_split_in_a_section_that_moved_goes_with_its_group() -> None:
    section = (h("Veiligheid"), p(f"{ONE} {TWO}"), p(THREE))
    moved = (h("Veiligheid"), p(ONE), p(TWO), p(THREE))
    rest = [p(f"Dit is alinea {at} van een heel ander en veel langer verhaal.") for at in range(6)]
    comparison = compared_as_files(doc(*section, *rest), doc(*rest, *moved))
    assert [(one.kind.value, one.group) for one in comparison.changes] == [
        ("moved", 0),
        ("split", 0),
        ("moved", 0),
    ]
