"""Laws of taking over any of the edits of a comparison, and any fields of its cover."""

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.applying import apply_changes, apply_choice, apply_edits
from som_editor.core.change import Change, Kind, Side
from som_editor.core.choice import (
    NOTHING,
    Choice,
    edits_of,
    everything,
    is_of_cell,
    is_structural,
    settled,
)
from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import (
    Block,
    BlockId,
    Definition,
    Document,
    Image,
    Reference,
    TextBlock,
)
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.metadata_changes import meanings, metadata_changes
from som_editor.core.version import Version
from tests.build import (
    as_imported,
    lines,
    version,
)
from tests.core.test_comparison import block_texts
from tests.strategies import definitions, events, revisions, sentences


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two versions of one text, whatever became of it and whatever happened to it."""
    old, new = draw(revisions())
    values = {name: draw(sentences(2)) for name, _value in new.fields if draw(st.booleans())}
    fields = tuple((name, values.get(name, value)) for name, value in new.fields)
    new = msgspec.structs.replace(new, fields=fields, definitions=draw(definitions))
    if draw(st.booleans()):
        new = as_imported(new)
    if draw(st.booleans()):
        old, new = new, old
    happened = draw(st.lists(events, max_size=2)), draw(st.lists(events, max_size=2))
    return compare(version(old, *happened[0]), version(new, *happened[1]))


@st.composite
def choices(draw: st.DrawFn, comparison: Comparison) -> Choice:
    """Any of the edits and fields of `comparison`."""
    every = everything(comparison)
    return Choice(
        frozenset(one for one in sorted(every.edits) if draw(st.booleans())),
        frozenset(one for one in sorted(every.fields) if draw(st.booleans())),
    )


@given(comparisons())
def test_nothing_gives_the_old_version_itself(comparison: Comparison) -> None:
    assert apply_choice(comparison, NOTHING) is comparison.old


@given(comparisons())
def test_everything_gives_what_the_new_version_says(comparison: Comparison) -> None:
    every = everything(comparison)
    made, new = apply_choice(comparison, every), comparison.new
    if every != NOTHING:
        assert said(made.document) == said(new.document)
    assert lines(made.document) == lines(new.document)
    assert metadata_changes(made, new) == ()


def said(document: Document) -> str:
    """The fingerprint of `document`, its definitions in the order of their terms.

    Terms without a meaning, and the order of equal terms, are no difference.
    """
    defined = sorted((term, one) for term, one in meanings(document.definitions).items() if one)
    definitions = tuple(Definition(*one) for one in defined)
    return content_fingerprint(msgspec.structs.replace(document, definitions=definitions))


@given(comparisons(), st.data())
def test_any_edits_give_each_block_the_text_that_they_make(
    comparison: Comparison, data: st.DataObject
) -> None:
    old, new = (without_references(side) for side in (comparison.old, comparison.new))
    comparison = compare(old, new)
    choice = settled(comparison, data.draw(choices(comparison)))
    made = apply_choice(comparison, choice).document
    texts = shown_texts(made)
    for index, change in enumerate(comparison.changes):
        chosen = {edit for at, edit in choice.edits if at == index}
        expected = apply_edits(change, chosen)
        where = places(comparison, change, chosen, choice)
        found = [texts[at] for at in where if at in texts]
        assert "\n".join(found) == expected


@given(comparisons(), st.data())
def test_blocks_that_no_edit_touches_stay(comparison: Comparison, data: st.DataObject) -> None:
    choice = settled(comparison, data.draw(choices(comparison)))
    if choice.edits == everything(comparison).edits:  # and what no change tells, with all of them
        return
    touched = {at for at, _edit in choice.edits}
    sides = [one for at in touched for one in (comparison.changes[at].old,) if one is not None]
    changed = {id_ for side in sides for id_ in (side.block, *side.part_blocks)}
    made = {block.id: block for block in apply_choice(comparison, choice).document.blocks}
    for block in comparison.old.document.blocks:
        if block.id not in changed:
            assert made[block.id] is block


@given(comparisons(), st.data())
def test_only_the_chosen_fields_of_the_cover_differ_from_the_old_ones(
    comparison: Comparison, data: st.DataObject
) -> None:
    choice = settled(comparison, data.draw(choices(comparison)))
    made = apply_choice(comparison, choice)
    assert {one.field for one in metadata_changes(comparison.old, made)} == choice.fields
    left = {one.field for one in metadata_changes(made, comparison.new)}
    assert left == {one.field for one in comparison.metadata} - choice.fields


@given(comparisons(), st.data())
def test_what_is_settled_is_a_part_and_stays_settled(
    comparison: Comparison, data: st.DataObject
) -> None:
    choice = data.draw(choices(comparison))
    part = settled(comparison, choice)
    assert part.edits <= choice.edits
    assert part.fields <= choice.fields
    assert settled(comparison, part) == part
    assert settled(comparison, everything(comparison)) == everything(comparison)
    assert apply_choice(comparison, choice) == apply_choice(comparison, part)


@given(comparisons(), st.data())
def test_ids_stay_unique(comparison: Comparison, data: st.DataObject) -> None:
    made = apply_choice(comparison, data.draw(choices(comparison)))
    ids = [block.id for block in made.document.blocks]
    assert len(ids) == len(set(ids))


@given(comparisons(), st.data())
def test_whole_changes_are_all_their_edits(comparison: Comparison, data: st.DataObject) -> None:
    chosen = [at for at in range(len(comparison.changes)) if data.draw(st.booleans())]
    choice = Choice(edits_of(comparison, chosen))
    assert (
        apply_changes(comparison, chosen).blocks == apply_choice(comparison, choice).document.blocks
    )


Place = tuple[BlockId, tuple[int, int] | None]


def shown_texts(document: Document) -> dict[Place, str]:
    """What each block, caption and cell shows."""
    return {
        (block.id, cell): text
        for block in document.blocks
        for cell, text in block_texts(document, block).items()
    }


def places(comparison: Comparison, change: Change, chosen: set[int], choice: Choice) -> list[Place]:
    """Where the text of `change` stands in the result, if it does."""
    if change.kind in (Kind.SPLIT, Kind.MERGED):
        if 0 in chosen:
            return [(result_id(comparison, id_), None) for id_ in ids_of(change.new)]
        return [(id_, None) for id_ in ids_of(change.old)]
    if change.old is None or change.new is None:
        if is_gone(change, chosen):
            return []
        side = change.old or change.new
    else:
        side = change.new if has_new_layout(comparison, change, choice) else change.old
    assert side is not None
    id_ = side.block if side is change.old else result_id(comparison, side.block)
    return [(id_, side.cell)]


def is_gone(change: Change, chosen: set[int]) -> bool:
    return bool(chosen) is (change.new is None)


def has_new_layout(comparison: Comparison, change: Change, choice: Choice) -> bool:
    """Whether the rows and columns of the table of `change` are the new ones."""
    return any(
        (at, 0) in choice.edits and is_structural(one) and is_of_cell(one)
        for at, one in enumerate(comparison.changes)
        if (one.old and change.old and one.old.block == change.old.block)
        or (one.new and change.new and one.new.block == change.new.block)
    )


def ids_of(side: Side | None) -> tuple[BlockId, ...]:
    return () if side is None else side.part_blocks or (side.block,)


def result_id(comparison: Comparison, id_: BlockId) -> BlockId:
    """What the new block `id_` is called in the result."""
    old, new = comparison.old.document.blocks, comparison.new.document.blocks
    answering = {
        new[row.new].id: old[row.old].id
        for row in comparison.rows
        if row.old is not None and row.new is not None
    }
    for change in comparison.changes:
        if change.moved and change.old and change.new and change.new.cell is None:
            answering[change.new.block] = change.old.block
    taken = {block.id for block in old}
    return answering.get(id_) or (BlockId(f"{id_}+") if id_ in taken else id_)


def without_references(version_: Version) -> Version:
    """`version_` without references: what they show hangs on where everything else stands."""

    def plain(block: TextBlock) -> TextBlock:
        kept = tuple(one for one in block.inlines if not isinstance(one, Reference))
        return msgspec.structs.replace(block, inlines=kept)

    blocks = tuple(with_texts(block, plain) for block in version_.document.blocks)
    document = msgspec.structs.replace(version_.document, blocks=blocks)
    return msgspec.structs.replace(version_, document=document)


def with_texts(block: Block, made: Callable[[TextBlock], TextBlock]) -> Block:
    """`block` with each of its text blocks as it is `made`."""
    if isinstance(block, TextBlock):
        return made(block)
    if isinstance(block, Image):
        return block
    replace = msgspec.structs.replace
    rows = (
        replace(row, cells=tuple(replace(c, blocks=tuple(map(made, c.blocks))) for c in row.cells))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))
