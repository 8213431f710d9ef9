"""Differences of looks between two blocks: marks, links, kind, level."""

from collections.abc import Sequence

from som_editor.core.change import Sign, Span
from som_editor.core.document import Block, Break, Inline, Text, TextBlock
from som_editor.core.shown import Reader

_Look = tuple[frozenset[str], str, str]


def shape(block: TextBlock) -> tuple[object, ...]:
    """What sort of block it is: role, level and kind of section."""
    return block.role, block.level, block.section_kind


def marks_differ(
    old: TextBlock, new: TextBlock, spans: Sequence[Span], readers: tuple[Reader, Reader]
) -> bool:
    """Whether text on both sides looks different there: marks, link, field or literal."""
    if _plain(old) and _plain(new):
        return False
    looks_old, looks_new = _looks(old, readers[0]), _looks(new, readers[1])
    at_old = at_new = 0
    for span in spans:
        length = len(span.text)
        here_old, here_new = slice(at_old, at_old + length), slice(at_new, at_new + length)
        if span.sign is Sign.SAME and looks_old[here_old] != looks_new[here_new]:
            return True
        at_old += length if span.sign is not Sign.NEW else 0
        at_new += length if span.sign is not Sign.OLD else 0
    return False


def look_the_same(old: Block, new: Block) -> bool:
    """Whether two blocks of one text are plain text of one sort, numbered alike: no difference."""
    return (
        isinstance(old, TextBlock)
        and isinstance(new, TextBlock)
        and shape(old) == shape(new)
        and old.numbering == new.numbering
        and _plain(old)
        and _plain(new)
    )


def _plain(block: TextBlock) -> bool:
    return not block.speaker and all(
        isinstance(inline, Break)
        or (isinstance(inline, Text) and not inline.marks and not inline.link)
        for inline in block.inlines
    )


def _looks(block: TextBlock, reader: Reader) -> list[_Look]:
    """The look of each character that `block` shows, its speaker line included."""
    looks: list[_Look] = []
    if block.speaker:
        looks += [(frozenset(), "", "speaker")] * (len(block.speaker) + 1)
    for inline in block.inlines:
        looks += [_look(inline)] * len(reader.inline(inline))
    return looks


def _look(inline: Inline) -> _Look:
    if isinstance(inline, Break):
        return frozenset(), "", ""
    link = inline.link if isinstance(inline, Text) else ""
    kind = "" if isinstance(inline, Text) else type(inline).__name__
    return frozenset(inline.marks), link, kind
