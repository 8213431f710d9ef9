from collections.abc import Callable

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from som_editor.core import edit
from som_editor.core.codec import decode, encode
from som_editor.core.document import (
    Automatic,
    BlockId,
    Break,
    Document,
    Field,
    Literal,
    Mark,
    Reference,
    Role,
    SectionKind,
    Text,
    TextBlock,
    Unnumbered,
    is_heading,
    normal_inlines,
)
from som_editor.core.errors import InvalidEdit, NotFound
from som_editor.core.metadata import Metadata
from som_editor.core.numbering import numbers
from som_editor.core.outline import outline, walk
from som_editor.core.shown import Reader, shown_text
from tests.build import (
    all_ids,
    b,
    br,
    bullet,
    doc,
    field,
    from_upstream,
    g,
    h,
    i,
    image,
    lines,
    link,
    new_ids,
    note,
    p,
    q,
    ref,
    table,
)
from tests.core.edits import (
    a_block,
    a_heading,
    a_range,
    a_text_block,
    body_length,
    edited,
    with_heading,
)
from tests.strategies import any_text, documents

B = BlockId
PROTOCOL = doc(
    p("Vooraf.", id_="voor"),
    h("Richtlijnen", id_="richtlijnen"),
    g("Deel kennis.", id_="een"),
    g("Wees veilig.", id_="twee"),
    h("Voorbeelden", id_="voorbeelden"),
    h("Kennis", level=2, id_="kennis"),
    p("Via Twitter.", id_="twitter"),
    h("Veilig", level=2, id_="veilig"),
    table(("a", "b"), id_="tabel"),
)


def ids(document: Document) -> list[str]:
    return [block.id for block in document.blocks]


# Laws of every edit


@given(edited())
def test_ids_stay_unique(pair: tuple[Document, Document]) -> None:
    found = all_ids(pair[1])
    assert len(found) == len(set(found))


@given(edited())
def test_a_block_that_is_as_it_was_is_the_same_block(pair: tuple[Document, Document]) -> None:
    before = {block.id: block for block in pair[0].blocks}
    for block in pair[1].blocks:
        if block == before.get(block.id):
            assert block is before[block.id]


@given(edited())
def test_an_edit_that_changes_nothing_gives_the_document_itself(
    pair: tuple[Document, Document],
) -> None:
    assert (pair[0] == pair[1]) == (pair[0] is pair[1])


@given(edited())
def test_what_is_edited_can_be_stored(pair: tuple[Document, Document]) -> None:
    assert decode(Document, encode(pair[1])) == pair[1]


@given(edited(("move_block", "move_section")))
def test_moving_keeps_every_block(pair: tuple[Document, Document]) -> None:
    assert sorted(ids(pair[0])) == sorted(ids(pair[1]))


@given(edited(("retype_block", "split_block", "join_with_previous", "promote_section")))
def test_structure_changes_no_word(pair: tuple[Document, Document]) -> None:
    def words(document: Document) -> str:
        # References show numbers, which structure may change; they are read as one sign.
        reader = Reader(document)
        return "".join(
            "\n"
            + block.speaker
            + "\n" * bool(block.speaker)
            + "".join(
                "§" if isinstance(one, Reference) else reader.inline(one) for one in block.inlines
            )
            for block in document.blocks
            if isinstance(block, TextBlock)
        ).replace("\n", "")

    assert words(pair[0]) == words(pair[1])


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: edit.delete_block(PROTOCOL, B("weg")),
        lambda: edit.move_block(PROTOCOL, B("weg"), 0),
        lambda: edit.split_block(PROTOCOL, B("weg"), 0, new_ids()),
        lambda: edit.join_with_previous(PROTOCOL, B("weg")),
        lambda: edit.retype_block(PROTOCOL, B("weg"), Role.BULLET),
        lambda: edit.replace_range(PROTOCOL, B("weg"), 0, 0, "x"),
        lambda: edit.rename_section(PROTOCOL, B("weg"), "x"),
        lambda: edit.delete_section(PROTOCOL, B("een")),
        lambda: edit.promote_section(PROTOCOL, B("tabel")),
    ],
)
def test_what_is_not_there_cannot_be_edited(attempt: Callable[[], Document]) -> None:
    with pytest.raises(NotFound):
        attempt()


@pytest.mark.parametrize(
    ("attempt", "problem"),
    [
        (lambda: edit.insert_blocks(PROTOCOL, 0, (p("x", id_="een"),)), "duplicate_id"),
        (lambda: edit.insert_blocks(PROTOCOL, 0, (p(id_="x"), p(id_="x"))), "duplicate_id"),
        (lambda: edit.insert_blocks(PROTOCOL, 99, (p(id_="x"),)), "no_such_place"),
        (lambda: edit.move_block(PROTOCOL, B("een"), -1), "no_such_place"),
        (lambda: edit.move_section(PROTOCOL, B("kennis"), 99), "no_such_place"),
        (lambda: edit.move_section(PROTOCOL, B("voorbeelden"), 6), "into_itself"),
        (lambda: edit.split_block(PROTOCOL, B("tabel"), 0, new_ids()), "not_text"),
        (lambda: edit.split_block(PROTOCOL, B("een"), 13, new_ids()), "no_such_place"),
        (lambda: edit.split_block(PROTOCOL, B("een"), -1, new_ids()), "no_such_place"),
        (lambda: edit.join_with_previous(PROTOCOL, B("voor")), "nothing_to_join"),
        (lambda: edit.retype_block(PROTOCOL, B("een"), Role.BULLET, 4), "no_such_level"),
        (lambda: edit.replace_range(PROTOCOL, B("een"), 3, 2, ""), "no_such_place"),
        (lambda: edit.replace_range(PROTOCOL, B("een"), 0, 13, ""), "no_such_place"),
        (lambda: edit.set_mark(PROTOCOL, B("een"), 0, 13, Mark.BOLD, on=True), "no_such_place"),
        (lambda: edit.rename_section(PROTOCOL, B("kennis"), " \n"), "empty_title"),
        (lambda: edit.add_section(PROTOCOL, 0, "", 1, new_ids()), "empty_title"),
        (lambda: edit.add_section(PROTOCOL, 0, "Kop", 4, new_ids()), "no_such_level"),
        (lambda: edit.promote_section(PROTOCOL, B("voorbeelden")), "highest_level"),
        (
            lambda: edit.demote_section(edit.demote_section(PROTOCOL, B("veilig")), B("veilig")),
            "lowest_level",
        ),
    ],
)
def test_what_the_document_does_not_allow(attempt: Callable[[], Document], problem: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        attempt()
    assert refused.value.problem == problem


# Blocks


@given(documents(), st.data())
def test_what_is_inserted_can_be_deleted_again(document: Document, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(document.blocks)))
    inserted = edit.insert_blocks(document, at, (p("x", id_="nieuw"),))
    assert inserted.blocks[at].id == "nieuw"
    assert edit.delete_block(inserted, inserted.blocks[at].id) == document


def test_nothing_inserted_is_nothing_done() -> None:
    assert edit.insert_blocks(PROTOCOL, 0, ()) is PROTOCOL


@given(documents(), st.data())
def test_a_moved_block_can_be_moved_back(document: Document, data: st.DataObject) -> None:
    assume(document.blocks)
    block = a_block(data.draw, document)
    start = edit.place(document, block)
    to = data.draw(st.integers(0, len(document.blocks)))
    moved = edit.move_block(document, block, to)
    assert edit.place(moved, block) == (to if to <= start else to - 1)
    back = start if start <= edit.place(moved, block) else start + 1
    assert edit.move_block(moved, block, back) == document


@given(with_heading, st.data())
def test_split_and_joined_is_as_before(document: Document, data: st.DataObject) -> None:
    block = a_text_block(data.draw, document)
    at = data.draw(st.integers(0, body_length(document, block)))
    index = edit.place(document, block.id)
    split = edit.split_block(document, block.id, at, new_ids())
    assert block.id in (split.blocks[index].id, split.blocks[index + 1].id)
    joined = edit.join_with_previous(split, split.blocks[index + 1].id)
    again = edit.text_block(joined, block.id)
    assert again.inlines == normal_inlines(block.inlines)
    assert msgspec.structs.replace(again, inlines=block.inlines) == block


def test_the_half_with_more_text_keeps_the_id() -> None:
    short = edit.split_block(PROTOCOL, B("een"), 4, new_ids())
    assert ids(short)[2:4] == ["new0", "een"]
    long = edit.split_block(PROTOCOL, B("een"), 8, new_ids())
    assert ids(long)[2:4] == ["een", "new0"]
    assert lines(long)[2:4] == ["Deel ken", "nis."]


def test_a_heading_keeps_its_id_and_is_followed_by_a_paragraph() -> None:
    split = edit.split_block(PROTOCOL, B("richtlijnen"), 2, new_ids())
    above, below = split.blocks[1:3]
    assert (above.id, below.id) == ("richtlijnen", "new0")
    assert isinstance(below, TextBlock)
    assert (below.role, below.level) == (Role.PARAGRAPH, 1)


def test_a_typed_number_is_not_typed_twice() -> None:
    document = doc(g("Deel kennis.", number="1a"), p("Artikel.", number="Artikel 1"))
    guideline = edit.split_block(document, B("b0"), 4, new_ids()).blocks[:2]
    paragraph = edit.split_block(document, B("b1"), 4, new_ids()).blocks[1:]
    assert [one.numbering for one in guideline] == [Literal("1a"), Automatic()]
    assert [one.numbering for one in paragraph] == [Literal("Artikel 1"), Unnumbered()]


def test_the_speaker_stays_above_the_first_half() -> None:
    split = edit.split_block(doc(q("Ja. Nee.", speaker="Leraar:")), B("b0"), 3, new_ids())
    assert lines(split) == ["Leraar:", "Ja.", " Nee."]


def test_an_item_split_in_two_is_two_items() -> None:
    split = edit.split_block(PROTOCOL, B("een"), 5, new_ids())
    assert list(numbers(split).values()) == ["1", "2", "3"]


@given(documents(), st.data())
def test_joined_blocks_show_both_texts(document: Document, data: st.DataObject) -> None:
    pairs = [
        (above, below)
        for above, below in zip(document.blocks, document.blocks[1:], strict=False)
        if isinstance(above, TextBlock) and isinstance(below, TextBlock)
    ]
    assume(pairs)
    above, below = data.draw(st.sampled_from(pairs))
    joined = edit.join_with_previous(document, below.id)
    block = edit.text_block(joined, above.id if above.id in ids(joined) else below.id)
    if not any(isinstance(one, Reference) for one in (*above.inlines, *below.inlines)):
        both = shown_text(above, document) + shown_text(below, document)
        assert shown_text(block, joined) == both
    assert (block.role, block.level, block.numbering, block.speaker) == (
        above.role,
        above.level,
        above.numbering,
        above.speaker,
    )


def test_the_longer_block_lends_its_id_and_its_origin() -> None:
    document = doc(
        from_upstream(p("kort", id_="kort"), "u1"),
        from_upstream(p("veel langer", id_="lang"), "u2"),
    )
    (joined,) = edit.join_with_previous(document, B("lang")).blocks
    assert (joined.id, joined.origin) == ("lang", "u2")


def test_a_heading_keeps_its_id_when_joined() -> None:
    document = doc(h("Kop", id_="kop"), p("veel langer dan de kop", id_="lang"))
    assert ids(edit.join_with_previous(document, B("lang"))) == ["kop"]


def test_a_table_takes_no_text() -> None:
    with pytest.raises(InvalidEdit):
        edit.join_with_previous(doc(table(("a",)), p("x", id_=B("x"))), B("x"))


@pytest.mark.parametrize(
    ("role", "numbering"),
    [(Role.GUIDELINE, Automatic()), (Role.BULLET, Unnumbered()), (Role.HEADING, Unnumbered())],
)
def test_a_role_brings_its_numbering(role: Role, numbering: object) -> None:
    retyped = edit.text_block(edit.retype_block(PROTOCOL, B("voor"), role), B("voor"))
    assert (retyped.role, retyped.numbering) == (role, numbering)


def test_a_level_leaves_the_number_as_it_is() -> None:
    document = doc(g("x", number="1a"))
    lowered = edit.text_block(edit.retype_block(document, B("b0"), Role.GUIDELINE, 2), B("b0"))
    assert (lowered.level, lowered.numbering) == (2, Literal("1a"))


def test_a_quote_that_is_none_any_more_keeps_who_spoke_as_words() -> None:
    document = doc(q("Ja.", speaker="Leraar:"))
    retyped = edit.retype_block(document, B("b0"), Role.PARAGRAPH)
    assert lines(retyped) == lines(document)
    assert edit.text_block(retyped, B("b0")).speaker == ""


def test_only_a_heading_has_a_kind_of_section() -> None:
    document = doc(h("Kop", kind=SectionKind.EXAMPLES))
    retyped = edit.text_block(edit.retype_block(document, B("b0"), Role.NOTE), B("b0"))
    assert retyped.section_kind is SectionKind.PLAIN


def test_a_block_is_replaced_where_it_stands() -> None:
    logo = image("logo", "Het logo", id_="tabel")
    replaced = edit.replace_block(PROTOCOL, logo)
    assert replaced.blocks[-1] is logo
    assert edit.replace_block(PROTOCOL, table(("a", "b"), id_="tabel")) != PROTOCOL
    assert edit.replace_block(PROTOCOL, PROTOCOL.blocks[-1]) is PROTOCOL


# Text


@given(with_heading, any_text, st.data())
def test_a_replaced_range_leaves_what_is_before_and_behind(
    document: Document, replacement: str, data: st.DataObject
) -> None:
    block = a_text_block(data.draw, document)
    assume(not any(isinstance(one, Reference | Field) for one in block.inlines))
    start, stop = a_range(data.draw, document, block)
    shown = Reader(document).inlines(block.inlines)
    changed = edit.replace_range(document, block.id, start, stop, replacement)
    typed = replacement.replace("\r\n", "\n").replace("\r", "\n")
    assert Reader(changed).inlines(edit.text_block(changed, block.id).inlines) == (
        shown[:start] + typed + shown[stop:]
    )


@given(with_heading, st.data())
def test_what_is_typed_can_be_deleted_again(document: Document, data: st.DataObject) -> None:
    block = a_text_block(data.draw, document)
    at, _ = a_range(data.draw, document, block)
    typed = edit.replace_range(document, block.id, at, at, "xyz")
    at = Reader(typed).inlines(edit.text_block(typed, block.id).inlines).index("xyz")
    deleted = edit.replace_range(typed, block.id, at, at + 3, "")
    assert edit.text_block(deleted, block.id).inlines == normal_inlines(block.inlines)


def test_typed_text_has_the_marks_before_it_but_not_the_link() -> None:
    document = doc(p(b("vet"), link("regels", "https://www.som.test")))
    bold = edit.text_block(edit.replace_range(document, B("b0"), 3, 3, "x"), B("b0"))
    assert bold.inlines[0] == b("vetx")
    linked = edit.text_block(edit.replace_range(document, B("b0"), 9, 9, "x"), B("b0"))
    assert linked.inlines[-1] == Text("x")


def test_typed_lines_are_broken_and_cleaned() -> None:
    changed = edit.replace_range(doc(p("ab")), B("b0"), 1, 1, "x\ny\r\nz\x00")
    assert edit.text_block(changed, B("b0")).inlines == (
        Text("ax"),
        Break(),
        Text("y"),
        Break(),
        Text("zb"),
    )


def test_a_range_takes_the_fields_that_it_cuts_into_whole() -> None:
    document = doc(p("van ", field("organisatie"), "."), fields={"organisatie": "Stichting SOM"})
    assert lines(edit.replace_range(document, B("b0"), 2, 7, "x")) == ["vax."]


def test_typing_inside_a_field_goes_behind_it() -> None:
    document = doc(p("van ", field("organisatie"), "."), fields={"organisatie": "Stichting SOM"})
    assert lines(edit.replace_range(document, B("b0"), 7, 7, "!")) == ["van Stichting SOM!."]


def test_replaced_inlines_are_in_normal_form() -> None:
    changed = edit.replace_inlines(doc(p("x")), B("b0"), (Text("a"), Text(""), Text("b")))
    assert edit.text_block(changed, B("b0")).inlines == (Text("ab"),)


@given(with_heading, st.sampled_from(Mark), st.data())
def test_a_mark_set_and_taken_away_leaves_no_mark(
    document: Document, mark: Mark, data: st.DataObject
) -> None:
    block = a_text_block(data.draw, document)
    start, stop = a_range(data.draw, document, block)
    bare = edit.set_mark(document, block.id, start, stop, mark, on=False)
    marked = edit.set_mark(bare, block.id, start, stop, mark, on=True)
    assert edit.set_mark(marked, block.id, start, stop, mark, on=False) == bare
    assert lines(marked) == lines(document)


def test_a_mark_holds_for_its_range_alone() -> None:
    changed = edit.set_mark(doc(p("gewoon vet gewoon")), B("b0"), 7, 10, Mark.BOLD, on=True)
    assert edit.text_block(changed, B("b0")).inlines == (Text("gewoon "), b("vet"), Text(" gewoon"))


# Sections


def test_a_section_is_renamed_in_one_line() -> None:
    renamed = edit.rename_section(PROTOCOL, B("kennis"), " Kennis \n delen\x00 ")
    assert lines(renamed)[5] == "Kennis delen"
    assert edit.rename_section(renamed, B("kennis"), "Kennis") == PROTOCOL


@given(documents(), st.data())
def test_a_section_added_can_be_deleted_again(document: Document, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(document.blocks)))
    level = data.draw(st.integers(1, 3))
    added = edit.add_section(document, at, " Nieuwe \nsectie ", level, new_ids())
    heading = added.blocks[at]
    assert isinstance(heading, TextBlock)
    assert (heading.inlines, heading.level) == ((Text("Nieuwe sectie"),), level)
    assert edit.delete_block(added, heading.id) == document


@given(with_heading, st.data())
def test_a_deleted_section_takes_all_that_is_in_it_and_no_more(
    document: Document, data: st.DataObject
) -> None:
    heading = a_heading(data.draw, document)
    section = edit.section_of(document, heading)
    deleted = edit.delete_section(document, heading)
    assert ids(deleted) == ids(document)[: section.start] + ids(document)[section.stop :]


@given(with_heading, st.data())
def test_a_moved_section_can_be_moved_back(document: Document, data: st.DataObject) -> None:
    heading = a_heading(data.draw, document)
    section = edit.section_of(document, heading)
    size = section.stop - section.start
    to = data.draw(st.integers(0, len(document.blocks)))
    assume(not section.start < to < section.stop)
    moved = edit.move_section(document, heading, to)
    start = edit.place(moved, heading)
    blocks = moved.blocks
    assert blocks[start : start + size] == document.blocks[section.start : section.stop]
    # Headings behind the new place may count as its children there: the blocks are moved back.
    others = blocks[:start] + blocks[start + size :]
    back = others[: section.start] + blocks[start : start + size] + others[section.start :]
    assert back == document.blocks


def test_a_section_moves_with_its_subsections() -> None:
    moved = edit.move_section(PROTOCOL, B("voorbeelden"), 1)
    assert ids(moved) == [
        "voor",
        "voorbeelden",
        "kennis",
        "twitter",
        "veilig",
        "tabel",
        "richtlijnen",
        "een",
        "twee",
    ]
    assert edit.move_section(moved, B("voorbeelden"), 9) == PROTOCOL


@given(with_heading, st.data())
def test_promoted_and_demoted_is_as_before(document: Document, data: st.DataObject) -> None:
    heading = a_heading(data.draw, document)
    section = edit.section_of(document, heading)
    inside = document.blocks[section.start : section.stop]
    levels = [one.level for one in inside if isinstance(one, TextBlock) and is_heading(one)]
    if min(levels) > 1:
        promoted = edit.promote_section(document, heading)
        shifted = [
            one.level
            for one in promoted.blocks[section.start : section.stop]
            if isinstance(one, TextBlock) and is_heading(one)
        ]
        assert shifted == [level - 1 for level in levels]
    if max(levels) < 3:
        demoted = edit.demote_section(document, heading)
        assert edit.promote_section(demoted, heading) == document


def test_a_promoted_section_takes_its_subsections_along() -> None:
    document = doc(h("Een"), h("Twee", level=2), h("Drie", level=3), h("Vier", level=2))
    promoted = edit.promote_section(document, B("b1"))
    assert [one.level for one in walk(outline(promoted))] == [1, 1, 2, 2]


# What is not a block


def test_metadata_is_cleaned() -> None:
    changed = edit.set_metadata(PROTOCOL, Metadata(title="Proto\x00col"))
    assert changed.metadata == Metadata(title="Protocol")
    assert changed.blocks is PROTOCOL.blocks
    assert edit.set_metadata(changed, Metadata(title="Protocol")) is changed


def test_a_field_is_filled_where_it_stands_and_a_new_one_added_behind() -> None:
    document = doc(fields={"organisatie": "", "naam": "x"})
    filled = edit.set_field(document, "organisatie", "SOM")
    assert filled.fields == (("organisatie", "SOM"), ("naam", "x"))
    assert edit.set_field(filled, "adres", "y").fields[-1] == ("adres", "y")
    assert edit.set_field(filled, "organisatie", "SOM") is filled


@pytest.mark.parametrize("block", [note("x"), bullet("x"), p(i("x"), br(), ref("b0"))])
def test_any_text_block_can_be_found_as_one(block: TextBlock) -> None:
    document = doc(block)
    assert edit.text_block(document, B("b0")) is document.blocks[0]
