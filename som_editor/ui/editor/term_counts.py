"""How often defined terms stand in the text, kept up to date block by block."""

from som_editor.core.definitions import find_term
from som_editor.core.document import Block, BlockId, Document, text_blocks
from som_editor.core.shown import Reader


class TermCounts:
    """Counts terms; only blocks that differ from those counted before are read again."""

    def __init__(self) -> None:
        self._counted: dict[str, dict[BlockId, tuple[Block, int]]] = {}
        self._fields: tuple[tuple[str, str], ...] = ()

    def counts(self, document: Document) -> dict[str, int]:
        """How often each defined term stands in `document`."""
        if document.fields != self._fields:
            self._counted, self._fields = {}, document.fields
        terms = dict.fromkeys(one.term for one in document.definitions)
        reader = Reader(document)
        before, self._counted = self._counted, {}
        for term in terms:
            self._counted[term] = _counted(term, document, before.get(term, {}), reader)
        return {
            term: sum(n for _block, n in found.values()) for term, found in self._counted.items()
        }


def _counted(
    term: str, document: Document, before: dict[BlockId, tuple[Block, int]], reader: Reader
) -> dict[BlockId, tuple[Block, int]]:
    result: dict[BlockId, tuple[Block, int]] = {}
    for block in document.blocks:
        known = before.get(block.id)
        if known is None or known[0] is not block:
            parts = text_blocks(block)
            known = block, sum(len(find_term(term, reader.block(part))) for part in parts)
        result[block.id] = known
    return result
