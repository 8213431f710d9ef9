from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Sign
from som_editor.core.document import BlockId
from som_editor.writers.marked_text import (
    Marking,
    Stretch,
    excerpt,
    marked_block,
    marked_side,
    with_leftovers,
)
from tests.writers.compared import comparison, everything, paragraph, samples


def test_each_side_shows_its_whole_text() -> None:
    for change in (*samples().changes, *everything().changes):
        for sign, side in ((Sign.OLD, change.old), (Sign.NEW, change.new)):
            if side:
                shown = "".join(stretch.text for stretch in marked_side(change, sign))
                assert shown == side.text


@given(
    st.lists(st.text(min_size=1), max_size=5),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=3),
)
def test_leftovers_change_no_character(parts: list[str], found: list[tuple[int, int]]) -> None:
    stretches = [Stretch(part, Marking.INSERTED) for part in parts]
    ranges = [(start, start + length) for start, length in found]
    cut = with_leftovers(stretches, ranges)
    whole = "".join(parts)
    assert "".join(stretch.text for stretch in cut) == whole
    inside = "".join(stretch.text for stretch in cut if stretch.leftover)
    assert inside == "".join(
        letter
        for at, letter in enumerate(whole)
        if any(start <= at < stop for start, stop in ranges)
    )


def test_a_part_of_a_split_or_merge_shows_its_own_text() -> None:
    one, other = "Deel altijd je kennis met elkaar.", "Publiceer nooit iets wat vertrouwelijk is."
    old = (paragraph("a", one), paragraph("b", other))
    new = (paragraph("a", f"{one} {other.replace('Publiceer', 'Plaats')}"),)
    for sides, sign in (((old, new), Sign.OLD), ((new, old), Sign.NEW)):
        (change,) = comparison(*sides).changes
        shown = [marked_block(change, sign, BlockId(block)) for block in ("a", "b", "c")]
        assert ["".join(stretch.text for stretch in part) for part in shown] == [one, other, ""]
        assert any(stretch.marking is not Marking.PLAIN for stretch in shown[1])


START = "Een zin die lang genoeg is om te worden ingekort omdat hij veel"
LONG = f"{START} meer zegt dan nodig is."


def test_an_excerpt_keeps_what_changed_and_the_words_beside_it() -> None:
    shown = excerpt(
        (
            Stretch(LONG),
            Stretch("oud", Marking.DELETED),
            Stretch("nieuw", Marking.INSERTED),
            Stretch(f" {LONG} {LONG}"),
            Stretch("weg", Marking.DELETED),
            Stretch(LONG),
        )
    )
    assert [one.text for one in shown] == [
        "… om te worden ingekort omdat hij veel meer zegt dan nodig is.",
        "oud",
        " ",
        "nieuw",
        f" {START} … om te worden ingekort omdat hij veel meer zegt dan nodig is.",
        "weg",
        f"{START} …",
    ]


def test_an_excerpt_of_one_sort_is_its_beginning() -> None:
    (short,) = excerpt((Stretch(LONG, Marking.INSERTED),))
    assert short == Stretch(LONG, Marking.INSERTED)
    (cut,) = excerpt((Stretch(" ".join([LONG] * 5), Marking.DELETED),))
    assert cut.text.endswith(" …")
    assert cut.marking is Marking.DELETED
    assert " ".join([LONG] * 5).startswith(cut.text.removesuffix(" …"))


@given(st.lists(st.builds(Stretch, st.text(), st.sampled_from(Marking)), max_size=6).map(tuple))
def test_an_excerpt_of_several_loses_no_changed_word(stretches: tuple[Stretch, ...]) -> None:
    changed = [one for one in stretches if one.marking is not Marking.PLAIN]
    if len(stretches) > 1:
        kept = [one for one in excerpt(stretches) if one.marking is not Marking.PLAIN]
        assert kept == changed
