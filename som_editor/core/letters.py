"""Blocks letter by letter, so that a part of the differences between two can be made.

Each letter knows what it is a part of: a field or reference whose letters all stay is itself again;
one that loses a letter becomes the text that it showed. What shows nothing has no letters.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from som_editor.core.change import Change, Sign
from som_editor.core.document import Break, Field, Inline, Text, TextBlock, normal_inlines
from som_editor.core.shown import Reader, in_place


class Opening(NamedTuple):
    """The line feed between two blocks; `block` is the one behind it."""

    block: TextBlock


class Spoken(NamedTuple):
    """The line feed behind the speaker of a quote."""


class Letter(NamedTuple):
    """A character, and of what it is which one of how many; `filled` is the value of a field."""

    sign: str
    source: Inline | Opening | Spoken
    at: int = 0
    size: int = 1
    filled: str = ""


class Sources(NamedTuple):
    """How the two sides of a change are mixed: where looks and seams between blocks come from."""

    new_looks: bool
    new_seams: bool


def letters(blocks: Iterable[TextBlock], kept: Iterable[TextBlock], reader: Reader) -> list[Letter]:
    """The letters that `blocks` show to `reader`, as parts of the same blocks as they are `kept`.

    The two differ in ids and inlines alone, not in how many there are of them.
    """
    found: list[Letter] = []
    for place, (shown, block) in enumerate(zip(blocks, kept, strict=True)):
        if place:
            found.append(Letter("\n", Opening(block)))
        if shown.speaker:
            found += _spelled(shown.speaker, Text(shown.speaker))
            found.append(Letter("\n", Spoken()))
        words = reader.words(shown.inlines)
        for inline, text, result in zip(shown.inlines, words, block.inlines, strict=True):
            found += _spelled(text, result, reader.inline(inline))
    return found


def mixed(
    change: Change, chosen: Collection[int], old: list[Letter], new: list[Letter], sources: Sources
) -> list[Letter]:
    """The letters of `change` with its edits `chosen` made; see `apply_edits`."""
    taken = {span for index in chosen for span in change.edits[index].spans}
    result: list[Letter] = []
    at_old = at_new = 0
    for index, span in enumerate(change.spans):
        here_old = old[at_old : at_old + len(span.text)]
        here_new = new[at_new : at_new + len(span.text)]
        match span.sign:
            case Sign.SAME:
                pairs = zip(here_old, here_new, strict=True)
                result += [_same(one, other, sources) for one, other in pairs]
            case Sign.OLD if index not in taken:
                result += here_old
            case Sign.NEW if index in taken:
                result += here_new
        at_old += len(span.text) if span.sign is not Sign.NEW else 0
        at_new += len(span.text) if span.sign is not Sign.OLD else 0
    return result


def joined_up(spelled: Iterable[Letter]) -> list[Letter]:
    """`spelled` as one block: a line break for each opening of another."""
    return [
        Letter("\n", Break()) if isinstance(letter.source, Opening) else letter
        for letter in spelled
    ]


def text_blocks_of(spelled: Sequence[Letter], first: TextBlock) -> list[TextBlock]:
    """The blocks that `spelled` make, the first one of the sort of `first`."""
    blocks: list[TextBlock] = []
    start = 0
    for at, letter in enumerate(spelled):
        if isinstance(letter.source, Opening):
            blocks.append(_block(spelled[start:at], first))
            first, start = letter.source.block, at + 1
    return [*blocks, _block(spelled[start:], first)]


def _spelled(text: str, source: Inline, filled: str = "") -> Iterator[Letter]:
    return (Letter(sign, source, at, len(text), filled) for at, sign in enumerate(text))


def _same(old: Letter, new: Letter, sources: Sources) -> Letter:
    if isinstance(old.source, Opening) or isinstance(new.source, Opening):
        return new if sources.new_seams else old
    return new if sources.new_looks else old


def _block(spelled: Sequence[Letter], like: TextBlock) -> TextBlock:
    speaker = ""
    if like.speaker:
        ends = [at for at, letter in enumerate(spelled) if isinstance(letter.source, Spoken)]
        if ends and ends[0]:
            speaker = _text(spelled[: ends[0]])
            spelled = spelled[ends[0] + 1 :]
    inlines: list[Inline] = []
    before = ""
    for run in _runs(spelled):
        inlines.append(_inline(run, before))
        before += _text(run)
    return msgspec.structs.replace(like, inlines=normal_inlines(tuple(inlines)), speaker=speaker)


def _runs(spelled: Sequence[Letter]) -> Iterator[Sequence[Letter]]:
    """The stretches of letters that follow each other in one source."""
    start = 0
    for at in range(1, len(spelled) + 1):
        before = spelled[at - 1]
        goes_on = (
            at < len(spelled)
            and spelled[at].source is before.source
            and spelled[at].at == before.at + 1
        )
        if not goes_on:
            yield spelled[start:at]
            start = at


def _inline(run: Sequence[Letter], before: str) -> Inline:
    """The inline of `run`; a field that would show another capital behind `before` is text."""
    source = run[0].source
    if isinstance(source, Opening | Spoken):
        return Break()
    if isinstance(source, Field) and in_place(source, run[0].filled, before) != _text(run):
        return Text(_text(run), source.marks)
    if len(run) == run[0].size or isinstance(source, Break):
        return source
    if isinstance(source, Text):
        return msgspec.structs.replace(source, text=_text(run))
    return Text(_text(run), source.marks)


def _text(run: Iterable[Letter]) -> str:
    return "".join(letter.sign for letter in run)
