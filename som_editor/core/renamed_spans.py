"""The differences of two texts in which names were replaced, each rename an edit of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Sign, Span
from som_editor.core.renames import Rule, occurrences, pattern
from som_editor.core.sequence import matched
from som_editor.core.spans import WordSpans, tidy
from som_editor.core.tokens import tokens

MOST_CELLS = 250_000
"""A replaced stretch whose two sides make more pairs of words than this is not looked into."""


class Piece(NamedTuple):
    """A stretch of spans that make one edit; `rule` is the index of the rename it follows."""

    spans: tuple[Span, ...]
    rule: int | None


class _Hunk(NamedTuple):
    """What stayed the same, and what was replaced by what behind it."""

    same: str
    gone: str
    came: str


class _Marked(NamedTuple):
    """A token, or a phrase of a rename as one token.

    `meaning` is what makes two of them equal: the word itself, or for a phrase the new name behind
    a sign that no word has.
    """

    text: str
    meaning: str
    rule: int | None = None


def spans_with_rules(
    old: str, new: str, rules: Sequence[Rule], words: WordSpans | None = None
) -> list[Piece]:
    """How `old` became `new`, in pieces, unchanged stretches included.

    A replaced stretch that holds a rename is compared once more with the rename taken as read, so
    that the rename and what else changed there become edits of their own.
    """
    words = words or WordSpans()
    hunks = _hunks(words.told(old, new))
    for rule in rules:
        hunks = _with_shared_words(hunks, rule)
    pieces: list[Piece] = []
    for hunk in hunks:
        pieces += _same(hunk.same)
        pieces += _pieces(hunk, rules, words)
    return pieces


def _hunks(spans: Sequence[Span]) -> list[_Hunk]:
    hunks = [_Hunk("", "", "")]
    for span in spans:
        last = hunks[-1]
        match span.sign:
            case Sign.SAME:
                hunks.append(_Hunk(span.text, "", ""))
            case Sign.OLD:
                hunks[-1] = last._replace(gone=span.text)
            case Sign.NEW:
                hunks[-1] = last._replace(came=span.text)
    return hunks


def _with_shared_words(hunks: list[_Hunk], rule: Rule) -> list[_Hunk]:
    """`hunks` with the words that the phrases of `rule` share taken in: "de school", "de SOM".

    They stayed the same, but belong to the name that was replaced.
    """
    head, tail = _shared_ends(rule)
    if not head and not tail:
        return hunks
    result = [*hunks, _Hunk("", "", "")]
    for index, (hunk, after) in enumerate(pairwise(result)):
        if not hunk.gone and not hunk.came:
            continue
        before = _end(result[index].same, head)
        behind = _start(after.same, tail)
        gone, came = before + hunk.gone + behind, before + hunk.came + behind
        if _holds(gone, rule.old, hunk.gone) and _holds(came, rule.new, hunk.came):
            same = result[index].same
            result[index] = _Hunk(same[: len(same) - len(before)], gone, came)
            result[index + 1] = after._replace(same=after.same[len(behind) :])
    return result


@lru_cache(maxsize=64)
def _shared_ends(rule: Rule) -> tuple[str, str]:
    """The words with which both phrases begin, and those with which both end."""
    old, new = tokens(rule.old), tokens(rule.new)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return "".join(old[:head]).strip(), "".join(old[len(old) - tail :]).strip()


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    count = 0
    while count < min(len(ours), len(theirs)) and ours[count] == theirs[count]:
        count += 1
    return count


def _end(text: str, words: str) -> str:
    found = re.search(rf"(?i)(?<!\w){re.escape(words)}\s*$", text) if words else None
    return found[0] if found else ""


def _start(text: str, words: str) -> str:
    found = re.match(rf"(?i)\s*{re.escape(words)}(?!\w)", text) if words else None
    return found[0] if found else ""


def _holds(text: str, phrase: str, without: str) -> bool:
    """Whether `text` holds `phrase`, and `without` does not yet."""
    return bool(pattern(phrase).search(text)) and not pattern(phrase).search(without)


def _pieces(hunk: _Hunk, rules: Sequence[Rule], words: WordSpans) -> Iterator[Piece]:
    """The pieces of what was replaced in `hunk`."""
    if hunk.gone and hunk.came and rules and _holds_a_rename(hunk, rules):
        old = _marked(hunk.gone, [*_old_phrases(rules), *_new_phrases(rules)])
        new = _marked(hunk.came, _new_phrases(rules))
        renamed = {part.meaning for part in old if part.rule is not None}
        if renamed & {part.meaning for part in new}:
            yield from _compared(old, new, words)
            return
    yield from _replaced(hunk.gone, hunk.came)


def _holds_a_rename(hunk: _Hunk, rules: Sequence[Rule]) -> bool:
    """Whether an old phrase went and a new one came, of whatever rules."""
    gone = pattern(*dict.fromkeys(rule.old for rule in rules), endings=True)
    came = pattern(*dict.fromkeys(rule.new for rule in rules), endings=True)
    return bool(gone.search(hunk.gone) and came.search(hunk.came))


def _same(text: str) -> Iterator[Piece]:
    if text:
        yield Piece((Span(Sign.SAME, text),), None)


def _replaced(gone: str, came: str) -> Iterator[Piece]:
    if gone == came:
        yield from _same(gone)
    elif spans := tidy([(Sign.OLD, gone), (Sign.NEW, came)]):
        yield Piece(spans, None)


def _old_phrases(rules: Sequence[Rule]) -> list[tuple[str, _Marked]]:
    return [(rule.old, _Marked("", _name(rule), number)) for number, rule in enumerate(rules)]


def _new_phrases(rules: Sequence[Rule]) -> list[tuple[str, _Marked]]:
    return [(rule.new, _Marked("", _name(rule))) for rule in rules]


def _name(rule: Rule) -> str:
    return f"\0{rule.new}"


def _marked(text: str, phrases: Iterable[tuple[str, _Marked]]) -> list[_Marked]:
    """`text` as tokens, each occurrence of a phrase being one token; the first of a kind counts.

    A phrase takes the ending of a possessive along and means something else with it.
    """
    known: dict[str, _Marked] = {}
    for phrase, mark in phrases:
        known.setdefault(phrase, mark)
    result: list[_Marked] = []
    at = 0
    for start, stop, phrase in occurrences(text, known, endings=True):
        mark, written = known[phrase], text[start:stop]
        ending = "’s" if len(" ".join(written.split())) > len(phrase) else ""
        result += _plain(text[at:start])
        result.append(_Marked(written, mark.meaning + ending, mark.rule))
        at = stop
    return result + _plain(text[at:])


def _plain(text: str) -> list[_Marked]:
    return [_Marked(token, token) for token in tokens(text)]


def _compared(old: list[_Marked], new: list[_Marked], words: WordSpans) -> Iterator[Piece]:
    """Align two marked stretches, an old and a new phrase of one rename counting as equal.

    What stands between the renames is compared as any text.
    """
    small = len(old) * len(new) <= MOST_CELLS
    meanings = [one.meaning for one in old], [one.meaning for one in new]
    pairs = matched(*meanings, pulse=words.pulse) if small else []
    renames = [pair for pair in pairs if old[pair[0]].rule is not None]
    at_old = at_new = 0
    for one, other in [*renames, (len(old), len(new))]:
        gone = "".join(part.text for part in old[at_old:one])
        came = "".join(part.text for part in new[at_new:other])
        for hunk in _hunks(words.told(gone, came)):
            yield from _same(hunk.same)
            yield from _replaced(hunk.gone, hunk.came)
        if one < len(old):
            yield _met(old[one], new[other])
        at_old, at_new = one + 1, other + 1


def _met(old: _Marked, new: _Marked) -> Piece:
    if old.text == new.text:
        return Piece((Span(Sign.SAME, old.text),), None)
    return Piece((Span(Sign.OLD, old.text), Span(Sign.NEW, new.text)), old.rule)
