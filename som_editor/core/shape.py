"""The shape of a document: which blocks there are and what they are, whatever they say."""

from som_editor.core.document import Block, Document, TextBlock


def same_shape(before: Document, after: Document) -> bool:
    """Whether both have the same blocks of the same kinds in the same order.

    Numbers, and the lines of an outline, are the same then; only words may differ.
    """
    if before.blocks is after.blocks:
        return True
    if len(before.blocks) != len(after.blocks):
        return False
    pairs = zip(before.blocks, after.blocks, strict=True)
    return all(old is new or _alike(old, new) for old, new in pairs)


def _alike(old: Block, new: Block) -> bool:
    if old.id != new.id:
        return False
    if not isinstance(old, TextBlock) or not isinstance(new, TextBlock):
        return type(old) is type(new)
    return (old.role, old.level, old.numbering) == (new.role, new.level, new.numbering)
