import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Kind, Sign
from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import Block, Document, TextBlock
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.shown import Reader
from som_editor.core.taking_over import mirrored, take_over, taken_together
from som_editor.core.version import Lineage
from tests.build import (
    all_ids,
    as_imported,
    compared,
    compared_as_files,
    doc,
    from_upstream,
    g,
    h,
    lines,
    p,
    table,
    version,
)
from tests.core.test_comparison import both_ways

sides = st.sampled_from([Sign.OLD, Sign.NEW])


def draft_of(comparison: Comparison, into: Sign) -> Document:
    return (comparison.old if into is Sign.OLD else comparison.new).document


def other_of(comparison: Comparison, into: Sign) -> Document:
    return (comparison.new if into is Sign.OLD else comparison.old).document


# Laws


@given(both_ways)
def test_a_comparison_seen_from_the_other_side_twice_is_as_it_was(comparison: Comparison) -> None:
    there_and_back = mirrored(mirrored(comparison))
    assert there_and_back.rows == comparison.rows
    assert there_and_back.changes == comparison.changes
    assert there_and_back.renames == comparison.renames
    assert there_and_back.metadata == comparison.metadata


@given(both_ways, sides)
def test_taking_nothing_leaves_the_draft_alone(comparison: Comparison, into: Sign) -> None:
    assert take_over(comparison, (), into) is draft_of(comparison, into)


@given(both_ways, sides)
def test_taking_everything_gives_the_text_of_the_other_side(
    comparison: Comparison, into: Sign
) -> None:
    if not comparison.changes:
        return
    made = take_over(comparison, range(len(comparison.changes)), into)
    other = other_of(comparison, into)
    covered = msgspec.structs.replace(made, metadata=other.metadata, definitions=other.definitions)
    assert content_fingerprint(covered) == content_fingerprint(other)


@given(both_ways, sides, st.data())
def test_what_stays_keeps_its_id_and_its_origin(
    comparison: Comparison, into: Sign, data: st.DataObject
) -> None:
    chosen = data.draw(st.frozensets(st.sampled_from(range(len(comparison.changes) or 1))))
    if not comparison.changes:
        return
    draft, made = draft_of(comparison, into), take_over(comparison, chosen, into)
    origins = {block.id: block.origin for block in draft.blocks}
    assert len(all_ids(made)) == len(set(all_ids(made)))
    for block in made.blocks:
        assert block.id not in origins or block.origin == origins[block.id]
    taken = taken_together(comparison, chosen)
    for row in comparison.rows:
        at = row.old if into is Sign.OLD else row.new
        if at is not None and row.changes and taken.isdisjoint(row.changes):
            assert draft.blocks[at] in made.blocks


@given(both_ways, sides, st.data())
def test_a_change_taken_over_changes_the_text_of_its_row_alone(
    comparison: Comparison, into: Sign, data: st.DataObject
) -> None:
    simple = [
        index
        for index, change in enumerate(comparison.changes)
        if change.kind in (Kind.INSERTED, Kind.DELETED, Kind.EDITED)
        and not change.moved
        and (change.new or change.old).cell is None
    ]
    if not simple or len(comparison.changes) == 1 or draft_of(comparison, into).fields:
        return
    index = data.draw(st.sampled_from(simple))
    old, new = comparison.old.document, comparison.new.document
    expected = []
    for row in comparison.rows:
        taken_from_old = (into is Sign.NEW) == (index in row.changes)
        document, at = (old, row.old) if taken_from_old else (new, row.new)
        if at is not None:
            expected.append(shown(document, document.blocks[at]))
    made = take_over(comparison, {index}, into)
    if not _reads_elsewhere(old) and not _reads_elsewhere(new):
        assert [shown(made, block) for block in made.blocks] == expected


def shown(document: Document, block: Block) -> str:
    return Reader(document).block(block) if isinstance(block, TextBlock) else repr(block)


def _reads_elsewhere(document: Document) -> bool:
    """Whether a text shows what stands elsewhere, so that it changes along with that."""
    said = repr(document.blocks)
    return any(sort in said for sort in ("Reference(", "Field(", "Table("))


# By example

OLD = doc(
    h("Richtlijnen", id_="r"),
    g("Medewerkers delen kennis en andere informatie met elkaar.", id_="een"),
    g("Medewerkers gaan niet in discussie met een leerling.", id_="twee"),
    g("Deze regel vervalt helemaal.", id_="drie"),
    g("Bij twijfel zoeken medewerkers contact met hun leidinggevende.", id_="vier"),
)
NEW = doc(
    h("Richtlijnen", id_="r"),
    g("Medewerkers delen kennis en alle informatie met elkaar.", id_="een"),
    g("Nieuw is deze regel over telefoons.", id_="vijf"),
    g("Medewerkers gaan niet in discussie met een leerling.", id_="twee"),
    g("Bij twijfel vragen medewerkers het aan hun leidinggevende.", id_="vier"),
)


@pytest.mark.parametrize("into", [Sign.OLD, Sign.NEW])
@pytest.mark.parametrize("index", range(4))
def test_a_change_taken_over_is_gone_and_the_others_are_left(into: Sign, index: int) -> None:
    comparison = compared(OLD, NEW)
    assert len(comparison.changes) == 4
    made = take_over(comparison, {index}, into)
    again = compared(made, NEW) if into is Sign.OLD else compared(OLD, made)
    left = [change for at, change in enumerate(comparison.changes) if at != index]
    assert [(one.kind, one.spans) for one in again.changes] == [
        (one.kind, one.spans) for one in left
    ]


def test_an_old_text_comes_back_under_the_id_of_the_draft() -> None:
    comparison = compared_as_files(OLD, NEW)
    draft = comparison.new.document
    made = take_over(comparison, {0}, Sign.NEW)
    assert all_ids(made) == all_ids(draft)
    assert lines(made)[1] == lines(OLD)[1]


def test_a_moved_section_goes_back_whole() -> None:
    part = [
        h("Telefoons"),
        p("Een telefoon blijft tijdens alle lessen in de kluis bij de ingang van het gebouw."),
        p("Na de laatste les mag iedere leerling zijn eigen telefoon weer uit de kluis halen."),
    ]
    rest = [
        h("Beelden"),
        p("Vraag altijd eerst toestemming aan de ouders voordat je een foto van hun kind plaatst."),
        p("Bewaar geen beelden van leerlingen op een apparaat dat niet van de stichting is."),
        p("Verwijder een beeld meteen wanneer een leerling of een ouder daar zelf om vraagt."),
    ]
    last = [h("Slot"), p("Dit protocol geldt voor iedereen die op school werkt of leert.")]
    comparison = compared_as_files(doc(*part, *rest, *last), doc(*rest, *last, *part))
    moved = [at for at, change in enumerate(comparison.changes) if change.moved]
    assert len(moved) > 1
    made = take_over(comparison, moved[:1], Sign.NEW)
    assert lines(made) == lines(comparison.old.document)


def test_the_layout_of_a_table_is_taken_over_as_one() -> None:
    old = doc(table(("Wie", "Wat"), ("Bestuur", "stelt vast"), ("GMR", "stemt in")))
    new = doc(
        table(
            ("Wie", "Wat", "Wanneer"),
            ("Bestuur", "stelt vast", "in mei"),
            ("GMR", "stemt in", "in juni"),
        )
    )
    comparison = compared_as_files(old, new)
    assert len(comparison.changes) > 1
    assert lines(take_over(comparison, {0}, Sign.NEW)) == lines(old)
    assert lines(take_over(comparison, {0}, Sign.OLD)) == lines(new)


def test_what_comes_from_the_upstream_is_known_by_its_origin() -> None:
    upstream = version(doc(p("Blijft staan.", id_="a"), p("Deel nooit wachtwoorden.", id_="b")))
    kept = from_upstream(p("Blijft staan.", id_="x"), "a")
    draft = version(doc(kept, id_="eigen"), lineage=Lineage(upstream=upstream.id))
    comparison = compare(upstream, draft)
    made = take_over(comparison, {0}, Sign.NEW)
    assert [(block.id, block.origin) for block in made.blocks] == [("x", "a"), ("b", "b")]


def test_a_text_of_elsewhere_never_takes_the_id_of_another_block() -> None:
    old = doc(p("Dit is de oude tekst van de eerste regel.", id_="a"), p("Hier past niets bij."))
    new = as_imported(doc(p("Dit is de nieuwe tekst van de eerste regel.")))
    clashing = msgspec.structs.replace(
        new, blocks=(msgspec.structs.replace(new.blocks[0], id=old.blocks[1].id),)
    )
    comparison = compared(old, clashing)
    made = take_over(comparison, range(len(comparison.changes)), Sign.NEW)
    assert len(set(all_ids(made))) == 2
    assert lines(made) == lines(old)
