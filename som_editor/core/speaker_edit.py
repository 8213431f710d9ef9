"""Who speaks a quote: the line above it."""

import msgspec

from som_editor.core import edit
from som_editor.core.document import BlockId, Document, Role, Text, TextBlock
from som_editor.core.text import clean_line

_LONGEST = 60
"""Characters; a longer line that ends in a colon is part of what is said."""


def name_speaker(document: Document, block: BlockId, name: str) -> Document:
    """`block` as a quote that `name` speaks. One that has a speaker already stays as it is."""
    quote = edit.retype_block(document, block, Role.QUOTE)
    found = edit.text_block(quote, block)
    if found.speaker:
        return document
    return edit.replace_block(quote, msgspec.structs.replace(found, speaker=_line(name)))


def speaker_from_words(document: Document, block: TextBlock) -> Document:
    """The quote `block` with its words as its speaker, where they are a name and a colon.

    Any other block, and any other words, stay: then that is `document` itself.
    """
    if block.role is not Role.QUOTE or block.speaker or len(block.inlines) != 1:
        return document
    (words,) = block.inlines
    if not isinstance(words, Text) or words.link:
        return document
    name = _line(words.text)
    if not name.endswith(":") or not 1 < len(name) <= _LONGEST:
        return document
    return edit.replace_block(document, msgspec.structs.replace(block, speaker=name, inlines=()))


def _line(name: str) -> str:
    return clean_line(name)
