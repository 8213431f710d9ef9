from hypothesis import given

from som_editor.core import edit
from som_editor.core.document import Document, Role
from som_editor.core.numbering import numbers
from som_editor.core.shape import same_shape
from tests.build import bullet, doc, g, h, p
from tests.strategies import documents, revisions


def test_words_are_not_part_of_the_shape() -> None:
    document = doc(h("Kop"), p("een"), g("twee"))
    other = edit.replace_range(document, document.blocks[1].id, 0, 3, "ander")
    assert same_shape(document, other)


def test_roles_levels_and_order_are() -> None:
    document = doc(h("Kop"), p("een"), bullet("twee"))
    first, second = document.blocks[1].id, document.blocks[2].id
    for other in (
        edit.retype_block(document, first, Role.QUOTE),
        edit.retype_block(document, second, Role.BULLET, 2),
        edit.move_block(document, second, 0),
        edit.delete_block(document, second),
    ):
        assert not same_shape(document, other)


@given(documents())
def test_a_document_has_its_own_shape(document: Document) -> None:
    assert same_shape(document, document)


@given(revisions())
def test_documents_of_one_shape_have_the_same_numbers(pair: tuple[Document, Document]) -> None:
    before, after = pair
    if same_shape(before, after):
        assert numbers(before) == numbers(after)
