"""The comments of a Word file as threads: who said what and when, who answered, what is solved."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from som_editor.core.comments import Anchor, Comment, CommentId, Reply
from som_editor.core.document import NewId
from som_editor.core.text import clean_text
from som_editor.readers.docx.names import Element, named
from som_editor.readers.docx.package import Package

_ON = ("1", "true", "on")
_GONE = (named("del"), named("moveFrom"))
_BREAKS = {
    named("br"): "\n",
    named("cr"): "\n",
    named("tab"): " ",
    named("noBreakHyphen"): "\u2011",
}


@dataclass
class Remark:
    """Where in a paragraph a comment is about something: from piece `start` to piece `stop`.

    `stop` is None where it goes on behind the paragraph.
    """

    comment: str
    start: int
    stop: int | None = None


class Placed(NamedTuple):
    """The `anchor` of a comment of the file, and the `words` that it is on."""

    comment: str
    anchor: Anchor
    words: str


@dataclass
class _Said:
    """One comment or reply as the file has it."""

    number: str
    author: str
    at: dt.datetime
    text: str
    replies: list["_Said"] = field(default_factory=list)
    solved: bool = False


class Threads:
    """The threads of `package`, by the numbers that its text calls them by.

    What bears no date of its own is said `now`.
    """

    def __init__(self, package: Package, now: dt.datetime) -> None:
        root = package.part("comments")
        elements = [] if root is None else list(root.iter(named("comment")))
        every = {one.get(named("id"), ""): _said(one, now) for one in elements}
        paragraphs = {
            key: one.get(named("id"), "") for one in elements for key in _paragraph_ids(one)
        }
        self._roots = dict(every)
        above: dict[str, str] = {}
        extended = package.part("commentsExtended")
        for about in () if extended is None else extended.iter(named("w15:commentEx")):
            number = paragraphs.get(about.get(named("w15:paraId"), ""), "")
            parent = paragraphs.get(about.get(named("w15:paraIdParent"), ""), "")
            if number in every:
                every[number].solved = about.get(named("w15:done"), "") in _ON
                if parent in every and parent != number:
                    above[number] = parent
        for number in above:
            if (first := _root(number, above)) != number:
                every[first].replies.append(every[number])
                self._roots.pop(number, None)

    def comments(self, placed: Iterable[Placed], new_id: NewId) -> tuple[Comment, ...]:
        """The threads that are `placed` in the text, in the order of the file."""
        places = {one.comment: one for one in reversed(list(placed))}
        return tuple(
            _comment(said, places[number], new_id)
            for number, said in self._roots.items()
            if number in places and (said.text or said.replies)
        )

    def left_out(self, placed: Iterable[Placed]) -> Iterator[tuple[str, str]]:
        """What was said of nothing that was read: (number, text) of each comment and reply."""
        there = {one.comment for one in placed}
        for number, said in self._roots.items():
            if number not in there:
                for one in (said, *said.replies):
                    if text := " ".join(one.text.split()):
                        yield number, text


def _comment(said: _Said, place: Placed, new_id: NewId) -> Comment:
    replies = tuple(
        Reply(CommentId(new_id()), one.author, one.at, one.text) for one in said.replies
    )
    return Comment(
        CommentId(new_id()),
        place.anchor,
        said.author,
        said.at,
        said.text,
        place.words,
        replies,
        said.solved,
    )


def _said(element: Element, now: dt.datetime) -> _Said:
    lines = ("".join(_signs(one)) for one in element.iter(named("p")))
    return _Said(
        element.get(named("id"), ""),
        clean_text(element.get(named("author"), "")).strip(),
        _moment(element.get(named("date"), ""), now),
        clean_text("\n".join(lines)).strip(),
    )


def _signs(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == named("t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _GONE:
            yield from _signs(child)


def _moment(text: str, now: dt.datetime) -> dt.datetime:
    """The moment that `text` says, in UTC where it names no zone; `now` where it says none."""
    try:
        found = dt.datetime.fromisoformat(text)
        return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except ValueError:
        return now


def _paragraph_ids(comment: Element) -> Iterator[str]:
    for paragraph in comment.iter(named("p")):
        if key := paragraph.get(named("w14:paraId"), ""):
            yield key


def _root(number: str, above: dict[str, str]) -> str:
    """The comment that begins the thread of `number`; in a circle, the reply itself."""
    seen = {number}
    first = number
    while first in above:
        first = above[first]
        if first in seen:
            return number
        seen.add(first)
    return first
