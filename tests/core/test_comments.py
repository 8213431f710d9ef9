"""Threads of remarks beside the text."""

import datetime as dt

from hypothesis import given

from som_editor.core import comments as remarks
from som_editor.core.comments import Anchor, Comment, CommentId, Reply
from som_editor.core.document import BlockId
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.version import Draft
from tests.build import doc, h, p
from tests.strategies import drafts

AT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def comment(id_: str, block: str = "b0", start: int = 0, stop: int = 0) -> Comment:
    return Comment(CommentId(id_), Anchor(BlockId(block), start, stop), "Testpersoon", AT, "Klopt?")


def reply(id_: str, text: str = "Ja.") -> Reply:
    return Reply(CommentId(id_), "Testpersoon", AT, text)


both = (comment("c1"), comment("c2"))


def test_a_reply_stands_at_the_end_of_its_thread() -> None:
    answered = remarks.reply_to(both, CommentId("c1"), reply("r1", " Ja. "))
    answered = remarks.reply_to(answered, CommentId("c1"), reply("r2", "Of niet."))
    assert [one.text for one in answered[0].replies] == ["Ja.", "Of niet."]
    assert answered[1] is both[1]


def test_a_reply_opens_a_solved_thread_again() -> None:
    solved = remarks.set_solved(both, CommentId("c1"), solved=True)
    assert solved[0].solved
    assert not remarks.reply_to(solved, CommentId("c1"), reply("r1"))[0].solved


def test_a_reply_can_be_reworded_and_taken_away() -> None:
    answered = remarks.reply_to(both, CommentId("c2"), reply("r1"))
    reworded = remarks.reworded(answered, CommentId("r1"), "Nee.")
    assert [one.text for one in reworded[1].replies] == ["Nee."]
    assert remarks.without(reworded, CommentId("r1")) == both


def test_a_comment_goes_with_its_thread() -> None:
    answered = remarks.reply_to(both, CommentId("c1"), reply("r1"))
    assert remarks.without(answered, CommentId("c1")) == (both[1],)


def test_the_words_of_a_comment_can_be_changed() -> None:
    assert remarks.reworded(both, CommentId("c1"), "Zo dan?")[0].text == "Zo dan?"


def test_comments_are_read_in_the_order_of_the_text() -> None:
    text = doc(p("Een."), p("Twee."))
    there = (comment("c1", "b1"), comment("c2", "b0", 2, 3), comment("c3", "b0"))
    assert [one.id for one in remarks.in_text_order(there, text)] == ["c3", "c2", "c1"]


def test_open_comments_count_for_every_heading_above_them() -> None:
    text = doc(p("Vooraf."), h("Een"), h("Een punt een", level=2), p("Tekst."), h("Twee"))
    there = (comment("c1", "b0"), comment("c2", "b3"), comment("c3", "b3"))
    solved = remarks.set_solved(there, CommentId("c3"), solved=True)
    assert remarks.comments_by_section(text, there) == {None: 1, "b1": 2, "b2": 2}
    assert remarks.comments_by_section(text, solved) == {None: 1, "b1": 1, "b2": 1}


def test_only_what_nobody_said_before_is_more() -> None:
    answered = remarks.reply_to(both, CommentId("c1"), reply("r1"))
    assert not remarks.says_more(both, answered)
    assert remarks.says_more(answered, both)
    assert remarks.says_more(remarks.set_solved(both, CommentId("c1"), solved=True), both)


@given(drafts)
def test_comments_change_nothing_of_what_is_consented_to(draft: Draft) -> None:
    version = draft.as_version()
    assert version.comments == draft.comments
    assert content_fingerprint(version.document) == content_fingerprint(draft.document)
