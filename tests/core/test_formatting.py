import pytest

from som_editor.core.change import ChangeClass, Kind, Side, Sign, Span
from som_editor.core.compared_text import ComparedText
from som_editor.core.document import Block, SectionKind, TextBlock
from som_editor.core.formatting import marks_differ, shape
from som_editor.core.pairs import paired
from tests.build import b, br, bullet, cell, doc, field, g, h, i, link, p, q, ref, table

FIELDS = {"organisatie": "SOM"}


def classes(old: Block, new: Block) -> tuple[ChangeClass, ...]:
    """The classes of the change between two blocks."""
    ours, theirs = ComparedText(doc(old, fields=FIELDS)), ComparedText(doc(new, fields=FIELDS))
    change = paired(ours.part(0), theirs.part(0), (), moved=False, group=None)
    return change.classes if change else ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (p("een ", "vet", " woord"), p("een ", b("vet"), " woord")),
        (p(b("vet")), p(i("vet"))),
        (p("regels"), p(link("regels", "https://www.som.test"))),
        (p(link("regels", "https://www.som.test/a")), p(link("regels", "https://www.som.test/b"))),
        (p("van SOM"), p("van ", field("organisatie"))),
        (g("Deel kennis."), bullet("Deel kennis.")),
        (bullet("x"), bullet("x", level=2)),
        (h("Kop"), h("Kop", level=2)),
        (h("Kop"), h("Kop", kind=SectionKind.EXAMPLES)),
        (q("Ja.", speaker="Leraar:"), q("Leraar:", br(), "Ja.")),
        (table(("a",), caption="x"), table(("a",), caption="x", header_rows=0)),
    ],
)
def test_a_difference_of_looks_is_formatting(old: Block, new: Block) -> None:
    assert classes(old, new) == (ChangeClass.FORMATTING,)
    assert classes(new, old) == (ChangeClass.FORMATTING,)


@pytest.mark.parametrize(
    "block",
    [
        p("een ", b("vet"), field("organisatie"), ref("b0"), link("x", "https://www.som.test")),
        q("Ja.", speaker="Leraar:"),
        h("Kop", level=2, kind=SectionKind.EXAMPLES),
    ],
)
def test_a_block_looks_like_itself(block: Block) -> None:
    assert classes(block, block) == ()


def test_where_runs_are_cut_is_no_difference() -> None:
    assert classes(p(b("vet"), b("te tekst")), p(b("vette tekst"))) == ()
    assert classes(p(b("")), p()) == ()


def test_marks_on_words_that_came_are_no_difference_of_their_own() -> None:
    assert classes(p("een woord"), p("een ", b("nieuw "), "woord")) == (ChangeClass.SUBSTANTIVE,)
    both = classes(p("een woord"), p("een ", b("nieuw woord")))
    assert both == (ChangeClass.SUBSTANTIVE, ChangeClass.FORMATTING)


def test_a_cell_of_several_blocks_is_looked_at_as_a_whole() -> None:
    def cells(one: TextBlock, other: TextBlock) -> tuple[ChangeClass, ...]:
        old, new = (
            next(ComparedText(doc(table((cell("vooraf", block),)))).cells(0, 0))
            for block in (one, other)
        )
        change = paired(old, new, (), moved=False, group=None)
        return change.classes if change else ()

    assert cells(p("x"), p("x")) == ()
    assert cells(p("x"), p(b("x"))) == (ChangeClass.FORMATTING,)
    assert cells(p("x"), bullet("x")) == (ChangeClass.FORMATTING,)
    assert cells(q("x", speaker="A:"), q(b("x"), speaker="A:")) == (ChangeClass.FORMATTING,)


def test_looks_are_compared_where_the_text_is_the_same() -> None:
    old, new = p("ab"), p("b", b("a"))
    readers = ComparedText(doc(old)).part(0).reader, ComparedText(doc(new)).part(0).reader
    spans = (Span(Sign.OLD, "a"), Span(Sign.SAME, "b"), Span(Sign.NEW, "a"))
    assert not marks_differ(old, new, spans, readers)


def test_the_shape_of_a_block_is_its_role_level_and_kind_of_section() -> None:
    assert shape(h("Kop", level=2)) == ("heading", 2, "plain")


def test_a_change_of_looks_is_an_edit_of_the_block() -> None:
    ours, theirs = ComparedText(doc(p("x"))), ComparedText(doc(p(b("x"))))
    change = paired(ours.part(0), theirs.part(0), (), moved=False, group=None)
    assert change is not None
    assert change.kind is Kind.EDITED
    assert [edit.spans for edit in change.edits] == [()]
    assert isinstance(change.old, Side)
