"""Block ids as bookmarks, so that a file that comes back from Word finds its sections again."""

import hashlib
import re

from som_editor.core.document import BlockId
from som_editor.writers.docx.elements import Element, element

PREFIX = "_som_"
"""Names that begin with an underscore are hidden in Word's list of bookmarks."""

_NUMBER_PREFIX = "_somnr_"
_PLAIN = re.compile("[a-z0-9]{1,30}")
"""Ids that can be part of a name: Word tells no capitals apart and takes 40 characters at most."""

_DIGEST_LENGTH = 31


def bookmark_name(block: BlockId) -> str:
    """The name of the bookmark around `block`: `_som_` and its id, or a digest of an odd id."""
    return PREFIX + _key(block)


def number_bookmark_name(block: BlockId) -> str:
    """The name of the bookmark around the number of `block`, where that is written as text."""
    return _NUMBER_PREFIX + _key(block)


def _key(block: BlockId) -> str:
    if _PLAIN.fullmatch(block):
        return block
    return hashlib.sha256(block.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


class Bookmarks:
    """Makes the bookmarks of one document: each name once, each with a number of its own."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def around(self, name: str, content: list[Element]) -> list[Element]:
        """`content` between the start and the end of the bookmark `name`."""
        pair = self.pair(name)
        return [pair[0], *content, pair[1]] if pair else content

    def pair(self, name: str) -> tuple[Element, Element] | None:
        """The start and the end of the bookmark `name`; None when it was given out before."""
        if name in self._names:
            return None
        self._names.add(name)
        number = len(self._names)
        return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)
