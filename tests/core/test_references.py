import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from som_editor.core import edit
from som_editor.core.document import (
    BlockId,
    Document,
    Reference,
    Role,
    TextBlock,
    normal_inlines,
)
from som_editor.core.errors import InvalidEdit
from som_editor.core.references import (
    TargetKind,
    broken_references,
    insert_reference,
    lost_targets,
    meant_by,
    reference_uses,
    targets,
)
from som_editor.core.shown import LOST, Reader
from tests.build import all_ids, cell, doc, g, h, image, lines, p, ref, table
from tests.strategies import documents


def two_sections() -> Document:
    return doc(
        h("Privé", id_="prive"),
        g("Deel kennis.", id_="p1"),
        g("Zwijg soms.", id_="p2"),
        g("vooral hier", level=2, id_="p2a"),
        h("Op school", number="", id_="school"),
        g("Groet elkaar.", id_="s1"),
        g("Zie richtlijn 2.", id_="s2"),
        table(("a", "b"), caption="Wie doet wat", id_="taken"),
        image("kaart", id_="kaart"),
    )


def test_what_bears_a_number_a_title_or_a_caption_can_be_referred_to() -> None:
    found = [(one.kind, one.number, one.words, one.section) for one in targets(two_sections())]
    item, section = TargetKind.GUIDELINE, TargetKind.SECTION
    assert found == [
        (section, "", "Privé", "Privé"),
        (item, "1", "Deel kennis.", "Privé"),
        (item, "2", "Zwijg soms.", "Privé"),
        (item, "a", "vooral hier", "Privé"),
        (section, "1", "Op school", "Op school"),
        (item, "1", "Groet elkaar.", "Op school"),
        (item, "2", "Zie richtlijn 2.", "Op school"),
        (TargetKind.TABLE, "", "Wie doet wat", "Op school"),
    ]


@given(documents())
def test_every_target_shows_something_when_it_is_referred_to(document: Document) -> None:
    reader = Reader(document)
    for target in targets(document):
        assert reader.inline(Reference(target.block)) != ""


def test_a_reference_takes_the_place_of_words_and_follows_renumbering() -> None:
    made = insert_reference(two_sections(), BlockId("s2"), 14, 15, BlockId("p2"))
    assert lines(made)[6] == "Zie richtlijn 2."
    moved = edit.move_block(made, BlockId("p2"), 1)
    assert lines(moved)[6] == "Zie richtlijn 1."
    assert [use.block for use in reference_uses(made, BlockId("p2"))] == ["s2"]


def test_a_reference_to_a_table_shows_its_caption() -> None:
    made = insert_reference(two_sections(), BlockId("s2"), 4, 15, BlockId("taken"))
    assert lines(made)[6] == "Zie Wie doet wat."


def test_a_reference_cannot_stand_in_a_table_as_a_whole() -> None:
    with pytest.raises(InvalidEdit):
        insert_reference(two_sections(), BlockId("taken"), 0, 0, BlockId("p2"))


@given(documents(), st.data())
def test_putting_a_reference_in_keeps_all_ids_and_inlines(
    document: Document, data: st.DataObject
) -> None:
    written = [block for block in document.blocks if isinstance(block, TextBlock)]
    assume(written)
    block = data.draw(st.sampled_from(written))
    at = data.draw(st.integers(0, len(Reader(document).inlines(block.inlines))))
    made = insert_reference(document, block.id, at, at, block.id)
    assert all_ids(made) == all_ids(document)
    inlines = edit.text_block(made, block.id).inlines
    assert normal_inlines(block.inlines) in [
        normal_inlines((*inlines[:place], *inlines[place + 1 :])) for place in range(len(inlines))
    ]


def test_a_reference_whose_target_goes_is_broken() -> None:
    before = doc(g("eerst", id_="een"), p("zie ", ref("een")), table((cell(p(ref("een"))),)))
    after = edit.delete_block(before, BlockId("een"))
    assert broken_references(before) == ()
    assert [(use.block, use.place) for use in broken_references(after)] == [("b1", 1), ("b2", 0)]
    assert lost_targets(before, after) == ("een",)
    assert lost_targets(after, after) == ()


def test_a_target_without_a_number_or_words_is_no_target_any_more() -> None:
    document = doc(h("Kop", id_="kop"), p("zie ", ref("kop")))
    wordless = edit.replace_inlines(document, BlockId("kop"), ())
    assert lines(wordless)[1] == f"zie {LOST}"
    assert len(broken_references(wordless)) == 1
    paragraph = edit.retype_block(document, BlockId("kop"), Role.PARAGRAPH)
    assert len(broken_references(paragraph)) == 1


@given(documents())
def test_what_is_broken_shows_so(document: Document) -> None:
    reader = Reader(document)
    for use in broken_references(document):
        assert reader.inline(use.part.inlines[use.place]) == LOST


@pytest.mark.parametrize(
    ("phrase", "near", "taken", "meant"),
    [
        ("richtlijn 2", "s1", "2", ["s2"]),
        ("richtlijn 2", "p1", "2", ["p2"]),
        ("2", "b99", "2", ["p2", "s2"]),
        ("sectie 1", "p1", "1", ["school"]),
        ("onderdeel a", "s1", "a", ["p2a"]),
        (" privé ", "s1", "privé", ["prive"]),
        ("wie  doet wat", "s1", "wie  doet wat", ["taken"]),
    ],
)
def test_a_phrase_means_what_it_names(phrase: str, near: str, taken: str, meant: list[str]) -> None:
    found = meant_by(two_sections(), phrase, BlockId(near))
    assert found is not None
    assert phrase[found.start : found.stop] == taken
    assert [target.block for target in found.targets] == meant


def test_a_number_that_is_text_is_meant_as_a_whole() -> None:
    document = doc(p("Wie deelt", number="Artikel 1.6a", id_="art"))
    found = meant_by(document, "artikel 1.6a", BlockId("art"))
    assert found is not None
    assert (found.start, found.stop, found.targets[0].block) == (0, 12, "art")


@pytest.mark.parametrize("phrase", ["", "zomaar", "richtlijn 9", "een half woord2"])
def test_other_phrases_mean_nothing(phrase: str) -> None:
    assert meant_by(two_sections(), phrase, BlockId("p1")) is None


def test_a_picture_is_a_target_by_its_caption() -> None:
    document = doc(image("kaart", caption="De route"), p(ref("b0")))
    assert [one.kind for one in targets(document)] == [TargetKind.IMAGE]
    assert lines(document)[-1] == "De route"
