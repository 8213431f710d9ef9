"""SOM 3.0, restructured: two guidelines made one, one dropped, one moved up and reworded, bullets.

What a policy officer did to the protocol is known, so the comparison has one right answer.
"""

import msgspec
import pytest

from som_editor.core.change import Change, ChangeClass, Kind, Sign
from som_editor.core.comparison import Comparison, Summary, compare, summary
from som_editor.core.version import Version
from tests.build import as_imported
from tests.core.restructured import MERGED, guidelines, restructured
from tests.core.samples import adaptation


def job(*, by_words_alone: bool, swapped: bool = False) -> Comparison:
    old = adaptation()
    document = restructured(old.document)
    if by_words_alone:
        document = as_imported(document)
    new = msgspec.structs.replace(old, document=document)
    sides: tuple[Version, Version] = (new, old) if swapped else (old, new)
    return compare(*sides)


def one_of(comparison: Comparison, kind: Kind) -> Change:
    (change,) = (change for change in comparison.changes if change.kind is kind)
    return change


def told(change: Change) -> tuple[str, str, str]:
    """What happened, whether moved, and the numbers of the old blocks."""
    moved = "moved" if change.moved else ""
    return change.kind.value, moved, change.old.number if change.old else ""


by_words_or_ids = pytest.mark.parametrize("by_words_alone", [False, True])


@by_words_or_ids
def test_each_thing_that_was_done_is_told_once_and_nothing_else(by_words_alone: bool) -> None:
    comparison = job(by_words_alone=by_words_alone)
    assert [told(change) for change in comparison.changes] == [
        ("merged", "", "1"),
        ("edited", "moved", "8"),
        ("edited", "", "2"),
        ("edited", "", "4"),
        ("edited", "", "5"),
        ("edited", "", "6"),
        ("deleted", "", "7"),
        ("edited", "", "9"),
        ("edited", "", "10"),
    ]
    assert comparison.renames == ()
    assert comparison.metadata == ()


@by_words_or_ids
def test_the_totals_agree(by_words_alone: bool) -> None:
    comparison = job(by_words_alone=by_words_alone)
    assert summary(comparison) == Summary(merged=1, deleted=1, moved=1, formatting=6)


@by_words_or_ids
def test_a_number_turned_to_a_bullet_is_formatting_alone(by_words_alone: bool) -> None:
    turned = [
        change
        for change in job(by_words_alone=by_words_alone).changes
        if change.kind is Kind.EDITED and not change.moved
    ]
    assert {change.classes for change in turned} == {(ChangeClass.FORMATTING,)}


@by_words_or_ids
def test_the_merge_names_both_guidelines_and_marks_only_the_words_between(
    by_words_alone: bool,
) -> None:
    change = one_of(job(by_words_alone=by_words_alone), Kind.MERGED)
    assert change.old is not None
    assert change.new is not None
    one, _, three = guidelines(adaptation().document)[:3]
    assert change.old.part_blocks == (one.id, three.id)
    assert change.old.text == "\n".join(change.old.parts)
    assert change.new.parts == ()
    assert change.new.text == MERGED
    marked = [span.text for span in change.spans if span.sign is Sign.NEW]
    assert "".join(marked).strip() == ", maar"


@by_words_or_ids
def test_the_rows_show_both_texts_whole_and_tie_the_merged_ones(by_words_alone: bool) -> None:
    comparison = job(by_words_alone=by_words_alone)
    merged = comparison.changes.index(one_of(comparison, Kind.MERGED))
    olds = [row.old for row in comparison.rows if row.old is not None]
    assert olds == list(range(len(comparison.old.document.blocks)))
    assert [(row.old, row.new) for row in comparison.rows if merged in row.changes] == [
        (5, 5),
        (7, None),
    ]


@by_words_or_ids
def test_seen_from_the_other_side_the_merge_is_a_split(by_words_alone: bool) -> None:
    comparison = job(by_words_alone=by_words_alone, swapped=True)
    assert summary(comparison) == Summary(split=1, inserted=1, moved=1, formatting=6)
    change = one_of(comparison, Kind.SPLIT)
    assert change.new is not None
    assert len(change.new.part_blocks) == 2
