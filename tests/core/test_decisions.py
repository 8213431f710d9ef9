import msgspec
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core import codec
from som_editor.core.change import Change, Leftover
from som_editor.core.decisions import (
    UNDECIDED,
    Decisions,
    Forgiven,
    Remembered,
    all_reasons,
    explained,
    forgiven,
    is_fixed,
    is_forgiven,
    is_important,
    joined,
    marked,
    mirrored,
    parted,
    recalled,
    remembered,
    rename_dropped,
    rename_given,
    rename_switched,
    seen_from_behind,
    unexplained,
)
from som_editor.core.document import BlockId
from som_editor.core.reasons import Reason, reason_for
from tests.build import as_imported, compared, doc, g, p

OLD = doc(*(p(f"Alinea {at} van de oude tekst.", id_=f"o{at}") for at in range(4)), id_="oud")
NEW = doc(*(p(f"Alinea {at} van de nieuwe tekst.", id_=f"n{at}") for at in range(4)), id_="nieuw")
COMPARISON = compared(OLD, NEW)

olds = st.sampled_from([block.id for block in OLD.blocks])
news = st.sampled_from([block.id for block in NEW.blocks])
pairs = st.tuples(st.none() | olds, st.none() | news)
words = st.sampled_from(["", "Dit vroeg de PGMR.", "Duidelijker."])
names = st.sampled_from([("de school", "Stichting SOM"), ("CNV", "SOM")])
decided = st.builds(
    Decisions,
    reasons=st.lists(st.builds(lambda text, pair: Reason(text, *pair), words, pairs)).map(tuple),
    important=st.lists(pairs, unique=True).map(tuple),
    fixed_pairs=st.lists(pairs, unique=True).map(tuple),
    renames_given=st.lists(names, unique=True).map(tuple),
    renames_off=st.lists(names, unique=True).map(tuple),
    forgiven=st.lists(st.builds(Forgiven, news, st.integers(0, 9), words), unique=True).map(tuple),
)
changes = st.sampled_from(COMPARISON.changes)


# Laws


@given(decided)
def test_what_was_decided_comes_back_as_it_was_stored(decisions: Decisions) -> None:
    kept = remembered(decisions, OLD, NEW)
    read = codec.decode(Remembered, codec.encode(kept))
    assert read == kept
    assert recalled(read, OLD, NEW) == decisions


@given(decided)
def test_the_same_texts_with_other_ids_have_the_same_decisions(decisions: Decisions) -> None:
    again = as_imported(NEW)
    there = recalled(remembered(decisions, OLD, NEW), OLD, again)
    known = {block.id for block in again.blocks}
    assert {new for _old, new in there.important if new} <= known
    assert recalled(remembered(there, OLD, again), OLD, NEW) == decisions


@given(decided)
def test_swapped_twice_the_decisions_are_as_they_were(decisions: Decisions) -> None:
    assert mirrored(mirrored(decisions)) == decisions
    kept = remembered(decisions, OLD, NEW)
    assert seen_from_behind(kept) == remembered(mirrored(decisions), NEW, OLD)


@given(decided, changes, words)
def test_the_last_reason_holds_and_an_empty_one_is_none(
    decisions: Decisions, change: Change, text: str
) -> None:
    own = (Reason("Wat de versie zelf zegt.", change.old.block, change.new.block),)
    said = explained(decisions, change, text)
    assert reason_for(change, all_reasons(own, said)) == text
    assert explained(said, change, text) == said


@given(decided, changes, st.booleans())
def test_a_mark_is_there_or_not_and_others_stay(
    decisions: Decisions, change: Change, important: bool
) -> None:
    made = marked(decisions, change, important=important)
    assert is_important(made, change) is important
    for other in COMPARISON.changes:
        if other is not change:
            assert is_important(made, other) == is_important(decisions, other)


@given(decided, olds, st.none() | news)
def test_a_block_belongs_to_what_was_said_last(
    decisions: Decisions, old: BlockId, new: BlockId | None
) -> None:
    made = joined(decisions, old, new)
    assert [pair for pair in made.fixed_pairs if pair[0] == old] == [(old, new)]
    assert new is None or [pair for pair in made.fixed_pairs if pair[1] == new] == [(old, new)]
    assert is_fixed(made, old, new)
    assert not is_fixed(parted(made, old, new), old, new)


@given(decided, names, st.booleans())
def test_a_rename_is_on_or_off(decisions: Decisions, one: tuple[str, str], on: bool) -> None:
    made = rename_switched(decisions, one, on=on)
    assert (one in made.renames_off) is not on
    assert made.renames_off.count(one) == int(not on)


@given(decided, names)
def test_a_rename_that_was_given_holds_until_it_is_dropped(
    decisions: Decisions, one: tuple[str, str]
) -> None:
    given_once = rename_given(decisions, one)
    assert given_once.renames_given.count(one) == 1
    assert one not in given_once.renames_off
    assert rename_given(given_once, one) == given_once
    dropped = rename_dropped(given_once, one)
    assert one not in dropped.renames_given
    assert dropped == rename_dropped(decisions, one)


# By example


def test_reasons_of_the_version_stand_until_others_are_given() -> None:
    first, second = COMPARISON.changes[:2]
    own = tuple(
        Reason(f"Reden {at}.", change.old.block, change.new.block)
        for at, change in enumerate((first, second))
    )
    said = explained(UNDECIDED, first, "Een betere reden.")
    shown = all_reasons(own, said)
    assert reason_for(first, shown) == "Een betere reden."
    assert reason_for(second, shown) == "Reden 1."
    assert all_reasons(own, UNDECIDED) == own
    assert unexplained(said, first) == UNDECIDED


def test_a_forgiven_name_is_forgiven_there_alone() -> None:
    found = Leftover("CNV Onderwijs", BlockId("n1"), (), 7, legitimate=False)
    decisions = forgiven(forgiven(UNDECIDED, found), found)
    assert len(decisions.forgiven) == 1
    assert is_forgiven(decisions, found)
    assert not is_forgiven(decisions, msgspec.structs.replace(found, start=8))


def test_a_block_that_is_gone_harms_nothing() -> None:
    change = COMPARISON.changes[3]
    kept = remembered(marked(UNDECIDED, change, important=True), OLD, NEW)
    shorter = as_imported(doc(g("Nog maar een regel."), id_="kort"))
    assert recalled(kept, OLD, shorter).important == ((change.old.block, change.new.block),)
