from hypothesis import assume, given
from hypothesis import strategies as st

from som_editor.core.document import (
    Break,
    Document,
    Field,
    Inline,
    Mark,
    Reference,
    Text,
    normal_inlines,
)
from som_editor.core.inline_edit import (
    Inlines,
    Shows,
    cut,
    has_mark,
    length,
    mark,
    replace_range,
    typed,
    widen,
)
from som_editor.core.shown import Reader
from tests.build import b, br, doc, field, g, i, link, ref
from tests.strategies import any_text, inlines

DOCUMENT = doc(g("x"), fields={"organisatie": "Stichting SOM"})
READER = Reader(DOCUMENT)
shows: Shows = READER.inline

runs = st.lists(inlines(), max_size=5).map(tuple)


@st.composite
def runs_and_ranges(draw: st.DrawFn) -> tuple[Inlines, int, int]:
    some = draw(runs)
    start = draw(st.integers(0, length(some, shows)))
    return some, start, draw(st.integers(start, length(some, shows)))


def shown(some: Inlines) -> str:
    return READER.inlines(some)


def is_atom(inline: Inline) -> bool:
    return isinstance(inline, Field | Reference | Break)


@given(runs)
def test_the_length_is_that_of_what_is_shown(some: Inlines) -> None:
    assert length(some, shows) == len(shown(some))


@given(runs_and_ranges())
def test_the_two_sides_of_a_cut_make_the_whole(case: tuple[Inlines, int, int]) -> None:
    some, at, _ = case
    before, after = cut(some, at, shows)
    assert normal_inlines((*before, *after)) == normal_inlines(some)
    assert len(shown(before)) >= at
    if len(shown(before)) > at:
        assert is_atom(before[-1])


@given(runs_and_ranges())
def test_a_widened_range_cuts_no_atom(case: tuple[Inlines, int, int]) -> None:
    some, start, stop = case
    wide_start, wide_stop = widen(some, start, stop, shows)
    assert (wide_start, wide_stop) == widen(some, wide_start, wide_stop, shows)
    if start < stop:
        assert wide_start <= start
        assert stop <= wide_stop
    else:
        assert start <= wide_start == wide_stop
    at = 0
    for inline in some:
        end = at + len(shows(inline))
        if is_atom(inline):
            assert not at < wide_start < end
            assert not at < wide_stop < end
        at = end


@given(runs_and_ranges(), any_text)
def test_replacing_a_range_replaces_the_widened_range(
    case: tuple[Inlines, int, int], text: str
) -> None:
    some, start, stop = case
    wide_start, wide_stop = widen(some, start, stop, shows)
    replaced = replace_range(some, start, stop, (Text(text),), shows)
    assert shown(replaced) == shown(some)[:wide_start] + text + shown(some)[wide_stop:]
    assert replaced == normal_inlines(replaced)


@given(runs_and_ranges(), st.sampled_from(Mark), st.booleans())
def test_marking_changes_no_word(case: tuple[Inlines, int, int], added: Mark, on: bool) -> None:
    some, start, stop = case
    marked = mark(some, start, stop, added, shows, on=on)
    assert shown(marked) == shown(some)
    assert mark(marked, start, stop, added, shows, on=on) == marked


@given(runs_and_ranges(), st.sampled_from(Mark))
def test_what_is_marked_has_the_mark(case: tuple[Inlines, int, int], added: Mark) -> None:
    some, start, stop = case
    inside = shown(some)[slice(*widen(some, start, stop, shows))]
    assume(inside.strip("\n"))
    assert has_mark(mark(some, start, stop, added, shows, on=True), start, stop, added, shows)
    bare = mark(some, start, stop, added, shows, on=False)
    assert not has_mark(bare, start, stop, added, shows)


def test_a_break_has_no_mark() -> None:
    assert not has_mark((br(),), 0, 1, Mark.BOLD, shows)
    assert mark((br(),), 0, 1, Mark.BOLD, shows, on=True) == (br(),)


def test_a_field_is_marked_whole() -> None:
    marked = mark((Text("van "), field("organisatie")), 6, 8, Mark.BOLD, shows, on=True)
    assert marked == (Text("van "), Field("organisatie", frozenset([Mark.BOLD])))


def test_typed_text_follows_what_stands_before_it() -> None:
    some: Inlines = (b("vet"), i("schuin"), link("regels", "https://www.som.test"), ref("b0"))
    assert typed(some, 0, "x", shows) == (Text("x"),)
    assert typed(some, 3, "x", shows) == (b("x"),)
    assert typed(some, 4, "x", shows) == (i("x"),)
    assert typed(some, 12, "x", shows) == (Text("x"),)
    assert typed((), 0, "a\nb\rc\r\nd", shows) == (
        Text("a"),
        Break(),
        Text("b"),
        Break(),
        Text("c"),
        Break(),
        Text("d"),
    )


@given(any_text)
def test_typed_lines_show_what_was_typed(text: str) -> None:
    assert shown(typed((), 0, text, shows)) == text.replace("\r\n", "\n").replace("\r", "\n")


def test_an_unfilled_field_is_an_atom_too() -> None:
    empty: Document = doc()
    assert widen((field("naam"),), 2, 3, Reader(empty).inline) == (0, 6)
