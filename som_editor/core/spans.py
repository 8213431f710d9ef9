"""The words in which two texts differ, as spans; a word is never cut.

Words are matched first; spaces and punctuation follow the words. A sentence of which little stayed
is replaced whole. Long texts are cut into pieces, and a piece beyond the cap is replaced whole, so
that the work is bounded. The semantic clean-up of diff-match-patch would weigh every word alike, so
the clean-up is our own, by characters.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from som_editor.core.chain import Pair, heaviest_chain
from som_editor.core.change import Sign, Span
from som_editor.core.progress import Pulse, unasked
from som_editor.core.sentences import sentence_bounds
from som_editor.core.sequence import matched
from som_editor.core.tokens import is_word, tokens

PIECE_TOKENS = 1_500
"""Longer stretches are cut at words that occur once on both sides before they are compared."""

CAP_TOKENS = 6_000
"""A stretch that is longer than this even so, both sides together, is replaced whole."""

REPLACED = 2 / 3
"""A sentence that lost more than this, and of which more than this is new, is replaced whole."""

SHORT_SENTENCE = 40
"""A sentence of fewer characters is so only where it would be in bits."""

_Run = tuple[Sign, str]


def word_spans(old: str, new: str) -> tuple[Span, ...]:
    """How `old` became `new`: the = and - spans are `old`, the = and + spans `new`, exactly.

    A sentence of which little stayed is replaced whole.
    """
    return WordSpans().told(old, new)


class WordSpans:
    """Compares texts, and remembers those of which only the words were asked until they are told.

    `pulse` is called at each step of the work.
    """

    def __init__(self, pulse: Pulse = unasked) -> None:
        self.pulse = pulse
        self._known: dict[tuple[str, str], list[_Run]] = {}

    def told(self, old: str, new: str) -> tuple[Span, ...]:
        """The spans as a reader is told them: see `word_spans`."""
        if old == new:
            return (Span(Sign.SAME, old),) if old else ()
        runs = self._known.pop((old, new), None) or _runs(old, new, self.pulse)
        return _as_spans(_by_sentence(runs, old, new))

    def by_word(self, old: str, new: str) -> tuple[Span, ...]:
        """The same with every word that stayed, however little of its sentence did."""
        if old == new:
            return (Span(Sign.SAME, old),) if old else ()
        runs = self._known[old, new] = _runs(old, new, self.pulse)
        return _as_spans(runs)


def _as_spans(runs: Iterable[_Run]) -> tuple[Span, ...]:
    return tuple(Span(sign, text) for sign, text in runs)


def _runs(old: str, new: str, pulse: Pulse) -> list[_Run]:
    ours, theirs = tokens(old), tokens(new)
    head = _common(ours, theirs)
    tail = _common(reversed(ours[head:]), reversed(theirs[head:]))
    middle = _compared(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail], pulse)
    runs: list[_Run] = [
        (Sign.SAME, "".join(ours[:head])),
        *middle,
        (Sign.SAME, "".join(ours[len(ours) - tail :])),
    ]
    return _shifted(_cleaned(_gathered(runs)))


def tidy(runs: Iterable[_Run]) -> tuple[Span, ...]:
    """`runs` as spans: none empty, deletions before insertions, equal neighbours joined."""
    return _as_spans(_gathered(runs))


def _common(ours: Iterable[str], theirs: Iterable[str]) -> int:
    """How many tokens are the same from the start."""
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        count += 1
    return count


def _compared(ours: list[str], theirs: list[str], pulse: Pulse) -> list[_Run]:
    if max(len(ours), len(theirs)) <= PIECE_TOKENS:
        return _diff(ours, theirs, pulse)
    runs: list[_Run] = []
    start_ours = start_theirs = 0
    for pair in [*_unique_pairs(ours, theirs), Pair(len(ours), len(theirs), 0)]:
        pulse()
        runs += _piece(ours[start_ours : pair.old], theirs[start_theirs : pair.new], pulse)
        if pair.old < len(ours):
            runs.append((Sign.SAME, ours[pair.old]))
        start_ours, start_theirs = pair.old + 1, pair.new + 1
    return runs


def _piece(ours: list[str], theirs: list[str], pulse: Pulse) -> list[_Run]:
    if len(ours) + len(theirs) > CAP_TOKENS:
        return [(Sign.OLD, "".join(ours)), (Sign.NEW, "".join(theirs))]
    return _diff(ours, theirs, pulse)


def _unique_pairs(ours: list[str], theirs: list[str]) -> list[Pair]:
    """The words that occur once on both sides and kept their order."""
    count_ours, count_theirs = Counter(ours), Counter(theirs)
    places = {token: index for index, token in enumerate(theirs) if count_theirs[token] == 1}
    return heaviest_chain(
        [
            Pair(index, places[token], len(token))
            for index, token in enumerate(ours)
            if count_ours[token] == 1 and token in places and is_word(token)
        ]
    )


def _diff(ours: list[str], theirs: list[str], pulse: Pulse) -> list[_Run]:
    """Match the words, then compare what stands between one matched word and the next.

    Of that, what is common at its ends stays, and the middle is replaced.
    """
    words = matched(ours, theirs, is_word, pulse) if ours and theirs else []
    runs: list[_Run] = []
    same = start_ours = start_theirs = 0
    for one, other in [*words, (len(ours), len(theirs))]:
        gone, came = ours[start_ours:one], theirs[start_theirs:other]
        if gone != came:
            head = _common(gone, came)
            tail = _common(reversed(gone[head:]), reversed(came[head:]))
            runs += [
                (Sign.SAME, "".join(ours[same : start_ours + head])),
                (Sign.OLD, "".join(gone[head : len(gone) - tail])),
                (Sign.NEW, "".join(came[head : len(came) - tail])),
            ]
            same = one - tail
        start_ours, start_theirs = one + 1, other + 1
    runs.append((Sign.SAME, "".join(ours[same:])))
    return runs


def _gathered(runs: Iterable[_Run]) -> list[_Run]:
    """Between two stretches of the same, at most one deletion and then one insertion."""
    result: list[_Run] = []
    gone = came = ""
    for sign, text in runs:
        if sign is Sign.OLD:
            gone += text
        elif sign is Sign.NEW:
            came += text
        elif text:
            if gone:
                result.append((Sign.OLD, gone))
            if came:
                result.append((Sign.NEW, came))
            before = result.pop()[1] if result and result[-1][0] is Sign.SAME else ""
            result.append((Sign.SAME, before + text))
            gone = came = ""
    if gone:
        result.append((Sign.OLD, gone))
    if came:
        result.append((Sign.NEW, came))
    return result


def _cleaned(runs: list[_Run]) -> list[_Run]:
    """`runs` without what happens to be the same inside a rewriting.

    A stretch that is the same is swallowed when more was replaced on either hand of it than it is
    long: "[-de-]{+Stichting+} [-school-]{+SOM+}" reads as two changes; it is one.
    """
    while True:
        swallowed = [_is_accident(runs, index) for index in range(len(runs))]
        if not any(swallowed):
            return runs
        opened: list[_Run] = []
        for (sign, text), gone in zip(runs, swallowed, strict=True):
            opened += [(Sign.OLD, text), (Sign.NEW, text)] if gone else [(sign, text)]
        runs = _gathered(opened)


def _is_accident(runs: list[_Run], index: int) -> bool:
    sign, text = runs[index]
    if sign is not Sign.SAME:
        return False
    if len(text) > min(_changed(runs, index, -1), _changed(runs, index, 1)):
        return False
    around = {at for at, _ in runs[max(index - 2, 0) : index + 3]}
    return Sign.OLD in around and Sign.NEW in around


def _changed(runs: list[_Run], index: int, step: int) -> int:
    """The length of the longer of the deletion and the insertion beside `index`."""
    longest = 0
    for at in (index + step, index + 2 * step):
        if not 0 <= at < len(runs) or runs[at][0] is Sign.SAME:
            break
        longest = max(longest, len(runs[at][1]))
    return longest


def _shifted(runs: list[_Run]) -> list[_Run]:
    """`runs` with a lone insertion or deletion taking the space behind it, not the one before.

    "Facebook,{+ Instagram+} LinkedIn" becomes "Facebook, {+Instagram +}LinkedIn".
    """
    result = list(runs)
    for index in range(1, len(runs) - 1):
        sign, text = result[index]
        before, after = result[index - 1], result[index + 1]
        alone = sign is not Sign.SAME and before[0] is after[0] is Sign.SAME
        if alone and text[0].isspace() and len(after[1]) > 1 and after[1][0] == text[0]:
            result[index - 1] = (Sign.SAME, before[1] + text[0])
            result[index] = (sign, text[1:] + text[0])
            result[index + 1] = (Sign.SAME, after[1][1:])
    return result


def _by_sentence(runs: list[_Run], old: str, new: str) -> list[_Run]:
    """`runs` with each sentence of which little stayed as one replacement."""
    sizes = {Sign.SAME: 0, Sign.OLD: 0, Sign.NEW: 0}
    for sign, text in runs:
        sizes[sign] += len(text)
    if min(sizes[Sign.OLD], sizes[Sign.NEW]) < SHORT_SENTENCE / 2:
        return runs
    result: list[_Run] = []
    for sentence in _sentences(runs, old, new):
        same = sum(len(text) for sign, text in sentence if sign is Sign.SAME)
        gone = "".join(text for sign, text in sentence if sign is not Sign.NEW)
        came = "".join(text for sign, text in sentence if sign is not Sign.OLD)
        shorter = min(len(gone), len(came))
        readable = shorter < SHORT_SENTENCE and not _is_scattered(sentence)
        if same < (1 - REPLACED) * shorter and not readable:
            result += [(Sign.OLD, gone), (Sign.NEW, came)]
        else:
            result += sentence
    return _gathered(result)


def _is_scattered(runs: list[_Run]) -> bool:
    """Whether something stayed the same between two differences."""
    changed = [index for index, (sign, _) in enumerate(runs) if sign is not Sign.SAME]
    return bool(changed) and any(runs[at][0] is Sign.SAME for at in range(changed[0], changed[-1]))


def _sentences(runs: list[_Run], old: str, new: str) -> Iterator[list[_Run]]:
    """`runs` cut where a sentence begins or ends on both sides at once."""
    bounds_old, bounds_new = list(sentence_bounds(old)), set(sentence_bounds(new))
    sentence: list[_Run] = []
    at_old = at_new = 0
    for sign, text in runs:
        start = 0
        if sign is Sign.SAME:
            first = bisect_left(bounds_old, at_old)
            last = bisect_right(bounds_old, at_old + len(text))
            for bound in bounds_old[first:last]:
                cut = bound - at_old
                if at_new + cut in bounds_new:
                    yield [*sentence, (sign, text[start:cut])]
                    sentence, start = [], cut
        sentence.append((sign, text[start:]))
        at_old += len(text) if sign is not Sign.NEW else 0
        at_new += len(text) if sign is not Sign.OLD else 0
    yield sentence
