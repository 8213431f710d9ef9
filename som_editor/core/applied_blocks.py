"""Two blocks that answer to each other, with some of the edits between them made."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from som_editor.core.change import Change, ChangeClass, Kind, Sign
from som_editor.core.document import Cell, Image, TextBlock
from som_editor.core.letters import Letter, Sources, joined_up, letters, mixed, text_blocks_of
from som_editor.core.shown import Reader, image_text


class Chosen(NamedTuple):
    """A change and those of its edits (indices) that are made."""

    change: Change
    edits: Collection[int]

    def has(self, classed: ChangeClass) -> bool:
        """Whether the edit of this class that takes no text is made."""
        edits = enumerate(self.change.edits)
        return any(e.classed is classed and not e.spans and at in self.edits for at, e in edits)

    def changes(self, classed: ChangeClass) -> bool:
        """Whether there is an edit of this class, made or not."""
        return any(edit.classed is classed for edit in self.change.edits)


class Written(NamedTuple):
    """Text blocks of one side: as that side has them, as the result keeps them, and its reader."""

    shown: Sequence[TextBlock]
    kept: Sequence[TextBlock]
    reader: Reader

    def letters(self) -> list[Letter]:
        """All that they show."""
        return letters(self.shown, self.kept, self.reader)


def apply_edits(change: Change, chosen: Collection[int]) -> str:
    """The old text of `change` with its edits `chosen` (indices) made.

    Without any it is the old text, with all of them the new one.
    """
    taken = {span for index in chosen for span in change.edits[index].spans}
    return "".join(
        span.text
        for index, span in enumerate(change.spans)
        if span.sign is Sign.SAME or (span.sign is Sign.NEW) == (index in taken)
    )


def mix_text_blocks(
    chosen: Chosen, old: Written, new: Written, *, joined: bool = False
) -> list[TextBlock]:
    """The text blocks of a change with the edits in `chosen` made.

    Of an ordinary change it is one. Of a split or merge they are those of the new side where it is
    `joined`, that is to say itself chosen, and else those of the old one.
    """
    change = chosen.change
    new_looks = chosen.has(ChangeClass.FORMATTING)
    spelled = mixed(change, chosen.edits, old.letters(), new.letters(), Sources(new_looks, joined))
    if (change.kind is Kind.SPLIT) is not joined:
        spelled = joined_up(spelled)
    place = new.kept[0] if joined else old.kept[0]
    like = new.kept[0] if new_looks else old.kept[0]
    by_number = chosen.changes(ChangeClass.NUMBER)
    new_number = chosen.has(ChangeClass.NUMBER) if by_number else new_looks
    numbered = new.kept[0] if new_number else old.kept[0]
    first = msgspec.structs.replace(
        like, id=place.id, origin=place.origin, numbering=numbered.numbering
    )
    return text_blocks_of(spelled, first)


def mix_cells(chosen: Chosen, old: Cell, written: Written, new: Cell, came: Written) -> Cell:
    """The cell `old`, of which `new` was made, with the edits in `chosen` made."""
    new_looks = chosen.has(ChangeClass.FORMATTING)
    like = new if new_looks else old
    blocks = (came.kept, written.kept) if new_looks else (written.kept, came.kept)
    first = next((block for side in blocks for block in side), None)
    if first is None:
        return msgspec.structs.replace(like, id=old.id)
    sources = Sources(new_looks, new_looks)
    spelled = mixed(chosen.change, chosen.edits, written.letters(), came.letters(), sources)
    made = text_blocks_of(spelled, first) if spelled or like.blocks else []
    return msgspec.structs.replace(like, id=old.id, blocks=tuple(made))


def mix_images(chosen: Chosen, old: Image, new: Image) -> Image:
    """The picture `old`, of which `new` was made, with the edits in `chosen` made."""
    change = chosen.change
    another = [at for at, edit in enumerate(change.edits) if not edit.spans]
    if change.moved:  # the first one is that it moved
        another = another[1:]
    made = _reworded(old, apply_edits(change, chosen.edits))
    if set(another) & set(chosen.edits):
        made = msgspec.structs.replace(made, digest=new.digest, media_type=new.media_type)
    return made


def _reworded(image: Image, text: str) -> Image:
    """`image` so that it shows `text`: its caption is what stands before a line feed."""
    if image_text(image) == text:
        return image
    caption, feed, alternative = text.partition("\n")
    if not (caption and feed and alternative):
        caption, alternative = (text, "") if image.caption and not image.alternative else ("", text)
    return msgspec.structs.replace(image, caption=caption, alternative=alternative)
