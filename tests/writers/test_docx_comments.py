"""Comments into Word and back: only on request, on their words, with their threads."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from som_editor.core.anchors import anchor_on, anchored_words, own_text
from som_editor.core.comments import Anchor, Comment, CommentId, Reply
from som_editor.core.document import Block, BlockId, Document
from som_editor.core.version import Version
from som_editor.readers.docx import read_docx
from som_editor.writers.docx import write_docx
from tests.build import NOW, cell, doc, field, g, h, image, new_ids, p, q, ref, table, version
from tests.writers.docx_samples import DIGEST, PICTURE

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def on(block: Block, start: int, stop: int, number: int = 0, **more: object) -> Comment:
    anchor = anchor_on(block, start, stop)
    made = Comment(CommentId(f"c{number}"), anchor, "Test Persoon", AT, f"Klopt dit {number}?")
    words = anchored_words(block, anchor)
    return msgspec.structs.replace(made, words=words, **more)


def with_comments(document: Document, *comments: Comment) -> Version:
    return msgspec.structs.replace(version(document), comments=comments)


def written(made: Version) -> bytes:
    return write_docx(made, images={DIGEST: PICTURE}, body_only=True, comments=True)


def back(made: Version) -> Version:
    return read_docx(Path("proef.docx"), written(made), NOW, new_ids()).version


def said(comments: tuple[Comment, ...]) -> list[Comment]:
    """`comments` whatever their ids are: Word has no place for those."""
    return [
        msgspec.structs.replace(
            one,
            id=CommentId(""),
            replies=tuple(msgspec.structs.replace(r, id=CommentId("")) for r in one.replies),
        )
        for one in comments
    ]


def part(content: bytes, name: str) -> etree._Element | None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else None


text = doc(h("Regels"), g("Medewerkers delen kennis en informatie."), p("Verder niets."))


def test_without_a_request_no_comment_goes_along() -> None:
    made = with_comments(text, on(text.blocks[1], 0, 11))
    content = write_docx(made, body_only=True)
    assert part(content, "word/comments.xml") is None
    assert content == write_docx(version(text), body_only=True)


def test_without_comments_the_request_changes_nothing() -> None:
    assert written(version(text)) == write_docx(version(text), body_only=True)


def test_comments_come_back_on_their_words() -> None:
    comments = (
        on(text.blocks[0], 0, 6),
        on(text.blocks[1], 12, 24, 1),
        on(text.blocks[1], 18, 38, 2),
        on(text.blocks[2], 0, 6, 3),
    )
    read = back(with_comments(text, *comments))
    assert said(read.comments) == said(comments)
    assert [one.words for one in read.comments] == [
        "",
        "delen kennis",
        "kennis en informatie",
        "Verder",
    ]


def test_replies_and_what_is_solved_come_back() -> None:
    replies = (
        Reply(CommentId("r1"), "Ander Persoon", AT + dt.timedelta(hours=1), "Ja.\nEcht waar."),
        Reply(CommentId("r2"), "Test Persoon", AT + dt.timedelta(hours=2), "Mooi."),
    )
    comments = (
        on(text.blocks[1], 0, 11, 0, replies=replies, solved=True),
        on(text.blocks[1], 12, 17, 1, replies=replies[:1]),
    )
    read = back(with_comments(text, *comments))
    assert said(read.comments) == said(comments)


def test_word_knows_author_initials_moment_and_thread() -> None:
    reply = Reply(CommentId("r1"), "", AT, "Ja.")
    made = with_comments(text, on(text.blocks[1], 0, 11, 0, replies=(reply,), solved=True))
    content = written(made)
    comments = part(content, "word/comments.xml")
    assert comments is not None
    first, second = comments
    assert first.get(f"{W}author") == "Test Persoon"
    assert first.get(f"{W}initials") == "TP"
    assert first.get(f"{W}date") == "2026-03-02T09:30:00Z"
    assert second.get(f"{W}author") == ""
    extended = part(content, "word/commentsExtended.xml")
    assert extended is not None
    w15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
    root, answer = extended
    assert answer.get(f"{w15}paraIdParent") == root.get(f"{w15}paraId")
    assert (root.get(f"{w15}done"), answer.get(f"{w15}done")) == ("1", "1")


def test_a_comment_on_a_quote_a_table_or_a_picture_comes_back() -> None:
    several = doc(
        q("Mag dat?", speaker="Reactie:"),
        table(["wie", "wat"], [cell(p("een")), "twee"]),
        image("beeld", "een scherm"),
    )
    comments = tuple(
        Comment(CommentId(f"c{at}"), Anchor(block.id), "Test Persoon", AT, "Klopt dit?")
        for at, block in enumerate(several.blocks)
    )
    read = back(with_comments(several, *comments))
    assert said(read.comments) == said(comments)


def test_fields_and_references_in_and_before_the_words_do_not_matter() -> None:
    made = doc(
        g("Eerst."),
        p("Bij ", field("organisatie"), " geldt ", ref("b0"), " altijd en overal."),
        fields={"organisatie": "Stichting Proef"},
    )
    start = own_text(made.blocks[1]).index("altijd")
    read = back(with_comments(made, on(made.blocks[1], start, start + 6)))
    (comment,) = read.comments
    assert anchored_words(read.document.blocks[1], comment.anchor) == "altijd"


def test_a_comment_of_another_program_without_a_range_is_on_its_paragraph() -> None:
    content = written(with_comments(text, on(text.blocks[1], 0, 11)))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                for mark in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
                    mark.getparent().remove(mark)
                data = etree.tostring(root)
            if name != "word/commentsExtended.xml":
                new.writestr(name, data)
    read = read_docx(Path("proef.docx"), out.getvalue(), NOW, new_ids()).version
    assert [one.anchor for one in read.comments] == [Anchor(BlockId("b1"))]


def test_a_heading_that_is_not_printed_leaves_its_comment_at_what_is() -> None:
    made = doc(p("Tekst."), h(" "))
    comment = Comment(CommentId("c"), Anchor(BlockId("b1")), "", AT, "Een lege kop?")
    read = back(with_comments(made, comment))
    assert [(one.text, one.anchor.block) for one in read.comments] == [("Een lege kop?", "b0")]


@pytest.mark.parametrize("body_only", [True, False])
def test_the_same_version_gives_the_same_bytes(body_only: bool) -> None:
    made = with_comments(text, on(text.blocks[1], 0, 11))
    one = write_docx(made, body_only=body_only, comments=True)
    assert one == write_docx(made, body_only=body_only, comments=True)


@given(st.data())
def test_wherever_comments_stand_they_come_back_there(data: st.DataObject) -> None:
    lines = ["Medewerkers delen kennis.", "a b", "Verder niets, en dat is goed."]
    made = doc(*(p(line) for line in lines))
    comments = []
    for number in range(data.draw(st.integers(0, 4))):
        block = data.draw(st.sampled_from(made.blocks))
        size = len(own_text(block))
        start = data.draw(st.integers(0, size - 1))
        comments.append(on(block, start, data.draw(st.integers(start + 1, size)), number))
    read = back(with_comments(made, *comments))
    assert read.document.blocks == made.blocks
    in_file = {one.text: one.anchor for one in read.comments}
    assert in_file == {one.text: one.anchor for one in comments}
