"""Which blocks of the other text a block may belong to, the most alike first."""

from typing import NamedTuple

from som_editor.core.change import Sign
from som_editor.core.compared_text import ComparedText
from som_editor.core.comparison import Comparison
from som_editor.core.document import BlockId


class Partner(NamedTuple):
    """A block and what it shows."""

    block: BlockId
    text: str


def possible_partners(comparison: Comparison, block: BlockId, side: Sign) -> tuple[Partner, ...]:
    """The blocks that `block` of the text on `side` may belong to, the most alike first.

    A text belongs to a text, a table to a table, an image to an image.
    """
    documents = comparison.old.document, comparison.new.document
    own, other = (ComparedText(one) for one in (documents if side is Sign.OLD else documents[::-1]))
    at = next(at for at, one in enumerate(own.blocks) if one.id == block)
    words = _words(own.keys[at])
    alike = [
        (_share(words, _words(key)), Partner(one.id, text))
        for one, key, text in zip(other.blocks, other.keys, other.texts, strict=True)
        if type(one) is type(own.blocks[at])
    ]
    return tuple(partner for _like, partner in sorted(alike, key=lambda found: -found[0]))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of two texts is the same words, by length; rough, since every block is weighed."""
    length = sum(map(len, ours)) + sum(map(len, theirs))
    return 2 * sum(map(len, ours & theirs)) / length if length else 1.0
