"""Consistent substitutions of one name by another between two documents.

A board reads "de school" as "Stichting SOM" once; after that it is noise. A rename is proposed when
the same phrase was replaced by the same name at least twice, and mostly.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Sign, Span
from som_editor.core.progress import Pulse
from som_editor.core.spans import WordSpans

LEAST_COUNT = 2
"""A substitution that happens once is an edit, not a rename."""

MOST_WORDS = 6
"""A longer phrase is a rewording."""

LEAST_SHARE = 0.5
"""Of the places where the old phrase stood and could have been replaced, more than this were."""

MOST_RENAMES = 40
"""More names than this are not looked at, the most frequent first."""

TEXTS_AT_ONCE = 1_000
"""So many texts are searched as one."""

_PHRASE = re.compile(r"\w[\w\s.&’'-]*")
_INSIDE = re.compile(r"[\w,;]\s+$")
_POSSESSIVE = re.compile(r"[’']s$")
_ENDING = re.compile(r"[’']?s$")


class Rule(NamedTuple):
    """The phrase `old` is called `new` now."""

    old: str
    new: str


def find_renames(pairs: Iterable[tuple[str, str]], words: WordSpans | None = None) -> list[Rule]:
    """The renames that texts which answer to each other show, the most frequent first."""
    words = words or WordSpans()
    replaced: Counter[tuple[str, str]] = Counter()
    spelled: defaultdict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    kept_texts: list[str] = []
    for text_old, text_new in pairs:
        if not _another_capital(text_old, text_new):
            kept_texts.append(text_new)
            continue
        spans = words.by_word(text_old, text_new)
        kept_texts += [span.text for span in spans if span.sign is Sign.SAME]
        for old, new, inside in _replacements(spans):
            if not _may_be_name(old, new, inside=inside):
                continue
            key = (_uncapitalised(old), _uncapitalised(new))
            replaced[key] += 1
            spelled[key][Rule(old, new)] += 1
    _join_possessives(replaced)
    of_old: Counter[str] = Counter()
    for (old, _), count in replaced.items():
        of_old[old] += count
    frequent = [key for key, count in replaced.most_common(MOST_RENAMES) if count >= LEAST_COUNT]
    rules = [_most_telling(spelled[key]) for key in frequent]
    stayed = _counts(kept_texts, rules, words.pulse)
    return [
        rule
        for key, rule in zip(frequent, rules, strict=True)
        if replaced[key] / (of_old[key[0]] + stayed[rule.old]) > LEAST_SHARE
    ]


def _counts(texts: Sequence[str], rules: Sequence[Rule], pulse: Pulse) -> Counter[str]:
    """How often each old phrase stands in `texts`."""
    counts: Counter[str] = Counter()
    for at in range(0, len(texts), TEXTS_AT_ONCE):
        text = "\n".join(texts[at : at + TEXTS_AT_ONCE])
        for _start, _stop, phrase in occurrences(text, [rule.old for rule in rules]):
            pulse()
            counts[phrase] += 1
        pulse()
    return counts


def _another_capital(old: str, new: str) -> bool:
    """Whether a word with a capital came or went: without, no name did."""
    if old == new:
        return False
    return _with_capitals(old) != _with_capitals(new)


def _with_capitals(text: str) -> list[str]:
    return sorted(word for word in text.split() if word != word.lower())


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


def _join_possessives(replaced: Counter[tuple[str, str]]) -> None:
    """Count "de schools" that became "SOMs" as the names without the ending, if these are known."""
    for old, new in list(replaced):
        without = _ENDING.sub("", old), _ENDING.sub("", new)
        if without in replaced and old != without[0] and new != without[1]:
            replaced[without] += replaced.pop((old, new))


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


@lru_cache(maxsize=64)
def pattern(*phrases: str, endings: bool = False) -> re.Pattern[str]:
    """Finds `phrases` as whole words, the longest first, each in a group of its own.

    The first letter is taken in either case, a space for any white space; with `endings`, that of a
    possessive too ("Pabo’s", "de schools"). The group holds all behind the first letter, since a
    search that starts with a set of letters skips to these.
    """
    firsts = "".join(_either_case(phrase[0]) for phrase in phrases)
    rests = "|".join(
        rf"(?<=[{_either_case(phrase[0])}])({_over_any_space(phrase[1:])})"
        for phrase in _longest_first(phrases)
    )
    ending = r"(?:[’']?s)?" if endings else ""
    return re.compile(rf"[{firsts}](?<!\w[{firsts}])(?:{rests}){ending}(?!\w)")


def _either_case(letter: str) -> str:
    cases = (letter, letter.lower(), letter.upper())
    return "".join(re.escape(case) for case in dict.fromkeys(cases) if len(case) == 1)


def _over_any_space(text: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def occurrences(
    text: str, phrases: Iterable[str], *, endings: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Where `phrases` stand in `text`, none over another: start, stop, and which it is."""
    known = tuple(dict.fromkeys(phrases))
    if not known:
        return
    ranked = _longest_first(known)
    for match in pattern(*known, endings=endings).finditer(text):
        yield match.start(), match.end(), ranked[(match.lastindex or 1) - 1]


def apply_rules(text: str, rules: Sequence[Rule]) -> str:
    """`text` with every old phrase replaced: the form in which renamed texts are equal.

    A new name takes the capital with which a sentence began.
    """
    if not rules:
        return text
    new = {rule.old: rule.new for rule in reversed(rules)}
    result: list[str] = []
    at = 0
    for start, stop, phrase in occurrences(text, new):
        name = new[phrase]
        if text[start].isupper() and not phrase[0].isupper():
            name = name[0].upper() + name[1:]
        result += [text[at:start], name]
        at = stop
    return "".join([*result, text[at:]]) if result else text
