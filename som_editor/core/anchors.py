"""Comments follow the text that they are about through every edit.

Positions count the characters of `own_text`, where a field or a reference is one sign whatever it
shows: filling a field or renumbering moves nothing.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from som_editor.core.change import Sign
from som_editor.core.comments import Anchor, Comment, Comments
from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Document,
    Field,
    Inline,
    Reference,
    Text,
    TextBlock,
)
from som_editor.core.edges import common_ends
from som_editor.core.spans import WordSpans

FIELD, REFERENCE = "\ufdd0", "\ufdd1"
"""What stands for a field and for a reference: signs that no text holds."""

_TYPED = 24
"""A change of more characters than this is looked into, word for word."""


def sign(inline: Inline) -> str:
    """The characters that `inline` counts for."""
    match inline:
        case Text(text=text):
            return text
        case Field():
            return FIELD
        case Reference():
            return REFERENCE
        case Break():
            return "\n"


def own_text(block: Block) -> str:
    """The body of `block` with a sign for each field and reference; a table or picture has none."""
    return "".join(map(sign, block.inlines)) if isinstance(block, TextBlock) else ""


def anchor_on(block: Block, start: int, stop: int) -> Anchor:
    """The anchor on those characters of `block`; all of them, or none, are the whole block."""
    size = len(own_text(block))
    start, stop = max(start, 0), min(stop, size)
    if stop <= start or (start, stop) == (0, size):
        return Anchor(block.id)
    return Anchor(block.id, start, stop)


def anchored_words(block: Block, anchor: Anchor) -> str:
    """The words that `anchor` leads to, on one line; fields and references have none of their own.

    Empty for a whole block.
    """
    text = own_text(block)[anchor.start : anchor.stop]
    return " ".join(text.replace(FIELD, " ").replace(REFERENCE, " ").split())


def moved_range(old: str, new: str, start: int, stop: int) -> tuple[int, int]:
    """Where the characters from `start` to `stop` of `old` stand in `new`; empty when they went.

    What replaces the whole of them takes their place, and a word that is typed on at either end
    stays one word. What is inserted beside them stays outside.
    """
    steps = _beside(_steps(old, new), old, new, (start, stop))
    first, last = _start(steps, start, stop), _stop(steps, start, stop)
    if len(steps) == 3 and steps[1].old == 0 and start < stop:
        at, size = steps[0].old, steps[1].new
        if new[at : at + size].isalnum():
            if at == stop and old[stop - 1].isalnum():
                last += size
            if at == start and old[start].isalnum():
                first -= size
    return first, max(first, last)


def moved_anchors(before: Document, after: Document, comments: Comments) -> Comments:
    """`comments` on `before` where what they are about stands in `after`; the same when it stays.

    A comment whose words or block are gone stands at what was nearest, and goes back when its
    block returns, or when its words are put in somewhere as a whole.
    """
    if not comments or before.blocks is after.blocks:
        return comments
    change = _Change(before, after)
    moved = tuple(map(change.moved, comments))
    same = all(one is other for one, other in zip(moved, comments, strict=True))
    return comments if same else moved


class _Change:
    """What an edit did to the blocks between those at both ends that it left alone."""

    def __init__(self, before: Document, after: Document) -> None:
        old, new = before.blocks, after.blocks
        head, tail = common_ends(old, new)
        self._all_old, self._all_new = old, new
        self._old = {block.id: block for block in old[head : len(old) - tail]}
        self._new = {block.id: block for block in new[head : len(new) - tail]}
        self._texts = {id_: own_text(block) for id_, block in self._old.items()}
        self._new_texts = {id_: own_text(block) for id_, block in self._new.items()}
        self._stirred = self._differing(self._texts, self._new_texts)
        self._new_stirred = self._differing(self._new_texts, self._texts)
        self._restructured = self._stirred.keys() != self._new_stirred.keys()

    def moved(self, comment: Comment) -> Comment:
        """`comment` after the change."""
        if comment.lost is not None and (back := self._returned(comment)) is not None:
            return msgspec.structs.replace(comment, anchor=back, lost=None)
        anchor = comment.anchor
        if not anchor.block and self._all_new:  # the text was empty
            first = Anchor(self._all_new[0].id)
            return msgspec.structs.replace(comment, anchor=first)
        if anchor.block not in self._old:
            return comment
        found = self._followed(anchor)
        if found is None:
            place = self._nearest(anchor.block)
            lost = comment.lost or anchor
            return msgspec.structs.replace(comment, anchor=place, lost=lost)
        return comment if found == anchor else msgspec.structs.replace(comment, anchor=found)

    def _followed(self, anchor: Anchor) -> Anchor | None:
        """Where what `anchor` is about stands now; None when it is gone."""
        block = anchor.block
        if block in self._new and (anchor.is_whole_block or block not in self._stirred):
            return anchor
        if self._restructured and block in self._stirred:
            return self._followed_across(anchor)
        if block not in self._new:
            return None
        start, stop = moved_range(
            self._texts[block], self._new_texts[block], anchor.start, anchor.stop
        )
        return Anchor(block, start, stop) if start < stop else None

    def _followed_across(self, anchor: Anchor) -> Anchor | None:
        """The same where blocks were split, joined or taken away: their texts are read as one."""
        old, new = _Joined(self._stirred), _Joined(self._new_stirred)
        start, stop = old.starts[anchor.block] + anchor.start, old.starts[anchor.block]
        stop += len(self._texts[anchor.block]) if anchor.is_whole_block else anchor.stop
        found = new.anchor(*moved_range(old.text, new.text, start, stop))
        if found is None or not anchor.is_whole_block:
            return found
        return Anchor(found.block)

    def _returned(self, comment: Comment) -> Anchor | None:
        """Where what `comment` was about has come back; None where it has not."""
        lost = comment.lost
        if lost is not None and lost.block in self._new and lost.block not in self._old:
            size = len(self._new_texts[lost.block])
            if not lost.is_whole_block and lost.stop > size:
                return Anchor(lost.block)
            return lost
        if not _is_phrase(comment.words):
            return None
        for block, text in self._new_stirred.items():
            known = self._texts.get(block, "")
            for step, at in _placed(_steps(known, text)):
                inside = text[at : at + step.new].find(comment.words) if not step.same else -1
                if inside >= 0:
                    return Anchor(block, at + inside, at + inside + len(comment.words))
        return None

    def _nearest(self, block: BlockId) -> Anchor:
        """The block itself, else the nearest one above that is still there, else one below."""
        there = {one.id for one in self._all_new}
        order = [one.id for one in self._all_old]
        at = order.index(block)
        candidates = [*order[at::-1], *order[at:], *(one.id for one in self._all_new[:1])]
        return Anchor(next((one for one in candidates if one in there), BlockId("")))

    @staticmethod
    def _differing(ours: dict[BlockId, str], theirs: dict[BlockId, str]) -> dict[BlockId, str]:
        return {id_: text for id_, text in ours.items() if theirs.get(id_) != text}


class _Joined:
    """The texts of several blocks as one, a line feed between them."""

    def __init__(self, texts: dict[BlockId, str]) -> None:
        self.text = "\n".join(texts.values())
        self.starts: dict[BlockId, int] = {}
        self._ends: list[tuple[int, BlockId]] = []
        at = 0
        for block, text in texts.items():
            self.starts[block] = at
            at += len(text) + 1
            self._ends.append((at - 1, block))

    def anchor(self, start: int, stop: int) -> Anchor | None:
        """The characters from `start` to `stop` in the first block that holds some of them."""
        for end, block in self._ends:
            if start < min(stop, end):
                first = self.starts[block]
                return Anchor(block, max(start, first) - first, min(stop, end) - first)
        return None


class _Step(NamedTuple):
    """`old` characters that became `new` ones; `same` where they are the same."""

    old: int
    new: int
    same: bool


def _steps(old: str, new: str) -> list[_Step]:
    """How `old` became `new`: what is the same at both ends, and what changed between."""
    head, tail = common_ends(old, new)
    gone, came = old[head : len(old) - tail], new[head : len(new) - tail]
    middle = [_Step(len(gone), len(came), same=False)]
    if gone and came and max(len(gone), len(came)) > _TYPED:
        middle = _by_word(gone, came)
    return [_Step(head, head, same=True), *middle, _Step(tail, tail, same=True)]


def _beside(steps: list[_Step], old: str, new: str, edges: tuple[int, int]) -> list[_Step]:
    """An insertion beside one of the `edges` where it may as well have been there.

    Among white space nobody can tell: "a  b" with an "x" typed is "a x  b" in two ways.
    """
    if len(steps) != 3 or steps[1].old:
        return steps
    head, inserted, tail = steps
    latest = at = head.old
    while at and old[at - 1].isspace() and old[at - 1] == new[at - 1 + inserted.new]:
        at -= 1
    edge = next((one for one in edges if at <= one <= latest), latest)
    rest = tail.old + latest - edge
    return [_Step(edge, edge, same=True), inserted, _Step(rest, rest, same=True)]


def _by_word(old: str, new: str) -> list[_Step]:
    steps: list[_Step] = []
    for span in WordSpans().by_word(old, new):
        size = len(span.text)
        if span.sign is Sign.SAME:
            steps.append(_Step(size, size, same=True))
        elif span.sign is Sign.OLD:
            steps.append(_Step(size, 0, same=False))
        elif steps and not steps[-1].same:
            steps[-1] = steps[-1]._replace(new=size)
        else:
            steps.append(_Step(0, size, same=False))
    return steps


def _start(steps: Iterable[_Step], start: int, stop: int) -> int:
    """Where a range from `start` to `stop` begins after `steps`."""
    old = new = 0
    for step in steps:
        if old <= start < old + step.old:
            if step.same:
                return new + start - old
            covered = start == old and stop >= old + step.old
            return new if covered else new + step.new
        old, new = old + step.old, new + step.new
    return new


def _stop(steps: Iterable[_Step], start: int, stop: int) -> int:
    """Where it ends."""
    old = new = 0
    for step in steps:
        if old < stop <= old + step.old:
            if step.same:
                return new + stop - old
            covered = stop == old + step.old and start <= old
            return new + step.new if covered else new
        old, new = old + step.old, new + step.new
    return 0


def _placed(steps: Iterable[_Step]) -> Iterable[tuple[_Step, int]]:
    """Each step with the place in the new text where it begins."""
    at = 0
    for step in steps:
        yield step, at
        at += step.new


def _is_phrase(words: str) -> bool:
    """Whether `words` are so many that they come back as a whole only when they are put there."""
    return len(words) > 2
