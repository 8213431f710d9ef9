"""Several blocks in few words: "richtlijn 1 t/m 4, alinea 2 en sectie ‘Foto’s’"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from som_editor.i18n import _

_STEPS_OF_A_RANGE = 2
"""Fewer are told with "en": "richtlijn 1 en 2"."""


def in_few_words(names: Sequence[str]) -> str:
    """Blocks of one section by their `names`, as `wording.places` gives them.

    Those of a kind are told together; a part goes without saying where its item is named.
    """
    known = set(names)
    of_kind: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        item, is_part, _rest = name.partition(", ")
        if not (is_part and item in known):
            kind, _space, number = name.rpartition(" ")
            of_kind[kind].append(number)
    return and_(f"{kind} {_numbers(some)}".strip() for kind, some in of_kind.items())


def and_(some: Iterable[str]) -> str:
    """`some` with commas and "en" between them."""
    *first, last = some
    if not first:
        return last
    return _("{first} en {last}").format(first=", ".join(first), last=last)


def _numbers(some: Sequence[str]) -> str:
    """Figures in a row as a range, "1 t/m 4 en 6"; what is no figure stands by itself."""
    runs: list[list[str]] = []
    for number in some:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return and_(part for run in runs for part in _range(run))


def _range(run: Sequence[str]) -> Sequence[str]:
    if len(run) <= _STEPS_OF_A_RANGE:
        return run
    return [_("{first} t/m {last}").format(first=run[0], last=run[-1])]


def _follows(one: str, other: str) -> bool:
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1
