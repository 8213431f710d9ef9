"""Every edit of a document, with arguments that hypothesis draws, for laws that hold for all."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from som_editor.core import edit
from som_editor.core.document import BlockId, Document, Mark, Role, Text, TextBlock, is_heading
from som_editor.core.errors import InvalidEdit
from som_editor.core.field import dissolve_field, make_field
from som_editor.core.shown import Reader
from tests.build import doc, h, new_ids
from tests.strategies import any_text, blocks, documents, metadata, sentences

Example = TypeVar("Example")


class Draw(Protocol):
    """Draws an example of a strategy."""

    def __call__(self, strategy: st.SearchStrategy[Example], /) -> Example: ...


Attempt = Callable[[Draw, Document], Document]


def body_length(document: Document, block: TextBlock) -> int:
    return len(Reader(document).inlines(block.inlines))


def a_text_block(draw: Draw, document: Document) -> TextBlock:
    found = [block for block in document.blocks if isinstance(block, TextBlock)]
    if not found:
        raise InvalidEdit("not_text")
    return draw(st.sampled_from(found))


def a_heading(draw: Draw, document: Document) -> BlockId:
    found = [block.id for block in document.blocks if is_heading(block)]
    if not found:
        raise InvalidEdit("not_text")
    return draw(st.sampled_from(found))


def a_block(draw: Draw, document: Document) -> BlockId:
    if not document.blocks:
        raise InvalidEdit("not_text")
    return draw(st.sampled_from(document.blocks)).id


def a_place(draw: Draw, document: Document) -> int:
    return draw(st.integers(0, len(document.blocks)))


def a_range(draw: Draw, document: Document, block: TextBlock) -> tuple[int, int]:
    size = body_length(document, block)
    start = draw(st.integers(0, size))
    return start, draw(st.integers(start, size))


def _insert(draw: Draw, document: Document) -> Document:
    (block,) = doc(draw(blocks)).blocks
    fresh = edit.insert_blocks(doc(), 0, (block,)).blocks[0]
    (made,) = doc(_without_id(fresh)).blocks
    return edit.insert_blocks(document, a_place(draw, document), (made,))


def _without_id(block: object) -> TextBlock:
    text = block if isinstance(block, TextBlock) else TextBlock(BlockId(""), Role.PARAGRAPH)
    return TextBlock(BlockId("fresh"), text.role, text.inlines, text.level, text.numbering)


def _split(draw: Draw, document: Document) -> Document:
    block = a_text_block(draw, document)
    at = draw(st.integers(0, body_length(document, block)))
    return edit.split_block(document, block.id, at, new_ids())


def _replace(draw: Draw, document: Document) -> Document:
    block = a_text_block(draw, document)
    start, stop = a_range(draw, document, block)
    return edit.replace_range(document, block.id, start, stop, draw(any_text))


def _mark(draw: Draw, document: Document) -> Document:
    block = a_text_block(draw, document)
    start, stop = a_range(draw, document, block)
    mark, on = draw(st.sampled_from(Mark)), draw(st.booleans())
    return edit.set_mark(document, block.id, start, stop, mark, on=on)


ATTEMPTS: dict[str, Attempt] = {
    "insert_blocks": _insert,
    "delete_block": lambda draw, document: edit.delete_block(document, a_block(draw, document)),
    "move_block": lambda draw, document: edit.move_block(
        document, a_block(draw, document), a_place(draw, document)
    ),
    "split_block": _split,
    "join_with_previous": lambda draw, document: edit.join_with_previous(
        document, a_text_block(draw, document).id
    ),
    "retype_block": lambda draw, document: edit.retype_block(
        document,
        a_text_block(draw, document).id,
        draw(st.sampled_from(Role)),
        draw(st.integers(1, 3)),
    ),
    "replace_range": _replace,
    "replace_inlines": lambda draw, document: edit.replace_inlines(
        document, a_text_block(draw, document).id, (Text(draw(sentences())),)
    ),
    "set_mark": _mark,
    "rename_section": lambda draw, document: edit.rename_section(
        document, a_heading(draw, document), draw(sentences())
    ),
    "add_section": lambda draw, document: edit.add_section(
        document,
        a_place(draw, document),
        draw(sentences()),
        draw(st.integers(1, 3)),
        new_ids(),
    ),
    "delete_section": lambda draw, document: edit.delete_section(
        document, a_heading(draw, document)
    ),
    "move_section": lambda draw, document: edit.move_section(
        document, a_heading(draw, document), a_place(draw, document)
    ),
    "promote_section": lambda draw, document: edit.promote_section(
        document, a_heading(draw, document)
    ),
    "demote_section": lambda draw, document: edit.demote_section(
        document, a_heading(draw, document)
    ),
    "set_metadata": lambda draw, document: edit.set_metadata(document, draw(metadata)),
    "set_field": lambda draw, document: edit.set_field(
        document, draw(st.sampled_from(["organisatie", "naam", "nieuw"])), draw(any_text)
    ),
    "make_field": lambda draw, document: make_field(
        document, draw(st.sampled_from(["de school", "kennis", "", "m.n."])), "nieuw"
    ),
    "dissolve_field": lambda draw, document: dissolve_field(
        document, draw(st.sampled_from(["organisatie", "naam", "onbekend"]))
    ),
}


with_heading = documents().map(
    lambda document: edit.insert_blocks(
        document, len(document.blocks) // 2, (h("Tussenkop", id_="tussen"),)
    )
)
"""Documents with a heading at least."""


@st.composite
def edited(draw: st.DrawFn, names: tuple[str, ...] = tuple(ATTEMPTS)) -> tuple[Document, Document]:
    """A document and what one edit made of it; the same where it does not allow that edit."""
    document = draw(with_heading)
    attempt = ATTEMPTS[draw(st.sampled_from(names))]
    try:
        return document, attempt(draw, document)
    except InvalidEdit:
        return document, document
