"""Consistent substitutions of one name by another between two documents.

A board reads "de school" as "Stichting SOM" once; after that it is noise. A rename is proposed when
the same phrase was replaced by the same name at least twice, and mostly.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Sign, Span

LEAST_COUNT = 2
"""A substitution that happens once is an edit, not a rename."""

MOST_WORDS = 6
"""A longer phrase is a rewording."""

LEAST_SHARE = 0.5
"""Of the places where the old phrase stood and could have been replaced, more than this were."""

MOST_RENAMES = 40
"""More names than this are not looked at, the most frequent first."""

_PHRASE = re.compile(r"\w[\w\s.&’'-]*")
_INSIDE = re.compile(r"[\w,;]\s+$")
_POSSESSIVE = re.compile(r"[’']s$")


class Rule(NamedTuple):
    """The phrase `old` is called `new` now."""

    old: str
    new: str


def find_renames(span_lists: Iterable[Sequence[Span]]) -> list[Rule]:
    """The renames that the differences of paired texts show, the most frequent first."""
    replaced: Counter[tuple[str, str]] = Counter()
    spelled: defaultdict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    kept_texts: list[str] = []
    for spans in span_lists:
        kept_texts += [span.text for span in spans if span.sign is Sign.SAME]
        for old, new, inside in _replacements(spans):
            if not _may_be_name(old, new, inside=inside):
                continue
            key = (_uncapitalised(old), _uncapitalised(new))
            replaced[key] += 1
            spelled[key][Rule(old, new)] += 1
    kept = "\n".join(kept_texts)
    of_old: Counter[str] = Counter()
    for (old, _), count in replaced.items():
        of_old[old] += count
    rules = []
    for key, count in replaced.most_common(MOST_RENAMES):
        if count < LEAST_COUNT:
            break
        rule = _most_telling(spelled[key])
        stayed = sum(1 for _ in pattern(rule.old).finditer(kept))
        if count / (of_old[key[0]] + stayed) > LEAST_SHARE:
            rules.append(rule)
    return rules


def _replacements(spans: Sequence[Span]) -> Iterator[tuple[str, str, bool]]:
    """What was replaced by what, and whether that is inside a sentence.

    Of two names in the possessive, the names.
    """
    for index, (old, new) in enumerate(pairwise(spans)):
        if old.sign is Sign.OLD and new.sign is Sign.NEW:
            names = old.text.strip(), new.text.strip()
            if all(map(_POSSESSIVE.search, names)):
                names = _POSSESSIVE.sub("", names[0]), _POSSESSIVE.sub("", names[1])
            before = spans[index - 1].text if index else ""
            yield *names, bool(_INSIDE.search(before))


def _may_be_name(old: str, new: str, *, inside: bool) -> bool:
    """Whether a name took the place of a phrase or a name, or a phrase that of a name.

    `inside` a sentence, a capital makes a name.
    """
    if old == new or not all(_PHRASE.fullmatch(text) for text in (old, new)):
        return False
    if not all(len(text.split()) <= MOST_WORDS for text in (old, new)):
        return False
    capitals = inside and old[0].isupper() and new[0].isupper()
    return capitals or _has_capital(new, old) or _has_capital(old, new)


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
def pattern(*phrases: str) -> re.Pattern[str]:
    """Finds `phrases` as whole words, the longest first, each in a group of its own.

    The first letter is taken in either case, a space for any white space.
    """
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(f"({_whole(phrase)})" for phrase in longest_first))


def _whole(phrase: str) -> str:
    first = phrase[0]
    start = f"(?:{re.escape(first.lower())}|{re.escape(first.upper())})"
    rest = r"\s+".join(re.escape(part) for part in phrase[1:].split(" "))
    return rf"(?<!\w){start}{rest}(?!\w)"


def occurrences(text: str, phrases: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where `phrases` stand in `text`, none over another: start, stop, and which it is."""
    known = tuple(dict.fromkeys(phrases))
    if not known:
        return
    longest_first = sorted(known, key=lambda phrase: (-len(phrase), phrase))
    for match in pattern(*known).finditer(text):
        yield match.start(), match.end(), longest_first[(match.lastindex or 1) - 1]


def apply_rules(text: str, rules: Sequence[Rule]) -> str:
    """`text` with every old phrase replaced: the form in which renamed texts are equal."""
    new = {rule.old: rule.new for rule in reversed(rules)}
    result: list[str] = []
    at = 0
    for start, stop, phrase in occurrences(text, new):
        result += [text[at:start], new[phrase]]
        at = stop
    return "".join([*result, text[at:]])
