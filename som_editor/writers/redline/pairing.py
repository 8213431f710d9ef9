"""Which of two rows of things answer to each other, in an order that both have."""

from collections.abc import Collection, Iterable, Iterator

from som_editor.core.chain import Pair, heaviest_chain


def in_order(
    olds: int,
    news: int,
    *,
    gone: Collection[int],
    came: Collection[int],
    known: Iterable[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The pairs of `olds` things with `news` others: those `known`, and the rest as they come.

    Pairs that cross are left out; `gone` and `came` have no counterpart.
    """
    pairs = {(one, other) for one, other in known if one < olds and other < news}
    taken_old, taken_new = {one for one, _ in pairs}, {other for _, other in pairs}
    rest_old = [at for at in range(olds) if at not in gone and at not in taken_old]
    rest_new = [at for at in range(news) if at not in came and at not in taken_new]
    pairs |= set(zip(rest_old, rest_new, strict=False))
    chain = heaviest_chain([Pair(one, other, 1) for one, other in sorted(pairs)])
    return [(pair.old, pair.new) for pair in chain]


def interleaved(
    pairs: Iterable[tuple[int, int]], olds: int, news: int
) -> Iterator[tuple[int | None, int | None]]:
    """All places of both sides, those without a counterpart before the next pair."""
    at_old = at_new = 0
    for one, other in [*pairs, (olds, news)]:
        yield from ((at, None) for at in range(at_old, one))
        yield from ((None, at) for at in range(at_new, other))
        if (one, other) != (olds, news):
            yield one, other
        at_old, at_new = one + 1, other + 1
