from collections import Counter

import msgspec
from hypothesis import given

from som_editor.core.comparison import Comparison, summary
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.compared import COVER, Compared, class_name
from som_editor.ui.comparison.entries import entries, entry_words
from som_editor.ui.comparison.walk import Walk
from tests.ui.comparison.documents import comparisons, restructured

_ALL = Arrangement(hidden=frozenset())


@given(comparisons())
def test_next_meets_every_change_once_and_previous_the_same_backwards(
    comparison: Comparison,
) -> None:
    walk = Walk()
    listed = entries(Compared(comparison), _ALL)
    walk.begin(listed, None)
    forth = list(iter(lambda: walk.step(1, None), None))
    assert forth == list(listed)
    assert len(forth) == len(comparison.changes) + len(comparison.metadata)
    back = list(iter(lambda: walk.step(-1, None), None))
    assert back == forth[-2::-1]


@given(comparisons())
def test_the_names_add_up_to_the_summary(comparison: Comparison) -> None:
    counted = Counter(class_name(change) for change in comparison.changes)
    counts = msgspec.structs.asdict(summary(comparison))
    assert {name: counts[name] for name in counts if name != "metadata"} == {
        name: counted[name] for name in counts if name != "metadata"
    }


@given(comparisons())
def test_the_list_follows_the_rows(comparison: Comparison) -> None:
    ranks = [entry.rank for entry in entries(Compared(comparison), _ALL)]
    assert ranks == sorted(ranks)


def test_a_moved_guideline_is_met_where_it_stands_now() -> None:
    compared = Compared(restructured())
    moved = [entry for entry in entries(compared, _ALL) if entry.sign == "⇅"]
    assert [compared.rows[entry.rank].pair.new for entry in moved] == [2]


def test_next_goes_on_from_the_row_where_the_user_is() -> None:
    compared = Compared(restructured())
    listed = entries(compared, Arrangement())
    walk = Walk()
    between = next(
        rank
        for rank in range(len(compared.rows))
        if not compared.changes(rank) and any(entry.rank < rank for entry in listed)
    )
    walk.begin(listed, between)
    assert walk.place is None
    following = walk.step(1, between)
    assert following is not None
    assert following.rank > between
    walk.begin(listed, between)
    preceding = walk.step(-1, between)
    assert preceding is not None
    assert preceding.rank < between
    assert listed.index(following) == listed.index(preceding) + 1


def test_a_row_with_several_changes_keeps_the_one_that_was_current() -> None:
    compared = Compared(restructured())
    listed = entries(compared, _ALL)
    covers = [place for place, entry in enumerate(listed) if entry.rank == COVER]
    assert len(covers) > 1
    walk = Walk()
    walk.begin(listed, None)
    for _ in covers:
        walk.step(1, None)
    walk.arrive(COVER)
    assert walk.place == covers[-1]


def test_a_long_field_of_the_cover_is_told_on_two_lines(sample_comparison: Comparison) -> None:
    compared = Compared(sample_comparison)
    told = [entry_words(compared, entry) for entry in entries(compared, Arrangement())[:4]]
    assert told[0] == ("Titel", "‘Social Media Protocol Onderwijs’ → leeg")
    assert told[2] == ("Versie: leeg → 3.0", "")
