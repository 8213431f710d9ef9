import random
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Change, ChangeClass, Kind, Side, Sign
from som_editor.core.comparison import Comparison, Options, Summary, compare, hide, summary
from som_editor.core.document import Block, BlockId, Document, Table, TextBlock
from som_editor.core.metadata import Metadata
from som_editor.core.progress import Cancelled
from som_editor.core.shown import Reader, image_text
from som_editor.core.version import Lineage
from tests.build import (
    as_imported,
    b,
    bullet,
    compared,
    compared_as_files,
    doc,
    from_upstream,
    g,
    h,
    image,
    lines,
    p,
    q,
    table,
    version,
)
from tests.strategies import documents, revisions

Revision = tuple[Document, Document]

both_ways = st.builds(
    lambda pair, as_files: compared_as_files(*pair) if as_files else compared(*pair),
    revisions(),
    st.booleans(),
)
"""Comparisons of a document with its revision, known by ids or by words alone."""


def block_texts(document: Document, block: Block) -> dict[tuple[int, int] | None, str]:
    """What each part of `block` shows: of a table its caption and its cells."""
    reader = Reader(document)
    if isinstance(block, TextBlock):
        return {None: reader.block(block)}
    if not isinstance(block, Table):
        return {None: image_text(block)}
    texts: dict[tuple[int, int] | None, str] = {None: block.caption}
    for at, row in enumerate(block.rows):
        for column, cell in enumerate(row.cells):
            texts[at, column] = "\n".join(map(reader.block, cell.blocks))
    return texts


def text_of(change: Change, sign: Sign) -> str:
    return "".join(span.text for span in change.spans if span.sign in (Sign.SAME, sign))


def shown_by(side: Side, block: Block) -> str:
    """What `side` says of `block`, one of the parts of a split or merge among others."""
    if not side.parts:
        assert side.block == block.id
        return side.text
    assert side.block == side.part_blocks[0]
    assert side.text == "\n".join(side.parts)
    return dict(zip(side.part_blocks, side.parts, strict=True))[block.id]


def substantive(comparison: Comparison) -> list[str]:
    return [
        f"{change.kind.value}: {(change.new or change.old).text}" for change in comparison.changes
    ]


# Laws


@given(documents())
def test_a_text_does_not_differ_from_itself(document: Document) -> None:
    for comparison in (compared(document, document), compared_as_files(document, document)):
        assert comparison.changes == ()
        assert comparison.renames == ()
        assert comparison.metadata == ()
        assert [(row.old, row.new) for row in comparison.rows] == [
            (at, at) for at in range(len(document.blocks))
        ]
        assert summary(comparison) == Summary()


@given(both_ways)
def test_the_rows_show_both_documents_whole_and_in_order(comparison: Comparison) -> None:
    olds = [row.old for row in comparison.rows if row.old is not None]
    news = [row.new for row in comparison.rows if row.new is not None]
    assert olds == list(range(len(comparison.old.document.blocks)))
    assert news == list(range(len(comparison.new.document.blocks)))


@given(both_ways)
def test_rows_and_changes_give_every_text_of_both_sides(comparison: Comparison) -> None:
    for version_, sign in ((comparison.old, Sign.OLD), (comparison.new, Sign.NEW)):
        document = version_.document
        for row in comparison.rows:
            index = row.old if sign is Sign.OLD else row.new
            if index is None:
                continue
            texts = block_texts(document, document.blocks[index])
            for at in row.changes:
                change = comparison.changes[at]
                side = change.old if sign is Sign.OLD else change.new
                if side is not None:
                    assert side.text == text_of(change, sign)
                    assert texts[side.cell] == shown_by(side, document.blocks[index])


@given(both_ways)
def test_what_has_no_change_reads_the_same_on_both_sides(comparison: Comparison) -> None:
    old, new = comparison.old.document, comparison.new.document
    for row in comparison.rows:
        if row.old is None or row.new is None:
            assert row.changes or isinstance(_only_block(row.old, row.new, old, new), Table)
        elif not row.changes:
            assert block_texts(old, old.blocks[row.old]) == block_texts(new, new.blocks[row.new])


def _only_block(at: int | None, other: int | None, old: Document, new: Document) -> Block:
    return old.blocks[at] if at is not None else new.blocks[other or 0]


@given(both_ways)
def test_no_changes_means_the_same_words(comparison: Comparison) -> None:
    if not comparison.changes:
        assert lines(comparison.old.document) == lines(comparison.new.document)


@given(both_ways)
def test_every_change_has_its_row_and_a_moved_one_two(comparison: Comparison) -> None:
    shown = [at for row in comparison.rows for at in row.changes]
    for index, change in enumerate(comparison.changes):
        twice = change.moved and change.new is not None and change.new.cell is None
        rows = shown.count(index)
        if change.kind in (Kind.SPLIT, Kind.MERGED):
            assert rows >= len(parts(change)) >= 2
        else:
            assert rows in ((2,) if twice else (1, 2))


def parts(change: Change) -> tuple[str, ...]:
    """The texts on the many side of a split or merge."""
    return next((side.parts for side in (change.old, change.new) if side and side.parts), ())


def answering(comparison: Comparison) -> set[tuple[BlockId, BlockId]]:
    """The pairs of blocks that share a row or a change."""
    old, new = comparison.old.document.blocks, comparison.new.document.blocks
    pairs = {
        (old[row.old].id, new[row.new].id)
        for row in comparison.rows
        if row.old is not None and row.new is not None
    }
    for change in comparison.changes:
        if change.old and change.new:
            olds = change.old.part_blocks or (change.old.block,)
            news = change.new.part_blocks or (change.new.block,)
            pairs |= {(one, other) for one in olds for other in news}
    return pairs


@given(revisions(), st.booleans())
def test_with_the_sides_swapped_the_same_blocks_answer_to_each_other(
    pair: Revision, by_words_alone: bool
) -> None:
    old, new = pair
    new = as_imported(new) if by_words_alone else new
    there, back = compared(old, new), compared(new, old)
    assert answering(there) == {(one, other) for other, one in answering(back)}


@given(both_ways)
def test_a_split_or_merge_has_parts_on_one_side(comparison: Comparison) -> None:
    for change in comparison.changes:
        many = [bool(side and side.parts) for side in (change.old, change.new)]
        assert many == [change.kind is Kind.MERGED, change.kind is Kind.SPLIT]
        assert change.kind not in (Kind.SPLIT, Kind.MERGED) or not change.moved


@given(both_ways)
def test_a_change_has_the_sides_of_its_kind(comparison: Comparison) -> None:
    for change in comparison.changes:
        assert (change.old is None) == (change.kind is Kind.INSERTED)
        assert (change.new is None) == (change.kind is Kind.DELETED)
        assert change.classes
        assert change.moved or change.kind is not Kind.MOVED
        assert all(span.text for span in change.spans)


@given(both_ways)
def test_each_edit_of_a_rename_names_one_that_is_listed(comparison: Comparison) -> None:
    counts = [0] * len(comparison.renames)
    for change in comparison.changes:
        for edit in change.edits:
            assert (edit.rename is not None) == (edit.classed is ChangeClass.RENAME)
            if edit.rename is not None:
                counts[edit.rename] += 1
    assert counts == [rename.count for rename in comparison.renames]
    assert all(counts)


@given(both_ways)
def test_changes_are_in_the_order_of_the_new_text(comparison: Comparison) -> None:
    places = {block.id: at for at, block in enumerate(comparison.new.document.blocks)}
    order = [
        (places[change.new.block], change.new.cell or (-1, -1))
        for change in comparison.changes
        if change.new is not None
    ]
    assert all(one <= other for one, other in pairwise(order))


@given(both_ways)
def test_the_summary_counts_each_change_once(comparison: Comparison) -> None:
    counted = msgspec.structs.astuple(summary(comparison))
    assert sum(counted[:-1]) == len(comparison.changes)
    assert summary(comparison).metadata == len(comparison.metadata)


classes = st.frozensets(st.sampled_from([*(one.value for one in ChangeClass), "metadata"]))


@given(both_ways, classes)
def test_hiding_drops_the_changes_all_of_whose_classes_are_hidden(
    comparison: Comparison, hidden: frozenset[str]
) -> None:
    shown = hide(comparison, hidden)
    gone = [one for one in comparison.changes if {c.value for c in one.classes} <= hidden]
    assert [*shown.changes] == [one for one in comparison.changes if one not in gone]
    assert len(shown.changes) + len(gone) == len(comparison.changes)
    assert shown.metadata == (() if "metadata" in hidden else comparison.metadata)
    assert [(row.old, row.new) for row in shown.rows] == [
        (row.old, row.new) for row in comparison.rows
    ]
    for before, after in zip(comparison.rows, shown.rows, strict=True):
        assert [shown.changes[at] for at in after.changes] == [
            comparison.changes[at]
            for at in before.changes
            if comparison.changes[at] in shown.changes
        ]


@given(both_ways, classes, classes)
def test_hiding_this_and_then_that_is_hiding_both(
    comparison: Comparison, one: frozenset[str], other: frozenset[str]
) -> None:
    twice = hide(hide(comparison, one), other)
    assert twice == hide(hide(comparison, other), one)
    assert hide(comparison, frozenset()) == comparison


@given(revisions())
def test_the_same_two_texts_give_the_same_comparison(pair: Revision) -> None:
    assert compared_as_files(*pair) == compared_as_files(*pair)


# What is told of it


def test_an_added_a_dropped_and_a_reworded_paragraph() -> None:
    old = doc(p("Een alinea die blijft."), p("Deze gaat weg."), p("Deel nooit vertrouwelijks."))
    new = doc(p("Een alinea die blijft."), p("Deel nooit iets vertrouwelijks."), p("Dit is nieuw."))
    comparison = compared_as_files(old, new)
    assert substantive(comparison) == [
        "deleted: Deze gaat weg.",
        "edited: Deel nooit iets vertrouwelijks.",
        "inserted: Dit is nieuw.",
    ]
    assert summary(comparison) == Summary(inserted=1, deleted=1, edited=1)


LONG = "Medewerkers die twijfelen over een publicatie zoeken contact met hun leidinggevende."
REST = tuple(
    p(f"Alinea {at} gaat over {subject} en blijft staan waar zij altijd al stond.", id_=f"r{at}")
    for at, subject in enumerate(("kennis", "ouders", "veiligheid", "privacy"))
)


def test_a_paragraph_that_moved_is_moved() -> None:
    comparison = compared_as_files(doc(p(LONG), *REST), doc(*REST, p(LONG)))
    assert substantive(comparison) == [f"moved: {LONG}"]
    assert summary(comparison) == Summary(moved=1)


def test_a_paragraph_that_moved_and_was_edited_counts_as_moved() -> None:
    edited = LONG.replace("publicatie", "bericht")
    comparison = compared_as_files(doc(p(LONG), *REST), doc(*REST, p(edited)))
    (change,) = comparison.changes
    assert (change.kind, change.moved) == (Kind.EDITED, True)
    assert summary(comparison) == Summary(moved=1)
    assert hide(comparison, frozenset(["formatting", "rename"])) == comparison


def test_a_guideline_turned_into_a_bullet_is_formatting() -> None:
    comparison = compared_as_files(
        doc(h("Richtlijnen"), g("Deel kennis."), g("Wees veilig.")),
        doc(h("Richtlijnen"), bullet("Deel kennis."), bullet("Wees veilig.")),
    )
    assert summary(comparison) == Summary(formatting=2)


def test_a_guideline_in_between_renumbers_the_rest_without_a_change() -> None:
    old = doc(h("Richtlijnen"), g("Deel kennis."), g("Wees veilig."))
    new = doc(h("Richtlijnen"), g("Vraag om raad."), g("Deel kennis."), g("Wees veilig."))
    comparison = compared_as_files(old, new)
    assert substantive(comparison) == ["inserted: Vraag om raad."]


def test_a_typed_number_that_differs_counts_under_number() -> None:
    comparison = compared_as_files(
        doc(p("De regel.", number="Artikel 1")), doc(p("De regel.", number="Artikel 2"))
    )
    assert summary(comparison) == Summary(number=1)


def test_quotes_dashes_and_spaces_count_under_cosmetic() -> None:
    comparison = compared_as_files(
        doc(p("Lees voor 'de school' - de naam.")), doc(p("Lees voor ‘de school’ –\u00a0de naam."))
    )
    assert summary(comparison) == Summary(cosmetic=1)


def test_a_mixed_change_without_substance_counts_as_edited() -> None:
    comparison = compared_as_files(doc(p("'regel' ", "nu")), doc(p("‘regel’ ", b("nu"))))
    (change,) = comparison.changes
    assert change.classes == (ChangeClass.COSMETIC, ChangeClass.FORMATTING)
    assert summary(comparison) == Summary(edited=1)
    assert hide(comparison, frozenset(["cosmetic"])).changes == (change,)
    assert hide(comparison, frozenset(["cosmetic", "formatting"])).changes == ()


def test_pictures_are_told_apart_by_their_bytes() -> None:
    comparison = compared_as_files(
        doc(image("logo", "Het logo"), *REST), doc(*REST, image("logo", "Het nieuwe logo"))
    )
    assert len(comparison.changes) <= 2
    assert compared_as_files(doc(image("a", "x")), doc(image("b", "x"))).changes != ()


def test_a_cell_that_was_edited_is_that_cell_alone() -> None:
    old = table(("Wie", "Wat"), ("Bestuur", "stelt vast"))
    new = table(("Wie", "Wat"), ("Bestuur", "stelt elk jaar vast"))
    (change,) = compared_as_files(doc(old), doc(new)).changes
    assert change.new is not None
    assert (change.kind, change.new.cell) == (Kind.EDITED, (1, 1))


# Ids


def test_within_one_document_a_block_is_known_by_its_id() -> None:
    old = doc(p("Kort.", id_="a"), *REST)
    new = doc(*REST, p("Kort!", id_="a"))
    assert [(one.kind, one.moved) for one in compared(old, new).changes] == [(Kind.EDITED, True)]
    assert summary(compared_as_files(old, new)) == Summary(inserted=1, deleted=1)


def test_between_an_adaptation_and_its_source_a_block_is_known_by_its_origin() -> None:
    old = doc(p("Kort.", id_="a"), *REST, id_="bron")
    moved = from_upstream(p("Kort!", id_="z"), "a")
    new = as_imported(doc(*REST, id_="eigen"))
    new = msgspec.structs.replace(new, blocks=(*new.blocks, moved))
    source = version(old)
    adapted = version(new, lineage=Lineage(upstream=source.id))
    for one, other in ((source, adapted), (adapted, source)):
        assert [change.moved for change in compare(one, other).changes] == [True]
    assert not any(change.moved for change in compare(source, version(new)).changes)


def test_ids_of_unrelated_documents_mean_nothing() -> None:
    old = doc(p(LONG, id_="a"), p(REST[0].inlines[0].text, id_="b"), id_="een")
    new = doc(p(LONG, id_="b"), p(REST[0].inlines[0].text, id_="a"), id_="twee")
    assert compared(old, new).changes == ()


# Renames

ADAPTED = (
    ("Medewerkers van de school delen kennis.", "Medewerkers van Stichting SOM delen kennis."),
    ("De school zorgt voor veiligheid.", "Stichting SOM zorgt voor veiligheid."),
    ("Dit is van de school of daarbuiten.", "Dit is van Stichting SOM of daarbuiten."),
)


def adapted(options: Options = Options()) -> Comparison:  # noqa: B008 -- a frozen value
    old, new = (doc(*(g(pair[side]) for pair in ADAPTED)) for side in (0, 1))
    return compared_as_files(old, new, options)


def test_a_rename_is_proposed_once_with_its_count() -> None:
    comparison = adapted()
    (rename,) = comparison.renames
    assert (rename.old, rename.new, rename.count) == ("de school", "Stichting SOM", 3)
    assert summary(comparison) == Summary(rename=3)
    assert hide(comparison, frozenset(["rename"])).changes == ()


def test_without_the_search_for_renames_they_are_edits() -> None:
    comparison = adapted(Options(detect_renames=False))
    assert comparison.renames == ()
    assert summary(comparison) == Summary(edited=3)


def test_a_rename_given_by_hand_counts_though_it_occurs_once() -> None:
    given = Options((("kennis", "informatie"),), detect_renames=False)
    old, new = doc(g("Wij delen kennis.")), doc(g("Wij delen informatie."))
    comparison = compared_as_files(old, new, given)
    assert summary(comparison) == Summary(rename=1)
    assert [rename.count for rename in comparison.renames] == [1]


def test_a_rename_given_by_hand_is_listed_though_it_does_not_occur() -> None:
    comparison = adapted(Options((("de stichting", "SOM"),)))
    assert [(rename.old, rename.count) for rename in comparison.renames] == [
        ("de stichting", 0),
        ("de school", 3),
    ]
    assert {edit.rename for change in comparison.changes for edit in change.edits} == {1}


def test_a_rename_given_by_hand_explains_what_would_be_found_otherwise() -> None:
    pairs = [(f"Zo is de school {at}.", f"Zo is de SOM {at}.") for at in ("nu", "dan", "ooit")]
    old, new = (doc(*(g(pair[side]) for pair in pairs)) for side in (0, 1))
    comparison = compared_as_files(old, new, Options((("de school", "de SOM"),)))
    assert [(one.old, one.count) for one in comparison.renames] == [("de school", 3)]
    assert summary(comparison) == Summary(rename=3)


def test_names_that_differ_do_not_hide_that_a_text_moved() -> None:
    moved = "Wat de school wil, weet de school zelf, en dat wil de school ook laten weten."
    became = moved.replace("de school", "Stichting SOM")
    pairs = [p(pair[0]) for pair in ADAPTED], [p(pair[1]) for pair in ADAPTED]
    comparison = compared_as_files(
        doc(p(moved), *REST, *pairs[0]), doc(*REST, *pairs[1], p(became))
    )
    assert [change.moved for change in comparison.changes if change.moved] == [True]


# Left-overs and metadata


def test_left_overs_are_sought_by_the_names_of_the_old_document() -> None:
    old = doc(p("x"), metadata=Metadata(organisation="Uitgeverij Proef"))
    new = doc(p("Volgens Uitgeverij Proef."), q("Wij van Uitgeverij Proef."), p("En Extra."))
    comparison = compared_as_files(old, new, Options(upstream_names=("Extra",)))
    assert [(one.text, one.legitimate) for one in comparison.leftovers] == [
        ("Uitgeverij Proef", False),
        ("Uitgeverij Proef", True),
        ("Extra", False),
    ]


def test_metadata_can_be_hidden() -> None:
    comparison = compared_as_files(doc(), doc(metadata=Metadata(title="Protocol")))
    assert summary(comparison) == Summary(metadata=1)
    assert summary(hide(comparison, frozenset(["metadata"]))) == Summary()


def test_cancelled_work_stops() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        compare(
            version(doc(p("een"), p("twee"))),
            version(doc(p("drie"), p("vier"), id_="e")),
            report=stop,
        )


# Sizes at which naive comparisons blow up


def paragraphs(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    known = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=7)) for _ in range(4_000)]
    return [" ".join(chance.choices(known, k=30)) + "." for _ in range(count)]


def as_blocks(texts: list[str]) -> Document:
    return doc(*map(p, texts))


def test_ten_thousand_identical_lines_and_one_more() -> None:
    same = ["Dit is telkens dezelfde regel."] * 10_000
    assert compared_as_files(as_blocks(same), as_blocks(same)).changes == ()
    more = compared_as_files(as_blocks(same), as_blocks([*same, "En nog een."]))
    assert substantive(more) == ["inserted: En nog een."]


def test_one_unrelated_paragraph_of_twenty_thousand_words() -> None:
    chance = random.Random(2)
    old, new = (
        " ".join("".join(chance.choices("abcdefghijkl", k=8)) for _ in range(20_000))
        for _ in range(2)
    )
    comparison = compared_as_files(doc(p("Vooraf."), p(old)), doc(p("Vooraf."), p(new)))
    assert summary(comparison) == Summary(inserted=1, deleted=1)
    edited = compared(doc(p(old, id_="a")), doc(p(f"{old} {new}", id_="a")))
    assert summary(edited) == Summary(edited=1)


def test_everything_shuffled() -> None:
    texts = paragraphs(500)
    shuffled = list(texts)
    random.Random(3).shuffle(shuffled)
    comparison = compared_as_files(as_blocks(texts), as_blocks(shuffled))
    assert {change.kind for change in comparison.changes} == {Kind.MOVED}


def test_every_paragraph_edited() -> None:
    texts = paragraphs(500)
    edited = [text.replace(" ", " anders ", 1) for text in texts]
    comparison = compared_as_files(as_blocks(texts), as_blocks(edited))
    assert summary(comparison) == Summary(edited=500)


def test_as_many_renames_as_paragraphs() -> None:
    old = [f"Zie naam{at // 2} over {text}" for at, text in enumerate(paragraphs(400))]
    new = [text.replace("naam", "Stichting Naam") for text in old]
    comparison = compared_as_files(as_blocks(old), as_blocks(new))
    assert len(comparison.changes) == 400
    assert summary(comparison).rename + summary(comparison).edited == 400
