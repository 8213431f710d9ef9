"""What two sequences have in common, in order, by diff-match-patch without its clock.

The engine compares strings, so each different item is encoded as one character. Its only bound is
a clock, and results that hang on a clock differ under load: who calls this bounds the length.
"""

from collections.abc import Callable, Sequence

from diff_match_patch import diff_match_patch

from som_editor.core.progress import Pulse, unasked

_SURROGATES = range(0xD800, 0xE000)


class _Never:
    """A deadline that does not come. The engine asks for it at each of its steps: a pulse."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse

    def __lt__(self, _now: float) -> bool:
        self._pulse()
        return False


def matched(
    ours: Sequence[str],
    theirs: Sequence[str],
    counts: Callable[[str], bool] | None = None,
    pulse: Pulse = unasked,
) -> list[tuple[int, int]]:
    """The positions of the items that stayed: a long common subsequence, rising on both sides.

    Of all items, or of those that `counts` is true of.
    """
    shared = set(ours).intersection(theirs)
    if counts is not None:
        shared = set(filter(counts, shared))
    places_ours = [at for at, item in enumerate(ours) if item in shared]
    places_theirs = [at for at, item in enumerate(theirs) if item in shared]
    code: dict[str, str] = {}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    diffs = engine.diff_main(
        _encoded([ours[at] for at in places_ours], code),
        _encoded([theirs[at] for at in places_theirs], code),
        False,
        _Never(pulse),
    )
    pairs: list[tuple[int, int]] = []
    at_ours = at_theirs = 0
    for operation, text in diffs:
        if operation == engine.DIFF_EQUAL:
            pairs += [
                (places_ours[at_ours + step], places_theirs[at_theirs + step])
                for step in range(len(text))
            ]
        at_ours += len(text) if operation != engine.DIFF_INSERT else 0
        at_theirs += len(text) if operation != engine.DIFF_DELETE else 0
    return pairs


def _encoded(sequence: Sequence[str], code: dict[str, str]) -> str:
    for item in sequence:
        if item not in code:
            number = len(code) + 1
            if number >= _SURROGATES.start:
                number += len(_SURROGATES)
            code[item] = chr(number)
    return "".join(map(code.__getitem__, sequence))
