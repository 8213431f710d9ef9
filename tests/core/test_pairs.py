import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Change, ChangeClass, Edit, Kind, Sign, Span
from som_editor.core.compared_text import ComparedText
from som_editor.core.document import Block, TextBlock
from som_editor.core.pairs import classes_of, paired, whole
from som_editor.core.renames import Rule
from tests.build import b, bullet, doc, g, h, image, p
from tests.strategies import text_blocks

SOM = Rule("de school", "Stichting SOM")


def change_of(
    old: Block, new: Block, *rules: Rule, moved: bool = False, group: int | None = None
) -> Change | None:
    ours, theirs = ComparedText(doc(old)), ComparedText(doc(new))
    return paired(ours.part(0), theirs.part(0), rules, moved=moved, group=group)


def classes(old: Block, new: Block, *rules: Rule) -> list[str]:
    change = change_of(old, new, *rules)
    return [classed.value for classed in change.classes] if change else []


@given(text_blocks(), text_blocks(), st.booleans())
def test_every_difference_belongs_to_one_edit(old: TextBlock, new: TextBlock, moved: bool) -> None:
    change = change_of(old, new, SOM, moved=moved)
    if change is None:
        return
    taken = [index for edit in change.edits for index in edit.spans]
    if change.kind is Kind.EDITED:
        differing = [at for at, span in enumerate(change.spans) if span.sign is not Sign.SAME]
        assert taken == differing
    assert change.classes == classes_of(change.edits)
    assert change.moved is moved


@given(text_blocks(), text_blocks())
def test_spans_give_both_sides_back(old: TextBlock, new: TextBlock) -> None:
    change = change_of(old, new, SOM)
    if change is None or change.old is None or change.new is None:
        return
    for side, sign in ((change.old, Sign.OLD), (change.new, Sign.NEW)):
        text = "".join(span.text for span in change.spans if span.sign in (Sign.SAME, sign))
        assert text == side.text
    assert all(span.text for span in change.spans)
    assert all(
        one.sign is not Sign.SAME or other.sign is not Sign.SAME
        for one, other in zip(change.spans, change.spans[1:], strict=False)
    )


@given(text_blocks())
def test_a_block_does_not_differ_from_itself(block: TextBlock) -> None:
    assert change_of(block, block, SOM) is None


@given(text_blocks())
def test_a_moved_block_that_is_the_same_is_moved_and_nothing_else(block: TextBlock) -> None:
    change = change_of(block, block, moved=True, group=3)
    assert change is not None
    assert (change.kind, change.moved, change.group) == (Kind.MOVED, True, 3)
    assert change.classes == (ChangeClass.SUBSTANTIVE,)
    assert all(span.sign is Sign.SAME for span in change.spans)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'de school'", "‘de school’"),
        ('"rest"', "“rest”"),
        ("een - twee", "een – twee"),
        ("een twee", "een\u00a0twee"),
        ("een  twee", "een twee"),
        ("café", "cafe\u0301"),
        ("privé", "pri\u00advé"),
        ("ijs", "ĳs"),
        ("klaar…", "klaar..."),
    ],
)
def test_a_difference_of_signs_that_look_alike_is_cosmetic(old: str, new: str) -> None:
    assert classes(p(old), p(new)) == ["cosmetic"]
    assert classes(p(new), p(old)) == ["cosmetic"]


@pytest.mark.parametrize(
    ("old", "new"), [("een, twee", "een twee"), ("De", "de"), ("a-b", "ab"), ("cafe", "café")]
)
def test_a_comma_a_capital_or_an_accent_is_substantive(old: str, new: str) -> None:
    assert classes(p(old), p(new)) == ["substantive"]


def test_a_rename_is_a_class_of_its_own() -> None:
    change = change_of(g("Van de school zijn."), g("Van Stichting SOM zijn."), SOM)
    assert change is not None
    assert change.spans == (
        Span(Sign.SAME, "Van "),
        Span(Sign.OLD, "de school"),
        Span(Sign.NEW, "Stichting SOM"),
        Span(Sign.SAME, " zijn."),
    )
    assert change.edits == (Edit((1, 2), ChangeClass.RENAME, 0),)


def test_a_mixed_change_has_all_classes_the_weightiest_first() -> None:
    assert classes(
        g("Van 'de school' altijd, nu.", number="1"),
        bullet("Van ‘Stichting SOM’ altijd, dan."),
        SOM,
    ) == ["substantive", "rename", "cosmetic", "formatting", "number"]


def test_a_typed_number_that_differs_is_of_the_class_number() -> None:
    assert classes(p("x", number="Artikel 1"), p("x", number="Artikel 2")) == ["number"]
    assert classes(h("x", number="1.6a"), h("x", number="")) == ["number"]
    assert classes(g("x", number="1"), g("x")) == []


def test_a_number_that_came_or_went_is_of_the_class_number() -> None:
    assert classes(h("x"), h("x", number="")) == ["number"]


def test_a_number_that_goes_with_the_sort_of_block_is_formatting() -> None:
    assert classes(g("x"), bullet("x")) == ["formatting"]
    assert classes(bullet("x"), g("x")) == ["formatting"]


def test_renumbering_is_no_change() -> None:
    old, new = ComparedText(doc(g("x"), g("y"))), ComparedText(doc(g("nieuw"), g("x"), g("y")))
    assert paired(old.part(1), new.part(2), (), moved=False, group=None) is None


def test_a_moved_and_edited_block_is_edited_and_moved() -> None:
    change = change_of(p("een twee drie"), p("een vier drie"), moved=True, group=1)
    assert change is not None
    assert (change.kind, change.moved, change.group) == (Kind.EDITED, True, 1)
    assert [edit.spans for edit in change.edits] == [(), (1, 2)]


def test_a_moved_block_with_new_looks_alone_is_substantive_too() -> None:
    change = change_of(p("een twee drie"), p(b("een twee drie")), moved=True)
    assert change is not None
    assert change.classes == (ChangeClass.SUBSTANTIVE, ChangeClass.FORMATTING)


def test_another_picture_is_substantive_whatever_it_says() -> None:
    assert classes(image("a", "Het logo"), image("b", "Het logo")) == ["substantive"]
    assert classes(image("a", "Het logo"), image("a", "Het logo")) == []
    assert classes(image("a", "Het logo"), image("a", "Ons logo")) == ["substantive"]
    assert classes(image("a", "logo", "Figuur 1"), image("a", "logo", "Figuur 2")) == [
        "substantive"
    ]


@pytest.mark.parametrize(
    ("kind", "sign", "takes"),
    [(Kind.INSERTED, Sign.NEW, (0,)), (Kind.DELETED, Sign.OLD, (0,)), (Kind.MOVED, Sign.SAME, ())],
)
def test_a_block_taken_whole_carries_its_text_as_one_span(
    kind: Kind, sign: Sign, takes: tuple[int, ...]
) -> None:
    side = ComparedText(doc(p("tekst"))).part(0).side
    change = whole(kind, side, side, None)
    assert change.spans == (Span(sign, "tekst"),)
    assert change.edits == (Edit(takes, ChangeClass.SUBSTANTIVE),)


def test_an_empty_block_taken_whole_has_no_spans() -> None:
    side = ComparedText(doc(p())).part(0).side
    assert whole(Kind.INSERTED, None, side, None).spans == ()
