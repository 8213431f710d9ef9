"""Consistent substitutions of one name by another between two documents.

A board reads "de school" as "Stichting SOM" once; after that it is noise. A rename is proposed when
the same phrase was replaced by the same name at least twice, and mostly.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Sign, Span
from som_editor.core.spans import tidy, word_spans
from som_editor.core.tokens import tokens

LEAST_COUNT = 2
"""A substitution that happens once is an edit, not a rename."""

MOST_WORDS = 6
"""A longer phrase is a rewording."""

LEAST_SHARE = 0.5
"""Of the places where the old phrase could have been replaced, so many were."""


_PHRASE = re.compile(r"\w[\w\s.&’'-]*")


class Rule(NamedTuple):
    """The phrase `old` is called `new` now."""

    old: str
    new: str


class Piece(NamedTuple):
    """A stretch of spans that make one edit; `rule` is the index of the rename it follows."""

    spans: tuple[Span, ...]
    rule: int | None


def find_renames(span_lists: Iterable[Sequence[Span]]) -> list[Rule]:
    """The renames that the differences of paired texts show, the most frequent first."""
    replaced: Counter[tuple[str, str]] = Counter()
    spelled: defaultdict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    kept_texts: list[str] = []
    for spans in span_lists:
        kept_texts += [span.text for span in spans if span.sign is Sign.SAME]
        for old, new in _replacements(spans):
            if not _may_be_name(old, new):
                continue
            key = (_uncapitalised(old), _uncapitalised(new))
            replaced[key] += 1
            spelled[key][Rule(old, new)] += 1
    kept = "\n".join(kept_texts)
    rules = []
    for key, count in replaced.most_common():
        if count < LEAST_COUNT:
            break
        rule = _most_telling(spelled[key])
        stayed = len(pattern(rule.old).findall(kept))
        if count / (count + stayed) >= LEAST_SHARE:
            rules.append(rule)
    return rules


def _replacements(spans: Sequence[Span]) -> Iterable[tuple[str, str]]:
    for old, new in pairwise(spans):
        if old.sign is Sign.OLD and new.sign is Sign.NEW:
            yield old.text.strip(), new.text.strip()


def _may_be_name(old: str, new: str) -> bool:
    """Whether a name took the place of a phrase, or a phrase that of a name."""
    if old == new or not all(_PHRASE.fullmatch(text) for text in (old, new)):
        return False
    if not all(len(text.split()) <= MOST_WORDS for text in (old, new)):
        return False
    return _has_capital(new, old) or _has_capital(old, new)


def _has_capital(text: str, other: str) -> bool:
    """Whether `text` has a capital that no sentence start explains.

    It stands behind the first word, or `other`, in the same place, starts without one.
    """
    first, *rest = text.split()
    inside = any(word[0].isupper() for word in rest) or first[1:] != first[1:].lower()
    return inside or (first[0].isupper() and not other[0].isupper())


def _uncapitalised(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    return text[0].lower() + text[1:] if first[1:] == first[1:].lower() else text


def _most_telling(spellings: Counter[Rule]) -> Rule:
    """The spelling that occurs in the middle of sentences rather than at their start."""
    return min(
        spellings,
        key=lambda rule: (rule.old[0].isupper() + rule.new[0].isupper(), -spellings[rule], rule),
    )


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """Finds `phrase` as whole words, its first letter in either case, over any white space."""
    first = phrase[0]
    start = f"[{re.escape(first.lower())}{re.escape(first.upper())}]"
    rest = r"\s+".join(re.escape(part) for part in phrase[1:].split(" "))
    return re.compile(rf"(?<!\w){start}{rest}(?!\w)")


def apply_rules(text: str, rules: Sequence[Rule]) -> str:
    """`text` with every old phrase replaced: the form in which renamed texts are equal."""
    for rule in rules:
        text = pattern(rule.old).sub(rule.new.replace("\\", r"\\"), text)
    return text


def spans_with_rules(old: str, new: str, rules: Sequence[Rule]) -> list[Piece]:
    """How `old` became `new`, in pieces, unchanged stretches included.

    A replaced stretch that holds a rename is compared once more with the rename taken as read, so
    that the rename and what else changed there become edits of their own.
    """
    spans = word_spans(old, new)
    pieces: list[Piece] = []
    index = 0
    while index < len(spans):
        span = spans[index]
        following = spans[index + 1] if index + 1 < len(spans) else None
        if span.sign is Sign.OLD and following is not None and following.sign is Sign.NEW:
            pieces += _hunk(span.text, following.text, rules)
            index += 2
        else:
            pieces.append(Piece((span,), None))
            index += 1
    return pieces


def _hunk(old: str, new: str, rules: Sequence[Rule]) -> list[Piece]:
    """The pieces of one replaced stretch."""
    marked_old, marked_new = _marked(old, rules, 0), _marked(new, rules, 1)
    shared = {part.rule for part in marked_old} & {part.rule for part in marked_new}
    shared.discard(None)
    if not shared:
        return [Piece((Span(Sign.OLD, old), Span(Sign.NEW, new)), None)]
    return _compared_marks(marked_old, marked_new)


class _Marked(NamedTuple):
    text: str
    rule: int | None


def _marked(text: str, rules: Sequence[Rule], side: int) -> list[_Marked]:
    """`text` as tokens, each occurrence of a rule's phrase (old or new side) being one token."""
    found: list[tuple[int, int, int]] = []
    for number, rule in enumerate(rules):
        for match in pattern(rule[side]).finditer(text):
            found.append((match.start(), match.end(), number))
    result: list[_Marked] = []
    at = 0
    for start, stop, number in sorted(found, key=lambda one: (one[0], -one[1])):
        if start < at:
            continue
        result += [_Marked(token, None) for token in tokens(text[at:start])]
        result.append(_Marked(text[start:stop], number))
        at = stop
    return result + [_Marked(token, None) for token in tokens(text[at:])]


def _compared_marks(old: list[_Marked], new: list[_Marked]) -> list[Piece]:
    """Align two marked stretches, an old and a new phrase of one rule counting as equal."""
    pairs = _longest_common([_sameness(part) for part in old], [_sameness(part) for part in new])
    pieces: list[Piece] = []
    at_old = at_new = 0
    for one, other in [*pairs, (len(old), len(new))]:
        gone = "".join(part.text for part in old[at_old:one])
        came = "".join(part.text for part in new[at_new:other])
        if spans := tidy([(Sign.OLD, gone), (Sign.NEW, came)]):
            pieces.append(Piece(spans, None))
        if one < len(old):
            pieces.append(_met(old[one], new[other]))
        at_old, at_new = one + 1, other + 1
    return pieces


def _met(old: _Marked, new: _Marked) -> Piece:
    if old.text == new.text:
        return Piece((Span(Sign.SAME, old.text),), None)
    return Piece((Span(Sign.OLD, old.text), Span(Sign.NEW, new.text)), old.rule)


def _sameness(part: _Marked) -> str | int:
    return part.text if part.rule is None else part.rule


def _longest_common(
    ours: Sequence[str | int], theirs: Sequence[str | int]
) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence; hunks are short, so the plain table will do."""
    rows, columns = len(ours), len(theirs)
    if rows * columns > 250_000:
        return []
    table = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            if ours[row] == theirs[column]:
                table[row][column] = table[row + 1][column + 1] + 1
            else:
                table[row][column] = max(table[row + 1][column], table[row][column + 1])
    pairs = []
    row = column = 0
    while row < rows and column < columns:
        if ours[row] == theirs[column]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif table[row + 1][column] >= table[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs
