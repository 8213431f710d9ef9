from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.chain import Pair, heaviest_chain

pairs = st.lists(
    st.builds(Pair, st.integers(0, 5), st.integers(0, 5), st.integers(1, 9)), max_size=8
)


def rises(chain: list[Pair] | tuple[Pair, ...]) -> bool:
    return all(one.old < other.old and one.new < other.new for one, other in pairwise(chain))


def weight(chain: list[Pair] | tuple[Pair, ...]) -> float:
    return sum(pair.weight for pair in chain)


def by_trying_all(some: list[Pair]) -> float:
    ordered = sorted(some)
    return max(
        weight(chosen)
        for size in range(len(some) + 1)
        for chosen in combinations(ordered, size)
        if rises(chosen)
    )


@given(pairs)
def test_the_chain_is_the_heaviest_of_all(some: list[Pair]) -> None:
    chain = heaviest_chain(some)
    assert rises(chain)
    assert all(pair in some for pair in chain)
    assert weight(chain) == by_trying_all(some)


@given(pairs, st.randoms(use_true_random=False))
def test_the_weight_does_not_hang_on_the_order_given(some: list[Pair], chance: Random) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert weight(heaviest_chain(shuffled)) == weight(heaviest_chain(some))


def test_the_heavier_side_stays() -> None:
    moved, stayed = Pair(0, 2, 10), [Pair(1, 0, 6), Pair(2, 1, 6)]
    assert heaviest_chain([moved, *stayed]) == stayed
    assert heaviest_chain([moved._replace(weight=13), *stayed]) == [moved._replace(weight=13)]


def test_no_pairs_make_no_chain() -> None:
    assert heaviest_chain([]) == []


def test_a_long_chain_is_found_whole() -> None:
    rising = [Pair(index, index, 1) for index in range(20_000)]
    assert heaviest_chain(rising) == rising
    falling = [Pair(index, -index, 1) for index in range(20_000)]
    assert len(heaviest_chain(falling)) == 1
