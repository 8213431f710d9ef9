"""Which numbers of a Word file are ours to count: those that we would count the same."""

import msgspec

from som_editor.core.document import Automatic, Literal, TextBlock
from som_editor.core.numbering import Counting

_AROUND = ".():"


class Counted:
    """Gives the blocks of a document their numbers, one after the other."""

    def __init__(self) -> None:
        self._counting = Counting()

    def numbered(self, block: TextBlock, label: str, *, typed: bool = False) -> TextBlock:
        """`block`, the next one, with the number that Word shows as `label`; empty is none.

        It is automatic where our count gives the same; one that was `typed` never is.
        """
        if label and not typed:
            automatic = msgspec.structs.replace(block, numbering=Automatic())
            ahead = self._counting.copy()
            if ahead.number(automatic) == label.strip(_AROUND):
                self._counting = ahead
                return automatic
        if label:
            block = msgspec.structs.replace(block, numbering=literal(label))
        self._counting.number(block)
        return block


def literal(label: str) -> Literal:
    """`label` as a number that stays as it is, without the full stop that we add ourselves."""
    return Literal(label.removesuffix(".") or label)
