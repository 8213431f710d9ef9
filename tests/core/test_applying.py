import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.applying import apply_changes, apply_edits
from som_editor.core.change import Sign
from som_editor.core.comparison import Comparison
from som_editor.core.document import Document
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.outline import outline
from som_editor.core.shown import plain_text
from tests.build import (
    all_ids,
    as_imported,
    bullet,
    compared,
    compared_as_files,
    doc,
    field,
    g,
    h,
    lines,
    p,
    ref,
    table,
)
from tests.core.test_comparison import both_ways


def choices(size: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.sampled_from(range(size))) if size else st.just(frozenset())


def everything(comparison: Comparison) -> range:
    return range(len(comparison.changes))


# Laws


@given(both_ways)
def test_no_edits_give_the_old_text_and_all_edits_the_new(comparison: Comparison) -> None:
    for change in comparison.changes:
        old, new = change.old.text if change.old else "", change.new.text if change.new else ""
        assert apply_edits(change, ()) == old
        assert apply_edits(change, range(len(change.edits))) == new


@given(both_ways, st.data())
def test_any_edits_keep_what_is_the_same_and_take_what_was_chosen(
    comparison: Comparison, data: st.DataObject
) -> None:
    for change in comparison.changes:
        chosen = data.draw(choices(len(change.edits)))
        taken = {span for index in chosen for span in change.edits[index].spans}
        kept = [
            span.text
            for at, span in enumerate(change.spans)
            if span.sign is Sign.SAME or (at in taken) == (span.sign is Sign.NEW)
        ]
        assert apply_edits(change, chosen) == "".join(kept)


@given(both_ways)
def test_no_changes_give_the_old_document(comparison: Comparison) -> None:
    assert apply_changes(comparison, ()) is comparison.old.document


@given(both_ways)
def test_all_changes_give_the_new_document(comparison: Comparison) -> None:
    new = comparison.new.document
    made = apply_changes(comparison, everything(comparison))
    assert compared_as_files(made, new).changes == ()
    if comparison.changes:
        covered = msgspec.structs.replace(made, metadata=new.metadata, definitions=new.definitions)
        assert content_fingerprint(covered) == content_fingerprint(new)


@given(both_ways, st.data())
def test_any_changes_give_a_document_of_blocks_from_both_sides(
    comparison: Comparison, data: st.DataObject
) -> None:
    chosen = data.draw(choices(len(comparison.changes)))
    made = apply_changes(comparison, chosen)
    ids = [block.id for block in made.blocks]
    assert len(ids) == len(set(ids))
    assert outline(made) is not None
    assert plain_text(made) == plain_text(apply_changes(comparison, chosen))


@given(both_ways, st.data())
def test_what_was_not_chosen_is_all_that_is_left_to_do(
    comparison: Comparison, data: st.DataObject
) -> None:
    chosen = data.draw(choices(len(comparison.changes)))
    made = apply_changes(comparison, chosen)
    old, new = comparison.old.document, comparison.new.document
    known = {*lines(old), *lines(new)}
    if not (old.fields or _has_references(old) or _has_references(new)):
        assert set(plain_text(made).split("\n")) <= known | _cells(old, new)


def _has_references(document: Document) -> bool:
    return "Reference(" in repr(document.blocks) or "Table(" in repr(document.blocks)


def _cells(*documents: Document) -> set[str]:
    return {cell for one in documents for line in lines(one) for cell in line.split("\t")}


# By example

LONG = "Bij twijfel over een publicatie zoeken medewerkers contact met hun leidinggevende."
OLD = doc(
    h("Richtlijnen", id_="r"),
    g("Medewerkers delen kennis en andere informatie.", id_="een"),
    g("Medewerkers gaan niet in discussie met een leerling.", id_="twee"),
    g("Deze regel vervalt helemaal.", id_="drie"),
    g(LONG, id_="vier"),
)
NEW = doc(
    h("Richtlijnen", id_="r"),
    g(LONG.replace("zoeken", "houden"), id_="vier"),
    g("Medewerkers delen kennis en alle informatie.", id_="een"),
    g("Medewerkers gaan niet in discussie met een leerling.", id_="twee"),
    g("Nieuw is deze.", id_="vijf"),
)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({0}, ["r", "vier", "een", "twee", "drie"]),
        ({1}, ["r", "een", "twee", "drie", "vier"]),
        ({2}, ["r", "een", "twee", "vier"]),
        ({3}, ["r", "een", "twee", "drie", "vijf", "vier"]),
        ({0, 1, 2, 3}, ["r", "vier", "een", "twee", "vijf"]),
    ],
)
def test_each_change_can_be_made_alone(chosen: set[int], expected: list[str]) -> None:
    comparison = compared(OLD, NEW)
    assert [change.kind.value for change in comparison.changes] == [
        "edited",
        "edited",
        "deleted",
        "inserted",
    ]
    made = apply_changes(comparison, chosen)
    assert sorted(all_ids(made)) == sorted(expected)


def test_a_merge_is_made_whole_or_not_at_all() -> None:
    one, other = "Deel altijd je kennis met je collega’s.", "Publiceer nooit iets vertrouwelijks."
    old = doc(bullet(one), bullet("Blijft."), bullet(other))
    new = doc(bullet(f"{one} {other}"), bullet("Blijft."))
    comparison = compared_as_files(old, new)
    assert [change.kind.value for change in comparison.changes] == ["merged"]
    assert lines(apply_changes(comparison, {0})) == lines(new)
    back = compared_as_files(new, old)
    assert [change.kind.value for change in back.changes] == ["split"]
    assert lines(apply_changes(back, {0})) == lines(old)


def test_a_cell_is_taken_alone_and_the_layout_of_a_table_as_one() -> None:
    old = doc(table(("Wie", "Wat"), ("Bestuur", "stelt het vast"), ("GMR", "stemt met het in")))
    new = doc(
        table(
            ("Wie", "Wat", "Wanneer"),
            ("Bestuur", "stelt het altijd vast", "in mei"),
            ("GMR", "stemt met het in", "in juni"),
        )
    )
    comparison = compared_as_files(old, new)
    edited = {at for at, one in enumerate(comparison.changes) if one.kind.value == "edited"}
    assert len(edited) == 1
    assert lines(apply_changes(comparison, edited))[1] == "Bestuur\tstelt het altijd vast"
    came = set(everything(comparison)) - edited
    assert lines(apply_changes(comparison, came))[1] == "Bestuur\tstelt het vast\tin mei"
    assert lines(apply_changes(comparison, set(list(came)[1:]))) == lines(old)


def test_a_field_with_another_value_shows_what_it_showed() -> None:
    old = doc(p("Wij van ", field("naam"), "."), p("Meer ", field("naam")), fields={"naam": "A"})
    new = doc(p("Wij, van ", field("naam"), "!"), p("Meer ", field("naam")), fields={"naam": "B"})
    assert lines(apply_changes(compared(old, new), {0})) == ["Wij, van B!", "Meer A"]


def test_references_follow_their_blocks() -> None:
    old = doc(g("Deel kennis.", id_="a"), p("Zie ", ref("a"), " hier boven, met alles erbij."))
    new = as_imported(
        doc(
            g("Wees altijd veilig, ook op internet.", id_="c"),
            g("Deel kennis.", id_="a"),
            p("Zie ", ref("a"), " hier boven, met alles erop en eraan."),
        )
    )
    comparison = compared(old, new)
    assert lines(apply_changes(comparison, everything(comparison))) == lines(new)
    edited = [at for at, one in enumerate(comparison.changes) if one.kind.value == "edited"]
    assert lines(apply_changes(comparison, edited))[1].startswith("Zie 1 hier")
