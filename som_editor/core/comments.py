"""Remarks on words or blocks, kept beside the text: they change nothing of what is consented to."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NewType

import msgspec

from som_editor.core.document import BlockId, Document
from som_editor.core.outline import section_headings
from som_editor.core.text import clean_text

CommentId = NewType("CommentId", str)


class Anchor(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a comment is about: the characters from `start` to `stop` of `block`, or all of it.

    The characters are those of `core.anchors.own_text`. An empty range means the whole block.
    """

    block: BlockId
    start: int = 0
    stop: int = 0

    @property
    def is_whole_block(self) -> bool:
        """Whether the comment is about the block as a whole."""
        return self.start == self.stop


class Reply(msgspec.Struct, frozen=True):
    """An answer in the thread of a comment."""

    id: CommentId
    author: str
    at: dt.datetime
    text: str


class Comment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A remark with its thread; an empty `author` is somebody who gave no name.

    `words` are those that it was put on, empty for a whole block. Where what it was about is gone,
    `lost` says where that stood, and `anchor` where the comment stands now.
    """

    id: CommentId
    anchor: Anchor
    author: str
    at: dt.datetime
    text: str
    words: str = ""
    replies: tuple[Reply, ...] = ()
    solved: bool = False
    lost: Anchor | None = None


Comments = tuple[Comment, ...]


def reply_to(comments: Comments, comment: CommentId, reply: Reply) -> Comments:
    """`comments` with `reply` at the end of its thread, which is open again."""
    said = msgspec.structs.replace(reply, text=_said(reply.text))
    return _changed(
        comments,
        comment,
        lambda one: msgspec.structs.replace(one, replies=(*one.replies, said), solved=False),
    )


def set_solved(comments: Comments, comment: CommentId, *, solved: bool) -> Comments:
    """`comments` with one marked as dealt with, or open again."""
    return _changed(comments, comment, lambda one: msgspec.structs.replace(one, solved=solved))


def reworded(comments: Comments, said: CommentId, text: str) -> Comments:
    """`comments` with `text` for what the comment or reply `said` says."""
    words = _said(text)

    def with_words(comment: Comment) -> Comment:
        if comment.id == said:
            return msgspec.structs.replace(comment, text=words)
        replies = tuple(
            msgspec.structs.replace(one, text=words) if one.id == said else one
            for one in comment.replies
        )
        return msgspec.structs.replace(comment, replies=replies)

    return tuple(with_words(one) if said in _ids(one) else one for one in comments)


def without(comments: Comments, said: CommentId) -> Comments:
    """`comments` without the reply `said`, or without the comment `said` and its thread."""
    kept = (one for one in comments if one.id != said)
    return tuple(
        msgspec.structs.replace(one, replies=tuple(kept for kept in one.replies if kept.id != said))
        if said in _ids(one)
        else one
        for one in kept
    )


def made_comment(
    anchor: Anchor, words: str, *, id_: CommentId, author: str, at: dt.datetime, text: str
) -> Comment:
    """A new comment that says `text` of what `anchor` leads to, the `words` there."""
    return Comment(id_, anchor, author, at, _said(text), words)


def says_more(comments: Iterable[Comment], known: Iterable[Comment]) -> bool:
    """Whether somebody says something in `comments` that nobody says in `known`, or solved it."""
    return not set(_statements(comments)) <= set(_statements(known))


def in_text_order(comments: Iterable[Comment], document: Document) -> Comments:
    """`comments` as their places follow each other in `document`, older before newer."""
    places = {block.id: at for at, block in enumerate(document.blocks)}

    def key(comment: Comment) -> tuple[int, int, dt.datetime]:
        anchor = comment.anchor
        return places.get(anchor.block, -1), anchor.start, comment.at

    return tuple(sorted(comments, key=key))


def comments_by_block(comments: Iterable[Comment]) -> dict[BlockId, Comments]:
    """The comments that are not solved, by the block that they stand at."""
    found: dict[BlockId, Comments] = {}
    for comment in comments:
        if not comment.solved:
            block = comment.anchor.block
            found[block] = (*found.get(block, ()), comment)
    return found


def comments_by_section(
    document: Document, comments: Iterable[Comment]
) -> dict[BlockId | None, int]:
    """How many open comments stand under each heading, those of its subsections counted in.

    What stands before the first heading counts under None; headings without comments are left out.
    """
    counts: dict[BlockId | None, int] = {}
    here = {block: len(found) for block, found in comments_by_block(comments).items()}
    for block, headings in zip(document.blocks, section_headings(document), strict=True):
        if count := here.get(block.id):
            for heading in headings or (None,):
                counts[heading] = counts.get(heading, 0) + count
    return counts


def _statements(comments: Iterable[Comment]) -> Iterator[tuple[str, str, bool]]:
    for comment in comments:
        yield comment.author, comment.text, comment.solved
        for reply in comment.replies:
            yield reply.author, reply.text, comment.solved


def _changed(
    comments: Comments, comment: CommentId, change: Callable[[Comment], Comment]
) -> Comments:
    return tuple(change(one) if one.id == comment else one for one in comments)


def _ids(comment: Comment) -> tuple[CommentId, ...]:
    return comment.id, *(reply.id for reply in comment.replies)


def _said(text: str) -> str:
    return clean_text(text).strip()
