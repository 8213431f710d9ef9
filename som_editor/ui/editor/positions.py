"""Where a character stands: in the widget, and in what a block of the model shows.

The widget counts UTF-16 units, a field or reference as one, and a quote's speaker with the line
end behind it; the model counts the characters that the block's body shows.
"""

from som_editor.core.document import Inline, Text, TextBlock
from som_editor.core.shown import Reader


def body_start(block: TextBlock) -> int:
    """Where the body of `block` begins in the widget: behind the speaker's line, if any."""
    return units(block.speaker) + 1 if block.speaker else 0


def body_position(block: TextBlock, offset: int, reader: Reader) -> int:
    """The model's position for the widget's `offset` in `block`; in the speaker's line it is 0."""
    left = offset - body_start(block)
    position = 0
    for inline in block.inlines:
        if left <= 0:
            return position
        if isinstance(inline, Text):
            size = units(inline.text)
            if size > left:
                return position + characters(inline.text, left)
            position += len(inline.text)
        else:
            size = 1
            position += len(reader.inline(inline))
        left -= size
    return position


def widget_range(block: TextBlock, start: int, stop: int, reader: Reader) -> tuple[int, int]:
    """Where the widget has what the body shows from `start` to `stop`, fields taken whole."""
    offset = body_start(block)
    first, last, at = offset, offset, 0
    for inline in block.inlines:
        shown = reader.inline(inline)
        end = at + len(shown)
        is_text = isinstance(inline, Text)
        if at <= start < end:
            first = offset + (units(shown[: start - at]) if is_text else 0)
        if at < stop <= end:
            last = offset + (units(shown[: stop - at]) if is_text else 1)
        offset += units(shown) if is_text else 1
        at = end
    return first, last


def shown_position(block: TextBlock, offset: int, reader: Reader) -> int:
    """The position in all that `block` shows, its speaker included, for the widget's `offset`."""
    if offset < body_start(block):
        return characters(block.speaker, offset)
    spoken = len(block.speaker) + 1 if block.speaker else 0
    return spoken + body_position(block, offset, reader)


def widget_offset(block: TextBlock, position: int, reader: Reader) -> int:
    """The widget's offset for `position` in all that `block` shows; within a chip, before it."""
    spoken = len(block.speaker) + 1 if block.speaker else 0
    if position < spoken:
        return units(block.speaker[:position])
    left, offset = position - spoken, body_start(block)
    for inline in block.inlines:
        size = len(reader.inline(inline))
        if left < size:
            return offset + (units(inline.text[:left]) if isinstance(inline, Text) else 0)
        left -= size
        offset += units(inline.text) if isinstance(inline, Text) else 1
    return offset


def units(text: str) -> int:
    """How many UTF-16 units `text` takes."""
    return len(text) + sum(character > "\uffff" for character in text)


def characters(text: str, count: int) -> int:
    """How many characters of `text` lie wholly within its first `count` UTF-16 units."""
    taken = 0
    for number, character in enumerate(text):
        taken += 2 if character > "\uffff" else 1
        if taken > count:
            return number
    return len(text)


def inline_units(inlines: tuple[Inline, ...]) -> int:
    """How many UTF-16 units `inlines` take in the widget."""
    return sum(units(inline.text) if isinstance(inline, Text) else 1 for inline in inlines)
