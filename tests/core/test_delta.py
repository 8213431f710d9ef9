"""What an older value has that a newer one has not."""

import msgspec
from hypothesis import given

from som_editor.core.delta import Delta, delta, restored
from som_editor.core.document import Document
from tests.build import doc, h, p
from tests.core.edits import edited
from tests.strategies import revisions


@given(edited())
def test_the_older_text_comes_back_from_the_newer(pair: tuple[Document, Document]) -> None:
    older, newer = pair
    assert restored(newer, delta(older, newer)) == older
    assert restored(older, delta(newer, older)) == newer


@given(revisions())
def test_of_texts_that_share_nothing_too(pair: tuple[Document, Document]) -> None:
    assert restored(pair[1], delta(*pair)) == pair[0]


def test_what_both_share_is_the_same_object() -> None:
    older = doc(h("Kop"), p("een"), p("twee"), p("drie"))
    newer = msgspec.structs.replace(older, blocks=(older.blocks[0], older.blocks[3]))
    again = restored(newer, delta(older, newer))
    assert all(one is other for one, other in zip(again.blocks, older.blocks, strict=True))


def test_nothing_is_kept_of_what_stayed() -> None:
    older = doc(h("Kop"), p("een"))
    assert delta(older, older) == Delta(())
