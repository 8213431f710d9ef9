"""Comments stay with their words, whatever is done to the text."""

import datetime as dt
from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core import edit
from som_editor.core.anchors import anchor_on, moved_anchors, moved_range, own_text
from som_editor.core.comments import Anchor, Comment, CommentId
from som_editor.core.document import BlockId, Document, Role, TextBlock
from som_editor.core.field import make_field
from som_editor.core.text import clean_text
from tests import build
from tests.build import doc, g, h, p
from tests.strategies import documents, revisions

AT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def on(document: Document, phrase: str) -> Comment:
    """A comment on the first place where `phrase` stands."""
    for block in document.blocks:
        if (start := own_text(block).find(phrase)) >= 0:
            anchor = anchor_on(block, start, start + len(phrase))
            return Comment(CommentId("c"), anchor, "Testpersoon", AT, "Klopt dit?", phrase)
    raise LookupError(phrase)


def on_block(block: str) -> Comment:
    return Comment(CommentId("c"), Anchor(BlockId(block)), "Testpersoon", AT, "Klopt dit?")


def words(document: Document, comment: Comment) -> str:
    """The words that `comment` stands on."""
    anchor = comment.anchor
    text = next(own_text(block) for block in document.blocks if block.id == anchor.block)
    return text if anchor.is_whole_block else text[anchor.start : anchor.stop]


def after(before: Document, changed: Document, comment: Comment) -> Comment:
    (moved,) = moved_anchors(before, changed, (comment,))
    return moved


def fresh() -> str:
    return "fresh"


text = doc(p("Onder social media verstaat CNV Onderwijs Twitter en Hyves."), p("En verder."))


def test_typing_before_the_words_moves_them_along() -> None:
    changed = edit.replace_range(text, BlockId("b0"), 0, 0, "Nu: ")
    moved = after(text, changed, on(text, "CNV Onderwijs"))
    assert words(changed, moved) == "CNV Onderwijs"


def test_typing_behind_the_words_leaves_them_alone() -> None:
    changed = edit.replace_range(text, BlockId("b1"), 0, 0, "Ja. ")
    comment = on(text, "CNV Onderwijs")
    assert moved_anchors(text, changed, (comment,))[0] is comment


def test_typing_between_the_words_is_part_of_them() -> None:
    changed = edit.replace_range(text, BlockId("b0"), 31, 31, " (nu AOb)")
    moved = after(text, changed, on(text, "CNV Onderwijs"))
    assert words(changed, moved) == "CNV (nu AOb) Onderwijs"


def test_a_word_that_is_typed_on_stays_one_word() -> None:
    comment = on(text, "Hyves")
    changed = edit.replace_range(
        text, BlockId("b0"), comment.anchor.stop, comment.anchor.stop, "je"
    )
    assert words(changed, after(text, changed, comment)) == "Hyvesje"


def test_words_typed_beside_them_are_not_part_of_them() -> None:
    comment = on(text, "Hyves")
    changed = edit.replace_range(
        text, BlockId("b0"), comment.anchor.stop, comment.anchor.stop, " e"
    )
    assert words(changed, after(text, changed, comment)) == "Hyves"


def test_what_replaces_the_words_takes_their_place() -> None:
    comment = on(text, "CNV Onderwijs")
    start, stop = comment.anchor.start, comment.anchor.stop
    changed = edit.replace_range(text, BlockId("b0"), start, stop, "SOM")
    moved = after(text, changed, comment)
    assert words(changed, moved) == "SOM"
    assert moved.lost is None


def test_a_comment_whose_words_are_deleted_stays_on_the_block() -> None:
    comment = on(text, "CNV Onderwijs ")
    start, stop = comment.anchor.start, comment.anchor.stop
    changed = edit.replace_range(text, BlockId("b0"), start, stop, "")
    moved = after(text, changed, comment)
    assert moved.anchor == Anchor(BlockId("b0"))
    assert moved.lost == comment.anchor


def test_words_that_are_put_in_elsewhere_take_their_comment_along() -> None:
    comment = on(text, "CNV Onderwijs")
    start, stop = comment.anchor.start, comment.anchor.stop
    cut = edit.replace_range(text, BlockId("b0"), start - 1, stop, "")
    pasted = edit.replace_range(cut, BlockId("b1"), 0, 0, "Bij CNV Onderwijs is dat zo. ")
    moved = after(cut, pasted, after(text, cut, comment))
    assert moved.anchor.block == "b1"
    assert words(pasted, moved) == "CNV Onderwijs"
    assert moved.lost is None


def test_a_split_takes_the_comment_to_the_half_with_the_words() -> None:
    comment = on(text, "Hyves")
    changed = edit.split_block(text, BlockId("b0"), 41, fresh)
    moved = after(text, changed, comment)
    assert words(changed, moved) == "Hyves"
    assert moved.anchor.block == changed.blocks[1].id


def test_a_join_takes_the_comment_along() -> None:
    comment = on(text, "verder")
    changed = edit.join_with_previous(text, BlockId("b1"))
    assert words(changed, after(text, changed, comment)) == "verder"


def test_a_comment_on_a_block_goes_to_what_it_is_joined_with() -> None:
    changed = edit.join_with_previous(text, BlockId("b1"))
    moved = after(text, changed, on_block("b1"))
    assert moved.anchor == Anchor(BlockId("b0"))
    assert moved.lost is None


def test_a_moved_section_takes_its_comments_along() -> None:
    before = doc(h("Een"), p("Eerste tekst."), h("Twee"), p("Tweede tekst."))
    comment = on(before, "Tweede")
    changed = edit.move_section(before, BlockId("b2"), 0)
    assert moved_anchors(before, changed, (comment,)) == (comment,)


def test_a_comment_on_a_deleted_block_stands_at_the_one_above() -> None:
    changed = edit.delete_block(text, BlockId("b1"))
    moved = after(text, changed, on_block("b1"))
    assert moved.anchor == Anchor(BlockId("b0"))
    assert moved.lost == Anchor(BlockId("b1"))


def test_a_block_that_comes_back_takes_its_comment_back() -> None:
    comment = on(text, "verder")
    gone = edit.delete_block(text, BlockId("b1"))
    back = edit.insert_blocks(gone, 0, (text.blocks[1],))
    assert after(gone, back, after(text, gone, comment)) == comment


def test_a_comment_survives_an_empty_document() -> None:
    empty = msgspec.structs.replace(text, blocks=())
    moved = after(text, empty, on(text, "verder"))
    assert moved.anchor == Anchor(BlockId(""))
    assert after(empty, text, moved) == on(text, "verder")


def test_a_comment_on_an_emptied_text_goes_to_what_is_written_next() -> None:
    empty = msgspec.structs.replace(text, blocks=())
    fresh_start = doc(p("Opnieuw.", id_="new"))
    moved = after(empty, fresh_start, after(text, empty, on(text, "verder")))
    assert moved.anchor == Anchor(BlockId("new"))
    assert moved.lost == on(text, "verder").anchor


def test_words_that_become_a_field_keep_their_comment() -> None:
    before = doc(g("Medewerkers van Stichting SOM delen kennis."))
    changed = make_field(before, "Stichting SOM", "organisatie")
    moved = after(before, changed, on(before, "Stichting SOM"))
    assert (moved.anchor.start, moved.anchor.stop, moved.lost) == (16, 17, None)


def test_filling_a_field_moves_nothing() -> None:
    before = doc(p(build.field("organisatie"), " deelt kennis"), fields={"organisatie": "SOM"})
    comment = on(before, "kennis")
    changed = edit.set_field(before, "organisatie", "Stichting voor Openbaar Onderwijs")
    assert moved_anchors(before, changed, (comment,)) == (comment,)


def test_all_of_a_block_is_the_block() -> None:
    block = TextBlock(BlockId("b"), Role.PARAGRAPH, doc(p("Alles")).blocks[0].inlines)
    assert anchor_on(block, 0, 5).is_whole_block
    assert anchor_on(block, 1, 5) == Anchor(BlockId("b"), 1, 5)


# Laws

Edit = Callable[[Document], Document]
lines = st.text("abcde fghij", max_size=30).map(clean_text)


@st.composite
def commented(draw: st.DrawFn) -> tuple[Document, Document, Comment]:
    """A document, what became of it, and a comment on words of it or on a block."""
    before, changed = draw(revisions())
    if not before.blocks:
        before = doc(p("Tekst"))
    block = draw(st.sampled_from(before.blocks))
    size = len(own_text(block))
    start = draw(st.integers(0, size))
    anchor = anchor_on(block, start, draw(st.integers(start, size)))
    phrase = own_text(block)[anchor.start : anchor.stop]
    return before, changed, Comment(CommentId("c"), anchor, "", AT, "?", phrase)


@given(commented())
def test_a_comment_stands_at_a_block_that_is_there(
    case: tuple[Document, Document, Comment],
) -> None:
    before, changed, comment = case
    moved = after(before, changed, comment)
    sizes = {block.id: len(own_text(block)) for block in changed.blocks} or {BlockId(""): 0}
    assert moved.anchor.block in sizes
    assert 0 <= moved.anchor.start <= moved.anchor.stop <= sizes[moved.anchor.block]


@given(commented())
def test_nothing_but_the_place_of_a_comment_changes(
    case: tuple[Document, Document, Comment],
) -> None:
    before, changed, comment = case
    moved = after(before, changed, comment)
    assert msgspec.structs.replace(moved, anchor=comment.anchor, lost=None) == comment


@given(commented())
def test_what_is_lost_comes_back_with_its_block(case: tuple[Document, Document, Comment]) -> None:
    before, _changed, comment = case
    emptied = msgspec.structs.replace(before, blocks=())
    assert after(emptied, before, after(before, emptied, comment)) == comment


@given(documents())
def test_an_edit_of_nothing_leaves_comments_alone(document: Document) -> None:
    comments = tuple(on_block(block.id) for block in document.blocks)
    copied = msgspec.structs.replace(document, blocks=document.blocks[:1] + document.blocks[1:])
    assert moved_anchors(document, copied, comments) is comments


def test_what_is_typed_in_white_space_beside_the_words_stays_outside() -> None:
    assert moved_range("aa b", "aa x  b", 2, 4) == (5, 7)
    assert moved_range("aaa  ", "aaa a   ", 3, 5) == (6, 8)


@given(st.data(), lines, lines)
def test_typing_outside_the_words_leaves_them_as_they_are(
    data: st.DataObject, line: str, typed: str
) -> None:
    start = data.draw(st.integers(0, len(line)))
    stop = data.draw(st.integers(start, len(line)))
    at = data.draw(st.integers(0, start) | st.integers(stop, len(line)))
    changed = line[:at] + f" {typed} " + line[at:]
    first, last = moved_range(line, changed, start, stop)
    if start < stop:
        assert " ".join(changed[first:last].split()) == " ".join(line[start:stop].split())


@given(st.data(), lines)
def test_splitting_and_joining_bring_a_comment_back(data: st.DataObject, line: str) -> None:
    before = doc(p("Boven."), p(f"x{line}x"), p("Onder."))
    size = len(line) + 2
    start = data.draw(st.integers(0, size - 1))
    stop = data.draw(st.integers(start + 1, size))
    at = data.draw(st.integers(0, start) | st.integers(stop, size))
    comment = Comment(CommentId("c"), anchor_on(before.blocks[1], start, stop), "", AT, "?")
    split = edit.split_block(before, BlockId("b1"), at, fresh)
    joined = edit.join_with_previous(split, split.blocks[2].id)
    moved = after(split, joined, after(before, split, comment))
    assert words(joined, moved) == words(before, comment)
