from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.applying import apply_changes, apply_edits
from som_editor.core.change import Kind
from som_editor.core.comparison import Options, Summary, summary
from som_editor.core.document import BlockId, Document
from tests.build import compared, compared_as_files, doc, h, image, p
from tests.core.test_comparison import answering
from tests.strategies import revisions

ONE = "Medewerkers delen kennis en andere waardevolle informatie met elkaar."
TWO = "Publiceer geen vertrouwelijke gegevens van leerlingen of ouders."
ELSE = "Over het rooster van de gymzaal beslist de conciërge in overleg."


def options(*pairs: tuple[str | None, str | None]) -> Options:
    return Options(
        fixed_pairs=tuple(
            (None if old is None else BlockId(old), None if new is None else BlockId(new))
            for old, new in pairs
        )
    )


OLD, NEW = doc(p(ONE), p(TWO), id_="een"), doc(p(TWO, id_="n0"), p(ELSE, id_="n1"), id_="twee")


def test_a_pair_that_the_user_gives_holds_whatever_the_texts_say() -> None:
    assert summary(compared(OLD, NEW)) == Summary(inserted=1, deleted=1)
    (change,) = compared(OLD, NEW, options(("b0", "n1"))).changes
    assert change.old is not None
    assert change.new is not None
    assert (change.old.text, change.new.text, change.moved) == (ONE, ELSE, True)


def test_a_block_that_answers_to_nothing_came_or_went() -> None:
    assert summary(compared(OLD, OLD, options(("b0", None)))) == Summary(inserted=1, deleted=1)
    assert summary(compared(OLD, OLD, options((None, "b1")))) == Summary(inserted=1, deleted=1)


def test_what_answers_to_nothing_is_no_part_of_anything() -> None:
    old, new = doc(p(ONE), p(TWO), id_="een"), doc(p(f"{ONE} {TWO}", id_="n"), id_="twee")
    assert summary(compared(old, new)) == Summary(merged=1)
    assert summary(compared(old, new, options(("b1", None)))) == Summary(edited=1, deleted=1)


def test_pairs_that_cannot_be_are_passed_over() -> None:
    old, new = doc(p(ONE), image("a"), id_="een"), doc(p(ONE), image("a"), id_="twee")
    odd = options(("b0", "b1"), ("zoek", "b0"), ("b0", "zoek"), ("zoek", None), (None, None))
    assert compared(old, new, odd).changes == ()


def test_of_two_pairs_for_one_block_the_first_holds() -> None:
    comparison = compared(OLD, NEW, options(("b0", "n1"), ("b1", "n1"), ("b0", "n0")))
    assert summary(comparison).moved + summary(comparison).edited == 1


ASKED = "Bij twijfel over een publicatie zoek je contact met je leidinggevende."
WHOLE = f"{ONE} {ASKED}"

Joined = list[tuple[Kind, tuple[str, ...]]]


def joined(old: Document, new: Document, said: Options) -> Joined:
    """What happened to the blocks that answer to others, and the parts."""
    return [
        (change.kind, change.old.parts or change.new.parts)
        for change in compared(old, new, said).changes
        if change.old and change.new
    ]


def test_two_pairs_of_one_old_block_are_a_split() -> None:
    parts = ("Medewerkers delen ook andere kennis.", "Zoek bij twijfel contact.")
    old = doc(p(WHOLE), p(TWO), id_="een")
    new = doc(p(parts[0], id_="n0"), p(TWO), p(parts[1], id_="n2"), id_="twee")
    assert Kind.SPLIT not in [kind for kind, _parts in joined(old, new, options())]
    assert joined(old, new, options(("b0", "n0"), ("b0", "n2"))) == [(Kind.SPLIT, parts)]
    assert joined(old, new, options(("b0", "n2"), ("b0", "n0"))) == [(Kind.SPLIT, parts)]


def test_two_pairs_of_one_new_block_are_a_merge() -> None:
    old = doc(p(ONE), p(TWO), p(ASKED), id_="een")
    new = doc(p("Deel kennis met elkaar, zoek bij twijfel contact.", id_="n0"), id_="twee")
    said = options(("b0", "n0"), ("b2", "n0"))
    assert joined(old, new, said) == [(Kind.MERGED, (ONE, ASKED))]
    assert summary(compared(old, new, said)) == Summary(merged=1, deleted=1)


def test_of_a_further_part_that_does_not_fit_the_first_pair_holds() -> None:
    old = doc(p(ONE), id_="een")
    new = doc(p(ONE, id_="n0"), p(ELSE, id_="n1"), id_="twee")
    said = options(("b0", "n0"), ("b0", "n1"))
    assert summary(compared(old, new, said)) == Summary(inserted=1)


def test_a_part_is_no_whole_itself() -> None:
    old = doc(p(WHOLE), p(WHOLE), id_="een")
    new = doc(p(WHOLE, id_="n0"), p(f"{WHOLE} {TWO}", id_="n1"), id_="twee")
    said = options(("b0", "n0"), ("b0", "n1"), ("b1", "n1"))
    assert [kind for kind, _parts in joined(old, new, said)] == [Kind.SPLIT]
    assert summary(compared(old, new, said)).deleted == 1


def test_pictures_are_not_joined() -> None:
    old, new = doc(image("a"), id_="een"), doc(image("b"), image("c"), id_="twee")
    said = options(("b0", "b0"), ("b0", "b1"))
    assert summary(compared(old, new, said)) == Summary(edited=1, inserted=1)


@st.composite
def pairs_given(draw: st.DrawFn) -> tuple[Document, Document, Options]:
    """Two texts, and pairs of their blocks at random, some blocks in several."""
    old, new = draw(revisions())
    olds, news = ([*(block.id for block in side.blocks[:6]), None] for side in (old, new))
    pairs = st.tuples(st.sampled_from(olds), st.sampled_from(news))
    return old, new, options(*draw(st.lists(pairs, max_size=6)))


@given(pairs_given())
def test_whatever_pairs_are_given_both_texts_are_there_exactly(
    case: tuple[Document, Document, Options],
) -> None:
    old, new, said = case
    comparison = compared(old, new, said)
    assert [row.old for row in comparison.rows if row.old is not None] == [*range(len(old.blocks))]
    assert [row.new for row in comparison.rows if row.new is not None] == [*range(len(new.blocks))]
    for change in comparison.changes:
        everything = range(len(change.edits))
        assert apply_edits(change, ()) == (change.old.text if change.old else "")
        assert apply_edits(change, everything) == (change.new.text if change.new else "")
    made = apply_changes(comparison, range(len(comparison.changes)))
    assert compared_as_files(made, new).changes == ()


@given(pairs_given())
def test_whatever_pairs_are_given_they_hold_from_the_other_side_too(
    case: tuple[Document, Document, Options],
) -> None:
    old, new, said = case
    mirrored = options(*((other, one) for one, other in said.fixed_pairs))
    there, back = compared(old, new, said), compared(new, old, mirrored)
    assert answering(there) == {(one, other) for other, one in answering(back)}


def test_given_pairs_hold_from_the_other_side_too() -> None:
    back = compared(NEW, OLD, options(("n1", "b0")))
    assert [(one.old.text, one.new.text) for one in back.changes if one.old and one.new] == [
        (ELSE, ONE)
    ]


# At the edges


def test_two_texts_with_nothing_in_common_are_one_gone_and_one_come() -> None:
    old = doc(h("Regels"), *(p(f"{ONE} {at}") for at in range(50)))
    new = doc(h("Gymzaal"), *(p(f"Zo xy{at} qz{at} vw{at} ab{at} niets.") for at in range(50)))
    assert summary(compared_as_files(old, new)) == Summary(inserted=51, deleted=51)


def test_a_side_without_text_is_all_gone_or_all_come() -> None:
    assert summary(compared_as_files(OLD, doc())) == Summary(deleted=2)
    assert summary(compared_as_files(doc(), OLD)) == Summary(inserted=2)
    assert compared_as_files(doc(), doc()).rows == ()
