"""Pairs of 500 pages on which a comparison without bounds would take minutes or hours."""

import random
from collections.abc import Callable

from som_editor.core.version import Version
from tests.benchmarks.large_pair import SEED, unrelated_blocks
from tests.build import as_imported, doc, p, version

PARAGRAPHS = 8_000
IDENTICAL_LINES = 10_000
WORDS_IN_ONE_PARAGRAPH = 20_000

Pair = tuple[Version, Version]


def identical_lines() -> Pair:
    """One line, over and over; on the new side some fewer and one other."""
    line = "Deze regel staat er steeds weer."
    fewer = [line] * (IDENTICAL_LINES - 7)
    half = IDENTICAL_LINES // 2
    return _pair([line] * IDENTICAL_LINES, [*fewer[:half], "Een andere.", *fewer[half:]])


def all_edited() -> Pair:
    """One word in fifteen of each paragraph another."""
    chance = random.Random(SEED)
    edited = []
    for text, other in zip(_some(), _others(), strict=True):
        words = text.split(" ")
        for at in chance.sample(range(len(words)), 1 + len(words) // 15):
            words[at] = chance.choice(other.split(" "))
        edited.append(" ".join(words))
    return _pair(_some(), edited)


def all_shuffled() -> Pair:
    """The same paragraphs in any order."""
    return _pair(_some(), random.Random(SEED).sample(_some(), PARAGRAPHS))


def half_unrelated() -> Pair:
    """Half of the new side is the first half of the old one, behind a half that is new."""
    half = PARAGRAPHS // 2
    return _pair(_some(), [*_others()[:half], *_some()[:half]])


def unrelated() -> Pair:
    """Nothing in common but words."""
    return _pair(_some(), _others())


def one_paragraph() -> Pair:
    """A single paragraph of very many words, that answers to another such."""
    return _pair([_long(_some())], [_long(_others())])


BLOW_UPS: dict[str, Callable[[], Pair]] = {
    "10.000 dezelfde regels": identical_lines,
    "elke alinea bewerkt": all_edited,
    "alles geschud": all_shuffled,
    "de ene helft vreemd": half_unrelated,
    "twee vreemde documenten": unrelated,
    "een alinea van 20.000 vreemde woorden": one_paragraph,
}
"""The pairs by what is hard about them."""


def _some() -> list[str]:
    return unrelated_blocks(PARAGRAPHS, seed=1)


def _others() -> list[str]:
    return unrelated_blocks(PARAGRAPHS, seed=2)


def _long(texts: list[str]) -> str:
    """The words of `texts` in one paragraph, as long as it is to be."""
    return " ".join(" ".join(texts).split()[:WORDS_IN_ONE_PARAGRAPH])


def _pair(old: list[str], new: list[str]) -> Pair:
    return version(doc(*map(p, old))), version(as_imported(doc(*map(p, new))))
